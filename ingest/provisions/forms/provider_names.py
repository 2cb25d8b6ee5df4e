"""How sentences name bodies that no register knows: charities, companies and adoption agencies, and what only looks like a name."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

NAME: Final = r"[A-Z][\w’'&:@-]{0,40}(?:,? (?:(?:of|and|for|in|the|&|to) ){0,2}[A-Z0-9][\w’'&:@-]{0,40}){0,8}"
"""Words in capitals, with small ones between: what a name looks like."""

_CHARITIES: Final = (
    r"(?:Barnard?o(?:’s|'s|s’|s'|s)?|NSPCC|National Society for the Prevention of Cruelty to Children|Action for Children|"
    r"(?:The )?Children’s Society|Coram(?: Voice)?|"
    r"(?:The )?National Youth Adv(?:ocacy|isory) Service|NYAS|Catch[ -]?22|Turning Point|Addaction|We Are With You|With You|CGL|Change,? Grow,? Live|"
    r"Kooth|Relate|Women[’']s Aid|Victim Support|Brook|Place2Be|Safer London|St Giles(?: Trust)?|Centrepoint|Shelter|Depaul(?: UK)?|"
    r"Home[- ]?Start|Family Action|Spurgeons|After Adoption(?: Yorkshire)?|Adoption UK|PAC-?UK|Adoption Matters|Prospects|Connexions|"
    r"Young ?Minds|Mind|MIND|Family Lives|Humankind|Lifeline(?: Project)?|Blenheim CDP|Princess Royal Trust|Carers Trust|"
    r"St Christopher[’']?s(?: Fellowship)?|TACT|Phoenix Futures|DISC|Mencap|Virgin Care|"
    r"Children[’']s Rights and Advocacy Service|Missing People|Fostering Solutions|The Fostering Network|Core Assets|G4S|Serco|Capita)"
)
"""Bodies that provide services to many councils and stand in no register."""

_DEPARTMENT: Final = r"(?:[Aa]ccident and emergency|A&E|[Ee]mergency|[Mm]aternity) (?:department|unit)s?"
"""A part of a hospital that is itself a service to all who come."""

KNOWN_PROVIDERS = FormTable(
    "known-providers",
    "Do words name a charity or company that works for councils everywhere?",
    [
        Form(
            "charity-or-company",
            rf"^(?:the )?{_CHARITIES}$",
            says="known",
            reads=("Turning Point", "the NSPCC", "Catch 22"),
            leaves=("Marlshire County Council",),
        )
    ],
    ignore_case=False,
    whole_words=False,
)

OWN_PROJECTS = FormTable(
    "own-projects",
    "Where does a sentence name a service or project as a charity's own?",
    [
        Form(
            "project-of-a-charity",
            rf"\b(?P<body>{_CHARITIES})(?:’s|'s|’|"
            rf"')? (?P<service>[‘“'\"]?[A-Z][\w’-]{{0,30}}(?:(?: [a-z]{{2,3}})? [A-Z][\w-]{{1,30}}){{0,4}}[’”'\"]?(?: [a-z]{{3,14}})?"
            r" (?:service|project|scheme))\b",
            says="own",
            reads=("referred to Barnardo’s Marl-U service",),
            leaves=("referred to Barnardo’s",),
        )
    ],
    ignore_case=False,
    whole_words=False,
)

NO_PROVIDERS = FormTable(
    "no-providers",
    "Do words in capitals in the place of a provider name none?",
    [
        Form(
            "no-provider-but-people",
            r"^(?:the )?(?:[A-Z]{2,5}s|HMI|GPs?|Her Majesty|His Majesty|Director|Head|Chief|Chair|Independent Reviewing|Personal|Social|Family Court|"
            r"Youth Workers?|Ms|Mr|Mrs|Dr|Professor|Lord|Sir|LADO|DCS|IRO|PA|Designated|Principal|Strategic|Senior|Managers?|Practitioners?|Staff|"
            r"Officers?|Inspectors?|Professionals|Lead|Advocates?|Carers?|Adopters|Foster|Parents|Children|Young|Families|Care|Leaders|Schools?|"
            r"Partners?|Partner|Partnership|Agencies|Services?|Support|Help|Training|Scrutiny|Management|Independent|Effective|Good|Joint|"
            r"Some|Most|Many|All|Other|Others|Both|Each|Every|These|Those|This|That|They|It|He|She|We|There|One|Two|Three|Four|Five|Six)\b"
            r"(?!.{0,80}\b(?:Trust|Service|Company|Project|Society|Aid|Action)$)",
            says="nobody",
            reads=("IROs", "Head of Housing", "Director of Children"),
            leaves=("Marl Youth Aid",),
        ),
        Form(
            "no-provider-but-a-date-or-a-law",
            r"^(?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|"
            r"Monday|Friday|England|Ofsted|Department|Government|Act|Working|Part|Section|Tier|Level|Year|Key|National Framework|Skype|Facebook|"
            r"European|English|Home Office|DfE|Internet|Covid|COVID)\b",
            says="nobody",
            reads=("March 2014", "England", "Ofsted"),
            leaves=("Marl Youth Aid",),
        ),
        Form(
            "no-provider-but-a-unit",
            r"^(?:the )?(?:[A-Z]?CAMH?S|CAMHs|MASH|MARAC|MAPPA|SPA|SPOC|EDT|YOT|YOS|YJS|LSCB|[A-Z]{1,4}SCB|[A-Z]{1,3}SCP|CDOP|EHC|EHCP|SEND|"
            r"PEP|CSE|IRO|"
            r"ASQ|CAF|PRU|IFA|VAA|RAA|Mockingbird|PAUSE|Signs of Safety|MST|FGC|FIP|LAC|NEET|UASC|SENCO|NHS(?: \d.{0,9})?|"
            r"RHI)s?(?: and [A-Z]{3,6}s?)?$",
            says="nobody",
            reads=("CAMHS", "MASH", "LSCB"),
            leaves=("PHASE",),
            why="A way of working, a unit or a board within a body is no body that provides.",
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

CALLED_PROVIDERS = FormTable(
    "called-providers",
    "With which words does a sentence say beside its name that a body is one that provides services?",
    [
        Form(
            "kind-before-the-name",
            r"(?:(?:the|an?|its|their|our|local|new|national|specialist|regional|commissioned|independent) ){0,4}(?:[\w’'-]{1,40} ){0,3}?"
            r"(?:regional adoption agency|voluntary adoption agency|social enterprise|"
            r"community interest company|charity|(?:voluntary|community|third|independent)(?:[- ]sector)? (?:sector )?(?:organisation|agency|"
            r"provider|group)|"
            r"(?:commissioned|external|specialist|independent|private|lead|new|local|health|advocacy|main) (?:provider|service|company|"
            r"organisation|agency)|"
            r"company|social work provider|provider|local organisation|organisation)"
            r"(?: \([A-Z]{2,5}\))?(?:,? (?:called |known as |named )?| \()[‘“'\"(]?"
            rf"(?P<before>{NAME})",
            says="name",
            reads=(
                "the new provider, Marl Health",
                "a national charity called Osney Aid",
                "the social enterprise, PHASE",
            ),
            leaves=("a charity of the town",),
        ),
        Form(
            "kind-behind-the-name",
            rf"[‘“'\"]?(?P<behind>{NAME})[’”'\"]?(?: \([A-Z]{{2,8}}\))?(?:, | \()(?:which is )?(?:an?|the|our|its) (?:[\w’'-]{{1,40}} ){{0,6}}?"
            r"(?:charity|social enterprise|community interest company|(?:voluntary|participation|commissioned|advocacy|support|counselling|adoption) "
            r"(?:sector )?(?:service|organisation|agency|provider|project|group)|company|provider|organisation|"
            r"regional adoption agency)(?:[,)]| which| that| providing| who| commissioned| funded| run)",
            says="name",
            rank=2,
            reads=(
                "Osney Aid, the local organisation providing help",
                "Marl Voices, a participation service which helps",
            ),
            leaves=("Osney, a town",),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

STAFF_OF = FormTable(
    "staff-of-a-body",
    "Whose staff do words name?",
    [
        Form(
            "staff-from-a-body",
            r"^(?P<staff>(?:(?P<service>[\w’'/ -]{2,60}) )?(?:practitioners|nurses|workers|staff|therapists|clinicians|psychologists|midwives|"
            r"advisers|counsellors)) (?:from|at|of|employed by|within) (?P<body>.{3,120})$",
            says="the body",
            reads=("CAMHS practitioners from Marl Vale NHS Trust",),
            leaves=("CAMHS practitioners",),
        ),
    ],
    whole_words=False,
)

DEPARTMENTS = FormTable(
    "departments",
    "Where does a sentence name a department of a hospital together with the trust that runs it?",
    [
        Form(
            "department-at-a-trust",
            rf"\b(?P<service>{_DEPARTMENT})(?: staff| practitioners)? (?:at|of|in|within|run by) (?:the )?(?P<body>{NAME})",
            says="of the trust",
            reads=("Staff in the emergency department at Marl Vale NHS Trust",),
            leaves=("Staff in the emergency department at night",),
        ),
        Form(
            "department-behind-its-trust",
            rf"(?P<body>{NAME})(?: \([A-Z]{{2,8}}\))?(?:’s|'s|’|')? (?P<service>{_DEPARTMENT})\b",
            says="of the trust",
            rank=2,
            reads=("children who come to Marl Vale NHS Trust’s emergency department",),
            leaves=("children who come to the emergency department",),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

ADOPTION_AGENCIES = FormTable(
    "adoption-agencies",
    "Where does a sentence name the regional adoption agency that acts for the area?",
    [
        Form(
            "agency-before-its-name",
            r"[Rr]egional [Aa]doption (?:[Aa]gency|[Aa]lliance)(?: arrangements through)?(?: \(RAA\)| \(RAA:)?,?(?: called| known as)? ?[‘“(]?"
            r"(?P<after>(?!RAA)[A-Z][\w’'&@-]{0,40}(?:,? (?:(?:of|and|for|in|&|to) ){0,2}[A-Z0-9][\w’'&-]{0,40}){0,6})",
            says="named",
            reads=("through the regional adoption agency (Adopt Marl)",),
            leaves=("the regional adoption agency",),
        ),
        Form(
            "agency-behind-its-name",
            r"[‘“]?(?P<name>[A-Z][\w’'&-]{1,40}(?:,? (?:(?:of|and|for|in|&|to) )?[A-Z0-9][\w’'&-]{0,40}){0,6})[’”]?(?: \([A-Z][\w]{1,40}\))?"
            r",? (?:(?:the|a|an|their|its|which is a) (?:\w+ )?)?\(?[Rr]egional [Aa]doption [Aa]gency\b",
            says="named",
            rank=2,
            reads=("Adopt Marl, the regional adoption agency, provides support",),
            leaves=("A regional adoption agency",),
        ),
    ],
    ignore_case=False,
    whole_words=False,
)

ADOPTION_WORK = FormTable(
    "adoption-work",
    "Does a sentence say that the agency that it names does adoption work for the area, and not only that the two meet?",
    [
        Form(
            "agency-works-for-the-area",
            r"^(?!.{0,400}(?:prior to|going live|planned|will (?:be|become|join|move)|due to)\b).{0,400}?"
            r"(?:provid|deliver|offer|through|commission|recruit(?:s|ed|ment)|host|responsib|serv(?:ed|ice)|receive|transferred|part of|"
            r"member|partner of|on behalf)",
            says="works",
            reads=("Adoption services are provided through the regional adoption agency",),
            leaves=("There are good relations with the regional adoption agency",),
        ),
    ],
    whole_words=False,
)

PROVIDER_NAME_TABLES = (
    KNOWN_PROVIDERS,
    OWN_PROJECTS,
    NO_PROVIDERS,
    CALLED_PROVIDERS,
    STAFF_OF,
    DEPARTMENTS,
    ADOPTION_AGENCIES,
    ADOPTION_WORK,
)
"""All of them."""
