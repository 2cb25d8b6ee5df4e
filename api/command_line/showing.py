"""One thing in the terminal: an organisation, a recommendation, an inspection or a report."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from api.answering import answers, heirs, reports
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.command_line import terminal
from ontology.bases import INFERRED
from ontology.errors import NotFound
from queries.answering.models import (
    Document,
    Evidence,
    Inspection,
    Judgement,
    OrganisationFound,
    OrganisationRef,
    Owner,
    Recommendation,
)
from queries.answering.succession_models import ChargeAnswer, CurrentBearer, SuccessionEvent
from queries.answering.wording import counted, graded, label, long_date, when

SHOWN = 200
"""Recommendations shown of one body or report: more is a list for `remit query` or `remit export`."""

INDENT = "    "


@dataclass(frozen=True, slots=True)
class AsOf:
    """How an organisation is shown: as of a day, None for today; with what it carries on from others, or without."""

    on: date | None = None
    inherited: bool = True


def show(edition: Edition, what: str, as_of: AsOf | None = None) -> Iterator[RenderableType]:
    """The lines that show what `what` names. Raises NoSuchThing with the nearest names."""
    as_of = as_of or AsOf()
    key = what.removeprefix(edition.base)
    body = answers.body_if_any(edition, key)
    if body is not None:
        return _organisation(edition, body, as_of)
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
            return _organisation(edition, answers.body(edition, hits[0].id), as_of)
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


def _organisation(edition: Edition, body: OrganisationFound, as_of: AsOf) -> Iterator[RenderableType]:
    found = answers.organisation(edition, body.iri)
    yield _title(f"{found.name} ({found.id})")
    yield from _facts(
        (
            ("is", found.kind_label),
            ("of", found.area),
            ("called then", _name_then(heirs.name_on(found, as_of.on), found.name)),
            ("since", long_date(found.founded)),
            ("until", long_date(found.dissolved)),
            *(("was called", f"{name.name}, until {long_date(name.until)}") for name in found.names if name.until),
            ("had the code", "; ".join(found.former_codes)),
            *(("came from", event_in_words(event, event.before)) for event in found.came_from),
            *(("passed to", event_in_words(event, event.after)) for event in found.passed_to),
            ("no heir", found.without_successor),
            ("region", label(found.region)),
            ("serves", "; ".join(ref.name for ref in found.areas)),
            ("also called", "; ".join(found.other_names)),
        )
    )
    if found.passed_to:
        yield from _carried(heirs.charge(edition, body.iri, as_of.on))
    for inspection in answers.inspections_of(edition, body):
        yield _line(f"inspected: {inspection.name}")
    yield _line("")
    yield from owned(edition, body, as_of.on)
    yield from _inferred(edition, body, as_of.on)
    if as_of.inherited:
        yield from _inherited(edition, body, as_of.on)


def _carried(charge: ChargeAnswer) -> Iterator[RenderableType]:
    """Who carries on the day what a body was charged with, and by which events."""
    when_ = f"on {long_date(charge.on)}" if charge.on else "today"
    for heir in charge.carried_by:
        steps = "; then ".join(event_in_words(event, event.after) for event in heir.chain)
        how = f": {steps}" if steps else " itself"
        yield from _wrapped(f"carried {when_} by {heir.name} ({heir.id}){how}", "", INDENT)
    for line in charge.nobody:
        yield from _wrapped(f"carried {when_} by nobody after {line.organisation.name}: {line.reason}", "", INDENT)


def event_in_words(event: SuccessionEvent, other: OrganisationRef) -> str:
    """`Hertfordshire Community NHS Trust, 1 November 2010, in part (community health services)`."""
    part = f"in part ({event.part})" if event.part else "in part"
    how = "" if event.kind is None or event.kind.notation != "in-part" else part
    return ", ".join(words for words in (other.name, long_date(event.on), how) if words)


def _name_then(then: str, now: str) -> str | None:
    return then if then != now else None


def owned(edition: Edition, body: OrganisationFound, on: date | None = None) -> Iterator[RenderableType]:
    """What a body owns, with the words that say so; if asked, of reports that had come out by a day."""
    total, items = answers.recommendations(edition, Wanted(owner=body.iri, issued_by=on), SHOWN, 0)
    by = f" of reports until {long_date(on)}" if on else ""
    yield _title(f"{body.name} ({body.id}) owns {counted(total, 'recommendation')}{by}")
    for item in items:
        yield from _item(item, [owner for owner in item.owners if owner.organisation.iri == body.iri])


def _inferred(edition: Edition, body: OrganisationFound, on: date | None) -> Iterator[RenderableType]:
    total, items = answers.recommendations(edition, Wanted(owner=body.iri, basis=INFERRED, issued_by=on), SHOWN, 0)
    if total:
        yield _line("")
        yield _title(f"No words tell it, and it may own {counted(total, 'recommendation')} besides")
    for item in items:
        yield from _item(item, [owner for owner in item.inferred_owners if owner.organisation.iri == body.iri])


def _inherited(edition: Edition, body: OrganisationFound, on: date | None) -> Iterator[RenderableType]:
    total, items = answers.recommendations(edition, heirs.inherited(edition, body.iri, on), SHOWN, 0)
    if total:
        yield _line("")
        yield _title(f"It inherited {counted(total, 'recommendation')}")
    for item in items:
        yield from _item(item, item.owners)


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
    today = f" (today {owner.organisation.name})" if owner.name_then else ""
    called = f"{owner.name_then or owner.organisation.name}{today}"
    yield _line(f"{called} ({owner.organisation.id}): {owner.explanation}", INDENT)
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
    owners = {owner.organisation.iri for owner in found.owners}
    bearers = [_bearer(ref) for ref in found.current_bearers if ref.iri not in owners]
    nobody = [f"nobody after {line.organisation.name}: {line.reason}" for line in found.without_bearer]
    return _recommendation_lines(found.owners, found, [*bearers, *nobody])


def _bearer(bearer: CurrentBearer) -> str:
    """A body that carries it today, with the days on which it came to it."""
    days = dict.fromkeys(long_date(chain[-1].on) for chain in bearer.chains if chain[-1].on)
    since = f"since {', '.join(days)}" if days else ""
    how = ", ".join(words for words in (since, "" if bearer.whole else "in part") if words)
    return f"{bearer.name} ({how})" if how else bearer.name


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
            ("about", "; ".join(f"{about.theme.label} (“{about.words}”)" for about in found.themes)),
            ("cites", "; ".join(outcome.label for outcome in found.national_outcomes)),
            ("today with", "; ".join(bearers)),
        )
    )
    yield _title("Whose it is")
    for owner in owners:
        yield from _owner(owner)
    if found.inferred_owners:
        yield _title("Whose it may be besides: no words tell these, each is inferred")
    for owner in found.inferred_owners:
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
        (
            label(judgement.strand) or "",
            judgement.aspect.label,
            label(judgement.part) or "",
            graded(
                judgement.grade.label, second_hand=judgement.second_hand, contradicted=bool(judgement.discrepancies)
            ),
        )
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
