"""What other programs and spreadsheets get of the graph."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import lxml.etree
import pyoxigraph as ox
import pytest
import rdflib
from processes import started

from api.exporting import exports
from api.exporting.exports import Format, export
from api.exporting.whole_files import to_file
from ontology.terms import DEFAULT_BASE, OA
from queries.folder import DataFolder


def exported(data: Path, form: Format) -> bytes:
    out = io.BytesIO()
    export(data, form, out)
    return out.getvalue()


def read(content: bytes, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(content, form))


def test_nquads_are_every_statement_of_the_folder_sorted_and_each_once(example_data: Path) -> None:
    lines = exported(example_data, Format.NQUADS).splitlines()
    whole = {line for file in DataFolder(example_data).state().files() for line in file.read_bytes().splitlines()}
    assert len(lines) > 1000
    assert lines == sorted(whole)


@pytest.mark.parametrize("form", list(Format))
def test_the_same_folder_gives_the_same_bytes(example_data: Path, form: Format) -> None:
    assert exported(example_data, form) == exported(example_data, form)


@pytest.mark.parametrize(("form", "engine"), [(Format.TRIG, ox.RdfFormat.TRIG), (Format.JSONLD, ox.RdfFormat.JSON_LD)])
def test_trig_and_json_ld_keep_the_named_graphs(example_data: Path, form: Format, engine: ox.RdfFormat) -> None:
    assert read(exported(example_data, form), engine) == read(
        exported(example_data, Format.NQUADS), ox.RdfFormat.N_QUADS
    )
    assert not form.loses_graphs


@pytest.mark.parametrize(
    ("form", "engine"), [(Format.TURTLE, ox.RdfFormat.TURTLE), (Format.RDFXML, ox.RdfFormat.RDF_XML)]
)
def test_turtle_and_rdf_xml_hold_every_statement_without_its_graph(
    example_data: Path, form: Format, engine: ox.RdfFormat
) -> None:
    whole = {str(quad.triple) for quad in read(exported(example_data, Format.NQUADS), ox.RdfFormat.N_QUADS)}
    if form is Format.RDFXML:  # page breaks stand between quotations
        whole = {said.replace("\\f", "\ufffd") for said in whole}
    assert {str(quad.triple) for quad in read(exported(example_data, form), engine)} == whole
    assert form.loses_graphs


UNSAYABLE = "page 4\f\x0b\x01 \ufffe\r\n \tend"
"""What text copies of PDFs hold: page breaks and other characters that XML does not have, or does not keep."""


@pytest.fixture
def odd_data(tmp_path: Path, example_data: Path) -> Path:
    """The examples with a quotation's surroundings that hold such characters."""
    data = tmp_path / "data"
    shutil.copytree(example_data, data)
    report = next(iter(sorted((data / "reports").glob("*.nq"))))
    quads = list(ox.parse(path=report, format=ox.RdfFormat.N_QUADS))
    for name, words in (("prefix", ox.Literal(UNSAYABLE)), ("suffix", ox.Literal(UNSAYABLE, language="en"))):
        quads.append(ox.Quad(ODD, ox.NamedNode(str(OA[name])), words, quads[0].graph_name))
    report.write_bytes(b"".join(sorted(f"{quad} .\n".encode() for quad in quads)))
    return data


ODD = ox.NamedNode(f"{DEFAULT_BASE}evidence/odd")
GRAPH_FORMATS = {
    Format.NQUADS: ("nquads", ox.RdfFormat.N_QUADS),
    Format.TRIG: ("trig", ox.RdfFormat.TRIG),
    Format.TURTLE: ("turtle", ox.RdfFormat.TURTLE),
    Format.JSONLD: ("json-ld", ox.RdfFormat.JSON_LD),
    Format.RDFXML: ("xml", ox.RdfFormat.RDF_XML),
}


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_every_format_is_read_alike_by_other_programs_whatever_the_reports_hold(
    odd_data: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)  # it would read P12M as P1Y
    content = exported(odd_data, form)
    name, engine = GRAPH_FORMATS[form]
    read_by_engine = Counter(triple_of(triple) for triple in {quad.triple for quad in read(content, engine)})
    graph = rdflib.Dataset(default_union=True).parse(io.BytesIO(content), format=name)
    read_by_rdflib = Counter(tuple(term_of(term) for term in triple) for triple in graph.triples((None, None, None)))
    assert read_by_rdflib == read_by_engine
    statements = {quad.triple for quad in read(exported(odd_data, Format.NQUADS), ox.RdfFormat.N_QUADS)}
    whole = Counter(map(triple_of, statements))
    if form is Format.RDFXML:
        whole = Counter(
            (*rest, (said.translate(UNSAID) if kind else said, kind)) for *rest, (said, kind) in whole.elements()
        )
    assert read_by_engine == whole
    said = rdflib.Literal(UNSAYABLE)
    if form is Format.RDFXML:
        said = rdflib.Literal("page 4\ufffd\ufffd\ufffd \ufffd\ufffd\n \tend")
        assert len(said) == len(UNSAYABLE)
    odd = rdflib.URIRef(ODD.value)
    assert graph.value(odd, OA.prefix) == said
    assert graph.value(odd, OA.suffix) == rdflib.Literal(str(said), lang="en")


