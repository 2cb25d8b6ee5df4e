"""Joint targeted area inspection since 2016: a letter of four inspectorates to an area's partners, without grades.

Its bullets say what was found wanting; whose they are is seldom said, and then it is the partnership's that is addressed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from ingest.asks.found_at_fault import FaultReader, tells_nobody
from ingest.asks.item_lists import ItemList, read_list
from ingest.dates import find_range
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Agency, Assignment, Finding, Quotation, Recommendation, ReportFacts, Resolution
from ingest.families.assemble import CQC, OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import NO_DAYS, Inspected, letter_date, quoted_range
from ingest.families.jtai_statement import written_statement
from ingest.families.reading_context import Reading, ReadingContext

NOTATION = "jtai"

_TITLE = re.compile(r"\bjoint\s+targeted\s+area\s+inspection\s+of\s+(?P<about>.{2,200})", re.IGNORECASE)
_DEAR = re.compile(r"^dear\s+(?P<whom>.{3,90}?)\W*$", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:between|(?:took\s+place|conducted|carried\s+out)\s+(?:from|between|on))\s+(?=\d|\w+day)", re.IGNORECASE
)
_LISTS = (
    ("priority-action", re.compile(r"^areas?\s+for\s+priority\s+actions?\W*$", re.IGNORECASE)),
    ("area-for-improvement", re.compile(r"^areas?\s+for\s+improvement\W*$|^what\s+needs\s+to\s+improve\b.{0,30}$", re.IGNORECASE)),
    ("strength", re.compile(r"^(?:key\s+)?strengths\W*$", re.IGNORECASE)),
)  # fmt: skip
# Headings that end a list; any other heading within one is a group of its items.
_ENDS = re.compile(
    r"^(?:(?:case|practice)\s+stud|places\s+and\s+spaces|next\s+steps|main\s+findings|headline\s+findings|context|yours\s+sincerely)",
    re.IGNORECASE,
)
# Some letters since 2022 say under this heading, in their prose, what is strong, and have no list of it.
_IN_PROSE = re.compile(r"^headline\s+findings\W*$", re.IGNORECASE)
_OPENING = 14  # blocks: date, addressees, salutation, title, the first paragraphs
_CLOSING = re.compile(r"^yours\s+(?:sincerely|faithfully)\b", re.IGNORECASE)
_SIGNATURES = 20  # blocks: each inspectorate's name, and name and title of who signed for it
# "HMI Constabulary", "Her Majesty’s Inspectorate of Constabulary", "the Chief Inspector of Probation", "HMI Prob"
_INSPECTORATES = (
    (OFSTED, re.compile(r"\bOfsted\b")),
    (CQC, re.compile(r"\bCare\s+Quality\s+Commission\b|\bCQC\b")),
    (
        "organisation/hmicfrs",
        re.compile(r"\b(?:HMI(?:\s+of)?|Inspector(?:ate)?s?\s+of)\s+Constabulary\b|\bHMIC(?:FRS)?\b"),
    ),
    (
        "organisation/hmi-probation",
        re.compile(r"\b(?:HMI(?:\s+of)?|Inspector(?:ate)?s?\s+of)\s+Probation\b|\bHMI\s*Prob\b|\bHMIP\b"),
    ),
)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter of this family."""
    document = context.document
    blocks = list(document.content())
    front = [block.passage for block in blocks[:_OPENING]]
    printed = letter_date(front, document)
    published = context.published(printed)
    days = _inspected(front, document, published)
    opening = Opening(
        family=NOTATION, places=_places(front), printed=printed, days=days, inspectorates=_inspectorates(blocks),
        shortfalls=lacking(
            ("the letter's date", "a line of its own before “Dear”", published),
            ("the inspection dates", "“took place from”, “between” in the opening", days.first),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    lists = _lists(blocks, context)
    return assemble(reading, opening, ReportContents(
        title=f"Joint targeted area inspection: {reading.area.name}", kind="inspection-letter",
        recommendations=_recommendations(reading, lists, *_partnership(front, reading, document)), findings=_strengths(document, lists),
        action_plan=written_statement(blocks, reading),
        shortfalls=lacking(
            ("areas for improvement", "the headings “Areas for improvement”, “What needs to improve”", _any_items(lists, strengths=False)),
            ("strengths", "the headings “Key strengths”, “Strengths”", _any_items(lists, strengths=True) or _in_prose(blocks)),
        ),
    ))  # fmt: skip


def _inspected(opening: Sequence[Passage], document: Document, published: date | None) -> Inspected:
    for passage in opening:
        for match in _WHEN.finditer(passage.text):
            days = find_range(passage.text[match.end() : match.end() + 80], published)
            if days:
                return quoted_range(document, passage, match.end(), days)
    return NO_DAYS


def _places(opening: Sequence[Passage]) -> list[Passage]:
    """The title, whose last words name the place; then the salutation and the addressees."""
    titled = [(p, m) for p in opening if (m := _TITLE.search(p.text))]
    places = []
    for passage, match in titled:
        words = passage.cut(match.start("about"), match.end("about"))
        last = words.text.rfind(" in ")
        places += [words.cut(last + 4)] if last >= 0 else []
        places.append(words)
    return [*places, *(p for p in opening if _DEAR.match(p.text)), *opening]


def _inspectorates(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Who inspected together: those whom the opening names after the salutation, and those who signed.

    Between the two a letter may speak of other inspections, and of who made those.
    """
    salutation = next((i for i, block in enumerate(blocks) if _DEAR.match(block.text)), 0)
    closing = next((i for i, block in enumerate(blocks) if _CLOSING.match(block.text)), len(blocks))
    opening = takewhile(lambda b: b.kind is not BlockKind.BULLET, blocks[salutation : salutation + _OPENING])
    said = (*opening, *blocks[closing : closing + _SIGNATURES])
    text = " ".join(block.text for block in said)
    return tuple(key for key, name in _INSPECTORATES if name.search(text))


def _partnership(opening: Sequence[Passage], reading: Reading, document: Document) -> tuple[Agency, Quotation | None]:
    """Who the letter addresses: "Dear … Safeguarding Children's Partnership", "Dear local partnership"; and the words that say so."""
    words: Quotation | None = None
    for passage in opening:
        match = _DEAR.match(passage.text)
        if match:
            words = words or document.quote(passage, match.start("whom"), match.end("whom"))
            known = reading.namer.known(match["whom"])
            if known is not None:
                return known, document.quote(passage, match.start("whom"), match.end("whom"))
    area = reading.namer.place.area.key
    partners = Agency(
        f"agency/{area}/local-partnership", "Partnership", "Local partnership", Resolution.LOCAL, "addressed-partnership",
        f"the letter addresses the partners who serve {reading.namer.place.area.name}",
    )  # fmt: skip
    return partners, words


_Listed = tuple[ItemList, str, Block | None]
"""A list with its kind, and the heading of its group where it has groups."""


def _lists(blocks: Sequence[Block], context: ReadingContext) -> list[_Listed]:
    found: list[_Listed] = []
    kind: str | None = None
    for i, block in enumerate(blocks):
        if not block.may_head():
            continue
        opens = next((k for k, words in _LISTS if words.match(block.text)), None)
        if opens:
            kind = opens
        elif _ENDS.match(block.text):
            kind = None
        elif block.kind is not BlockKind.HEADING:
            continue
        if kind:
            found.append(
                (
                    read_list(blocks, i, context.schemes, lambda later: bool(_ENDS.match(later.text))),
                    kind,
                    None if opens else block,
                )
            )
    return found


def _recommendations(
    reading: Reading,
    lists: Sequence[_Listed],
    addressed: Agency,
    words: Quotation | None,
) -> tuple[Recommendation, ...]:
    made: list[Recommendation] = []
    faults = FaultReader(reading.document, reading.lists)
    for found, kind, group in lists:
        headed = _named_by(group, reading) if group else ()
        for item in found.items if kind != "strength" else ():
            leading = reading.owners.leading_in(item.lead_in) or reading.owners.leading_in(found.lead_in) or headed
            owners = reading.owners.named(item.passage) or leading or (reading.owners.default(addressed, words),)
            at_fault = faults.about(item.passage, owners) if tells_nobody(owners) else None
            owners = (*owners, at_fault) if at_fault else owners
            one = reading.recommendations.one(
                len(made) + 1, item.passage, kind, owners, due=reading.recommendations.due(item.passage)
            )
            made.append(replace(one, section=group.text if group else None))
    return tuple(made)


def _named_by(heading: Block, reading: Reading) -> tuple[Assignment, ...]:
    """The bodies that a group's heading names and says nothing else, as "The LSCB" over bullets: they lead in whatever stands under it."""
    words = heading.text.rstrip(" :")
    named = reading.lists.read(words) or ()
    if not all(each.agency.resolution in (Resolution.REGISTER, Resolution.LOCAL) for each in named):
        return ()  # "Health", "Partners": a part of the work and no body that can be told
    quotation = reading.document.quote(heading.passage, 0, len(words))
    return tuple(Assignment(each.agency, each.written, "lead-in", quotation, each.agency.rule) for each in named)


def _strengths(document: Document, lists: Sequence[_Listed]) -> tuple[Finding, ...]:
    items = [
        (item.passage, group.text if group else None)
        for found, kind, group in lists
        if kind == "strength"
        for item in found.items
    ]
    return tuple(
        Finding(i, "strength", words.text, document.quote(words), section=group)
        for i, (words, group) in enumerate(items, start=1)
    )


def _any_items(lists: Sequence[_Listed], *, strengths: bool) -> bool:
    """Whether a list of strengths, or one of anything else, has items."""
    return any(found.items for found, kind, _ in lists if (kind == "strength") == strengths)


def _in_prose(blocks: Sequence[Block]) -> bool:
    """Whether a letter has headline findings and no heading of strengths: if it had one, a list under it would be missed."""
    headed = any(kind == "strength" and words.match(b.text) for b in blocks if b.may_head() for kind, words in _LISTS)
    return not headed and any(_IN_PROSE.match(block.text) for block in blocks)


FAMILY = Family(
    NOTATION, "joint targeted area inspection", 3,
    (
        Sign("its title", _TITLE, required=True, within=2 * TITLE_REACH),  # after a page of addressees
        Sign("a letter's salutation", re.compile(r"^Dear\s", re.MULTILINE | re.IGNORECASE)),
        Sign("several inspectorates", re.compile(r"\b(?:HMI|Inspector(?:ate)?\s+of)\s+(?:Constabulary|Probation)", re.IGNORECASE)),
    ),
    read,
)  # fmt: skip
