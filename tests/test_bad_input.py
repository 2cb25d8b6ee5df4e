"""What people hand in by mistake: each is refused with a reason that names it, and the rest is built."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

import examples
from ingest.building import pool, worker
from ingest.building.build import BuildResult, Outcome, build
from ingest.building.guarded import Process
from ingest.building.pool import process_all
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import ReferenceData, Refused, Status
from ingest.documents.regular_files import MOST_BYTES
from ingest.facts import Recommendation, ReportFacts
from ingest.reading.report import read_report
from ontology.errors import DataFolderError, RegisterError
from ontology.registers.register import Register
from queries.folder import DataFolder
from tests.building import built
from tests.conftest import example_registers

GOOD = "marlshire-unannounced-cra-2011.txt"
"""The report that must be built whatever stands beside it."""


NOT_TEXT = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "not text"),
    "latin.txt": ("Inspection of Marlshire’s café".encode("cp1252"), "UTF-8"),
    "letter.docx": (b"PK\x03\x04", "damaged"),
    "letter.odt": (b"PK\x03\x04", "cannot be read yet"),
    "no-suffix": (b"Inspection", "cannot be read yet"),
    "huge.txt": (b"a" * (MOST_BYTES + 1), "at most"),
}
"""Files that are no texts, each with a word of the reason that it is refused for."""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder that holds one good report."""
    return _inbox(tmp_path)


def _inbox(parent: Path) -> Path:
    folder = parent / "inbox"
    folder.mkdir()
    shutil.copy2(examples.REPORTS / GOOD, folder / GOOD)
    return folder


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildResult, DataFolder]:
    """What became of a good report among all that people hand in by mistake, in one build."""
    place = tmp_path_factory.mktemp("mistaken")
    inbox = _inbox(place)
    for name, (content, _) in NOT_TEXT.items():
        (inbox / name).write_bytes(content)
    (inbox / "menu.txt").write_text("Soup of the day\n\n- Leek and potato\n", encoding="utf-8")
    (inbox / "closed.txt").write_text("Inspection", encoding="utf-8")
    (inbox / "closed.txt").chmod(0)
    if hasattr(os, "mkfifo"):
        os.mkfifo(inbox / "pipe.txt")
    if sys.platform != "win32":
        (inbox / "two\nlines.txt").write_text("Inspection", encoding="utf-8")
    (place / "nothing").mkdir()
    result = built([inbox, inbox / "gone.txt", place / "nothing"], place / "data")
    return result, DataFolder(place / "data")


@pytest.fixture
def data(mistaken: tuple[BuildResult, DataFolder], tmp_path: Path) -> Path:
    """A data folder that was built before, of one's own."""
    return shutil.copytree(mistaken[1].path, tmp_path / "data")


def refusal(result: BuildResult, name: str) -> Outcome:
    """The outcome of one file; the good one must be built."""
    outcomes = {outcome.path.name: outcome for outcome in result.outcomes}
    assert outcomes[GOOD].status is Status.BUILT
    assert outcomes[name].status is Status.REFUSED
    assert outcomes[name].remedy
    assert result.exit_code == outcomes[name].exit_code != 0
    return outcomes[name]


@pytest.mark.parametrize("name", NOT_TEXT)
def test_a_file_that_is_no_text_is_unreadable(mistaken: tuple[BuildResult, DataFolder], name: str) -> None:
    outcome = refusal(mistaken[0], name)
    assert (outcome.code, outcome.exit_code) == ("UnreadableFile", 3)
    assert NOT_TEXT[name][1] in (outcome.reason or "")


def test_a_text_of_no_known_family_says_what_was_looked_for(mistaken: tuple[BuildResult, DataFolder]) -> None:
    outcome = refusal(mistaken[0], "menu.txt")
    assert (outcome.code, outcome.exit_code) == ("UnknownFamily", 3)


def test_a_report_of_an_unknown_authority_is_refused_and_read_once_a_register_knows_it(tmp_path: Path) -> None:
    report = examples.REPORTS / GOOD
    outcome = build([report], tmp_path / "data").outcomes[0]
    assert (outcome.status, outcome.code, outcome.exit_code) == (Status.REFUSED, "UnknownAuthority", 3)
    assert build([report], tmp_path / "data").read == ()
    assert built([report], tmp_path / "data").exit_code == 0
    assert DataFolder(tmp_path / "data").manifest().refused == {}


