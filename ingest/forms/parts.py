"""The parts of forms that all tables share, each written once: modals, verbs of asking and of doing, what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SHARED: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Who is told: "the council should now ...".
        "modal": r"should|must|needs? to|will need to|(?:is|are) (?:required )?to",
        "adverb": r"fully|successfully|effectively|appropriately|systematically|comprehensively|largely|all|now|already|and",
    }
)
"""Each part by its name, as a pattern that may call other parts."""
