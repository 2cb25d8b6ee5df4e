"""The names of NHS trusts in the spellings that writers give them.

A trust is recognised by the words that are distinctive of it, in their order. Titles come and go (University, Teaching,
Hospital), and so do "NHS" and "Foundation"; but where nothing distinctive is left than the name of a place, only the
title as the trust bears it will do: a "Birmingham NHS Trust" may be any of the trusts there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from ontology.registers.answers import Resolved, Rule, alive_among, count_of, one_among, unsettled
from ontology.registers.bodies import MARGIN, NHS_TRUST_KINDS, Organisation
from ontology.registers.spelling import JOINING, TrustForm, fold, trust_form, words_of

_NO_HOSPITAL = frozenset({"mental", "community", "ambulance", "partnership"})
"""What the names of trusts say that are no hospital trusts."""

_GENERIC = frozenset({"health", "healthcare", "service", "care", "community", "mental", "partnership", "nhs"})
"""Words that beside a place's name may mean any health service there."""

_UNIVERSITY_HOSPITALS = frozenset({"university", "hospital"})
"""Titles that together are a trust's: "University Hospitals Marlshire" are no hospital of that name."""


@dataclass(frozen=True, slots=True)
class _Trust:
    """A trust's name taken apart."""

    organisation: Organisation
    form: TrustForm
    name: str


