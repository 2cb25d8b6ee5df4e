"""What people type, and what they get. In process where a test needs the result only, a real process for the rest."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner, Result

import examples
from api.command_line import data_commands as commands_data
from api.command_line import main as cli
from ontology.bases import MEMBER
from ontology.errors import ReasonerMissing
from tests.processes import started
from tests.serving import PATIENT

ROOT = Path(__file__).parents[1]
REMIT = [sys.executable, "-m", "api.command_line.main"]
COMMANDS = ("build", "validate", "reason", "query", "show", "export", "serve", "demo")

Run = Callable[..., Result]


@pytest.fixture
def run(example_data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command over the example reports' data folder, in a wide terminal."""
    monkeypatch.setenv("REMIT_DATA", str(example_data))
    monkeypatch.setenv("COLUMNS", "160")

    def command(*arguments: object, **settings: Any) -> Result:
        return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], **settings)

    return command


def process(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command = [*REMIT, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, **settings)  # noqa: S603


def environment(**changed: str) -> dict[str, str]:
    return {**os.environ, **changed}


def test_the_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    said = run("--help").output
    for command in COMMANDS:
        assert command in said
    assert "Exit codes" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_teaches_by_example(run: Run, command: str) -> None:
    found = run(command, "--help")
    assert found.exit_code == 0
    assert f"remit {command}" in " ".join(found.output.split())
    assert found.output.count(f"remit {command}") >= 2  # the usage, and an example at least


def test_the_documented_exit_codes_are_those_of_the_errors() -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", documented, re.MULTILINE)}
    assert codes == set(cli.exit_codes())


def test_every_command_is_documented() -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"remit {command}" in documented


def test_building_tells_what_each_report_yielded(run: Run, tmp_path: Path) -> None:
    registers = next(examples.REGISTERS.glob("*.csv"))
    found = run("build", examples.REPORTS, "--data", tmp_path / "data", "--registers", registers)
    assert found.exit_code == 0, found.output
    line = next(line for line in found.output.splitlines() if "marlshire-slac-2010.txt" in line)
    assert line.split()[1:] == ["slac", "Marlshire", "County", "Council", "34", "20", "0", "5", "2", "0"]
    again = run("build", examples.REPORTS, "--data", tmp_path / "data")
    assert "6 reports had not changed" in again.output


def test_what_cannot_be_read_is_told_with_exit_code_3_and_the_rest_is_built(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    shutil.copy(examples.REPORTS / "marlshire-apa-2006.txt", reports)
    (reports / "shopping.txt").write_text("Milk, bread and a lettuce.\n" * 20, encoding="utf-8")
    (reports / "empty.txt").write_bytes(b"")
    registers = next(examples.REGISTERS.glob("*.csv"))
    found = run("build", reports, tmp_path / "nowhere.txt", "--data", tmp_path / "data", "--registers", registers)
    assert found.exit_code == 3
    assert "shopping.txt: refused." in found.output
    assert "empty.txt: refused." in found.output
    assert "nowhere.txt: refused." in found.output
    assert "holds 1 report." in found.output
    assert "Traceback" not in found.output


def test_of_a_list_with_a_wrong_cell_the_rest_counts_and_the_cell_is_told(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    shutil.copy(examples.REPORTS / "marlshire-apa-2006.txt", reports)
    (reports / "reports.csv").write_text("file,published\nother.pdf,31/02/2010\n", encoding="utf-8")
    registers = next(examples.REGISTERS.glob("*.csv"))
    found = run("build", reports, "--data", tmp_path / "data", "--registers", registers)
    assert found.exit_code == 4
    said = " ".join(found.output.split())
    assert (
        "reports.csv: What cannot be used of the list is passed over: row 2, column published: “31/02/2010” is no day of the calendar. Write"
        in said
    )
    assert "holds 1 report." in said


def test_a_malformed_register_ends_with_exit_code_4_and_names_the_place(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("key,name\n,\n", encoding="utf-8")
    found = run("build", examples.REPORTS, "--data", tmp_path / "data", "--registers", table)
    assert found.exit_code == 4
    assert "mine.csv" in found.output


def test_a_folder_of_other_things_ends_with_exit_code_5(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear all", encoding="utf-8")
    for command in (("build", examples.REPORTS), ("query", "bodies"), ("show", "ZX1"), ("export", "-f", "nquads")):
        assert run(*command, "--data", tmp_path).exit_code == 5
    assert run("serve", "--data", tmp_path / "none").exit_code == 5


def test_a_stored_question_is_answered_as_csv(run: Run) -> None:
    found = run("query", "owned-by", "--param", "body=ZX3", "--format", "csv")
    assert found.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert [(row["ordinal"], row["inferred"]) for row in rows] == [
        ("6", "false"),
        ("13", "false"),
        ("18", "false"),
        ("8", "true"),
    ]


def test_a_stored_question_is_answered_as_json_and_as_a_table(run: Run) -> None:
    found = json.loads(run("query", "owned-by", "-p", "body=zx3", "-f", "json").stdout)
    assert len(found["results"]["bindings"]) == 4
    assert "Marlshire Community NHS Trust should" in run("query", "owned-by", "-p", "body=ZX3").stdout


def test_without_a_name_the_questions_are_listed_but_not_the_apis_own(run: Run) -> None:
    listed = run("query").stdout
    assert "owned-by" in listed
    assert "lookup_" not in listed


def test_a_query_of_ones_own_comes_from_a_file_or_from_standard_input(run: Run, tmp_path: Path) -> None:
    text = "PREFIX remit: <https://w3id.org/remit/ontology#>\nSELECT (COUNT(?r) AS ?n) WHERE { ?r a remit:Report }"
    file = tmp_path / "mine.rq"
    file.write_text(text, encoding="utf-8")
    assert run("query", file, "-f", "csv").stdout.split() == ["n", "6"]
    assert run("query", "-", "-f", "csv", input=text).stdout.split() == ["n", "6"]
    built = run("query", "-", input=text.replace("SELECT (COUNT(?r) AS ?n)", "CONSTRUCT { ?r a remit:Report }"))
    assert built.stdout.count("<https://w3id.org/remit/ontology#Report> .") == 6


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (["-"], "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", 6),
        (["-"], "SELECT nonsense", 6),
        (["-"], "DELETE WHERE { ?s ?p ?o }", 6),
        (["-", "-p", "a=b"], "SELECT * WHERE { ?s ?p ?o }", 6),
        (["owned-by"], "", 6),
        (["owned-by", "-p", "body"], "", 6),
        (["owned-by", "-p", "nobody=ZX1"], "", 6),
        (["owned-by", "-p", "body=QQQ"], "", 7),
        (["owned-bye"], "", 7),
        (["missing.rq"], "", 3),
        (["owned-by", "--format", "pdf"], "", 2),
    ],
)
def test_a_query_that_cannot_be_answered_says_why(run: Run, arguments: list[str], text: str, code: int) -> None:
    found = run("query", *arguments, input=text)
    assert found.exit_code == code, found.output
    assert found.stdout == ""
    assert "Error" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("ZX3", ["Marlshire Community NHS Trust (ZX3)", "owns 3 recommendations", "Named in the sentence itself."]),
        ("e10000901", ["Marlshire County Council", "inspected: "]),
        ("organisation/ZX3", ["Marlshire Community NHS Trust (ZX3)"]),
        ("E10000901-slac-2010-06-21/safeguarding/6", ["area for improvement 6", "Whose it is", "due:"]),
        ("recommendation/E10000901-slac-2010-06-21/safeguarding/6", ["area for improvement 6"]),
        ("E10000901-slac-2010-06-21", ["21 June to 2 July 2010", "Leadership and management", "contradiction"]),
        ("marlshire-slac-2010.txt", ["6 August 2010", "Leadership and management", "Marlshire Community NHS Trust"]),
        ("community nhs trust commissioners", ["agency group", "Marlshire County Council"]),
    ],
)
def test_what_is_this(run: Run, what: str, words: list[str]) -> None:
    found = run("show", what)
    assert found.exit_code == 0, found.output
    for each in words:
        assert each in found.stdout


def test_what_is_not_there_is_told_with_what_comes_nearest(run: Run) -> None:
    found = run("show", "Marlshire Comunity NHS Trust")
    assert found.exit_code == 7
    assert "Did you mean" in found.stderr
    assert "(ZX3)" in found.stderr


def test_validating_the_folder_and_one_graph(run: Run, example_data: Path, tmp_path: Path) -> None:
    found = run("validate")
    assert found.exit_code == 0, found.output
    assert "6 reports checked, and the registers and what was derived: all in order." in found.output
    graph = next((example_data / "reports").glob("*.nq"))
    lines = graph.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = tmp_path / "broken.nq"
    broken.write_text("".join(line for line in lines if "ontology#sha256>" not in line), encoding="utf-8", newline="\n")
    found = run("validate", "--graph", broken)
    assert found.exit_code == 3
    assert "digest" in found.output
    (tmp_path / "no.nq").write_bytes(b"\xff\xfe")
    assert run("validate", "--graph", tmp_path / "no.nq").exit_code == 3


def test_the_graph_is_exported_to_a_file_and_to_standard_output(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "graph.nq"
    assert run("export", "--format", "nquads", "-o", target).exit_code == 0
    found = run("export", "--format", "nquads")
    assert found.stdout_bytes == target.read_bytes()
    assert "no named graphs" in run("export", "--format", "turtle", "-o", tmp_path / "g.ttl").stderr
    failed = run("export", "--format", "csv", "-o", tmp_path / "none" / "g.csv")
    assert failed.exit_code == 1
    assert "g.csv" in failed.stderr


def test_without_java_reasoning_says_so_with_exit_code_8(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_java() -> None:
        raise ReasonerMissing("No Java was found.")

    monkeypatch.setattr(commands_data, "check_ontology", no_java)
    found = run("reason")
    assert found.exit_code == 8
    assert "No Java" in found.stderr


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java, which the reasoner is written in")
def test_one_reports_graph_is_free_of_contradictions(run: Run) -> None:
    found = run("reason", "--report", "marlshire-apa-2006.txt")
    assert found.exit_code == 0, found.output
    assert "Consistent" in found.stdout


def test_the_demonstration_says_which_trust_owns_what(tmp_path: Path) -> None:
    found = process("demo", "--no-serve", "--data", tmp_path / "demo", env=environment(COLUMNS="100"))
    assert found.returncode == 0, found.stderr
    said = found.stdout.decode("utf-8")
    in_pdfs = [json.loads(path.read_text(encoding="utf-8")) for path in examples.PDFS_EXPECTED.glob("*.json")]
    owners = Counter(
        name
        for each in in_pdfs
        for item in each["recommendations"]
        for name in {o["name"] for o in item["owners"] if o["basis"] != MEMBER}
    )
    for code, wanted in json.loads(examples.ANSWERS.read_text(encoding="utf-8"))["owners"].items():
        count = sum(each["basis"] != MEMBER for each in wanted["recommendations"]) + owners[wanted["name"]]
        if count and "NHS" in wanted["name"] and "Trust" in wanted["name"]:
            told = re.search(rf"{re.escape(wanted['name'])} \({code}\) owns (\d+) recommendation", said)
            assert told, wanted["name"]
            assert int(told[1]) == count
    assert "“Marlshire Community NHS Trust should”" in said
    assert b"\x1b" not in found.stderr  # no bar where nobody looks


def test_tables_of_ones_own_may_be_given_by_their_folder(tmp_path: Path) -> None:
    report, empty = examples.REPORTS / "marlshire-apa-2006.txt", tmp_path / "empty"
    empty.mkdir()
    none = process("build", report, "--data", tmp_path / "data", "--registers", empty)
    assert none.returncode == 4
    assert b"The folder holds no table" in none.stderr
    found = process("build", report, "--data", tmp_path / "data", "--registers", examples.REGISTERS)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_no_character_stops_a_console(example_data: Path, encoding: str) -> None:
    found = process("show", "ZX3", "--data", example_data, env=environment(PYTHONIOENCODING=encoding))
    assert found.returncode == 0, found.stderr
    assert "owns 3 recommendations" in found.stdout.decode(encoding)


def test_machine_readable_answers_are_utf_8_whatever_the_console(example_data: Path) -> None:
    text = 'SELECT ("\u2018\u5149\u2019" AS ?x) WHERE {}'
    settings = {"input": text.encode("utf-8"), "env": environment(PYTHONIOENCODING="cp1252")}
    found = process("query", "-", "-f", "csv", "--data", example_data, **settings)
    assert found.stdout.decode("utf-8") == "x\r\n\u2018\u5149\u2019\r\n", found.stderr


@pytest.mark.skipif(os.name == "nt", reason="a broken pipe is told otherwise there")
def test_a_reader_that_has_seen_enough_is_no_error(example_data: Path) -> None:
    command = [*REMIT, "export", "-f", "nquads", "--data", str(example_data)]
    with started(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as exporting:
        assert exporting.stdout is not None
        assert exporting.stderr is not None
        exporting.stdout.readline()
        exporting.stdout.close()
        said = exporting.stderr.read()
        code = exporting.wait()
    assert (said, code) == (b"", 0)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process there")
def test_ctrl_c_ends_the_server_cleanly(example_data: Path) -> None:
    command = [*REMIT, "serve", "--port", "0", "--data", str(example_data)]
    with started(command, stderr=subprocess.PIPE, cwd=ROOT) as serving:
        assert serving.stderr is not None
        said, address = "", None
        while address is None:
            line = serving.stderr.readline().decode("utf-8")
            assert line, said
            said += line
            address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert httpx.get(address.group() + "api/organisations?q=ZX3", timeout=PATIENT).json()["items"][0]["id"] == "ZX3"
        serving.send_signal(signal.SIGINT)
        said += serving.stderr.read().decode("utf-8")
        assert serving.wait() == 0
    assert "Traceback" not in said


def test_a_port_that_is_taken_ends_with_exit_code_10(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = run("serve", "--port", taken.getsockname()[1])
    assert found.exit_code == 10
    assert "--port" in found.stderr


def test_a_defect_is_told_in_a_line_and_in_full_on_request(monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("an odd thing")

    monkeypatch.setattr(cli, "app", fail)
    monkeypatch.delenv(cli.DEBUG, raising=False)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    said = capfd.readouterr().err
    assert "RuntimeError: an odd thing" in said
    assert "Traceback" not in said
    monkeypatch.setenv(cli.DEBUG, "1")
    with pytest.raises(RuntimeError):
        cli.main()


def test_a_report_cannot_steer_the_terminal(run: Run, tmp_path: Path, example_data: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(example_data, folder)
    for file in (folder / "reports").glob("*.nq"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace('schema.org/text> "', 'schema.org/text> "\\u001b[2J'), encoding="utf-8", newline="\n"
        )
    run("publish", "--data", folder)
    found = run("show", "ZX3", "--data", folder)
    assert "[2JMarlshire" in found.stdout
    assert "\x1b" not in found.stdout


def test_importing_the_application_does_nothing(tmp_path: Path) -> None:
    code = "import api.http.app, api.command_line.main, os; print(os.listdir('.'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=True)  # noqa: S603
    assert done.stdout.strip() == b"[]"


def test_an_address_on_the_command_line_reaches_the_fetching_as_it_was_typed(run: Run, tmp_path: Path) -> None:
    found = run("build", "https://127.0.0.1/x.pdf", "--data", tmp_path / "data")
    assert found.exit_code == 3
    assert "not on the public internet" in found.output
