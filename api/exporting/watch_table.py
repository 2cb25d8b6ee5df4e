"""What a publisher's list says beside what is here, as one table."""

from __future__ import annotations

import io
from typing import Final

from api.exporting.tables import harmless, write_csv_rows
from queries.watching import Watch, WatchedItem

COLUMNS: Final = tuple(WatchedItem.model_fields)


def watch_csv(found: Watch) -> bytes:
    """Every item as CSV for people, in UTF-8 with the mark by which Excel knows it; nothing in it is run as a formula."""
    out = io.BytesIO()
    write_csv_rows(COLUMNS, ([harmless(getattr(item, column)) for column in COLUMNS] for item in found.items), out)
    return out.getvalue()
