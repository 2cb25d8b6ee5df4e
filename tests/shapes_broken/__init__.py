"""Broken examples: for every constraint of every shape, the good graph of Marlshire with one small change that breaks it.

`marlshire.ttl` and `registers.ttl` are the good graph, written by hand; `change.py` says how to change it, and the
other modules hold a table of changes each, under the names of the shapes' files.
"""

from __future__ import annotations

from shapes_broken import (
    bodies,
    citations,
    contributions,
    derivations,
    evidence,
    judgements,
    letters,
    owners,
    recommendations,
    reports,
    requests,
    services,
    successions,
    terms,
    texts,
    themes,
)
from shapes_broken.change import Broken

EXAMPLES: tuple[Broken, ...] = (
    *reports.EXAMPLES,
    *judgements.EXAMPLES,
    *recommendations.EXAMPLES,
    *owners.EXAMPLES,
    *citations.EXAMPLES,
    *letters.EXAMPLES,
    *contributions.EXAMPLES,
    *requests.EXAMPLES,
    *derivations.EXAMPLES,
    *bodies.EXAMPLES,
    *successions.EXAMPLES,
    *services.EXAMPLES,
    *evidence.EXAMPLES,
    *terms.EXAMPLES,
    *texts.EXAMPLES,
    *themes.EXAMPLES,
)


def _by_shape() -> dict[str, list[Broken]]:
    examples: dict[str, list[Broken]] = {}
    for example in EXAMPLES:
        examples.setdefault(example.shape, []).append(example)
    return examples


BY_SHAPE = _by_shape()
"""The broken examples of each shape, by its local name."""
