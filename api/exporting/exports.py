"""The graph in files that other programs read. The same data folder gives the same bytes, whenever it is exported.

N-Quads are the graph itself, sorted. TriG and JSON-LD keep the named graphs, which say what report a fact is from;
Turtle and RDF/XML have no such thing and lose them. CSV, Parquet and spreadsheets hold flat tables (`columns`).
XML 1.0 has no form feed and no other control character, and a reader of XML makes a line feed of every carriage return:
in RDF/XML the sign for an unknown character, U+FFFD, stands in their place, one for one, so that a quotation keeps its
length.
Files are merged as streams: a graph of any size passes through in little memory, in every format. (Who reads JSON-LD
needs room for the whole of it; who reads another format does not.)
"""

from __future__ import annotations

import heapq
import io
import itertools
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, TypeVar

import pyoxigraph as ox

from api.answering.edition import Edition
from api.exporting.batches import batched
from api.exporting.columns import TableName
from api.exporting.owners_left_out import OwnersLeftOut
from api.exporting.parquet_files import require_pyarrow, write_parquet
from api.exporting.tables import write_csv
from ontology.schemes import load_schemes
from ontology.terms import DCTERMS, OA, ORG, PROV, REMIT, SCHEME, SDO, SKOS
from queries.editions.entries import Sought
from queries.folder import DataFolder, FolderState

FILES_AT_A_TIME = 200
"""Files that are open at once: systems allow a process 256 (macOS) or more."""

LINES_AT_A_TIME = 500
"""Lines that the parser is handed at once: some 100 kB."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What stands in RDF/XML for a character that XML cannot say or would not keep."""

# What XML 1.0 does not have (production 2), and the carriage return, which its readers change (2.11).
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Item = TypeVar("Item")


class Format(StrEnum):
    """What the graph can be written as."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"

    @property
    def loses_graphs(self) -> bool:
        """Whether the file no longer tells which report each statement is from."""
        return self in (Format.TURTLE, Format.RDFXML)

    @property
    def has_tables(self) -> bool:
        """Whether the file holds tables, and not the graph."""
        return self in (Format.CSV, Format.XLSX, Format.PARQUET)


_ENGINE = {
    Format.TRIG: ox.RdfFormat.TRIG,
    Format.TURTLE: ox.RdfFormat.TURTLE,
    Format.JSONLD: ox.RdfFormat.JSON_LD,
    Format.RDFXML: ox.RdfFormat.RDF_XML,
}


def export(
    data_dir: Path, form: Format, out: IO[bytes], table: TableName | None = None, basis: str | None = None
) -> None:
    """Write the data folder's graph, or a `table` of it. CSV and Parquet hold one, the recommendations unless another is named;
    a workbook holds all, or the one. `basis`: only owners on that ground, a notation of assignmentBases (`owned` leaves out those that
    are inferred).

    Raises DataFolderError where there is no data folder that can be read, MissingLibrary for Parquet without pyarrow, NotFound for a basis
    that the list does not have.
    """
    if basis is not None:
        load_schemes().require("assignmentBases", basis)
    if form is Format.CSV:
        write_csv(Edition(data_dir), table or TableName.RECOMMENDATIONS, out, Sought(basis=basis))
    elif form is Format.PARQUET:
        require_pyarrow()
        write_parquet(Edition(data_dir), table or TableName.RECOMMENDATIONS, out, Sought(basis=basis))
    elif form is Format.XLSX:
        from api.exporting.workbooks import write_workbook  # openpyxl takes a third of a second to load

        write_workbook(Edition(data_dir), out, [table] if table else tuple(TableName), Sought(basis=basis))
    else:
        write_graph(DataFolder(data_dir).state(), form, out, basis)


def write_graph(state: FolderState, form: Format, out: IO[bytes], basis: str | None = None) -> int:
    """Write the graph of a folder's state in one of the formats of a graph, with all owners or those on one ground.

    How many quads, or triples where graphs are lost.
    """
    stays = OwnersLeftOut(state.files(), basis).stays if basis else bool
    with tempfile.TemporaryDirectory(prefix="remit-export-") as place, ExitStack() as stack:
        if form is Format.NQUADS:
            lines = _Counted(line for line in _sorted_lines(state.files(), Path(place), stack) if stays(line))
            out.writelines(lines)
            return lines.count
        if form.loses_graphs:
            triples = _triples(line for line in _sorted_lines(state.files(), Path(place), stack) if stays(line))
            statements = _Counted(map(_sayable_in_xml, triples) if form is Format.RDFXML else triples)
            ox.serialize(statements, out, _ENGINE[form], prefixes=_prefixes(state.base))
            return statements.count
        quads = _Counted(_graph_by_graph(state.files(), stays))
        ox.serialize(quads, out, _ENGINE[form], prefixes=_prefixes(state.base))
        return quads.count


class _Counted(Iterator[Item]):
    """Passes things on and counts them."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self.count = 0

    def __next__(self) -> Item:
        item = next(self._items)
        self.count += 1
        return item


