"""The graph in files that other programs read. The same data folder gives the same bytes, whenever it is exported.

N-Quads are the graph itself, sorted. TriG and JSON-LD keep the named graphs, which say what report a fact is from;
Turtle and RDF/XML have no such thing and lose them. CSV and spreadsheets hold flat tables (`api.tables`).
XML 1.0 has no form feed and no other control character, and a reader of XML makes a line feed of every carriage return:
in RDF/XML the sign for an unknown character, U+FFFD, stands in their place, one for one, so that a quotation keeps its
length.
Files are merged as streams: a graph of any size passes through in little memory.
"""

from __future__ import annotations

import heapq
import itertools
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from api.answering.edition import Edition
from api.answering.owners_left_out import OwnersLeftOut
from api.answering.tables import TableName, write_csv, write_workbook
from ontology.schemes import load_schemes
from ontology.terms import DCTERMS, OA, ORG, PROV, REMIT, SCHEME, SDO, SKOS
from queries.folder import DataFolder, FolderState

FILES_AT_A_TIME = 200
"""Files that are open at once: systems allow a process 256 (macOS) or more."""


REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What stands in RDF/XML for a character that XML cannot say or would not keep."""

# What XML 1.0 does not have (production 2), and the carriage return, which its readers change (2.11).
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Format(StrEnum):
    """What the graph can be written as."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def loses_graphs(self) -> bool:
        """Whether the file no longer tells which report each statement is from."""
        return self in (Format.TURTLE, Format.RDFXML)


_ENGINE = {
    Format.TRIG: ox.RdfFormat.TRIG,
    Format.TURTLE: ox.RdfFormat.TURTLE,
    Format.JSONLD: ox.RdfFormat.JSON_LD,
    Format.RDFXML: ox.RdfFormat.RDF_XML,
}


def export(
    data_dir: Path,
    form: Format,
    out: IO[bytes],
    table: TableName = TableName.RECOMMENDATIONS,
    basis: str | None = None,
) -> None:
    """Write the data folder's graph. `table` is which table CSV holds; a workbook holds all. `basis`: only owners on that ground, a
    notation of assignmentBases (`owned` leaves out those that are inferred).

    Raises DataFolderError where there is no data folder that can be read, NotFound for a basis that the list does not have.
    """
    if basis is not None:
        load_schemes().require("assignmentBases", basis)
    if form is Format.CSV:
        write_csv(Edition(data_dir), table, out, basis)
    elif form is Format.XLSX:
        write_workbook(Edition(data_dir), out, basis)
    else:
        _write_graph(DataFolder(data_dir).state(), form, out, basis)


def _write_graph(state: FolderState, form: Format, out: IO[bytes], basis: str | None) -> None:
    stays = OwnersLeftOut(state.files(), basis).stays if basis else bool
    with tempfile.TemporaryDirectory(prefix="remit-export-") as place, ExitStack() as stack:
        if form is Format.NQUADS:
            out.writelines(line for line in _sorted_lines(state.files(), Path(place), stack) if stays(line))
        elif form.loses_graphs:
            lines = _sorted_lines(state.files(), Path(place), stack)
            triples = _triples(line for line in lines if stays(line))
            if form is Format.RDFXML:
                triples = map(_sayable_in_xml, triples)
            ox.serialize(triples, out, _ENGINE[form], prefixes=_prefixes(state.base))
        else:
            ox.serialize(_graph_by_graph(state.files(), stays), out, _ENGINE[form], prefixes=_prefixes(state.base))


def _sorted_lines(files: Sequence[Path], place: Path, stack: ExitStack) -> Iterator[bytes]:
    """Every line of the files, each of which is sorted, in one order and once. `place` is for what is merged halfway."""
    while len(files) > FILES_AT_A_TIME:
        files = [_merge(some, place) for some in _batches(files, FILES_AT_A_TIME)]
    handles = [stack.enter_context(file.open("rb")) for file in files]
    return (line for line, _ in itertools.groupby(heapq.merge(*handles)))


def _merge(files: Sequence[Path], place: Path) -> Path:
    with tempfile.NamedTemporaryFile(dir=place, delete=False) as merged, ExitStack() as stack:
        merged.writelines(heapq.merge(*(stack.enter_context(file.open("rb")) for file in files)))
    return Path(merged.name)


def _batches(files: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    return (files[at : at + size] for at in range(0, len(files), size))


def _triples(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    """The statements of sorted N-Quads without their graphs, each once: a statement's graphs follow each other."""
    for triple, _ in itertools.groupby(quad.triple for line in lines for quad in ox.parse(line, ox.RdfFormat.N_QUADS)):
        yield triple


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


def to_file(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file whole or not at all: what was there before stays until the new one is complete."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as out:
            write(out)
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        beside.unlink(missing_ok=True)