class TrustNames:
    """NHS trusts by what is distinctive of their names."""

    def __init__(self, organisations: Iterable[Organisation], is_place: Callable[[tuple[str, ...]], bool]) -> None:
        """Index the trusts among `organisations`; `is_place` tells whether words are only the name of a place."""
        self._is_place = is_place
        self._by_core: dict[tuple[str, ...], list[_Trust]] = defaultdict(list)
        self._by_slip: dict[str, list[_Trust]] = defaultdict(list)
        for organisation in organisations:
            if organisation.kind in NHS_TRUST_KINDS:
                for name in organisation.names:
                    if form := trust_form(name):
                        self._by_core[form.core].append(_Trust(organisation, form, name))
                        self._by_slip[_slipping(form.core)].append(_Trust(organisation, form, name))

    def resolve(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        """Which trust `text` means by another spelling; None where it is not the name of a trust."""
        form = trust_form(text)
        if form is None:
            return None
        nearest, near = self._nearest_names(form, on), self._near(form, on)
        objections = {trust: self._objection(form, trust, near) for trust in nearest}
        fitting = [trust for trust in nearest if objections[trust] is None]
        closest = min((len(trust.form.soft ^ form.soft) for trust in fitting), default=0)
        bodies = {t.organisation: t.name for t in fitting if len(t.form.soft ^ form.soft) == closest}
        found = one_among(bodies, on, area)
        if found is not None:
            differs = f"“{text}” differs from “{bodies[found]}” only in spelling, titles or form"
            reason = f"{differs}, and no other trust of the time does."
            return Resolved(found, Rule.SPELLING, reason, spelling=bodies[found])
        if not fitting and (
            settled := self._by_a_slip(text, form, on)
            or self._of_the_area(form, self._near(replace(form, foundation=False), on), area)
        ):
            return settled
        if fitting:
            reason = f"{count_of(len(bodies)).capitalize()} trusts of the time may be called “{text}”."
            return unsettled(Rule.AMBIGUOUS, reason, bodies)
        why = next((f": {said}" for said in objections.values()), "")
        candidates = [*(trust.organisation for trust in nearest), *near]
        return unsettled(Rule.NO_ENTRY, f"No trust of the time is called “{text}”{why}.", candidates)

    def _by_a_slip(self, text: str, form: TrustForm, on: date | None) -> Resolved | None:
        """The one trust whose name differs by a slip: "Merseycare", "Oxfordshire" for "Oxford", "Health" for "Healthcare"."""
        same = [trust for trust in self._by_slip.get(_slipping(form.core), []) if trust.organisation.alive(on, MARGIN)]
        bodies = {trust.organisation: trust.name for trust in same}
        if len(bodies) != 1 or all(trust.form.soft != form.soft for trust in same):
            return None
        found, name = next(iter(bodies.items()))
        if self._objection(form, same[0], []) is not None:
            return None
        reason = f"“{text}” differs from “{name}” only by a slip of the pen, and no other trust of the time is so near."
        return Resolved(found, Rule.SPELLING, reason, spelling=name)

    def _of_the_area(self, form: TrustForm, near: list[Organisation], area: Organisation | None) -> Resolved | None:
        """The only trust of the time that has the area's place in its name, where the words say no more than the place."""
        places = [tuple(w for w in words_of(name) if w not in JOINING) for name in area.names] if area else []
        if not form.foundation or form.soft or form.core not in places or len(near) != 1:
            return None
        reason = f"{near[0].name} was the one trust with {' '.join(form.core).title()} in its name."
        return Resolved(near[0], Rule.SPELLING, reason, spelling=near[0].name)

    def resolve_without_the_word(self, text: str, on: date | None, area: Organisation | None) -> Resolved | None:
        """Which trust `text` means where it leaves "NHS Trust" out: "East of England Ambulance Service"."""
        words = words_of(text)
        if "trust" in words:
            return None
        form = trust_form(f"{text} NHS Trust")
        if form is None:
            return None
        same = [trust.organisation for trust in self._by_core.get(form.core, []) if trust.form.soft == form.soft]
        found = one_among(alive_among(same, on), on, area)
        if found is None:
            return None
        if words[-1] == "hospital" and not self._is_called_after(found, text):
            return None
        telling = tuple(word for word in form.core if word not in _GENERIC)
        named = len(telling) < len(form.core) and not self._is_place(telling)
        if named or "ambulance" in form.core or words[-1] == "hospital" or form.soft >= _UNIVERSITY_HOSPITALS:
            reason = f"“{text}” is {found.name} without the words NHS Trust."
            return Resolved(found, Rule.TRUST_LEFT_OUT, reason, spelling=found.name)
        reason = f"“{text}” lacks the word trust, and may mean other things than {found.name}."
        return unsettled(Rule.NO_ENTRY, reason, [found])

    def _is_called_after(self, trust: Organisation, hospital: str) -> bool:
        """Whether a trust bears the name of this one hospital; any other hospital is a site, not the trust that runs it."""
        return any(fold(name).startswith(f"{fold(hospital)} nhs ") for name in trust.names)

    def _nearest_names(self, form: TrustForm, on: date | None) -> list[_Trust]:
        """Of each trust of the time with these distinctive words, the name whose titles are nearest the written ones."""
        same = [trust for trust in self._by_core.get(form.core, []) if trust.organisation.alive(on, MARGIN)]
        nearest: dict[Organisation, _Trust] = {}
        for trust in sorted(same, key=lambda trust: len(trust.form.soft ^ form.soft)):
            nearest.setdefault(trust.organisation, trust)
        return list(nearest.values())

    def _objection(self, form: TrustForm, trust: _Trust, near: list[Organisation]) -> str | None:
        """Why a name of the same distinctive words is yet not the written one, or None where it is; `near` are all the
        trusts whose names hold those words.
        """
        body = trust.organisation
        words = {word for name in body.names for word in words_of(name)}
        if form.foundation and "foundation" not in words:
            return f"{body.name} never was a foundation trust"
        differing = form.soft ^ trust.form.soft
        bare = self._is_place(form.core)
        if bare and differing:
            titles = " and ".join(sorted(differing))
            return f"apart from {titles} the name of {body.name} is only the place's"
        if bare and not form.health:
            return "the name is a place's and says nothing of health"
        if "hospital" in differing and any(other != body for other in near):
            return f"without the word hospital {body.name} is not the only trust with these words in its name"
        if "hospital" in form.soft - trust.form.soft and not _NO_HOSPITAL.isdisjoint(words):
            return f"{body.name} is no hospital trust"
        return None

    def _near(self, form: TrustForm, on: date | None) -> list[Organisation]:
        """The trusts of the time whose names hold every distinctive word of the written one, the shortest first."""
        near: dict[Organisation, int] = {}
        for core, trusts in self._by_core.items():
            if set(form.core) <= set(core):
                for trust in trusts:
                    body = trust.organisation
                    if body.alive(on, MARGIN) and (not form.foundation or body.kind == "NHSFoundationTrust"):
                        near[body] = min(len(core), near.get(body, len(core)))
        return sorted(near, key=lambda body: (near[body], body.key))


def _slipping(core: tuple[str, ...]) -> str:
    """What is left of the distinctive words where a county stands for its town, healthcare for health, or two words are one."""
    return re.sub(r"healthcare", "health", "".join(re.sub(r"(?<=\w{3})shire$", "", word) for word in core))
