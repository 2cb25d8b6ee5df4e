"""How sentences say that a body provides or commissions a service: the words between the two, in either order."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

PROVIDES: Final = "provides"
COMMISSIONS: Final = "commissions"
AGAIN: Final = "again"

_PARTS: Final = {
    "how": r"(?:(?:jointly|mainly|mostly|largely|predominantly|principally|primarily|partly|in part|also|directly|locally|currently|now|all|both|"
    r"newly|recently|in partnership|in collaboration|collaboratively|effectively|successfully|in the main|for the most part) ){0,3}",
    "be": r"(?:is|are|ha(?:s|ve) (?:(?:recently|now|also|always) )?been)",
    "them": r"(?:all |most |these )?(?:children|young people|families|parents|adopters|carers|care leavers)(?: and (?:young people|families|"
    r"carers))?",
}

PROVIDED_BY = FormTable(
    "provided-by",
    "Which words stand between a service and the bodies that provide or commission it?",
    [
        Form(
            "commissioned-by",
            r"(?:{be} )?{how}(?:(?:re-?)?commissioned|purchased|planned and commissioned|commissioned and planned|funded and commissioned|"
            r"commissioned and funded) {how}by ",
            says=COMMISSIONS,
            reads=("Health visiting is commissioned by NHS Marlshire and provided by Marl Vale NHS Trust.",),
            leaves=("The trust is not commissioned to do so.",),
        ),
        Form(
            "provided-by",
            r"(?:{be} )?{how}(?:provided|delivered|run|operated|given|offered|managed|(?:managed|funded|provided) and (?:provided|run|delivered)) "
            r"{how}(?:for {them} |to {them} )?(?:by|through|via) ",
            says=PROVIDES,
            reads=(
                "Hospital care is given by Marl Vale NHS Trust.",
                "CAMHS are provided in part by Marl Vale NHS Trust.",
            ),
            leaves=("Care is given to all by right.",),
        ),
        Form(
            "commissioned-from",
            r"(?:{be} )?{how}(?:(?:re-?)?commissioned|contracted|outsourced|purchased|bought in|sub-?contracted) {how}(?:out )?(?:from|"
            r"through|to|with|via) ",
            says=PROVIDES,
            reads=(
                "Advocacy is commissioned from the Osney Project.",
                "Visitors are commissioned through Marl Youth Aid.",
            ),
            leaves=("It is commissioned by the council.",),
            why="From whom a service is commissioned provides it.",
        ),
        Form(
            "helped-by-a-body",
            r"{be} {how}(?:helped|supported|treated|cared for|seen) {how}by (?=the [A-Z]|[A-Z])",
            says=PROVIDES,
            reads=("Young people who misuse substances are helped by the Osney Project.",),
            leaves=("They are helped by their friends.",),
        ),
        Form(
            "carried-out-by",
            r"(?:{be} )?{how}(?:carried out|undertaken|conducted|completed) {how}by ",
            says=PROVIDES,
            reads=("Commissioning and planning of health care are carried out by NHS Marlshire.",),
        ),
        Form(
            "in-the-responsibility-of",
            r"{be} {how}the (?:joint |shared )?responsibility of ",
            says=PROVIDES,
            reads=("Commissioning arrangements for their health are the responsibility of NHS Marlshire CCG.",),
        ),
    ],
    parts=_PARTS,
    ignore_case=False,
    whole_words=False,
)
GOING_ON = FormTable(
    "provided-by-others-too",
    "Which words behind the bodies that provide or commission a service lead to further ones?",
    [
        Form(
            "under-contract-with",
            r"(?:,? )(?:under (?:a |one )?contracts? (?:with|to|from)|on behalf of) ",
            says=COMMISSIONS,
            reads=("CAMHS are provided by Marl Vale NHS Trust under a contract with NHS Marlshire.",),
        ),
        Form(
            "by-another-too",
            r"(?:,| and|, and) (?:in part |partly |also |jointly )?by (?=[A-Z]|the )",
            says=AGAIN,
            reads=("Acute care is given by Marl Vale NHS Trust, by Ossel Valley NHS Trust and by Osney Hospital.",),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)
"""What `again` says goes on with the role before it."""

BODY_PROVIDES = FormTable(
    "body-provides",
    "Which verb stands between a body and the service that it provides or commissions?",
    [
        Form(
            "body-commissions",
            r" {how}(?:(?:has |have ){how}(?:re-?)?commissioned|(?:re-?)?commissions?) (?=\S)",
            says=COMMISSIONS,
            rank=2,
            reads=("Marlshire PCT commissions primary care and community health.",),
            leaves=("Marlshire commissioned a review.",),
        ),
        Form(
            "body-provides",
            r" {how}(?:(?:has |have ){how}(?:provided|delivered|run|operated|hosted)(?= )|provides?|delivers?|runs?|operates?|hosts?) (?=\S)",
            says=PROVIDES,
            rank=2,
            reads=("Marl Vale NHS Trust provides community services for children.",),
            leaves=("Marl Vale NHS Trust provided much.",),
        ),
        Form(
            "body-responsible-for-commissioning",
            r" (?:is|are|became|has been|have been) {how}responsible for (?:the )?(?:planning and |"
            r"planning, )?commissioning(?: and planning)?(?: of)? (?:the )?(?=\S)",
            says=COMMISSIONS,
            reads=(
                "Marlshire County Council and NHS Marlshire ICB are jointly responsible for the planning and commissioning of services.",
                "NHS Marlshire ICB became responsible for the commissioning of health services.",
            ),
            leaves=("Schools are responsible for their checks.",),
        ),
        Form(
            "body-took-over-commissioning",
            r" (?:has |have )?(?:took|taken) over (?:responsibility for )?(?:the )?commissioning of (?=\S)",
            says=COMMISSIONS,
            reads=("NHS Marlshire ICB took over the commissioning of health services.",),
            leaves=("The trust took over the clinic.",),
        ),
        Form(
            "body-is-the-provider",
            r" (?:is|are|became|has become|remains) {how}(?:the|a|one of the) (?:{kind} ){0,3}(?:providers? (?:of|for)|(?:company|trust|"
            r"organisation|charity|agency|body|"
            r"authority) (?:which (?:is )?|that (?:is )?)?(?:responsible for |commissioned to )?(?:the )?(?:deliver(?:y of|ing|s)?|"
            r"provi(?:sion of|ding|des|de))) (?=\S)",
            says=PROVIDES,
            reads=(
                "Marl Vale NHS Trust is the lead provider of mental health services.",
                "Marlshire Futures is the company responsible for delivering children’s social care.",
            ),
            leaves=("The trust is a partner.",),
        ),
        Form(
            "body-responsible-for-delivering",
            r" (?:is|are|became) {how}responsible for (?:the )?(?:delivering|delivery of|providing|provision of|running) (?=\S)",
            says=PROVIDES,
            reads=("Marl Vale NHS Trust is responsible for the delivery of CAMHS.",),
            leaves=("The trust is responsible for the errors.",),
        ),
        Form(
            "body-commissioned-to-provide",
            r" (?:is|are|has been|have been) {how}(?:(?:re-?)?commissioned|contracted)(?: by (?P<commissioner>[^,;.]{3,80}?))? to (?:provide|"
            r"deliver|run|offer|undertake|carry out) (?=\S)",
            says=PROVIDES,
            reads=("Marl Youth Aid is commissioned by the council to carry out return interviews.",),
            leaves=("The trust is not commissioned to provide it.",),
        ),
    ],
    parts={
        "how": _PARTS["how"],
        "kind": r"(?:lead|main|sole|local|current|largest|principal|only|new|specialist|commissioned|independent|children['’]s|community|NHS|health)",
    },
    ignore_case=False,
    whole_words=False,
)

BODY_COMMISSIONED = FormTable(
    "body-commissioned",
    "Between which words does a sentence name the body that somebody commissions to provide a service?",
    [
        Form(
            "commissions-a-body-to",
            r"\b(?:(?:re-?)?commission(?:s|ed|ing)?|contracts? with|contracted(?: with)?|has engaged|have engaged) (?P<body>(?:the |"
            r"an? )?[^;:.]{2,120}?) to "
            r"(?:provide|deliver|run|offer|undertake|carry out|support) (?=\S)",
            says=PROVIDES,
            reads=("The council commissions the Marl Youth Aid to provide an advocacy service.",),
            leaves=("The council commissions a review to see.",),
        ),
        Form(
            "commissions-a-service-from",
            r"\b(?:re-?)?commission(?:s|ed)? (?P<service>(?:an? |the |its )?[^;:.]{3,80}?) from (?P<by>[^;:.]{2,120}?)(?= to (?:provide|"
            r"deliver|offer)|[,.;]|$)",
            says=PROVIDES,
            reads=("The council commissions an advocacy service from Marl Youth Aid.",),
            leaves=("The council commissions care.",),
        ),
    ],
    ignore_case=False,
)

OF_PUBLIC_HEALTH = FormTable(
    "of-public-health",
    "Do words mean the council as the commissioner of public health?",
    [
        Form(
            "public-health-of-the-council",
            r"^(?:the )?(?:(?:local authority|council|city council|county council|"
            r"borough council)['’]?s? )?public health(?: (?:department|team|service|commissioners?|"
            r"directorate))?(?: (?:of|at|in|within) (?P<council>[^,;.]{3,90}?))?(?=$|[,;.]| and\b)",
            says="council",
            reads=(
                "public health",
                "the council’s public health department",
                "the public health department of Marlshire County Council",
            ),
            leaves=("Public Health England", "the director of public health’s report"),
            why="Since April 2013 councils have commissioned it.",
        ),
        Form(
            "public-health-of-a-council-named",
            r"^(?P<whose>(?:the )?[A-Z][^,;.’']{3,70}? Council)['’]?s? public health(?: (?:department|team|service|commissioners?|directorate))?"
            r"(?=$|[,;.]| and\b)",
            says="council",
            reads=("Marlshire County Council’s public health team",),
            leaves=("Marlshire County Council’s health team",),
        ),
    ],
    whole_words=False,
)

THE_COMMISSIONERS = FormTable(
    "the-commissioners",
    "Do words mean all commissioners of a kind that the report names?",
    [
        Form(
            "all-of-a-kind",
            r"^(?:all |both |(?:all |both )?the )?(?P<count>two |three |four |five |six )?(?:of the )?(?P<kind>CCGs|PCTs|"
            r"clinical commissioning groups|primary care trusts)"
            r"(?: jointly| together)?(?=$|[\s,;.])",
            says="all",
            reads=("the three CCGs", "both PCTs", "The CCGs"),
            leaves=("the CCG",),
        ),
    ],
    whole_words=False,
)

PROVISION_TABLES = (PROVIDED_BY, GOING_ON, BODY_PROVIDES, BODY_COMMISSIONED)
"""Those that are asked of a sentence."""

PROVISION_WORD_TABLES = (OF_PUBLIC_HEALTH, THE_COMMISSIONERS)
"""Those that are asked of words in it."""
