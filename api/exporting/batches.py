"""Some of many at a time, so that memory stays flat however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last of which may be shorter. (Python 3.12 has it as `itertools.batched`.)"""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some
