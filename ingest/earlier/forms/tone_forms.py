"""Forms that speak well or ill of a matter, without saying what became of it."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import MET, NOT_MET, UNSAID
from ingest.forms.form import Form
from ingest.forms.table import FormTable

TONE: Final = FormTable(
    "tone",
    "Does a sentence on a matter that was asked for speak well or ill of it? Where it does both, nothing is told.",
    (
        Form(
            "tone-unsaid",
            "no longer|(?:is|are|has|have) now no|now no",
            UNSAID,
            1,
            ("Supervision is no longer what it was.", "There is now no drift."),
        ),
        Form(
            "said-ill-of",
            r"not|no|nor|lacks?|lacking|insufficient\w*|inconsisten\w+|poor\w*|weak\w*|inadequate\w*|delay\w*|drift|limited|"
            r"too (?:many|few|often|long|slow)|underdeveloped|variable|variability|missing|fail\w*|unclear|absen\w+|rarely|ineffective\w*|"
            r"late|longer|short|needs? to|require\w* (?:further|more|improvement|strengthening|development)|overly|patchy|sporadic|fragmented|unmet",
            says=NOT_MET,
            rank=2,
            reads=("Plans are late and weak.", "Chronologies are missing."),
            leaves=("Plans are timely.", "Plans are timely and weak."),
        ),
        Form(
            "said-well-of",
            r"high standard|improved|improving|good|better|strong\w*|effective\w*|robust\w*|well|timely|positive\w*|prompt\w*|"
            r"consistently|appropriate\w*|successful\w*|comprehensive\w*|fully|put in place|"
            r"rigorous\w*|careful\w*|purposeful\w*|reflective|accurate\w*|thorough\w*|secure\w*|impressive|excellent|sensitive\w*",
            says=MET,
            rank=2,
            reads=("Plans are timely.", "Chronologies are good and helpful."),
            leaves=("Plans.", "Plans are timely and weak."),
        ),
    ),
    unanimous=True,
)
