"""The edition that a folder's manifest stands for, ready to be asked; made first where a folder has none of its state."""

from __future__ import annotations

import logging
from typing import Final

import pyoxigraph as ox

from ontology.errors import DataFolderError
from queries.editions.layout import REMEDY, PublishedEdition
from queries.editions.publishing import edition_of, publish
from queries.folder import DataFolder, FolderState

# A build that ends while its folder is being opened may take away the edition before: the manifest is then read anew.
# Three times is more than one build can do within the moment of an opening.
ATTEMPTS: Final = 3

log = logging.getLogger("remit.editions")


def open_edition(folder: DataFolder) -> tuple[FolderState, PublishedEdition, ox.Store]:
    """What a folder holds now, the edition of it, and the edition's store, open for reading.

    A folder that an older version built, or that lost its editions, gets one, and a line says so. Raises DataFolderError for a folder
    that cannot be read, and for one without an edition that cannot be written to.
    """
    attempt = 1
    while True:
        state = folder.state()
        edition = edition_of(folder, state.manifest)
        try:
            if not edition.is_whole():
                log.warning("This folder has no edition of its present state: one is being made, once.")
                publish(folder, state.manifest)
            return state, edition, ox.Store.read_only(str(edition.graph))
        except (OSError, DataFolderError) as error:
            if attempt < ATTEMPTS and state.stale():
                attempt += 1
                continue
            if isinstance(error, DataFolderError):
                raise
            raise DataFolderError(
                f"The edition cannot be opened: {error}.", where=str(edition.path), remedy=REMEDY
            ) from error
