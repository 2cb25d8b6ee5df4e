"""By when something is asked: in an item itself, in the line that leads items in, and in limits that no scheme knows."""

from __future__ import annotations

from ingest.forms.form import Form
from ingest.forms.table import FormTable

OWN_LIMITS = FormTable(
    "own-limits",
    "By when is an item asked that stands under no time limit? Elsewhere than at its ends “within ten days” is part of what is asked.",
    [
        Form(
            "limit-at-the-beginning",
            r"^within \w+ months?\b",
            says="the words",
            reads=("Within three months, count every visit.",),
            leaves=("Count within three months every visit.",),
        ),
        Form(
            "limit-at-the-end",
            r"\bwithin \w+ months?\.?$",
            says="the words",
            reads=("Count every visit within three months.",),
            leaves=("See within six months of a visit whoever was visited.",),
        ),
        Form(
            "limit-immediately",
            r"^immediately\b",
            says="the words",
            reads=("Immediately count every visit.",),
            leaves=("Ensure that children are immediately seen.",),
        ),
        Form(
            "take-immediate-action",
            r"\b(?:should|must) take immediate (?:action|steps)\b",
            says="immediately",
            rank=2,
            reads=("The council should take immediate action to count visits.",),
            leaves=("The council took immediate action.",),
        ),
        Form(
            "with-immediate-effect",
            r"\bwith immediate effect(?=\W{0,9}$)",
            says="immediately",
            rank=2,
            reads=("Count every visit with immediate effect.",),
            leaves=("Visits made with immediate effect are counted.",),
        ),
        Form(
            "should-immediately",
            r"\b(?:should|must) immediately\b",
            says="immediately",
            rank=2,
            reads=("The council should immediately count its visits.",),
            leaves=("The council should count its visits immediately after they are made.",),
        ),
    ],
    whole_words=False,
)

TIMED_LEAD_INS = FormTable(
    "timed-lead-ins",
    "By when are the items that a line leads in?",
    [
        Form(
            "lead-in-timed-last",
            r"[.:] (?P<timing>{timed}\b[^.:]{0,40}):?$",
            says="last",
            reads=("The council should act. Within three months of this report:",),
            leaves=("The council should act within three months:",),
        ),
        Form(
            "lead-in-timed-first",
            r"^(?P<timing>{timed}) ?,? (?=\w)",
            says="first",
            rank=2,
            reads=("Immediately, the council should:", "Within six months the council should:"),
            leaves=("Within reach, the council should:",),
        ),
    ],
    parts={"timed": r"immediately|within \w+ months?"},
    whole_words=False,
)

OTHER_LIMITS = FormTable(
    "other-limits",
    "Is a line a time limit that no scheme knows, so that what stands under it has no priority that can be told?",
    [
        Form(
            "limit-in-other-measures",
            r"^(?:within|in|by|over|after|before)\b[^.;]{0,40}?\b(?:days?|weeks?|months?|years?|terms?|(?:19|20)\d{2})(?: of [^.;]{0,40})? ?:?$",
            says="unknown",
            reads=("Within ten working days:", "By March 2012", "In the next two years of the plan"),
            leaves=("In ten days; count visits", "Within reach"),
        ),
        Form(
            "limit-by-term",
            r"^(?:in the )?(?:short|medium|long(?:er)?)[\s-]{1,4}term ?:?$",
            says="unknown",
            reads=("Medium term:", "Longer-term"),
            leaves=("Short-term plans", "In the medium term:"),
        ),
        Form(
            "limit-as-soon-as-possible", r"^as soon as possible ?:?$", says="unknown", reads=("As soon as possible:",)
        ),
        Form("limit-ongoing", r"^ongoing ?:?$", says="unknown", reads=("Ongoing",), leaves=("Ongoing work",)),
    ],
    whole_words=False,
)

LIMIT_TABLES = (OWN_LIMITS, TIMED_LEAD_INS, OTHER_LIMITS)
"""All of them."""
