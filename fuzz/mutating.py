"""Changes to good input, as damage and malice make them: a few at a time, drawn from a generator of random numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_STRANGE_BYTES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x80",
    b"\r",
    b"\n" * 40,
    b"<" * 60,
    b"(" * 60,
    b'"',
    b"&#0;",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"99999999999",
)
_STRANGE_WORDS = (
    "", " ", "\t", "\x0c", "\u202e", "\ufffe", "•", "1.", "the council and " * 200, "should ", "Grade 9 (none)", "31 February 2010",
    "Recommendations", "Areas for improvement", "Within three months:", "NHS", "(" * 300, ", " * 300, "and " * 300, "Inspection dates:",
    "Published:", "=1+1", "‘’“”", "É" * 80, "🙂", "|" * 80,
)  # fmt: skip
_MOST_CHANGES = 6
_LONGEST_RUN = 4000  # bytes or lines that one change takes out, doubles or moves


def bytes_changed(data: bytes, rng: Random) -> bytes:
    """The input with a few changes anywhere."""
    made = bytearray(data)
    for _ in range(rng.randint(1, _MOST_CHANGES)):
        start = rng.randrange(len(made) + 1)
        end = min(len(made), start + rng.randint(0, min(_LONGEST_RUN, 1 + len(made) // 4)))
        rng.choice(_BYTE_CHANGES)(made, start, end, rng)
    return bytes(made)


def _flip(made: bytearray, start: int, end: int, rng: Random) -> None:
    for i in range(start, min(end, start + 8)):
        made[i] ^= 1 << rng.randrange(8)


def _drop(made: bytearray, start: int, end: int, rng: Random) -> None:
    del made[start:end]


def _double(made: bytearray, start: int, end: int, rng: Random) -> None:
    made[start:start] = made[start:end] * rng.randint(1, 3)


def _insert(made: bytearray, start: int, end: int, rng: Random) -> None:
    made[start:start] = rng.choice(_STRANGE_BYTES)


def _cut(made: bytearray, start: int, end: int, rng: Random) -> None:
    del made[start:]


_BYTE_CHANGES: tuple[Callable[[bytearray, int, int, Random], None], ...] = (
    _flip,
    _drop,
    _double,
    _insert,
    _insert,
    _cut,
)


def text_changed(text: str, rng: Random) -> str:
    """The text with lines lost, doubled, moved, joined or replaced, and strange words put in."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, _MOST_CHANGES)):
        at = rng.randrange(len(lines))
        run = slice(at, at + rng.randint(1, 12))
        kind = rng.randrange(6)
        if kind == 0 and len(lines) > 20:
            del lines[run]
        elif kind == 1:
            lines[at:at] = lines[run]
        elif kind == 2:
            lines[run] = [" ".join(lines[run])]
        elif kind == 3:
            lines[at] = _within(lines[at], rng.choice(_STRANGE_WORDS), rng)
        elif kind == 4:
            rest = lines[run]
            rng.shuffle(rest)
            lines[run] = rest
        else:
            lines.insert(at, rng.choice(_STRANGE_WORDS))
    return "\n".join(lines)


def _within(line: str, words: str, rng: Random) -> str:
    at = rng.randrange(len(line) + 1)
    return f"{line[:at]}{words}{line[at:]}"


def pick(seeds: Sequence[bytes], rng: Random) -> bytes:
    """One of the good inputs."""
    return seeds[rng.randrange(len(seeds))]
