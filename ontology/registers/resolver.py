"""Which body a written name means, and why; or that no entry fits, and which come near.

Nothing is matched by likeness: a name is an entry's name, or differs from it only in ways that a rule spells out, and
then only one body of that time and kind may fit. What no rule settles stays as written, with the candidates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ontology.registers.answers import Resolved, Rule, alive_among, count_of, lived, one_among, unsettled
from ontology.registers.bodies import COMMISSIONER_KINDS, Organisation
from ontology.registers.councils import CouncilNames
from ontology.registers.hospitals import HospitalSeats
from ontology.registers.spelling import (
    LONGEST_NAME,
    CommissionerForm,
    commissioner_form,
    fold,
    is_acronym,
    names_care_trust,
    names_collective,
    names_commissioners_of,
    names_local_body,
    police_place,
    unadorned,
    words_of,
)
from ontology.registers.trusts import TrustNames

_COUNCIL_OF_THE_AREA = frozenset({"council", "local authority", "county council", "city council", "borough council"})

# "Exampleshire’s Clinical Commissioning Group": a place and its body, where the name has the place alone.
_POSSESSIVE = re.compile(
    r"(?<=\w)['’]s(?=\s+(?:(?:NHS|primary|clinical|integrated|county|city|borough|police|constabulary|probation|community"
    r" rehabilitation)\b|(?:PCT|CCG|ICB|CRC)\b))",
    re.IGNORECASE,
)
_PROBATION = frozenset({"community rehabilitation company", "probation trust"})

_FOUNDATION_TRUST = re.compile(r"(?<=\s)FT\b")
# A code with figures in it: one of letters alone is an acronym too, and may be several bodies'.
_CODE = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{3,9}")

_KIND_WORDS = {
    "PrimaryCareTrust": "primary care trust",
    "ClinicalCommissioningGroup": "clinical commissioning group",
    "IntegratedCareBoard": "integrated care board",
    "PoliceForce": "police force",
}
_KINDS_OF_NAME = {Rule.NAME: "the official name", Rule.OTHER_NAME: "another name", Rule.FORMER_NAME: "a former name"}


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the index: whose it is, and in which way it is a name of it."""

    organisation: Organisation
    rule: Rule
    name: str


