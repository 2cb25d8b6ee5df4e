"""Every table of forms. A table that stands here is tested, explained and documented."""

from __future__ import annotations

from ingest.asks.forms.listing_words import LIST_TABLES
from ingest.asks.forms.time_limits import LIMIT_TABLES
from ingest.asks.forms.told import OWNER_TABLES
from ingest.earlier.forms.follow_up_words import FOLLOW_UP_TABLES
from ingest.earlier.forms.inspection_forms import FRAMEWORK_NAMES, NAMES_BY_DATE, VAGUE_NAMES
from ingest.earlier.forms.name_surroundings import SURROUNDINGS
from ingest.earlier.forms.progress_said import NO_DENIAL, PROGRESS, TONE
from ingest.forms.table import FormTable
from ingest.names.forms.orders import ORDER_TABLES
from ingest.names.forms.whom import WHOM_TABLES

TABLES: tuple[FormTable, ...] = (
    *OWNER_TABLES,
    *LIST_TABLES,
    *LIMIT_TABLES,
    *ORDER_TABLES,
    *WHOM_TABLES,
    FRAMEWORK_NAMES,
    NAMES_BY_DATE,
    VAGUE_NAMES,
    *SURROUNDINGS,
    *FOLLOW_UP_TABLES,
    PROGRESS,
    NO_DENIAL,
    TONE,
)
"""The tables, in the order in which a reader of the documentation wants them."""
