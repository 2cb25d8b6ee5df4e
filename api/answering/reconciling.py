"""Which bodies the names of a stranger's table mean: candidates, how well each fits, and a match only where nothing speaks against it.

What a name means is decided where it always is, in `ontology.registers.resolver`; here it is weighed with what else the table says.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from api.answering.edition import Edition
from ontology.folding import fold
from queries.answering.kinds_of_body import is_of_kind
from queries.answering.models import Organisation
from queries.editions.indexed_bodies import LONGEST_QUERY, IndexedBodies, NameMeaning

LONGEST_NAME: Final = LONGEST_QUERY
"""Characters of a name that is reconciled: what is longer is no name of a body, and is answered so rather than cut."""

SURE_SCORE: Final = 70.0
"""Out of 100, from here on every word of the name is one of the body's; below it a candidate is a guess."""

TELLING: Final = ("type", "kind", "code_given", "area", "region")
"""The features by which what else a table says tells one body from another."""

BY_CODE: Final = "its code"

_WHOLE, _GUESS, _CONTRADICTED = 100.0, 20.0, 0.5

_LOCAL = "agency/"
"""What the tail of the IRI of a body begins with that reports name in one area, and no register lists."""


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name with what else is known of its body; what is empty or None asks nothing, of several values one is to fit.

    `kinds` are local names of classes, of which a candidate must be one, or each where `every_kind`; of `kind` it should be one. `region`
    is a notation or a name of `regions`, `area` a code or the name of the council whose area it serves, `on` the day of which the table
    speaks.
    """

    name: str = ""
    kinds: tuple[str, ...] = ()
    every_kind: bool = False
    kind: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class MatchCandidate:
    """A body that may be meant. `score` is out of 100; `found_by` the name or code that fits; `features` say what else does, by name."""

    body: Organisation
    score: float
    found_by: str
    match: bool = False
    features: dict[str, bool | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The bodies that a name may mean, best first: the first alone may be a match. `reason` says why, in a sentence."""

    candidates: tuple[MatchCandidate, ...]
    reason: str

    @property
    def match(self) -> MatchCandidate | None:
        """The one that is meant, where that is settled."""
        return next((each for each in self.candidates if each.match), None)

    @property
    def several(self) -> bool:
        """Whether it is not settled and may well be one of them: they bear the name, or all its words."""
        return self.match is None and any(each.features["name"] >= SURE_SCORE for each in self.candidates)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is asked, with the IRIs of the bodies of the codes and of the councils that it names."""

    asked: AskedName
    by_code: frozenset[str]
    areas: frozenset[str]


class Reconciler:
    """Reconciles names with the bodies of one edition. Safe to use from several threads."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _bodies(self) -> IndexedBodies:
        return IndexedBodies(self._edition.index, self._edition.base)

    def reconcile(self, asked: AskedName, limit: int) -> Reconciled:
        """What a name may mean, `limit` candidates at most. Raises NeedsIndex where a SPARQL server holds the graph."""
        name = " ".join(asked.name.split())
        if len(name) > LONGEST_NAME:
            return Reconciled((), f"A name has at most {LONGEST_NAME} characters, and this text has {len(name):,}.")
        if not fold(name) and not asked.code:
            return Reconciled((), "There is no name.")
        meaning = self._bodies.meaning(name, asked.on)
        by_code = frozenset(iri for code in asked.code for iri in self._bodies.coded(code[:LONGEST_NAME]))
        scores = _scores(meaning, by_code, named=bool(fold(name)))
        said = _Said(asked, by_code, frozenset(iri for area in asked.area for iri in self._area(area)))
        found = [self._weighed(iri, scores[iri], said, meaning) for iri in scores]
        ranked = sorted(
            (each for each in found if each is not None),
            key=lambda each: (-each.score, len(each.body.name), each.body.iri),
        )
        settled, reason = _settled(asked, meaning, by_code, ranked)
        first = [each for each in ranked if each.body.iri == settled]
        others = [each for each in ranked if each.body.iri != settled]
        matched = [replace(each, match=True) for each in first]
        return Reconciled(tuple([*matched, *others][:limit]), reason)

    def _weighed(self, iri: str, found: tuple[float, str], said: _Said, meaning: NameMeaning) -> MatchCandidate | None:
        """A body with its score, None where it is of none of the kinds that are asked for."""
        asked = said.asked
        written = self._edition.index.thing("organisation", iri)
        if written is None:
            return None
        body = Organisation.model_validate_json(written)
        if asked.kinds and not (all if asked.every_kind else any)(is_of_kind(body.kind, kind) for kind in asked.kinds):
            return None
        score, found_by = found
        features: dict[str, bool | float] = {
            "name": round(score, 1),
            "same_name": iri in meaning.bearers,
            "official_name": fold(body.name) == fold(asked.name),
            "code": iri in meaning.coded or iri in said.by_code,
            "recommendations": float(body.recommendations),
            **{name: fits for name, fits in self._compared(body, said).items() if fits is not None},
        }
        weighed = MatchCandidate(body, round(score, 1), found_by, features=features)
        return replace(weighed, score=round(score * _CONTRADICTED, 1)) if _contradicted(weighed) else weighed

    def _compared(self, body: Organisation, said: _Said) -> dict[str, bool | None]:
        """What the table says beside the name, each with whether it is so of the body; None where that is not known."""
        asked = said.asked
        found: dict[str, bool | None] = {}
        if asked.kinds:
            found["type"] = True  # others are not here
        if asked.kind:
            found["kind"] = any(is_of_kind(body.kind, kind) for kind in asked.kind)
        if asked.code:
            found["code_given"] = body.iri in said.by_code
        if asked.area:
            areas = {ref.iri for ref in body.areas} | {body.iri}
            found["area"] = bool(areas & said.areas) if body.areas or body.kind == "Authority" else None
        if asked.region:
            regions = self._regions(body)
            found["region"] = any(fold(region) in regions for region in asked.region) if regions else None
        if asked.on is not None:
            found["living"] = _living(body, asked.on)
        return found

    def _area(self, written: str) -> set[str]:
        """The IRIs of the council that a code or a name means."""
        coded = self._bodies.coded(written[:LONGEST_NAME])
        settled = None if coded else self._bodies.meaning(written[:LONGEST_NAME], None).settled
        return {*coded, *([settled] if settled else ())}

    def _regions(self, body: Organisation) -> set[str]:
        """The regions of a body, or of the areas that it serves, as they may be written."""
        found = {body.region} if body.region else set()
        for area in body.areas if not found else ():
            written = self._edition.index.thing("organisation", area.iri)
            region = Organisation.model_validate_json(written).region if written else None
            found.update({region} if region else ())
        return {fold(text) for region in found for text in (region.notation or "", region.label)}


