"""What a DOCX file's styles say of paragraphs and runs; a style has what the style it is based on has."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from lxml import etree

from ingest.documents.word.package import child, local, number, switch, value

T = TypeVar("T")

_MOST_BASES = 20
"""Styles that one style may be based on, one on another: Word allows eleven."""

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:(?:toc|contents) (?:\d|heading)|table of figures)$", re.IGNORECASE)
_TITLE = re.compile(r"title$", re.IGNORECASE)
_HALF_POINTS = 2
_INDENT_TWIPS = 120  # twentieths of a point: 6 points
_DEFAULT_SIZE = 20  # half-points: what a run has where nothing says its size
_DEEPEST = 9


class InList(NamedTuple):
    """The list and, from 0, the level that a paragraph or a style is of. `level` None: to be found by the style."""

    list_id: int
    level: int | None


class Styles:
    """A file's styles, by their ids; the ids are the file's own, the names are Word's in every language."""

    def __init__(self, part: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.normal: str | None = None  # the style of paragraphs that name none
        for element in () if part is None else part:
            name = value(element, "styleId")
            if local(element) == "style" and name:
                self._styles[name] = element
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                    self.normal = name
        self._size = number(child(part, "docDefaults", "rPrDefault", "rPr", "sz")) or _DEFAULT_SIZE

    def heading(self, style: str | None, properties: etree._Element | None) -> int | None:
        """A heading's depth from 1, by its outline level or its style; None for what is none."""
        own = number(child(properties, "outlineLvl"))
        if own is not None:
            return own + 1 if 0 <= own < _DEEPEST else None
        return self._inherited(style, _heading_level)

    def is_contents(self, style: str | None) -> bool:
        """Whether a style is one of a contents list's."""
        return bool(self._inherited(style, lambda s: _CONTENTS.match(value(child(s, "name")) or "") and True))

    def in_list(self, style: str | None) -> InList | None:
        """The list that paragraphs of a style are of."""
        return self._inherited(style, lambda s: list_of(child(s, "pPr")))

    def indent(self, style: str | None) -> int | None:
        """Where the first line of paragraphs of a style begins."""
        return self._inherited(style, lambda s: indent_of(child(s, "pPr")))

    def bold(self, run: etree._Element | None, style: str | None) -> bool:
        """Whether a run with these properties is bold in a paragraph of that style."""
        return bool(self._of_run(run, style, lambda properties: switch(child(properties, "b"))))

    def hidden(self, run: etree._Element | None, style: str | None) -> bool:
        """Whether it is not to be seen."""
        return bool(self._of_run(run, style, lambda properties: switch(child(properties, "vanish"))))

    def size(self, run: etree._Element | None, style: str | None) -> float:
        """Its size in points."""
        return (self._of_run(run, style, lambda p: number(child(p, "sz"))) or self._size) / _HALF_POINTS

    def _of_run(
        self, run: etree._Element | None, style: str | None, find: Callable[[etree._Element | None], T | None]
    ) -> T | None:
        own = find(run)
        if own is None:
            own = self._inherited(value(child(run, "rStyle")), lambda s: find(child(s, "rPr")))
        return self._inherited(style, lambda s: find(child(s, "rPr"))) if own is None else own

    def _inherited(self, style: str | None, find: Callable[[etree._Element], T | None]) -> T | None:
        """What a style says, or else the style it is based on, and so on."""
        for _ in range(_MOST_BASES):
            element = self._styles.get(style or "")
            if element is None:
                return None
            found = find(element)
            if found is not None:
                return found
            style = value(child(element, "basedOn"))
        return None


def list_of(properties: etree._Element | None) -> InList | None:
    """The list that paragraph properties name; list 0 is no list."""
    named = child(properties, "numPr")
    list_id = number(child(named, "numId"))
    level = number(child(named, "ilvl"))
    if named is None or (list_id is None and level is None):
        return None
    return InList(list_id if list_id is not None else -1, level)


def indent_of(properties: etree._Element | None) -> int | None:
    """Where a paragraph's first line, or its sign, begins: steps of 6 points from the margin, as of a PDF's bullets. None
    where the properties do not say.
    """
    indent = child(properties, "ind")
    left = number(indent, "left") if number(indent, "left") is not None else number(indent, "start")
    if left is None:
        return None
    return round((left - (number(indent, "hanging") or 0) + (number(indent, "firstLine") or 0)) / _INDENT_TWIPS)


def _heading_level(style: etree._Element) -> int | None:
    name = value(child(style, "name")) or ""
    if match := _HEADING.match(name):
        return int(match[1])
    level = number(child(style, "pPr", "outlineLvl"))
    if level is not None:
        return level + 1 if 0 <= level < _DEEPEST else None
    return 1 if _TITLE.match(name) else None
