"""What the items of a report are called in an address: by their own words, so that what happens to one renames no other."""

from __future__ import annotations

import hashlib

from ontology.folding import slug

OPENING_WORDS = 10
"""Words of an item in its address. Of 2,530 recommendations four begin with the same ten as another of their list."""

MOST_CHARACTERS = 80
"""Of those words, in whole words: an address stays short enough for a line of an e-mail."""

_BEGINNING = 300
"""Characters that nearly always hold the opening words: an item may go on for pages, which need not be looked through for them."""

_DIGEST = 6
"""Hexadecimal digits that tell apart items which begin alike: a list has at most some hundred of them."""


class Addresses:
    """Gives each item of one report the tail of its IRI.

    "Ensure that all initial assessments are timely." of the strand safeguarding is
    `safeguarding/ensure-that-all-initial-assessments-are-timely`. A later one with the same opening has a digest of all its words
    behind it, `…-timely-3f2a9c`, and a later one with the same words a figure besides.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, strand: str | None, text: str) -> str:
        """The tail for an item of a strand, None where the report has but one."""
        within = strand or "all"
        tail = f"{within}/{_opening(text)}"
        if tail in self._given:
            tail += f"-{hashlib.sha256(slug(text).encode('ascii')).hexdigest()[:_DIGEST]}"
        again, number = tail, 1
        while again in self._given:
            number += 1
            again = f"{tail}-{number}"
        self._given.add(again)
        return again


def _opening(text: str) -> str:
    words = slug(text[:_BEGINNING].rpartition(" ")[0]).split("-")
    if len(words) < OPENING_WORDS:
        words = slug(text).split("-")
    words = words[:OPENING_WORDS]
    while len(words) > 1 and len("-".join(words)) > MOST_CHARACTERS:
        words.pop()
    return "-".join(words)[:MOST_CHARACTERS] or "item"
