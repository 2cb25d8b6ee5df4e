"""Reviews of health services for children looked after and safeguarding by the Care Quality Commission, since 2013.

A table of labels on the second page, numbered findings that point to recommendations, and these in groups whose lead-ins name the trusts
and commissioners that are told. Nothing is graded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.asks.forms.listing_words import GROUP_LEAD_INS
from ingest.asks.grouped_lists import GroupedList, leads_a_group_in, read_groups
from ingest.dates import find_date, find_spaced_range
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.documents.relined import relined
from ingest.earlier.looking_back import looking_back
from ingest.facts import ReportFacts, Shortfall
from ingest.families import clas_title
from ingest.families.assemble import CQC, Opening, ReportContents, assemble, begin, lacking
from ingest.families.clas_owners import GroupOwners
from ingest.families.clas_references import pointing_findings
from ingest.families.clas_title import TitlePage, read_title_page
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import NO_DATE, NO_DAYS, NO_LEADS, Dated, Inspected, Leads, quoted_range
from ingest.families.people import names_of_inspectors
from ingest.families.reading_context import ReadingContext
from ontology.folding import fold

NOTATION = "clas"

_TITLE = re.compile(
    r"\breview\s+of\s+(?:the\s+)?health\s+services\s+for\s+(?:children\s+looked\s+after|looked\s+after\s+children|safeguarding)\s+"
    r"(?:and|&)\s+(?:safeguarding|(?:children\s+)?looked\s+after(?:\s+children)?)",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\bthe\s+role\s+of\s+health\s+services\s+in\s+(?P<place>.{3,80})$", re.IGNORECASE)
_IN_TITLE = re.compile(
    rf"{_TITLE.pattern}\s+(?:services\s+)?in\s+(?P<place>.{{3,80}}?)(?:\s+page\s+\d+\b.*)?$", re.IGNORECASE
)
_HEADINGS = frozenset(
    fold(heading)
    for heading in (
        "Summary of the review", "About the review", "How we carried out the review", "Context of the review", "The report",
        "What people told us", "The child’s journey", "Early help", "Children in need", "Child protection", "Looked after children",
        "Children looked after", "Management", "Leadership & management", "Leadership and management", "Governance",
        "Training and supervision", "Training & supervision", "Recommendations", "Next steps",
    )
)  # fmt: skip
"""The headings that the form has, folded; the contents list tells of others."""
_OF_THE_TITLE = frozenset(map(fold, ("Looked after children", "Children looked after")))
"""Headings that a line of the title may be, too."""
_RECOMMENDATIONS, _NEXT = fold("Recommendations"), fold("Next steps")
_TWO_NAMES = 4  # words: of first names and surnames, where a copy has lost the lines between people
_BETWEEN_NAMES = re.compile(r"[,;&]|\b(?:and|de|la|van|von|der|den|du)\b")
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)")  # "(lead)", behind a name
_MARKED_LEAD = re.compile(
    r"^lead(?:\s+inspector)?\s*[:–-]\s*|\s*\(lead(?:\s+inspector)?\)|\s+[–-]\s+lead(?:\s+inspector)?$", re.IGNORECASE
)
_FRONT = 40  # blocks of the first two pages


def is_heading(words: str) -> bool:
    """Whether a line is one of the form's headings."""
    return fold(words) in _HEADINGS


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one review."""
    document = relined(context.document, is_heading, leads_in=GROUP_LEAD_INS.reads)
    context = replace(context, document=document)
    front = _front(document)
    page = read_title_page(document, front)
    printed = _published(document, page)
    days = _days(document, page, printed)
    leads = _leads(document, page)
    opening = Opening(
        family=NOTATION, places=_places(front), printed=printed, days=days, leads=leads, inspectorates=(CQC,),
        shortfalls=lacking(
            ("the dates of the review", "“Date of review” on the second page", days.first),
            ("the last day of the review", "“Date of review” on the second page", days.last),
            ("the date of publication", "“Date of publication” on the second page", context.published(printed)),
            ("the inspectors", "“Name(s) of CQC inspector” on the second page", leads.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    blocks = list(document.content())
    listed = _recommended(blocks)
    owners = GroupOwners(reading, page)
    recommendations = owners.recommendations(listed)
    findings = pointing_findings(document, blocks, recommendations)
    return assemble(reading, opening, ReportContents(
        title=f"Review of health services for children looked after and safeguarding: {reading.area.name}",
        recommendations=recommendations, findings=findings.found, services=owners.services(), action_plan=owners.action_plan(),
        follow_ups=tuple(looking_back(document, blocks, reading.citations, reading.follow_ups)),
        shortfalls=(*_shortfalls(listed, page), *owners.doubts, *findings.doubts),
    ))  # fmt: skip


def _front(document: Document) -> list[Block]:
    """The blocks before the contents list, or before the first of the form's headings."""
    found: list[Block] = []
    for block in document.blocks[:_FRONT]:
        opens = block.kind is BlockKind.HEADING and is_heading(block.text) and fold(block.text) not in _OF_THE_TITLE
        if block.kind is BlockKind.CONTENTS or opens:
            break
        found.append(block)
    return found


def _places(front: Sequence[Block]) -> list[Passage]:
    """Where the title and the line under it say whose services are reviewed; a title runs over several lines."""
    whole: Passage | None = None
    for block in front:
        for line in (block.passage,):
            whole = whole.joined(line) if whole else line
    found: list[Passage] = []
    for block in front:
        parts = [block.passage.cut(m.start("place"), m.end("place")) for m in [_ROLE.search(block.text)] if m]
        found += [_first_line(part) for part in parts]
    if whole is not None and (title := _IN_TITLE.search(whole.text)):
        found.append(_first_line(whole.cut(title.start("place"), title.end("place"))))
    if whole is not None and (role := re.search(r"\brole\s+of\s+health\s+services\s+in\s+", whole.text, re.IGNORECASE)):
        found.append(_first_line(whole.cut(role.end(), role.end() + 80)))
    found += [place.cut(0, len(place.text) - len(_CITY)) for place in found if place.text.endswith(_CITY)]
    return [*found, *(block.passage for block in front)]


