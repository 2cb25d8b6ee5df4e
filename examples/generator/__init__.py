"""Writes fictional reports of every family in the form of the real ones, as PDF and as text, with what is to be found in them.

The same seed gives the same bytes, and a longer series begins with the shorter one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from examples.generator.areas import Area, areas
from examples.generator.content import Manuscript
from examples.generator.expected import Expectation
from examples.generator.forms import FORMS, NAMES, Form, brief_for
from examples.generator.layout import lay_out
from examples.generator.pdf import write_pdf
from examples.generator.text import marked_text, paged_text

FAMILIES: tuple[str, ...] = NAMES
"""The families that reports are written of."""

_PAGED = frozenset(
    {
        "slac-2010",
        "slac-2012",
        "unannounced-cra",
        "apa",
        "committee-report",
        "local-area-send",
        "local-area-send-revisit",
    }
)
"""The forms whose text copies may be plain: the others are only to be told apart by their headings' type."""


@dataclass(frozen=True)
class Report:
    """One generated report: `name` is its file's name without an ending."""

    name: str
    form: str
    area: Area
    manuscript: Manuscript
    found: Expectation
    _paged: bool

    @cached_property
    def pdf(self) -> bytes:
        """The report as PDF."""
        return write_pdf(lay_out(self.manuscript), self.manuscript.title)

    @cached_property
    def text(self) -> str:
        """The report as a text copy."""
        return paged_text(self.manuscript) if self._paged else marked_text(self.manuscript)


def forms_of(families: Sequence[str]) -> tuple[Form, ...]:
    """The forms of these families, or of all if none is named. Raises ValueError for an unknown one."""
    unknown = sorted(set(families) - set(FAMILIES))
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}; there are {', '.join(FAMILIES)}")
    return tuple(form for form in FORMS if not families or form.family in families)


def areas_of(count: int, seed: int, families: Sequence[str] = ()) -> list[Area]:
    """The areas that so many reports are about: each has one report of every form."""
    needed = -(-count // len(forms_of(families)))
    return areas(needed + needed % 2, seed)


def generate(count: int, seed: int, families: Sequence[str] = ()) -> Iterator[Report]:
    """The first `count` reports of a seed: of one area after the other, in every form."""
    forms = forms_of(families)
    places = areas_of(count, seed, families)
    for index in range(count):
        place, form = index // len(forms), forms[index % len(forms)]
        area, neighbour = places[place], places[place ^ 1]
        brief = brief_for(seed, area, neighbour, form)
        composed = form.compose(brief)
        paged = form.name in _PAGED and brief.rng.randrange(2) == 0
        yield Report(f"{area.place.lower()}-{form.name}", form.name, area, composed.manuscript, composed.found, paged)
