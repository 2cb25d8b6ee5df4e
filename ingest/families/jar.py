"""Joint area reviews, 2005 to 2008, in their two forms: the five outcomes of all local services, and areas of investigation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.asks.forms.listing_words import ASKING, TELLING_LINES
from ingest.asks.item_lists import ItemList, opens_points, read_list
from ingest.dates import MONTH, DateRange, find_range, month_number
from ingest.documents.document import Block, BlockKind, Document, Passage, is_point
from ingest.documents.relined import relined
from ingest.earlier.looking_back import looking_back
from ingest.facts import Finding, PartialDate, Recommendation, ReportFacts, Shortfall
from ingest.families.assemble import OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import Family, Sign
from ingest.families.front_page import NO_DAYS, Inspected, published, quoted_range
from ingest.families.jar_grades import JarGrades, missing
from ingest.families.reading_context import Reading, ReadingContext
from ingest.names.name_lists import starts_with_imperative
from ontology.folding import fold
from ontology.schemes import Schemes

NOTATION = "jar"

_TITLE = re.compile(r"\bjoint\s+area\s+review\b", re.IGNORECASE)
_AREA = re.compile(r"\bchildren['’]?s['’]?\s+services\s+authority\s+area\b", re.IGNORECASE)
_OF_SERVICES = re.compile(r"\breview\s+of\s+services\s+for\s+children\s+and\s+young\s+people\b", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:joint\s+area\s+review\W*)?(?P<place>.{3,90}?)\s+children['’]?s['’]?\s+services\s+authority\s+area",
    re.IGNORECASE,
)
_HEADINGS = frozenset(
    fold(heading)
    for heading in (
        "Introduction", "Context", "Main findings", "Grades", "Recommendations", "Summary report", "Main report", "Summary",
        "Outcomes for children and young people", "The impact of local services", "Children and young people who are looked after",
        "Children and young people with learning difficulties and/or disabilities", "Looked after children and young people",
        "Looked after children", "Being healthy", "Staying safe", "Enjoying and achieving", "Making a positive contribution",
        "Achieving economic well-being", "Service management", "Capacity to improve", "Safeguarding", "Equality and diversity",
        "Other issues identified for further investigation", "Additional investigations", "Areas for investigation",
        "Areas for investigation through fieldwork during the joint area review",
        "Major strengths", "Important weaknesses",
        "For immediate action", "For action over the next six months", "For action in the longer term",
    )
)  # fmt: skip
"""The headings that the two forms have, folded; the contents list tells of others."""
_ANNEX = re.compile(r"^(?:annex|appendix)\s+[A-Z]?\b", re.IGNORECASE)
_RECOMMENDATIONS = re.compile(r"^(?:key\s+)?recommendations?\W*$", re.IGNORECASE)
_INTRODUCTION = re.compile(r"^introduction\W*$", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:review|inspection|fieldwork|stages?|inspectors)\b[^.]{0,120}?\b(?:took\s+place|was\s+(?:carried\s+out|conducted|undertaken)|were|visited|"
    r"consist\w+|between|in\s+two\s+stages)\b|\bfieldwork\b",
    re.IGNORECASE,
)
# Of the last week the end is not told.
_WEEKS = re.compile(r"\bweeks?\s+(?:commencing|beginning|starting)\b", re.IGNORECASE)
_MONTHS = re.compile(
    rf"\b(?P<first>{MONTH})(?:\s+(?P<year>20\d\d))?\s+(?:and|to|until|–|-)\s+(?P<last>{MONTH})\s+(?P<end>20\d\d)\b|\bin\s+(?P<only>{MONTH})\s+(?P<its>20\d\d)\b"
)
_LIMIT_LENGTH = 60  # characters of a time limit's heading
_LEAD_IN_LENGTH = 300  # characters: who is told, and "should:"
_NEAR = 3  # blocks: a heading, the lead-in under it, and an item
_FRONT = 30  # blocks of the cover
_INTRODUCED = 30  # blocks of the introduction
_STRENGTHS = re.compile(r"^(?:major|key|main)\s+strengths\W*$", re.IGNORECASE)
_WEAKNESSES = re.compile(r"^(?:important|key|main)\s+weaknesses\W*$", re.IGNORECASE)
_INSPECTORATES = (
    (OFSTED, r"\bOfsted\b|"
             r"\bOffice\s+for\s+Standards\s+in\s+Education\b"), ("organisation/csci", r"\bCommission\s+for\s+Social\s+Care\s+Inspection\b"),
    ("organisation/healthcare-commission", r"\bHealthcare\s+Commission\b"), ("organisation/audit-commission", r"\bAudit\s+Commission\b"),
    ("organisation/adult-learning-inspectorate", r"\bAdult\s+Learning\s+Inspectorate\b"),
    ("organisation/hmicfrs", r"\bInspectorate\s+of\s+Constabulary\b"), ("organisation/hmi-probation", r"\bInspectorate\s+of\s+Probation\b"),
    ("organisation/hmi-prisons", r"\bInspectorate\s+of\s+Prisons\b"), ("organisation/hmcpsi", r"\bCrown\s+Prosecution\s+Service\s+Inspectorate\b"),
)  # fmt: skip


def is_heading(words: str) -> bool:
    """Whether a line is one of the headings of either form."""
    return fold(words) in _HEADINGS or bool(_ANNEX.match(words))


def leads_in(words: str) -> bool:
    """Whether lines lead in items of their own, where a copy leaves no white space between them and the item before."""
    return len(words) <= _LEAD_IN_LENGTH and TELLING_LINES.reads(words)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one review."""
    document = relined(
        context.document,
        lambda words: (
            is_heading(words) or (len(words) <= _LIMIT_LENGTH and context.schemes.priority(words) is not None)
        ),
        leads_in=leads_in,
    )
    context = replace(context, document=document)
    front = list(_front(document))
    printed = published(front, document)
    days, months = _when(document)
    by = tuple(key for key, name in _INSPECTORATES if any(re.search(name, passage.text) for passage in front))
    opening = Opening(
        family=NOTATION, places=_places(front), printed=printed, days=days, period=months, inspectorates=by or (OFSTED,),
        shortfalls=lacking(
            ("the date of publication", "“Published” on the cover", context.published(printed)),
            ("the days of the review", "the introduction", days.first or months),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    grades = JarGrades(document, context.schemes, reading.area)
    judgements = grades.judgements()
    found = _list(document, context.schemes)
    recommendations = tuple(_recommendations(reading, found))
    return assemble(reading, opening, ReportContents(
        title=f"Joint area review: {reading.area.name}", judgements=judgements, own_aspects=tuple(grades.own.values()),
        recommendations=recommendations, findings=tuple(_findings(document)),
        follow_ups=tuple(looking_back(document, document.content(), reading.citations, reading.follow_ups)),
        shortfalls=(*missing(grades, judgements), *_shortfalls(recommendations, found)),
    ))  # fmt: skip


def _front(document: Document) -> Iterator[Passage]:
    """The lines of the cover."""
    for block in document.blocks[:_FRONT]:
        if block.kind is BlockKind.CONTENTS or (block.kind is BlockKind.HEADING and _INTRODUCTION.match(block.text)):
            return
        yield from document.lines(block.passage)


def _places(front: Sequence[Passage]) -> list[Passage]:
    """What stands before "Children's Services Authority Area", on its line or with the line before."""
    found: list[Passage] = []
    for before, line in zip((None, *front), front, strict=False):
        for words in (line, before.joined(line) if before is not None else line):
            place = _PLACE.search(words.text)
            if place and not _TITLE.fullmatch(place["place"]):
                found.append(words.cut(place.start("place"), place.end("place")))
    return [*found, *front]


def _when(document: Document) -> tuple[Inspected, tuple[PartialDate, PartialDate] | None]:
    """The days of the review, or its months, by the sentence of the introduction that says when it was."""
    months: tuple[PartialDate, PartialDate] | None = None
    for block in _introduction(document):
        for sentence in block.passage.sentences():
            if not _WHEN.search(sentence.text):
                continue
            days = find_range(sentence.text)
            if days and days.first != days.last:
                days = _both_stages(sentence.text, days)
                quoted = quoted_range(document, sentence, 0, days)
                return (replace(quoted, last=None) if _WEEKS.search(sentence.text) else quoted), None
            months = months or _months(sentence.text)
    return NO_DAYS, months


def _both_stages(text: str, first: DateRange) -> DateRange:
    """The days from a first stage to a second, where a sentence tells both: "an analysis week from … and fieldwork from … to …"."""
    second = find_range(text[first.end :])
    if second is None or second.first == second.last or second.first <= first.last:
        return first
    return DateRange(first.first, second.last, first.start, first.end + second.end)


def _introduction(document: Document) -> Iterator[Block]:
    blocks = list(document.content())
    at = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING and _INTRODUCTION.match(b.text)), 0)
    for block in blocks[at + 1 : at + 1 + _INTRODUCED]:
        if block.kind is BlockKind.HEADING and is_heading(block.text):
            return
        yield block


