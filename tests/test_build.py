"""What a build leaves behind: the same whatever the order, the workers or the interruptions, and no work done twice."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

import examples
from ingest.building.build import BuildResult, build
from ingest.building.names import settle_names
from ingest.building.worker import Status
from ingest.building.writable_folder import WritableFolder
from ingest.reading.report import READER_VERSIONS
from ontology.errors import DataFolderError
from ontology.terms import DEFAULT_BASE, SKOS
from queries.folder import DataFolder
from tests.building import LETTERS, built, content, copied_letters
from tests.conftest import example_registers


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with the shortest of the example reports."""
    return copied_letters(tmp_path)


def graph(data: Path) -> list[bytes]:
    return sorted(line for path in DataFolder(data).state().files() for line in path.read_bytes().splitlines())


def statuses(result: BuildResult) -> dict[str, Status]:
    return {outcome.path.name: outcome.status for outcome in result.outcomes}


def names(paths: Iterable[Path]) -> list[str]:
    return sorted(path.name for path in paths)


def test_are_all_example_reports_built(example_data: Path) -> None:
    manifest = DataFolder(example_data).manifest()
    assert sorted(entry.file for entry in manifest.reports.values()) == names(examples.REPORTS.iterdir())
    assert manifest.quarantined == {}
    assert manifest.refused == {}
    assert sorted(manifest.derived) == ["E06000902", "E10000901"]


def test_does_every_file_that_the_manifest_names_load(example_data: Path) -> None:
    store = Store()
    for path in DataFolder(example_data).state().files():
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    graphs = {str(node.value).removeprefix(DEFAULT_BASE) for node in store.named_graphs()}
    assert {"graph/registers", "graph/ontology", "graph/derived/E10000901"} <= graphs
    assert sum(1 for name in graphs if name.startswith("graph/report/")) == 6


def test_does_the_evidence_point_into_the_stored_text(example_data: Path) -> None:
    folder = DataFolder(example_data)
    for sha256 in folder.manifest().reports:
        text = folder.text(sha256)
        store = Store()
        store.load(path=str(folder.report(sha256)), format=RdfFormat.N_QUADS)
        rows = store.query(
            """PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?exact ?start ?end { GRAPH ?g {
            ?e oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ; oa:end ?end ] } }"""
        )
        spans = [(row["exact"].value, int(row["start"].value), int(row["end"].value)) for row in rows]  # type: ignore[union-attr]
        assert len(spans) > 5
        assert all(text[start:end] == exact for exact, start, end in spans)


def test_has_every_body_one_name_over_all_graphs(example_data: Path) -> None:
    store = Store()
    for path in DataFolder(example_data).state().files():
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    labels: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(str(SKOS.prefLabel)), None):
        labels.setdefault(str(quad.subject), set()).add(str(quad.object))
    assert {node: found for node, found in labels.items() if len(found) > 1} == {}


def test_two_builds_are_the_same_byte_for_byte(example_data: Path, tmp_path: Path) -> None:
    built([examples.REPORTS], tmp_path / "again")
    assert content(tmp_path / "again") == content(example_data)


def test_neither_order_nor_number_of_workers_matters(example_data: Path, tmp_path: Path) -> None:
    paths = sorted(examples.REPORTS.iterdir(), key=lambda path: path.name[::-1])
    progress: list[tuple[int, int, str]] = []
    result = build(
        paths,
        tmp_path / "two",
        registers=example_registers(),
        workers=2,
        progress=lambda done, total, name: progress.append((done, total, name)),
    )
    assert content(tmp_path / "two") == content(example_data)
    assert [path.name for path in result.read] == names(paths)
    assert [(done, total) for done, total, _ in progress] == [(number, 6) for number in range(1, 7)]
    assert sorted(name for _, _, name in progress) == names(paths)


def test_one_after_the_other_is_the_same_as_all_at_once(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "at-once")
    for name in reversed(LETTERS):
        built([letters / name], tmp_path / "by-and-by")
    assert content(tmp_path / "by-and-by") == content(tmp_path / "at-once")