def test_the_same_report_twice_names_both(inbox: Path, tmp_path: Path) -> None:
    shutil.copy(inbox / GOOD, inbox / "zz-copy.txt")
    outcome = refusal(built([inbox], tmp_path / "data"), "zz-copy.txt")
    assert (outcome.code, outcome.exit_code) == ("DuplicateReport", 3)
    assert GOOD in (outcome.reason or "")
    assert outcome.path.name == "zz-copy.txt"
    later = built([inbox / "zz-copy.txt"], tmp_path / "data").outcomes
    assert [(o.status, o.code) for o in later] == [(Status.REFUSED, "DuplicateReport")]


def test_a_second_file_that_claims_the_inspection_is_refused_whatever_the_order(inbox: Path, tmp_path: Path) -> None:
    rival = inbox / "zz-scan.txt"
    rival.write_text((inbox / GOOD).read_text(encoding="utf-8") + "\nScanned.\n", encoding="utf-8")
    for number, paths in enumerate(([inbox / GOOD, rival], [rival, inbox / GOOD])):
        outcome = refusal(built(paths, tmp_path / f"data-{number}"), rival.name)
        assert outcome.code == "DuplicateReport"
        assert GOOD in (outcome.reason or "")
        assert "E10000901-unannounced-cra-2011-03-08" in (outcome.reason or "")
        assert len(list((tmp_path / f"data-{number}" / "reports").iterdir())) == 1


