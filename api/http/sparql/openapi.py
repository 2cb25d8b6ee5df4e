"""`/sparql` in the OpenAPI description, which the framework makes of functions only."""

from __future__ import annotations

from typing import Any, Final

from api.http.form_bodies import FORM
from api.http.sparql.protocol_request import DIRECT
from queries.answer_formats import FORMATS
from queries.query_forms import QUERY_LENGTH

SPARQL_TAG: Final = {"name": "SPARQL", "description": "Anything else, by the SPARQL 1.1 Protocol."}

_TEXT: Final = {"type": "string"}
_PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def _parameter(name: str, description: str, example: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": {**schema, "examples": [example]},
    }


_PARAMETERS: Final = [
    _parameter(
        "query",
        "The query. Without it, the description of the service.",
        "ASK {}",
        {**_TEXT, "maxLength": QUERY_LENGTH},
    ),
    _parameter(
        "default-graph-uri", "A named graph to ask in place of all.", "https://w3id.org/remit/id/graph/registers", _TEXT
    ),
    _parameter(
        "named-graph-uri", "A named graph that GRAPH may ask.", "https://w3id.org/remit/id/graph/registers", _TEXT
    ),
    _parameter("timeout", "Seconds, fewer than the service's own limit.", "2.5", _TEXT),
    _parameter("format", "A format by its short name or media type, in place of the Accept header.", "csv", _TEXT),
]

_ANSWERS: Final[dict[str, Any]] = {
    "200": {
        "description": "The answer, whole.",
        "content": {
            media_type: {"schema": _TEXT}
            for media_type in sorted(
                {type_ for formats in FORMATS.values() for each in formats for type_ in each.media_types}
            )
        }
        | {"text/html": {"schema": _TEXT}},
    },
    **{
        status: {"description": description, "content": _PROBLEM}
        for status, description in {
            "400": "The query cannot be read, is an update, or asks for what is not here.",
            "406": "None of the formats is accepted.",
            "408": "The body did not come in time.",
            "413": "The body is too large.",
            "414": "The address is too long.",
            "415": "The body has another type than a query or a form.",
            "429": "Too many requests.",
            "431": "The headers are too large.",
            "503": "A limit was met, or there is no data yet.",
            "504": "The query ran out of time.",
        }.items()
    },
}

SPARQL_PATH: Final[dict[str, Any]] = {
    "get": {
        "tags": ["SPARQL"],
        "summary": "Ask in SPARQL",
        "description": "One query by the SPARQL 1.1 Protocol; without one, the description of the service.",
        "operationId": "sparql_get",
        "parameters": _PARAMETERS,
        "responses": {**_ANSWERS, "304": {"description": "The client has the answer already."}},
    },
    "post": {
        "tags": ["SPARQL"],
        "summary": "Ask in SPARQL, by a body",
        "description": "The same, with the query as the body, or in a form.",
        "operationId": "sparql_post",
        "parameters": [each for each in _PARAMETERS if each["name"] != "query"],
        "requestBody": {
            "required": True,
            "content": {
                DIRECT: {"schema": _TEXT},
                FORM: {"schema": {"type": "object", "properties": {"query": _TEXT}, "required": ["query"]}},
            },
        },
        "responses": _ANSWERS,
    },
}
"""The path item of OpenAPI."""
