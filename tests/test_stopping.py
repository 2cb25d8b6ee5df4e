"""Does a server that is told to end let those finish who wait for an answer, and does its image need nothing but what it says?"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
import typer.main

from api.command_line import main as cli
from tests.processes import started
from tests.serving import PATIENT, served

ROOT = Path(__file__).parents[1]
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } "
"""A query that runs until its time is up."""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that a server could end on in order")
def test_who_waits_when_a_server_is_told_to_end_is_answered(example_data: Path) -> None:
    environment = os.environ | {"REMIT_DATA": str(example_data), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    environment |= {"REMIT_QUERY_SECONDS": "2", "REMIT_QUERY_WORKERS": "1", "REMIT_STOP_SECONDS": "600"}
    command = [sys.executable, "-m", "api.command_line.main", "serve", "--port", "0"]
    with started(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        found = re.search(r"http://[\d.:]+", server.stderr.readline().decode())
        assert found
        address, answers = found[0], list[int]()

        def wait() -> None:
            answers.append(httpx.get(f"{address}/sparql", params={"query": LONG}, timeout=PATIENT).status_code)

        waiting = [threading.Thread(target=wait) for _ in range(2)]
        for each in waiting:
            each.start()
        while 'waiting{lane="heavy"} 1.0' not in httpx.get(f"{address}/metrics", timeout=PATIENT).text:
            time.sleep(0.02)  # one is evaluated then, and the other waits
        server.send_signal(signal.SIGTERM)
        for each in waiting:
            each.join()
        server.wait()
        server.stderr.read()
    assert answers == [504, 504], "their time was up, which is an answer; a connection that was cut would be none"


def container_file() -> list[str]:
    return (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()


def test_the_image_needs_the_package_index_alone() -> None:
    text = "\n".join(line for line in container_file() if not line.startswith("#"))
    assert not re.search(
        r"\b(apt|apt-get|apk|dnf|curl|wget|git|npm)\b|^ADD |https?://(?!127\.0\.0\.1)", text, re.MULTILINE
    )
    assert re.search(r"^USER 65534", text, re.MULTILINE)


def test_the_image_starts_a_command_that_there_is_and_asks_an_address_that_there_is(example_data: Path) -> None:
    [command] = [line for line in container_file() if line.startswith("CMD ")]
    words = [word.strip("[],") for word in shlex.split(command.removeprefix("CMD "))]
    context = typer.Context(typer.main.get_command(cli.app))
    serve = context.command.get_command(context, words[1])  # type: ignore[attr-defined]
    assert words[0] == "remit"
    assert {word for word in words if word.startswith("--")} <= {name for each in serve.params for name in each.opts}
    [health] = [line for line in container_file() if line.startswith("HEALTHCHECK ")]
    path = re.search(r"127\.0\.0\.1:8000(/\w+)", health)
    assert path
    with served(example_data) as address:
        assert httpx.get(address + path[1], timeout=PATIENT).status_code == 200


def test_the_image_s_environment_is_that_of_the_settings() -> None:
    documented = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    for name in re.findall(r"\b(REMIT_\w+)=", "\n".join(container_file())):
        assert f"`{name}`" in documented
