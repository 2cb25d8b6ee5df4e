"""The tables that the Organisation Data Service of the NHS (ODS), the Office for National Statistics (ONS), mySociety and
Ofsted publish of bodies: which table a file is, and what it states of whom.

A form is recognised by what is in the file, never by its name. Nothing is guessed: a cell that may mean two things, or
that a spreadsheet has spoilt, is named with its row, column and value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from ontology.errors import RegisterError
from ontology.registers.bodies import AUTHORITY, NHS_TRUST_KINDS, Organisation
from ontology.registers.spelling import LONGEST_NAME
from ontology.registers.table_cells import Cells
from ontology.registers.table_text import bytes_of, rows_of, text_of, western_text_of

MOST_ROWS = 20_000
"""Rows. The longest of these tables has some 500, the longest that ODS publishes of any one kind of body some 15,000."""


class Kind(StrEnum):
    """The kinds of tables, as a user names them."""

    AUTO = "auto"
    ODS_TRUSTS = "ods-trusts"
    ODS_COMMISSIONERS = "ods-commissioners"
    ONS_ICB = "ons-icb"
    ONS_AUTHORITIES = "ons-authorities"


@dataclass(frozen=True, slots=True)
class OfficialStatement:
    """What a table states of one body: cells of a register's columns. A stated empty cell says that there is none.

    `place` is the short name of an authority's place.
    """

    key: str
    row: int
    cells: Mapping[str, str]
    place: str = ""


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """One file, read. `listed` are all codes in it, also of rows that state nothing (`passed_over` counts them by reason);
    `introduces` says whether it tells enough of a body to begin a row of it; `source` is how registers name the table.
    """

    file: str
    kind: Kind
    source: str
    statements: tuple[OfficialStatement, ...]
    listed: frozenset[str]
    passed_over: Mapping[str, int]
    remarks: tuple[str, ...]
    introduces: bool = True

    def reaches(self, body: Organisation) -> bool:
        """Whether a table of this form would list that body: by its kind, and an authority by the sort of its code."""
        if self.source not in body.sources:
            return False
        if body.kind == AUTHORITY:
            return body.key[:3] in {key[:3] for key in self.listed}
        return body.kind in _KINDS_OF[self.kind]


_KINDS_OF: Mapping[Kind, frozenset[str]] = {
    Kind.ODS_TRUSTS: NHS_TRUST_KINDS,
    Kind.ODS_COMMISSIONERS: frozenset({"ClinicalCommissioningGroup"}),
    Kind.ONS_ICB: frozenset({"IntegratedCareBoard"}),
    Kind.ONS_AUTHORITIES: frozenset({AUTHORITY}),
}
_KNOWN_FORMS = (
    "Known are the tables etr and eccg of ODS (27 columns without a heading), the ONS names and codes of integrated care "
    "boards (ICB24CD, ICB24CDH, ICB24NM) and of local authorities (LAD24CD, LAD24NM), mySociety's UK local authorities, "
    "and the provider lookup with Ofsted's URNs."
)
_ODS_COLUMNS = 27
_ODS_NAMES = {0: "code", 1: "name", 2: "national grouping", 10: "open date", 11: "close date"}
_CODE = re.compile(r"[A-Z0-9]{3,8}")
_GSS = re.compile(r"[EKNSW]\d{8}")
_URN = re.compile(r"\d{4,8}")
_RUN_AS_FORMULA = re.compile(r"[=+@\t\r-]")
_AS_A_NUMBER = re.compile(r"\d(?:[.,]\d+)?E[+-]\d+", re.IGNORECASE)
_IN_ENGLAND = re.compile(r"[YQ]\d\d")
_RESPONSIBLE = re.compile(r"E(?:06|08|09|10)\d{6}")  # unitary, metropolitan, London, county; not districts
_RESPONSIBLE_TYPES = frozenset({"UA", "MD", "CTY", "LBO", "CC"})
_LOWER = frozenset({"and", "of", "the", "for", "upon", "on", "in", "with", "under", "le"})
_UPPER = frozenset({"nhs", "ccg", "icb", "pct"})


def read_official(path: Path, kind: Kind = Kind.AUTO) -> OfficialTable:
    """Read one official table. Raises RegisterError where its form is not known or not of `kind`, or a cell is wrong."""
    data, remarks = bytes_of(path), []
    try:
        text = text_of(path.name, data)
    except RegisterError:
        western = western_text_of(path.name, data)
        if western is None:
            raise
        text = western
        remarks.append("It is not in UTF-8; it was read as Windows-1252, as Excel saves plain CSV.")
    lines = list(rows_of(path.name, text))
    if len(lines) > MOST_ROWS:
        raise RegisterError(
            f"the table has {len(lines):,} rows, and at most {MOST_ROWS:,} are read.",
            where=path.name,
            remedy="Import the table of one kind of body only.",
        )
    found, read = _recognise(path.name, lines)
    if kind not in (Kind.AUTO, found):
        raise RegisterError(
            f"the table is one of {found}, not of {kind}.",
            where=path.name,
            remedy=f"Leave --kind out, or give {found}.",
        )
    return read(path.name, lines, tuple(remarks))


Lines = Sequence[tuple[int, list[str]]]
TableReader = Callable[[str, Lines, tuple[str, ...]], OfficialTable]


def _recognise(table: str, lines: Lines) -> tuple[Kind, TableReader]:
    first = [cell.strip() for cell in lines[0][1]] if lines else []
    heading = {cell.casefold() for cell in first}
    if {"gss-code", "official-name", "local-authority-type"} <= heading:
        return Kind.ONS_AUTHORITIES, _my_society
    if {"urn", "la_code_new", "local_authority_ons_name"} <= heading:
        return Kind.ONS_AUTHORITIES, _provider_lookup
    if _column(first, r"ICB\d\dCDH"):
        return Kind.ONS_ICB, _boards
    if _column(first, r"(?:LAD|CTYUA|UTLA|LTLA)\d\dCD"):
        return Kind.ONS_AUTHORITIES, _local_authorities
    if len(first) == _ODS_COLUMNS and _CODE.fullmatch(first[0]) and re.fullmatch(r"\d{8}", first[10]):
        names = [cells[1].upper() for _, cells in lines if len(cells) > 1]
        trusts = sum(bool(re.search(r"\bTRUST\b", name)) for name in names)
        commissioners = sum(bool(re.search(r"\b(?:CCG|ICB|COMMISSIONING)\b", name)) for name in names)
        if max(trusts, commissioners) * 2 >= len(names) and trusts != commissioners:
            return (Kind.ODS_TRUSTS, _trusts) if trusts > commissioners else (Kind.ODS_COMMISSIONERS, _commissioners)
    raise RegisterError("the table is of no form that is known.", where=table, remedy=_KNOWN_FORMS)


def _column(heading: Sequence[str], pattern: str) -> str | None:
    return next((cell for cell in heading if re.fullmatch(pattern, cell, re.IGNORECASE)), None)


class _Collected:
    """The statements of a table as they are read, and why rows are passed over."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.statements: list[OfficialStatement] = []
        self.passed_over: Counter[str] = Counter()
        self.rows: dict[str, int] = {}

    def listed(self, cells: Cells, column: str, key: str) -> None:
        """Note that the table has this code, once."""
        if key in self.rows:
            what = f"stands in row {self.rows[key]}, too"
            raise cells.error(column, key, what, "Remove one of the two rows.")
        self.rows[key] = cells.number

    def table_of(self, kind: Kind, source: str, remarks: tuple[str, ...], introduces: bool = True) -> OfficialTable:
        """All of it."""
        found, listed = tuple(self.statements), frozenset(self.rows)
        return OfficialTable(self.table, kind, source, found, listed, dict(self.passed_over), remarks, introduces)


