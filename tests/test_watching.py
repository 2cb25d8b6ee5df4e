"""Is everything here that was published? What does a publisher's list say beside a data folder, and what if the list is at fault?"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import time
from pathlib import Path

import pytest
from conftest import example_registers
from fastapi.testclient import TestClient
from typer.testing import CliRunner

import examples
from api.command_line.main import app
from api.exporting.watch_table import watch_csv
from api.http.app import create_app
from ingest.building.build import BuildResult, build
from ingest.building.list_comparison import KEPT_LIST, compare_with_list
from ingest.building.sources.list_cells import listed_day, plain_file_name
from ingest.building.sources.published_list import PublishedList, read_published_list
from ontology.errors import ListingError
from ontology.registers.cell_dates import NoDate
from ontology.registers.register import Register
from queries.folder import DataFolder
from queries.watching import Watch, WatchState

MARLSHIRE, MARLESHIRE = "E10000901", "E06000902"
HEAD = "urn,local_authority,inspection_link,pdf_filename,publication_date\n"
ONE_NAME = "children's services inspection - 06 august 2010.txt"


class Inbox:
    """Two councils' folders as scrapers leave them, a list, and the data folder that is built from them."""

    def __init__(self, folder: Path) -> None:
        self.reports, self.list, self.data = folder / "reports", folder / "ofsted.csv", folder / "data"
        self.put("marlshire-slac-2010.txt", "99901_marlshire", ONE_NAME)

    def put(self, example: str, council: str, name: str) -> None:
        (self.reports / council).mkdir(parents=True, exist_ok=True)
        shutil.copy(examples.REPORTS / example, self.reports / council / name)

    def listed(self, *rows: str, head: str = HEAD) -> Path:
        self.list.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return self.list

    def build(self, *rows: str, head: str = HEAD) -> Watch:
        watch = self.built(self.listed(*rows, head=head)).watch
        assert watch is not None
        return watch

    def built(self, published_list: Path | None = None) -> BuildResult:
        return build([self.reports], self.data, registers=example_registers(), published_list=published_list, workers=1)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def states(watch: Watch) -> list[tuple[str, str | None]]:
    return [(item.state.value, item.authority) for item in watch.items]


MARLSHIRE_ROW = f"99901,marlshire,https://files.example.org/1,{ONE_NAME},06/08/10"
MARLESHIRE_ROW = f"99902,marleshire,https://files.example.org/2,{ONE_NAME},06/08/10"


def test_one_file_name_of_two_councils_is_not_taken_for_both(inbox: Inbox) -> None:
    watch = inbox.build(MARLSHIRE_ROW, MARLESHIRE_ROW)
    assert (watch.listed, watch.here) == (2, 1)
    assert states(watch) == [("latest-missing", MARLESHIRE), ("missing", MARLESHIRE)]
    inbox.put("marleshire-slac-2010.txt", "99902_marleshire", ONE_NAME)
    assert states(inbox.build(MARLSHIRE_ROW, MARLESHIRE_ROW)) == [("newly-here", MARLESHIRE)]


@pytest.mark.parametrize(
    "written",
    [
        "Children%27s%20Services%20Inspection%20-%2006%20August%202010.txt",
        "children's_services_inspection_-_06_august_2010.TXT",
        "export_data/99901_marlshire/children's services inspection - 06 august 2010.txt",
        "children%2527s services inspection -  06 august 2010.txt",
    ],
)
def test_a_file_name_is_known_however_it_is_spelt(written: str) -> None:
    assert plain_file_name(written) == plain_file_name(ONE_NAME)


@pytest.mark.parametrize(
    ("cell", "day"), [("03/04/23", "2023-04-03"), ("3/4/2023", "2023-04-03"), ("2023-04-03", "2023-04-03")]
)
def test_a_day_has_the_day_first(cell: str, day: str) -> None:
    assert str(listed_day(cell)) == day


@pytest.mark.parametrize("cell", ["31/02/23", "01/01/99", "soon", "13/13/13"])
def test_what_is_no_day_is_none(cell: str) -> None:
    with pytest.raises(NoDate):
        listed_day(cell)


