"""A graph that a SPARQL server holds, asked as the engine's own store is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import pyoxigraph as ox

from ontology.errors import QueryError, StoreError
from queries.asked_store import GraphName, Object, Subject
from queries.query_forms import QueryLimitError
from queries.remote.connection import GRAPH, RESULTS, Answered, StoreConnection
from queries.remote.published_version import CATALOGUE, NOTE, Published, published
from queries.tokens import Token, TokenKind, tokens

_GRAPH_FORMATS: Final = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/ntriples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_GRAPH_FORMS: Final = frozenset({"construct", "describe"})
_BOOLEAN: Final = re.compile(rb'(XMLSchema#boolean"\s*,\s*"value"\s*:\s*)"([01])"')
"""A boolean as Virtuoso writes it, by a number: the same value as the word that everybody else writes."""
_TRUE: Final = b'{"head":{},"boolean":true}'
_FALSE: Final = b'{"head":{},"boolean":false}'


class RemoteStore:
    """The graph of one SPARQL server. Safe to use from several threads."""

    def __init__(self, connection: StoreConnection) -> None:
        """Ask the server what Remit published to it, if it did. Raises StoreError where it does not answer."""
        self._connection = connection
        self.published: Published = published(connection)

    def close(self) -> None:
        """Let go of the connections."""
        self._connection.close()

    def query(
        self,
        query: str,
        *,
        base_iri: str | None = None,
        default_graph: list[ox.NamedNode] | None = None,
        named_graphs: list[ox.NamedNode] | None = None,
    ) -> Any:
        """The answer of the server, as the engine's own would be: solutions, a boolean, or triples.

        Raises QueryError where it refuses the query, QueryLimitError for an answer that it cut, StoreError where it gives none.
        """
        pieces = [token for token in tokens(query) if token.kind not in (TokenKind.SPACE, TokenKind.COMMENT)]
        words = [token.text.lower() for token in pieces if token.kind is TokenKind.WORD]
        form = next((word for word in words if word in ("select", "ask", *_GRAPH_FORMS)), "select")
        default = [graph.value for graph in default_graph or ()]
        named = [graph.value for graph in named_graphs or ()]
        if not default and not named and "from" not in words and self.published.default_graph:
            default, named = _dataset(self.published.default_graph, pieces)
        answered = self._connection.query(
            f"BASE <{base_iri}>\n{query}" if base_iri else query,
            GRAPH if form in _GRAPH_FORMS else RESULTS,
            default,
            named,
        )
        return _triples(answered) if form in _GRAPH_FORMS else _solutions(answered, form)

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Object | None,
        graph_name: GraphName | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of the named graphs of this form. Nothing is found of a blank node: it has another name with every answer."""
        asked = {"?s": subject, "?p": predicate, "?o": object}
        if any(isinstance(term, ox.BlankNode) for term in asked.values()):
            return
        s, p, o = (variable if term is None else str(term) for variable, term in asked.items())
        g = str(graph_name) if isinstance(graph_name, ox.NamedNode) else "?g"
        open_ = " ".join(each for each in (s, p, o, g) if each.startswith("?")) or "?nothing"
        for row in self.query(f"SELECT {open_} WHERE {{ GRAPH {g} {{ {s} {p} {o} }} {self._without_merged(g)}}}"):
            found = {f"?{variable.value}": row[variable] for variable in row_variables(open_)}
            yield ox.Quad(
                subject or found["?s"], predicate or found["?p"], object or found["?o"],
                graph_name if isinstance(graph_name, ox.NamedNode) else found["?g"],
            )  # fmt: skip

    def quads_of(self, subjects: Collection[Subject], predicates: Collection[ox.NamedNode] = ()) -> Iterator[ox.Quad]:
        """What the named graphs say of things; by these properties only, where some are given. Of a blank node nothing is found."""
        things = " ".join(str(each) for each in subjects if isinstance(each, ox.NamedNode))
        if not things:
            return
        only = f"VALUES ?p {{ {' '.join(map(str, predicates))} }} " if predicates else ""
        said = f"VALUES ?s {{ {things} }} {only}GRAPH ?g {{ ?s ?p ?o }} {self._without_service()}"
        for row in self.query(f"SELECT ?s ?p ?o ?g WHERE {{ {said}}}"):
            yield ox.Quad(row["s"], row["p"], row["o"], row["g"])

    def quads_about(self, object: ox.NamedNode, most: int) -> Iterator[ox.Quad]:
        """Where others lead to a thing: `most` statements of the named graphs at most, the first by their own order."""
        said = f"GRAPH ?g {{ ?s ?p {object} }} {self._without_service()}"
        for row in self.query(f"SELECT ?s ?p ?g WHERE {{ {said}}} ORDER BY ?s ?p ?g LIMIT {most}"):
            yield ox.Quad(row["s"], row["p"], object, row["g"])

    def catalogue(self) -> tuple[ox.Triple, ...]:
        """The dataset's description as it was published with it, sorted; nothing where none was."""
        if self.published.record is None:  # with the one goes the other
            return ()
        graph = f"<{self.published.base}{CATALOGUE}>"
        found = self.query(f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        return tuple(sorted((ox.Triple(row["s"], row["p"], row["o"]) for row in found), key=str))

    def contains_named_graph(self, graph_name: GraphName) -> bool:
        """Whether there is a graph of this name with anything in it."""
        return bool(self.query(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}"))

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """The names of all graphs that hold something."""
        for row in self.query(
            f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {self._without_merged('?g')}}} ORDER BY ?g"
        ):
            yield row["g"]

    def _without_service(self) -> str:
        """Keeps out the graphs that say nothing of things: the note, the dataset's description, and what holds all once more."""
        beside = (self.published.default_graph, NOTE, self.published.base + CATALOGUE)
        return f"FILTER (?g NOT IN ({', '.join(f'<{each}>' for each in beside if each)})) "

    def _without_merged(self, graph: str) -> str:
        """Keeps out the graph that holds all others' statements once more, where the server has one by name."""
        merged = self.published.default_graph
        return f"FILTER ({graph} != <{merged}>) " if merged and graph == "?g" else ""


