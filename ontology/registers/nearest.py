"""What may have been meant by a name that nothing bears: the likeliest of those there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

NEAREST: Final = 3  # more would be a list to read rather than a hint

LIKE_ENOUGH: Final = 0.6  # likeness (0 to 1) from which a name is offered: a slip or two in a word

LONGEST: Final = 200  # characters that are compared; what is longer is no name of ours and costs time


def nearest(wanted: str, known: Iterable[str], *, count: int = NEAREST, like: float = LIKE_ENOUGH) -> list[str]:
    """Those of the known names that are most like the wanted one, the likeliest first, `count` at most.

    Likeness is the share of characters that both have in the same order: a few milliseconds for 50,000 names.
    """
    from rapidfuzz import fuzz, process  # takes longer to load than most questions to answer, which have no need of it

    hits = process.extract(wanted[:LONGEST], list(known), scorer=fuzz.ratio, limit=count, score_cutoff=100 * like)
    return [name for name, _, _ in hits]
