"""What came, went and changed from one edition to another: of what is listed, by name, and of statements, by the graph that says them."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from ontology.errors import NotFound
from queries.editions.contents import contents_of, is_whole
from queries.editions.layout import PublishedEdition
from queries.editions.publishing import whole_editions
from queries.folder import DataFolder

OLD, NEW = "old", "new"
"""The sides of a comparison."""

SHORTEST: Final = 4
"""Digits of a version that may stand for all sixteen."""

_LISTED: Final[Mapping[str, str]] = {
    "reports": "SELECT d.id AS id, d.answer || t.answer AS said FROM documents AS d "
    "JOIN things AS t ON t.kind = 'report' AND t.id = d.id",
    "inspections": "SELECT id, answer AS said FROM things WHERE kind = 'inspection'",
    "recommendations": "SELECT r.id, json_patch(l.answer, json_object('current_bearers', json(r.bearers))) AS said"
    " FROM recommendations AS r JOIN listed AS l ON l.number = r.number",
    "judgements": "SELECT json_extract(answer, '$.id') AS id, answer AS said FROM listed WHERE kind = 'judgements'",
    "organisations": "SELECT id, answer AS said FROM things WHERE kind = 'organisation'",
}
"""What is compared, by id, with all that is said of it as JSON."""


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A thing that both editions have and say otherwise: `fields` are those of its answer that differ."""

    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedDifference:
    """Of one kind of thing, the ids of those that came and went, and those that changed."""

    came: tuple[str, ...]
    went: tuple[str, ...]
    changed: tuple[ChangedThing, ...]


@dataclass(frozen=True, slots=True)
class GraphDifference:
    """One named graph: the statements that came and went, sorted."""

    graph: str
    came: tuple[ox.Quad, ...]
    went: tuple[ox.Quad, ...]


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """From one edition to another: by kind of thing, and by graph, those that differ."""

    before: str
    after: str
    listed: dict[str, ListedDifference]
    graphs: tuple[GraphDifference, ...]

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not self.graphs


def edition_called(folder: DataFolder, name: str) -> PublishedEdition:
    """An edition that the folder keeps: by its version or the beginning of one, the name that it was given, or `latest` or `before`,
    the one made last and the one before; or one of another folder, by its path. Raises NotFound with those that there are.
    """
    elsewhere = PublishedEdition(Path(name))
    if "/" in name and is_whole(elsewhere):
        return elsewhere
    kept = whole_editions(folder)
    if name in ("latest", "before"):
        place = 0 if name == "latest" else 1
        if place < len(kept):
            return kept[place]
    by_name = [each for each in kept if name in (each.name, each.path.name)]
    beginning = [each for each in kept if len(name) >= SHORTEST and each.path.name.startswith(name)]
    if by_name or len(beginning) == 1:
        return (by_name or beginning)[0]
    there_are = ", ".join(each.path.name + (f" ({each.name})" if each.name else "") for each in kept) or "none"
    raise NotFound(
        f"The folder keeps no edition {name[:80]!r}.", where=str(folder.path), remedy=f"There are: {there_are}."
    )


def compare(before: PublishedEdition, after: PublishedEdition) -> EditionDifference:
    """What sets one edition apart from another. Raises DataFolderError for one that cannot be read."""
    listed = {kind: _listed(before, after, query) for kind, query in _LISTED.items()}
    return EditionDifference(before.path.name, after.path.name, listed, tuple(_graphs(before, after)))


def _listed(before: PublishedEdition, after: PublishedEdition, query: str) -> ListedDifference:
    """Both are gone through side by side, so that memory does not grow with them."""
    came, went, changed = [], [], []
    with closing(_opened(before)) as old, closing(_opened(after)) as new:
        told = heapq.merge(_said(old, query, OLD), _said(new, query, NEW), key=itemgetter(0))
        for id, same in groupby(told, key=itemgetter(0)):
            said = {side: answer for _, side, answer in same}
            if OLD not in said:
                came.append(id)
            elif NEW not in said:
                went.append(id)
            elif said[OLD] != said[NEW] and (fields := _fields(said[OLD], said[NEW])):
                changed.append(ChangedThing(id, fields))
    return ListedDifference(tuple(came), tuple(went), tuple(changed))


def _opened(edition: PublishedEdition) -> sqlite3.Connection:
    return sqlite3.connect(f"{edition.index.resolve().as_uri()}?immutable=1", uri=True)


def _said(index: sqlite3.Connection, query: str, side: str) -> Iterator[tuple[str, str, str]]:
    """What an edition says of each thing, by id, in the order of characters."""
    return ((str(id), side, str(answer)) for id, answer in index.execute(f"{query} ORDER BY 1"))


def _fields(old: str, new: str) -> tuple[str, ...]:
    before, after = _read(old), _read(new)
    return tuple(sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))


def _read(text: str) -> dict[str, Any]:
    """The fields of an answer, or of several that follow each other."""
    fields: dict[str, Any] = {}
    decoder, place = json.JSONDecoder(), 0
    while place < len(text):
        found, place = decoder.raw_decode(text, place)
        fields |= found
    return fields


def _graphs(before: PublishedEdition, after: PublishedEdition) -> Iterator[GraphDifference]:
    """The graphs that differ. Those of a file that has not been written since are alike."""
    files_before, files_after = contents_of(before).files, contents_of(after).files
    old, new = (
        {graph for key, file in files.items() if others.get(key) != file for graph in file.graphs}
        for files, others in ((files_before, files_after), (files_after, files_before))
    )
    stores = [ox.Store.read_only(str(edition.graph)) for edition in (before, after)]
    for graph in sorted(old | new):
        node = ox.NamedNode(graph)
        said_before, said_now = (set(store.quads_for_pattern(None, None, None, node)) for store in stores)
        if said_before != said_now:
            came, went = sorted(said_now - said_before, key=str), sorted(said_before - said_now, key=str)
            yield GraphDifference(graph, tuple(came), tuple(went))