def _months(text: str) -> tuple[PartialDate, PartialDate] | None:
    found = _MONTHS.search(text)
    if found is None:
        return None
    if found["only"]:
        month = PartialDate(int(found["its"]), month_number(found["only"]))
        return month, month
    first, last, end = month_number(found["first"]), month_number(found["last"]), int(found["end"])
    year = int(found["year"]) if found["year"] else end - (first > last)
    return PartialDate(year, first), PartialDate(end, last)


def _list(document: Document, schemes: Schemes) -> ItemList | None:
    """The list under the heading “Recommendations” that is followed by items."""
    nested = _nested(document, list(document.content()))
    heads = [i for i, block in enumerate(nested) if block.may_head() and _RECOMMENDATIONS.match(block.text)]
    lists = (read_list(nested, i, schemes, lambda block: _ends(block, schemes)) for i in heads)
    found = max(lists, key=lambda found: len(found.items), default=None)
    if found is not None and found.items:
        found.doubts.extend(_behind(nested, found))
    return found


def _behind(blocks: Sequence[Block], found: ItemList) -> Iterator[str]:
    """A heading that no form has right behind the list's last item, with bullets under it: a time limit in other words."""
    last = found.items[-1].passage.offsets[-1]
    after = [block for block in blocks if block.passage.offsets[0] > last and block.kind is not BlockKind.NOTE][:_NEAR]
    unknown = bool(after) and after[0].kind is BlockKind.HEADING and not is_heading(after[0].text)
    if unknown and any(block.kind is BlockKind.BULLET for block in after[1:]):
        yield f"what stands from “{after[0].text[:80]}” on"


