"""The edition that a folder's manifest stands for, ready to be asked; made first where a folder has none of its state."""

from __future__ import annotations

import logging
from typing import Final

import pyoxigraph as ox

from ontology.errors import DataFolderError
from queries.editions.current import recalled, remember
from queries.editions.layout import REMEDY, PublishedEdition
from queries.folder import DataFolder, FolderStamp

# A build that ends while its folder is being opened may take away the edition before: the manifest is then read anew.
# Three times is more than one build can do within the moment of an opening.
ATTEMPTS: Final = 3

log = logging.getLogger("remit.editions")


def open_edition(folder: DataFolder) -> tuple[FolderStamp, PublishedEdition, ox.Store]:
    """The state that a folder is in now, the edition of it, and the edition's store, open for reading.

    A folder that an older version built, or that lost its editions, gets one, and a line says so. Raises DataFolderError for a folder
    that cannot be read, and for one without an edition that cannot be written to.
    """
    attempt = 1
    while True:
        stamp, edition = _present(folder)
        try:
            return stamp, edition, ox.Store.read_only(str(edition.graph))
        except OSError as error:
            if attempt < ATTEMPTS and stamp.stale():
                attempt += 1
                continue
            raise DataFolderError(
                f"The edition cannot be opened: {error}.", where=str(edition.path), remedy=REMEDY
            ) from error


def _present(folder: DataFolder) -> tuple[FolderStamp, PublishedEdition]:
    """The state that a folder is in and its edition, which is made where there is none."""
    remembered = recalled(folder)
    if remembered is not None and remembered[1].can_be_asked():
        return remembered
    # what makes editions takes longer to load than most questions to answer
    from queries.editions.publishing import edition_of, publish

    for attempt in range(1, ATTEMPTS + 1):
        state = folder.state()
        edition = edition_of(folder, state.manifest)
        try:
            if not edition.can_be_asked():
                log.warning("This folder has no edition of its present state: one is being made, once.")
                publish(folder, state.manifest)
            break
        except DataFolderError:
            if attempt == ATTEMPTS or not state.stale():
                raise
    remember(state, edition)
    return state, edition