def test_a_renamed_file_is_known_by_council_and_day_and_by_an_address(inbox: Inbox) -> None:
    assert states(inbox.build("99901,,,other name.pdf,06/08/10")) == []
    listing = inbox.reports / "99901_marlshire" / "reports.csv"
    listing.write_text(f'pdf_filename,inspection_link\n"{ONE_NAME}",https://files.example.org/v1/7\n', encoding="utf-8")
    assert [state for state, _ in states(inbox.build("99901,,HTTPS://files.example.org/v1/7/,,"))] == ["newly-listed"]


def test_a_report_that_came_out_some_days_later_is_not_said_to_be_missing(inbox: Inbox) -> None:
    watch = inbox.build("99901,,,other name.pdf,09/08/10")
    (unclear,) = watch.of(WatchState.UNCLEAR)
    assert unclear.note is not None
    assert ONE_NAME in unclear.note
    assert watch.of(WatchState.MISSING) == watch.of(WatchState.LATEST_MISSING) == []


def test_a_name_without_a_council_decides_only_where_one_file_bears_it(inbox: Inbox) -> None:
    bare = f",,,{ONE_NAME},"
    assert states(inbox.build(bare)) == []
    inbox.put("marleshire-slac-2010.txt", "99902_marleshire", ONE_NAME)
    watch = inbox.build(bare)
    assert [item.state for item in watch.items if item.row] == [WatchState.UNCLEAR]


def test_the_latest_report_of_a_council_and_what_is_here_of_it(inbox: Inbox) -> None:
    watch = inbox.build(MARLSHIRE_ROW, "99901,marlshire,,children's services inspection - 01 may 2012.txt,01/05/12")
    (late,) = watch.of(WatchState.LATEST_MISSING)
    assert (late.authority, str(late.published), late.row) == (MARLSHIRE, "2012-05-01", 3)
    assert late.note == "The latest of its reports here is of 2010-08-06."


def test_what_is_here_and_not_listed(inbox: Inbox) -> None:
    inbox.put("marleshire-slac-2010.txt", "99902_marleshire", "another.txt")
    (unlisted,) = inbox.build(MARLSHIRE_ROW).of(WatchState.UNLISTED)
    assert (unlisted.authority, unlisted.file) == (MARLESHIRE, "another.txt")
    assert unlisted.report is not None


def test_a_listed_file_that_could_not_be_read_is_told_with_the_reason(inbox: Inbox) -> None:
    (inbox.reports / "99902_marleshire").mkdir()
    (inbox.reports / "99902_marleshire" / ONE_NAME).write_text("The page that you asked for is not there.\n")
    (refused,) = inbox.build(MARLSHIRE_ROW, MARLESHIRE_ROW).of(WatchState.REFUSED)
    assert refused.authority == MARLESHIRE
    assert refused.note is not None
    assert refused.note.startswith(f"{ONE_NAME}: ")


def test_what_is_new_stays_new_until_the_next_edition_and_list(inbox: Inbox) -> None:
    first = inbox.build(MARLSHIRE_ROW)
    assert (first.before, first.of(WatchState.NEWLY_HERE), first.of(WatchState.NEWLY_LISTED)) == (None, [], [])
    inbox.put("marleshire-slac-2010.txt", "99902_marleshire", ONE_NAME)
    second = inbox.build(MARLSHIRE_ROW, MARLESHIRE_ROW)
    assert second.before == first.edition
    assert [item.authority for item in second.of(WatchState.NEWLY_LISTED)] == [MARLESHIRE]
    assert [item.authority for item in second.of(WatchState.NEWLY_HERE)] == [MARLESHIRE]
    again = inbox.built().watch  # nothing has changed, and the list is the one that is kept
    assert again == second


