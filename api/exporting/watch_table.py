"""What a publisher's list says beside what is here, as one table."""

from __future__ import annotations

import csv
import io
from typing import Final

from api.exporting.tables import harmless
from queries.watching import Watch, WatchedItem

COLUMNS: Final = tuple(WatchedItem.model_fields)


def watch_csv(found: Watch) -> bytes:
    """Every item as CSV for people, in UTF-8 with the mark by which Excel knows it; nothing in it is run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in found.items:
        writer.writerow([harmless(getattr(item, column)) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")
