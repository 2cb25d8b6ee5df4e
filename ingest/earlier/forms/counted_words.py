"""Forms that count a part of what was asked: "two of the three priority actions". Of which single ones that is said, nobody can tell."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

COUNTED, COUNTED_DONE, COUNTED_LEFT = "counted", "counted-done", "counted-left"
"""That a part is counted; that it is said to be done or left undone besides."""

_PARTS = {
    "some-number": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\d{1,2})",
    "what-was-asked": r"(?:\w+ ){0,2}?(?:recommendations?|(?:priority |further )?actions?|requirements|priorities|weaknesses|"
    r"(?:\w+ )?areas?(?: (?:for|of|needing) (?:\w+ )?(?:improvement|development|action|concern|weakness))?|concerns|shortfalls)",
}
# "All four of the four" and "12 of the 12" are no part, and "not one of the three" is none.
_PART = (
    r"(?<!all\s)(?<!not\s)(?P<part>{some-number}) (?:(?:out )?of) (?:(?:the|its|their|these|those) )?(?:(?!(?P=part)\b)\w+ )?"
    r"(?!(?P=part)\b){some-number} {what-was-asked}"
)

COUNTED_PART: Final = FormTable(
    "counted-part",
    "Does a sentence count a part of what was asked, and is that part alone said to be done, or to be left?",
    [
        Form(
            "counted-done-by-them",
            r"(?:addressed|met|completed|implemented|achieved|resolved|delivered|fulfilled|actioned) (?:only )?"
            + _PART,
            says=COUNTED_DONE,
            reads=("Leaders have addressed two of the three areas for priority action.",),
            leaves=("Leaders have addressed the three areas for priority action.",),
        ),
        Form(
            "counted-left",
            _PART + r"(?:[^.;,]{0,80})? remain\b",
            says=COUNTED_LEFT,
            rank=2,
            reads=("Two of the three priority actions remain outstanding.",),
            leaves=("All three priority actions remain outstanding.",),
        ),
        Form(
            "counted-in-front",
            r"of (?:the|its|their) (?P<whole>{some-number}) {what-was-asked}[^.;]{0,100}?, (?:only |just )?(?!(?P=whole)\b){some-number} "
            r"(?:have|has|had|are|is|were|was|remain)",
            says=COUNTED,
            rank=3,
            reads=("Of the five recommendations made in 2014, three have been fully met.",),
            leaves=(
                "Of the five recommendations made in 2014, all have been met.",
                "Of the 12 recommendations made in 2014, 12 have been met.",
            ),
        ),
        Form(
            "counted-of-so-many",
            _PART,
            says=COUNTED,
            rank=3,
            reads=("There was no impact in three of the four priority areas.", "2 of the 3 actions are done."),
            leaves=(
                "Three priority areas are better.",
                "All 3 of the 3 actions are done.",
                "Not one of the 3 actions is done.",
            ),
        ),
    ],
    parts=_PARTS,
)
