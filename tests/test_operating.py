"""Is what the documents say of the server so: its settings, the commands for `/sparql`, and that no request makes it fail?"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from api.http.settings import ServerSettings, SettingsError
from tests.processes import started
from tests.serving import PATIENT, served

ROOT = Path(__file__).parents[1]
SPARQL_PAGE = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (curl .*)$", SPARQL_PAGE, re.MULTILINE)


def shown(value: object) -> str:
    """A default as the table has it."""
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def test_the_table_of_settings_is_that_of_the_program() -> None:
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    rows = [
        tuple(cell.strip() for cell in row)
        for row in re.findall(r"^\| `(REMIT_\w+)` \|([^|]*)\|(.*)\|$", page, re.MULTILINE)
    ]
    fields = ServerSettings.model_fields.items()
    expected = [
        (f"REMIT_{name.upper()}", shown(field.default), " ".join((field.description or "").split()))
        for name, field in fields
    ]
    assert [row for row in rows if row[0] not in ("REMIT_DATA", "REMIT_BASE", "REMIT_DEBUG")] == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [("QUERY_SECONDS", "soon"), ("QUERY_SECONDS", "0"), ("QUERY_ROWS", "-1"), ("RATE_PER_SECOND", "nan")],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"REMIT_{name}", value)
    with pytest.raises(SettingsError, match=f"REMIT_{name}"):
        ServerSettings.of_environment()


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) == 5


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_page_are_answered(example_data: Path, command: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("there is no curl here")
    with served(example_data) as address:
        words = shlex.split(command.replace("http://127.0.0.1:8000", address))
        done = subprocess.run([curl, "-sS", "--fail", *words[1:]], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_server_that_is_told_to_end_or_killed_leaves_nothing(example_data: Path) -> None:
    environment = os.environ | {"REMIT_DATA": str(example_data), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    for ending in (signal.SIGTERM, signal.SIGKILL):
        command = [sys.executable, "-m", "api.command_line.main", "serve", "--port", "0"]
        with started(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
            assert server.stderr is not None
            line = server.stderr.readline().decode()
            address = re.search(r"http://[\d.:]+", line)
            assert address, line
            asked = httpx.get(f"{address[0]}/sparql", params={"query": "ASK { ?s ?p ?o }"}, timeout=PATIENT)
            assert asked.json()["boolean"] is True
            server.send_signal(ending)
            server.wait()
            server.stderr.read()  # ends when nobody holds the stream any more


def test_no_request_that_the_description_allows_or_not_makes_it_fail(example_data: Path) -> None:
    schemathesis = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    if schemathesis is None:
        pytest.skip("schemathesis is not installed")
    with served(example_data, query_seconds=2.0) as address:
        command = [
            schemathesis, "run", f"{address}/api/openapi.json", "--checks", "not_a_server_error", "--max-examples", "15",
            "--seed", "7", "--phases", "examples,coverage,fuzzing", "--no-color", "--exclude-checks", "unsupported_method",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=example_data.parent)  # noqa: S603
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