def _ends(block: Block, schemes: Schemes) -> bool:
    return block.kind is BlockKind.HEADING and not schemes.priority(block.text)


def _nested(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the level of bullets whose indent the copy has lost: those that an item leads in and that ask for nothing, and
    dashes among bullets of another sign."""
    found: list[Block] = []
    first: Block | None = None  # the first bullet of this list
    within: int | None = None  # the level of the bullets that the last open item leads in
    for block in blocks:
        first = None if block.kind is not BlockKind.BULLET else first or block
        if block.kind is not BlockKind.BULLET:
            within = None
        elif first is not None and is_point(document.stored, block, first):
            block, within = replace(block, level=max(block.level, first.level + 1)), None
        elif within is not None and (_asks(block) or block.level >= within):
            within = None if block.level < within else within
        elif within is not None:
            block = replace(block, level=within)
        if block.kind is BlockKind.BULLET and within is None and opens_points(block.text):
            within = block.level + 1
        found.append(block)
    return found


def _asks(bullet: Block) -> bool:
    """Whether a bullet is an item: it asks for something, and is no point within one."""
    return starts_with_imperative(bullet.text) or ASKING.reads(bullet.text)


def _recommendations(reading: Reading, found: ItemList | None) -> Iterator[Recommendation]:
    """The items; one that does it "with" somebody, in commas behind its verb, is that body's too."""
    for made in reading.recommendations.read([(found, "recommendation", None)] if found else []):
        told = {each.agency.key for each in made.assignments}
        joint = tuple(each for each in reading.owners.joining(_passage(found, made)) if each.agency.key not in told)
        yield replace(made, assignments=(*made.assignments, *joint))


def _passage(found: ItemList | None, made: Recommendation) -> Passage:
    if found is None:
        raise ValueError("a recommendation of no list")
    return found.items[made.ordinal - 1].passage


def _findings(document: Document) -> Iterator[Finding]:
    """The strengths and weaknesses that stand side by side in a box, each sentence one; a copy without columns has lost which is which."""
    boxed, section, ordinal = False, None, 0
    for block in document.content():
        if block.kind is BlockKind.HEADING:
            boxed, section = False, block.text
        elif block.kind is not BlockKind.ROW or len(block.cells) < 2:
            boxed = False
        elif _STRENGTHS.match(block.cells[0].text) and _WEAKNESSES.match(block.cells[-1].text):
            boxed = True
        elif boxed:
            for cell, kind in ((block.cells[0], "strength"), (block.cells[-1], "weakness")):
                for point in cell.sentences():
                    ordinal += 1
                    yield Finding(ordinal, kind, point.text, document.quote(point), section=section)


def _shortfalls(recommendations: Sequence[Recommendation], found: ItemList | None) -> tuple[Shortfall, ...]:
    return (
        *lacking(("recommendations", "the list under “Recommendations”", recommendations)),
        *(found.shortfalls() if found else ()),
    )


FAMILY = Family(
    NOTATION, "joint area review", 1,
    (
        Sign("its title", _TITLE, required=True, within=400),
        Sign("“Review of services for children and young people”", _OF_SERVICES, required=True, within=1500),
        Sign("a children's services authority area", _AREA, within=1500),
        Sign("the arrangements of the Children Act 2004", re.compile(r"\bsection\s+20\s+of\s+the\s+Children\s+Act\s+2004\b", re.IGNORECASE)),
    ),
    read,
    sets_lines=True,
)  # fmt: skip
