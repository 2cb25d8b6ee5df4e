"""A report's stored text with every fact marked where it stands, piece by piece, and a list to jump by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers, reports
from api.answering.edition import Edition
from api.answering.parameters import LARGEST_OFFSET, CurrentEdition, ReportId
from api.pages.context import readable
from api.pages.rendering import render
from queries.answering.models import Document, Evidence
from queries.answering.wording import capitalised

PIECE: Final = 30_000
"""Characters of text on one page: some ten printed pages, so that a page with all its marks stays small."""

OPENING: Final = 70
"""Characters of a fact's words in the list to jump by."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Place = Annotated[int, Query(ge=0, le=LARGEST_OFFSET * 100)]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the text says from one character to another. `kind` is a name of a style, `path` where it is shown."""

    start: int
    end: int
    kind: str
    label: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that was expected and not found, was counted otherwise, or does not fit: `places` are those of its words in the text, with
    their first and last characters; none where there is no place to point to.
    """

    says: str
    detail: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text within which the same facts hold; `begins`: those whose words begin here."""

    text: str
    kind: str | None
    begins: tuple[Fact, ...]
    place: int
    sought: bool


@router.get("/report/{id}/text")
def report_text(
    request: Request, edition: CurrentEdition, id: ReportId, at: Place = 0, to: Place | None = None
) -> Response:
    """The piece of the text that holds the character `at`; what stands from there up to `to` is marked as what was looked for."""
    document = reports.document(edition, id)
    text = reports.stored_text(edition, document)
    first, last = piece_around(text, min(at, max(len(text) - 1, 0)))
    facts = [fact for fact in _facts(edition, document) if fact.start < last and fact.end > first]
    return render(
        request,
        "report_text.html",
        document=document,
        stretches=list(stretches(text, facts, first, last, (at, to) if to is not None else None)),
        noticed=_noticed(edition, document),
        facts=[(fact, " ".join(text[fact.start : fact.end].split())[:OPENING]) for fact in facts],
        before=_start_before(text, first),
        after=last if last < len(text) else None,
        first=first,
        last=last,
        length=len(text),
    )


def piece_around(text: str, at: int) -> tuple[int, int]:
    """The piece of a text that a character stands in: pieces end with a line, and all together are the text."""
    first = 0
    while True:
        last = _end_of_piece(text, first)
        if at < last or last >= len(text):
            return first, last
        first = last


def _end_of_piece(text: str, first: int) -> int:
    if first + PIECE >= len(text):
        return len(text)
    line = text.rfind("\n", first, first + PIECE)
    return line + 1 if line > first else first + PIECE


def _start_before(text: str, first: int) -> int | None:
    return piece_around(text, first - 1)[0] if first > 0 else None


def stretches(
    text: str, facts: Sequence[Fact], first: int, last: int, sought: tuple[int, int] | None
) -> Iterator[Stretch]:
    """The text from `first` to `last`, cut wherever a fact begins or ends. Where several hold, the one that is named first decides how
    it is marked.
    """
    asked = sought or (last, last)
    cuts = {first, last, *asked, *(place for fact in facts for place in (fact.start, fact.end))}
    places = sorted(place for place in cuts if first <= place <= last)
    for start, end in pairwise(places):
        holding = [fact for fact in facts if fact.start <= start and fact.end >= end]
        begins = tuple(fact for fact in holding if fact.start == start)
        kind = holding[0].kind if holding else None
        yield Stretch(
            readable(text[start:end]), kind, begins, start, sought is not None and asked[0] <= start < asked[1]
        )


def _facts(edition: Edition, document: Document) -> list[Fact]:
    """What was read out of a report, in the order in which it stands there."""
    held = reports.contents(edition, document.ref.id)
    own = answers.inspection(edition, document.inspection.id) if document.inspection else None
    found: dict[tuple[int, int, str, str], Fact] = {}

    def mark(evidence: Iterable[Evidence], kind: str, label: str, path: str | None = None) -> None:
        for each in evidence:
            if each.report.iri == document.ref.iri:
                key = (each.start, each.end, kind, label)
                several = key in found and found[key].path != path  # such as an owner of all items of a list
                found[key] = Fact(*key, None if several else path)

    for item in reports.recommendations(edition, held):
        path = f"/recommendation/{quote(item.id)}"
        mark(item.evidence, "recommendation", f"{item.kind.label} {item.number or item.ordinal}", path)
        for owner in item.owners:
            if owner.basis.notation != "default":
                mark(owner.evidence, "owner", f"owner: {owner.organisation.name}", path)
        for owner in item.inferred_owners:
            mark(owner.evidence, "owner", f"inferred owner: {owner.organisation.name}", path)
    for judgement in (*(own.judgements if own else ()), *held.spoken_of):
        mark(judgement.evidence, "judgement", f"{judgement.aspect.label}: {judgement.grade.label}")
    for finding in held.findings:
        mark(finding.evidence, "finding", finding.kind.label)
    for statement in held.statements:
        mark(statement.evidence, "statement", "written statement of action")
    for missing in held.missing:
        mark(missing.evidence, "warning", f"counted otherwise: {missing.expected}")
    for doubt in own.discrepancies if own else ():
        for side in doubt.between:
            mark(side.evidence, "warning", f"{doubt.kind.label}: {side.says}")
    for cited in held.citations:
        other = f"/inspection/{quote(cited.inspection.id)}" if cited.inspection else None
        mark(cited.evidence, "citation", f"another inspection: {cited.name}", other)
    return sorted(found.values(), key=lambda fact: (fact.start, -fact.end, fact.kind, fact.label))


def _noticed(edition: Edition, document: Document) -> list[Noticed]:
    """What was expected of a report and not found, what a second reading counts otherwise, and what of its inspection does not fit."""
    held = reports.contents(edition, document.ref.id)
    own = answers.inspection(edition, document.inspection.id) if document.inspection else None

    def places(evidence: Iterable[Evidence]) -> tuple[tuple[int, int], ...]:
        here = ((each.start, each.end) for each in evidence if each.report.iri == document.ref.iri)
        return tuple(sorted(set(here)))

    found = [Noticed(each.expected, each.looked_for, places(each.evidence)) for each in held.missing]
    for doubt in own.discrepancies if own else ():
        words = chain.from_iterable(side.evidence for side in doubt.between)
        sides = "; ".join(side.says for side in doubt.between)
        found.append(Noticed(f"{capitalised(doubt.kind.label)}: {doubt.comment}", sides, places(words)))
    return found
