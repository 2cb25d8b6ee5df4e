"""Is what is published what was built: each statement once, each answer by its address, whatever was there before?"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.errors import DataFolderError
from queries.editions.contents import contents_of, is_whole
from queries.editions.entries import Order, RecommendationEntry, Sought, Thing
from queries.editions.facets import Facet, FacetValue
from queries.editions.index import LookupIndex
from queries.editions.index_writer import IndexWriter
from queries.editions.layout import PublishedEdition
from queries.editions.narrowed_entries import ListEntry, ListKind
from queries.editions.publishing import named_editions, publish, version_of
from queries.editions.words import full_text_query
from queries.folder import DataFolder
from queries.manifest import Manifest, ReportEntry

BASE = "https://w3id.org/remit/id/"
SHARED = '<https://e.org/cafcass> <https://e.org/name> "Cafcass"'


ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)
"""The digests of three reports' files."""


def graph_file(folder: DataFolder, report: str, *statements: str) -> Path:
    path = folder.report(report)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{said} <https://e.org/graph/{report[0]}> .\n" for said in statements), encoding="utf-8")
    return path


def manifest_of(folder: DataFolder, reader: str = "slac/1") -> Manifest:
    """What the folder's manifest would say of the reports that are there."""
    entry = ReportEntry(
        file="a.txt", path="a.txt", size=1, mtime_ns=1, listed=None, family="slac", reader=reader, ground="", authority="E10000901",
        area_name="", title="", inspection=None, published=None, counts={}, shortfalls=[], warnings=[], local_names={}, other_names={},
    )  # fmt: skip
    reports = {path.stem: entry for path in folder.reports.glob("*.nq")}
    return Manifest(
        format=1, software="", base=BASE, registers="", reports=reports, quarantined={}, refused={}, derived={}
    )


def published(folder: DataFolder, reader: str = "slac/1", *, anew: bool = False) -> PublishedEdition:
    return publish(folder, manifest_of(folder, reader), anew=anew)


def statements(edition: PublishedEdition) -> list[str]:
    return sorted(str(quad) for quad in ox.Store.read_only(str(edition.graph)))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.registers_graph.write_text("", encoding="utf-8")
    graph_file(folder, ONE, SHARED, '<https://e.org/1> <https://e.org/says> "a  b . c"@en')
    graph_file(folder, TWO, SHARED, "<https://e.org/2> <https://e.org/says> <https://e.org/1>")
    return folder


def test_a_statement_that_two_reports_make_counts_once(folder: DataFolder) -> None:
    store = ox.Store.read_only(str(published(folder).graph))
    [row] = store.query("SELECT (COUNT(*) AS ?n) { ?body <https://e.org/name> ?name }")  # type: ignore[misc]
    assert row["n"].value == "1"  # type: ignore[index]
    asked = "SELECT ?g { GRAPH ?g { ?body <https://e.org/name> ?name } } ORDER BY ?g"
    assert [row["g"].value[-1] for row in store.query(asked)] == ["1", "2"]  # type: ignore[union-attr, index]


@pytest.mark.parametrize("change", ["changed", "gone", "come", "untouched"])
def test_an_edition_made_from_the_one_before_is_the_one_made_from_nothing(folder: DataFolder, change: str) -> None:
    before = published(folder)
    first = statements(before)
    if change == "changed":
        os.utime(graph_file(folder, ONE, "<https://e.org/1> <https://e.org/says> <https://e.org/3>"), ns=(1, 1))
    elif change == "gone":
        folder.report(ONE).unlink()
    elif change == "come":
        graph_file(folder, THREE, SHARED, '<https://e.org/3> <https://e.org/says> "new"')
    after = published(folder, "slac/2")
    assert after.path != before.path
    assert (statements(after) == first) == (change == "untouched")
    assert statements(before) == first, "the edition before is still being served"
    assert statements(after) == statements(published(folder, "slac/2", anew=True))


def test_the_same_reports_read_alike_are_the_same_version(folder: DataFolder) -> None:
    assert version_of(manifest_of(folder)) == version_of(manifest_of(folder))
    assert version_of(manifest_of(folder)) != version_of(manifest_of(folder, "slac/2"))


