"""The tokens of a SPARQL text: enough to tell a keyword or variable from the same letters in a string or comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a piece of a SPARQL text is."""

    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    NAME = "name"
    TAG = "tag"
    WORD = "word"
    SPACE = "space"
    OTHER = "other"


class Token(NamedTuple):
    """One piece of the text; the pieces of a text, joined, are the text again."""

    kind: TokenKind
    text: str


# A prefixed name ends at a full stop here, though the grammar allows one inside it: a keyword that follows the stop
# of a triple without a space must come out as a word.
_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string> \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<variable> [?$]\w+ )
    | (?P<name> (?:\w[\w-]*)?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])* )
    | (?P<tag> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<word> \w+ )
    | (?P<space> \s+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> Iterator[Token]:
    """Every piece of a SPARQL text in order, comments and spaces too."""
    for match in _TOKEN.finditer(text):
        yield Token(TokenKind(match.lastgroup or TokenKind.OTHER), match.group())
