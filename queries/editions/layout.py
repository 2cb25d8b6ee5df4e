"""Where an edition stands and what it was made of: `editions/<version>/` with its graph and `edition.json`."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ontology.errors import DataFolderError

FORMAT = 1
"""Raised when an edition's layout changes: one of another format is made anew."""

EDITIONS = "editions"
_CONTENTS = "edition.json"
REMEDY = "Make it anew: remit publish --data DIR"


class GraphFile(BaseModel):
    """One N-Quads file of the folder as it was published: what tells that it has changed, and the graphs that it holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int
    mtime_ns: int
    graphs: tuple[str, ...]


class Contents(BaseModel):
    """`edition.json`: what an edition was made of, by the files' paths within the folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    version: str
    base: str
    files: dict[str, GraphFile]


class PublishedEdition:
    """An edition by its place. Nothing is read before it is asked for."""

    def __init__(self, folder: Path, version: str) -> None:
        self.path = folder / EDITIONS / version
        self.version = version

    @property
    def graph(self) -> Path:
        """The store that holds every triple twice: in its named graph, and once in the default graph."""
        return self.path / "graph"

    @property
    def index(self) -> Path:
        """The look-ups, and the words that can be searched."""
        return self.path / "index.sqlite"

    def is_whole(self) -> bool:
        """Whether it was finished, by a version of Remit that wrote what this one reads."""
        try:
            return self.contents().format == FORMAT
        except DataFolderError:
            return False

    def contents(self) -> Contents:
        """What it was made of. Raises DataFolderError where it is not there, or was cut short."""
        path = self.path / _CONTENTS
        try:
            return Contents.model_validate_json(path.read_bytes())
        except OSError as error:
            raise DataFolderError(
                f"The published edition cannot be read ({error.strerror}).", where=str(path), remedy=REMEDY
            ) from error
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the whole file"
            raise DataFolderError(
                f"The published edition's contents are damaged at {place}: {first['msg']}.",
                where=str(path),
                remedy=REMEDY,
            ) from error

    def finish(self, contents: Contents) -> None:
        """Write down what it was made of: the last step of making it, after which it is whole."""
        path = self.path / _CONTENTS
        part = path.with_suffix(".part")
        part.write_text(contents.model_dump_json(indent=1) + "\n", encoding="utf-8")
        part.replace(path)
