"""How differences are worded, for whoever reads the reports and not the program."""

from __future__ import annotations

from ingest.facts import Quotation

SHOWN = 80  # characters of a report's words: enough to find them on their page


def counted(number: int, thing: str) -> str:
    """`1 item`, `3 items`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def were(number: int) -> str:
    """`1 was`, `3 were`."""
    return f"{number} was" if number == 1 else f"{number} were"


def brief(words: str, most: int = SHOWN) -> str:
    """The beginning of some words, on one line and in quotation marks; three points where more of them follow."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rsplit(' ', 1)[0]} …”"


def on_page(quotation: Quotation) -> str:
    """` on page 3`, or nothing where the text shows no pages."""
    return f" on page {quotation.page}" if quotation.page else ""