def test_which_of_two_claims_is_built_does_not_depend_on_which_was_read_first(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several processes read, and any of them may be the first to end."""
    rival = inbox / "zz-scan.txt"
    rival.write_text((inbox / GOOD).read_text(encoding="utf-8") + "\nScanned.\n", encoding="utf-8")
    for name, order in (("as-they-come", list), ("last-first", lambda results: list(results)[::-1])):
        with monkeypatch.context() as patched:
            patched.setattr(
                "ingest.building.build.process_all",
                lambda *given, order=order: (result for result in order(process_all(*given))),
            )
            outcomes = built([inbox / GOOD, rival], tmp_path / name).outcomes
        assert {o.path.name: o.status for o in outcomes} == {GOOD: Status.BUILT, rival.name: Status.REFUSED}


def test_of_two_claims_the_one_already_built_stays(inbox: Path, tmp_path: Path) -> None:
    rival = inbox / "aa-scan.txt"
    rival.write_text((inbox / GOOD).read_text(encoding="utf-8") + "\nScanned.\n", encoding="utf-8")
    built([inbox / GOOD], tmp_path / "data")
    outcomes = {o.path.name: o.status for o in built([inbox], tmp_path / "data").outcomes}
    assert outcomes == {GOOD: Status.UNCHANGED, rival.name: Status.REFUSED}
    reports = DataFolder(tmp_path / "data").manifest().reports.values()
    assert [entry.file for entry in reports] == [GOOD]


def test_a_path_that_is_not_there(mistaken: tuple[BuildResult, DataFolder]) -> None:
    outcome = refusal(mistaken[0], "gone.txt")
    assert (outcome.code, outcome.exit_code) == ("UnreadableFile", 3)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_file_that_may_not_be_opened(mistaken: tuple[BuildResult, DataFolder]) -> None:
    assert refusal(mistaken[0], "closed.txt").code == "UnreadableFile"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hang_the_build(mistaken: tuple[BuildResult, DataFolder]) -> None:
    assert refusal(mistaken[0], "pipe.txt").code == "UnreadableFile"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_with_a_line_break_is_refused_and_written_on_one_line(mistaken: tuple[BuildResult, DataFolder]) -> None:
    result, folder = mistaken
    assert refusal(result, "two\nlines.txt").code == "UnreadableFile"
    refused = [entry.file for entry in folder.manifest().refused.values()]
    assert "two\\nlines.txt" in refused
    assert not any("\n" in name for name in refused)


def test_a_folder_without_reports(mistaken: tuple[BuildResult, DataFolder]) -> None:
    assert refusal(mistaken[0], "nothing").code == "UnreadableFile"


def test_hidden_files_lists_and_the_data_folder_itself_are_passed_over(inbox: Path) -> None:
    (inbox / ".notes.txt").write_text("mine", encoding="utf-8")
    (inbox / "reports.csv").write_text("file,published\n", encoding="utf-8")
    for _ in range(2):
        result = built([inbox], inbox / "remit-data")
        assert [outcome.path.name for outcome in result.outcomes] == [GOOD]


def test_a_malformed_list_beside_the_reports_does_not_stop_them(inbox: Path, tmp_path: Path) -> None:
    (inbox / "reports.csv").write_text("title\nMarlshire\n", encoding="utf-8")
    outcome = refusal(built([inbox], tmp_path / "data"), "reports.csv")
    assert outcome.code == "ListingError"


def test_a_reader_that_fails_is_a_refusal_and_no_traceback(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(examples.REPORTS / "marlshire-apa-2006.txt", inbox)

    def read(path: Path, **others: object) -> ReportFacts:
        if "apa" in path.name:
            raise ZeroDivisionError("by no page at all")
        return read_report(path, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(worker, "read_report", read)
    outcome = refusal(built([inbox], tmp_path / "data"), "marlshire-apa-2006.txt")
    assert outcome.reason == "ZeroDivisionError: by no page at all"
    assert outcome.exit_code == 1


def test_a_graph_that_breaks_a_shape_goes_to_quarantine(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy2(examples.REPORTS / "marlshire-apa-2006.txt", inbox)
    monkeypatch.setattr(worker, "read_report", _with_an_empty_recommendation)
    data = tmp_path / "data"
    result = built([inbox], data)
    outcome = next(o for o in result.outcomes if o.family == "apa")
    assert (outcome.status, outcome.code, result.exit_code) == (Status.QUARANTINED, "ReportQuarantined", 3)
    manifest = DataFolder(data).manifest()
    assert [entry.file for entry in manifest.reports.values()] == [GOOD]
    assert [entry.file for entry in manifest.quarantined.values()] == ["marlshire-apa-2006.txt"]
    aside = DataFolder(data).quarantine(str(outcome.sha256))
    assert sorted(path.name for path in aside.iterdir()) == ["graph.nq", "reason.txt", "report.ttl"]
    assert "marlshire-apa-2006.txt" in (aside / "reason.txt").read_text(encoding="utf-8")
    store = Store()
    store.load(path=str(aside / "graph.nq"), format=RdfFormat.N_QUADS)
    store.load(path=str(aside / "report.ttl"), format=RdfFormat.TURTLE)
    assert not any(
        b"apa-2006" in path.read_bytes() for path in DataFolder(data).state().files() if "reports" in path.parts
    )
    assert built([inbox], data).read == ()


def test_a_listed_date_that_cannot_be_does_not_take_away_what_was_built(inbox: Path, tmp_path: Path) -> None:
    pdf = shutil.copy2(examples.PDFS / "marlshire-ilacs-2023.pdf", inbox)
    listing = inbox / "reports.csv"
    listing.write_text("file,published\nmarlshire-ilacs-2023.pdf,2023-11-23\n", encoding="utf-8")
    data = tmp_path / "data"
    assert len(DataFolder(data).manifest().reports if built([inbox], data).exit_code == 0 else ()) == 2
    listing.write_text("file,published\nmarlshire-ilacs-2023.pdf,2003-11-23\n", encoding="utf-8")
    result = built([inbox], data)
    outcome = next(o for o in result.outcomes if o.path.name == Path(pdf).name)
    assert (outcome.status, result.reports) == (Status.QUARANTINED, 2)
    assert "as it was built before stays" in (outcome.remedy or "")
    (entry,) = (e for e in DataFolder(data).manifest().reports.values() if e.file == Path(pdf).name)
    assert entry.published == "2023-11-23"
    assert built([inbox], data).read == (outcome.path,)  # and it is told again, until the row is right
    again = inbox / "again.pdf"
    again.write_bytes(Path(pdf).read_bytes() + b"% the same report\n")
    listing.write_text("file,published\nmarlshire-ilacs-2023.pdf,2003-11-23\nagain.pdf,2023-11-23\n", encoding="utf-8")
    assert [o.code for o in built([inbox], data).outcomes if o.path == again] == ["DuplicateReport"]
    again.unlink()
    listing.write_text("file,published\nmarlshire-ilacs-2023.pdf,2023-11-24\n", encoding="utf-8")
    assert built([inbox], data).exit_code == 0
    assert DataFolder(data).manifest().quarantined == {}


def test_a_listed_date_that_differs_from_the_printed_one_is_counted(inbox: Path, tmp_path: Path) -> None:
    shutil.copy2(examples.PDFS / "marlshire-jar-progress.pdf", inbox)
    (inbox / "reports.csv").write_text("file,published\nmarlshire-jar-progress.pdf,2009-04-14\n", encoding="utf-8")
    result = built([inbox], tmp_path / "data")
    outcome = next(o for o in result.outcomes if o.family == "jar-progress")
    assert outcome.counts["discrepancies"] == 1


def _with_an_empty_recommendation(path: Path, *, register: Register, **others: object) -> ReportFacts:
    facts = read_report(path, register=register, **others)  # type: ignore[arg-type]
    if facts.family != "apa":
        return facts
    first: Recommendation = facts.recommendations[0]
    object.__setattr__(first, "text", "")
    return facts


def test_a_file_that_kills_its_reader_leaves_the_others_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "start_reading", _start_to_die)
    files = [InputFile(tmp_path / f"{number}.txt", 1, 1, str(number)) for number in range(6)]
    reference = ReferenceData(tmp_path, "https://example.org/", (), "", "")
    results = {result.path.name: result for result in process_all(files, reference, Register(()), workers=2)}
    assert sorted(results) == [f"{number}.txt" for number in range(6)]
    reasons = {name: r.entry.reason for name, r in results.items() if isinstance(r, Refused)}
    assert "died" in reasons.pop("3.txt")
    assert set(reasons.values()) == {"read"}


def _start_to_die(reference: ReferenceData, register: Register | None) -> Process:
    """A reading process that loads nothing."""
    return _die_of_the_third


def _die_of_the_third(file: InputFile) -> Refused:
    if file.path.name == "3.txt":
        os._exit(9)
    return worker.failed(file, "read", ReferenceData(file.path.parent, "", (), "", ""))


@pytest.mark.parametrize("table", ["not a register at all\n", "key,kind,name\nX,Castle,Marl Castle\n"])
def test_a_malformed_register_stops_the_build_before_it_begins(
    inbox: Path, data: Path, tmp_path: Path, table: str
) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    mine = tmp_path / "mine.csv"
    mine.write_text(table, encoding="utf-8")
    with pytest.raises(RegisterError, match=r"mine\.csv") as raised:
        build([inbox], data, registers=[mine])
    assert raised.value.exit_code == 4
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_two_registers_of_one_name_are_told_apart_by_nobody(inbox: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / example_registers()[0].name
    twin.parent.mkdir()
    shutil.copy(example_registers()[0], twin)
    with pytest.raises(RegisterError, match="one name"):
        build([inbox], tmp_path / "data", registers=[*example_registers(), twin])


def test_a_folder_of_other_things_is_not_written_into(inbox: Path, tmp_path: Path) -> None:
    with pytest.raises(DataFolderError, match="other things") as raised:
        built([inbox], inbox)
    assert raised.value.exit_code == 5
    assert [path.name for path in inbox.iterdir()] == [GOOD]


def test_a_file_in_the_place_of_the_folder(inbox: Path) -> None:
    with pytest.raises(DataFolderError):
        built([inbox], inbox / GOOD)


def test_a_broken_manifest_is_no_traceback(inbox: Path, data: Path) -> None:
    for broken in ("{", "[]", '{"format": 999}'):
        DataFolder(data).manifest_path.write_text(broken, encoding="utf-8")
        with pytest.raises(DataFolderError, match=r"manifest|version"):
            built([inbox], data)


def test_another_base_needs_another_folder(inbox: Path, data: Path) -> None:
    with pytest.raises(DataFolderError, match="base"):
        build([inbox], data, base="https://example.org/kb/")


def test_a_folder_that_was_never_built_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataFolderError, match="remit build"):
        DataFolder(tmp_path).manifest()
    with pytest.raises(DataFolderError, match="no text"):
        DataFolder(tmp_path).text("0" * 64)
