"""A data folder as something to ask, and the tables that it answers with."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from question_graph import parts, write_data_folder

from ontology.errors import DataFolderError, QueryError
from queries import folder
from queries.catalogue import Question
from queries.dataset import Dataset
from queries.tables import XSD, Cell, Table
from queries.tokens import tokens
from queries.worker_process import PROGRAM
from tests.processes import started


def text(value: str) -> Cell:
    """A plain literal."""
    return Cell(value, "literal", f"{XSD}string")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that a test may spoil."""
    return write_data_folder(tmp_path / "data")


def rewrite(data: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Replace the manifest as a build does: by another file in one step."""
    manifest = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    change(manifest)
    (data / "new").write_text(json.dumps(manifest), encoding="utf-8")
    (data / "new").replace(data / "manifest.json")


def twice(quads: Iterable[ox.Quad]) -> int:
    """How many statements an edition has of these: each in its graph, and once in the merged graph."""
    quads = set(quads)
    return len(quads) + len({(quad.subject, quad.predicate, quad.object) for quad in quads})


def test_everything_that_the_manifest_names_is_loaded(data: Path) -> None:
    with Dataset.open(data) as dataset:
        assert len(dataset.store) == twice({quad for quads in parts().values() for quad in quads})
        assert dataset.base == "https://w3id.org/remit/id/"
        assert len(dataset.folder.manifest().reports) == 4


def test_nothing_that_the_manifest_does_not_name_is_loaded(data: Path) -> None:
    rewrite(data, lambda manifest: manifest.update(reports={}, derived={}))
    with Dataset.open(data) as dataset:
        assert len(dataset.store) == twice(parts()["registers.nq"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, r"There is no manifest\.json here.*remit build"),
        (b"{", "cut or damaged"),
        (b"[]", "no manifest"),
        (b"{}", "has no format"),
        (b'{"format": 2}', "format 2, and this version of Remit reads format 1"),
    ],
)
def test_a_folder_that_is_none_of_ours_is_told_plainly(tmp_path: Path, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(DataFolderError, match=says):
        Dataset.open(tmp_path)


def test_a_file_that_is_missing_is_named(data: Path) -> None:
    (data / "derived" / "E06000902.nq").unlink()
    with pytest.raises(DataFolderError, match=r"E06000902\.nq, which is not there"):
        Dataset.open(data)


def test_a_build_that_ends_while_the_folder_is_opened_is_read_anew(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = folder.DataFolder.state

    def state(self: folder.DataFolder) -> folder.FolderState:
        before = read(self)
        gone = data / "derived" / "E06000902.nq"
        if gone.exists():  # a build publishes and clears away just after the manifest was read
            rewrite(data, lambda manifest: manifest["derived"].pop("E06000902"))  # type: ignore[attr-defined]
            gone.unlink()
        return before

    monkeypatch.setattr(folder.DataFolder, "state", state)
    with Dataset.open(data) as dataset:
        assert list(dataset.folder.manifest().derived) == ["E10000901"]


def test_a_folder_without_an_edition_gets_one_and_says_so(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    Dataset.open(data).close()
    assert "one is being made" in caplog.text
    caplog.clear()
    Dataset.open(data).close()
    assert not caplog.text


def test_counts_are_right_without_distinct(data: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?body a <http://www.w3.org/ns/org#Organization> }"
    with Dataset.open(data) as dataset:
        assert dataset.select(count) == dataset.select(count.replace("COUNT(*)", "COUNT(DISTINCT ?body)"))


def test_a_dataset_knows_when_it_is_stale(data: Path) -> None:
    with Dataset.open(data) as dataset:
        assert not dataset.stale()
        os.utime(data / "manifest.json", (1, 1))
        assert not dataset.stale()  # written again with the same content
        rewrite(data, lambda manifest: manifest.update(software="0.2.0"))
        assert dataset.stale()
    with Dataset.open(data) as dataset:
        assert not dataset.stale()
        (data / "manifest.json").unlink()
        assert dataset.stale()


def test_a_strangers_question_is_kept_within_a_strangers_limits(data: Path) -> None:
    mine = Question.parse(
        "owned-by",  # the name of a stored one does not help
        "# title: T\n# question: Q?\n# column: s: s\nSELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    )
    with Dataset.open(data) as dataset, pytest.raises(QueryError, match="SERVICE"):
        dataset.ask(mine)


def test_the_text_of_a_question_can_be_had_with_its_parameters_in_place(data: Path) -> None:
    with Dataset.open(data) as dataset:
        query = dataset.bind("owned-by", body="ZX1")
        assert "<https://w3id.org/remit/id/organisation/ZX1>" in query
        assert dataset.select(query) == dataset.ask("owned-by", body="ZX1")


def test_a_limit_must_make_sense(data: Path) -> None:
    with Dataset.open(data) as dataset:
        for limits in ({"seconds": 0.0}, {"rows": -1}):
            with pytest.raises(QueryError, match="positive"):
                dataset.select("ASK {}", **limits)


def test_a_worker_whose_master_is_gone_ends_by_itself(data: Path) -> None:
    request = {"text": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a", "forms": ["SELECT"], "rows": 1}
    environment = os.environ | {"PYTHONPATH": str(PROGRAM.parent.parent)}
    dataset = Dataset.open(data)
    command = [sys.executable, "-P", str(PROGRAM), str(dataset.edition.path), dataset.base]
    with started(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment) as worker:
        assert worker.stdin
        worker.stdin.write(json.dumps(request | {"seconds": 0.2}).encode() + b"\n")
        worker.stdin.flush()
        assert worker.wait() != 0


ODD = Table(
    ("name", "note"),
    (
        (text('a "quoted", name'), text("two\nlines")),
        (Cell("https://example.org/ü", "iri"), None),
        (Cell("7", "literal", f"{XSD}integer"), Cell("chat", "literal", None, "fr")),
    ),
)


def test_a_table_as_csv_is_read_back_as_it_was() -> None:
    written = ODD.to_csv()
    assert written.startswith("name,note\r\n")
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["name", "note"],
        ['a "quoted", name', "two\nlines"],
        ["https://example.org/ü", ""],
        ["7", "chat"],
    ]


def test_a_table_for_a_spreadsheet_runs_no_formula() -> None:
    dangerous = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "- a bullet"]
    harmless = ["-7", "+44", "-1.5e3", "plain", "a=b"]
    table = Table(("value",), tuple((text(value),) for value in dangerous + harmless))
    written = table.to_csv(spreadsheet=True)
    assert written.startswith("\ufeff")
    values = [row[0] for row in csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))][1:]
    assert values == [f"'{value}" for value in dangerous] + harmless
    assert "'" not in table.to_csv()


def test_a_table_as_json_is_that_of_sparql() -> None:
    written = json.loads(ODD.to_json())
    assert written["head"] == {"vars": ["name", "note"]}
    assert written["results"]["bindings"] == [
        {
            "name": {"type": "literal", "value": 'a "quoted", name'},
            "note": {"type": "literal", "value": "two\nlines"},
        },
        {"name": {"type": "uri", "value": "https://example.org/ü"}},
        {
            "name": {"type": "literal", "value": "7", "datatype": f"{XSD}integer"},
            "note": {"type": "literal", "value": "chat", "xml:lang": "fr"},
        },
    ]
    assert "truncated" not in written
    assert json.loads(Table((), (), truncated=True).to_json())["truncated"] is True


def test_a_table_in_a_terminal_says_how_many_rows_there_are_and_whether_there_were_more() -> None:
    shown = ODD.to_text(60)
    assert "two" in shown
    assert shown.endswith("3 rows\n")
    assert (
        Table(("a",), ((text("x"),),), truncated=True).to_text().endswith("there are more, which the limit cut off.\n")
    )


def test_a_table_too_wide_for_a_terminal_becomes_a_list() -> None:
    wide = Table(tuple(f"column_{n}" for n in range(12)), (tuple(text(f"value {n}") for n in range(12)),))
    lines = wide.to_text(80).splitlines()
    assert lines[1].split() == ["column", "0", "value", "0"]
    assert max(len(line) for line in lines) <= 80


def test_words_out_of_a_report_give_no_orders_to_a_terminal() -> None:
    shown = Table(("a", "b"), ((text("\x1b[31mred\x07"), text("[bold]not bold[/bold]")),)).to_text()
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]not bold[/bold]" in shown


def test_the_base_of_iris_is_left_out_where_it_is_known() -> None:
    table = Table(("iri",), ((Cell("https://w3id.org/remit/id/organisation/ZX1", "iri"),),))
    assert "\n organisation/ZX1\n" in table.to_text(80, base="https://w3id.org/remit/id/")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Cell("7", "literal", f"{XSD}integer"), 7),
        (Cell("1.5", "literal", f"{XSD}decimal"), 1.5),
        (Cell("true", "literal", f"{XSD}boolean"), True),
        (Cell("seven", "literal", f"{XSD}integer"), "seven"),
        (Cell("2010-10-11", "literal", f"{XSD}date"), "2010-10-11"),
        (text("7"), "7"),
    ],
)
def test_a_cell_is_a_value_of_python(cell: Cell, value: object) -> None:
    assert cell.to_python() == value
    assert type(cell.to_python()) is type(value)


@given(st.text())
def test_the_tokens_of_a_text_are_the_whole_text(sparql: str) -> None:
    assert "".join(token.text for token in tokens(sparql)) == sparql
