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
    "Does a line head a table of weaknesses and of the progress on each?",
    (
        Form(
            "weakness-and-progress",
            r"^(?:(?:No\.?|#) )?(?:(?:identified|original|serious|significant|areas?|of|the) ){0,6}"
            r"(?:weakness(?:es)? |(?=(?:has |sufficient |progress)))(?:has the (?:local )?area made )?(?:(?:is|was) )?"
            r"(?:sufficient )?progress(?: (?:sufficient|made|since[^.;]{3,60}))?[?]?(?: weakness(?:es)?)?$",
            "heads",
            1,
            (
                "Area of significant weakness Sufficient progress?",
                "Weakness Progress made",
                "Area of significant Sufficient progress? weakness",
            ),
            ("The area has made sufficient progress.", "Sufficient staff"),
        ),
    ),
    whole_words=False,
)

VERDICT_CELL_TABLES: Final = (VERDICT_CELLS, VERDICT_TABLE_HEADS)
"""Both."""
