"""The process that evaluates queries: it can be killed, which a query inside the asking process cannot.

Started as `python query_worker.py EDITION BASE [patient]`: an edition's folder, what the IRIs of its instances begin with, and whether it
lets other processes go first. It opens the edition, says so, and then answers one line of JSON for each that it reads, until its input
ends; where that line has a `payload`, so many bytes follow it. Nothing else writes on its output.
"""

from __future__ import annotations

import faulthandler
import itertools
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph as ox

from ontology.errors import DataFolderError, QueryError, RemitError
from queries.asked_store import AskedStore
from queries.catalogue import Question, question
from queries.editions.index import LookupIndex
from queries.editions.indexed_bodies import IndexedBodies
from queries.editions.layout import REMEDY, PublishedEdition
from queries.graph_terms import GraphTerms
from queries.remote.address import StoreAddress, is_address
from queries.tables import Cell

# The engine has no limit on memory either: a query that sorts a product of the whole graph with itself would take all
# there is. The system then ends this process alone. A graph of 10,000 reports takes 0.6 GB. Only Linux enforces it.
MEMORY_BYTES: Final = 4 * 1024**3

# What one answer may carry to the asking process, over all its cells: 10,000 rows of 2,000 characters.
ANSWER_CHARACTERS: Final = 20_000_000

# Seconds after which the worker ends by itself when the asking process, which should have killed it, is gone.
GRACE_SECONDS: Final = 2.0

# The argument by which a worker is one that lets others go first, and by how much: enough for the server and for look-ups to be answered
# while all cores evaluate something long, little enough to get its share beside other programs.
PATIENT: Final = "patient"
NICENESS: Final = 5

# rdflib's parser calls itself some ten times for each triple of a block: this is deep enough for the longest query.
RECURSION_LIMIT: Final = 60_000
STACK_BYTES: Final = 512 * 1024**2


def answer(store: AskedStore, terms: GraphTerms, request: dict[str, Any]) -> dict[str, Any]:
    """Evaluate one request.

    In: either `text`, a stranger's query, or `question` with its `parameters` (a stored question's name, or `name` and
    `content` of a stranger's file); `forms` (those that the asker can take) and `rows`, the limit. Out: `columns` and
    `rows` for SELECT and ASK, or `triples` (N-Triples) for CONSTRUCT and DESCRIBE; and `truncated`. Raises QueryError,
    and NotFound for a code or IRI that the graph does not know.
    """
    asked = request.get("question")
    if isinstance(asked, str):  # ours, and so not in doubt
        return _evaluated(store, question(asked).bind(request["parameters"], terms), request["rows"])
    # the parser and the vocabulary take longer to load than a question of ours takes to answer
    from queries.protocol_answers import check_graphs
    from queries.refusal import check

    text = request["text"] if asked is None else Question.parse(**asked).bind(request["parameters"], terms)
    query = check(text, elsewhere=not isinstance(store, ox.Store))
    if query.form.value not in request["forms"]:
        raise QueryError(f"This is a query of the form {query.form}, and {' or '.join(request['forms'])} is asked for.")
    check_graphs(store, query.graphs)
    return _evaluated(store, query.text, request["rows"])


def _evaluated(store: AskedStore, text: str, rows: int) -> dict[str, Any]:
    try:
        return _carried(store.query(text), rows)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"The engine cannot evaluate the query: {error}.") from None


def _carried(result: Any, rows: int) -> dict[str, Any]:
    if isinstance(result, ox.QueryBoolean):
        cell = Cell("true" if result else "false", "literal", "http://www.w3.org/2001/XMLSchema#boolean")
        return {"columns": ["answer"], "rows": [[_packed(cell)]], "truncated": False}
    if isinstance(result, ox.QueryTriples):
        triples, truncated = _within((f"{triple} .\n" for triple in result), rows, len)
        return {"triples": "".join(triples), "truncated": truncated}
    cells = ([_packed(Cell.of(term)) for term in solution] for solution in result)
    kept, truncated = _within(cells, rows, lambda row: sum(len(cell[0]) for cell in row if cell))
    return {"columns": [variable.value for variable in result.variables], "rows": kept, "truncated": truncated}


