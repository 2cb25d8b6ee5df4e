"""Every table of forms. A table that stands here is tested, explained and documented."""

from __future__ import annotations

from ingest.asks.forms.fault_words import FAULT_TABLES
from ingest.asks.forms.group_words import GROUP_TABLES
from ingest.asks.forms.kinds_listed import LISTED_TABLES
from ingest.asks.forms.listing_words import LIST_TABLES
from ingest.asks.forms.pointing import POINTING_TABLES
from ingest.asks.forms.subjects import SUBJECT_VERBS
from ingest.asks.forms.time_limits import LIMIT_TABLES
from ingest.asks.forms.told import OWNER_TABLES
from ingest.asks.forms.told_clauses import OWNER_WORD_TABLES
from ingest.earlier.forms.counted_words import COUNTED_PART
from ingest.earlier.forms.follow_up_words import FOLLOW_UP_TABLES
from ingest.earlier.forms.inspection_forms import FRAMEWORK_NAMES, NAMES_BY_DATE, OTHER_NAMES, VAGUE_NAMES
from ingest.earlier.forms.looking_back_words import LOOKING_BACK_TABLES
from ingest.earlier.forms.name_surroundings import SURROUNDINGS
from ingest.earlier.forms.progress_modifiers import PROGRESS
from ingest.earlier.forms.tone_forms import TONE
from ingest.earlier.forms.verdict_cells import VERDICT_CELL_TABLES
from ingest.earlier.forms.verdict_words import VERDICT_TABLES
from ingest.forms.composition import ComposedTable
from ingest.forms.table import FormTable
from ingest.grades.forms.jar_subjects import JAR_SUBJECT_TABLES
from ingest.names.forms.orders import ORDER_TABLES
from ingest.names.forms.whom import WHOM_TABLES
from ingest.provisions.forms.provider_names import PROVIDER_NAME_TABLES
from ingest.provisions.forms.provision_words import PROVISION_TABLES, PROVISION_WORD_TABLES
from ingest.provisions.forms.service_words import NOT_SAID_OF_NOW, SERVICE_TABLES

SENTENCE_TABLES: tuple[FormTable | ComposedTable, ...] = (
    *OWNER_TABLES,
    *ORDER_TABLES,
    *FAULT_TABLES,
    *LIST_TABLES,
    *LIMIT_TABLES,
    *POINTING_TABLES,
    *LISTED_TABLES,
    FRAMEWORK_NAMES,
    NAMES_BY_DATE,
    VAGUE_NAMES,
    OTHER_NAMES,
    *SURROUNDINGS,
    *FOLLOW_UP_TABLES,
    *LOOKING_BACK_TABLES,
    PROGRESS,
    TONE,
    COUNTED_PART,
    *VERDICT_TABLES,
    *VERDICT_CELL_TABLES,
    *PROVISION_TABLES,
    NOT_SAID_OF_NOW,
)
"""Those that are asked of a sentence."""

WORD_TABLES: tuple[FormTable | ComposedTable, ...] = (
    *OWNER_WORD_TABLES,
    SUBJECT_VERBS,
    *WHOM_TABLES,
    *PROVISION_WORD_TABLES,
    *SERVICE_TABLES,
    *PROVIDER_NAME_TABLES,
    *GROUP_TABLES,
    *JAR_SUBJECT_TABLES,
)
"""Those that are asked of a few words of a sentence only: of what stands before a “should”, whether it names a body."""

TABLES: tuple[FormTable | ComposedTable, ...] = (*SENTENCE_TABLES, *WORD_TABLES)
"""All, in the order in which a reader of the documentation wants them."""
