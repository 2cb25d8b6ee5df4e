"""How sentences say that a body provides or commissions a service, what is a service, and what only looks like one."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

PROVIDES: Final = "provides"
COMMISSIONS: Final = "commissions"
AGAIN: Final = "again"
NO_SERVICE: Final = "no service"

_PARTS: Final = {
    "how": r"(?:(?:jointly|mainly|mostly|largely|predominantly|principally|primarily|partly|in part|also|directly|locally|currently|now|all|both|"
    r"in the main|for the most part) ){0,3}",
    "be": r"(?:is|are)",
}

PROVIDED_BY = FormTable(
    "provided-by",
    "Which words stand between a service and the bodies that provide or commission it?",
    [
        Form(
            "commissioned-by",
            r"(?:{be} )?{how}(?:commissioned|purchased|planned and commissioned|commissioned and planned|funded and commissioned) {how}by ",
            says=COMMISSIONS,
            reads=("Health visiting is commissioned by NHS Marlshire and provided by Marl Vale NHS Trust.",),
            leaves=("The trust is not commissioned to do so.",),
        ),
        Form(
            "provided-by",
            r"(?:{be} )?{how}(?:provided|delivered|run|operated|given|managed and provided) {how}by ",
            says=PROVIDES,
            reads=(
                "Hospital care is given by Marl Vale NHS Trust.",
                "CAMHS are provided in part by Marl Vale NHS Trust.",
            ),
            leaves=("Care is given to all by right.",),
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
            r"{be} {how}carried out {how}by ",
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
    "Which verb stands between a body at the beginning of a sentence and the service that it provides or commissions?",
    [
        Form(
            "body-commissions",
            r" (?:also |jointly |currently |now ){0,2}commissions? (?=\S)",
            says=COMMISSIONS,
            reads=("Marlshire PCT commissions primary care and community health.",),
            leaves=("Marlshire commissioned a review.",),
        ),
        Form(
            "body-provides",
            r" (?:also |jointly |currently |now ){0,2}(?:provides?|delivers?|runs?) (?=\S)",
            says=PROVIDES,
            reads=("Marl Vale NHS Trust provides community services for children.",),
            leaves=("Marl Vale NHS Trust provided much.",),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

SERVICES_NAMED = FormTable(
    "services-named",
    "Do words name a service that a body provides for people, or something else that somebody provides?",
    [
        Form(
            "service-of-information",
            r"\binformation,? (?:and )?(?:advice|guidance)(?: and (?:support|guidance))?(?: \([A-Z]+\))? (?:service|helpline)|\bSENDIASS?\b",
            says="service",
            reads=("Special needs information, advice and support service", "SENDIASS"),
            leaves=("Information and advice",),
        ),
        Form(
            "service-by-those-served",
            r"^(?:young people|children|children and young people|adults|parents|families|people) who misuse (?:substances|drugs|alcohol)"
            r"(?: (?:and|or) (?:drugs|alcohol))?$",
            says="service",
            reads=("Young people who misuse substances",),
            leaves=("Young people who misuse trust",),
        ),
        Form(
            "no-service-but-work",
            r"\b(?:training|information|data|evidence|reports?|reviews?|audits?|research|oversight|direction|diagnostic|feedback|findings|figures|"
            r"books?|play|events?|challenge|leadership|scrutiny|funding|resources|advice on|guidance on|presentations?|inspections?|consultation|"
            r"updates?|papers?|documents?|plans?|policies|policy|programmes? of|evaluations?|surveys?|assurance|analysis|statements?|"
            r"briefings?|"
            r"examples?|opportunit(?:y|ies)|activit(?:y|ies)|a (?:good|safe|strong|clear|helpful)|effective|strong|good|excellent|"
            r"high quality|regular|"
            r"additional|prompt|timely|close|robust|this|these|such|it|they|which|who|that)\b",
            says=NO_SERVICE,
            rank=2,
            reads=(
                "Safeguarding training for the staff of health services",
                "Regular oversight of the service",
                "The annual report",
            ),
            why="What is provided within a service, or about it, is none.",
        ),
        Form(
            "no-service-support",
            r"^(?:[\w’'-]{1,40} ){0,4}(?:support|help|care and support|supervision|advice|guidance|encouragement|intervention|work|"
            r"placements?|accommodation)$",
            says=NO_SERVICE,
            rank=2,
            reads=("Support", "Dedicated help", "Intensive family support"),
            leaves=("Support services",),
        ),
        Form(
            "service-by-its-head",
            r"\b(?:services?|CAMHS|CASH|health ?care|(?:primary|acute|hospital|urgent|emergency|maternity|secondary|intermediate|"
            r"palliative|dental) care|care|"
            r"health visit(?:ing|ors?)|school nurs(?:ing|es?)|midwifery|nursing|therap(?:y|ies)|clinics?|walk-in (?:centre|clinic)s?|"
            r"out[ -]of[ -]hours doctors|(?:minor injuries|urgent treatment) (?:unit|centre)s?|hospitals?|(?:child|community|mental|"
            r"sexual|public|children['’]s|care leavers['’]) health|"
            r"(?:health|nursing|assessment|outreach) teams?|paediatrics|advocacy|policing|(?:education and )?training and skills|"
            r"independent visitors?|return (?:home )?interviews|youth offending|substance misuse|A&E|accident and emergency)\b",
            says="service",
            rank=3,
            reads=("Acute hospital services", "Community child health", "CAMHS", "Health visiting"),
        ),
    ],
    whole_words=False,
)

NOT_SAID_OF_NOW = FormTable(
    "not-said-of-now",
    "Do the words of a sentence deny a provision, put it off or speak of what has ended?",
    [
        Form(
            "provision-denied",
            r"\b(?:not|no longer|never|nobody|neither|nor|cannot)\b",
            says="no",
            reads=("The service is not commissioned by NHS Marlshire.",),
        ),
        Form(
            "provision-to-come",
            r"\b(?:will|would|should|must|could|to be|being|plans? to|until|previously|formerly|once|had been|was|were|if|where|when|whether)\b",
            says="no",
            reads=("The service will be run by NHS Marlshire.", "It was provided by the council until 2011."),
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

PROVISION_TABLES = (PROVIDED_BY, GOING_ON, BODY_PROVIDES, NOT_SAID_OF_NOW)
"""Those that are asked of a sentence."""

PROVISION_WORD_TABLES = (SERVICES_NAMED, OF_PUBLIC_HEALTH, THE_COMMISSIONERS)
"""Those that are asked of words in it."""
