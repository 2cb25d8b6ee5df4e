"""Forms of the verdicts of a revisit: whether progress on a weakness is sufficient."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import MET, NOT_MET
from ingest.forms.form import Form
from ingest.forms.table import FormTable

_PARTS: Final = {
    "enough": r"(?:sufficient(?:ly)?|enough|adequate)",
    "denied": r"(?:not|n['’]t|never|nor|neither|none|no|cannot|yet to|fail(?:s|ed|ing)? to|without|short of|less than|unable to|hardly|scarcely)",
}
_NUMBER: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|all|both|most|some|none|any|several|each|every|\d{1,2})"
)
_OF_ITS_OWN: Final = {
    "number": _NUMBER,
    "grave": r"(?:(?:significant|serious) )?",
}
_OF_THE_FIRST: Final = {
    "first": r"(?:initial|first|original|previous|earlier|last|full|20\d\d|\w+ 20\d\d)",
    "found": r"(?:found|identified|noted|highlighted|reported|judged|raised|said|showed|revealed|concluded)",
    "begins": r"(?:[-–—•] ?)?",
    "inspection": r"(?:joint )?(?:local )?(?:area )?(?:SEND )?inspection(?: report| letter)?(?: (?:in|of) (?:\w+ )?20\d\d)?",
}

NOT_DENYING: Final = FormTable(
    "not-denying",
    "Which words look like a denial and are none?",
    (
        Form(
            "no-doubt",
            "no doubt|without (?:a )?doubt|no longer|not only|not just|no small part|nonetheless",
            "sets-aside",
            1,
            ("There is no doubt of it.", "Plans are no longer late."),
        ),
    ),
)

VERDICTS: Final = FormTable(
    "verdicts",
    "Is progress on a weakness sufficient? Asked of the clause that says so.",
    (
        Form(
            "insufficient-progress",
            r"(?:insufficient|inadequate|too little|little or no) (?:\w+ ){0,2}progress",
            NOT_MET,
            1,
            ("The area has made insufficient progress on this weakness.",),
            ("The area has made sufficient progress.",),
        ),
        Form(
            "sufficient-progress-not-made",
            r"{enough} progress\b(?:(?! but | although )[^;]){0,80}? (?:has|have|had|was|were|is|are) (?:not|yet to|never|still to)",
            NOT_MET,
            1,
            ("Sufficient progress in addressing this weakness has not been made.",),
        ),
        Form(
            "not-sufficient-progress",
            r"{denied}\b[^;]{0,240}?\b{enough}",
            NOT_MET,
            2,
            (
                "The area has not made sufficient progress in addressing this weakness.",
                "The area has not, in the view of inspectors, made sufficient progress.",
            ),
            ("The area has made sufficient progress.",),
        ),
        Form(
            "sufficient-progress",
            r"{enough} (?:\w+ ){0,3}progress|progress\b[^;]{0,120}?\b{enough}|{enough} (?:improved|progressed|addressed)",
            MET,
            3,
            (
                "The area has made sufficient progress in addressing this weakness.",
                "Progress on this weakness is sufficient.",
            ),
            ("The area has not made sufficient progress.",),
        ),
    ),
    parts=_PARTS,
)

OF_SEVERAL: Final = FormTable(
    "verdicts-of-several",
    "Does a verdict tell how many weaknesses it is of? Then it sums up the verdicts on each.",
    (
        Form(
            "so-many-weaknesses",
            r"{number} (?:(?:of|out of) )?(?:the |its |their )?(?:{number} )?(?:identified |original )?{grave}(?:areas of )?{grave}weaknesses",
            "several",
            1,
            ("It is sufficient on all significant weaknesses.", "It is so of all the areas of significant weaknesses."),
            ("It is sufficient on this weakness.",),
        ),
        Form(
            "so-many-of-so-many",
            r"{number} (?:of|out of) (?:the |its |these |those )?(?:{number}|{grave}areas|{grave}weaknesses)|"
            r"(?:the|all) {number} (?:identified )?(?:areas|{grave}weaknesses)",
            "several",
            2,
            ("It is so in four out of seven.", "It is so in the three areas of significant weakness."),
        ),
    ),
    parts=_OF_ITS_OWN,
)

WEAKNESSES: Final = FormTable(
    "weaknesses-found",
    "Does a sentence begin to tell a weakness that the first inspection found?",
    (
        Form(
            "first-inspection-found",
            r"^{begins}(?:the|this|that|in its|in the|during the|at the)(?: time of the)? (?:{first} )?{inspection},? "
            r"(?:(?:had |also )?{found}|it was|inspectors|leaders|the (?:local )?area|there (?:was|were))",
            "weakness",
            1,
            (
                "The initial inspection found that plans were late.",
                "At the initial inspection, inspectors found delays.",
                "At the initial inspection it was found that plans were late.",
            ),
            ("At the time of the survey, plans were late.",),
        ),
        Form(
            "it-was-so-then",
            r"^{begins}(?:at the time of the {first}|(?:at|during|in) (?:that|the {first})) {inspection},? "
            r"(?:[\w’'-]{1,20} ){1,8}(?:was|were|did|had|could|knew|lacked)\b",
            "weakness",
            1,
            (
                "At the time of the initial inspection, parents did not know of the local offer.",
                "At that inspection joint planning was weak.",
            ),
            ("At the time of the visit, parents did not know of it.",),
        ),
        Form(
            "inspectors-found-then",
            r"^{begins}inspectors (?:had )?(?:{found}|were concerned)\b[^.]{0,30}? (?:at|during|in) (?:the|that) {first} inspection",
            "weakness",
            1,
            ("Inspectors found at the initial inspection that plans were late.",),
        ),
        Form(
            "weakness-counted",
            r"^{begins}area of (?:significant |serious )?weakness \d{1,2}\b",
            "weakness",
            1,
            ("Area of weakness 2: poor joint commissioning",),
            ("One area of weakness remains.",),
        ),
        Form(
            "found-in-a-year",
            r"^{begins}in (?:\w+ )?20\d\d,? (?:inspectors|the inspection|it was) (?:\w+ )?(?:{found}|that)",
            "weakness",
            1,
            ("In 2018, inspectors found that plans were late.",),
        ),
    ),
    parts=_OF_THE_FIRST,
)

VERDICT_TABLES: Final = (NOT_DENYING, VERDICTS, OF_SEVERAL, WEAKNESSES)
"""All, for the documentation."""
