"""The kinds of tasks by themselves: whoever asks a question need not load the models of all answers."""

from __future__ import annotations

from enum import StrEnum


class TaskKind(StrEnum):
    """What somebody should look at."""

    DISCREPANCY = "discrepancies"
    NAME = "names"
    WARNING = "warnings"