def test_an_edition_that_is_there_is_not_made_again(folder: DataFolder) -> None:
    made = (published(folder).path / "edition.json").stat().st_mtime_ns
    assert (published(folder).path / "edition.json").stat().st_mtime_ns == made


def test_an_edition_that_was_cut_short_is_made_anew(folder: DataFolder) -> None:
    edition = published(folder)
    whole = statements(edition)
    (edition.path / "edition.json").unlink()
    assert not is_whole(edition)
    assert statements(published(folder)) == whole
    assert [path.name for path in folder.editions.iterdir()] == [edition.path.name]


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "the whole file"), ('{"format": 1}', "base"), ('{"format": 1, "base": "", "files": {"a": 1}}', "files.a")],
)
def test_damaged_contents_of_an_edition_are_told_with_their_place(folder: DataFolder, content: str, says: str) -> None:
    edition = published(folder)
    (edition.path / "edition.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataFolderError, match=says) as caught:
        contents_of(edition)
    assert "remit publish" in str(caught.value.remedy)
    assert not is_whole(edition)


def test_a_graph_that_is_none_is_told_by_its_file_and_leaves_nothing_behind(folder: DataFolder) -> None:
    folder.report(ONE).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(DataFolderError, match="not N-Quads") as caught:
        published(folder)
    assert str(caught.value.where).endswith(f"{ONE}.nq")
    assert not list(folder.editions.iterdir())


def test_an_edition_that_a_person_named_is_known_by_it(folder: DataFolder) -> None:
    edition = published(folder)
    assert named_editions(folder) == []
    edition.keep_as("committee-2026")
    assert named_editions(folder) == [edition.path]
    assert edition.name == "committee-2026"


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("health assessments", '"health" "assessments"'),
        ('"care leavers" OR housing', '"care leavers" OR "housing"'),
        ("fostering NOT private", '"fostering" NOT "private"'),
        ("assess*", '"assess"*'),
        ("a* b a* a*", '"a"* "b"'),
        ("a OR b OR a", '"a" OR "b" OR "a"'),
        ("OR", '"OR"'),
        ("health AND", '"health" "AND"'),
        ("children’s", '"children s"'),
        ('"unclosed phrase', '"unclosed phrase"'),
        ("NEAR(a b, 3) col:x ^y", '"NEAR" "a" "b" "3" "col" "x" "y"'),
        ("?! -- ;", None),
        ("", None),
    ],
)
def test_whatever_is_written_is_a_search_and_no_fault(written: str, asked: str | None) -> None:
    assert full_text_query(written) == asked


def entry(
    id: str, *, text: str = "Assess the health of care leavers.", area: str = "marlshire", day: str = "2010-11-19", place: int = 1, due: int = 0,
    inspection: str | None = "https://e.org/inspection/1", owners: tuple[tuple[str, str], ...] = (), heirs: tuple[str, ...] = (),
    themes: tuple[str, ...] = (), **values: str,
) -> RecommendationEntry:  # fmt: skip
    given = {"authority": area, "framework": "slac", "kind": "recommendation"} | values
    listed = ListEntry(
        ListKind.RECOMMENDATIONS, f"https://e.org/recommendation/{id}", f"https://e.org/{area}", day, "https://e.org/report/1", place, due,
        inspection, text, tuple(FacetValue(Facet(facet), value, value) for facet, value in given.items()), f'"{id}"',
    )  # fmt: skip
    return RecommendationEntry(id, listed, owners, heirs, themes, "[]")


