"""The inspections of 2012 and 2013 of one service each: the protection of children; looked after children services."""

from __future__ import annotations

import re
from functools import partial

from ingest.documents.document import Block, BlockKind, Document
from ingest.families import main_findings
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import DATES, LEAD
from ingest.families.main_findings import HEADING_LENGTH, RECORD, ReportForm, with_lines_of_record
from ingest.grades.grading import Stranded

_PROTECTION_TITLE = re.compile(
    r"\binspection\s+of\s+(?:the\s+)?(?:local\s+authority\s+)?arrangements\s+for\s+the\s+protection\s+of\s+children",
    re.IGNORECASE,
)
_LOOKED_AFTER_TITLE = re.compile(
    r"\binspection\s+of\s+(?:services\s+for\s+)?looked[\s-]+after\s+children(?:['’]s)?(?:\s+services|\s+and\s+care\s+leavers)?",
    re.IGNORECASE,
)
# The pages between these headings define the grades; what they say is of no authority.
_MEANINGS = re.compile(r"^the\s+inspection\s+judge?ments\s+and\s+what\s+they\s+mean\W*$", re.IGNORECASE)
_AFTER_MEANINGS = re.compile(r"^(?:service\s+information|(?:the\s+)?overall\s+effectiveness\b)", re.IGNORECASE)
_OTHER_PARTS = re.compile(
    r"^(?:service\s+information|about\s+this\s+inspection|record\s+of\s+main\s+findings)\W*$", re.IGNORECASE
)


def _parts(document: Document) -> tuple[Stranded, Stranded]:
    """The report's body and its table of findings; of no strand, since there is but one."""
    body: Stranded = []
    record: Stranded = []
    in_record = meaning = False
    for block in with_lines_of_record(document):
        short = len(block.text) < HEADING_LENGTH and block.kind is not BlockKind.ROW
        if short and RECORD.match(block.text):
            in_record, meaning = True, False
        elif short and (_MEANINGS.match(block.text) or _AFTER_MEANINGS.match(block.text)):
            meaning = bool(_MEANINGS.match(block.text))
        if not meaning:
            (record if in_record else body).append((block, None))
    return body, record


def _begins_part(block: Block) -> bool:
    return bool(_OTHER_PARTS.match(block.text))


def _form(notation: str, title: re.Pattern[str], called: str) -> ReportForm:
    return ReportForm(notation, title, called, (None,), _parts, _begins_part, lambda _document, _year: None)


def _family(form: ReportForm, name: str) -> Family:
    return Family(
        form.notation, name, 1,
        (
            Sign("its title", form.title, required=True, within=TITLE_REACH),
            Sign("a cover with inspection dates or a lead inspector", re.compile(f"{DATES.pattern}|{LEAD.pattern}", re.IGNORECASE), required=True),
            Sign("the heading “About this inspection”", re.compile(r"^About this inspection", re.IGNORECASE | re.MULTILINE)),
            Sign("a record of main findings", re.compile(r"^record\s+of\s+main\s+findings", re.IGNORECASE | re.MULTILINE)),
        ),
        partial(main_findings.read, form=form),
        begins=re.compile(rf"\W*(?:{form.title.pattern})[\s\S]{{0,300}}?{DATES.pattern}", re.IGNORECASE),
    )  # fmt: skip


FAMILIES = (
    _family(
        _form(
            "protection", _PROTECTION_TITLE, "Inspection of local authority arrangements for the protection of children"
        ),
        "inspection of local authority arrangements for the protection of children",
    ),
    _family(
        _form("looked-after-services", _LOOKED_AFTER_TITLE, "Inspection of looked after children services"),
        "inspection of looked after children services",
    ),
)
