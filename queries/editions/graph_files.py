"""The N-Quads files of a data folder, as they go into an edition's store."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import DataFolderError
from queries.editions.contents import GraphFile

_READ = 1 << 20
"""Bytes that the engine is handed at a time, so that memory stays flat whatever the folder's size."""


def stamp(path: Path) -> tuple[int, int]:
    """What tells that a file has changed: its size, and when it was written, in nanoseconds."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def quads_of(path: Path) -> list[ox.Quad]:
    """A file's quads. Raises DataFolderError for a file that is not there or is no N-Quads."""
    try:
        return list(ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS))
    except (OSError, SyntaxError, ValueError) as error:
        raise DataFolderError(
            f"The graph cannot be read: {error}.", where=str(path), remedy="Build the folder again."
        ) from error


def described(path: Path, graphs: Iterable[str]) -> GraphFile:
    """A file as an edition keeps it in mind."""
    size, mtime_ns = stamp(path)
    return GraphFile(size=size, mtime_ns=mtime_ns, graphs=tuple(sorted(set(graphs))))


class MergedStream(io.RawIOBase):
    """Files as one stream of N-Quads in which each statement comes twice: as it stands, and without its graph.

    `<s> <p> "o" <g> .` is followed by `<s> <p> "o" .`, which a store keeps in its default graph, once however often it
    comes. `graphs` is filled while it is read: the names of the graphs by the file's path; `reading` is the file that it has come to.
    Lines with blank nodes (axioms of the ontology) are kept back in `blank`: an engine that loads in bulk gives each a name by chance.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__()
        self.graphs: dict[Path, set[str]] = {}
        self.reading: Path | None = None
        self.blank = b""
        self._pieces = self._merged(paths)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)  # what is left of it is not copied each time that some is taken
        size = min(len(buffer), len(self._left), _READ)
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size

    def _merged(self, paths: Iterable[Path]) -> Iterator[bytes]:
        for path in paths:
            self.reading = path
            seen = self.graphs.setdefault(path, set())
            content = path.read_bytes()
            if b"_:" in content:
                lines = content.splitlines(keepends=True)
                self.blank += b"".join(line + _without_graph(line, seen) for line in lines if _is_blank(line))
                content = b"".join(line for line in lines if not _is_blank(line))
            yield content
            yield _without_graphs(content, seen)


def _is_blank(line: bytes) -> bool:
    """Whether a line of N-Quads speaks of a blank node: `_:c0 <p> <o> <g> .` or `<s> <p> _:c0 <g> .`"""
    return line.startswith(b"_:") or b"> _:" in line


def _without_graphs(content: bytes, seen: set[str]) -> bytes:
    """Lines of N-Quads without their graphs, whose names are put into `seen`.

    A file of ours holds one graph, and its name can be taken away in one go: no literal holds the end of a line.
    """
    name = content[: content.find(b"\n")].rstrip().removesuffix(b" .").rpartition(b" ")[2]
    end = b" %s .\n" % name
    if name and content.count(end) == content.count(b"\n") and content.endswith(b"\n"):
        seen.add(name[1:-1].decode("utf-8"))
        return content.replace(end, b" .\n")
    return b"".join(_without_graph(line, seen) for line in content.splitlines(keepends=True))


def _without_graph(line: bytes, seen: set[str]) -> bytes:
    """A line of N-Quads as this program writes them, without its graph, whose name is put into `seen`.

    `<s> <p> "o" <g> .` gives `<s> <p> "o" .`; an IRI holds no space, so the last one before the dot begins the graph's name.
    """
    statement, _, graph = line.rstrip().removesuffix(b" .").rpartition(b" ")
    seen.add(graph[1:-1].decode("utf-8"))
    return statement + b" .\n"