FAULTS = {
    "a day": ("99901,,,a.pdf,31/02/23", "Row 2: the day “31/02/23” is no day of the calendar."),
    "an address": ("99901,,see below,a.pdf,", "Row 2: “see below” is no web address."),
    "nothing": ("99901,marlshire,,,01/02/23", "Row 2 has neither a file name nor an address."),
    "nobody": (",nowhere at all,,a.pdf,", "Row 2: no council is known by “nowhere at all”."),
    "a comma too many": (
        "99901,marlshire,,a, b.pdf,01/02/23",
        "Row 2 has 6 cells and the heading 5. Put a cell that holds a comma in",
    ),
    "two councils": ("99901,marleshire,,a.pdf,", "Row 2: the code 99901 is Marlshire County Council's"),
}


@pytest.fixture
def bodies() -> Register:
    return Register.load(*example_registers())


def read(folder: Path, content: str, bodies: Register) -> PublishedList:
    (folder / "list.csv").write_text(content, encoding="utf-8")
    return read_published_list(folder / "list.csv", bodies)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_row_is_told_and_the_others_count(fault: str, tmp_path: Path, bodies: Register) -> None:
    row, told = FAULTS[fault]
    found = read(tmp_path, f"{HEAD}{row}\n99902,,,b.pdf,\n99902,,,B.PDF,\n", bodies)
    assert [each.startswith(told) for each in found.faults] == [True, False]
    assert found.faults[1] == "Row 4 lists what row 3 lists already. Keep one."
    assert found.rows[-1].authority is not None
    assert found.rows[-1].authority.key == MARLESHIRE


def test_of_two_columns_of_one_name_the_one_that_says_something_counts(tmp_path: Path, bodies: Register) -> None:
    [row] = read(tmp_path, "file,url,url\na.pdf,https://files.example.org/1,\n", bodies).rows
    assert row.link == "https://files.example.org/1"


def test_a_list_without_an_end_is_read_no_further_than_a_list_goes(bodies: Register) -> None:
    with pytest.raises(ListingError, match="more than 20,000,000 bytes"):
        read_published_list(Path("/dev/zero"), bodies)


@pytest.mark.parametrize("rest", [",,", "99902,,", ",2010-08-06,", "99901,2010-08-07,"])
def test_a_list_that_calls_every_report_by_one_name_takes_no_longer_than_another(rest: str, inbox: Inbox) -> None:
    inbox.build(MARLSHIRE_ROW)
    bodies, folder = Register.load(*example_registers()), DataFolder(inbox.data)
    rows = [f"{rest}https://files.example.org/{number}0,{ONE_NAME}" for number in range(10_000)]
    listed = read_published_list(inbox.listed(*rows, head="urn,published,source_url,file\n"), bodies)
    began = time.process_time()
    found = compare_with_list("list", listed, folder, folder.manifest(), bodies)
    assert time.process_time() - began < 10  # seconds; pair by pair it would be a hundred million looks
    assert (found.listed, found.here) == (10_000, 0)


@pytest.mark.parametrize(
    ("content", "says"),
    [("name,day\na,b\n", "no column of file names or addresses in row 1"), (HEAD, "no row that can be used")],
)
def test_a_list_of_which_nothing_can_be_read_stops_the_build_before_it_begins(
    content: str, says: str, inbox: Inbox
) -> None:
    with pytest.raises(ListingError, match=says) as refused:
        inbox.built(inbox.listed(head=content))
    assert refused.value.where == str(inbox.list)
    assert refused.value.remedy
    assert not (inbox.data / "manifest.json").exists()


def test_a_list_that_was_kept_and_cannot_be_read_any_more_stops_the_build_before_it_begins(inbox: Inbox) -> None:
    inbox.put("marlshire-slac-2010.txt", "99901_marlshire", "a.txt")
    inbox.build(MARLSHIRE_ROW)
    before = (inbox.data / "manifest.json").read_bytes()
    (inbox.data / KEPT_LIST).write_text("name,day\na,b\n", encoding="utf-8")
    inbox.put("marleshire-slac-2010.txt", "99902_marleshire", "b.txt")
    with pytest.raises(ListingError, match="no column of file names"):
        inbox.built()
    assert (inbox.data / "manifest.json").read_bytes() == before


