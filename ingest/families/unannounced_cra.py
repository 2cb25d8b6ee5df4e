"""Annual unannounced inspection of contact, referral and assessment arrangements, 2009 to 2012: a letter without grades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.asks.item_lists import ItemList, read_list
from ingest.asks.recommendations import findings
from ingest.dates import find_range
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import ReportFacts, Shortfall
from ingest.families.assemble import Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import NO_DAYS, Inspected, letter_date, quoted_range, signatory
from ingest.families.reading_context import ReadingContext
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
    blocks = list(document.content())
    front = [block.passage for block in blocks[:_OPENING_BLOCKS]]
    printed = letter_date(front, document)
    published = context.published(printed)
    days = _inspected(front, document, published)
    signed = signatory(document)
    opening = Opening(
        family=NOTATION, places=_places(front), printed=printed, days=days, leads=signed,
        shortfalls=lacking(
            ("the letter's date", "a line of its own before “Dear”", published),
            ("the inspection dates", "“conducted on …” in the opening", days.first),
            ("the inspector who signed", "the name before “Her Majesty's Inspector” after “Yours sincerely”", signed.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    recommended = _lists(blocks, _RECOMMENDATIONS, context.schemes)
    noted = _lists(blocks, _FINDINGS, context.schemes)
    return assemble(reading, opening, ReportContents(
        title=f"Annual unannounced inspection of contact, referral and assessment arrangements: {reading.area.name}", kind="inspection-letter",
        lists=[(found, kind, None) for found, kind in recommended],
        findings=findings(document, ((found, kind, None) for found, kind in noted)),
        shortfalls=_shortfalls(document, recommended, noted),
    ))  # fmt: skip


def _inspected(opening: Sequence[Passage], document: Document, published: date | None) -> Inspected:
    """The days behind "conducted on"."""
    for passage in opening:
        match = _CONDUCTED.search(passage.text)
        days = find_range(passage.text[match.end() : match.end() + _DAYS_REACH], published) if match else None
        if match and days:
            return quoted_range(document, passage, match.end(), days)
    return NO_DAYS


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
    document: Document, recommended: Sequence[tuple[ItemList, str]], noted: Sequence[tuple[ItemList, str]]
) -> Iterator[Shortfall]:
    items = any(found.items or found.nothing_said for found, _ in recommended) or _NONE_SAID.search(document.stored)
    yield from lacking(
        ("areas for development or for priority action", "the headings of that name", items),
        ("strengths or requirements met", "the headings of that name", any(found.items for found, _ in noted)),
    )
    for found, kind in (*recommended, *noted):
        listed = found.items or found.nothing_said
        yield from lacking(
            (f"items under “{found.heading.text[:80]}” ({kind})", "the bullets after the heading", listed)
        )
        yield from found.shortfalls()


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
