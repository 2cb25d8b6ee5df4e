"""Making an edition out of a folder's graphs: from nothing, or from the edition before and what has changed since.

What is served is never touched: a new edition is made beside it under another name, and renamed when it is whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from ontology.errors import DataFolderError
from queries.editions.changing import Change, fill_anew, fill_changed
from queries.editions.contents import Contents, GraphFile, contents_of, finish, is_whole
from queries.editions.graph_files import MergedStream, described, quads_of, stamp
from queries.editions.layout import FORMAT, PublishedEdition
from queries.editions.record import write_record
from queries.folder import DataFolder
from queries.manifest import Manifest, ReportEntry

VERSION_LENGTH = 16
"""Hexadecimal digits of a version: as many as a report's own address has."""

UNFINISHED = ".unfinished"
"""How the name of an edition ends that is being made; what a killed process leaves of one is cleared away by the next build."""

LOADED_AT_A_TIME = 16_000_000
"""Bytes of graphs that the engine takes in one go: it holds ten times as much in memory meanwhile, whatever the folder's size."""

Names = Mapping[str, tuple[str, ...]]
"""The names of the graphs that each file holds, by its path within the folder."""


def publish(folder: DataFolder, manifest: Manifest, *, anew: bool = False) -> PublishedEdition:
    """The edition of what a manifest says the folder holds, made unless it is there; of the one before, what has not changed is taken over.

    `anew`: made whether or not it is there, and from the graphs alone.

    Several processes may do so at once: each makes its own, and the first that is done is kept. Raises DataFolderError for a graph that
    cannot be read, and where nothing can be written.
    """
    edition = edition_of(folder, manifest)
    if is_whole(edition) and not anew:
        return edition
    unfinished = PublishedEdition(folder.editions / f".{edition.path.name}.{os.getpid()}{UNFINISHED}")
    former = folder.editions / f".{edition.path.name}.{os.getpid()}.former{UNFINISHED}"
    try:
        _publish(unfinished, folder, manifest, [] if anew else whole_editions(folder))
        if anew or not is_whole(edition):
            if (
                edition.path.exists()
            ):  # of another format, damaged, or made anew: put aside, so that a kill takes none away
                edition.path.rename(former)
            unfinished.path.rename(edition.path)
    except OSError as error:
        raise DataFolderError(
            f"The edition cannot be made ({error.strerror or error}).",
            where=str(folder.editions),
            remedy="Check the folder's permissions and the space left on the disk, then: remit publish --data DIR",
        ) from error
    finally:
        for left in (unfinished.path, former):
            shutil.rmtree(left, ignore_errors=True)
    return edition


def edition_of(folder: DataFolder, manifest: Manifest) -> PublishedEdition:
    """Where the edition of a manifest stands, whether or not it has been made."""
    return PublishedEdition(folder.editions / version_of(manifest))


def version_of(manifest: Manifest) -> str:
    """What sets one state of the graphs apart from every other: the same reports, read alike, give the same version."""
    reports = {sha256: _said_of(entry) for sha256, entry in manifest.reports.items()}
    made_of = [FORMAT, manifest.base, manifest.registers, manifest.derived, reports]
    text = json.dumps(made_of, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:VERSION_LENGTH]


def _said_of(entry: ReportEntry) -> dict[str, object]:
    """What a report's graph follows from, written out: thousands of entries are told so in a tenth of the time."""
    listed = None if entry.listed is None else entry.listed.model_dump()
    return {
        "file": entry.file, "listed": listed, "reader": entry.reader, "ground": entry.ground, "other_names": entry.other_names,
    }  # fmt: skip


def whole_editions(folder: DataFolder) -> list[PublishedEdition]:
    """The editions of a folder that are whole, the latest made first."""
    made = [PublishedEdition(path) for path in folder.editions.glob("[!.]*")] if folder.editions.is_dir() else []
    whole = [edition for edition in made if is_whole(edition)]
    return sorted(whole, key=lambda edition: edition.path.stat().st_mtime_ns, reverse=True)


def named_editions(folder: DataFolder) -> list[Path]:
    """The places of the editions that a person gave a name to, which stay until that person removes them."""
    made = folder.editions.glob("[!.]*") if folder.editions.is_dir() else ()
    return [path for path in made if (edition := PublishedEdition(path)).name is not None and is_whole(edition)]


def _publish(
    edition: PublishedEdition, folder: DataFolder, manifest: Manifest, earlier: Sequence[PublishedEdition]
) -> None:
    files, base = folder.graphs(manifest), manifest.base
    gone = next((file for file in files if not file.is_file()), None)
    if gone is not None:
        raise DataFolderError(
            f"The manifest names {gone.name}, which is not there.",
            where=str(folder.path),
            remedy="Build the folder again.",
        )
    edition.path.mkdir(parents=True)
    for before in earlier:
        known = contents_of(before)
        if known.base == base:
            store, names, change = _after(edition, before, known, folder.path, files)
            fill_changed(edition.index, before.index, store, base, change)
            break
    else:
        store, names = _anew(edition, folder.path, files)
        fill_anew(edition.index, store, base)
    store.flush()
    del store  # a store is closed when nobody holds it, and Windows moves no folder of an open one
    made_of = {key: described(folder.path / key, graphs) for key, graphs in names.items()}
    write_record(edition, version_of(manifest), folder, manifest)
    finish(edition, Contents(format=FORMAT, base=base, files=made_of))


def _anew(edition: PublishedEdition, folder: Path, files: Sequence[Path]) -> tuple[ox.Store, Names]:
    """A store of all files, and the names of their graphs."""
    store = ox.Store(str(edition.graph))
    names: dict[str, tuple[str, ...]] = {}
    for some in _in_parts(files):
        stream = MergedStream(some)
        try:
            store.bulk_load(cast(IO[bytes], stream), ox.RdfFormat.N_QUADS)
            store.extend(ox.parse(stream.blank, ox.RdfFormat.N_QUADS))
        except (SyntaxError, ValueError) as error:
            raise DataFolderError(
                f"A graph is not N-Quads: {error}.", where=str(stream.reading), remedy="Build the folder again."
            ) from error
        names |= {_key(folder, path): tuple(sorted(graphs)) for path, graphs in stream.graphs.items()}
    store.optimize()
    return store, names


def _in_parts(files: Sequence[Path]) -> Iterator[list[Path]]:
    """The files, some at a time."""
    some: list[Path] = []
    size = 0
    for path in files:
        some.append(path)
        size += path.stat().st_size
        if size >= LOADED_AT_A_TIME:
            yield some
            some, size = [], 0
    if some:
        yield some


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
    change = _apply(store, gone - come, come - gone)
    names = {key: file.graphs for key, file in known.files.items() if key not in left}
    names |= {key: tuple(sorted({_name(quad) for quad in quads})) for key, quads in new.items()}
    return store, names, change


def _apply(store: ox.Store, gone: set[ox.Quad], come: set[ox.Quad]) -> Change:
    """Take out and put in; of the default graph, a statement goes when no named graph has it any more."""
    for quad in gone:
        store.remove(quad)
    new = {statement for quad in come if (statement := _merged(quad)) not in store}
    store.extend(come)
    store.extend(new)
    unsaid = set()
    for statement in {_merged(quad) for quad in gone}:
        holders = store.quads_for_pattern(statement.subject, statement.predicate, statement.object, None)
        if all(isinstance(holder.graph_name, ox.DefaultGraph) for holder in holders):
            store.remove(statement)
            unsaid.add(statement)
    return Change(frozenset(gone), frozenset(come), frozenset(new | unsaid))


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
