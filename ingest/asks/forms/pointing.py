"""How a finding points to a recommendation of its own report by number, and what only looks so."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

_NUMBERS: Final = r"(?:\d{1,2}\.\d{1,2}(?:(?: ?[,;/&–-]| and| to| or){1,2} ?(?:(?:also )?[Rr]ec(?:ommendation)?s?\.? )?\d{1,2}\.\d{1,2}){0,9})"

POINTING = FormTable(
    "pointing",
    "Do a finding's words point to a recommendation of the same report by its number?",
    [
        Form(
            "points-in-brackets",
            r"[(\[] ?(?:[Ss]ee |[Ss]ee also |[Aa]lso )?[Rr]ec(?:ommendation)?s?[.:]? {numbers}(?:,? (?:on )?p(?:age|\.)? ?\d{1,3})? ?[.;]? ?[)\]]",
            says="points",
            reads=(
                "Nobody asks. (Recommendation 2.1)",
                "Waits are long (see Recommendations 1.1, 1.2 and 3.2).",
                "Waits are long. [See recommendations 3.1 – 3.3]",
                "Waits are long. (Recommendation 1.1; Recommendation 4.1)",
                "Waits are long. (Recommendations: 1.1, 1.2)",
                "Waits are long. (Recommendation 1.1, page 12)",
            ),
            leaves=("The review of 2012 made recommendation 2.1.",),
        ),
        Form(
            "points-from-the-word",
            r"\b[Tt]his is (?:an? |the )?recommendations? \({numbers}\)",
            says="points",
            reads=("Letters are unsigned. This is a recommendation (1.1).",),
            leaves=("This is a recommendation of others (1.1).",),
        ),
        Form(
            "points-as-a-sentence",
            r"(?<=[.?!;:”’]) (?:See )?Recommendations? {numbers}"
            r"(?: (?:relates?|refers?|appl(?:y|ies)|address(?:es)?|concerns?)(?: (?:to )?this)?)?\.?$",
            says="points",
            reads=(
                "Staff carry up to forty cases. Recommendation 4.2",
                "Nobody asks. Recommendations 1.1 and 1.2 refer.",
            ),
            leaves=("They were told of Recommendation 4.2",),
        ),
        Form(
            "points-of-matters",
            r"(?:(?:matters?|issue|point)s? (?:is|are|for|of|in)|(?:is|are) (?:the )?(?:subject|matter) of|leads? to|"
            r"(?:addressed|covered|reflected|picked up|taken up|dealt with|included|set out|"
            r"raised(?: with [^.;()]{2,80}?)?|brought to the attention of [^.;()]{2,80}?) "
            r"(?:in|by|at|under|as(?: part of)?|through))"
            r" (?:our )?[Rr]ecommendations? {numbers}",
            says="points",
            reads=(
                "This is the subject of Recommendation 3.1.",
                "This has been brought to the attention of the trust in recommendation 2.1.",
                "Both are covered by Recommendations 1.1 and 1.2.",
                "It is raised with the trust as recommendation 3.1.",
            ),
            leaves=("This is the subject of the recommendation.",),
        ),
    ],
    parts={"numbers": _NUMBERS},
    ignore_case=False,
    whole_words=False,
)

OTHERS_RECOMMENDATIONS = FormTable(
    "others-recommendations",
    "Are the words right before a number, in the same sentence, of a recommendation that somebody else made?",
    [
        Form(
            "of-another-review",
            r"(?:(?:serious case|case|homicide|practice|learning|mortality|thematic|independent|peer|internal) reviews?|inquiry|SCR|"
            r"DHR|inquest|audit)"
            r"(?:['’]s?)?(?: [^.?!]{0,80})?$",
            says="others'",
            reads=("The serious case review’s", "as the case review of Child Q asked in its"),
            leaves=("The case review is known. Nobody asks.",),
        ),
    ],
    whole_words=False,
)

POINTING_TABLES = (POINTING, OTHERS_RECOMMENDATIONS)
"""Both."""