def _sorted_lines(files: Sequence[Path], place: Path, stack: ExitStack) -> Iterator[bytes]:
    """Every line of the files, each of which is sorted, in one order and once. `place` is for what is merged halfway."""
    while len(files) > FILES_AT_A_TIME:
        files = [_merge(some, place) for some in batched(files, FILES_AT_A_TIME)]
    handles = [stack.enter_context(file.open("rb")) for file in files]
    return (line for line, _ in itertools.groupby(heapq.merge(*handles)))


def _merge(files: Sequence[Path], place: Path) -> Path:
    with tempfile.NamedTemporaryFile(dir=place, delete=False) as merged, ExitStack() as stack:
        merged.writelines(heapq.merge(*(stack.enter_context(file.open("rb")) for file in files)))
    return Path(merged.name)


def _triples(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    """The statements of sorted N-Quads without their graphs, each once: a statement's graphs follow each other."""
    quads = ox.parse(io.BufferedReader(_Joined(lines)), ox.RdfFormat.N_QUADS)
    return (triple for triple, _ in itertools.groupby(quad.triple for quad in quads))


class _Joined(io.RawIOBase):
    """Lines as one file to read: a parser need not begin anew for each."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            self._left = memoryview(b"".join(itertools.islice(self._lines, LINES_AT_A_TIME)))
        with memoryview(buffer) as room:
            taken = min(len(room), len(self._left))
            room[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


def _sayable_in_xml(triple: ox.Triple) -> ox.Triple:
    """The statement with nothing in it that XML 1.0 forbids. Only texts can hold such characters: an IRI cannot."""
    said = triple.object
    if not isinstance(said, ox.Literal) or not _NOT_IN_XML.search(said.value):
        return triple
    words = _NOT_IN_XML.sub(REPLACEMENT, said.value)
    literal = ox.Literal(words, language=said.language) if said.language else ox.Literal(words, datatype=said.datatype)
    return ox.Triple(triple.subject, triple.predicate, literal)


def _graph_by_graph(files: Iterable[Path], stays: Callable[[bytes], bool]) -> Iterator[ox.Quad]:
    """Every statement that stays, one graph after the other, so that each graph is written in one piece."""
    for file in files:
        lines = b"".join(line for line in file.read_bytes().splitlines(keepends=True) if stays(line))
        quads = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
        yield from sorted(quads, key=lambda quad: str(quad.graph_name))


def _prefixes(base: str) -> dict[str, str]:
    spaces = {"remit": REMIT, "schema": SDO, "skos": SKOS, "org": ORG, "prov": PROV, "oa": OA, "dcterms": DCTERMS}
    rdf = {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    return rdf | {name: str(space) for name, space in spaces.items()} | {"id": base, "scheme": SCHEME}
