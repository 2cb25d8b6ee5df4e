"""Who is told to do something: the words that stand between a body and what it is to do, and those around them."""

from __future__ import annotations

from ingest.forms.form import Form
from ingest.forms.table import FormTable

TELLING = FormTable(
    "telling",
    "Which words stand between the one whom an item tells and what is to be done?",
    [
        Form(
            "told-should",
            r" (?:should|must)(?=[\s,])",
            says="plainly",
            reads=("The council should count its visits.", "The council must, in its first year, count its visits."),
            leaves=("The council shoulders the costs.",),
        ),
        Form(
            "told-needs-to",
            r" needs? to(?=\s)",
            says="plainly",
            reads=("The council needs to count its visits.", "The partners need to meet."),
        ),
        Form(
            "told-will-need-to",
            r" will need to(?=\s)",
            says="in time",
            reads=("The council will need to count its visits.",),
        ),
        Form(
            "told-is-to",
            r" (?:(?:is|are) (?:(?:required|expected|asked|obliged|advised|urged|requested|directed|instructed) )?|(?:has|have) )to(?=\s)",
            says="as a duty",
            reads=(
                "The council is to count its visits.",
                "The partners are required to meet.",
                "The council has to count them.",
                "The council is asked to count them.",
            ),
            leaves=("The council is today without a plan.",),
        ),
        Form(
            "told-ensures",
            r" ensures?(?=\s)",
            says="to see to it",
            reads=("The council ensures that visits are counted.", "That the partners ensure good visits."),
        ),
        Form(
            "told-to",
            r" to(?=\s)",
            says="in a list of tasks",
            reads=("The council and the board to agree a plan.",),
            leaves=("The council told everybody.",),
            why="Tables of tasks leave the verb out. Of a later sentence it takes a body that is known.",
        ),
    ],
    ignore_case=False,
    whole_words=False,
)
"""What an item tells; the words begin with the white space behind the body."""

