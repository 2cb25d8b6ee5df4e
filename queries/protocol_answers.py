"""Answers as the SPARQL Protocol sends them: judged, evaluated and written by the worker, whole or not at all.

`queries.query_worker` calls it within a process that can be killed; nothing here looks at a clock.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import IO, Any, Final, cast

import pyoxigraph as ox

from ontology.errors import QueryError
from queries.answer_formats import GRAPH_WRITERS, PREFIXES, RESULT_WRITERS, AnswerKind
from queries.query_forms import QueryForm, QueryLimitError

KINDS: Final = {
    QueryForm.SELECT: AnswerKind.SOLUTIONS,
    QueryForm.ASK: AnswerKind.BOOLEAN,
    QueryForm.CONSTRUCT: AnswerKind.GRAPH,
    QueryForm.DESCRIBE: AnswerKind.GRAPH,
}
"""What each form of a query answers with."""

_ROW_SIGNS: Final[Mapping[str, bytes]] = {"json": b"},{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}
"""What stands between two rows, or at each: texts may hold it too, so that there are never more rows than signs, give or take one."""

# What XML 1.0 does not have (production 2), as UTF-8: texts of documents have form feeds.
_NOT_IN_XML: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}".encode()


def judged(store: ox.Store, base: str, text: str) -> dict[str, Any]:
    """What may be said of a stranger's query before it is evaluated: `text` as it may be given to `serialised`, its `kind` of answer,
    and whether it is `light` and `lasting` (see `queries.refusal.Checked`).

    Raises QueryError for a query that is refused, for naming a graph that is not in the store among others.
    """
    from queries.refusal import check  # the parser takes a tenth of a second to load

    query = check(text, base)
    check_graphs(store, query.graphs)
    return {"text": query.text, "kind": KINDS[query.form].value, "light": query.light, "lasting": query.lasting}


def check_graphs(store: ox.Store, graphs: Sequence[str]) -> None:
    """Raise QueryError for the first graph that the store does not hold: nothing is fetched from outside."""
    for graph in graphs:
        if not _has_graph(store, graph):
            raise QueryError(
                f"The graph has no part named <{graph}>, and nothing is fetched from outside.",
                remedy="Name none to ask everything; SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists the parts.",
            )


def serialised(store: ox.Store, base: str, request: Mapping[str, Any]) -> bytes:
    """A judged query's answer, written.

    In: `text`, `kind`, `format` (a short name of `queries.answer_formats`), `default_graphs` and `named_graphs` (lists of IRIs, or None
    where the request names neither), and the limits `rows` and `bytes`. Relative IRIs of the query are meant after `base`. Raises
    QueryError where the engine cannot evaluate it, QueryLimitError for an answer of more rows or bytes.
    """
    default, named = request["default_graphs"], request["named_graphs"]
    check_graphs(store, [*(default or ()), *(named or ())])
    dataset: dict[str, Any] = {}
    if default is not None or named is not None:  # what the protocol names takes the place of all that the query names
        dataset = {
            "default_graph": [ox.NamedNode(graph) for graph in default or ()],
            "named_graphs": [ox.NamedNode(graph) for graph in named or ()],
        }
    sink = _Sink(request["bytes"])
    try:
        result: Any = store.query(request["text"], base_iri=base, **dataset)
        if request["kind"] == AnswerKind.GRAPH:
            triples = list(itertools.islice(result, request["rows"] + 1))
            _check_rows(len(triples), request["rows"], "triples")
            ox.serialize(triples, cast(IO[bytes], sink), GRAPH_WRITERS[request["format"]], prefixes=dict(PREFIXES))
        else:
            result.serialize(sink, RESULT_WRITERS[request["format"]])
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        if sink.full:
            raise QueryLimitError(
                f"The answer has more than {request['bytes']:,} bytes.", remedy="Ask for less at a time: LIMIT, OFFSET."
            ) from None
        raise QueryError(f"The engine cannot evaluate the query: {error}.") from None
    written = sink.written()
    if request["format"] in ("xml", "rdfxml"):
        written = sayable_in_xml(written)
    if request["kind"] == AnswerKind.SOLUTIONS:
        _check_rows(_rows(written, request["format"], request["rows"]), request["rows"], "rows")
    return written


def sayable_in_xml(written: bytes) -> bytes:
    """The document as a reader of XML takes it: a carriage return is referred to, since it would be read as a line feed, and a character that
    XML cannot say is replaced. The engine writes both as they stand.
    """
    return _NOT_IN_XML.sub(_REPLACEMENT, written).replace(b"\r", b"&#13;")


def _has_graph(store: ox.Store, iri: str) -> bool:
    try:
        return store.contains_named_graph(ox.NamedNode(iri))
    except ValueError:
        return False


def _check_rows(found: int, most: int, what: str) -> None:
    if found > most:
        raise QueryLimitError(
            f"The answer has more than {most:,} {what}.", remedy="Ask for less at a time: LIMIT, OFFSET."
        )


def _rows(written: bytes, format_: str, enough: int) -> int:
    """How many rows an answer has; where it is no more than `enough` for sure, a number that is no more either.

    The engine writes and does not count. To read an answer again takes as long as to write it, and few are so long that it matters.
    """
    if written.count(_ROW_SIGNS[format_]) < enough:
        return 0
    if format_ == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(written.decode("utf-8"), newline=""))) - 1
    read: Any = ox.parse_query_results(written, RESULT_WRITERS[format_])
    return len(list(read))


class _Sink:
    """Takes what the engine writes, up to so many bytes."""

    def __init__(self, most: int) -> None:
        self.full = False
        self._left = most
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Keep a piece. Raises ValueError, which ends the writing, for one too many."""
        self._left -= len(piece)
        if self._left < 0:
            self.full = True
            raise ValueError("full")
        self._pieces.append(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""

    def written(self) -> bytes:
        """All of it."""
        return b"".join(self._pieces)
