"""What an edition was made of: `edition.json`, by which the next one is made of it. Whoever asks an edition need not read it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from ontology.errors import DataFolderError
from queries.editions.layout import FORMAT, REMEDY, PublishedEdition

_CONTENTS = "edition.json"


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


def is_whole(edition: PublishedEdition) -> bool:
    """Whether it can be asked, and the next one be made of it."""
    try:
        return edition.can_be_asked() and contents_of(edition).format == FORMAT
    except DataFolderError:
        return False


def contents_of(edition: PublishedEdition) -> Contents:
    """What an edition was made of. Raises DataFolderError where it is not there, or was cut short."""
    path = edition.path / _CONTENTS
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


def finish(edition: PublishedEdition, contents: Contents) -> None:
    """Write down what an edition was made of, and then that it is whole: the last steps of making it."""
    (edition.path / _CONTENTS).write_text(contents.model_dump_json(indent=1) + "\n", encoding="utf-8")
    edition.finish()
