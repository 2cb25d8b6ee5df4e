"""Content negotiation after RFC 9110: which of several media types does a request want?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

LONGEST_ACCEPT: Final = 4_000
"""Characters of an Accept header that are read: what browsers and RDF libraries send has some hundreds. A longer one accepts nothing."""

REMEMBERED: Final = 512
"""Decisions that are kept: clients say the same each time."""

_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)\s*((?:;[^,]*)?)", re.ASCII)
_QUALITY = re.compile(r";\s*q\s*=\s*([0-9.]*)\s*(?:;|$)", re.IGNORECASE)
_QUALITY_VALUE = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")


class _Range(NamedTuple):
    type: str
    subtype: str
    quality: float


@lru_cache(maxsize=REMEMBERED)
def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type to answer with, of those `offered`; the first of several that are wanted alike; None where none is wanted.

    No header accepts everything. Of several ranges that fit a type the most specific counts, and `q=0` excludes. Parameters of a range other
    than `q` are passed over. A range that is malformed accepts nothing.
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    best, chosen = 0.0, None
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best:
            best, chosen = quality, media_type
    return chosen


def named(accept: str | None, media_type: str) -> bool:
    """Whether the header names the media type itself and wants it: a browser does so with `text/html`, a program that takes anything does not."""
    wanted = tuple(media_type.split("/"))
    return any((one.type, one.subtype) == wanted and one.quality > 0 for one in _ranges(accept or ""))


def _ranges(accept: str) -> list[_Range]:
    if len(accept) > LONGEST_ACCEPT:
        return []
    found = []
    for piece in accept.split(","):
        match = _RANGE.fullmatch(piece.rstrip())
        if match is None or (match[1] == "*" and match[2] != "*"):
            continue
        quality = _QUALITY.search(match[3])
        if quality is None:
            found.append(_Range(match[1].lower(), match[2].lower(), 1.0))
        elif _QUALITY_VALUE.fullmatch(quality[1]):
            found.append(_Range(match[1].lower(), match[2].lower(), float(quality[1])))
    return found


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    type_, _, subtype = media_type.partition(";")[0].partition("/")
    for wanted in ((type_, subtype), (type_, "*"), ("*", "*")):
        fitting = [one.quality for one in ranges if (one.type, one.subtype) == wanted]
        if fitting:
            return max(fitting)
    return 0.0
