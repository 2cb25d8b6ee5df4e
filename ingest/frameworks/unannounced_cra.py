"""Annual unannounced inspection of contact, referral and assessment arrangements, 2009 to 2012: a letter without grades."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.context import Reading, ReadingContext
from ingest.dates import FULL_DATE, find_date, find_range, partial
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Inspection, Quotation, ReportFacts, Shortfall
from ingest.frameworks.family import TITLE_REACH, Family, Sign
from ingest.item_lists import ItemList, read_list
from ingest.people import names_of_inspectors
from ingest.recommendations import findings
from ontology.schemes import Schemes

NOTATION = "unannounced-cra"

_TITLE = re.compile(
    r"\bunannounced\s+inspection\s+of\s+contact,?\s+referral,?\s+and\s+assessment\s+(?:arrangements|services)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|in)\s+(?P<place>.{3,120}?)(?:['’]s?)?\s+(?:(?:local\s+authority\s+)?children(?:['’]s|s['’])\s+services|which\s+(?:was|took)|on\b|\.|$)",
    re.IGNORECASE,
)
_CONDUCTED = re.compile(
    r"\b(?:conducted|carried\s+out|undertaken|took\s+place)\s+(?:on|from|between)\s+", re.IGNORECASE
)
_SIGNED = re.compile(r"^yours\s+(?:sincerely|faithfully)\W*", re.IGNORECASE)
_INSPECTOR = re.compile(r"\b(?:(?:Her|His)\s+Majesty['’]?s\s+Inspector|HMI)\b")
_SIGNATURE_BLOCKS = 6  # after "Yours sincerely": a scrawl, a name, a title
# Each list's heading, and what its items are.
_RECOMMENDATIONS = (
    ("priority-action", re.compile(r"^(?:the\s+following\s+)?(?:are\s+)?areas?\s+for\s+priority\s+action\W*$|\bfollowing\s+areas?\s+for\s+priority\s+action\W*$", re.IGNORECASE)),
    ("area-for-development", re.compile(r"^areas?\s+(?:for|of)\s+(?:further\s+)?development\W*$|\bfollowing\s+areas?\s+for\s+development\W*$", re.IGNORECASE)),
)  # fmt: skip
_FINDINGS = (
    ("strength", re.compile(r"^(?:areas?\s+of\s+)?strengths?\W*$|\bfollowing\s+(?:areas\s+of\s+)?strengths?\W*$", re.IGNORECASE)),
    ("requirement-met", re.compile(r"\bmeets?\s+the\s+requirements\s+of\s+statutory\s+guidance\b|\bareas?\s+(?:that|of\s+practice\s+that)\s+met\s+requirements\W*$", re.IGNORECASE)),
)  # fmt: skip
_CLOSES = re.compile(
    r"^(?:any\s+areas?\b|yours\s+(?:sincerely|faithfully)|copy\b|cc\b|i\s+(?:would|am)\b)", re.IGNORECASE
)
_HEADING_LENGTH = 140
_NONE_SAID = re.compile(
    r"\b(?:no|not\s+identif\w+\s+any)\s+areas?\s+(?:for|of)\s+(?:priority\s+action|development)", re.IGNORECASE
)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter of this family."""
    document = context.document
    opening = [block.passage for block in document.content()][:30]
    published, published_words = _letter_date(opening, document)
    start, end, dates_words = _inspected(opening, document, published)
    area, area_words = context.find_authority(_places(opening), start or published)
    reading = Reading(context, area, area_words, published, start)
    leads, lead_words = _signature(document)
    blocks = list(document.content())
    recommended = _lists(blocks, _RECOMMENDATIONS, context.schemes)
    noted = _lists(blocks, _FINDINGS, context.schemes)
    day = start or published
    key = f"{area.gss}-{NOTATION}-{day.isoformat() if day else context.source.sha256[:8]}"
    inspection = Inspection(
        key, NOTATION, reading.namer.authority, partial(start) if start else None, partial(end) if end else None, leads,
        ("organisation/ofsted",), dates_quotation=dates_words, lead_quotation=lead_words,
    )  # fmt: skip
    citations, follow_ups = reading.citations(NOTATION, inspection.start)
    return ReportFacts(
        context.source, NOTATION, context.detected_by,
        f"Annual unannounced inspection of contact, referral and assessment arrangements: {area.name}",
        "inspection-letter", reading.namer.authority, published, published_words, "organisation/ofsted", inspection,
        recommendations=reading.recommendations.read((found, kind, None) for found, kind in recommended),
        findings=findings(document, ((found, kind, None) for found, kind in noted)),
        citations=citations, follow_ups=follow_ups, mentions=reading.mentions, services=reading.services,
        shortfalls=tuple(_shortfalls(document, recommended, noted, published, start, leads)),
    )  # fmt: skip


