"""Whether words in the place of an owner name a body, a group of bodies, or nobody."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

NAMES_MASKED: Final = r"\U000F0000-\U000FFFFD"
"""The characters by which known names stand masked, one a name: of a private plane, which no report holds."""

# What a collective is a collective of.
_HEADS = (
    r"partners|stakeholders|partner agenc(?:y|ies)|agenc(?:y|ies)|organi[sz]ations|providers?|commissioners?|leaders|managers|"
    r"schools|settings|nurseries|colleges|GPs|general practitioners|(?:GP|general|medical) practices|trusts|bodies|members|services commissioners|"
    r"CCGs|ICBs|PCTs|clinical commissioning groups|integrated care boards|primary care trusts|"
    r"partnerships?|boards?|panel|committee|authorit(?:y|ies)|councils?|police|governors|inspectorates|hospitals|academies|"
    r"CAMHS|services(?=\s+across)"
)
_MODIFIER = (
    r"(?!(?:in|of|the|to|for|that|and|at|on|by|with|from|who|which|should|is|are|be|people|children|services|"
    r"between|among|amongst|over|about|into|through|under|against|towards|during|within|across)\b)"
    rf"[\w’'/{NAMES_MASKED}-]{{1,80}}"
)
_REACH = 400  # characters: no list of owners is longer

NOBODIES = FormTable(
    "nobodies",
    "Do words in the place of an owner name nobody, though a body might stand there?",
    [
        Form(
            "nobody-doing",
            r"^(?:accelerat|address|audit|build|challeng|engag|hold|involv|clarif|complet|consider|continu|creat|develop|embed|enabl|enhanc|ensur|"
            r"establish|"
            r"evaluat|extend|identif|implement|improv|increas|introduc|maintain|mak|monitor|prioriti[sz]|produc|promot|provid|rais|"
            r"reduc|review|revis|secur|shar|strengthen|support|tak|undertak|updat|work)(?:e|ed|es|ied|ies|ing|s|y|ying)?",
            says="nobody",
            reads=("Improving Health", "Review Boards", "ensures"),
            leaves=("Marlshire County Council", "Workforce Board"),
            why="A sentence that begins so tells somebody to do something; what follows is an object.",
        ),
        Form(
            "nobody-bare-verb",
            r"^(?:agree|progress|put|set|use)",
            says="nobody",
            reads=("Set Plans", "agree forms"),
            leaves=("settings",),
        ),
        Form(
            "nobody-none-or-all",
            r"^(?:no|neither|nor|none|all (?:children|young|staff|social|case|assessments?|plans?|looked))",
            says="nobody",
            reads=("no partners", "None", "all looked-after children’s boards"),
            leaves=("all partners", "North Board"),
        ),
        Form(
            "nobody-those-served",
            r"^(?:children(?!['’])|young|staff|social workers?)",
            says="nobody",
            reads=("Children and Families", "young people", "social workers"),
            leaves=("children’s services", "staffing agency"),
        ),
        Form(
            "nobody-families",
            r"^(?:parents|carers|families|mothers|fathers|residents)(?:(?:,? and |, )(?:parents|carers|families|children|young people)){0,4}$",
            says="nobody",
            reads=("parents", "parents and carers", "families and young people"),
            leaves=("Families First", "parent carer forum", "parents’ forum"),
        ),
        Form(
            "nobody-pointed-at",
            r"^(?:this|these|that|there|it|they|where|when|if|as)",
            says="nobody",
            reads=("these agencies", "they", "As lead commissioner"),
            leaves=("their partners",),
        ),
        Form(
            "nobody-a-thing",
            r"^(?:arrangements|plans?|assessments?|supervision|reports?|training|data|information)",
            says="nobody",
            reads=("Plans of Trusts", "information"),
            leaves=("planning board", "database managers"),
        ),
        Form(
            "nobody-staff",
            r"^(?!(?:(?:senior|chief|council|corporate|strategic|lead) (?:\w+ ){0,2})?officers$|(?:all )?general practitioners$)"
            r"(?:[\w’'/-]{1,40} ){0,6}(?:officers|workers|practitioners|professionals|staff|nurses|midwives|visitors|teachers|carers|"
            r"advis[eo]rs|co-?ordinators|clinicians|therapists|doctors|supervisors|employees|personnel)"
            rf"(?: (?:of|for|in|across|within|from|at)\b.{{0,{_REACH}}})?$",
            says="nobody",
            reads=("Independent reviewing officers", "Practitioners across the county", "All health visitors"),
            leaves=("senior officers", "general practitioners", "Police leaders"),
            why="Whom a body has is no body: what they should do is for the body to see to.",
        ),
        Form(
            "nobody-with-cases",
            r"^(?:the )?(?:offender|case|care|probation) managers",
            says="nobody",
            reads=("Offender managers", "the case managers in the county"),
            leaves=("social care managers", "managers of cases"),
            why="They manage cases and lead nobody.",
        ),
        Form(
            "nobody-with-a-verb",
            r"has|have|had|do|does|did|is|are|was|were|been|not|how|who|which|need|lacks?|requires?",
            says="nobody",
            reads=("Leaders have", "partners who meet", "managers in the county need further training"),
            leaves=("Leaders of the Isle", "special needs leaders"),
            why="No body's name holds a verb: “leaders have worked hard to …” tells nobody anything.",
        ),
    ],
)

GROUPS = FormTable(
    "groups",
    "Do words name several bodies by their kind?",
    [
        Form(
            "group-of-a-sector",
            r"^(?:the )?(?:local )?(?:voluntary|community|faith|third|independent|private)(?:(?:, | and |, and )(?:voluntary|community|faith|"
            r"independent|private)){0,4} sectors?(?: (?:in|across)\b.{0,60})?$",
            says="group",
            reads=("the voluntary sector", "the voluntary, community and faith sector"),
            leaves=("the public sector equality duty", "sector leaders"),
        ),
        Form(
            "group-by-kind",
            r"^(?:the )?(?:{modifier} ){0,6}?(?:(?:{heads}|health) and )?(?:{heads}|social care managers|"
            r"(?:health|social care|adult|youth|(?:child and adolescent )?mental health|NHS|education) services)"
            rf"(?: (?:of|for|in|across|within|from|at|working|responsible)\b.{{0,{_REACH}}})?$",
            says="group",
            reads=(
                "its partners",
                "all relevant agencies",
                "Marlshire NHS providers of accident, emergency and urgent care services",
                "health and social care managers",
                "mental health services",
            ),
            leaves=("services", "the needs of partners", "partners meet"),
        ),
    ],
    parts={"heads": _HEADS, "modifier": _MODIFIER},
    whole_words=False,
)

LEADERS = FormTable(
    "leaders",
    "Do words name the people who lead, of one or of several kinds?",
    [
        Form(
            "leaders-by-what-they-lead",
            r"^(?:council|corporate|political|professional|senior|strategic|operational)(?: and | )(?:\w+ ){0,3}"
            r"(?:leaders|managers|officers|members)$",
            says="group",
            reads=("Council and corporate senior leaders", "political leaders", "senior officers"),
            leaves=("team leaders", "council leaders of the past"),
            why="What stands before the people says of which kind they are.",
        ),
        Form(
            "leaders-of-services",
            r"^(?:senior )?(?:(?:education|health|(?:social )?care|(?:children['’]?s|adults?['’]?) (?:social care|services))"
            r"(?:, and |, | and | )){1,4}(?:leaders|managers)$",
            says="group",
            reads=(
                "Children’s social care leaders",
                "senior health, education and social care managers",
                "children’s services leaders",
            ),
            leaves=("children’s leaders", "health leaders of the county"),
        ),
        Form(
            "people-of-several-sectors",
            r"^{sector}(?:(?:, and |, | and | ){sector}){0,6} {people}$",
            says="group",
            reads=(
                "NHS and local authority joint commissioners",
                "school and college leaders",
                "NHS and council leaders",
                "Health and education providers",
            ),
            leaves=(
                "the local authority and health leaders",
                "Schools and health providers",
                "the council and commissioners",
            ),
            why="Of the sectors before them none is a body by itself.",
        ),
        Form(
            "bodies-of-several-sectors",
            r"^{sector}(?:(?:, and |, | and ){sector}){1,6} {joined}$",
            says="group",
            reads=(
                "Education and health partners",
                "Primary and secondary schools",
                "Statutory, voluntary and community agencies",
            ),
            leaves=("health and the police", "council services"),
            why="One group of two sectors is no two groups.",
        ),
        Form(
            "people-of-two-sorts",
            r"^(?:all )?{sector}(?:(?:, and |, | and | ){sector}){0,6} {people} and {people}$",
            says="group",
            reads=("Health commissioners and providers", "Education and health leaders and commissioners"),
            leaves=("health commissioners and schools", "Health commissioners and the police"),
            why="What stands before the first says of both where they are.",
        ),
    ],
    parts={
        "sector": r"(?:care|children['’]?s|adults?['’]?|NHS|health|education|(?:children['’]?s |adult )?social care|local authority|council|"
        r"public health|"
        r"mental health|school|college|early years|integrated|joint|senior|strategic|statutory|voluntary|community|third sector|local|regional|"
        r"national|primary|secondary|special|public|private|independent|housing|safeguarding|hospital|political|operational|multi-agency)",
        "people": r"(?:commissioners|providers|leaders|managers)",
        "joined": r"(?:partners|agencies|bodies|boards|schools|academies|colleges|trusts|organisations|services|authorities)",
    },
    whole_words=False,
)

SHARED_PLURALS = FormTable(
    "shared-plurals",
    "Do two names share their last word, which is of both?",
    [
        Form(
            "shared-plural",
            r"^(?:the )?(?:[A-Z][\w’'-]{0,80} ){1,9}and (?:[A-Z][\w’'-]{0,80} ){1,9}(?:NHS )?"
            r"(?:[Tt]rusts|[Cc]ouncils|PCTs|[Aa]uthorities|[Bb]oards|[Ff]orces)$",
            says="both",
            reads=("the North Marlshire and South Marlshire NHS trusts", "Eastmoor and Westmoor Councils"),
            leaves=("Marlshire and its boards", "North Marlshire NHS trusts"),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

KINDS_ALONE = FormTable(
    "kinds-alone",
    "Are words a kind of body and no more, so that what follows behind “and” may say of both where they are or what they do?",
    [
        Form(
            "kind-alone",
            r"^(?:all )?(?:(?:NHS|health|local|other) )?{heads}$",
            says="kind",
            reads=("commissioners", "all NHS providers"),
            leaves=("commissioners of care", "Marlshire commissioners"),
        ),
    ],
    parts={"heads": _HEADS},
    whole_words=False,
)

KINDS_PLACED = FormTable(
    "kinds-placed",
    "Do words begin with a kind of body, and say where it is or what it does?",
    [
        Form(
            "kind-placed",
            r"^{heads} (?:of|for|in|across|within)\b",
            says="kind",
            reads=("providers of health care", "schools across the county"),
            leaves=("providers", "providers often meet"),
        ),
    ],
    parts={"heads": _HEADS},
    whole_words=False,
)

PEOPLE_OF_BODIES = FormTable(
    "people-of-bodies",
    "Whose leaders are named, so that the body is told?",
    [
        Form(
            "leaders-of-a-body",
            rf"^(?:senior )?(?:leaders|managers|officers) (?:from|in|of|at|within) (?P<body>.{{1,{_REACH}}})$",
            says="the body",
            reads=("Senior leaders in NHS Marlshire", "officers of the council"),
            leaves=("leaders across Marlshire",),
        ),
        Form(
            "chief-of-a-body",
            rf"^(?:the )?(?:(?:interim|acting|deputy) )?(?:chief (?:executive(?: officer)?|officer|constable|nurse)|managing director|"
            rf"board) (?:of|at|for) "
            rf"(?P<body>.{{2,{_REACH}}})$",
            says="the body",
            rank=4,
            reads=("The chief executive of NHS Marlshire", "the board of the trust"),
            leaves=("the chief executive", "chief executives of trusts"),
            why="Who heads a body acts for it.",
        ),
        Form(
            "leaders-behind-a-body",
            rf"^(?P<body>.{{2,{_REACH}}}?)(?:['’]s?)? (?:senior )?(?:leaders|leadership team)$",
            says="the body",
            rank=2,
            reads=("ICB leaders", "The trust’s senior leaders"),
            leaves=("leaders", "leaders of the council"),
        ),
        Form(
            "chair-of-a-body",
            rf"^(?:the )?(?:independent )?chair(?:person|man)? (?:and|of) (?P<body>.{{2,{_REACH}}})$",
            says="the body",
            rank=3,
            reads=("The Chair and Board", "the independent chair of the partnership"),
            leaves=("chairs of meetings",),
            why="The chair acts for the body, and is told beside it as one.",
        ),
    ],
    whole_words=False,
)

PARTS_OF_BODIES = FormTable(
    "parts-of-bodies",
    "Do the words behind a body's name in the genitive, or leaders behind it, still mean the body?",
    [
        Form(
            "part-of-a-body",
            r"^['’]s? (?:[\w’'-]{1,40} ){0,4}(?:services?|teams?|departments?|directorates?|leaders|leadership|managers|boards?|"
            r"commissioners|providers|hospitals?|trusts?|members|cabinet|partners|arms?)$",
            says="the body",
            reads=("’s children’s services", "’s provider arm", "' senior managers", "’s mental health team"),
            leaves=("’s provision of services to families", "’s plan", "’s work"),
            why="What a body has or does is not the body.",
        ),
        Form(
            "leaders-of-it",
            r"^ (?:senior )?(?:leaders|leadership team)$",
            says="the body",
            reads=(" leaders", " senior leaders"),
            leaves=(" commissioners", " plans"),
        ),
    ],
    whole_words=False,
)

KINDS_OF_ONE = FormTable(
    "kinds-of-one",
    "Do words mean one body by its kind alone, though they do not say which?",
    [
        Form(
            "one-by-its-kind",
            r"^the (?:trust|company|health trust|hospital trust|foundation trust|CCG|ICB|PCT|clinical commissioning group|"
            r"integrated care board|primary care trust)$",
            says="one",
            reads=("The trust", "the ICB"),
            leaves=("trust", "the trusts", "the trust of the child"),
        ),
        Form(
            "one-group-of-people",
            r"^the (?:(?!(?:of|in|age|peer|target|family|young|children|people)\b)[\w’'-]{1,40} ){1,6}"
            r"(?:alliance|forum|(?:steering|working|strategic|management|leadership|delivery|alliance|partnership|executive|"
            r"improvement|operational|reference|commissioning|task|planning|oversight|assurance|scrutiny|development|project|monitoring|network|"
            r"governance|safeguarding|transformation|quality|performance|implementation|review|learning|advisory) group|sub-?group|task force|"
            r"programme board|improvement board)$",
            says="one",
            reads=(
                "the newly formed attendance steering group",
                "The parent carer forum",
                "the joint commissioning group",
            ),
            leaves=("the age group", "the group", "groups of parents"),
        ),
    ],
    whole_words=False,
)
"""What is told so is an owner as written where nothing says which it is: never the council in its place."""

MAYBE_BODIES = FormTable(
    "maybe-bodies",
    "May words that nothing resolves mean a body, by the word they end in?",
    [
        Form(
            "maybe-by-the-last-word",
            r"^(?:the |its |their |each |every )?(?:(?!(?:of|in|for|to|by|that|and|between|age|peer|target)\b)[\w’'-]{1,40} ){0,6}"
            r"(?:trusts?|compan(?:y|ies)|authorit(?:y|ies)|councils?|boards?|partnerships?|agenc(?:y|ies)|services?|teams?|hubs?|units?|"
            r"schools?|colleges?|academies|hospitals?|charit(?:y|ies)|organi[sz]ations?|forums?|alliances?|networks?|sub-?groups?|"
            r"panels?|committees?|(?:chief executives?|working groups?|executives?|inspectorates?)|leaders|managers|commissioners|providers|"
            r"governors|partners|police)$",
            says="maybe",
            reads=("the early help hub", "its fostering service", "Housing team", "The chief executive"),
            leaves=("plans for the trust", "visits", "the age group"),
        ),
    ],
    whole_words=False,
)
"""Beside a body that is known they are owners as written; alone they are a doubt."""

WHOM_TABLES = (
    NOBODIES, GROUPS, LEADERS, SHARED_PLURALS, KINDS_ALONE, KINDS_PLACED, PEOPLE_OF_BODIES, PARTS_OF_BODIES, KINDS_OF_ONE, MAYBE_BODIES,
)  # fmt: skip
"""All of them."""