def _trusts(table: str, lines: Lines, remarks: tuple[str, ...]) -> OfficialTable:
    collected = _Collected(table)
    for cells, code, name in _ods_rows(collected, lines):
        if not _IN_ENGLAND.fullmatch(cells.text("national grouping")):
            collected.passed_over["outside England"] += 1
            continue
        kind = "NHSFoundationTrust" if "FOUNDATION" in name.upper() else "NHSTrust"
        stated = {"kind": kind, "name": written_out(name), "ods": code, **_ods_dates(cells)}
        collected.statements.append(OfficialStatement(code, cells.number, stated))
    return collected.table_of(Kind.ODS_TRUSTS, "ODS etr", remarks)


def _commissioners(table: str, lines: Lines, remarks: tuple[str, ...]) -> OfficialTable:
    """Clinical commissioning groups. Since July 2022 ODS keeps the codes of the last of them as parts of integrated care
    boards: these rows name no body, and say nothing of the group that had the code.
    """
    collected = _Collected(table)
    for cells, code, name in _ods_rows(collected, lines):
        words = name.upper()
        if words.endswith(f"ICB - {code}") or "SUB-ICB" in words:
            collected.passed_over["parts of integrated care boards, which are no bodies"] += 1
        elif not words.endswith((" CCG", " CLINICAL COMMISSIONING GROUP")):
            collected.passed_over["commissioning hubs and regions, which are no bodies"] += 1
        else:
            stated = {"kind": "ClinicalCommissioningGroup", "name": written_out(name), "ods": code, **_ods_dates(cells)}
            collected.statements.append(OfficialStatement(code, cells.number, stated))
    return collected.table_of(Kind.ODS_COMMISSIONERS, "ODS eccg", remarks)


