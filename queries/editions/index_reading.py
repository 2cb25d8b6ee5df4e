"""Reads the file of an edition's index, whatever is asked of it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ontology.errors import DataFolderError
from queries.editions.layout import REMEDY


class IndexReader:
    """The rows of an index. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()  # the address of a file is a whole one
        self._of_thread = threading.local()

    def _single(self, query: str, *values: str | int) -> str | None:
        return next(iter(self._column(query, *values)), None)

    def _column(self, query: str, *values: str | int) -> list[Any]:
        return [row[0] for row in self._rows(query, *values)]

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._reading() as db:
            return db.execute(query, values).fetchall()

    def _streamed(self, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """Rows as they are read, for what is too long to be held at once."""
        with self._reading() as db:
            yield from db.execute(query, values)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection. Raises DataFolderError where the file is gone or damaged."""
        try:
            if not hasattr(self._of_thread, "db"):
                # immutable: an edition is never written again, so no lock is needed and none is taken
                self._of_thread.db = sqlite3.connect(f"{self._path.as_uri()}?immutable=1", uri=True)
            yield self._of_thread.db
        except sqlite3.Error as error:
            raise DataFolderError(
                f"The edition's index cannot be read ({error}).", where=str(self._path), remedy=REMEDY
            ) from error