def _scores(meaning: NameMeaning, by_code: frozenset[str], *, named: bool) -> dict[str, tuple[float, str]]:
    """Every body that may be meant: how well name or code fits, and which name or code that is."""
    found = {iri: (max(_GUESS, _WHOLE * hit.score), hit.matched) for iri, hit in meaning.hits}
    for iri in meaning.coded:
        found[iri] = (_WHOLE, found[iri][1] if iri in meaning.bearers else BY_CODE)
    for iri in sorted(by_code):
        if iri not in found:
            found[iri] = (SURE_SCORE if named else _WHOLE, BY_CODE)
    return found


def _living(body: Organisation, on: date) -> bool:
    """Whether it was there on that day, as far as the days of its beginning and end are known."""
    day = on.isoformat()
    return not (body.founded and body.founded > day) and not (
        body.dissolved and body.dissolved < day[: len(body.dissolved)]
    )


def _settled(
    asked: AskedName, meaning: NameMeaning, by_code: frozenset[str], ranked: list[MatchCandidate]
) -> tuple[str | None, str]:
    """The IRI of the body that is meant, None where that is not settled; and why."""
    standing = {each.body.iri: each for each in ranked if not _contradicted(each)}
    if not fold(asked.name):
        return _only([iri for iri in by_code if iri in standing], "It has this code.", "No one body has this code.")
    if meaning.coded and not meaning.bearers:
        coded = [iri for iri in meaning.coded if iri in standing]
        return _only(coded, "It has this code.", "No one body of this code fits what else the table says.")
    both = [iri for iri in by_code if iri in standing and standing[iri].features["name"] >= SURE_SCORE]
    if both and standing[both[0]].found_by != BY_CODE:
        return _only(both, "It has this code, and the name fits it.", "Several bodies have this code.")
    iri, reason = _named(asked, meaning, standing)
    if iri is None:
        return None, reason
    body = standing[iri]
    if meaning.only_initials:
        return None, f"“{asked.name}” alone may mean several bodies: an acronym never decides."
    if body.body.id.startswith(_LOCAL) and body.features.get("area") is not True:
        return None, f"{body.body.name} is known from reports on one area: say which council's area the table means."
    return iri, reason


def _named(asked: AskedName, meaning: NameMeaning, standing: dict[str, MatchCandidate]) -> tuple[str | None, str]:
    """The body that the name means, among those that nothing else speaks against."""
    chosen = meaning.settled if meaning.settled in standing else None
    if len(meaning.bearers) > 1 and (asked.on is None or chosen is None):
        bearers = [iri for iri in meaning.bearers if iri in standing and _confirmed(standing[iri])]
        fitting = "Of those that bear this name, what else the table says fits it alone."
        return _only(bearers, fitting, f"{len(meaning.bearers)} bodies bear this name.")
    if chosen is not None and asked.on is None and meaning.handed_on and chosen not in meaning.bearers:
        return None, f"“{asked.name}” has been several bodies, one after the other: say of which day the table speaks."
    if chosen is None and meaning.settled is not None:
        return None, "What else the table says does not fit the body of this name."
    return chosen, meaning.reason


def _only(found: list[str], reason: str, otherwise: str) -> tuple[str | None, str]:
    return (found[0], reason) if len(found) == 1 else (None, otherwise)


def _contradicted(candidate: MatchCandidate) -> bool:
    return any(candidate.features.get(name) is False for name in TELLING)


def _confirmed(candidate: MatchCandidate) -> bool:
    """Whether something that tells namesakes apart is so of it."""
    return any(candidate.features.get(name) is True for name in TELLING)
