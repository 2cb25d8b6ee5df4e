"""What became of what was asked, and the kinds of the targets that say so."""

from __future__ import annotations

from typing import Final

MET: Final = "met"
PARTLY_MET: Final = "partly-met"
NOT_MET: Final = "not-met"
UNSAID: Final = "unsaid"

# Kinds: what a modifier makes of a target goes by them.
DONE: Final = "done"  # a verb of having done; whether it says anything by itself is the target's to say
DOING: Final = "doing"  # a verb of doing: no word on it unless it is denied
BETTERED: Final = "bettered"
RESPONSE: Final = "response"
PROGRESS_MADE: Final = "progress"
PACE: Final = "pace"
IMPROVEMENT: Final = "improvement"
LEFT: Final = "left"  # what was asked is named, and is wanting
REMAINING: Final = "remaining"  # the same in words that say so only of a part of it
WANTING: Final = "wanting"
TROUBLE: Final = "trouble"
AS_SAID: Final = "as-said"  # whole phrases: only what unsays a sentence bears on them

NOTHING: Final = ""
