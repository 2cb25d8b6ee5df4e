"""Forms of the verb behind a body of which a statement says what is wrong: the body is then its subject, and no part or place of it."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

_PARTS: Final = {
    "aside": r"(?: \([^()]{1,40}\)|, (?:which|who) [^,;.]{1,160},|,[^,;.]{1,80},)?(?: (?:also|still|often|too often|sometimes|rarely|"
    r"seldom|currently|therefore|each|both|together|together still|only|already|\w+ly))?",
    # plurals that stand where the verb would: "the trust’s therapists", "council officers"
    "people": r"staff|services|therapists|nurses|teams|leaders|officers|managers|workers|clinicians|practitioners|commissioners|"
    r"providers|doctors|midwives|paediatricians|visitors|boards|schools|trustees|records|systems|policies|processes|figures|data|"
    r"plans|members|governors|consultants|professionals|colleagues|partners|specialists|psychologists|websites|facilities|premises",
}

SUBJECT_VERBS: Final = FormTable(
    "subject-verbs",
    "Does a statement of what is wrong go on, behind the bodies with which it begins, with what they do or do not?",
    (
        Form(
            "subject-is",
            r"^{aside} (?:has|have|had|is|are|was|were|does|do|did|cannot|can|could|may|might|will|would|must|needs?|lacks?|fails?)\b",
            "subject",
            1,
            (" is slow to answer.", ", which runs the clinics, has two lists."),
            (" therapists are slow to answer.",),
        ),
        Form(
            "subject-does",
            r"^{aside} (?!(?:{people})\b)(?:[a-z]{1,20}(?:[^s\W]s|ed|es)|keep|hold|held|know|knew|give|gave|make|made|take|took|work|share|"
            r"use|plan|rely|run|ran|spend|spent|see|saw|provide|commission|offer|publish)\b(?! (?:are|is|were|was|do|have|has)\b)",
            "subject",
            2,
            (" holds two lists of children.", " publish no figures."),
            (" therapists hold two lists of children.", "’s clinics hold two lists.", " plans are late."),
        ),
    ),
    parts=_PARTS,
    whole_words=False,
)
"""Asked of what stands behind the bodies' names."""
