"""Which of the bodies that a report lists by kind a group's words mean, and of whom it requires its action plan."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

PLAN_OF_THOSE_BEFORE: Final = "plan-those-before-are-to-submit"
"""The form before whose words those stand of whom the plan is required; behind the others'."""

KINDS_LISTED = FormTable(
    "kinds-listed",
    "Of which kind, among the bodies that the report lists, are all whom a group's words mean?",
    [
        Form(
            "kind-narrower",
            r"\b(?:acute|hospitals?|mental health|community|ambulance|maternity|primary|adult|substance misuse|relevant|some|most|other|local)\b",
            says="some",
            reads=("the acute trusts", "Community providers", "other providers"),
            why="The list does not say which of its bodies are of that kind.",
        ),
        Form(
            "kind-all",
            r"\b(?:providers? (?:trusts? |services? )?and (?:the )?(?:commissioners?|CCGs?)|(?:commissioners?|"
            r"CCGs?) and (?:all )?(?:the )?providers?|"
            r"(?:health|NHS) (?:organi[sz]ations|bodies|agencies|partners)|health economy)\b",
            says="all",
            rank=2,
            reads=("All providers and commissioners", "all health organisations"),
        ),
        Form(
            "kind-trusts",
            r"\btrusts\b",
            says="trusts",
            rank=3,
            reads=("All provider trusts", "the two trusts", "Both NHS trusts"),
            leaves=("the trust",),
        ),
        Form(
            "kind-providers",
            r"\bproviders?\b",
            says="providers",
            rank=4,
            reads=("All providers", "all provider organisations"),
        ),
        Form(
            "kind-commissioners",
            r"\b(?:CCGs|clinical commissioning groups|commissioners)\b",
            says="commissioners",
            rank=4,
            reads=("the three CCGs", "The commissioners", "Both clinical commissioning groups"),
            leaves=("the CCG",),
        ),
    ],
    whole_words=False,
)

PLAN_REQUIRED = FormTable(
    "plan-required",
    "Of whom does a report require an action plan that addresses what it recommends?",
    [
        Form(
            "plan-required-from",
            r"\baction plans?\b[^.;]{0,120}? (?:is|are) (?:required|requested|expected|due) (?:from|by|of) ",
            says="required",
            reads=(
                "An action plan that answers these recommendations is required from NHS Marlshire CCG within 20 working days.",
            ),
            leaves=("An action plan is required.",),
        ),
        Form(
            "plan-to-be-made-by",
            r"\baction plans?\b[^.;]{0,120}? (?:(?:should|must|to) be|will be) (?:submitted|prepared|produced|sent|provided|co-?ordinated) by ",
            says="required",
            reads=("An action plan must be submitted by NHS Marlshire CCG.",),
        ),
        Form(
            PLAN_OF_THOSE_BEFORE,
            r" (?:(?:is|are) (?:required|asked|requested|expected) to|should|must|needs? to) (?:now )?(?:submit|provide|produce|prepare|send|"
            r"return|draw up|co-?ordinate) (?:\w+ ){0,3}?action plans?\b",
            says="required",
            reads=("NHS Marlshire CCG is required to submit an action plan within 20 working days.",),
            leaves=("The CCG has an action plan.",),
        ),
    ],
    whole_words=False,
)

LISTED_TABLES = (KINDS_LISTED, PLAN_REQUIRED)
"""Both."""
