"""Words by which a bullet finds fault with what a body does, and tells nobody: who does it, who is only met with, and that it is a fault."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

SEVERAL: Final = "several"
"""What the words of many bodies at once say."""

POLICE, AUTHORITY, BOARD, YOUTH, PROBATION, GROUP = (
    "police", "authority", "board", "youth offending", "probation", "group",
)  # fmt: skip
"""What the words of a body of the area say it is; a group is kept as written."""

DOING = FormTable(
    "who-does",
    "Which words of a statement of what is wrong mean a body of the area, a kind of staff or several bodies at once?",
    [
        Form(
            "several-bodies",
            r"(?<!-)(?:(?:all|other|some|most|key|statutory|relevant|many|different|these|both|each|wider|strategic) ){0,3}"
            r"(?:(?:multi-agency |local area |safeguarding )?partners(?:hips?)?|(?:partner )?agenc(?:y|ies)|organisations|"
            r"professionals|practitioners|"
            r"leaders and managers|hospitals|MASH|multi-agency safeguarding hub)",
            says=SEVERAL,
            rank=3,
            reads=("All partner agencies", "The partnership", "Some professionals", "The MASH"),
        ),
        Form(
            "police-of-the-area",
            r"the force(?! of\b)|"
            r"police(?! (?:custody|protection|powers|stations?|cells?|and crime|national|attention|car\b|checks))(?: (?:force|service|constabulary))?"
            r"(?: (?:officers?|staff|systems?|managers|leaders|supervisors|investigations?))?",
            says=POLICE,
            rank=2,
            reads=("The police", "Police officers", "police force systems", "The force"),
            leaves=("police custody", "police and crime commissioner"),
        ),
        Form(
            "authority-in-its-own-words",
            r"(?:the )?(?:local authority|"
            r"children['’]?s? (?:social care(?! interventions?)|services)(?: (?:services?|staff|teams?|managers|leaders))?|"
            r"social care(?! interventions?)|"
            r"social work(?:ers?| teams?| managers)|early help (?:service|team|workers?|practitioners)|"
            r"(?<!['’]s\s)(?<!psychiatric\s)(?<!health\s)(?<!trust\s)(?<!police\s)(?:emergency duty|referral and assessment) (?:services?|teams?))",
            says=AUTHORITY,
            rank=2,
            reads=("The local authority", "Children’s social care", "Social workers", "the emergency duty team"),
            leaves=("The trust’s emergency duty team", "The psychiatric referral and assessment service"),
        ),
        Form(
            "board-of-the-area",
            r"the (?:board|[a-z]{0,3}SCB)|[a-z]{1,4}SCB|local safeguarding children['’]?s? board",
            says=BOARD,
            rank=2,
            reads=("the board", "The LSCB", "MSCB"),
        ),
        Form(
            "youth-offending-of-the-area",
            r"(?:YOT|YOS|youth (?:offending|justice) (?:team|service))(?: (?:staff|workers?|officers|practitioners|managers))?",
            says=YOUTH,
            rank=2,
            reads=("YOT staff", "The youth offending service"),
        ),
        Form(
            "probation-of-the-area",
            r"(?:NPS|(?:national )?probation(?: service)?)(?: (?:staff|officers?|managers|practitioners))?",
            says=PROBATION,
            rank=2,
            reads=("The NPS", "The probation service", "probation officers"),
        ),
        Form(
            "health-services-by-their-work",
            r"(?:CAMHS|school nurs(?:ing|es?)|health visit(?:ing|ors?)|midwi(?:fery|ves)|emergency departments?|accident and emergency|A&E)"
            r"(?: (?:services?|staff|practitioners|professionals|workers|teams?|departments?|nurses|clinicians))?|"
            r"(?:adult mental health|children['’]s mental health|child and adolescent mental health|(?:adult )?substance misuse|sexual health|"
            r"maternity|(?:community )?paediatric|ambulance|urgent care|looked after children health|0.19 public health nursing)"
            r" (?:services?|staff|practitioners|professionals|workers|teams?|departments?|nurses|clinicians)",
            says=GROUP,
            rank=2,
            reads=("Adult mental health services", "School nurses", "CAMHS practitioners"),
        ),
        Form(
            "health-staff",
            r"(?<!mental\s)(?:(?:primary care|front ?line|community|acute) ){0,2}health (?:practitioners|professionals|staff|services|providers|"
            r"workers|partners)|GPs|general practi(?:tioners|ces?)|GP practices|dentists|dental practices|primary care",
            says=GROUP,
            rank=2,
            reads=("Health practitioners", "Primary care health practitioners", "GPs"),
        ),
        Form(
            "schools-and-others",
            r"(?:all |some |many )?(?:schools|school staff|education (?:providers|settings|staff)|colleges)|(?:the )?CRC|"
            r"community rehabilitation company|cafcass|"
            r"housing (?:services?|providers?|staff|officers)|(?:the )?(?:CCG|ICB)|(?:health )?commissioners",
            says=GROUP,
            rank=2,
            reads=("Schools", "education providers", "The CRC"),
        ),
        Form(
            "staff-of-a-name",
            r"(?-i:(?<=[Ss]taff\sat\s)|(?<=[Ss]taff\sof\s)|(?<=[Pp]ractitioners\sat\s)|(?<=[Pp]ractitioners\sof\s))"
            r"(?-i:(?:the )?[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,4})",
            says=GROUP,
            reads=("Staff at Lantern House",),
            leaves=("Staff at home",),
        ),
    ],
)
"""Rank 1 is a name of its own, rank 2 one body or kind, rank 3 several."""

MET_WITH = FormTable(
    "only-met-with",
    "Do the words before a body say that somebody else does something to it or with it?",
    [
        Form(
            "towards-it",
            r"\b(?:to|with|for|towards|against|alongside|about|into|known to|regarding|on behalf of|including(?: those)? (?:to|with))"
            r"(?: (?:the|a|an|all|some|other|their|its|local|relevant|key|area|wider|both|specialist|dedicated)){0,4} ?$",
            says="met",
            reads=("information is not shared with the ", "a referral to ", "it is sent to the local "),
            leaves=("there is no process within the ", "forms sent by the "),
        ),
        Form(
            "where-it-happens-or-who-has-it",
            r"\b(?:(?:present|arriv)(?:s|e|es|ed|ing)? (?:at|in)|used by)(?: (?:the|a|an|all|some|local|hospital|adult)){0,4} ?$",
            says="met",
            reads=("children who present at hospital ", "the record that is used by "),
            leaves=("plans completed by ",),
            why="Children are let down where they arrive, and by a record, by others than those who receive or read them.",
        ),
        Form(
            "what-it-is-told",
            r"\b(?:inform|notify|tell|alert|challeng(?:e|ed|ing)|hold|holds|contact|consult|invite|invit(?:ed|ing)|involv(?:e|ed|ing)|support|supports|supporting|help|helps|"
            r"enabl(?:e|es|ing)|allow|allows|assist)(?: (?:the|all|some|other|their|its|local|relevant|key)){0,4} ?$",
            says="met",
            reads=("the board has not challenged ", "does not always support "),
        ),
    ],
    whole_words=False,
)
"""Asked of what stands right before the words of a body."""

LEFT_OUT = FormTable(
    "only-left-out",
    "Do the words behind a body say that somebody else leaves it out?",
    [
        Form(
            "not-invited",
            r"^ (?:(?:is|are|was|were|has|have|been|being|not|never|rarely|seldom|always|routinely|consistently|yet|also|sometimes) ){2,5}"
            r"(?:invited|informed|notified|consulted|contacted|told|copied|alerted|sent|given)\b",
            says="met",
            reads=(" are not always invited to meetings", " have not been informed"),
            leaves=(" do not invite them", " are not always trained"),
        )
    ],
    whole_words=False,
)
"""Asked of what stands right behind the words of a body."""

FAULTS = FormTable(
    "faults",
    "Does a sentence say that something is wanting?",
    [
        Form(
            "not-done",
            r"not|no|never|neither|nor|without|cannot|nobody|rarely|seldom|only some|hardly|yet to",
            says="fault",
            reads=("Plans are not kept.", "There is no process for it."),
        ),
        Form(
            "done-badly",
            r"(?:in)?(?:lack(?:s|ed|ing)?|limit(?:s|ed|ing)|consisten(?:t|cy|cies)|insufficien(?:t|tly|cy)|"
            r"variab(?:le|ly|ility)|weak(?:er|ly|ness|nesses)?|poor(?:er|ly)?|delay(?:s|ed|ing)?|inadequa(?:te|tely|cy)|"
            r"unclear|under-?developed|absence|missed|fail(?:s|ed|ing|ings|ure|ures)?|ineffective(?:ly|ness)?|hampers?|undermin(?:e|es|ed|ing)|gaps?|backlogs?|reliant|over-?optimis(?:m|tic)|"
            r"too (?:many|often|long|much|few|little|variable)|needs? (?:to|further)|"
            r"improve(?:d|ment)?|further work|difficult(?:y|ies)?|drift|low|overdue|high caseloads)",
            says="fault",
            rank=2,
            reads=("The use of lists is inconsistent.", "Visits are delayed.", "It needs to do more."),
            leaves=("Plans are kept.",),
        ),
    ],
)

CONSEQUENCES = FormTable(
    "consequences",
    "Does a sentence only say what follows from the fault before it, or give an example?",
    [
        Form(
            "what-follows",
            r"^(?:this|these|that|it|which|as (?:a result|a consequence|such)|consequently|therefore|"
            r"in (?:one|some|a few|these|this) |for (?:example|instance)|"
            r"inspectors (?:saw|found|identified)|following (?:this|the) inspection|such)",
            says="follows",
            reads=(
                "This means that partners do not know.",
                "For example, a plan was lost.",
                "As a result, visits are late.",
            ),
            leaves=("The police do not know.",),
        ),
    ],
)

FAULT_TABLES = (DOING, MET_WITH, LEFT_OUT, FAULTS, CONSEQUENCES)
"""Those that are asked of the sentences of a bullet that tells nobody."""
