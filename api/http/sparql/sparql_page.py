"""The page of `/sparql` for people: a form, and the answer to what was asked with it. It needs no script; with the extra `editor`
the text area becomes an editor.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response

from api.http.settings import ServerSettings
from api.http.sparql.editor_files import PATH, SCRIPTS, STYLES, editor_files
from api.http.sparql.service_description import SD, limits_of
from api.pages.rendering import render
from ontology.errors import RemitError
from queries.answer_formats import PREFIXES, AnswerKind
from queries.catalogue import Question, catalogue
from queries.query_forms import QUERY_LENGTH

__all__ = ["MOST_ROWS", "SD", "page"]

MOST_ROWS: Final = 1_000
"""Rows of an answer on a page: more are for programs, and the page says so in their place."""

EXAMPLE: Final = """\
PREFIX remit:  <https://w3id.org/remit/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX skos:   <http://www.w3.org/2004/02/skos/core#>

SELECT ?owner ?text WHERE {
  ?recommendation remit:ownedBy ?body ; schema:text ?text .
  ?body skos:prefLabel ?owner .
}
ORDER BY ?owner
LIMIT 20
"""

OWN: Final = "lookup_"
"""What the names of the questions begin with that the program asks for its own lists."""

FORMAT_NAMES: Final = (
    ("html", "a page"), ("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"),
    ("turtle", "Turtle"), ("ntriples", "N-Triples"), ("rdfxml", "RDF/XML"), ("jsonld", "JSON-LD"), ("trig", "TriG"),
)  # fmt: skip
"""The formats of the form, by the names that `format=` takes; one that an answer cannot have is passed over."""


def page(
    request: Request,
    settings: ServerSettings,
    *,
    status: int = 200,
    query: str | None = None,
    kind: AnswerKind | None = None,
    answer: bytes = b"",
    problem: RemitError | None = None,
) -> Response:
    """The form; with the answer to `query` where there is one: in JSON, of a graph in Turtle; with the `problem` where there is one."""
    asked = query if query is not None else request.query_params.get("query", "")
    chosen = examples().get(request.query_params.get("example", ""))
    with_editor = bool(editor_files())
    return render(
        request,
        "sparql.html",
        status=status,
        headers={"Cache-Control": "no-cache", "Vary": "Accept"},
        query=asked[:QUERY_LENGTH] or (chosen.text.strip() if chosen else EXAMPLE),
        examples=examples().items(),
        editor=PATH,
        styles=STYLES if with_editor else (),
        scripts=SCRIPTS if with_editor else (),
        formats=FORMAT_NAMES,
        limits=[(meaning, value) for value, meaning in limits_of(settings).values()],
        prefixes=PREFIXES,
        most=MOST_ROWS,
        problem=problem,
        table=_table(answer) if kind is AnswerKind.SOLUTIONS else None,
        truth=json.loads(answer)["boolean"] if kind is AnswerKind.BOOLEAN else None,
        turtle=answer.decode("utf-8") if kind is AnswerKind.GRAPH else None,
    )


def examples() -> Mapping[str, Question]:
    """The stored questions that people ask, by name: not those that the program asks for its own lists."""
    return {name: each for name, each in catalogue().items() if not name.startswith(OWN)}


def _table(answer: bytes) -> dict[str, Any]:
    found = json.loads(answer)
    columns = found["head"]["vars"]
    return {
        "columns": columns,
        "rows": [[row.get(column) for column in columns] for row in found["results"]["bindings"]],
    }
