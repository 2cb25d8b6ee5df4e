"""Broken examples: for every constraint of every shape, the good graph of Marlshire with one small change that breaks it.

`marlshire.ttl` and `registers.ttl` are the good graph, written by hand; `change.py` says how to change it, and the
other modules hold a table of changes each, under the names of the shapes' files.
"""

from __future__ import annotations

from shapes_broken import bodies, citations, evidence, judgements, letters, recommendations, reports, terms, texts
from shapes_broken.change import Broken

EXAMPLES: tuple[Broken, ...] = (
    *reports.EXAMPLES,
    *judgements.EXAMPLES,
    *recommendations.EXAMPLES,
    *citations.EXAMPLES,
    *letters.EXAMPLES,
    *bodies.EXAMPLES,
    *evidence.EXAMPLES,
    *terms.EXAMPLES,
    *texts.EXAMPLES,
)
