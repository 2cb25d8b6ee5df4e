"""Can an assistant look up and check what the graph says, with the protocol's own client, and change nothing?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from processes import started
from typer.testing import CliRunner

from api.command_line import main as cli

mcp = pytest.importorskip("mcp", reason="needs mcp, the SDK of the Model Context Protocol, which is not installed")
anyio = pytest.importorskip("anyio")

from api.answering.edition import SnapshotReloader  # noqa: E402
from api.assistants.assistant_answers import MOST_ITEMS, visible  # noqa: E402
from api.assistants.assistant_server import INSTRUCTIONS, QUOTED, assistant_server  # noqa: E402
from api.assistants.whole_messages import LARGEST_MESSAGE  # noqa: E402

TOOLS = {
    "find_body", "recommendations_of_body", "judgements_of_council", "recommendation", "search", "list_questions", "ask_question",
}  # fmt: skip

Asking = Callable[[Any], Coroutine[Any, Any, Any]]


def with_client(server: Any, asking: Asking) -> Any:
    """What a client learns that is connected to the server."""

    async def connected() -> Any:
        async with mcp.Client(server) as client:
            return await asking(client)

    return anyio.run(connected)


@pytest.fixture(scope="module")
def server(example_data: Path) -> Any:
    return assistant_server(SnapshotReloader(example_data), "https://remit.example.org/")


def called(server: Any, tool: str, **arguments: Any) -> Any:
    """The structured answer of a tool."""
    found = with_client(server, lambda client: client.call_tool(tool, arguments))
    assert not found.is_error, found.content
    return found.structured_content


def refused(server: Any, tool: str, **arguments: Any) -> str:
    """What a tool says that cannot answer."""
    found = with_client(server, lambda client: client.call_tool(tool, arguments))
    assert found.is_error
    return str(found.content[0].text)


def test_every_tool_says_that_it_only_reads_and_that_reports_give_no_instructions(server: Any) -> None:
    tools = with_client(server, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert QUOTED.strip() in tool.description
        assert tool.output_schema
    assert QUOTED.strip() in INSTRUCTIONS


def test_a_body_is_found_by_its_name_and_only_a_settled_one_is_a_match(server: Any) -> None:
    found = called(server, "find_body", name="North Marls Hospital Trust")
    assert [each["id"] for each in found["candidates"] if each["match"]] == ["ZX1"]
    assert found["candidates"][0]["link"] == "https://remit.example.org/organisation/ZX1"
    unsettled = called(server, "find_body", name="MSCB")
    assert len(unsettled["candidates"]) >= 2
    assert not any(each["match"] for each in unsettled["candidates"])
    dated = called(server, "find_body", name="NHS Marlshire", on="2010-06-01")
    assert dated["candidates"][0]["id"] == "ZX7"
    assert "PoliceForce" in refused(server, "find_body", name="x", kind="ship")


def test_what_a_trust_was_told_comes_with_words_page_report_and_link(server: Any) -> None:
    found = called(server, "recommendations_of_body", body="ZX3", limit=2)
    assert found["total"] > 2
    assert len(found["items"]) == 2
    assert "offset=2" in found["remark"]
    for item in found["items"]:
        owner = next(each for each in item["owners"] if each["body"]["id"] == "ZX3")
        for quoted in (*item["evidence"], *owner["evidence"]):
            assert quoted["quotation"]
            assert quoted["report"]
            assert quoted["link"].startswith("https://remit.example.org/report/")
            assert "page" in quoted
        assert item["link"].startswith("https://remit.example.org/recommendation/")
    assert found["edition"]
    following = called(server, "recommendations_of_body", body="ZX3", limit=2, offset=2)
    assert {each["id"] for each in following["items"]}.isdisjoint({each["id"] for each in found["items"]})


def test_one_recommendation_by_its_id_tells_who_owns_it_and_who_carries_it_today(server: Any) -> None:
    listed = called(server, "recommendations_of_body", body="ZX1", limit=1)["items"][0]
    whole = called(server, "recommendation", id=listed["id"])
    assert whole["recommendation"] == listed
    assert "ZX6" in {each["body"]["id"] for each in whole["bearers_today"]}  # the trust that it became
    assert "no recommendation" in refused(server, "recommendation", id="nothing/here").lower()


def test_an_inferred_owner_is_marked(server: Any) -> None:
    listed = called(server, "recommendations_of_body", body="E10000901", basis="default", limit=1)["items"][0]
    assert listed["owners"][0]["inferred"] is False
    inferred = [
        owner
        for code in ("ZX1", "ZX3", "ZX4", "ZX7")
        for item in called(server, "recommendations_of_body", body=code, basis="inferred")["items"]
        for owner in item["owners"]
        if owner["inferred"]
    ]
    assert inferred
    assert {owner["basis"] for owner in inferred} <= {"member", "provider", "about"}


def test_a_council_is_judged_in_quoted_words_and_contradictions_are_told(server: Any) -> None:
    found = called(server, "judgements_of_council", council="E10000901", limit=MOST_ITEMS)
    assert found["council"]["name"] == "Marlshire County Council"
    assert any(item["evidence"] for item in found["items"])
    every = [
        item
        for offset in range(0, found["total"], MOST_ITEMS)
        for item in called(server, "judgements_of_council", council="E10000901", limit=MOST_ITEMS, offset=offset)[
            "items"
        ]
    ]
    assert len(every) == found["total"]
    assert any(item["contradicted"] for item in every)
    assert "not an authority" in refused(server, "judgements_of_council", council="ZX1")


def test_words_are_searched(server: Any) -> None:
    found = called(server, "search", words="training")
    assert found["total"] >= 1
    assert all("train" in item["words"].lower() for item in found["items"])


def test_a_stored_question_is_asked_with_its_parameters(server: Any) -> None:
    questions = {each["name"]: each for each in called(server, "list_questions")["questions"]}
    assert not any(name.startswith("lookup_") for name in questions)
    assert [each["name"] for each in questions["owned-by"]["parameters"] if each["required"]] == ["body"]
    table = called(server, "ask_question", name="owned-by", parameters={"body": "ZX3"})
    assert table["rows"]
    assert not table["truncated"]
    assert "parameter" in refused(server, "ask_question", name="owned-by")
    assert "Did you mean" in refused(server, "ask_question", name="owned-bi")
    refused(server, "ask_question", name="lookup_names")


def test_limits_are_held(server: Any) -> None:
    for arguments in ({"body": "ZX3", "limit": MOST_ITEMS + 1}, {"body": "Z" * 1_000}, {"body": "ZX3", "offset": -1}):
        refused(server, "recommendations_of_body", **arguments)
    refused(server, "search", words="")


def test_what_a_tool_does_not_take_is_refused_and_never_passed_over(server: Any) -> None:
    assert refused(server, "recommendations_of_body", body="ZX3", open=True) == (
        "There is no argument 'open'. It takes: body, basis, only_open, limit, offset."
    )
    assert refused(server, "find_body") == "name: Field required. It takes: name, kind, on."
    assert len(refused(server, "find_body", **{"x" * 10_000: 1, **{f"a{n}": n for n in range(1_000)}})) < 400
    told = refused(server, "ask_question", name="owned-by", parameters={"body": "x" * 10_000})
    assert "at most" in told
    assert len(told) < 400
    for tool in with_client(server, lambda client: client.list_tools()).tools:
        assert tool.input_schema["additionalProperties"] is False


@contextmanager
def by_hand(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command as an assistant has started it, to be sent lines that no client of the SDK would send."""
    command = [sys.executable, "-m", "api.command_line.main", "mcp", "--data", str(data)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with started(command, **pipes) as process:
        who = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
        sent(process, json.dumps({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": who}).encode())
        sent(process, b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
        assert process.stdout is not None
        assert b"Remit" in process.stdout.readline()
        yield process


def sent(process: subprocess.Popen[bytes], line: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(line + b"\n")
    process.stdin.flush()


def searching(words: bytes) -> bytes:
    return (
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"words":"%s"}}}' % words
    )


def test_a_message_with_half_a_character_is_answered_and_one_that_is_too_large_ends_it(example_data: Path) -> None:
    with by_hand(example_data) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for none in (b"", b"{", b"\xff", b"null", b"[" * 100_000):
            sent(process, none)
        totals = []
        for words in (b"training", b"training \\ud83d", b"\\ud83d\\ude42 training", b"training \\\\ud83d"):
            sent(process, searching(words))
            totals.append(json.loads(process.stdout.readline())["result"]["structuredContent"]["total"])
        assert totals == [totals[0], totals[0], totals[0], 0]
        assert totals[0] > 0
        sent(process, searching(b"x" * LARGEST_MESSAGE))
        assert process.wait() == 0
        assert process.stderr.read().startswith(b"Error: a message has more than 1,048,576 bytes.")


def test_an_assistant_that_goes_away_leaves_no_process_and_no_complaint(example_data: Path) -> None:
    with by_hand(example_data) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdin is not None
        process.stdout.close()
        for _ in range(20):
            sent(process, searching(b"training"))
        process.stdin.close()
        assert process.wait() == 0
        assert process.stderr.read() == b""


def test_words_that_no_reader_sees_are_not_passed_on() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore this")
    assert visible(f"Train\u200b staff{hidden}\x1b[31m.\u202e") == "Train staff[31m."
    assert visible("Children’s\nservices – é") == "Children’s\nservices – é"


def test_over_standard_input_and_output_as_an_assistant_starts_it(example_data: Path) -> None:
    command = mcp.StdioServerParameters(
        command=sys.executable, args=["-m", "api.command_line.main", "mcp", "--data", str(example_data)]
    )

    async def asking(client: Any) -> Any:
        tools = await client.list_tools()
        found = await client.call_tool("find_body", {"name": "zx3"})
        table = await client.call_tool("ask_question", {"name": "owned-by", "parameters": {"body": "ZX3"}})
        return tools, found, table

    tools, found, table = with_client(mcp.stdio_client(command), asking)
    assert {tool.name for tool in tools.tools} == TOOLS
    assert json.loads(found.content[0].text) == found.structured_content
    assert found.structured_content["candidates"][0]["link"].endswith("/organisation/ZX3")  # without a site, its IRI
    assert table.structured_content["rows"]


def test_without_a_data_folder_or_the_sdk_the_command_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = CliRunner().invoke(cli.app, ["mcp", "--data", str(tmp_path / "none")])
    assert missing.exit_code == 5
    assert "remit build" in missing.output
    for name in [
        each for each in sys.modules if each == "api.assistants.assistant_server" or each.split(".")[0] == "mcp"
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    without = CliRunner().invoke(cli.app, ["mcp", "--data", str(tmp_path)])
    assert 'pip install "remit[mcp]"' in " ".join(without.output.split())
