"""Where an edition stands and what it was made of: `editions/<version>/` with its graph and `edition.json`."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ontology.errors import DataFolderError

FORMAT = 3
"""Raised when an edition's layout changes: one of another format is made anew."""

_CONTENTS = "edition.json"
_NAME = "name.txt"
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
    base: str
    files: dict[str, GraphFile]


class PublishedEdition:
    """An edition by its place. Nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def graph(self) -> Path:
        """The store that holds every triple twice: in its named graph, and once in the default graph."""
        return self.path / "graph"

    @property
    def index(self) -> Path:
        """The look-ups, and the words that can be searched."""
        return self.path / "index.sqlite"

    @property
    def name(self) -> str | None:
        """What a person called it so that it stays; None where nobody did."""
        try:
            return (self.path / _NAME).read_text(encoding="utf-8").strip() or None
        except OSError:
            return None

    def keep_as(self, name: str) -> None:
        """Give it a name: it stays until its folder is removed by hand."""
        (self.path / _NAME).write_text(name + "\n", encoding="utf-8")

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

    def write_contents(self, contents: Contents) -> None:
        """Write down what it was made of: the last step of making it."""
        (self.path / _CONTENTS).write_text(contents.model_dump_json(indent=1) + "\n", encoding="utf-8")