def _packed(cell: Cell | None) -> tuple[str | None, ...] | None:
    return (cell.value, cell.kind, cell.datatype, cell.language) if cell else None


def _within(items: Iterator[Any], count: int, weight: Any) -> tuple[list[Any], bool]:
    """The first items, as many as both limits let through, and whether there were more."""
    kept: list[Any] = []
    characters = 0
    for item in itertools.islice(items, count + 1):
        characters += weight(item)
        if len(kept) == count or characters > ANSWER_CHARACTERS:
            return kept, True
        kept.append(item)
    return kept, False


def _opened(place: str, base: str) -> tuple[AskedStore, GraphTerms]:
    """What is asked: an edition's store, or a SPARQL server. Raises DataFolderError or StoreError."""
    if is_address(place):
        # what asks other machines is loaded only where one is asked
        from queries.remote.connection import StoreConnection
        from queries.remote.remote_bodies import RemoteBodies
        from queries.remote.remote_store import RemoteStore

        server = RemoteStore(StoreConnection(StoreAddress.of(place)))
        return server, GraphTerms(server, base, RemoteBodies(server, base))
    edition = PublishedEdition(Path(place))
    try:
        store = ox.Store.read_only(str(edition.graph))
    except OSError as error:
        raise DataFolderError(f"The edition cannot be opened: {error}.", where=place, remedy=REMEDY) from None
    return store, GraphTerms(store, base, IndexedBodies(LookupIndex(edition.index), base))


def _serve(place: str, base: str) -> None:
    try:
        store, terms = _opened(place, base)
    except RemitError as closed:
        _say({"error": _account(closed)})
        return
    _say({"ready": True})
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for line in sys.stdin.buffer:
            request = json.loads(line)
            payload = b""
            with _ended_after(request["seconds"] + GRACE_SECONDS, nowhere):
                try:
                    reply, payload = _respond(store, terms, request)
                except RemitError as error:
                    reply = {"error": _account(error)}
            _say(reply, payload)


@contextmanager
def _ended_after(seconds: float, nowhere: IO[str]) -> Iterator[None]:
    """A clock that ends the process and does not wait for the interpreter, which stands still while the engine works."""
    if hasattr(signal, "setitimer"):  # the system's own clock, whose signal ends a process that does not handle it
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
        signal.setitimer(signal.ITIMER_REAL, 0)
    else:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        yield
        faulthandler.cancel_dump_traceback_later()


def _respond(store: AskedStore, terms: GraphTerms, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The reply to a request and the bytes that follow it: what the SPARQL Protocol sends is `judge`d first and written in a `format`."""
    if "judge" in request or "format" in request:
        from queries.protocol_answers import (  # what it writes graphs with takes longer to load than most to answer
            judged,
            serialised,
        )

    if "judge" in request:
        return judged(store, terms.base, request["judge"]), b""
    if "format" in request:
        written = serialised(store, terms.base, request)
        return {"payload": len(written)}, written
    return answer(store, terms, request), b""


def _account(error: RemitError) -> dict[str, str | None]:
    return {"kind": type(error).__name__, "message": error.message, "where": error.where, "remedy": error.remedy}


def _say(reply: dict[str, Any], payload: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(reply).encode("ascii") + b"\n")
    sys.stdout.buffer.write(payload)
    sys.stdout.buffer.flush()


def main() -> None:
    """Serve the edition named on the command line, with the room that a deep query needs."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    if PATIENT in sys.argv[3:] and hasattr(os, "nice"):
        os.nice(NICENESS)
    sys.setrecursionlimit(RECURSION_LIMIT)
    threading.stack_size(STACK_BYTES)
    serving = threading.Thread(target=_serve, args=(sys.argv[1], sys.argv[2]))
    serving.start()
    serving.join()


if __name__ == "__main__":
    main()