def test_a_second_build_reads_nothing(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "data")
    before = content(tmp_path / "data")
    result = built([letters], tmp_path / "data")
    assert result.read == ()
    assert set(statuses(result).values()) == {Status.UNCHANGED}
    assert result.exit_code == 0
    assert content(tmp_path / "data") == before


def test_a_second_build_derives_nothing_where_the_publishers_list_lies_beside(letters: Path, tmp_path: Path) -> None:
    listed = "".join(f"{name},,https://example.org/{name},80999\n" for name in LETTERS)
    (letters / "reports.csv").write_text("file,published,source_url,publisher_id\n" + listed, encoding="utf-8")
    built([letters], tmp_path / "data")
    derived = DataFolder(tmp_path / "data").derived("E06000902")
    os.utime(derived, ns=(1, 1))
    assert built([letters], tmp_path / "data").read == ()
    assert derived.stat().st_mtime_ns == 1


def test_a_new_file_is_the_only_one_read_and_only_its_area_is_derived(letters: Path, tmp_path: Path) -> None:
    late = letters / LETTERS[2]
    kept = late.rename(tmp_path / late.name)
    built([letters], tmp_path / "data")
    derived = DataFolder(tmp_path / "data").derived("E06000902")
    os.utime(derived, ns=(1, 1))
    kept.rename(late)
    result = built([letters], tmp_path / "data")
    assert result.read == (late,)
    assert statuses(result)[late.name] is Status.BUILT
    assert derived.stat().st_mtime_ns == 1
    assert len(DataFolder(tmp_path / "data").manifest().reports) == 3


def test_a_touched_file_is_not_read_again(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "data")
    os.utime(letters / LETTERS[0], ns=(1, 1))
    assert built([letters], tmp_path / "data").read == ()


def test_a_changed_file_takes_the_place_of_its_report(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "data")
    changed = letters / LETTERS[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "\nA line more.\n", encoding="utf-8", newline="\n")
    result = built([letters], tmp_path / "data")
    assert result.read == (changed,)
    assert result.exit_code == 0
    built([letters], tmp_path / "fresh")
    assert content(tmp_path / "data") == content(tmp_path / "fresh")


def test_a_changed_file_that_cannot_be_read_leaves_its_report(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "data")
    before = graph(tmp_path / "data")
    (letters / LETTERS[0]).write_text("Nothing that anybody published.\n", encoding="utf-8")
    result = built([letters], tmp_path / "data")
    assert statuses(result)[LETTERS[0]] is Status.REFUSED
    assert graph(tmp_path / "data") == before
    assert built([letters], tmp_path / "data").read == ()


def test_a_moved_file_is_not_read_again_and_a_renamed_one_is(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "data")
    moved = letters.rename(tmp_path / "elsewhere")
    assert built([moved], tmp_path / "data").read == ()
    renamed = (moved / LETTERS[0]).rename(moved / "a-better-name.txt")
    assert built([moved], tmp_path / "data").read == (renamed,)
    built([moved], tmp_path / "fresh")
    assert content(tmp_path / "data") == content(tmp_path / "fresh")


def test_a_changed_row_of_the_publishers_list_reads_its_report_again(letters: Path, tmp_path: Path) -> None:
    data, listing = tmp_path / "data", letters / "reports.csv"
    built([letters], data)
    listing.write_text(f"file,published\n{LETTERS[2]},2011-04-29\n", encoding="utf-8")
    assert built([letters], data).read == (letters / LETTERS[2],)
    assert any(b"printed-and-listed-differ" in line for line in graph(data) if b"/discrepancy/" in line)
    assert built([letters], data).read == ()
    listing.unlink()
    assert built([letters], data).read == (letters / LETTERS[2],)


def test_a_file_that_has_gone_leaves_its_report(letters: Path, tmp_path: Path) -> None:
    built([letters], tmp_path / "data")
    before = graph(tmp_path / "data")
    (letters / LETTERS[0]).unlink()
    assert names(outcome.path for outcome in built([letters], tmp_path / "data").outcomes) == sorted(LETTERS[1:])
    assert graph(tmp_path / "data") == before