@pytest.fixture
def index(tmp_path: Path) -> LookupIndex:
    with IndexWriter(tmp_path / "index.sqlite") as writer:
        writer.put([Thing("organisation", "ZX1", "", '"the trust"')])
        writer.add(entry("a", place=2, owners=(("trust", "named"), ("board", "about")), due=20110201))
        writer.add(entry("b", heirs=("trust",), text="Audit case files."))
        later = entry(
            "c",
            themes=("private-fostering", "help-and-protection"),
            area="eastmoor",
            inspection=None,
            day="2012-01-01",
            priority="immediately",
        )
        writer.add(later)
        writer.add(entry("d", day="", framework="sif", kind="priority-action", due=20110301))
    return LookupIndex(tmp_path / "index.sqlite")


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(), ["c", "b", "a", "d"]),
        (Sought(owner="trust"), ["a"]),
        (Sought(owner="trust", basis="owned"), ["a"]),
        (Sought(owner="trust", basis="named"), ["a"]),
        (Sought(owner="trust", basis="inferred"), []),
        (Sought(owner="board"), []),
        (Sought(owner="board", basis="inferred"), ["a"]),
        (Sought(basis="about"), ["a"]),
        (Sought(theme="private-fostering"), ["c"]),
        (Sought(theme="help-and-protection", owner="trust"), []),
        (Sought(inherited_by="trust"), ["b"]),
        (Sought(authority="eastmoor"), ["c"]),
        (Sought(inspection="https://e.org/inspection/1"), ["b", "a", "d"]),
        (Sought(framework="sif"), ["d"]),
        (Sought(kind="priority-action"), ["d"]),
        (Sought(priority="immediately"), ["c"]),
        (Sought(due_before="2011-03-01"), ["a"]),
        (Sought(issued_by="2010-12-31"), ["b", "a"]),
        (Sought(words="leaver healthy"), []),
        (Sought(words="assessing leaver"), ["c", "a", "d"]),
        (Sought(words='"case files"'), ["b"]),
        (Sought(words="audit OR leavers", owner="trust"), ["a"]),
        (Sought(words="?"), []),
    ],
)
def test_recommendations_are_found_by_all_that_is_asked_the_latest_first(
    index: LookupIndex, sought: Sought, found: list[str]
) -> None:
    total, answers = index.recommendations(sought, 10, 0)
    assert ([answer.strip('"') for answer in answers], total) == (found, len(found))


def test_recommendations_stand_in_other_orders_too(index: LookupIndex) -> None:
    for order, found in ((Order.EARLIEST, ["b", "a", "c", "d"]), (Order.DUE, ["a", "d", "c", "b"])):
        assert [answer.strip('"') for answer in index.recommendations(Sought(), 10, 0, order)[1]] == found


def test_a_page_is_a_part_of_the_whole_list(index: LookupIndex) -> None:
    assert index.recommendations(Sought(), 2, 1) == (4, ['"b"', '"a"'])


def test_an_answer_is_found_by_its_address(index: LookupIndex) -> None:
    assert index.thing("organisation", "ZX1") == '"the trust"'
    assert index.thing("report", "ZX1") is None
    assert index.recommendation("c") == '"c"'


def test_a_recommendation_is_found_by_the_address_that_it_had_before(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "index.sqlite") as writer:
        for place, words in enumerate(
            ("safeguarding/audit-case-files", "safeguarding/train-staff", "adoption/train-staff"), 1
        ):
            writer.add(entry(f"marlshire-2010/{words}", place=place))
    index = LookupIndex(tmp_path / "index.sqlite")
    assert index.at("marlshire-2010/safeguarding", 2) == "marlshire-2010/safeguarding/train-staff"
    assert index.at("marlshire-2010/safeguarding", 3) is None
    assert index.at("marlshire-2010/safe", 1) is None
    assert [place for _, place in index.within("marlshire-2010")] == [1, 2, 3]


def test_an_area_that_is_forgotten_leaves_nothing_behind(tmp_path: Path, index: LookupIndex) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(tmp_path / "index.sqlite", copy)
    with IndexWriter(copy) as writer:
        writer.forget("https://e.org/marlshire")
        writer.add(entry("e", text="Only this."))
    left = LookupIndex(copy)
    assert left.recommendations(Sought(), 10, 0)[1] == ['"c"', '"e"']
    assert left.recommendations(Sought(owner="trust"), 10, 0) == (0, [])
    assert left.recommendations(Sought(words="leavers"), 10, 0)[1] == ['"c"']
    assert left.thing("organisation", "ZX1")


def test_an_index_is_read_wherever_one_stands(
    tmp_path: Path, index: LookupIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert LookupIndex(Path("index.sqlite")).recommendation("c") == index.recommendation("c")


def test_a_damaged_index_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"no database at all, and longer than a header has to be" * 4)
    with pytest.raises(DataFolderError, match="index cannot be read"):
        LookupIndex(tmp_path / "index.sqlite").thing("report", "1")