_CITY = " City"
"""Behind the name of a city where that of its county is another: "Leicester City"."""


_NEXT_WORDS = re.compile(r"\s+(?:dates?\s+of\b|children\s+looked\s+after\b|review\s+of\b|page\s+\d)", re.IGNORECASE)


def _first_line(words: Passage) -> Passage:
    """A place without what stands behind it where the copy has no line's end."""
    after = _NEXT_WORDS.search(words.text)
    return words.cut(0, after.start()) if after else words


def _days(document: Document, page: TitlePage, printed: Dated) -> Inspected:
    """The days of the review. Of an end that the copy has lost, "14 th September th September 2015", nothing is said."""
    for line in _joined(page.of(clas_title.REVIEWED)):
        found = [find_spaced_range(words, printed.day) for words in (_with_to(line.text), line.text)]
        days = next((d for d in found if d and d.first != d.last), None) or next((d for d in found if d), None)
        if days is not None:
            quoted = quoted_range(document, line, 0, days)
            return replace(quoted, last=None) if _LOST_DAY.search(line.text) or _WEEK_FROM.search(line.text) else quoted
    return NO_DAYS


_WEEK_FROM = re.compile(r"\bweeks?\s+(?:commencing|beginning|starting)\b", re.IGNORECASE)  # its end is not told
_LOST_DAY = re.compile(r"(?<!\d)(?<!\d\s)\b(?:st|nd|rd|th)\s+[A-Z][a-z]+\s+\d{4}\b")
_NO_TO = re.compile(r"(?<=[a-z])(?P<gap>\s+)(?=\d{1,2}\s?(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4})")


def _with_to(words: str) -> str:
    """Two days side by side, "14th July 18th July 2014", with a dash in the white space between them, so that nothing moves."""
    return _NO_TO.sub(lambda gap: "-" * len(gap["gap"]), words)


def _published(document: Document, page: TitlePage) -> Dated:
    for line in _joined(page.of(clas_title.PUBLISHED)):
        day = find_date(line.text)
        if day:
            return Dated(day[0], document.quote(line, day[1], day[2]))
    return NO_DATE


def _joined(lines: Sequence[Passage]) -> list[Passage]:
    """A value's first line, and all of them as one: a date may run over two."""
    if not lines:
        return []
    whole = lines[0]
    for line in lines[1:]:
        whole = whole.joined(line)
    return [lines[0], whole]


def _leads(document: Document, page: TitlePage) -> Leads:
    """The inspector who is marked as the lead, or the first one named, who is so by convention."""
    lines = page.of(clas_title.INSPECTORS)
    for line in (*(line for line in lines if _MARKED_LEAD.search(line.text)), *lines):
        words = _BRACKETED.sub("", _MARKED_LEAD.sub("", line.text)).split()
        run_together = len(words) >= _TWO_NAMES and not _BETWEEN_NAMES.search(line.text)
        names = names_of_inspectors(" ".join(words[:2] if run_together else words))
        if names:
            return Leads(names[:1], document.quote(line))
    return NO_LEADS


def _recommended(blocks: Sequence[Block]) -> GroupedList:
    """The groups under “Recommendations”: the last heading of that name that a lead-in follows."""
    heads = [
        i for i, block in enumerate(blocks) if fold(block.text) == _RECOMMENDATIONS and block.kind is not BlockKind.ROW
    ]
    for at in reversed(heads):
        found = read_groups(blocks, at, _ends)
        if any(group.items for group in found.groups):
            return found
    first = next((i for i, block in enumerate(blocks) if leads_a_group_in(block) and block.number), 0)
    return read_groups(blocks, first - 1, _ends) if first else GroupedList()


def _ends(block: Block) -> bool:
    return fold(block.text) == _NEXT or (block.kind is BlockKind.HEADING and fold(block.text) in _HEADINGS)


def _shortfalls(listed: GroupedList, page: TitlePage) -> tuple[Shortfall, ...]:
    """What a complete review holds and this one was not found to hold."""
    items = [item for group in listed.groups for item in group.items]
    place = "the groups under “Recommendations”"
    return (
        *lacking(
            ("recommendations", place, items),
            ("the providers included", "“Provider services included” on the second page", page.of(clas_title.PROVIDERS)),
            ("the commissioners included", "“CCGs included” on the second page", page.of(clas_title.COMMISSIONERS)),
            *((f"the lead-in of the items from {group.items[0].number or 1} on", place, group.lead_in) for group in listed.groups if group.items),
            *((f"items under “{group.lead_in.text[:80]}”", place, group.items) for group in listed.groups if group.lead_in),
        ),
        *(Shortfall(doubt, place) for doubt in listed.doubts),
    )  # fmt: skip


FAMILY = Family(
    NOTATION, "review of health services for children looked after and safeguarding", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("the role of health services", re.compile(r"\bthe\s+role\s+of\s+health\s+services\s+in\b", re.IGNORECASE)),
        Sign("the label “Provider services included” or “CCGs included”", re.compile(
            r"\bprovider\s+services?\b[\s\S]{0,90}?\bincluded\b|\bCCGs?\s+included\b", re.IGNORECASE), required=True),
        Sign("the CQC's region", re.compile(r"\bCQC\s+region\b", re.IGNORECASE)),
    ),
    read,
    sets_lines=True,
)  # fmt: skip