def test_rdf_xml_is_well_formed_to_a_strict_reader_and_has_every_statement_once(odd_data: Path) -> None:
    strict = lxml.etree.XMLParser(huge_tree=True, recover=False, resolve_entities=False, no_network=True)
    root = lxml.etree.fromstring(exported(odd_data, Format.RDFXML), strict)
    assert root.tag == f"{{{rdflib.RDF}}}RDF"
    read_by_engine = read(exported(odd_data, Format.RDFXML), ox.RdfFormat.RDF_XML)
    typed = sum(subject.tag != f"{{{rdflib.RDF}}}Description" for subject in root)
    assert typed + sum(len(subject) for subject in root) == len(read_by_engine)


UNSAID = dict.fromkeys(map(ord, "\f\x0b\x01\ufffe\r"), "\ufffd")

Said = tuple[str, str | None]
"""A term as text, and what kind of literal it is: its language or type; None for an IRI."""

UNNAMED: Said = ("_:", None)
"""Every blank node: each program names them anew."""


def triple_of(triple: ox.Triple) -> tuple[Said, ...]:
    return tuple(term_of(term) for term in (triple.subject, triple.predicate, triple.object))


def term_of(term: object) -> Said:
    """A term of either library."""
    if isinstance(term, ox.Literal):
        return term.value, term.language or term.datatype.value
    if isinstance(term, rdflib.Literal):
        return str(term), term.language or str(term.datatype or rdflib.XSD.string)
    if isinstance(term, ox.BlankNode | rdflib.BNode):
        return UNNAMED
    return (term.value if isinstance(term, ox.NamedNode) else str(term)), None


def test_more_files_than_may_be_open_at_once_are_merged_all_the_same(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exported(example_data, Format.NQUADS)
    monkeypatch.setattr(exports, "FILES_AT_A_TIME", 2)
    assert exported(example_data, Format.NQUADS) == whole


def test_an_export_that_fails_leaves_what_was_there_before(tmp_path: Path) -> None:
    target = tmp_path / "graph.nq"
    target.write_bytes(b"before")
    with pytest.raises(OSError, match="No space left"):
        to_file(target, lambda out: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


SLOW = """
import sys, time
from pathlib import Path
from api.exporting.whole_files import to_file

def write(out):
    out.write(b"half")
    print("writing", flush=True)
    while True:
        time.sleep(0.01)

to_file(Path(sys.argv[1]), write)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a process could tidy up on")
@pytest.mark.parametrize("name", ["graph.nq", "graph.nq.gz"])
def test_an_export_that_is_ended_leaves_the_former_file_and_nothing_half_written(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"before")
    with started(
        [sys.executable, "-c", SLOW, str(target)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        assert len(list(tmp_path.iterdir())) == 2
        process.terminate()
        assert process.wait() == -signal.SIGTERM
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == b"before"


@pytest.mark.parametrize("form", [Format.NQUADS, Format.TURTLE, Format.CSV])
def test_a_name_that_ends_in_gz_is_compressed_and_the_same_bytes_each_time(
    example_data: Path, tmp_path: Path, form: Format
) -> None:
    one, other = tmp_path / "one.gz", tmp_path / "other.gz"
    for target in (one, other):
        to_file(target, lambda out: export(example_data, form, out))
    assert gzip.decompress(one.read_bytes()) == exported(example_data, form)
    assert one.read_bytes() == other.read_bytes()
