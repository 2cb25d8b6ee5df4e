"""The numbers and signs that Word prints before a DOCX file's list items; the file itself holds only how to count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.documents.composed import MARKER, Label
from ingest.documents.list_numbers import letters, ordinal, roman
from ingest.documents.word.package import child, local, number, switch, value
from ingest.documents.word.styles import InList, Styles, indent_of, list_of

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_STEP = 3  # of an indent that is not said: a quarter of an inch a level
_MOST_LABEL = 40  # characters: what is longer is no number
_PRINTED: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "ordinal": ordinal,
    "none": lambda n: "",
}
"""How a number is printed by its format's name; the formats of other scripts are printed as figures."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts. `restart`: the level, from 1, whose items begin its count anew; 0 for none."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    restart: int | None = None
    figures: bool = False
    style: str | None = None
    indent: int | None = None


@dataclass(slots=True)
class _Scheme:
    """A way of numbering and how far it has counted. Lists of one scheme go on from one another."""

    levels: Mapping[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _WordList:
    scheme: _Scheme
    levels: Mapping[int, _Level]
    starts: dict[int, int]  # of the levels that this list counts anew when it begins
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts a file's list items, which must come in the order of the text."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[int, _WordList] = {}
        elements = [] if part is None else list(part)
        abstract = {number(e, "abstractNumId"): e for e in elements if local(e) == "abstractNum"}
        concrete = {number(e, "numId"): e for e in elements if local(e) == "num"}
        schemes: dict[int | None, _Scheme] = {}
        for list_id, element in concrete.items():
            named = _followed(number(child(element, "abstractNumId")), abstract, concrete, styles)
            if list_id is None or named not in abstract:
                continue
            if named not in schemes:
                schemes[named] = _Scheme(_levels(abstract[named]))
            scheme = schemes[named]
            overrides = [e for e in element if local(e) == "lvlOverride"]
            own = {number(e, "ilvl"): _level(inner) for e in overrides if (inner := child(e, "lvl")) is not None}
            starts = {number(e, "ilvl"): number(child(e, "startOverride")) for e in overrides}
            self._lists[list_id] = _WordList(
                scheme,
                {**scheme.levels, **{level: how for level, how in own.items() if level is not None}},
                {level: start for level, start in starts.items() if level is not None and start is not None},
            )

    def label(self, properties: etree._Element | None, style: str | None) -> Label | None:
        """The number or sign of the next paragraph, which has these properties and this style; None for one without."""
        inherited = self._styles.in_list(style)
        own = _list_of(properties, inherited)
        found = self._lists.get(own.list_id) if own is not None else None
        if own is None or found is None:
            return None
        level = own.level
        if level is None:
            level = next((i for i, how in found.levels.items() if how.style is not None and how.style == style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        printed = self._count(found, level)
        of_list = found.levels.get(level, _Level()).indent
        by_style = self._styles.indent(style)
        named = child(properties, "numPr") is not None
        indents = (indent_of(properties), of_list if named else by_style, by_style if named else of_list)
        indent = next((i for i in indents if i is not None), level * _STEP)
        return Label(printed, indent) if printed else None

    def _count(self, found: _WordList, level: int) -> str:
        counts, how = found.scheme.counts, found.levels.get(level, _Level())
        if level in found.starts and level not in found.begun:
            counts[level] = found.starts[level]
        else:
            so_far = counts[level]
            counts[level] = how.start if so_far is None else so_far + 1
        found.begun.add(level)
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None
        if how.form == "bullet":
            return MARKER
        return _PLACE.sub(lambda place: self._figure(found, int(place[1]) - 1, how), how.text).strip()[:_MOST_LABEL]

    def _figure(self, found: _WordList, level: int, how: _Level) -> str:
        other = found.levels.get(level, _Level())
        count = found.scheme.counts[level]
        form = "decimal" if how.figures else other.form
        return _PRINTED.get(form, str)(other.start if count is None else count)


def _list_of(properties: etree._Element | None, inherited: InList | None) -> InList | None:
    """The list of a paragraph: its own word, and where that says only half, its style's."""
    own = list_of(properties)
    if own is None:
        return inherited
    if own.list_id == -1 and inherited is not None:
        return InList(inherited.list_id, own.level)
    return own


def _followed(
    named: int | None,
    abstract: Mapping[int | None, etree._Element],
    concrete: Mapping[int | None, etree._Element],
    styles: Styles,
) -> int | None:
    """The numbering meant: one may only point, by a list style, at another."""
    pointer = value(child(abstract.get(named), "numStyleLink")) if named in abstract else None
    meant = styles.in_list(pointer) if pointer else None
    if meant is None:
        return named
    other = number(child(concrete.get(meant.list_id), "abstractNumId")) if meant.list_id in concrete else None
    return named if other is None else other


def _levels(scheme: etree._Element) -> dict[int, _Level]:
    found = {number(e, "ilvl"): _level(e) for e in scheme if local(e) == "lvl"}
    return {level: how for level, how in found.items() if level is not None}


def _level(element: etree._Element) -> _Level:
    start = number(child(element, "start"))
    text = value(child(element, "lvlText"))
    return _Level(
        start=0 if start is None else start,
        form=value(child(element, "numFmt")) or "decimal",
        text=text or "",
        restart=number(child(element, "lvlRestart")),
        figures=bool(switch(child(element, "isLgl"))),
        style=value(child(element, "pStyle")),
        indent=indent_of(child(element, "pPr")),
    )
