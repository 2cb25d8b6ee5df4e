"""Do an edition's index and its graph say the same? After a build of everything, and after a report came, changed or went."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import example_registers

from api.answering import answers, reports
from api.answering.answers import Wanted
from api.answering.edition import Edition
from examples.generator.__main__ import write_series
from ingest.building.build import build
from queries.answering.graph_answers import GraphAnswers
from queries.editions.layout import PublishedEdition
from queries.editions.publishing import publish
from queries.folder import DataFolder
from queries.graph_bodies import GraphBodies

COUNT, SEED = 40, 5

TABLES = {
    "things": "SELECT * FROM things",
    "bodies": "SELECT * FROM bodies",
    "codes": "SELECT * FROM codes",
    "inspections": "SELECT * FROM inspections",
    "documents": "SELECT * FROM documents",
    "recommendations": "SELECT r.*, 0 AS number, words FROM recommendations AS r JOIN recommendation_words AS w ON w.rowid = number",
    "known_bodies": "SELECT iri, fields FROM known_bodies",
    "body_words": "SELECT iri, word FROM body_words JOIN known_bodies ON number = body",
    "body_names": "SELECT iri, place, name FROM body_names JOIN known_bodies ON number = body",
    "bearers": "SELECT id, organisation, role, standing FROM bearers JOIN recommendations AS r ON r.number = recommendation",
    "themes": "SELECT id, theme FROM themes JOIN recommendations AS r ON r.number = recommendation",
    "repetitions": "SELECT * FROM repetitions",
    "namings": "SELECT * FROM namings",
    "provisions": "SELECT * FROM provisions",
    "tasks": "SELECT * FROM tasks",
    "latest_grades": "SELECT * FROM latest_grades",
    "councils": "SELECT * FROM councils",
    "listed": "SELECT * FROM listed",
    "listed_words": "SELECT iri, w.kind, words FROM listed JOIN listed_words AS w ON w.rowid = number",
    "listed_values": "SELECT kind, facet, value, label, total FROM listed_values",
    "listed_facets": "SELECT l.iri, v.kind, v.facet, v.value FROM listed_facets AS f JOIN listed AS l ON l.number = f.item "
    "JOIN listed_values AS v ON v.number = f.value",
    "listed_counts": "SELECT * FROM listed_counts",
}
"""Everything that an index holds, table by table."""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of generated reports, but for the last, which stands beside it."""
    folder = tmp_path_factory.mktemp("generated")
    last = write_series(COUNT, SEED, folder, kinds=["txt"])[-1]
    shutil.move(last, folder / last.name)
    build([folder / "reports"], folder / "data", registers=sorted((folder / "registers").glob("*.csv")))
    return folder


def held(edition: PublishedEdition) -> dict[str, list[Any]]:
    """What an index holds, in one order and without the numbers of its rows."""
    with sqlite3.connect(edition.index) as db:
        db.row_factory = lambda cursor, row: {  # type: ignore[assignment]
            column[0]: value for column, value in zip(cursor.description, row, strict=True) if column[0] != "number"
        }
        return {table: sorted(db.execute(query), key=str) for table, query in TABLES.items()}


def copy_of(generated: Path, tmp_path: Path) -> Path:
    shutil.copytree(generated, tmp_path / "copy")
    return tmp_path / "copy"


def assert_as_made_anew(data: Path) -> None:
    """The index that grew with its folder is the one that is made of the folder as it is now."""
    folder = DataFolder(data)
    grown = held(publish(folder, folder.manifest()))
    anew = held(publish(folder, folder.manifest(), anew=True))
    for table, rows in anew.items():
        assert grown[table] == rows, table


def agree(data: Path) -> None:
    """Every look-up answers the same out of the index as out of the graph."""
    edition = Edition(data)
    graph = GraphAnswers(edition.dataset.store, edition.base)
    names = graph.names
    for iri in names.bodies:
        assert answers.organisation(edition, iri) == names.described(iri)
        assert answers.body(edition, iri) == names.found(iri)
    every = [row.text("recommendation") for row in graph.ask("lookup_recommendations")]
    total, items = answers.recommendations(edition, Wanted(), answers.EVERY, 0)
    assert total == len(items) == len(every) > 0
    assert items == graph.recommendations(every)
    carried = graph.carried(items)
    for item in items:
        detail = answers.recommendation(edition, item.id)
        assert detail.model_dump(exclude={"current_bearers", "without_bearer"}) == item.model_dump()
        assert detail.current_bearers == carried[item.iri].current_bearers
        assert detail.without_bearer == carried[item.iri].without_bearer
    for iri, ref in names.inspections.items():
        asked = len(graph.ask("lookup_recommendations", inspection=iri))
        assert answers.inspection(edition, ref.id) == graph.inspection(iri, asked)
        assert answers.inspection_ref(edition, iri) == ref
    for document in names.documents.values():
        assert reports.document(edition, document.digest) == document
        assert reports.contents(edition, document.ref.id) == graph.report(document.ref.iri)
    assert answers.counts(edition) == graph.counts()
    assert [body.recommendations for body in answers.owners(edition, answers.EVERY)] == sorted(
        (body.owned for body in names.bodies.values() if body.owned), reverse=True
    )
    for authority in {ref.authority.iri for ref in names.inspections.values() if ref.authority}:
        body = answers.authority(edition, authority)
        found = answers.inspections_of(edition, body)
        assert {ref.iri for ref in found} == {
            ref.iri for ref in names.inspections.values() if ref.authority and ref.authority.iri == authority
        }
        assert answers.judgements_of(edition, body) == graph.facts.judgements(ref.iri for ref in found)
    lists_agree(edition, graph)