def _letter_date(opening: Sequence[Passage], document: Document) -> tuple[date | None, Quotation | None]:
    """The date that stands alone on a line of the letter's head."""
    for passage in opening:
        if len(passage.text) < 40 and FULL_DATE.search(passage.text):
            found = find_date(passage.text)
            if found:
                return found[0], document.quote(passage, found[1], found[2])
    return None, None


def _inspected(
    opening: Sequence[Passage], document: Document, published: date | None
) -> tuple[date | None, date | None, Quotation | None]:
    for passage in opening:
        match = _CONDUCTED.search(passage.text)
        days = find_range(passage.text[match.end() : match.end() + 80], published) if match else None
        if match and days:
            return days.first, days.last, document.quote(passage, match.end() + days.start, match.end() + days.end)
    return None, None, None


def _places(opening: Sequence[Passage]) -> list[Passage]:
    """Where the letter says which authority it inspected: its title, then its first sentence."""
    places = []
    for passage in opening:
        title = _TITLE.search(passage.text)
        if title:
            within = _WITHIN.search(passage.text, title.end())
            if within:
                places.append(passage.cut(within.start("place"), within.end("place")))
            places.append(passage.cut(title.end()))
    return places


def _signature(document: Document) -> tuple[tuple[str, ...], Quotation | None]:
    """The inspector who signed: the name before the title, after "Yours sincerely"."""
    blocks = list(document.content())
    at = next((i for i, block in enumerate(blocks) if _SIGNED.match(block.text)), None)
    if at is None:
        return (), None
    before: Passage | None = None
    for block in blocks[at : at + _SIGNATURE_BLOCKS]:
        passage = block.passage.cut(_SIGNED.match(block.text).end()) if _SIGNED.match(block.text) else block.passage  # type: ignore[union-attr]
        title = _INSPECTOR.search(passage.text)
        if title:
            names = names_of_inspectors(passage.text[: title.start()])
            if names:
                return names, document.quote(passage, 0, title.start())
            if before and names_of_inspectors(before.text):
                return names_of_inspectors(before.text), document.quote(before)
        before = passage if passage.text else before
    return (), None


def _lists(
    blocks: Sequence[Block], headings: Sequence[tuple[str, re.Pattern[str]]], schemes: Schemes
) -> list[tuple[ItemList, str]]:
    """Every list under one of these headings, in the letter's order, with the kind of its items."""
    found = []
    for i, block in enumerate(blocks):
        kind = next(
            (kind for kind, words in headings if len(block.text) < _HEADING_LENGTH and words.search(block.text)), None
        )
        if kind and block.kind is not BlockKind.BULLET:
            found.append((read_list(blocks, i, schemes, _ends), kind))
    return found


def _ends(block: Block) -> bool:
    if block.kind is BlockKind.BULLET:
        return False
    short = len(block.text) < _HEADING_LENGTH
    return bool(_CLOSES.match(block.text)) or (
        short and any(words.search(block.text) for _, words in (*_RECOMMENDATIONS, *_FINDINGS))
    )


def _shortfalls(
    document: Document, recommended: list[tuple[ItemList, str]], noted: list[tuple[ItemList, str]],
    published: date | None, start: date | None, leads: tuple[str, ...],
) -> list[Shortfall]:  # fmt: skip
    missing = []
    if published is None:
        missing.append(Shortfall("the letter's date", "a line of its own before “Dear”"))
    if start is None:
        missing.append(Shortfall("the inspection dates", "“conducted on …” in the opening"))
    if not leads:
        missing.append(
            Shortfall("the inspector who signed", "the name before “Her Majesty's Inspector” after “Yours sincerely”")
        )
    empty = any(found.nothing_said for found, _ in recommended) or bool(_NONE_SAID.search(document.stored))
    if not any(found.items for found, _ in recommended) and not empty:
        missing.append(Shortfall("areas for development or for priority action", "the headings of that name"))
    if not any(found.items for found, _ in noted):
        missing.append(Shortfall("strengths or requirements met", "the headings of that name"))
    for found, kind in (*recommended, *noted):
        if not found.items and not found.nothing_said:
            missing.append(
                Shortfall(f"items under “{found.heading.text[:80]}” ({kind})", "the bullets after the heading")
            )
    return missing


FAMILY = Family(
    NOTATION, "annual unannounced inspection of contact, referral and assessment arrangements", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a letter's salutation", re.compile(r"^Dear\s", re.MULTILINE), required=True),
        Sign("“This letter summarises the findings”", re.compile(r"\bletter\s+summarises\s+the\s+findings", re.IGNORECASE)),
        Sign("the address of Ofsted", re.compile(r"enquiries@ofsted|www\.ofsted\.gov\.uk", re.IGNORECASE)),
    ),
    read,
)  # fmt: skip
