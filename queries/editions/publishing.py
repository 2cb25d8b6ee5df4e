"""Making an edition out of a folder's graphs: from nothing, or from the edition before and what has changed since.

What is served is never touched: a new edition is made beside it, and is whole once its contents are written down.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from ontology.errors import DataFolderError
from queries.editions.graph_files import MergedStream, described, quads_of, stamp
from queries.editions.layout import FORMAT, Contents, GraphFile, PublishedEdition

Names = Mapping[str, tuple[str, ...]]
"""The names of the graphs that each file holds, by its path within the folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """What sets one edition apart from the one before it, as statements of the named graphs."""

    gone: frozenset[ox.Quad]
    come: frozenset[ox.Quad]

    def subjects(self) -> set[str]:
        """The IRIs of what is spoken of otherwise than before."""
        return {quad.subject.value for quad in self.gone | self.come if isinstance(quad.subject, ox.NamedNode)}


def publish(
    folder: Path, files: Sequence[Path], version: str, base: str, before: PublishedEdition | None
) -> PublishedEdition:
    """Make the edition `version` of a folder's N-Quads `files`; of the edition `before`, what has not changed is taken over.

    `base` is what the IRIs of the instances begin with. An edition that is there and whole is left as it is. Raises DataFolderError for a
    graph that cannot be read, and where nothing can be written.
    """
    edition = PublishedEdition(folder, version)
    if edition.is_whole():
        return edition
    try:
        _publish(edition, folder, files, base, before)
    except OSError as error:
        raise DataFolderError(
            f"The edition cannot be made ({error}).",
            where=str(edition.path),
            remedy="Check the folder's permissions and the space left on the disk, then: remit publish --data DIR",
        ) from error
    return edition


def _publish(
    edition: PublishedEdition, folder: Path, files: Sequence[Path], base: str, before: PublishedEdition | None
) -> None:
    shutil.rmtree(edition.path, ignore_errors=True)  # what a killed one left
    edition.path.mkdir(parents=True)
    known = before.contents() if before is not None and before.is_whole() else None
    if before is None or known is None or known.base != base:
        store, names = _anew(edition, folder, files)
    else:
        store, names, _ = _after(edition, before, known, folder, files)
    store.flush()
    del store  # a store is closed when nobody holds it, and Windows removes no folder of an open one
    made_of = {key: described(folder / key, graphs) for key, graphs in names.items()}
    edition.finish(Contents(format=FORMAT, version=edition.version, base=base, files=made_of))


def _anew(edition: PublishedEdition, folder: Path, files: Sequence[Path]) -> tuple[ox.Store, Names]:
    """A store of all files, and the names of their graphs."""
    store = ox.Store(str(edition.graph))
    stream = MergedStream(files)
    try:
        store.bulk_load(cast(IO[bytes], stream), ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise DataFolderError(
            f"A graph is not N-Quads: {error}.", where=str(stream.reading), remedy="Build the folder again."
        ) from error
    store.optimize()
    return store, {_key(folder, path): tuple(sorted(graphs)) for path, graphs in stream.graphs.items()}


def _after(
    edition: PublishedEdition, before: PublishedEdition, known: Contents, folder: Path, files: Sequence[Path]
) -> tuple[ox.Store, Names, Change]:
    """The store of the edition before with what has changed since, the names of the graphs, and the change.

    The engine's backup links the files of the store before, which are never written again, so it costs no copy.
    """
    ox.Store.read_only(str(before.graph)).backup(str(edition.graph))
    store = ox.Store(str(edition.graph))
    new = {_key(folder, path): quads_of(path) for path in files if _changed(folder, path, known.files)}
    left = known.files.keys() - {_key(folder, path) for path in files}
    gone = {quad for key in (*new, *left) if key in known.files for quad in _of(store, known.files[key].graphs)}
    come = {quad for quads in new.values() for quad in quads}
    change = Change(frozenset(gone - come), frozenset(come - gone))
    _apply(store, change)
    names = {key: file.graphs for key, file in known.files.items() if key not in left}
    names |= {key: tuple(sorted({_name(quad) for quad in quads})) for key, quads in new.items()}
    return store, names, change


def _apply(store: ox.Store, change: Change) -> None:
    """Take out and put in; of the default graph, a statement goes when no named graph has it any more."""
    for quad in change.gone:
        store.remove(quad)
    store.extend(change.come)
    store.extend(_merged(quad) for quad in change.come)
    for statement in {_merged(quad) for quad in change.gone}:
        holders = store.quads_for_pattern(statement.subject, statement.predicate, statement.object, None)
        if all(isinstance(holder.graph_name, ox.DefaultGraph) for holder in holders):
            store.remove(statement)


def _merged(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _of(store: ox.Store, graphs: Sequence[str]) -> list[ox.Quad]:
    return [quad for name in graphs for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name))]


def _name(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _changed(folder: Path, path: Path, known: Mapping[str, GraphFile]) -> bool:
    file = known.get(_key(folder, path))
    return file is None or (file.size, file.mtime_ns) != stamp(path)


def _key(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
