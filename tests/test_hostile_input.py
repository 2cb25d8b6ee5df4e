"""What is made to do harm: each file is refused in bounded time and memory, with a line that says why, and the rest is built.

The files are those of `hostile_files.py`; they are real.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import time
from pathlib import Path

import pytest

import examples
from ingest.building import pool
from ingest.building.build import BuildResult, build
from ingest.building.guarded import Process, ReadingLimits
from ingest.building.pool import process_all
from ingest.building.sources.inputs import MOST_DEPTH, InputFile, examine, find_files
from ingest.building.worker import ReferenceData, Refused, ReportWorker, Status, refused
from ingest.documents import regular_files
from ingest.documents.regular_files import MOST_BYTES, read_regular
from ingest.reading.report import read_report
from ontology.errors import UnreadableFile
from ontology.registers.register import Register
from queries.folder import DataFolder
from tests.building import built
from tests.conftest import example_registers
from tests.crafted_files import pdf_letter
from tests.hostile_files import HOSTILE
from tests.processes import processor_seconds

GOOD = "marlshire-unannounced-cra-2011.txt"
"""The report that must be built whatever stands beside it."""

LIMITS = ReadingLimits(seconds=20.0, memory=150 * 1024**2)
"""Less than usual, so that a file that goes over them is soon done with."""

MOST_SECONDS = 90.0
"""Of a processor, for all of them together: three that go on until they are stopped, and little for each of the others."""

POSIX = sys.platform != "win32"


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them and one good report, in three forms."""
    folder = tmp_path_factory.mktemp("hostile") / "inbox"
    folder.mkdir()
    for name, (make, _) in HOSTILE.items():
        (folder / name).write_bytes(make())
    with (folder / "hundred-megabytes.html").open("wb") as handle:
        handle.write(b"<html><p>")
        handle.truncate(100 * 1024**2)  # holes: it takes no room
    shutil.copy2(examples.REPORTS / GOOD, folder / GOOD)
    letter = (examples.REPORTS / "marlshire-apa-2006.txt").read_text(encoding="utf-8")
    (folder / "good.pdf").write_bytes(pdf_letter(letter))
    return folder


