"""What leads a list in, what tells somebody else within it, and what says that it is empty."""

from __future__ import annotations

from ingest.forms.form import Form
from ingest.forms.table import FormTable

LEAD_INS = FormTable(
    "lead-ins",
    "Does the sentence under a list's heading lead the list in?",
    [
        Form(
            "lead-in-colon",
            r":$",
            says="leads in",
            reads=("To improve, the council and its partners should:",),
            leaves=("Two things: time and money.",),
        ),
        Form(
            "lead-in-open",
            r"\b(?:should|must|needs? to|(?:is|are) (?:required|expected|asked) to)(?: (?:now|also|jointly|together)){0,2}(?: ensure(?: that)?)?$",
            says="leads in",
            reads=(
                "The council and NHS Marlshire should",
                "The partners are required to",
                "The council must now ensure that",
            ),
            leaves=("They do what they should.",),
        ),
        Form(
            "lead-in-following",
            r"\bfollowing\b",
            says="leads in",
            reads=("The council was asked to do the following.",),
            leaves=("Inspectors followed the money.",),
        ),
        Form(
            "lead-in-take-action",
            r"\b(?:should|must) take\b",
            says="leads in",
            reads=("The council should take action.", "The partners must take these steps."),
        ),
    ],
    whole_words=False,
)

TELLING_LINES = FormTable(
    "telling-lines",
    "Does a line in the midst of a list tell somebody else than the list's own lead-in?",
    [
        Form(
            "line-tells",
            r"\b(?:should|must|needs? to|(?:is|are) (?:required )?to)\b[^.;]{0,80}:$",
            says="tells",
            reads=("The council and NHS Marlshire should:", "NHS Marlshire is required, with others, and must now:"),
            leaves=("The council should act. These are its tasks:", "Health services:"),
        ),
        Form(
            "line-tells-openly",
            r"^(?-i:[A-Z])[^.;:]{2,300}\b(?:should|must|needs? to|(?:is|are) (?:required|expected|asked) to)"
            r"(?: (?:now|also|jointly|together)){0,2}(?: ensure(?: that)?)?$",
            says="tells",
            reads=("The council and NHS Marlshire should",),
            leaves=("They do what they should.", "and who must"),
        ),
        Form(
            "line-recommends",
            r"\b(?:recommend(?:s|ed)?|asked?|advise[sd]?) that\b[^.;]{2,160}:$",
            says="tells",
            reads=("It is recommended that the council and NHS Marlshire:",),
            leaves=("The council was asked that day. It did nothing:",),
        ),
        Form(
            "line-tells-to-take-action",
            r"\bshould take\b[^.;]{0,60}[.:]$",
            says="tells",
            reads=("NHS Marlshire should take this action.",),
            leaves=("NHS Marlshire should take action; others need not.",),
        ),
    ],
    whole_words=False,
)

OTHER_LISTS = FormTable(
    "other-lists",
    "Does a sentence in a list lead in another list than this one?",
    [
        Form(
            "other-list-following",
            r"\bfollowing\b[^.;]{0,100}:$",
            says="another",
            reads=("Inspectors looked at the following cases:",),
            leaves=("Following this, visits were counted.",),
        ),
    ],
    whole_words=False,
)

NOTHING = FormTable(
    "nothing-in-the-list",
    "Does an item only say that there are no items?",
    [
        Form(
            "there-are-none-of-them",
            r"^there (?:are|were) (?:currently )?no (?:\w+ ){0,2}(?:areas?|priorit(?:y|ies)|recommendations?|actions?)",
            says="nothing",
            reads=("There are no areas for priority action.", "There were currently no new recommendations."),
            leaves=("There are now two areas.", "There are no backlogs of visits."),
        ),
        Form(
            "no-areas",
            r"^no (?:areas?|priority|recommendations?)",
            says="nothing",
            reads=("No areas for priority action were identified.", "No recommendations."),
            leaves=("No child was seen.",),
        ),
        Form("none", r"^none", says="nothing", reads=("None identified.",), leaves=("Nonetheless, act.",)),
        Form(
            "inspection-found-none",
            r"^(?:the|this) (?:inspection|review) did not (?:find|identify) any (?:areas?|priority|actions?|recommendations?)",
            says="nothing",
            reads=("The inspection did not identify any areas for priority action.",),
            leaves=("The inspection did not find any children alone.",),
        ),
    ],
)