def lists_agree(edition: Edition, graph: GraphAnswers) -> None:
    """Every list of recommendations is the one of the stored question, in the same order."""
    _, items = answers.recommendations(edition, Wanted(), answers.EVERY, 0)
    asked = [
        *(Wanted(owner=owner.organisation.iri) for item in items for owner in item.owners),
        *(
            Wanted(inherited_by=heir.iri)
            for item in items
            for heir in answers.recommendation(edition, item.id).current_bearers
        ),
        *(Wanted(authority=ref.authority.iri) for ref in graph.names.inspections.values() if ref.authority),
        *(Wanted(framework=ref.framework.notation) for ref in graph.names.inspections.values() if ref.framework),
        *(Wanted(kind=item.kind.notation) for item in items),
        *(Wanted(priority=item.priority.notation) for item in items if item.priority),
        *(Wanted(due_before=item.due) for item in items if item.due),
        Wanted(due_before=date(1999, 1, 1)),
    ]
    for wanted in dict.fromkeys(asked):
        values = {name: str(value) for name in Wanted.__slots__ if (value := getattr(wanted, name)) is not None}
        rows = graph.ask("lookup_recommendations", **values)
        total, found = answers.recommendations(edition, wanted, answers.EVERY, 0)
        assert [item.iri for item in found] == [row.text("recommendation") for row in rows], wanted
        assert total == len(found)


def bodies_agree(data: Path) -> None:
    """A body is found by the index as by the graph: by code, name, part of a name and misspelt name."""
    edition = Edition(data)
    graph, index = GraphBodies(edition.dataset.store, edition.base), edition.dataset.terms.known_bodies
    for iri, body in itertools.islice(graph.all(), 0, None, 9):
        for code in (iri, iri.removeprefix(edition.base), body.key, body.ods, body.gss, body.urn):
            assert code is None or sorted(index.coded(code)) == sorted(graph.coded(code))
        for name in body.names:
            words = name.split()
            for asked in (name, name.lower(), words[0], " ".join(words[1:]), name.replace("a", "e", 1), name[1:]):
                assert index.search(asked) == graph.search(asked), asked
                assert index.guess(asked) == graph.guess(asked), asked


def test_index_and_graph_find_the_same_bodies(example_data: Path) -> None:
    bodies_agree(example_data)


def test_index_and_graph_agree_on_the_examples(example_data: Path) -> None:
    agree(example_data)


def test_index_and_graph_agree_on_generated_reports(generated: Path) -> None:
    agree(generated / "data")


def test_a_report_more_changes_what_speaks_of_it_and_nothing_is_left_as_it_was(generated: Path, tmp_path: Path) -> None:
    folder = copy_of(generated, tmp_path)
    (new,) = folder.glob("*.txt")
    build([new], folder / "data")
    assert_as_made_anew(folder / "data")
    agree(folder / "data")


@pytest.mark.parametrize("which", range(0, COUNT - 1, 13))
def test_a_report_that_was_changed_changes_what_speaks_of_it(generated: Path, tmp_path: Path, which: int) -> None:
    folder = copy_of(generated, tmp_path)
    changed = sorted((folder / "reports").glob("*.txt"))[which]
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("children", "young people").replace(" 20 ", " 21 "), encoding="utf-8")
    build([folder / "reports"], folder / "data")
    assert_as_made_anew(folder / "data")


def test_what_a_person_decides_changes_the_rows_of_what_it_was_decided_of(generated: Path, tmp_path: Path) -> None:
    folder = copy_of(generated, tmp_path)
    edition = Edition(folder / "data")
    asked = GraphAnswers(edition.dataset.store, edition.base).ask("lookup_standings")[0].text("recommendation")
    decided = folder / "decided.csv"
    row = f"status,{asked},met,yes,A. Reader,2026-01-31,minutes of the board"
    decided.write_text(f"kind,subject,object,decision,by,on,why\n{row}\n", encoding="utf-8")
    build([], folder / "data", decisions=decided)
    assert_as_made_anew(folder / "data")
    grown = answers.recommendation(Edition(folder / "data"), asked.removeprefix(f"{edition.base}recommendation/"))
    assert grown.standing is not None
    assert grown.standing.status.notation == "met"


@pytest.mark.parametrize("step", [2, 7])
def test_reports_that_are_taken_out_leave_nothing_behind(generated: Path, tmp_path: Path, step: int) -> None:
    folder = DataFolder(copy_of(generated, tmp_path) / "data")
    manifest = folder.manifest()
    left = dict(itertools.islice(manifest.reports.items(), 0, None, step))
    fewer = manifest.model_copy(update={"reports": left})
    grown = held(publish(folder, fewer))
    assert len(grown["documents"]) == len(left)
    anew = held(publish(folder, fewer, anew=True))
    for table, rows in anew.items():
        assert grown[table] == rows, table


def test_a_register_more_is_known_to_every_answer(tmp_path: Path, example_data: Path) -> None:
    shutil.copytree(example_data, tmp_path / "data")
    table = tmp_path / "more.csv"
    header = example_registers()[0].read_text(encoding="utf-8").splitlines()[0]
    said = {"kind": "NHSTrust", "name": "Eastmoor Hospitals NHS Trust", "ods": "ZX77", "areas": "E06000902"}
    cells = (said.get(column, "") for column in header.split(","))
    table.write_text(f"{header}\n{','.join(cells)}\n", encoding="utf-8")
    build([], tmp_path / "data", registers=[table])
    assert_as_made_anew(tmp_path / "data")
    edition = Edition(tmp_path / "data")
    assert answers.body(edition, "zx77").name == "Eastmoor Hospitals NHS Trust"
    assert {ref.iri for ref in answers.organisation(edition, "ZX77").areas} == {f"{edition.base}authority/E06000902"}
