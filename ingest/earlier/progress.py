"""Whether what an inspection asked for was done, by the forms of words in which a later report says so."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.earlier.forms.counted_words import COUNTED, COUNTED_PART
from ingest.earlier.forms.follow_up_words import BESIDE
from ingest.earlier.forms.progress_kinds import PARTLY_MET, UNSAID
from ingest.earlier.forms.progress_modifiers import PROGRESS
from ingest.earlier.forms.tone_forms import TONE


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of what was asked, `met`, `partly-met` or `not-met`, and the id of the form that says so."""

    status: str
    rule: str


def progress_in(sentence: str) -> Progress | None:
    """What a sentence says became of what was asked; None where it says nothing of it.

    What it says of a counted part, done or not, is that all of it was done in part.
    """
    words = BESIDE.blanked(sentence)
    found = PROGRESS.read(words)
    part = COUNTED_PART.first(words)
    if found is None:
        return Progress(PARTLY_MET, part.form.id) if part is not None and part.form.says != COUNTED else None
    if found.says == UNSAID:
        return None
    if part is None or found.says == PARTLY_MET:
        return Progress(found.says, found.rule)
    return Progress(PARTLY_MET, f"{found.rule} + {part.form.id}")


def tone_of(sentence: str) -> Progress | None:
    """Whether a sentence on a matter that was asked for speaks well or ill of it; None where it does both, or neither."""
    found = TONE.first(sentence)
    return None if found is None or found.form.says == UNSAID else Progress(found.form.says, found.form.id)