ASKING = FormTable(
    "asking",
    "Does an item that does not begin with what is to be done ask for something?",
    [
        Form(
            "asks-should",
            r"should|must",
            says="asks",
            reads=("Every visit should be counted.", "Every visit must be counted."),
            leaves=("Every visit is counted.",),
        ),
    ],
    ignore_case=False,
)

NUMBERED_ASKING = FormTable(
    "numbered-asking",
    "Does a paragraph ask for something, among numbered ones that say what was found?",
    [
        Form(
            "paragraph-asks",
            r"should|must|needs? to",
            says="asks",
            reads=("Every visit must be counted.", "The council needs to count its visits."),
            leaves=("Every visit is counted, and needs time.",),
        ),
        Form(
            "paragraph-asks-to-ensure",
            r"to ensure",
            says="asks",
            reads=("Managers to ensure that visits are counted.",),
            leaves=("Managers ensure that visits are counted.",),
        ),
    ],
    ignore_case=False,
)

SPEAKING_OF_ITEMS = FormTable(
    "speaking-of-items",
    "Does a paragraph in front of an item speak of the list? A lead-in may end in a full stop.",
    [
        Form(
            "speaks-of-items",
            r"following|these|priorit(?:y|ies)|recommendations?|areas for improvement",
            says="speaks of them",
            reads=(
                "Inspectors ask for the following.",
                "There are three priorities for the council.",
                "They are areas for improvement.",
            ),
            leaves=("Visits are counted in many areas.",),
        ),
    ],
)

GROUP_LEAD_INS = FormTable(
    "group-lead-ins",
    "Is a whole line the lead-in of a group of items: does it tell somebody, and leave open what?",
    [
        Form(
            "group-told-to",
            r"\b(?:should|must|needs? to|(?:is|are) (?:(?:required|expected|asked|recommended) )?to)"
            r"(?: (?:now|also|jointly|together|work together to|work to|take action to|ensure(?: that)?|consider)){0,3} ?[:–—-]? ?$",
            says="leads in",
            reads=(
                "NHS Marlshire CCG and Marl Vale NHS Trust should:",
                "All provider trusts should",
                "The trust is required to ensure that:",
            ),
            leaves=("The trust should train its staff.", "Staff need to know what they should do."),
        ),
        Form(
            "group-told-with-others",
            r"\b(?:should|must),? (?:(?:jointly|together|along|working|in (?:partnership|conjunction|collaboration)) )?with [^.;:]{2,160}:$",
            says="leads in",
            reads=(
                "The council should, with its schools:",
                "The trust must, together with its commissioners:",
            ),
            leaves=("The trust should work with its commissioners.",),
        ),
        Form(
            "group-told-to-work-with-others",
            r"\b(?:should|must) (?:jointly |together )?work (?:closely |together |jointly )?with [^.;:]{2,160} to(?: ensure(?: that)?)? ?:$",
            says="leads in",
            reads=("Marl Haven should work with MVH and MCT to:",),
            leaves=("The trust should work with its schools to count absences.",),
        ),
        Form(
            "group-headed",
            r"^[A-Z][^.;:]{2,200}(?:Trust|CCGs?|Group|Board|NHS|PCT|[Tt]rusts|[Pp]roviders|[Cc]ommissioners|\))[^.;:]{0,60}:$",
            says="leads in",
            rank=2,
            reads=("Marl Vale NHS Trust and its commissioners:", "For all providers:"),
            leaves=("Good practice is seen in this trust: records are read.", "We looked at:"),
        ),
    ],
    whole_words=False,
    ignore_case=False,
)

LIST_TABLES = (
    LEAD_INS,
    TELLING_LINES,
    OTHER_LISTS,
    NOTHING,
    ASKING,
    NUMBERED_ASKING,
    SPEAKING_OF_ITEMS,
    GROUP_LEAD_INS,
)
"""All of them."""
