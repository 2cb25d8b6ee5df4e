"""What a page says to a person whose request cannot be answered: what that means, and what to do. Programs get the problem itself."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A heading, and what to do. `instead` stands for the problem's own account where that speaks to whoever runs the server."""

    heading: str
    advice: str
    instead: str | None = None


_BACK: Final = "Go back to the page that you came from, or begin at the first page."
_LATER: Final = "Nothing is wrong with your request. Load the page again in a moment."

_WORDS: Final = {
    HTTPStatus.NOT_FOUND: ProblemWords(
        "There is no such page",
        "The address may have been cut short, or what it named may have gone with a newer edition. Search above by a name, a code or a word; "
        "or go on from here:",
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: ProblemWords(
        "Part of the address is not understood",
        "A choice in the address, after the question mark, is not one that this page knows. " + _BACK,
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: ProblemWords("This page can only be read", _BACK, "Nothing can be sent to it."),
    HTTPStatus.TOO_MANY_REQUESTS: ProblemWords(
        "Too many requests at once", _LATER, "More was asked at once than this server answers."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: ProblemWords(
        "There is nothing to show yet", _LATER, "The reports are still being read, or the server is busy."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: ProblemWords(
        "Something broke here",
        "If it happens again, tell whoever runs this site, with the address of this page and the time of day.",
        "This is a fault of the program and none of yours.",
    ),
}


def words_for(status: int, title: str) -> ProblemWords:
    """What a page of this status says; `title` is the problem's own, for what no words are kept of."""
    return _WORDS.get(HTTPStatus(status)) or ProblemWords(title, _BACK)