def _ods_rows(collected: _Collected, lines: Lines) -> Iterator[tuple[Cells, str, str]]:
    for number, row in lines:
        if len(row) != _ODS_COLUMNS:
            raise RegisterError(
                f"the row has {len(row)} columns, and the tables of ODS have {_ODS_COLUMNS}.",
                where=f"{collected.table}, row {number}",
                remedy="Import the file as it was downloaded.",
            )
        cells = Cells(collected.table, number, {name: row[place] for place, name in _ODS_NAMES.items()})
        code = _code(cells, "code", _CODE, "three to eight capitals and digits, such as RWH")
        collected.listed(cells, "code", code)
        yield cells, code, _name(cells, "name")


def _ods_dates(cells: Cells) -> dict[str, str]:
    opened, closed = (_day(cells, column) for column in ("open date", "close date"))
    if opened and closed and closed < opened:
        raise cells.error("close date", closed.isoformat(), f"is before the open date {opened}", "Correct one of them.")
    return {"founded": _iso(opened), "dissolved": _iso(closed)}


def _boards(table: str, lines: Lines, remarks: tuple[str, ...]) -> OfficialTable:
    collected = _Collected(table)
    heading = lines[0][1]
    code_of, gss_of, name_of = (_needed(table, heading, rf"ICB\d\d{end}") for end in ("CDH", "CD", "NM"))
    for cells in _headed(table, lines):
        code = _code(cells, code_of, _CODE, "three to eight capitals and digits, such as QM7")
        gss = _code(cells, gss_of, _GSS, "a letter and eight digits, such as E54000025")
        collected.listed(cells, code_of, code)
        stated = {"kind": "IntegratedCareBoard", "name": written_out(_name(cells, name_of)), "gss": gss, "ods": code}
        collected.statements.append(OfficialStatement(code, cells.number, stated))
    return collected.table_of(Kind.ONS_ICB, "ONS ICB names and codes", remarks)


def _local_authorities(table: str, lines: Lines, remarks: tuple[str, ...]) -> OfficialTable:
    """The names of places by code, as ONS lists them each year: they say which authorities there are, not what a council
    is called in full.
    """
    collected = _Collected(table)
    heading = lines[0][1]
    code_of = _needed(table, heading, r"(?:LAD|CTYUA|UTLA|LTLA)\d\dCD")
    name_of = _needed(table, heading, re.escape(code_of[:-2]) + "NM")
    for cells in _headed(table, lines):
        gss = _code(cells, code_of, _GSS, "a letter and eight digits, such as E10000015")
        if _responsible(collected, gss):
            collected.listed(cells, code_of, gss)
            stated = {"kind": AUTHORITY, "gss": gss}
            collected.statements.append(
                OfficialStatement(gss, cells.number, stated, written_out(_name(cells, name_of)))
            )
    return collected.table_of(Kind.ONS_AUTHORITIES, "ONS", remarks)


def _provider_lookup(table: str, lines: Lines, remarks: tuple[str, ...]) -> OfficialTable:
    """Ofsted's URNs. Rows without a GSS code are of councils that are no more, and their URNs are those of schools."""
    collected = _Collected(table)
    for cells in _headed(table, lines):
        if not cells.text("la_code_new"):
            collected.passed_over["without a GSS code"] += 1
            continue
        gss = _code(cells, "la_code_new", _GSS, "a letter and eight digits, such as E10000015")
        if _responsible(collected, gss):
            collected.listed(cells, "la_code_new", gss)
            urn = _code(cells, "urn", _URN, "four to eight digits, such as 80475")
            place = _name(cells, "local_authority_ons_name")
            collected.statements.append(OfficialStatement(gss, cells.number, {"urn": urn}, place))
    return collected.table_of(Kind.ONS_AUTHORITIES, "Ofsted", remarks, introduces=False)


