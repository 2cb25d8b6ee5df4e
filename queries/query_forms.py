"""The forms and the length of a query, for whoever asks: what a stranger's query may hold is judged in `queries.refusal`."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from ontology.errors import QueryError

# Five times the longest stored question. The parser takes one to five seconds for a text of this length, which count
# as the query's own.
QUERY_LENGTH = 20_000


class QueryLimitError(QueryError):
    """A query that ran longer than it may, took more memory than it may, answered more than it may, or found no worker free."""

    status: ClassVar[int] = 503
    title: ClassVar[str] = "The query was stopped at a limit"


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
