"""Whatever list is shown can be taken away: what came again, what to look at, who provides what, who is only named, what a body owns."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS

from api.exporting.columns import TABLES, TableName
from ontology.terms import DEFAULT_BASE, OA, REMIT, SDO, concept
from queries.editions.publishing import publish
from queries.folder import DataFolder
from tests.serving import PATIENT, answer, problem, served
from tests.taken_files import rows_of
from tests.test_pages import Page

FORMULA = '=HYPERLINK("http://example.org","click")'
SCRIPT = "<script>alert(1)</script>"

FORMS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}

LISTS = {
    "/api/repetitions": (TableName.REPETITIONS, "repetition", lambda item: item["iri"]),
    "/api/tasks/discrepancies": (TableName.TASKS, "says", lambda item: item["says"]),
    "/api/tasks/names": (TableName.TASKS, "says", lambda item: item["says"]),
    "/api/organisations/ZX1/provisions": (TableName.PROVISIONS, "provision", lambda item: item["iri"]),
    "/api/organisations/cqc/namings": (TableName.REPORTS, "report", lambda item: item["ref"]["iri"]),
    "/api/organisations/ZX3/recommendations": (TableName.RECOMMENDATIONS, "recommendation", lambda item: item["iri"]),
    "/api/authorities/E10000901/judgements": (TableName.JUDGEMENTS, "judgement", lambda item: item["iri"]),
}
"""Each list with the table whose columns its files have, and what tells its things apart in both."""

EMPTY = (
    "/api/tasks/warnings",
    "/api/repetitions?owner=ZX8",
    "/api/organisations/ZX1/namings",
    "/api/organisations/cqc/provisions",
)
"""Lists in which nothing stands: no report here lacks what is expected of it, nobody asked ZX8 again, and so on."""


@pytest.fixture(scope="module")
def api(example_data: Path) -> Iterator[httpx.Client]:
    """A client of a server over the examples."""
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def every_item(api: httpx.Client, path: str) -> list[Any]:
    """All that a list has, by going from page to page."""
    items, following = [], f"{path}?limit=1"
    while following:
        page = answer(api, following)
        items += page["items"]
        following = page["next"]
    assert len(items) == page["total"]
    return items


@pytest.mark.parametrize("path", LISTS)
def test_a_file_has_what_the_pages_of_the_list_have_one_after_the_other(api: httpx.Client, path: str) -> None:
    table, column, told = LISTS[path]
    items = every_item(api, path)
    assert items
    for form, media_type in FORMS.items():
        got = api.get(f"{path}.{form}")
        assert got.headers["content-type"].startswith(media_type)
        of_one = "-ZX3" if table is TableName.RECOMMENDATIONS else ""
        assert got.headers["content-disposition"] == f'attachment; filename="{table.value}{of_one}.{form}"'
        assert got.content == api.get(path, headers={"accept": media_type}).content
        rows = rows_of(form, got.content)
        assert tuple(rows[0]) == TABLES[table].names
        assert sorted(row[column] for row in rows) == sorted(told(item) for item in items)
    assert answer(api, f"{path}.json", limit=1)["items"] == items[:1]
    assert api.get(f"{path}.json", headers={"accept": "text/csv"}).headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "path", [path for path, (table, *_) in LISTS.items() if table is not TableName.RECOMMENDATIONS]
)
def test_a_file_stands_in_the_order_of_its_list(api: httpx.Client, path: str) -> None:
    _, column, told = LISTS[path]
    got = rows_of("csv", api.get(f"{path}.csv").content)
    assert [row[column] for row in got] == [told(item) for item in every_item(api, path)]


@pytest.mark.parametrize("path", EMPTY)
def test_a_list_with_nothing_in_it_is_a_file_with_a_heading(api: httpx.Client, path: str) -> None:
    assert answer(api, path)["total"] == 0
    name, _, asked = path.partition("?")
    for form in FORMS:
        got = api.get(f"{name}.{form}?{asked}")
        assert got.status_code == 200, got.text
        assert rows_of(form, got.content) == []
    assert api.get(f"{name}.csv?{asked}").content.decode("utf-8-sig").count("\r\n") == 1


def test_what_came_again_stands_beside_what_was_asked_before(api: httpx.Client) -> None:
    for row, item in zip(
        rows_of("csv", api.get("/api/repetitions.csv?authority=E06000902").content),
        answer(api, "/api/repetitions", authority="E06000902")["items"],
        strict=True,
    ):
        assert (row["text"], row["earlier_text"]) == (item["later"]["text"], item["earlier"]["text"])
        assert (row["published"], row["earlier_published"]) == (
            item["later"]["published"],
            item["earlier"]["published"],
        )
        assert row["authority_code"] == "E06000902"
        assert int(row["score"]) == item["score"]
        assert (
            api.get(
                f"/api/recommendations/{row['earlier_recommendation'].partition('/recommendation/')[2]}"
            ).status_code
            == 200
        )


def test_what_to_look_at_says_of_which_council_and_report_it_is(api: httpx.Client) -> None:
    for kind in ("discrepancies", "names"):
        for row in rows_of("csv", api.get(f"/api/tasks/{kind}.csv").content):
            assert row["task"] == kind
            assert row["authority_code"]
            assert row["report_file"]
    names = rows_of("csv", api.get("/api/tasks/names.csv").content)
    assert names
    assert all(row["body_code"].startswith("agency/") for row in names)
    whole = rows_of("csv", api.get("/api/tables/tasks.csv").content)
    assert [row["task"] for row in whole] == ["discrepancies"] * 4 + ["names"] * len(names)


def test_each_page_leads_to_the_files_of_its_list(api: httpx.Client) -> None:
    for page, address, asked in (
        ("/repetitions?authority=E06000902", "/api/repetitions", "?authority=E06000902"),
        ("/work/names", "/api/tasks/names", ""),
        ("/organisation/ZX1", "/api/organisations/ZX1/provisions", ""),
        ("/organisation/cqc", "/api/organisations/cqc/namings", ""),
        ("/bodies?kind=NHSTrust", "/api/organisations", "?kind=NHSTrust"),
        ("/findings?kind=strength", "/api/findings", "?kind=strength"),
    ):
        links = Page(api.get(page).text).links()
        for ending in (".csv", ".xlsx", ".parquet", ""):
            assert f"{address}{ending}{asked}" in links, page
            assert api.get(f"{address}{ending}{asked}").status_code == 200


def test_files_of_lists_are_described_for_programs(api: httpx.Client) -> None:
    paths = answer(api, "/api/openapi.json")["paths"]
    for path in (
        "/api/repetitions", "/api/tasks/{kind}", "/api/organisations/{code}/provisions", "/api/organisations/{code}/namings",
        "/api/organisations/{code}/recommendations", "/api/authorities/{gss}/judgements",
    ):  # fmt: skip
        assert paths[f"{path}.{{form}}"]["get"]["tags"] == ["Downloads"]
        asked = {each["name"] for each in paths[f"{path}.{{form}}"]["get"]["parameters"]}
        assert asked.isdisjoint({"limit", "offset"}), "a file has all"


@pytest.mark.parametrize("path", ["/api/tasks/names.doc", "/api/tasks/all.csv", "/api/repetitions.csv?limit=3"])
def test_what_no_file_is_made_of_is_refused(api: httpx.Client, path: str) -> None:
    name, _, asked = path.partition("?")
    assert problem(api, name, 422, **dict([asked.split("=")] if asked else []))["errors"]


def test_a_body_that_is_not_here_has_no_files(api: httpx.Client) -> None:
    for path in ("provisions.csv", "namings.xlsx", "recommendations.csv"):
        problem(api, f"/api/organisations/ZX11/{path}", 404)
    problem(api, "/api/repetitions.csv", 404, owner="ZX11")


HARMFUL = {
    str(REMIT.serviceName): ox.Literal(f"{FORMULA}{SCRIPT}"),
    str(SDO.name): ox.Literal(f"@SUM(A1){SCRIPT}"),
    str(SDO.text): ox.Literal(f"-1+1{SCRIPT}"),
}
"""What every report says in place of its services, its title and its recommendations."""


@pytest.fixture(scope="module")
def hostile(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server over the examples, in which titles, services, recommendations, a warning and what two requests share do harm."""
    folder = DataFolder(tmp_path_factory.mktemp("hostile") / "data")
    shutil.copytree(example_data, folder.path)
    for path in map(folder.report, folder.manifest().reports):
        quads = list(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
        write(
            path,
            (
                ox.Quad(each.subject, each.predicate, HARMFUL.get(each.predicate.value, each.object), each.graph_name)
                for each in quads
            ),
        )
    asked = [each.subject for each in quads if each.object == ox.NamedNode(str(REMIT.Recommendation))]
    report = next(each.object for each in quads if each.predicate.value == str(OA.hasSource))
    write(path, [
        *ox.parse(path=path, format=ox.RdfFormat.N_QUADS),
        *said(quads[0].graph_name, "warning/0123456789abcdef/1", REMIT.Warning, {
            REMIT.aboutReport: report, REMIT.expected: ox.Literal(f"+1{SCRIPT}"), REMIT.lookedFor: ox.Literal("\t=1"),
        }),
        *said(quads[0].graph_name, "repetition/0123456789abcdef", REMIT.Repetition, {
            REMIT.repeating: asked[0], REMIT.repeated: asked[-1], REMIT.score: ox.Literal(99), REMIT.rule: ox.Literal("same-request"),
            REMIT.commonWords: ox.Literal(f"{FORMULA}{SCRIPT}"),
        }),
        *said(quads[0].graph_name, "discrepancy/0123456789abcdef", REMIT.Discrepancy, {
            REMIT.between: report, REMIT.discrepancyKind: ox.NamedNode(concept("discrepancyKinds", "contradiction-within-report")),
            RDFS.comment: ox.Literal(f"-2{SCRIPT}"),
        }),
    ])  # fmt: skip
    publish(folder, folder.manifest(), anew=True)
    with served(folder.path) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def write(path: Path, quads: Iterable[ox.Quad]) -> None:
    """A report's graph in place of what it was."""
    path.write_bytes(b"".join(sorted(f"{quad} .\n".encode() for quad in set(quads))))


def said(graph: Any, tail: str, kind: Any, properties: dict[Any, Any]) -> list[ox.Quad]:
    """The statements about one thing."""
    subject = ox.NamedNode(f"{DEFAULT_BASE}{tail}")
    told = {RDF.type: ox.NamedNode(str(kind)), **properties}
    return [ox.Quad(subject, ox.NamedNode(str(name)), value, graph) for name, value in told.items()]


def test_nothing_in_a_file_of_a_list_is_run_as_a_formula(hostile: httpx.Client) -> None:
    for path, column, begins in (
        ("/api/repetitions", "in_common", "="),
        ("/api/repetitions", "text", "-"),
        ("/api/tasks/warnings", "says", "+"),
        ("/api/tasks/warnings", "detail", "\t"),
        ("/api/organisations/ZX1/provisions", "service", "="),
        ("/api/organisations/cqc/namings", "title", "@"),
    ):
        raw = [row[column] for row in rows_of("parquet", hostile.get(f"{path}.parquet").content)]
        bad = [text for text in raw if text.startswith(begins)]
        assert bad, (path, column)
        cells = [row[column] for row in rows_of("csv", hostile.get(f"{path}.csv").content)]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []
        assert {f"'{text}" for text in bad} <= set(cells)
        sheet = openpyxl.load_workbook(io.BytesIO(hostile.get(f"{path}.xlsx").content)).worksheets[0]
        assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n", "d", "b"}
        assert bad[0] in {cell.value for row in sheet.iter_rows() for cell in row}


def test_what_does_not_fit_and_is_about_no_judgement_is_to_be_looked_at(hostile: httpx.Client) -> None:
    rows = rows_of("csv", hostile.get("/api/tasks/discrepancies.csv").content)
    [row] = [each for each in rows if SCRIPT in each["says"]]
    assert row["authority_code"]
    assert row["report_file"]


def test_what_a_report_says_runs_on_no_page_of_a_list(hostile: httpx.Client) -> None:
    for page in ("/repetitions", "/work/warnings", "/organisation/ZX1", "/organisation/ZX2", "/organisation/cqc"):
        got = hostile.get(page)
        assert got.status_code == 200
        assert SCRIPT not in got.text
        assert "&lt;script&gt;" in got.text, page