def test_a_newer_reader_reads_its_family_again(letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built([letters], tmp_path / "data")
    monkeypatch.setitem(READER_VERSIONS, "apa", READER_VERSIONS["apa"] + 1)
    result = built([letters / LETTERS[0]], tmp_path / "data")
    assert names(result.read) == ["marlshire-apa-2006.txt"]
    assert built([letters], tmp_path / "data").read == ()


def test_a_changed_register_reads_everything_again_even_what_is_not_named(letters: Path, tmp_path: Path) -> None:
    table = tmp_path / "bodies.csv"
    shutil.copy(example_registers()[0], table)
    build([letters], tmp_path / "data", registers=[table])
    old = table.read_text(encoding="utf-8")
    assert "Marlshire Community NHS Trust" in old
    table.write_text(
        old.replace("Marlshire Community NHS Trust", "Marlshire Community Care NHS Trust"), encoding="utf-8"
    )
    result = build([letters / LETTERS[0]], tmp_path / "data", registers=[table])
    assert names(result.read) == sorted(LETTERS)
    assert b"Marlshire Community Care NHS Trust" in DataFolder(tmp_path / "data").registers_graph.read_bytes()


def test_a_register_once_given_is_known_to_later_builds(letters: Path, tmp_path: Path) -> None:
    built([letters / LETTERS[0]], tmp_path / "data")
    result = build([letters], tmp_path / "data")
    assert names(result.read) == sorted(LETTERS[1:])
    assert result.exit_code == 0


def test_a_body_is_called_by_its_fullest_name_and_keeps_the_others(letters: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    built([letters / LETTERS[0]], data)
    built([letters], data)
    manifest = DataFolder(data).manifest()
    tail = "agency/E10000901/committee-of-nine"
    reports = {
        sha256: entry.model_copy(update={"local_names": {tail: name}, "other_names": {}})
        for (sha256, entry), name in zip(manifest.reports.items(), ["The Nine", "Committee of Nine", "C9"], strict=True)
    }
    for sha256, entry in reports.items():
        path = DataFolder(data).report(sha256)
        own = entry.local_names[tail]
        line = path.read_bytes().splitlines()[0]
        named_graph = line.rsplit(b" ", 2)[1].decode()
        quad = f'<{DEFAULT_BASE}{tail}> <{SKOS.prefLabel}> "{own}" {named_graph} .\n'
        path.write_bytes(path.read_bytes() + quad.encode())
    settled = settle_names(DataFolder(data), DEFAULT_BASE, reports, suspect=False)
    for sha256, entry in reports.items():
        own = entry.local_names[tail]
        store = Store()
        store.load(path=str(DataFolder(data).report(sha256)), format=RdfFormat.N_QUADS)
        body = NamedNode(DEFAULT_BASE + tail)
        said = {
            (str(q.predicate.value).rpartition("#")[2], q.object.value)
            for q in store.quads_for_pattern(body, None, None)
            if isinstance(q.object, Literal)
        }
        assert said == {("prefLabel", "Committee of Nine"), ("altLabel", own)} - {("altLabel", "Committee of Nine")}
        assert settled[sha256].other_names == ({} if own == "Committee of Nine" else {tail: "Committee of Nine"})


def test_a_second_build_into_the_same_folder_is_turned_away(letters: Path, tmp_path: Path) -> None:
    folder = WritableFolder(tmp_path / "data")
    folder.prepare()
    with folder.locked(), pytest.raises(DataFolderError, match="Another build"):
        built([letters], folder.path)
    assert built([letters], folder.path).exit_code == 0


def test_is_the_manifest_what_programs_expect(example_data: Path) -> None:
    manifest = json.loads((example_data / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["format"], manifest["base"]) == (1, DEFAULT_BASE)
    slac = next(entry for entry in manifest["reports"].values() if entry["file"] == "marlshire-slac-2010.txt")
    assert slac["authority"] == "E10000901"
    assert slac["area_name"] == "Marlshire County Council"
    assert slac["inspection"] == "E10000901-slac-2010-06-21"
    assert slac["reader"] == f"slac/{READER_VERSIONS['slac']}"
    assert slac["counts"]["judgements"] == 34
    assert slac["counts"]["discrepancies"] == 2
