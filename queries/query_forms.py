"""The forms and the length of a query, for whoever asks: what a stranger's query may hold is judged in `queries.refusal`."""

from __future__ import annotations

from enum import StrEnum

from ontology.errors import QueryError

# Five times the longest stored question. The parser takes one to five seconds for a text of this length, which count
# as the query's own.
QUERY_LENGTH = 20_000


class QueryForm(StrEnum):
    """The four forms of a SPARQL query."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


def check_length(text: str) -> None:
    """Raise QueryError for a text longer than QUERY_LENGTH characters."""
    if len(text) > QUERY_LENGTH:
        raise QueryError(
            f"The query has {len(text):,} characters, and {QUERY_LENGTH:,} is the limit.",
            remedy="Ask for less at a time.",
        )
