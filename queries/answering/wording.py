"""The words in which answers explain themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from queries.answering.models import Concept, InspectionRef, OrganisationRef, Recommendation

BASES = {
    "named": "Named in the sentence itself.",
    "responsible-body": "Listed beside it as the responsible body.",
    "lead-in": "Named in the words that lead in to the list.",
    "member": "Known to be one of the group that is named.",
    "provider": "Known to provide the service that it speaks of.",
    "about": "Its words find fault with this body, and tell nobody to act.",
    "default": "Nothing says whose it is: assumed to be that of the body that the report, or its part, is about.",
}
"""What each basis of an assignment means to a reader."""

DEFAULTS = {
    "default-inspected-authority": "Nothing says whose it is: assumed to be the inspected authority's.",
    "default-partnership-addressed": "Nothing says whose it is: assumed to be that of the partnership to which the report is addressed.",
    "default-board-reported-on": "Nothing says whose it is: assumed to be that of the board that this part of the report is about.",
}
"""What the default means, by the rule that says whose it is: not every report, and not every part, is about an authority."""

OVERALL = "overall effectiveness"
"""How the name begins of an aspect that is graded over all others; since April 2026 Ofsted grades none."""

_SHARED = re.compile(r"\((?P<common>[^()]*)\)\.$")
"""What two requests share, at the end of the reason why the later asks the earlier again."""

_ISO_DAY = re.compile(r"(?<![\d/-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not the locale's: the answers are in English wherever the server stands."""


def explanation(basis: Concept, rule: str | None = None) -> str:
    """The basis of an assignment in a sentence; `rule`: the one that inferred it, where the words do not say it."""
    if basis.notation == "default" and rule in DEFAULTS:
        return DEFAULTS[rule]
    return BASES.get(basis.notation or "", f"{capitalised(basis.label)}.")


def doubt(resolution: Concept | None, reason: str | None, candidates: Sequence[OrganisationRef]) -> str | None:
    """What is not settled about who is meant, in words; None where it is."""
    named = " or ".join(f"{ref.name} ({ref.id})" for ref in candidates)
    kind = resolution.notation if resolution else None
    why = f"{(reason or '').rstrip('.')}."
    if kind == "as-written":
        return f"It is not settled who is meant: {why}" + (f" It may be {named}." if named else "")
    if kind == "group" and named:
        return f"{why} Known bodies that may be of them: {named}."
    return None


def told_apart(body: OrganisationRef) -> str:
    """The name of a body, with its area where others elsewhere bear the same: `Local partnership (Marlshire County Council)`."""
    return f"{body.name} ({body.area})" if body.area else body.name


def owners_in_words(item: Recommendation) -> str:
    """Whose a recommendation is, each body with how that is known, those that are inferred last and marked: `Marlshire County Council
    (by default); Marlshire Police (inferred: body found at fault)`.
    """
    stated = [f"{owner.organisation.name} ({owner.basis.label})" for owner in item.owners]
    inferred = [f"{owner.organisation.name} (inferred: {owner.basis.label})" for owner in item.inferred_owners]
    return "; ".join([*(stated or ["nobody that is known"]), *inferred])


def long_date(iso: str | date | None) -> str:
    """`11 October 2010`, `October 2010` or `2010`, as far as the date tells; empty for None."""
    if iso is None:
        return ""
    year, *rest = str(iso).split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def in_prose(said: str) -> str:
    """A sentence with its days as people write them: `2026-01-12` becomes `12 January 2026`."""
    return _ISO_DAY.sub(lambda found: long_date(found.group()), said)


def spelt_out(common: str, *texts: str) -> str:
    """What two texts share, with each stem as the word that the texts have: `supervision, qual` becomes `supervision, quality`."""
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())]
    return ", ".join(
        next((word for word in words if word.startswith(stem)), stem) if stem.isalpha() and stem not in words else stem
        for stem in common.split(", ")
    )


def standing_in_words(item: Recommendation) -> str:
    """Why a recommendation stands as it does, with days and words as people write them; empty where nothing was derived."""
    if item.standing is None:
        return ""
    said = in_prose(item.standing.reason)
    shared = _SHARED.search(said) if item.standing.status.notation == "asked-again" else None
    return f"{said[: shared.start()]}({spelt_out(shared['common'], item.text)})." if shared else said


def period(start: str | None, end: str | None) -> str:
    """`11 to 22 October 2010`: from the first day to the last, without saying a month or year twice."""
    first, last = long_date(start).split(), long_date(end).split()
    if not last or first == last:
        return " ".join(first)
    kept = list(first)
    for mine, its in zip(reversed(first), reversed(last), strict=False):
        if mine != its or len(kept) == 1:
            break
        kept.pop()
    return f"{' '.join(kept)} to {' '.join(last)}" if kept else " ".join(last)


def when(inspection: InspectionRef) -> str:
    """From the first day of an inspection to its last; where nobody says, when it was reported on; empty where not even that."""
    return period(inspection.start, inspection.end) or _reported(inspection.published)


def inspection_name(
    authority: OrganisationRef | None, framework: Concept | None, started: str | None, published: str | None
) -> str:
    """What to call an inspection: whose, of which kind, from when, or else reported when."""
    kind = framework.label if framework else "inspection"
    parts = (authority.name if authority else "", kind, long_date(started) or _reported(published))
    return ", ".join(part for part in parts if part)


def _reported(published: str | None) -> str:
    return f"reported {long_date(published)}" if published else ""


def label(concept: Concept | None) -> str | None:
    """The words of a concept, or None where there is none."""
    return concept.label if concept else None


def scheme_and_notation(concept: Concept) -> str:
    """What tells a concept among several schemes, as `grades2013/3`."""
    scheme = concept.iri.rpartition("/scheme/")[2].partition("/")[0]
    return f"{scheme}/{concept.notation}"


def graded(grade: str, *, second_hand: bool, contradicted: bool) -> str:
    """A grade's name with what keeps it from being certain: `adequate, contradicted`."""
    doubts = (("second hand", second_hand), ("contradicted", contradicted))
    return ", ".join([grade, *(words for words, holds in doubts if holds)])


def capitalised(words: str) -> str:
    """The words as a sentence or heading begins, with the capitals that they have: `Local area SEND inspection`."""
    return words[:1].upper() + words[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 recommendation`, `27 recommendations`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def decision(verdict: str | None, by: str | None, why: str | None) -> str | None:
    """What a person decided of what a rule found: "no, by A. Reader: another matter"."""
    return None if verdict is None else f"{verdict}, by {by}: {why}"


def whole_day(written: str | None) -> str | date | None:
    """A day, written after ISO 8601, as one; a month or a year, where no more is known, as it is written."""
    return date.fromisoformat(written) if written and written.count("-") == 2 else written