def _my_society(table: str, lines: Lines, remarks: tuple[str, ...]) -> OfficialTable:
    """Councils with their names and ends. The table's days of beginning are those of its own entries, and are left out."""
    collected = _Collected(table)
    rows = list(_headed(table, lines))
    codes = {cells.text("local-authority-code"): cells.text("gss-code") for cells in rows}
    begun = {cells.text("gss-code"): _day(cells, "start-date") for cells in rows}
    for cells in rows:
        if cells.text("nation") != "England" or cells.text("local-authority-type") not in _RESPONSIBLE_TYPES:
            collected.passed_over["districts, combined authorities and councils outside England"] += 1
            continue
        gss = _code(cells, "gss-code", _GSS, "a letter and eight digits, such as E10000015")
        collected.listed(cells, "gss-code", gss)
        heirs = [codes[code.strip()] for code in cells.text("replaced-by").split(",") if code.strip() in codes]
        last = _day(cells, "end-date")
        if last and any(begun[heir] == last for heir in heirs):
            last -= timedelta(days=1)  # some ends are given as the first day of those that came after
        stated = {"kind": AUTHORITY, "name": _name(cells, "official-name"), "gss": gss, "dissolved": _iso(last)}
        if last:
            stated["successors"] = "|".join(f"{heir}@{last + timedelta(days=1)}" for heir in heirs)
        collected.statements.append(OfficialStatement(gss, cells.number, stated, _name(cells, "nice-name")))
    return collected.table_of(Kind.ONS_AUTHORITIES, "mySociety", remarks)


def _responsible(collected: _Collected, gss: str) -> bool:
    if _RESPONSIBLE.fullmatch(gss):
        return True
    collected.passed_over["districts and councils outside England"] += 1
    return False


def _headed(table: str, lines: Lines) -> Iterator[Cells]:
    """The rows under a heading, by the heading's names."""
    heading = [cell.strip() for cell in lines[0][1]]
    for number, row in lines[1:]:
        if len(row) > len(heading) and any(cell.strip() for cell in row[len(heading) :]):
            raise RegisterError(
                f"the row has {len(row)} cells and the heading {len(heading)}.",
                where=f"{table}, row {number}",
                remedy="Import the file as it was downloaded.",
            )
        yield Cells(table, number, dict(zip(heading, [*row, *([""] * len(heading))], strict=False)))


def _needed(table: str, heading: Sequence[str], pattern: str) -> str:
    found = _column([cell.strip() for cell in heading], pattern)
    if found is None:
        wanted = pattern.replace(r"\d\d", "24")
        raise RegisterError(
            f"the heading lacks a column such as {wanted}.", where=f"{table}, row 1", remedy=_KNOWN_FORMS
        )
    return found


def _code(cells: Cells, column: str, pattern: re.Pattern[str], form: str) -> str:
    written = cells.text(column)
    if pattern.fullmatch(written):
        return written
    if _AS_A_NUMBER.fullmatch(written):
        what, remedy = "is a code that a spreadsheet has made a number", "Import the file as it was downloaded."
    else:
        what, remedy = "is malformed" if written else "is empty", f"It must be {form}."
    raise cells.error(column, written, what, remedy)


def _name(cells: Cells, column: str) -> str:
    written = cells.text(column)
    if not written:
        raise cells.error(column, written, "is empty", "Give the name, or remove the row.")
    if len(written) > LONGEST_NAME:
        raise cells.error(
            column, written, f"has more than {LONGEST_NAME} characters", "Check the row's commas and quotes."
        )
    if _RUN_AS_FORMULA.match(written):
        raise cells.error(column, written, "begins as a formula does", "No body's name begins so: correct it.")
    if "|" in written:
        raise cells.error(column, written, "holds a bar, by which registers part several names", "Correct the name.")
    return written


def _day(cells: Cells, column: str) -> date | None:
    return cells.date(column, cells.text(column))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def written_out(name: str) -> str:
    """A name that a table has in capitals as people write it: "EAST AND NORTH HERTFORDSHIRE NHS TRUST" as "East and North
    Hertfordshire NHS Trust". Any other name as it is.
    """
    if not name.isupper():
        return name
    return re.sub(r"[^\W_]+(?:['’][^\W_]+)*", lambda match: _word(match[0], match.start() == 0), name)


def _word(word: str, first: bool) -> str:
    lower = word.casefold()
    if lower in _UPPER or any(c.isdigit() for c in word):
        return word
    return lower if lower in _LOWER and not first else word[:1] + word[1:].lower()
