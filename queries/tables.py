"""The answer to a question: columns, and rows of cells, with the forms in which people and programs take it away."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Any, Final, Literal

import pyoxigraph as ox

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
TEXT_WIDTH: Final = 120  # columns of a terminal that nobody asked about

_NUMERIC: Final = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float"))
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
# Everything that a terminal takes for an order rather than a letter; tabs and line ends stay.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. `datatype` is an IRI and `language` a tag; both are None for anything but a literal."""

    value: str
    kind: Literal["iri", "literal", "bnode"]
    datatype: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, term: Term | None) -> Cell | None:
        """The cell of an RDF term; None for an unbound variable."""
        if term is None:
            return None
        if isinstance(term, ox.NamedNode):
            return cls(term.value, "iri")
        if isinstance(term, ox.BlankNode):
            return cls(term.value, "bnode")
        if isinstance(term, ox.Literal):
            return cls(term.value, "literal", None if term.language else term.datatype.value, term.language)
        return cls(str(term), "literal", f"{XSD}string")  # a triple term, which SPARQL 1.1 has no form for

    def to_python(self) -> str | int | float | bool:
        """The value as Python has it: numbers and booleans as such, anything else as text."""
        try:
            if self.datatype == f"{XSD}integer":
                return int(self.value)
            if self.datatype in _NUMERIC:
                return float(self.value)
        except ValueError:
            return self.value
        if self.datatype == f"{XSD}boolean" and self.value in ("true", "false"):
            return self.value == "true"
        return self.value

    def to_json(self) -> dict[str, str]:
        """The cell as SPARQL 1.1 Query Results JSON writes a term."""
        written = {"type": "uri" if self.kind == "iri" else self.kind, "value": self.value}
        if self.language:
            written["xml:lang"] = self.language
        elif self.datatype and self.datatype != f"{XSD}string":
            written["datatype"] = self.datatype
        return written


Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to one question. `truncated` says that there were more rows than the limit let through."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, Any]]:
        """A dictionary a row, of Python values, None where the row has no value for a column."""
        return [
            {column: cell.to_python() if cell else None for column, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def column(self, name: str) -> list[Any]:
        """The Python values of one column, in the order of the rows."""
        at = self.columns.index(name)
        return [cell.to_python() if (cell := row[at]) else None for row in self.rows]

    def to_csv(self, *, spreadsheet: bool = False) -> str:
        """RFC 4180, with the columns' names in the first line.

        As it stands it is for programs: every value unchanged, as SPARQL 1.1 Query Results CSV asks. With
        `spreadsheet` it is for people who open it in Excel or LibreOffice: it begins with the mark by which these
        know UTF-8, and a text that they would run as a formula gets an apostrophe in front. The words come out of
        documents that anybody may have written.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([_harmless(cell) if spreadsheet else cell.value if cell else "" for cell in row])
        return ("\ufeff" if spreadsheet else "") + out.getvalue()

    def to_json(self) -> str:
        """SPARQL 1.1 Query Results JSON; a cut answer has the member `truncated` besides, which readers pass over."""
        written: dict[str, Any] = {
            "head": {"vars": list(self.columns)},
            "results": {
                "bindings": [
                    {column: cell.to_json() for column, cell in zip(self.columns, row, strict=True) if cell}
                    for row in self.rows
                ]
            },
        }
        if self.truncated:
            written["truncated"] = True
        return json.dumps(written, ensure_ascii=False)

    def to_text(self, width: int = TEXT_WIDTH, *, base: str = "") -> str:
        """For a terminal of `width` columns, with a line that says how many rows there are.

        A table, or a list of names and values for each row where a table would leave its columns too little room.
        What IRIs begin with can be left out as their `base`: questions take their ends too.
        """
        from queries.text_tables import laid_out  # answers that programs take away need no library that lays out text

        rows = [[_shown(cell, base) for cell in row] for row in self.rows]
        lines = laid_out([column.replace("_", " ") for column in self.columns], rows, width)
        return "\n".join([*lines, "", self.count(), ""])

    def count(self) -> str:
        """How many rows there are, in words, and whether there were more."""
        rows = "1 row" if len(self) == 1 else f"{len(self):,} rows"
        return f"The first {rows}: there are more, which the limit cut off." if self.truncated else rows


def _shown(cell: Cell | None, base: str) -> str:
    """The value as plain text, never as the terminal's orders."""
    if cell is None:
        return ""
    value = cell.value.removeprefix(base) if cell.kind == "iri" else cell.value
    return _CONTROL.sub("", value)


def _harmless(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.value.startswith(_FORMULA) and not _NUMBER.fullmatch(cell.value):
        return f"'{cell.value}"
    return cell.value
