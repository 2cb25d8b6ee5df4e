"""On what grounds a body is held to own a recommendation, and which of these are inferred.

What a report states, and what falls to somebody by default, is `remit:ownedBy`; what is inferred from other words is
`remit:inferredOwner`. The two never mix.
"""

from __future__ import annotations

from typing import Final

MEMBER: Final = "member"
"""A group is told, and the body is known to be one of it."""

PROVIDER: Final = "provider"
"""A service is spoken of, and the body is known to provide it."""

ABOUT: Final = "about"
"""The words find fault with what the body does, and tell nobody."""

DEFAULT: Final = "default"
"""Nobody is told, and the duty falls to whom the report addresses."""

INFERRED_BASES: Final = (MEMBER, PROVIDER, ABOUT)
"""Notations of the bases that no words state, as the scheme assignmentBases has them below `inferred`."""

OWNED, INFERRED = "owned", "inferred"
"""Notations of the two concepts that all bases are narrower than: stated or by default, and inferred."""


def group_of(basis: str) -> str:
    """Which of these two a basis is narrower than."""
    return INFERRED if basis in INFERRED_BASES else OWNED


def fits(basis: str | None, asked: str | None) -> bool:
    """Whether a basis is the one asked for or narrower than it; where none is asked for, every one is."""
    return asked is None or asked in (basis, group_of(basis or ""))
