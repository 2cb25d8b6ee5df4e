"""Focused visits and monitoring visits to children's services: letters without grades that say what needs to improve."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial as with_first
from itertools import chain

from ingest.asks.item_lists import ItemList, read_list
from ingest.asks.unsigned_lists import read_unsigned
from ingest.dates import find_range
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import ReportFacts
from ingest.families.assemble import Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import NO_DAYS, Inspected, Leads, letter_date, quoted_range, signatory
from ingest.families.people import names_of_inspectors
from ingest.families.reading_context import ReadingContext
from ontology.schemes import Schemes

FOCUSED, MONITORING = "ilacs-focused-visit", "monitoring-visit"
_NAMES = {FOCUSED: "Focused visit", MONITORING: "Monitoring visit"}

# "visit to Marlshire children's services", or to the trust or company that runs them: "visit to Marlshire Children's Trust"
_OF_PLACE = (
    r"\s+visit\s+(?:to|of)\s+(?:(?P<place>.{2,90}?)(?:\s+local\s+authority)?\s+children(?:['’]s|s['’])\s+(?:social\s+care\s+)?services|"
    r"(?P<company>(?-i:[A-Z])[\w’' ]{0,60}?\bchildren\b[\w’' ]{0,60}?)(?=\s+on\s+\d|\W*$))"
)
_TITLES = {
    FOCUSED: re.compile(r"\bfocuss?ed" + _OF_PLACE, re.IGNORECASE | re.MULTILINE),
    MONITORING: re.compile(r"\bmonitoring" + _OF_PLACE, re.IGNORECASE | re.MULTILINE),
}
_ON = re.compile(r"\bvisit\b.{0,160}?\b(?:on|from|between)\s+(?=\d)", re.IGNORECASE)
_INSPECTORS = re.compile(
    r"\b(?:[Ii]nspectors?(?:\s+for\s+this\s+visit)?|visit\s+was\s+carried\s+out\s+by(?:\s+[Ii]nspectors?)?)\s*(?:was|were|:|,)?\s+(?=[A-Z])"
    r"(?!\w+\s+(?:looked|found|saw|reviewed))"
)
_LISTS = (
    ("priority-action", re.compile(r"^areas?\s+for\s+priority\s+action\W*$", re.IGNORECASE)),
    ("area-for-improvement", re.compile(r"^what\s+needs\s+to\s+improve\b.{0,80}$|^areas?\s+for\s+improvement\W*$", re.IGNORECASE)),
)  # fmt: skip
_OPENING = 14  # blocks: the head, the salutation, the title and the first paragraphs


def read(notation: str, context: ReadingContext) -> ReportFacts:
    """The facts of one letter about a visit of that kind."""
    document = context.document
    blocks = list(document.content())
    front = [block.passage for block in blocks[:_OPENING]]
    days = _visited(front, document)
    lead = _inspectors(front, document)
    opening = Opening(
        family=notation, places=_places(front, _TITLES[notation]), printed=letter_date(front, document), days=days, leads=lead,
        shortfalls=lacking(
            ("the days of the visit", "“visit … on” in the opening", days.first),
            ("the inspector", "“The inspectors were” in the opening, and the signature", lead.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    lists = _lists(blocks, context.schemes)
    asked = notation != FOCUSED or any(found.items or found.nothing_said for found, _ in lists)
    heading = "the heading “What needs to improve in this area of social work practice”"
    return assemble(reading, opening, ReportContents(
        title=f"{_NAMES[notation]} to children's services: {reading.area.name}", kind="inspection-letter",
        lists=[(found, kind, None) for found, kind in lists],
        shortfalls=(
            *lacking(("what needs to improve", heading, asked)),
            *(doubt for found, _ in lists for doubt in found.shortfalls()),
        ),
    ))  # fmt: skip


def _visited(opening: Sequence[Passage], document: Document) -> Inspected:
    """The days of the visit, in the sentence that says what the letter is about."""
    for passage in opening:
        match = _ON.search(passage.text)
        days = find_range(passage.text[match.end() : match.end() + 80]) if match else None
        if match and days:
            return quoted_range(document, passage, match.end(), days)
    return NO_DAYS


def _places(opening: Sequence[Passage], title: re.Pattern[str]) -> list[Passage]:
    found = ((passage, match) for passage in opening for match in title.finditer(passage.text))
    return [*(passage.cut(*match.span(match.lastgroup or 0)) for passage, match in found), *opening]


def _inspectors(opening: Sequence[Passage], document: Document) -> Leads:
    """The first inspector that the opening names, or else the one who signed."""
    for sentence in chain.from_iterable(passage.sentences() for passage in opening):
        match = _INSPECTORS.search(sentence.text)
        names = names_of_inspectors(sentence.text[match.end() :].rstrip(".")) if match else ()
        if names:
            return Leads(names[:1], document.quote(sentence))
    return signatory(document)


def _lists(blocks: Sequence[Block], schemes: Schemes) -> list[tuple[ItemList, str]]:
    found = []
    for i, block in enumerate(blocks):
        kind = next((kind for kind, words in _LISTS if words.match(block.text)), None)
        if kind and block.may_head():
            found.append((read_unsigned(blocks, read_list(blocks, i, schemes, _ends), _ends), kind))
    return found


def _ends(block: Block) -> bool:
    return block.kind is not BlockKind.BULLET and any(words.match(block.text) for _, words in _LISTS)


def _family(notation: str, name: str, reader: Callable[[ReadingContext], ReportFacts]) -> Family:
    return Family(
        notation, name, 1,
        (
            Sign("its title", _TITLES[notation], required=True, within=TITLE_REACH),
            Sign("“This letter summarises the findings”", re.compile(r"\bletter\s+summarises\s+the\s+findings", re.IGNORECASE), required=True),
            Sign("a letter's salutation", re.compile(r"^Dear\s", re.MULTILINE)),
        ),
        reader, may_ask_nothing=True,
    )  # fmt: skip


FAMILIES = (
    _family(FOCUSED, "focused visit", with_first(read, FOCUSED)),
    _family(MONITORING, "monitoring visit", with_first(read, MONITORING)),
)