DUTIES = FormTable(
    "duties",
    "Which words of a lead-in or a resolution tell the bodies right before them to do something?",
    [
        Form(
            "duty-should",
            r" (?:should|must)\b",
            says="told",
            reads=("The council and its partners should:", "Within three months the council must:"),
            leaves=("The council shoulders these:",),
        ),
        Form("duty-needs-to", r" needs? to\b", says="told", reads=("The council needs to:", "The partners need to:")),
        Form(
            "duty-is-to",
            r" (?:(?:is|are) (?:(?:required|expected|asked|obliged|advised|urged|requested|directed|instructed|recommended) )?|(?:has|have) )to\b",
            says="told",
            reads=(
                "The council is to:",
                "The partners are required to:",
                "The trust is recommended to:",
                "The partners have to:",
            ),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

JOINTLY = FormTable(
    "jointly",
    "With whom does somebody who is told to do something do it, said in commas right behind the verb?",
    [
        Form(
            "jointly-with",
            r"^[A-Za-z]{3,20}, (?:jointly |together |in partnership )?with (?P<bodies>[^,;.]{3,160}),",
            says="jointly",
            reads=(
                "review, with Marlshire Police, how visits are counted",
                "agree, together with NHS Marlshire, who counts them",
            ),
            leaves=("agree with NHS Marlshire who counts them", "review how visits are counted with care, and soon"),
        ),
    ],
    whole_words=False,
)

HELPED = FormTable(
    "helped",
    "With whose help is somebody told to act, said in commas before the “should”?",
    [
        Form(
            "helped-by",
            r"^[^,;.]{3,160}, with (?:the )?(?:active |full )?(?:help|support|assistance|involvement|co-?operation) (?:of|from) "
            r"(?P<bodies>[^;.]{3,160}?), (?:should|must)\b",
            says="helped",
            reads=("Schools, with the help of the council, should count absences.",),
            leaves=("Schools should, with care, count absences.", "Schools, with the help of time, will."),
        ),
        Form(
            "does-it-with",
            r"^[^,;.]{3,160} (?:should|must), (?:jointly |together |in partnership )?with (?P<bodies>[^,;.]{3,160}),",
            says="helped",
            rank=2,
            reads=("Marlshire Police should, with the council, tell schools of it.",),
            leaves=("Marlshire Police should tell schools, with care, of it.",),
        ),
    ],
    whole_words=False,
)

RESOLVING = FormTable(
    "resolving",
    "Which words of a committee's report ask the body before them to resolve?",
    [
        Form(
            "resolves",
            r" (?:notes?|approves?|considers?|agrees?|endorses?|recommends?|receives?|comments?|supports?)\b",
            says="resolves",
            reads=("That the Cabinet note the report.", "The Committee endorses the plan."),
            leaves=("That the Cabinet notebook be kept.",),
        ),
        Form(
            "resolves-when-asked",
            r" (?:is|are) (?:asked|recommended|invited)\b",
            says="resolves",
            reads=("The Cabinet is asked to read the report.", "Members are invited to speak."),
        ),
        Form("resolves-what-follows", r" ?:$", says="resolves", reads=("That the Cabinet:",)),
    ],
    ignore_case=False,
    whole_words=False,
)

THAT = FormTable(
    "that",
    "With which words does a resolution begin, before the body that is to resolve?",
    [
        Form(
            "resolved-that",
            r"^(?:(?:it is )?(?:resolved|recommended) ?:? ?)?that:? (?:the )?",
            says="opens",
            reads=("THAT the Cabinet note the report.", "It is recommended: that Cabinet note the report."),
            leaves=("Note that the Cabinet met.",),
        ),
    ],
    whole_words=False,
)

REQUIRED_OF = FormTable(
    "required-of",
    "Which words stand before the bodies of whom something is required?",
    [
        Form(
            "required-by",
            r"\b(?:is|are) (?:\w+ly )?(?:required|needed|demanded|expected) (?:by|from|of) ",
            says="required",
            reads=(
                "Urgent action is required by NHS Marlshire to count its visits.",
                "Work is needed from the police.",
            ),
            leaves=("Action required by law.",),
            why="By what something is required is read as bodies or not at all.",
        ),
        Form(
            "requires-of",
            r"\brequir(?:es?|ing) (?:[\w-]{1,30} ){0,3}(?:actions?|improvements?|attention|response|work|changes?) (?:by|from|on the part of) ",
            says="required",
            reads=("These areas require urgent improvement by NHS Marlshire:",),
            leaves=("Children require action plans from day one by law.",),
        ),
        Form(
            "are-for",
            r"\b(?:is|are) for (?=[^.;]{2,200}:$)",
            says="required",
            reads=("The following are for NHS Marlshire to do:",),
            leaves=("The plans are for children.",),
        ),
        Form(
            "falls-to",
            r"\b(?:it (?:falls to|is for|is incumbent (?:up)?on|is up to)|(?:lies|lie|rests|rest|sits|sit) with|there (?:is|"
            r"remains) an? (?:\w+ )?need for) ",
            says="required",
            reads=(
                "It falls to NHS Marlshire to count its visits.",
                "Responsibility for this lies with NHS Marlshire.",
                "There is a need for NHS Marlshire to count its visits.",
            ),
            leaves=("Snow falls to the north.",),
        ),
        Form(
            "responsibility-of",
            r"\b(?:is|remains) the (?:\w+ )?(?:responsibility|duty|task) of ",
            says="required",
            reads=("It is the responsibility of NHS Marlshire to count its visits.",),
            leaves=("The responsibility of NHS Marlshire is great.",),
        ),
        Form(
            "recommended-that",
            r"\b(?:it is|we|inspectors|the (?:review|report|inspection)) (?:\w+ly |therefore )?"
            r"(?:recommend(?:s|ed)?|ask(?:s|ed)?|advise[sd]?) that (?=[^.;]{2,200}:$)",
            says="required",
            reads=("It is recommended that NHS Marlshire:", "Inspectors recommend that the police:"),
            leaves=("It is recommended that visits are counted.",),
        ),
        Form(
            "actions-for",
            r"(?:^|\b(?:is|are) )(?:areas? for )?(?:(?:priority|urgent|immediate) )?(?:actions?|improvements?|recommendations?) "
            r"(?:for|by) (?=[^.;]{2,200}:$)",
            says="required",
            reads=("Priority actions for NHS Marlshire:", "The following are areas for action by the police:"),
            leaves=("Actions for children are planned.",),
        ),
        Form(
            "to-be-done-by",
            r"\b(?:should|must|needs? to|(?:is|are) to|to) be (?:\w+ly )?(?:completed|undertaken|taken|carried out|led|delivered|"
            r"overseen|agreed|implemented|owned|actioned) by ",
            says="to be done",
            reads=("A review should be completed by NHS Marlshire.", "Audits to be carried out by the police."),
            leaves=("Visits are completed by NHS Marlshire.", "actions to be seen by nobody"),
            why="Of what has been done nobody is told.",
        ),
    ],
    whole_words=False,
)
"""What stands behind is read as a list of bodies that are known."""

BEFORE_CLAUSES = FormTable(
    "before-clauses",
    "What may stand before the one who is told, and is no part of the name?",
    [
        Form(
            "heading-of-an-item",
            r"^(?!(?:to|by|in|within|following)\b|[^:]{0,60}\b(?:should|must)\b)[^:,;.]{2,60}: ",
            says="a heading",
            reads=("Oversight: the council should count its visits.",),
            leaves=("To learn: the council should count.", "The council should: count."),
        ),
        Form(
            "it-matters-that",
            r"^it (?:is|remains) (?:\w+ ){0,2}(?:important|essential|imperative|vital|critical|crucial|necessary) that ",
            says="that it matters",
            reads=("It is therefore essential that the council should count its visits.",),
            leaves=("It is known that visits are essential.",),
        ),
    ],
    whole_words=False,
)

BOTH_OF_THEM = FormTable(
    "both-of-them",
    "Does a later sentence tell the bodies with which the one before begins?",
    [
        Form(
            "both-told",
            r"^(?:both|these|the two|all (?:two|three|four))(?: of these)? "
            r"(?:organi[sz]ations|agencies|bodies|trusts|services|partners|councils|authorities)(?= (?:should|must|need to)\b)",
            says="those before",
            reads=("Both organisations need to agree a form.", "These agencies should meet."),
            leaves=("Both have met.", "The agencies should meet."),
        ),
        Form(
            "they-told",
            r"^they(?= (?:should|must|need to)\b)",
            says="those before",
            reads=("They should agree a form.",),
            leaves=("They have agreed.",),
        ),
    ],
)


OPENINGS = FormTable(
    "openings",
    "Does a sentence open with a clause that stands before the one who is told?",
    [
        Form(
            "opening-aim",
            r"^(?:in|to)",
            says="opens",
            reads=("In order to learn, the police should …", "To learn, they …"),
        ),
        Form(
            "opening-time",
            r"^(?:within|immediately|by|following|before|after|once|at)",
            says="opens",
            reads=("Within three months, the police should …", "Once that is done, the police should …"),
            leaves=("Bystanders, the police should …",),
        ),
        Form(
            "opening-together",
            r"^(?:so that|together|jointly|collectively|with|without|through|under|across|alongside|during|throughout|in addition|additionally|"
            r"furthermore|similarly|finally|first|(?!ensuring\b)[a-z]{2,20}ing)",
            says="opens",
            reads=(
                "So that children are heard, the police …",
                "Together, they …",
                "Working with schools, the council …",
            ),
            leaves=("Ensuring this, they …", "Withdrawn plans …"),
        ),
        Form(
            "opening-case",
            r"^(?:as|where|when|while|if|for|given|although|though|because|since|until|unless)",
            says="opens",
            reads=("Where a child is missing, the police should …", "Given the delays, the police should …"),
            leaves=("Forces, and the council, should …",),
        ),
    ],
)

DOERS = FormTable(
    "doers",
    "Whose doing is an item about that has no verb?",
    [
        Form(
            "done-by",
            r"\bby (?P<bodies>[^,;.]{3,80})\.?$",
            says="done by them",
            reads=("The timeliness of referrals made by partner agencies.", "Reports written by the police"),
            leaves=("Visits by night, and reports.", "The hobby horses of the police."),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)


OWNER_TABLES = (
    TELLING,
    DUTIES,
    JOINTLY,
    HELPED,
    RESOLVING,
    THAT,
    OPENINGS,
    DOERS,
    REQUIRED_OF,
    BEFORE_CLAUSES,
    BOTH_OF_THEM,
)
"""Those that are asked of a sentence."""
