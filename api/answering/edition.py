"""The state of the data folder that is being served, and its replacement by a newer one while requests go on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import DataFolderError, RemitError
from queries.dataset import Dataset
from queries.editions.layout import PublishedEdition
from queries.editions.record import EditionRecord, kept_records, record_of
from queries.watching import Watch, kept_watch

CHECK_EVERY_S = 1.0
"""How often a busy server looks whether the manifest has changed: a look costs one `stat`."""

RETRY_AFTER_S = 30.0
"""How long a state that could not be loaded is left alone: a build that was cut short needs a person."""

log = logging.getLogger("remit.api")


class Edition:
    """One state of the data folder, open. Safe to use from several threads."""

    def __init__(self, data_dir: Path) -> None:
        """Open the folder's edition. Raises DataFolderError where there is none that can be read."""
        self.dataset = Dataset.open(data_dir)
        self.index = self.dataset.index
        self.base = self.dataset.base
        published = self.dataset.edition
        assert isinstance(published, PublishedEdition)  # a data folder has no other
        self.record = record_of(published)
        self.version = self.record.version
        self.made = self.record.made

    def kept(self) -> list[EditionRecord]:
        """The editions that are kept, by what they are cited by: the one made first at the front."""
        return kept_records(self.dataset.folder)

    def watched(self) -> Watch | None:
        """What a publisher's list says of the folder, as its last build found it; None where it was given none."""
        return kept_watch(self.dataset.folder.path)

    def described(self) -> Sequence[ox.Triple]:
        """The dataset's description where it was published with the graph; nothing where it is to be made here."""
        return ()

    def text(self, digest: str) -> str | None:
        """A report's stored text by its file's digest, or None where it is not beside the graph."""
        try:
            return self.dataset.folder.text_path(digest).read_bytes().decode("utf-8")
        except OSError:
            return None


class SnapshotReloader:
    """Holds the edition that is served. A change of the data folder is loaded beside it and put in its place.

    Whoever has the old edition in hand finishes with it; nobody waits for the new one except where there is none yet.
    """

    def __init__(self, data_dir: Path, loaded: Edition | None = None) -> None:
        """`loaded` is the folder's edition where the caller has it already: it is served without being loaded again."""
        self.data_dir = data_dir
        self._edition = loaded
        self._loading = threading.Lock()
        self._next_look = 0.0

    def edition(self) -> Edition:
        """The edition to answer from. Raises DataFolderError, or StoreError of a server, while there is none."""
        current = self._edition
        if current is None:
            with self._loading:
                self._edition = self._edition or self._load()
                return self._edition
        self._look_after(current)
        return current

    def _look_after(self, current: Edition) -> None:
        """See now and then whether there is another edition than the one that is served; it is loaded in the background."""
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + CHECK_EVERY_S
            if current.dataset.stale() and self._loading.acquire(blocking=False):
                threading.Thread(target=self._replace, name="remit-reload", daemon=True).start()

    def _load(self) -> Edition:
        started = time.monotonic()
        edition = Edition(self.data_dir)
        log.info("Loaded %s in %.1f s", self.data_dir, time.monotonic() - started)
        return edition

    def _replace(self) -> None:
        """Load the new state and serve it. What cannot be loaded leaves the old one in place until a later look."""
        try:
            old, self._edition = self._edition, self._load()
            if old is not None:
                old.dataset.close()
        except RemitError as error:
            self._next_look = time.monotonic() + RETRY_AFTER_S
            log.warning("The data folder has changed and cannot be loaded; the state before is still served: %s", error)
        finally:
            self._loading.release()


def require(data_dir: Path) -> Edition:
    """An edition for one command. Raises DataFolderError, saying how to make one, where there is none."""
    if not data_dir.exists():
        raise DataFolderError(
            "There is no data folder here.",
            where=str(data_dir),
            remedy="Build one: remit build PATH... --data DIR, or try remit demo.",
        )
    return Edition(data_dir)
