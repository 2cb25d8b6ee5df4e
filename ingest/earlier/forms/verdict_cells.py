"""Forms of a revisit's table of verdicts: which line heads it, and what a cell says of the progress on its row's weakness."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import MET, NOT_MET
from ingest.forms.form import Form
from ingest.forms.table import FormTable

VERDICT_CELLS: Final = FormTable(
    "verdict-cells",
    "What does a cell beside a weakness say of the progress on it?",
    (
        Form(
            "cell-not-sufficient",
            r"^(?:No|Not(?: yet)? (?:sufficient(?: progress)?|met|made|addressed)|Insufficient(?: progress)?|Sufficient progress not(?: yet)?|"
            r"No sufficient progress|[✗✘])(?: (?:has been )?made)?[.]?$",
            NOT_MET,
            1,
            ("No", "Not yet sufficient", "Insufficient progress", "Not made", "Sufficient progress not made"),
            ("Yes", "No parent was asked"),
        ),
        Form(
            "cell-sufficient",
            r"^(?:Yes|Sufficient(?: progress)?|Met|Made|Addressed|[✓✔])(?: (?:has been )?made)?[.]?$",
            MET,
            1,
            ("Yes", "Sufficient", "Sufficient progress made", "Met"),
            ("No", "Sufficient staff"),
        ),
    ),
    ignore_case=False,
    whole_words=False,
)

VERDICT_TABLE_HEADS: Final = FormTable(
    "verdict-table-heads",
    "Does a line or a row end in the head of a column on progress?",
    (
        Form(
            "column-of-progress",
            r"\b(?:(?:[Hh]as|[Ii]s|[Ww]as|[Hh]ave) [^.?]{0,40})?(?:[Ss]ufficient [Pp]rogress|[Pp]rogress)"
            r"(?: (?:sufficient|made|been made|since the [^.;]{3,40}|to date))?[?]?$",
            "heads",
            1,
            (
                "Area of significant weakness Sufficient progress?",
                "Weakness Progress made",
                "Has sufficient progress been made?",
            ),
            ("The area has made sufficient progress.", "Sufficient staff"),
        ),
    ),
    ignore_case=False,
    whole_words=False,
)

VERDICT_CELL_TABLES: Final = (VERDICT_CELLS, VERDICT_TABLE_HEADS)
"""Both."""
