"""Inspection of safeguarding and looked after children services, 2009 to 2012: two strands, a four point scale, a table."""

from __future__ import annotations

import re

from ingest.documents.document import BlockKind, Document
from ingest.facts import ReportFacts
from ingest.families import main_findings
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import DATES, LEAD
from ingest.families.main_findings import HEADING_LENGTH, RECORD, ReportForm, with_lines_of_record
from ingest.families.reading_context import ReadingContext
from ingest.grades.grading import Stranded

NOTATION = "slac"
SAFEGUARDING, LOOKED_AFTER = "safeguarding", "looked-after"

_TITLE = re.compile(
    r"\binspection\s+of\s+safeguarding\s+and\s+looked[\s-]+after\s+children(?:['’]s)?\s+services", re.IGNORECASE
)
# Another report's cover in the same file: its title with its dates.
_COVER = re.compile(rf"\W*(?:{_TITLE.pattern})[\s\S]{{0,300}}?{DATES.pattern}", re.IGNORECASE)
# A line of the contents list, which ends in its page, is no part's heading.
_PART = re.compile(
    r"^(?:(?:the\s+)?inspection\s+outcomes?\s*[:–-]?\s*(?:services?\s+for\s+)?(?P<what>safeguarding|looked)(?!.*\d\W*$)|"
    r"(?P<safe>safeguarding\s+services)\W*$|(?P<looked>services\s+for\s+looked\s+after\s+children)\W*$)",
    re.IGNORECASE,
)
# After the table of this inspection there may stand one of another.
_ANOTHER = re.compile(r"\b(?:previous|earlier|last)\s+(?:\w+\s+)?inspection\b", re.IGNORECASE)
_RECORD_STRAND = re.compile(
    r"^(?:(?:the\s+)?inspection\s+outcomes?\s*[:–-]?\s*)?"
    r"(?:(?P<safe>safeguarding(?:\s+(?:services|children))?)|(?:services\s+for\s+)?looked\s+after\s+children(?:\s+services)?)\W*$",
    re.IGNORECASE,
)
# What only the table of the later form grades, and years of either; reports of 2011 are of one or the other.
_LATER_FORM = re.compile(r"\b(?:contribution\s+of\s+health\s+agencies|safe\s+and\s+feel\s+safe)\b", re.IGNORECASE)
_EARLY_FORM, _LATE_FORM = 2010, 2012


def form_year(document: Document, inspected: int | None) -> int:
    """A year in whose form a report's table is, told by its words, or else by the year of the inspection."""
    late = bool(_LATER_FORM.search(document.stored)) or (inspected or _EARLY_FORM) >= _LATE_FORM
    return _LATE_FORM if late else _EARLY_FORM


def _parts(document: Document) -> tuple[Stranded, Stranded]:
    """The report's body and its table of findings, each block with its strand."""
    body: Stranded = []
    record: Stranded = []
    strand: str | None = None
    in_record = False
    for block in with_lines_of_record(document):
        short = len(block.text) < HEADING_LENGTH
        part = _PART.match(block.text) if short and block.kind is not BlockKind.ROW else None
        if part and (part["what"] or not in_record):
            looked = part["looked"] or (part["what"] or "").lower() == "looked"
            in_record, strand = False, LOOKED_AFTER if looked else SAFEGUARDING
        elif short and in_record and (row := _RECORD_STRAND.match(block.text)):
            strand = SAFEGUARDING if row["safe"] else LOOKED_AFTER
        elif short and in_record and _ANOTHER.search(block.text):
            in_record, strand = False, None
        elif short and RECORD.match(block.text):
            in_record, strand = True, None
        elif in_record:
            record.append((block, strand))
        elif strand:
            body.append((block, strand))
    return body, record


_FORM = ReportForm(
    NOTATION, _TITLE, "Inspection of safeguarding and looked after children services", (SAFEGUARDING, LOOKED_AFTER), _parts,
    lambda block: bool(_PART.match(block.text)), form_year,
)  # fmt: skip


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    return main_findings.read(context, _FORM)


FAMILY = Family(
    NOTATION, "inspection of safeguarding and looked after children services", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a cover with inspection dates or a reporting inspector", re.compile(f"{DATES.pattern}|{LEAD.pattern}", re.IGNORECASE), required=True),
        Sign("the outcomes of two strands", re.compile(r"inspection\s+outcomes", re.IGNORECASE)),
        Sign("the heading “About this inspection”", re.compile(r"^About this inspection", re.IGNORECASE | re.MULTILINE)),
    ),
    read,
    begins=_COVER,
)  # fmt: skip
