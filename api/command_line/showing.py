"""One thing in the terminal: an organisation, a recommendation, an inspection or a report."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from api.answering import answers, reports
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.command_line import terminal
from ontology.errors import NotFound
from queries.answering.models import (
    Document,
    Evidence,
    Inspection,
    Judgement,
    OrganisationFound,
    Owner,
    Recommendation,
)
from queries.answering.wording import counted, label, long_date, when

SHOWN = 200
"""Recommendations shown of one body or report: more is a list for `remit query` or `remit export`."""

INDENT = "    "


def show(edition: Edition, what: str) -> Iterator[RenderableType]:
    """The lines that show what `what` names. Raises NoSuchThing with the nearest names."""
    key = what.removeprefix(edition.base)
    body = answers.body_if_any(edition, key)
    if body is not None:
        return _organisation(edition, body)
    if edition.index.inspection_ref(key.removeprefix("inspection/")) is not None:
        return _inspection(answers.inspection(edition, key))
    try:
        return _report(edition, reports.document(edition, key.removeprefix("report/")))
    except NotFound:
        pass
    try:
        return _recommendation(edition, key.removeprefix("recommendation/"))
    except NotFound:
        hits = answers.search(edition, what)
        if len(hits) == 1:
            return _organisation(edition, answers.body(edition, hits[0].id))
        near = [(hit.id, hit.name) for hit in hits[:10]] or answers.near(edition, what)
        raise NoSuchThing(
            f"Nothing here is called {what!r}.",
            nearest=near,
            otherwise="Give a code (RWH), the end of an IRI, or a report's file.",
        ) from None


def _title(words: str) -> Text:
    return Text(terminal.plain(words), style="bold")


def _line(words: str, indent: str = "") -> Text:
    return Text(indent + terminal.plain(words))


def _facts(pairs: Iterable[tuple[str, str | None]]) -> Iterator[Text]:
    for name, value in pairs:
        if value:
            yield _line(f"{name + ':':<14}{value}")


def _organisation(edition: Edition, body: OrganisationFound) -> Iterator[RenderableType]:
    found = answers.organisation(edition, body.iri)
    yield _title(f"{found.name} ({found.id})")
    yield from _facts(
        (
            ("is", found.kind_label),
            ("of", found.area),
            ("since", long_date(found.founded)),
            ("until", long_date(found.dissolved)),
            ("before it", "; ".join(ref.name for ref in found.predecessors)),
            ("after it", "; ".join(ref.name for ref in found.successors)),
            ("serves", "; ".join(ref.name for ref in found.areas)),
            ("also called", "; ".join(found.other_names)),
        )
    )
    for inspection in answers.inspections_of(edition, body):
        yield _line(f"inspected: {inspection.name}")
    yield _line("")
    yield from owned(edition, body)
    total, items = answers.recommendations(edition, Wanted(inherited_by=found.iri), SHOWN, 0)
    if total:
        yield _line("")
        yield _title(f"It inherited {counted(total, 'recommendation')}")
    for item in items:
        yield from _item(item, item.owners)


def owned(edition: Edition, body: OrganisationFound) -> Iterator[RenderableType]:
    """What a body owns, with the words that say so."""
    total, items = answers.recommendations(edition, Wanted(owner=body.iri), SHOWN, 0)
    yield _title(f"{body.name} ({body.id}) owns {counted(total, 'recommendation')}")
    for item in items:
        yield from _item(item, [owner for owner in item.owners if owner.organisation.iri == body.iri])


def _item(item: Recommendation, owners: list[Owner]) -> Iterator[RenderableType]:
    """A recommendation in a list, with these of its owners."""
    yield _line("")
    yield from _wrapped(f"{item.number} {item.text}" if item.number else item.text, "- ", "  ")
    details = [item.kind.label, label(item.priority), item.due and f"due {long_date(item.due)}"]
    yield _line(", ".join(detail for detail in details if detail), INDENT)
    for owner in owners:
        yield from _owner(owner)
    yield _line(item.id, INDENT)


def _owner(owner: Owner) -> Iterator[RenderableType]:
    yield _line(f"{owner.organisation.name} ({owner.organisation.id}): {owner.explanation}", INDENT)
    if owner.basis.notation != "default":
        yield from _quoted(owner.evidence)
    if owner.doubt:
        yield from _wrapped(owner.doubt, INDENT, INDENT)


def _quoted(evidence: Iterable[Evidence]) -> Iterator[RenderableType]:
    for each in evidence:
        page = f"page {each.page}, " if each.page else ""
        words = " ".join(each.quotation.split())
        yield from _wrapped(f"“{words}” ({each.report.file}, {page}{each.start}-{each.end})", INDENT * 2, INDENT * 2)


def _wrapped(words: str, first: str, then: str) -> Iterator[Text]:
    width = terminal.screen().width
    plain = terminal.plain(words)
    yield from (Text(line) for line in textwrap.wrap(plain, width, initial_indent=first, subsequent_indent=then))


def _recommendation(edition: Edition, key: str) -> Iterator[RenderableType]:
    found = answers.recommendation(edition, key)
    owners = [owner.organisation for owner in found.owners]
    return _recommendation_lines(found.owners, found, [ref.name for ref in found.current_bearers if ref not in owners])


def _recommendation_lines(owners: list[Owner], found: Recommendation, bearers: list[str]) -> Iterator[RenderableType]:
    yield _title(f"{found.kind.label} {found.number or found.ordinal}: {found.id}")
    yield from _wrapped(found.text, "", "")
    yield from _facts(
        (
            ("inspection", found.inspection.name if found.inspection else None),
            ("report", found.report.file if found.report else None),
            ("strand", label(found.strand)),
            ("under", found.section),
            ("how soon", label(found.priority)),
            ("due", long_date(found.due)),
            ("today with", "; ".join(bearers)),
        )
    )
    yield _title("Whose it is")
    for owner in owners:
        yield from _owner(owner)
    yield _title("Where it stands")
    yield from _quoted(found.evidence)
    if found.standing is not None:
        yield _title(f"What became of it: {found.standing.status.label}")
        decided = f" A person decided of this: {found.standing.decision}." if found.standing.decision else ""
        yield from _wrapped(f"{found.standing.reason}{decided}", "", "")
        yield from _quoted(found.standing.evidence)
    if found.grounds:
        yield _title("What points to it")
    for ground in found.grounds:
        yield from _wrapped(f"{ground.number} {ground.text}" if ground.number else ground.text, "- ", "  ")


def _inspection(found: Inspection) -> Iterator[RenderableType]:
    yield _title(found.name)
    yield from _facts(
        (
            ("when", when(found)),
            ("by", "; ".join(ref.name for ref in found.conducted_by)),
            ("led by", "; ".join(found.lead_inspectors)),
            ("report", "; ".join(ref.file for ref in found.reports) or "not here: known from other reports"),
            ("before it", "; ".join(ref.name for ref in found.previous)),
            ("asked for", counted(found.recommendations, "recommendation")),
        )
    )
    if found.judgements:
        yield _judgements(found.judgements)
    for doubt in found.discrepancies:
        yield _line(f"{doubt.kind.label}: {doubt.comment}")


def _judgements(found: list[Judgement]) -> RenderableType:
    lines = (
        (label(judgement.strand) or "", judgement.aspect.label, label(judgement.part) or "", judgement.grade.label)
        for judgement in found
    )
    return terminal.table(None, ("Strand", "Aspect", "Of", "Grade"), lines)


def _report(edition: Edition, document: Document) -> Iterator[RenderableType]:
    yield _title(document.ref.title)
    yield from _facts(
        (
            ("file", document.ref.file),
            ("id", document.ref.id),
            ("published", long_date(document.ref.published)),
            ("about", "; ".join(ref.name for ref in document.authorities)),
        )
    )
    if document.inspection:
        yield from _inspection(answers.inspection(edition, document.inspection.id))
    held = reports.contents(edition, document.ref.id)
    for item in reports.recommendations(edition, held):
        yield from _item(item, item.owners)
    for lacking in held.missing:
        yield _line(f"expected and not found, or counted otherwise: {lacking.expected} ({lacking.looked_for})")
