"""Dates, lead inspector, grades and inspectorates as the first pages print them, against those that were read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from ingest.dates import FULL_DATE, NUMERIC_DATE, month_number
from ingest.facts import Difference, Place, ReportFacts
from ingest.reading.second_reading.phrases import brief, counted, on_page, were
from ingest.reading.second_reading.printed import FULL_SHARE, Printed

DATES = "second-reading/inspection-dates"
LEAD = "second-reading/lead-inspector"
GRADES = "second-reading/first-page-grades"
INSPECTORATES = "second-reading/inspectorates"

_HEAD = 6000  # characters: a cover and the first page
_DATE_LINE = re.compile(
    r"^[ \t#*]*inspection dates?:?[ \t]*(?P<days>[^\n]+(?:\n[^\n]+)?)", re.IGNORECASE | re.MULTILINE
)
_YEAR_LAST = re.compile(r"\d{4}\W*$")
_LEAD_LINE = re.compile(r"inspector(?: on site)?:[ \t]*(?P<name>[A-Z][\w’'-]+(?:[ \t]+[A-Z][\w’'-]+)+)")
_LEADS = re.compile(r"(?<!deputy )(?:lead|reporting) $", re.IGNORECASE)
_TABLE = re.compile(r"^[ \t]*Judge?ment\s+Grade\b", re.MULTILINE)
_TABLE_LINES = 24  # of a table of five or six grades, each beside two or three lines
_GRADE = re.compile(
    r"\b(outstanding|good|requires\s+improvement(?:\s+to\s+be\s+good)?|adequate|inadequate)[ \t]*\d?$",
    re.IGNORECASE | re.MULTILINE,
)
_RANKS = {"outstanding": "1", "good": "2", "requires": "3", "adequate": "3", "inadequate": "4"}
_GRADE_NAMES = {"1": "outstanding", "2": "good", "3": "requires improvement", "4": "inadequate"}
_SCALE = re.compile(r"/grades20(?:09|13)/(\d)$")
# Those that inspect together; a letter of all of them is headed or signed by each.
_SIGNED = "ours sincerely"
_JOINT = {
    "organisation/ofsted": re.compile(r"\bOfsted\b"),
    "organisation/cqc": re.compile(r"Care Quality Commission|\bCQC\b"),
    "organisation/hmicfrs": re.compile(
        r"HMIC(?:FRS)?\b|Inspectorate of Constabulary|HMI Constabulary|Inspector of Constabulary"
    ),
    "organisation/hmi-probation": re.compile(r"HMI(?:P| Probation)\b|Inspectorate of Probation|Inspector of Probation"),
}
_JOINT_NAMES = {
    "organisation/ofsted": "Ofsted",
    "organisation/cqc": "the Care Quality Commission",
    "organisation/hmicfrs": "HMI Constabulary",
    "organisation/hmi-probation": "HMI Probation",
}


def cover_differences(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    """What the first pages print otherwise than it was read."""
    if facts.inspection is not None:
        yield from _dates(printed, facts)
        yield from _lead(printed, facts)
        yield from _inspectorates(printed, facts)
    yield from _grades(printed, facts)


def _dates(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    found = _DATE_LINE.search(printed.text, 0, _HEAD)
    own = facts.inspection
    if found is None or own is None:
        return
    first, _, second = found["days"].partition("\n")
    days = _days(first if _YEAR_LAST.search(first) else f"{first} {second}")
    read = own.end or own.start
    if not days or (read and read.day and date(read.year, read.month or 1, read.day) == max(days)):
        return
    yield Difference(
        DATES,
        f"{max(days).isoformat()} as the last day of the inspection, printed beside “Inspection dates”; read was "
        f"{read.iso() if read else 'none'}",
        "a second reading, of the dates in that line. Compare them with those shown, and report the reader's fault",
        printed.passage(found.start("days"), found.start("days") + len(first.rstrip())),
    )


def _days(words: str) -> list[date]:
    found = [(int(m[3]), month_number(m[2]), int(m[1])) for m in FULL_DATE.finditer(words)]
    found += [(int(m[4]), int(m[3]), int(m[1])) for m in NUMERIC_DATE.finditer(words)]
    days = []
    for year, month, day in found:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return days


def _lead(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    text = printed.text
    behind = (m for m in _LEAD_LINE.finditer(text) if _LEADS.search(text[max(0, m.start() - 20) : m.start()]))
    found = next(behind, None)
    if found is None or facts.inspection is None:
        return
    name = " ".join(found["name"].split())
    if any(set(name.split()[:2]) & set(lead.split()) for lead in facts.inspection.lead_inspectors):
        return
    words = printed.passage(found.start("name"), found.end("name"))
    read = ", ".join(facts.inspection.lead_inspectors) or "nobody"
    yield Difference(
        LEAD,
        f"{brief(name)} as lead inspector{on_page(words)}; read was {read}",
        "a second reading, of the name behind “Lead inspector:”. Compare it with the name shown, and report the reader's fault",
        words,
    )


def _grades(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    """The grades of the table "Judgement, Grade" counted by their words."""
    found = _TABLE.search(printed.text, 0, _HEAD)
    if found is None or not facts.judgements:
        return
    start, end = found.end(), _table_end(printed, printed.line_at(found.end()))
    printed_grades = Counter(_RANKS[match[1].split()[0].lower()] for match in _GRADE.finditer(printed.text, start, end))
    read: Counter[str] = Counter()
    for judgement in facts.judgements:
        for statement in judgement.statements:
            scale = _SCALE.search(statement.grade)
            if scale and statement.place is Place.TABLE and start <= statement.quotation.start < end:
                read[scale[1]] += 1
    if printed_grades == read:
        return
    words = printed.passage(found.start(), found.end())
    yield Difference(
        GRADES,
        f"{_told(printed_grades)} in the table of grades{on_page(words)}; read were {_told(read)}",
        "a second count, of the words at the ends of the table's lines. Compare the table with the grades shown, and "
        "report the reader's fault",
        words,
    )


def _table_end(printed: Printed, heading: int) -> int:
    """Where the first line after a table begins that fills the page's width: the text goes on there."""
    last = heading
    for count, line in enumerate(printed.after(heading)):
        if count >= _TABLE_LINES or printed.page(line) != printed.page(heading):
            break
        if len(printed.lines[line].rstrip()) >= FULL_SHARE * printed.width:
            break
        last = line
    return printed.starts[last] + len(printed.lines[last])


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{n} {_GRADE_NAMES[rank]}" for rank, n in sorted(counts.items())) or "none"


def _inspectorates(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    """Those that sign a joint letter, or head it, against those that were read to have inspected."""
    own = facts.inspection
    signed = printed.text.rfind(_SIGNED)
    if own is None or own.framework != "jtai" or signed < 0:
        return
    names = printed.text[signed:]
    seen = [key for key, words in _JOINT.items() if words.search(names)]
    words = printed.passage(signed, signed + len(_SIGNED))
    missing = [key for key in seen if key not in own.conducted_by]
    if not missing:
        return
    yield Difference(
        INSPECTORATES,
        f"{counted(len(seen), 'inspectorate')} signing the letter{on_page(words)}, of which "
        f"{were(len(seen) - len(missing))} read to have inspected; missing is {_JOINT_NAMES[missing[0]]}",
        "a second count, of the names behind “Yours sincerely”. Compare them with those shown, and report the reader's fault",
        words,
    )
