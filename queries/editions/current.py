"""Which edition a folder's manifest stands for, kept in mind beside it: to open one costs the same however many reports there are.

`current-edition.json` is a note and no truth. It holds for the manifest that it was made of, and where that is another, or the note is
missing or damaged, the manifest is read, which takes longer the more reports there are.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path

from queries.editions.layout import PublishedEdition
from queries.folder import DataFolder, FolderStamp

_VERSION = re.compile(r"[0-9a-f]{16}")


def recalled(folder: DataFolder) -> tuple[FolderStamp, PublishedEdition] | None:
    """The state of a folder and the edition of it, as they were remembered; None where they were not, or the folder has changed since."""
    try:
        note = json.loads(folder.current_edition.read_bytes())
        digest, base, version = (str(note[name]) for name in ("manifest", "base", "edition"))
        written = (int(note["mtime_ns"]), int(note["size"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    stamp = FolderStamp(folder, base, digest, written)
    if not _VERSION.fullmatch(version) or not folder.manifest_path.is_file() or stamp.stale():
        return None
    return stamp, PublishedEdition(folder.editions / version)


def remember(stamp: FolderStamp, edition: PublishedEdition) -> None:
    """Keep in mind which edition is that of a state. A folder that cannot be written to goes without."""
    note = stamp.folder.current_edition
    mtime_ns, size = stamp.written
    said = {
        "manifest": stamp.digest,
        "mtime_ns": mtime_ns,
        "size": size,
        "base": stamp.base,
        "edition": edition.path.name,
    }
    beside = Path(f"{note}.{os.getpid()}.tmp")
    with suppress(OSError):
        beside.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        beside.replace(note)