@pytest.fixture(scope="module")
def result(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """What a build of that folder comes to."""
    began = processor_seconds()
    data = tmp_path_factory.mktemp("hostile-data")
    outcome = build([inbox], data, registers=example_registers(), workers=2, limits=LIMITS)
    assert processor_seconds() - began < MOST_SECONDS
    manifest = DataFolder(data).manifest()
    assert all("\n" not in entry.reason for entry in manifest.refused.values())
    return outcome


@pytest.mark.parametrize("name", [*HOSTILE, "hundred-megabytes.html"])
def test_it_is_refused_with_a_line_that_says_why(result: BuildResult, name: str) -> None:
    outcome = next(outcome for outcome in result.outcomes if outcome.path.name == name)
    said = HOSTILE[name][1] if name in HOSTILE else "at most"
    assert (outcome.status, outcome.exit_code) == (Status.REFUSED, 3)
    assert outcome.code in ("UnreadableFile", "ReadingStopped", "UnknownFamily")
    assert said in (outcome.reason or "")
    assert outcome.remedy
    assert len(outcome.reason or "") < (150 if outcome.code != "UnknownFamily" else 10_000)


def test_the_good_ones_are_built(result: BuildResult) -> None:
    good = [outcome for outcome in result.outcomes if outcome.status is Status.BUILT]
    assert sorted(outcome.path.name for outcome in good) == ["good.pdf", GOOD]
    assert {outcome.family for outcome in good} == {"apa", "unannounced-cra"}


def test_what_was_stopped_is_tried_again_and_what_was_refused_is_not(inbox: Path, tmp_path: Path) -> None:
    data, paths = tmp_path / "data", [inbox / "forms-of-forms.pdf", inbox / "nested.html"]
    first = built_within(paths, data)
    assert [outcome.code for outcome in first.outcomes] == ["ReadingStopped", "UnreadableFile"]
    assert built_within(paths, data).read == (paths[0],)


def built_within(paths: list[Path], data: Path) -> BuildResult:
    """A build with one process and the smaller limits."""
    return build(paths, data, registers=example_registers(), workers=1, limits=LIMITS)


def test_processes_that_are_no_copies_of_this_one_do_the_same(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "how_to_start", lambda: multiprocessing.get_context("spawn"))
    outcomes = built_within([inbox / "good.pdf", inbox / "forms-of-forms.pdf"], tmp_path / "data").outcomes
    assert [(outcome.path.name, outcome.status, outcome.code) for outcome in outcomes] == [
        ("forms-of-forms.pdf", Status.REFUSED, "ReadingStopped"),
        ("good.pdf", Status.BUILT, None),
    ]


REFERENCE = ReferenceData(Path(), "https://example.org/", (), "", "")


def answers(files: list[InputFile], workers: int, seconds: float) -> dict[str, str]:
    """The reason with which each file is refused."""
    results = process_all(files, REFERENCE, Register(()), workers, ReadingLimits(seconds=seconds))
    return {result.path.name: result.entry.reason for result in results if isinstance(result, Refused)}


@pytest.mark.parametrize("workers", [1, 3])
def test_a_file_that_takes_too_long_is_stopped_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(pool, "start_reading", _start_slowly)
    files = [InputFile(tmp_path / name, 1, 1, name) for name in ("a.pdf", "slow.pdf", "b.pdf", "slow-too.pdf", "c.pdf")]
    reasons = answers(files, workers, seconds=5)
    assert all("took more than 5 seconds" in reasons.pop(name) for name in ("slow.pdf", "slow-too.pdf"))
    assert reasons == dict.fromkeys(("a.pdf", "b.pdf", "c.pdf"), "read")


FOREVER_S = 24 * 3600.0
"""Nobody waits so long: a test that did would be ended."""


def _start_slowly(reference: ReferenceData, register: Register | None) -> Process:
    return _sleep_over_some


def _sleep_over_some(file: InputFile) -> Refused:
    if file.path.name.startswith("slow"):
        time.sleep(FOREVER_S)
    return refused(file.path, UnreadableFile("read"), REFERENCE, file)


def test_a_build_whose_reader_is_left_half_way_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "start_reading", _start_slowly)
    files = [InputFile(tmp_path / name, 1, 1, name) for name in ("a.pdf", "slow.pdf", "b.pdf", "c.pdf")]
    results = process_all(files, REFERENCE, Register(()), 2, ReadingLimits())
    next(iter(results))
    assert multiprocessing.active_children()
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_memory_that_gives_out_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    report = examples.REPORTS / GOOD
    monkeypatch.setattr("ingest.building.worker.read_report", exhaust)
    outcome = built([report], tmp_path / "data").outcomes[0]
    assert (outcome.code, outcome.exit_code) == ("ReadingStopped", 3)


def test_a_file_that_changes_between_being_listed_and_being_read(tmp_path: Path) -> None:
    report = tmp_path / GOOD
    shutil.copy2(examples.REPORTS / GOOD, report)
    listed = examine(report)
    report.write_text(report.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert "changed while" in refusal_of(listed, tmp_path)
    report.unlink()
    assert "no such file" in refusal_of(listed, tmp_path)
    report.mkdir()
    assert "not a regular file" in refusal_of(listed, tmp_path)


def refusal_of(file: InputFile, tmp_path: Path) -> str:
    """Why a file that was listed is refused when it is read."""
    reference = ReferenceData(tmp_path / "data", "https://example.org/", (), "", "")
    result = ReportWorker(reference, Register.load(*example_registers())).process(file)
    assert isinstance(result, Refused)
    return result.entry.reason


def test_a_file_that_grows_while_it_is_read_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = tmp_path / "growing.txt"
    growing.write_bytes(b"a" * (MOST_BYTES + 5))
    small = (examples.REPORTS / GOOD).stat()
    monkeypatch.setattr(regular_files.os, "fstat", lambda _: small)  # what it was a moment ago
    for look in (read_regular, examine):
        with pytest.raises(UnreadableFile, match="at most"):
            look(growing)


@pytest.mark.skipif(not POSIX, reason="Windows has none of these")
def test_pipes_devices_and_loops_are_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    os.mkfifo(folder / "pipe.pdf")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "round.txt").symlink_to(folder / "and-round.txt")
    (folder / "and-round.txt").symlink_to(folder / "round.txt")
    (folder / "upwards").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    shutil.copy2(examples.REPORTS / GOOD, folder / GOOD)
    result = built([folder, folder / "round.txt"], tmp_path / "data")
    reasons = {outcome.path.name: outcome.reason or "" for outcome in result.outcomes}
    assert reasons.pop(GOOD) == ""
    assert "regular" in reasons["pipe.pdf"]
    assert "regular" in reasons["endless.txt"]
    assert "opened" in reasons["round.txt"]
    assert "leads to no file" in reasons["nowhere.txt"]
    assert "upwards" not in reasons