def test_a_good_list_takes_the_place_of_a_kept_one_that_is_damaged(inbox: Inbox) -> None:
    inbox.put("marlshire-slac-2010.txt", "99901_marlshire", "a.txt")
    inbox.build(MARLSHIRE_ROW)
    (inbox.data / KEPT_LIST).write_text("", encoding="utf-8")
    assert (watch := inbox.build(MARLSHIRE_ROW)).listed == watch.here == 1
    assert (inbox.data / KEPT_LIST).read_bytes() == inbox.list.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_list_that_is_no_file_is_refused_before_anything_is_read(inbox: Inbox, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    inbox.put("marlshire-slac-2010.txt", "99901_marlshire", "a.txt")
    with pytest.raises(ListingError, match="is no file"):
        inbox.built(tmp_path / "pipe")
    assert not (inbox.data / "manifest.json").exists()


def test_the_councils_of_today_are_known_by_the_names_that_scrapers_write(tmp_path: Path) -> None:
    names = ["bournemouth, christchurch & poole", "isle of wight", "kingston upon hull", "brighton and hove", "durham"]
    rows = "".join(f'"{name}",{number}.pdf\n' for number, name in enumerate(names))
    found = read(tmp_path, f"local_authority,pdf_filename\n{rows}", Register.load())
    keys = [each.authority and each.authority.key for each in found.rows]
    assert keys == ["E06000058", "E06000046", "E06000010", "E06000043", "E06000047"]


@pytest.fixture
def watched(inbox: Inbox) -> Inbox:
    inbox.build(MARLSHIRE_ROW, "99902,marleshire,,=cmd<b>.pdf,01/05/12")
    return inbox


def test_it_is_told_in_short_in_full_and_asked_later(watched: Inbox) -> None:
    run = CliRunner()
    told = run.invoke(app, ["watch", "--data", str(watched.data)])
    assert told.exit_code == 0
    assert told.stdout.startswith("1 of the 2 reports that ofsted.csv lists are here; councils whose latest listed")
    assert "Marleshire Council · 2012-05-01 · =cmd<b>.pdf · row 3 of the list" in told.stdout
    as_json = run.invoke(app, ["watch", "--data", str(watched.data), "--format", "json"])
    other = run.invoke(app, ["watch", str(watched.list), "--data", str(watched.data), "--format", "json"])
    assert json.loads(as_json.stdout) == json.loads(other.stdout)
    asked = CliRunner().invoke(app, ["build", str(watched.reports), "--data", str(watched.data)])
    assert "In full: remit watch" in asked.output


def test_a_folder_without_a_list_says_how_to_have_one(example_data: Path) -> None:
    asked = CliRunner().invoke(app, ["watch", "--data", str(example_data)])
    assert asked.exit_code == ListingError.exit_code
    client = TestClient(create_app(example_data))
    assert client.get("/api/watch").status_code == 404
    assert "nobody can say what is missing" in client.get("/work/published").text


def test_on_its_page_and_in_the_api(watched: Inbox) -> None:
    client = TestClient(create_app(watched.data))
    page = client.get("/work/published")
    assert "=cmd&lt;b&gt;.pdf" in page.text
    assert "Councils whose latest listed report is not here: 1" in page.text
    assert 'href="/work/published"' in client.get("/work").text
    found = client.get("/api/watch")
    assert [item["state"] for item in found.json()["items"]] == ["latest-missing", "missing"]
    assert client.get("/api/watch", headers={"If-None-Match": found.headers["etag"]}).status_code in (200, 304)
    rows = list(csv.DictReader(io.StringIO(client.get("/api/watch.csv").content.decode("utf-8-sig"))))
    assert {row["file"] for row in rows} == {"'=cmd<b>.pdf"}  # no spreadsheet runs it


def test_another_list_beside_the_same_edition_is_another_answer(watched: Inbox) -> None:
    client = TestClient(create_app(watched.data))
    before = client.get("/api/watch").headers["etag"]
    watched.build(MARLSHIRE_ROW)
    assert client.get("/api/watch").headers["etag"] != before
    assert watch_csv(watched.build(MARLSHIRE_ROW)).count(b"\r\n") == 1