def _dataset(merged: str, pieces: Sequence[Token]) -> tuple[list[str], list[str]]:
    """The default and the named graphs to ask where the server's own default graph is not meant.

    Virtuoso then finds a graph that is called by name only if it is named with the request, and one that is asked for by a variable only if
    none is. A query that does both, which none of ours does, is asked of the server's own default graph.
    """
    called = [after for word, after in pairwise(pieces) if word.kind is TokenKind.WORD and word.text.lower() == "graph"]
    if all(piece.kind is TokenKind.VARIABLE for piece in called):
        return [merged], []
    if all(piece.kind is TokenKind.IRI for piece in called):
        return [merged], list(dict.fromkeys(piece.text[1:-1] for piece in called))
    return [], []


def row_variables(written: str) -> Iterable[ox.Variable]:
    """The variables of a list such as `?s ?p`."""
    return [ox.Variable(each.removeprefix("?")) for each in written.split() if each != "?nothing"]


def _solutions(answered: Answered, form: str) -> Any:
    body = _BOOLEAN.sub(lambda found: found[1] + (b'"true"' if found[2] == b"1" else b'"false"'), answered.body)
    try:
        read: Any = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        if isinstance(read, ox.QueryBoolean):
            return read
        if form == "ask":  # Virtuoso tells a boolean by a row, or by none
            return ox.parse_query_results(_TRUE if list(read) else _FALSE, ox.QueryResultsFormat.JSON)
        if answered.most_rows is not None:
            _check_whole(body, answered.most_rows)
    except (SyntaxError, ValueError) as error:
        raise StoreError(
            f"The SPARQL server's answer cannot be read ({error}).", remedy="It must be SPARQL 1.1 Query Results JSON."
        ) from None
    return read


def _check_whole(body: bytes, most: int) -> None:
    """Raise QueryLimitError for an answer of as many rows as the server gives at most: there may be more."""
    counted: Any = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if sum(1 for _ in counted) >= most:
        raise QueryLimitError(
            f"The SPARQL server gives {most:,} rows at most, and there may be more.",
            remedy="Ask for less at a time: LIMIT, OFFSET; or raise the server's limit.",
        )


def _triples(answered: Answered) -> Iterator[ox.Triple]:
    format_ = _GRAPH_FORMATS.get(answered.media_type)
    if format_ is None:
        raise StoreError(f"The SPARQL server answers a graph as {answered.media_type[:100]!r}, which is not read here.")
    try:
        return iter([quad.triple for quad in ox.parse(answered.body, format_)])
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"The SPARQL server's graph cannot be read: {error}.") from None