@pytest.mark.skipif(not POSIX, reason="Windows has no such names")
def test_names_that_could_steer_a_terminal_or_break_a_line(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    names = [
        "\x1b[2J.txt",
        "a\nb.pdf",
        "tab\there.docx",
        "line\u2028end.txt",
        "bell\x07",
        os.fsdecode(b"not-utf-8-\xff.txt"),
    ]
    for name in names:
        (folder / name).write_bytes(b"Inspection")
    result = built([folder], tmp_path / "data")
    assert {outcome.code for outcome in result.outcomes} == {"UnreadableFile"}
    assert len(result.outcomes) == len(names)
    manifest = DataFolder(tmp_path / "data").manifest()
    for path, entry in manifest.refused.items():
        assert (path + entry.file + entry.reason).isprintable()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have no such names")
def test_a_folder_whose_name_is_no_unicode_does_not_keep_the_others_from_being_built(tmp_path: Path) -> None:
    odd = tmp_path / "reports" / os.fsdecode(b"not-utf-8-\xff")
    odd.mkdir(parents=True)
    (odd / "a.txt").write_bytes(b"Inspection")
    shutil.copy(examples.REPORTS / GOOD, tmp_path / "reports")
    outcomes = {o.path.name: o for o in built([tmp_path / "reports"], tmp_path / "data").outcomes}
    assert outcomes[GOOD].status == Status.BUILT
    assert "its path holds" in (outcomes["a.txt"].reason or "").casefold()
    assert list(DataFolder(tmp_path / "data").manifest().refused) == [
        str(tmp_path / "reports" / "not-utf-8-\\udcff" / "a.txt")
    ]


def test_paths_that_no_system_takes(tmp_path: Path) -> None:
    paths = [tmp_path / ("x" * 300 + ".txt"), tmp_path / "nul\0byte.txt", tmp_path / "/".join(["d" * 200] * 30)]
    result = built(paths, tmp_path / "data")
    assert [outcome.code for outcome in result.outcomes] == ["UnreadableFile"] * 3


def test_a_long_name_is_a_name(tmp_path: Path, register: Register) -> None:
    report = tmp_path / f"{'x' * 200}.txt"
    shutil.copy2(examples.REPORTS / GOOD, report)
    assert built([report], tmp_path / "data").exit_code == 0


def test_folders_without_end_are_left(tmp_path: Path) -> None:
    deep = tmp_path / "inbox"
    deep.mkdir()
    shutil.copy2(examples.REPORTS / GOOD, deep / GOOD)
    for _ in range(MOST_DEPTH + 3):
        deep = deep / "d"
        deep.mkdir()
    files, troubles = find_files([tmp_path / "inbox"])
    assert [path.name for path in files] == [GOOD]
    assert ["folders deep" in trouble.error.message for trouble in troubles] == [True]


def test_a_report_is_read_by_what_it_is_where_its_name_says_nothing(
    tmp_path: Path, register: Register, schemes: object
) -> None:
    text = (examples.REPORTS / GOOD).read_text(encoding="utf-8")
    (tmp_path / "50004321").write_bytes(pdf_letter(text))
    facts = read_report(tmp_path / "50004321", register=register, schemes=schemes)  # type: ignore[arg-type]
    assert (facts.family, facts.source.media_type) == ("unannounced-cra", "application/pdf")
