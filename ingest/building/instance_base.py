"""What the IRIs of instances begin with: a setting of a data folder, made once."""

from __future__ import annotations

import re
from typing import Final

from ontology.errors import RemitError

LONGEST: Final = 200
"""Characters of a base: every IRI of the graph begins with it."""

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")


class BaseRefused(RemitError):
    """A base that cannot be one."""

    exit_code = 2
    title = "The base of IRIs is not what it should be"


def checked(base: str) -> str:
    """The base. Raises BaseRefused for one that is no absolute address of the web, or does not end in a slash."""
    if len(base) > LONGEST or not _BASE.fullmatch(base):
        raise BaseRefused(
            f"{base[:LONGEST]!r} cannot be what IRIs begin with.",
            remedy="Give an address that ends in a slash, such as https://data.example.org/id/",
        )
    return base