class Resolver:
    """Resolves names against a fixed set of bodies, indexed once."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        """Index `organisations`."""
        bodies = tuple(organisations)
        self._councils = CouncilNames(bodies)
        self._trusts = TrustNames(bodies, self._councils.is_place)
        self._hospitals = HospitalSeats(bodies)
        self._names: dict[str, list[_Named]] = defaultdict(list)
        self._loose: dict[str, list[_Named]] = defaultdict(list)
        self._shorts: dict[str, list[Organisation]] = defaultdict(list)
        self._codes: dict[str, Organisation] = {}
        self._commissioners: dict[tuple[str, ...], list[Organisation]] = defaultdict(list)
        self._forces: dict[tuple[str, ...], list[Organisation]] = defaultdict(list)
        self._serving: dict[str, list[Organisation]] = defaultdict(list)
        for body in bodies:
            self._index(body)

    def _index(self, body: Organisation) -> None:
        former = {name.name for name in body.former_names}
        for name in body.names:
            rule = Rule.NAME if name == body.name else Rule.FORMER_NAME if name in former else Rule.OTHER_NAME
            entries = self._names[fold(name)]
            if all(entry.organisation is not body for entry in entries):
                entries.append(_Named(body, rule, name))
                self._loose[_loosely(name)].append(_Named(body, rule, name))
            if body.kind in COMMISSIONER_KINDS and (commissioner := commissioner_form(name)):
                for place in {commissioner.place, unadorned(commissioner.place)}:
                    self._commissioners[place].append(body)
            if body.kind == "PoliceForce" and (place_of_force := police_place(name)):
                self._forces[place_of_force].append(body)
        for code in (body.gss, body.ods, body.urn, *body.other_codes):
            if code and _CODE.fullmatch(code):
                self._codes[code] = body
        for short in body.short_names:
            self._shorts[fold(short)].append(body)
        for area in body.areas:
            self._serving[area].append(body)

    def authority(self, text: str, on: date | None) -> Organisation | None:
        """The authority `text` names in full; see `Register.authority`."""
        return self._councils.find(text, on)

    def authority_forms(self) -> Iterable[str]:
        """Every folded form by which a text may name an authority."""
        return self._councils.forms()

    def serving(self, area: Organisation, kinds: frozenset[str], on: date | None) -> tuple[Organisation, ...]:
        """Bodies of these kinds that serve `area` on that day; if none does, those within the margin of it."""
        codes = dict.fromkeys((area.key, *area.other_codes))
        bodies = [body for code in codes for body in self._serving.get(code, ()) if body.kind in kinds]
        return tuple(alive_among(bodies, on))

    def resolve(self, written: str, on: date | None, area: Organisation | None) -> Resolved:
        """Which body `written` means; the rules in order, the first that can tell decides."""
        text = " ".join(written.split()) if len(written) <= LONGEST_NAME else ""
        if not fold(text):
            return unsettled(Rule.NO_ENTRY, "This is no name of a body.")
        answer = self._decide(text, on, area)
        bare = re.sub(r"['’]s$", "", text, flags=re.IGNORECASE)
        if answer.organisation is None and bare != text and fold(bare):
            without = self._decide(bare, on, area)
            return answer if without.organisation is None else without
        return answer

    def _decide(self, text: str, on: date | None, area: Organisation | None) -> Resolved:
        for rule in (
            self._by_name,
            self._by_loose_name,
            self._without_bracket,
            self._without_possessive,
            self._written_out,
            self._of_area,
            self._code,
            self._acronym,
            self._not_one_body,
            self._council,
            self._police,
            self._commissioner,
            self._trusts.resolve,
            self._trusts.resolve_without_the_word,
            self._hospitals.resolve,
        ):
            if answer := rule(text, on, area):
                return answer
        unborn = [entry.organisation for entry in self._names.get(fold(text), [])]
        reason = f"No body of the registers was called “{text}” at the time."
        return unsettled(Rule.NO_ENTRY, reason, [*unborn, *self._councils.near(text, on)])

    def _by_name(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        entries = [entry for entry in self._names.get(fold(text), []) if not entry.organisation.unborn(on)]
        form = commissioner_form(text)
        if form is not None and form.kind is None:  # "NHS X" was handed on from body to body: its date decides, below
            entries = [
                e for e in entries if e.rule is not Rule.OTHER_NAME or e.organisation.kind not in COMMISSIONER_KINDS
            ]
        if not entries:
            return None
        found = one_among((entry.organisation for entry in entries), on, area)
        if found is None:
            bodies = [entry.organisation for entry in entries]
            reason = f"{count_of(len(bodies)).capitalize()} bodies are called “{text}”."
            return unsettled(Rule.AMBIGUOUS, reason, bodies)
        entry = next(entry for entry in entries if entry.organisation is found)
        of = "" if entry.rule is Rule.NAME else f" of {found.name}"
        reason = f"“{entry.name}” is {_KINDS_OF_NAME[entry.rule]}{of}{lived(found, on)}."
        return Resolved(found, entry.rule, reason, spelling=entry.name)

    def _by_loose_name(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        """The one body whose name differs in no more than "Children" for "Children's"."""
        entries = [entry for entry in self._loose.get(_loosely(text), []) if not entry.organisation.unborn(on)]
        found = one_among((entry.organisation for entry in entries), on, area)
        if found is None or fold(text) in self._names:
            return None
        entry = next(entry for entry in entries if entry.organisation is found)
        reason = f"“{text}” differs from “{entry.name}” only in “Children” for “Children's”{lived(found, on)}."
        return Resolved(found, Rule.SPELLING, reason, spelling=entry.name)

    def _without_bracket(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        match = re.fullmatch(r"(.*\S)\s*\((?:the )?[“\"'‘]?[A-Z][\w&]{1,11}[”\"'’]?\)", text)
        named = (
            fold(text) in self._names
        )  # “NHS England (Lancashire)” has its place in brackets, and is not NHS England
        answer = self.resolve(match[1], on, area) if match and not named else None
        if answer is None or answer.organisation is None:
            return None
        return replace(answer, reason=f"Without the abbreviation in brackets: {answer.reason}")

    def _without_possessive(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        match = _POSSESSIVE.search(text)
        answer = self.resolve(text[: match.start()] + text[match.end() :], on, area) if match else None
        if answer is None or answer.organisation is None:
            return None
        return replace(answer, reason=f"Without the possessive: {answer.reason}")

    def _written_out(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        if not _FOUNDATION_TRUST.search(text):
            return None
        answer = self.resolve(_FOUNDATION_TRUST.sub("Foundation Trust", text), on, area)
        return replace(answer, reason=f"FT is Foundation Trust: {answer.reason}")

    def _code(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        body = self._codes.get(text.upper())
        if body is None:
            return None
        reason = f"“{text}” is the code of {body.name}, and no name: remit registers show {text} tells of it."
        return unsettled(Rule.NO_ENTRY, reason, [body])

    def _of_area(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        if area is None:
            return None
        plain = fold(text)
        if plain in _COUNCIL_OF_THE_AREA:
            if plain not in ("council", "local authority") and not fold(area.name).endswith(plain):
                return None
            return Resolved(area, Rule.AREA, f"“{text}” in a report on {area.name} is that authority.")
        form = commissioner_form(text)
        if form is not None and not form.place and form.kind:
            what, bodies = _KIND_WORDS[form.kind], self.serving(area, frozenset({form.kind}), on)
        elif police_place(text) == ():
            what, bodies = _KIND_WORDS["PoliceForce"], self.serving(area, frozenset({"PoliceForce"}), on)
        elif (what := plain.removeprefix("local ")) in _PROBATION:
            bodies = self.serving(area, frozenset({"ProbationService"}), on)
            bodies = tuple(body for body in bodies if fold(body.name).endswith(what))
        else:
            return None
        if len(bodies) == 1:
            return Resolved(bodies[0], Rule.AREA, f"{bodies[0].name} was the one {what} of {area.name} at the time.")
        said = f"{count_of(len(bodies))} {what}s" if bodies else f"no {what} that we know"
        return unsettled(Rule.AMBIGUOUS, f"{area.name} had {said} at the time.", bodies)

    def _acronym(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        bodies = self._shorts.get(fold(text), [])
        if not bodies and not is_acronym(text):
            return None
        bodies = [*bodies, *(entry.organisation for entry in self._names.get(fold(text), []))]
        if fold(text) == "nhs" and area is not None:
            bodies = list(self.serving(area, COMMISSIONER_KINDS, on))
        near = [body for body in bodies if area is not None and area.key in (*body.areas, body.key)]
        reason = f"“{text}” alone may mean several bodies: an acronym never decides."
        return unsettled(Rule.ACRONYM, reason, [*near, *(alive_among(bodies, on) or bodies)])

    def _not_one_body(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        if names_local_body(text):
            reason = f"“{text}” is of a kind that every area has one of, and no register lists this one."
            return unsettled(Rule.LOCAL, reason)
        if names_commissioners_of(text):
            bodies = self.serving(area, COMMISSIONER_KINDS, on) if area is not None else ()
            return unsettled(Rule.COMMISSIONERS_OF, f"“{text}” are those who commission, not a body it names.", bodies)
        if names_collective(text):
            return unsettled(Rule.COLLECTIVE, f"“{text}” addresses several bodies together.")
        return None

    def _council(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        found = self._councils.find(text, on)
        if found is None:
            return None
        reason = f"“{text}” is a form of a council's name; there it is {found.name}."
        return Resolved(found, Rule.COUNCIL, reason, spelling=found.name)

    def _police(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        place = police_place(text)
        found = one_among(alive_among(self._forces.get(place, []), on), on, area) if place else None
        if found is None:
            return None
        reason = f"“{text}” is a form of a police force's name; there it is {found.name}."
        return Resolved(found, Rule.POLICE, reason, spelling=found.name)

    def _commissioner(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        form = commissioner_form(text)
        if form is None or not form.place:
            return None
        bodies = self._commissioners.get(form.place) or self._commissioners.get(unadorned(form.place)) or []
        bodies = [body for body in dict.fromkeys(bodies) if form.kind in (None, body.kind)]
        if not bodies and names_care_trust(text):  # some care trusts provide, and are trusts like others
            return None
        living = alive_among(bodies, on)
        found = one_among(living, on, area)
        if found is None and form.kind and len(bodies) == 1 and not bodies[0].unborn(on):
            found = bodies[0]  # a name with its kind says which, even of a body long gone
        if found is not None:
            what = _KIND_WORDS.get(found.kind, "NHS commissioner")
            reason = f"{found.name} is the {what} of that place{lived(found, on)}."
            return Resolved(found, Rule.COMMISSIONER, reason, spelling=found.name)
        if living:
            reason = f"{count_of(len(living)).capitalize()} commissioners of the time are known as “{text}”."
            return unsettled(Rule.AMBIGUOUS, reason, living)
        near = self._commissioners_near(form, on, area)
        if form.kind and area is not None and (only := self._only_one_of_the_area(form, on, area)):
            reason = f"{only.name} was the one {_KIND_WORDS[form.kind]} of {area.name} with these words in its name."
            return Resolved(only, Rule.COMMISSIONER, reason, spelling=only.name)
        return unsettled(Rule.NO_ENTRY, f"No NHS commissioner of the time was known as “{text}”.", near)

    def _only_one_of_the_area(self, form: CommissionerForm, on: date | None, area: Organisation) -> Organisation | None:
        """Of the area's commissioners of a kind, the one whose name has the written words and more, or the county for its town."""
        serving = self.serving(area, frozenset({form.kind or ""}), on)
        fitting = [body for body in serving if any(_comes_near(form.place, name) for name in body.names)]
        return fitting[0] if len(fitting) == 1 else None

    def _commissioners_near(
        self, form: CommissionerForm, on: date | None, area: Organisation | None
    ) -> list[Organisation]:
        """Those of the time whose names hold all words of the place; else those of the area whose names hold some."""
        kinds = COMMISSIONER_KINDS if form.kind is None else frozenset({form.kind})
        near = [b for place, bodies in self._commissioners.items() if set(form.place) <= set(place) for b in bodies]
        if not near and area is not None:
            words = set(form.place)
            serving = self.serving(area, kinds, on)
            near = [
                body for body in serving if not words.isdisjoint(word for name in body.names for word in words_of(name))
            ]
        return [body for body in alive_among(near, on) if body.kind in kinds]


def _loosely(name: str) -> str:
    """A folded name in which "children" and "children's" are one."""
    return re.sub(r"\bchildrens\b", "children", fold(name))


def _comes_near(place: tuple[str, ...], name: str) -> bool:
    """Whether a commissioner's name has all words of `place` and others, or differs in a county for its town: "Oxford CCG"."""
    form = commissioner_form(name)
    if form is None:
        return False
    if len(place) > 1 and set(place) < set(form.place):
        return True
    return len(place) == len(form.place) and all(
        theirs in (ours, f"{ours}shire") for ours, theirs in zip(place, form.place, strict=True)
    )
