"""What a publisher's list says beside what a data folder holds, as a build found it: `watched.json`, to be asked later."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from queries.answering.references import Answer

WATCHED: Final = "watched.json"
"""The file in the data folder."""


class WatchState(StrEnum):
    """What is the matter with something that is listed, or that is here."""

    MISSING = "missing"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    UNLISTED = "unlisted"
    LATEST_MISSING = "latest-missing"
    NEWLY_LISTED = "newly-listed"
    NEWLY_HERE = "newly-here"


STATES: Final = {
    WatchState.LATEST_MISSING: "Councils whose latest listed report is not here",
    WatchState.MISSING: "Listed and not here",
    WatchState.REFUSED: "Listed, and its file could not be taken into the graph",
    WatchState.UNCLEAR: "Listed, and not certain to be here",
    WatchState.UNLISTED: "Here and not listed",
    WatchState.NEWLY_LISTED: "Listed since the list before",
    WatchState.NEWLY_HERE: "Here since the edition before",
}
"""What each is called, in the order in which they are told: first what calls for something to be done."""


class WatchedItem(Answer):
    """A listed report that is not here, one here that is not listed, or one that is new."""

    state: WatchState
    authority: str | None
    """The council's id; null where the list's words are not known to be a council's."""
    council: str
    """Its name, or what the list calls it."""
    file: str | None
    """The file's name."""
    published: date | None
    link: str | None
    """Where the list says that it is published."""
    row: int | None
    """The row of the list."""
    report: str | None
    """What `/api/reports/{id}` takes, of one that is here."""
    note: str | None
    """What more is to be said, such as why a file was refused."""


class Watch(Answer):
    """A publisher's list beside a data folder."""

    list_file: str
    """The list's own file name."""
    listed: int
    """How many reports it lists."""
    here: int
    """How many of them are here."""
    edition: str
    """The version of the edition that it was set beside."""
    before: str | None
    """The version of the edition before, since which something is new; null for a folder's first."""
    items: list[WatchedItem]
    faults: list[str]
    """What could not be used of the list, with row and remedy."""

    def of(self, state: WatchState) -> list[WatchedItem]:
        """What is in this state."""
        return [item for item in self.items if item.state is state]

    def in_short(self) -> str:
        """All of it in a sentence or two."""
        counts = [
            f"; {heading[:1].lower()}{heading[1:]}: {len(found):,}"
            for state, heading in STATES.items()
            if (found := self.of(state))
        ]
        told = f"{self.here:,} of the {self.listed:,} reports that {self.list_file} lists are here"
        faults = f" Passed over of the list for faults: {len(self.faults):,}." if self.faults else ""
        return f"{told}{''.join(counts)}.{faults}"


def kept_watch(folder: Path) -> Watch | None:
    """What the last build into a data folder found; None where it was given no list, or what it wrote cannot be read."""
    try:
        return Watch.model_validate_json((folder / WATCHED).read_bytes())
    except (OSError, ValidationError):
        return None
