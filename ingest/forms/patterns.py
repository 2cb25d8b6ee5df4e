"""How the pattern of a form becomes a regular expression: named parts are put in, spaces widened, bounds checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ingest.forms.form import MalformedForm

_CLASS = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_TOKEN: Final = re.compile(rf"\\.|{_CLASS}|\{{(?P<part>[a-z][a-z0-9-]*)\}}| \??|\{{\d*,\}}|.", re.DOTALL)
_MAY_REPEAT: Final = re.compile(r"\\[swdS]|\w|[’']|\[[\w’'-]+\]")  # what stands within one word, or between two
_DEEPEST: Final = 8  # parts within parts: more is a circle


def expand(form_id: str, pattern: str, parts: Mapping[str, str]) -> str:
    """The regular expression of a form's pattern.

    Raises MalformedForm for a part that there is not, parts that hold each other, and a repetition without a bound.
    """
    written = _with_parts(form_id, pattern, parts, 0)
    _check_bounds(form_id, written)
    return written


def parts_in(pattern: str) -> set[str]:
    """The names of the parts that a pattern, or a part, calls."""
    return {token["part"] for token in _TOKEN.finditer(pattern) if token["part"]}


def _with_parts(form_id: str, pattern: str, parts: Mapping[str, str], depth: int) -> str:
    if depth > _DEEPEST:
        raise MalformedForm(f"{form_id}: its parts hold each other.")

    def put(token: re.Match[str]) -> str:
        name = token["part"]
        if name is None:
            return {" ": r"\s+", " ?": r"\s*"}.get(token.group(), token.group())
        if name not in parts:
            raise MalformedForm(f"{form_id}: there is no part {{{name}}}.")
        return f"(?:{_with_parts(form_id, parts[name], parts, depth + 1)})"

    return _TOKEN.sub(put, pattern)


def _check_bounds(form_id: str, written: str) -> None:
    """Repeated at will may be what words are made of, as in `\\w+`; whatever holds more could be read in too many ways."""
    before = ""
    for token in _TOKEN.finditer(written):
        sign = token.group()
        if (sign in {"*", "+"} and not _MAY_REPEAT.fullmatch(before)) or sign.endswith(",}"):
            raise MalformedForm(f"{form_id}: {before}{sign} has no bound; write {{0,n}}.")
        before = sign
