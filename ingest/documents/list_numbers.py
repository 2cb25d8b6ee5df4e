"""The numbers of lists as they are printed: 3, iii, C."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_MOST_LETTERS = 780  # thirty times the alphabet: word processors print "zz…" no further


def letters(n: int) -> str:
    """a, b … z, aa, bb …, as word processors count; figures beyond what they print."""
    if not 1 <= n <= _MOST_LETTERS:
        return str(n)
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def roman(n: int) -> str:
    """i, ii, iii, iv …; figures beyond what Roman numbers reach."""
    if not 1 <= n <= _MOST_ROMAN:
        return str(n)
    printed = []
    for size, sign in _ROMAN:
        printed.append(sign * (n // size))
        n %= size
    return "".join(printed)


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th …"""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"
