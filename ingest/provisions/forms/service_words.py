"""Whether words name a service that is provided for people, and what stands around such a name in a sentence."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

SERVICE: Final = "service"
SUPPORT: Final = "support"
NO_SERVICE: Final = "no service"

SERVICES_NAMED = FormTable(
    "services-named",
    "Do words name a service that a body provides for people, or something else that somebody provides?",
    [
        Form(
            "service-of-information",
            r"\binformation,? (?:and )?(?:advice|guidance)(?:,? and (?:support|guidance))?(?: \([A-Z]+\))? (?:service|helpline)|\bSENDIASS?\b|"
            r"^information, advice and guidance for \w+",
            says=SERVICE,
            reads=("Special needs information, advice and support service", "SENDIASS"),
            leaves=("Information and advice",),
        ),
        Form(
            "service-programme",
            r"^(?:the )?(?:0 ?[–-] ?\d{1,2} (?:years? )?)?(?:public health nursing|healthy child) programme$",
            says=SERVICE,
            reads=("The 0-19 healthy child programme", "the healthy child programme"),
            leaves=("the programme of visits",),
        ),
        Form(
            "service-by-those-served",
            r"^(?:young people|children|children and young people|adults|parents|families|people) who misuse (?:substances|drugs|alcohol)"
            r"(?: (?:and|or) (?:drugs|alcohol))?$",
            says=SERVICE,
            reads=("Young people who misuse substances",),
            leaves=("Young people who misuse trust",),
        ),
        Form(
            "service-of-adopters",
            r"\brecruitment,? (?:and )?assessment\b|\badopter recruitment\b|^adoption$",
            says=SERVICE,
            reads=("recruitment, assessment and training for adopters",),
            leaves=("assessment of adopters",),
        ),
        Form(
            "no-service-but-work",
            r"\b(?:training|information|data|evidence|reports?|reporting|reviews?|audits?|auditing|research|oversight|direction|diagnostic|"
            r"feedback|findings|figures|books?|play|events?|challenge|leadership|scrutiny|funding|money|grants?|resources|advice on|guidance on|"
            r"presentations?|inspections?|consultation|work undertaken|"
            r"updates?|papers?|documents?|plans?|policies|policy|programmes? of|evaluations?|surveys?|assurance|analysis|statements?|"
            r"briefings?|strateg(?:y|ies)|supervision|commissioning|framework|pathways?|meetings?|conferences?|workers? who|staffing|capacity|"
            r"examples?|opportunit(?:y|ies)|activit(?:y|ies)|a (?:safe|strong|clear|helpful)|effective|strong|"
            r"regular|quality of|range and quality|"
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
            r"^(?:[\w’'-]{1,40} ){0,4}(?:support|help|care and support|advice|guidance|encouragement|intervention|work|"
            r"placements?|accommodation)$",
            says=NO_SERVICE,
            rank=2,
            reads=("Support", "Dedicated help", "Intensive family support"),
            leaves=("Support services",),
        ),
        Form(
            "service-by-its-head",
            r"\b(?:services?|CAMHS?|CAMHs|CASH|health ?care|(?:primary|acute|hospital|urgent|emergency|maternity|secondary|intermediate|"
            r"palliative|dental|residential|foster|after-?) ?care|"
            r"health visit(?:ing|ors?)|school nurs(?:ing|es?)|midwifery|nursing|therap(?:y|ies)|clinics?|walk-in (?:centre|clinic)s?|"
            r"out[ -]of[ -]hours doctors|(?:minor injuries|urgent treatment) (?:unit|centre)s?|hospitals?|(?:child|community|mental|"
            r"sexual|public|children['’]s|care leavers['’]) health|"
            r"(?:health|nursing|assessment|outreach|duty|disabilities|disability|offending|family support) teams?|paediatrics|advocacy|policing|"
            r"(?:education and )?training and skills|"
            r"independent (?:visitors?|visiting|visitor scheme)|return (?:home |to placement )?interviews?|youth offending|substance misuse|A&E|"
            r"accident and emergency|"
            r"projects?|schemes?|(?:children['’]s )?social care|helplines?|refuges?|counselling|mediation|health assessments?|"
            r"alternative (?:education )?provision|"
            r"centres?|hubs?|(?:youth|children['’]s) (?:clubs?|homes?)|short breaks?|regional adoption agency|designated (?:clinical|"
            r"medical) officer|"
            r"accommodation (?:and support )?(?:for|to)|supported (?:accommodation|lodgings))\b",
            says=SERVICE,
            rank=3,
            reads=("Acute hospital services", "Community child health", "CAMHS", "Health visiting"),
        ),
        Form(
            "support-for-those-served",
            r"\b(?:support|help|advice|guidance|interventions?|mentoring|drop-in|meals|respite|wraparound|befriending|"
            r"accommodation|care|therapeutic work|parenting (?:courses?|programmes?|groups?))\b.{0,60}? "
            r"(?:for|to|with) (?:\w+ ){0,4}(?:famil(?:y|ies)|children|young|parents?|carers?|victims|mothers|women|fathers|adopters|people|"
            r"adults|pupils|communities)\b",
            says=SUPPORT,
            rank=4,
            reads=("support for families with children in need", "help and meals to young mothers"),
            leaves=("support",),
            why="What a charity gives to people is its service; of a public body it is said of all its work.",
        ),
    ],
    whole_words=False,
)

PRAISE = FormTable(
    "praise",
    "With which words does the name of a service begin that judge or count it, and are no part of the name?",
    [
        Form(
            "article-or-praise",
            r"^(?:the |its |an? |all |most |both |our |their |other |some (?:of the )?)?(?:(?:very |highly |more |well[- ])?(?:good|better|"
            r"effective|excellent|strong|useful|"
            r"valued|valuable|regarded|established|resourced|used|impressive|popular|innovative|new|newly|recently|re-?commissioned|"
            r"jointly|commissioned|jointly-commissioned|improved|existing|important|successful|"
            r"high[- ]quality|good[- ]quality|comprehensive|confidential|creative|accessible|sensitive|responsive|highly),? (?:and )?){0,4}"
            r"(?:(?:(?:broad|wide|increasing|extensive|good|impressive|comprehensive|growing|full|diverse)(?:,? (?:and )?)){0,3}"
            r"(?:range|variety|number|array|network|mix|menu) of )?"
            r"(?:(?:good|good[- ]quality|high[- ]quality|effective|valued|useful|bespoke|innovative|creative|different) )?",
            says="praise",
            reads=("a good range of ", "the highly valued "),
        ),
    ],
    whole_words=False,
)

BARE_SERVICES = FormTable(
    "bare-services",
    "Do words name no service in particular?",
    [
        Form(
            "service-and-no-more",
            r"^(?:the |an? |its |their |this )?(?:specialist |local |commissioned |voluntary |particular |same |full |wide |individual |"
            r"existing |other |"
            r"current |statutory |public |bespoke |following |two |three |four |five |six |seven |eight |ten |several |many |[0-9]+ ){0,3}"
            r"(?:services?|projects?|schemes?|(?:children['’]s )?social care|care|support services?|teams?|provision|interventions?|"
            r"services? and (?:support|interventions))$",
            says="bare",
            reads=("services", "the specialist service"),
            leaves=("the advocacy service", "services for children"),
        ),
    ],
    whole_words=False,
)

BEFORE_SERVICES = FormTable(
    "before-services",
    "Behind which word does the name of a service begin, where a sentence names one in its midst?",
    [
        Form(
            "word-before-a-service",
            r"\b(?:the|an?|its|their|his|her|our|this|each|every|any|some|all|both|between|from|by|with|to|at|including|through|via|into|as|of"
            r"|in|for|on|over|about|delivers?|runs?|operates?|commissions?|now|use|uses|using|has|have|had|is|are|was|were|and|or|while|"
            r"whilst|that|which|where|when|because|access|accessing|"
            r"receive|receives|received|benefit|attend|visit|by means of|refers?|referred|offers?|provides?|includes?|praised|valued?) |[,;:(] ?",
            says="before",
            reads=("children are referred to the ",),
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
            r"\b(?:will|would|should|must|could|may|might|to be|being|plans? to|intends?|agreed to|until|previously|formerly|once|"
            r"had been|had|was|were|"
            r"if|where|when|whether|negotiating|considering|proposal)\b",
            says="no",
            reads=("The service will be run by NHS Marlshire.", "It was provided by the council until 2011."),
        ),
    ],
    ignore_case=False,
)

SERVICE_TABLES = (SERVICES_NAMED, PRAISE, BARE_SERVICES, BEFORE_SERVICES)
"""Those that are asked of words in a sentence."""
