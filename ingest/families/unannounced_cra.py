"""Annual unannounced inspection of contact, referral and assessment arrangements, 2009 to 2012: a letter without grades."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.asks.item_lists import ItemList, read_list
from ingest.asks.recommendations import findings
from ingest.dates import find_range, partial
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Inspection, ReportFacts, Shortfall
from ingest.families.context import Reading, ReadingContext
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import Inspected, letter_date, quoted_range, signatory
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


def _heading(words: str) -> re.Pattern[str]:
    """A list's heading of these words alone, or a sentence that leads the list in: "the following … were identified:"."""
    return re.compile(
        rf"^{words}\W*$|\bfollowing\s+(?:\w+\s+){{0,2}}{words}(?:\W*|\s[^.;:]{{0,60}}\bidentified\W*)$", re.IGNORECASE
    )


# Each list's heading, and what its items are.
_RECOMMENDATIONS = (
    ("priority-action", _heading(r"areas?\s+for\s+priority\s+action")),
    ("area-for-development", _heading(r"areas?\s+(?:for|of)\s+(?:further\s+)?development")),
)  # fmt: skip
_FINDINGS = (
    ("strength", _heading(r"(?:areas?\s+of\s+)?strengths?")),
    ("requirement-met", re.compile(
        r"\bmeets?\s+the\s+requirements\s+of\s+statutory\s+guidance\b|\bareas?\b[^.;:]{0,60}\bme(?:e)?ts?\s+(?:the\s+|statutory\s+)*requirements\W*$|"
        r"^satisfactory\s+(?:practice|areas)\W*$", re.IGNORECASE)),
)  # fmt: skip
_CLOSES = re.compile(
    r"^(?:any\s+areas?\b|yours\s+(?:sincerely|faithfully)|copy\b|cc\b|i\s+(?:would|am)\b)", re.IGNORECASE
)
_HEADING_LENGTH = 140  # characters
_OPENING_BLOCKS = 30  # a letter's head, its title and its first paragraphs
_DAYS_REACH = 80  # characters: the days stand right behind “conducted on”
_NONE_SAID = re.compile(
    r"\b(?:no|not\s+identif\w+\s+any)\s+areas?\s+(?:for|of)\s+(?:priority\s+action|development)", re.IGNORECASE
)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter of this family."""
    document = context.document
    opening = [block.passage for block in document.content()][:_OPENING_BLOCKS]
    printed = letter_date(opening, document)
    published = context.published(printed)
    days = _inspected(opening, document, published)
    start, end = days.first, days.last
    day = start or published
    area, area_words = context.find_authority(_places(opening), day)
    reading = Reading(context, area, area_words, published, start)
    signed = signatory(document)
    blocks = list(document.content())
    recommended = _lists(blocks, _RECOMMENDATIONS, context.schemes)
    noted = _lists(blocks, _FINDINGS, context.schemes)
    key = f"{area.gss}-{NOTATION}-{day.isoformat() if day else context.source.sha256[:8]}"
    inspection = Inspection(
        key, NOTATION, reading.namer.authority, partial(start) if start else None, partial(end) if end else None, signed.names,
        ("organisation/ofsted",), dates_quotation=days.quotation, lead_quotation=signed.quotation,
    )  # fmt: skip
    citations, follow_ups = reading.citations(NOTATION, inspection.start)
    return ReportFacts(
        context.source, NOTATION, context.detected_by,
        f"Annual unannounced inspection of contact, referral and assessment arrangements: {area.name}",
        "inspection-letter", reading.namer.authority, published, printed.quotation, "organisation/ofsted", inspection,
        recommendations=reading.recommendations.read((found, kind, None) for found, kind in recommended),
        findings=findings(document, ((found, kind, None) for found, kind in noted)),
        citations=citations, follow_ups=follow_ups, mentions=reading.mentions, services=reading.services,
        shortfalls=tuple(_shortfalls(document, recommended, noted, published, start, signed.names)),
    )  # fmt: skip


def _inspected(opening: Sequence[Passage], document: Document, published: date | None) -> Inspected:
    """The days behind "conducted on"."""
    for passage in opening:
        match = _CONDUCTED.search(passage.text)
        days = find_range(passage.text[match.end() : match.end() + _DAYS_REACH], published) if match else None
        if match and days:
            return quoted_range(document, passage, match.end(), days)
    return Inspected(None, None, None)


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
        missing.extend(found.shortfalls())
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
    begins=re.compile(rf"Dear\s[\s\S]{{0,200}}?(?:{_TITLE.pattern})", re.IGNORECASE),
)  # fmt: skip
