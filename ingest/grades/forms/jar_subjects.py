"""What the sentences of joint area reviews grade: the subject before "is good", whole, in the words of either form."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

_PARTS: Final = {
    "all-services": r"(?:the )?(?:(?:overall )?(?:work|contribution|impact) of (?:all )?(?:the )?(?:local|area['’]s|"
    r"partner) (?:services|agencies|partners)|"
    r"local services['’] (?:work|contribution))",
    "children": r"(?:children(?: and young people)?|young people)",
    "learning": r"(?:(?:with|who have) )?learning difficulties (?:and(?: ?/ ?or)?|or) disabilities",
}

FIRST_FORM_SUBJECTS: Final = FormTable(
    "jar-subjects-of-2005",
    "What does the subject of a sentence that grades mean, in a joint area review of 2005 to 2007?",
    [
        Form("jar-first-health", r"^{all-services} (?:in|to) securing the health of {children}$", "being-healthy", 1,
             ("The work of all local services in securing the health of children and young people",), ("The health of children",)),
        Form("jar-first-safety", r"^{all-services} (?:in|to) keeping {children} safe$", "staying-safe", 1,
             ("The work of all local services in keeping children and young people safe",), ("Keeping children safe on the road",)),
        Form("jar-first-enjoyment", r"^{all-services} (?:in|to) help(?:ing)? {children} (?:to )?enjoy (?:their education|"
                                    r"and)(?: and)?(?: to)? achieve(?: well)?$",
             "enjoying-and-achieving", 1,
             ("The work of all local services in helping children and young people to enjoy their education and to achieve well",)),
        Form("jar-first-contribution",
             r"^{all-services} (?:in|to) help(?:ing)? {children} (?:to )?(?:contribute to society|make a positive contribution)(?: to society)?$",
             "making-a-positive-contribution", 1,
             ("The work of all local services in helping children and young people to contribute to society",)),
        Form("jar-first-economic", r"^{all-services} (?:in|to) help(?:ing)? {children} (?:to )?achieve economic well-?\s?being$",
             "achieving-economic-well-being", 1,
             ("The work of all local services in helping children and young people achieve economic well-being",)),
        Form("jar-first-management", r"^(?:the )?(?:(?:overall )?management of services for {children}|(?:overall )?service management)$",
             "service-management-2005", 1,
             ("The management of services for children and young people", "Service management"),
             ("The management of cases",)),
        Form("jar-first-capacity", r"^(?:the )?(?:(?:council|partnership)(?: and its partners)?['’]?s? |their |its |"
                                   r"local services['’] )?(?:overall )?capacity "
             r"(?:of (?:the )?(?:council|local services|services|partnership)(?: and (?:its|their) partners)? )?"
             r"(?:to improve(?: further)?|for (?:further )?improvement)(?: (?:its|"
             r"their) services(?: for {children})?)?$", "capacity-to-improve-2005", 1,
             ("The capacity to improve further", "The council’s capacity to improve"), ("Capacity", "Capacity to improve the roads")),
        Form("jar-first-council", r"^(?:the )?(?:contribution of )?(?:the )?council['’]s services(?: overall)?$", "council-services", 1,
             ("The council’s services overall",)),
        Form("jar-first-education", r"^(?:the )?(?:contribution of )?(?:the )?council['’]s education services?$", "education-service", 1,
             ("The council’s education service",), ("The education of looked after children",)),
        Form("jar-first-social-care",
             r"^(?:the )?(?:contribution of )?(?:the )?council['’]s (?:children['’]?s )?social (?:care )?services?(?: for {children})?$",
             "social-care-service", 1, ("The council’s children’s social care service",)),
        Form("jar-first-youth", r"^(?:the )?(?:council['’]s |quality of (?:the )?)?youth service(?: overall)?$", "youth-service", 1,
             ("The youth service",), ("The youth offending service",)),
        Form("jar-first-looked-after",
             r"^(?:(?:the )?(?:outcomes|services|provision|support)(?: for)? |(?:the )?work of all local services (?:for|with) )?"
             r"(?:looked[ -]after {children}|{children} (?:who are )?looked after)(?: by the council)?$", "looked-after-2005", 1,
             ("Outcomes for looked after children", "Services for children and young people who are looked after"),
             ("The health of looked after children", "Education of looked after children")),
        Form("jar-first-learning", r"^(?:(?:the )?(?:outcomes|services|provision|"
                                   r"support)(?: for)? )?{children} {learning}$", "learning-difficulties-2005", 1,
             ("Services for children with learning difficulties and/or disabilities",), ("Short breaks for children with learning difficulties",)),
        Form("jar-first-ambition", r"^ambitions?(?: for {children})?$", "ambition-2005", 1, ("Ambition",), ("The ambition of schools",)),
        Form("jar-first-prioritisation", r"^prioriti[sz]ation$", "prioritisation-2005", 1, ("Prioritisation",)),
        Form("jar-first-own-capacity", r"^capacity$", "capacity-2005", 1, ("Capacity",), ("The capacity of schools",)),
        Form("jar-first-performance", r"^performance management(?: and evaluation)?$", "performance-management-2005", 1, ("Performance management",)),
        Form("jar-first-value", r"^value for money$", "value-for-money-2005", 1, ("Value for money",)),
    ],
    parts=_PARTS,
)  # fmt: skip

SECOND_FORM_SUBJECTS: Final = FormTable(
    "jar-subjects-of-2007",
    "What does the subject of a sentence that grades mean, in a joint area review of 2007 and 2008?",
    [
        Form("jar-second-safeguarding",
             r"^(?:{all-services} (?:to|in) (?:improving outcomes for |securing the safety of |keeping |safeguarding )?"
             r"(?:{children} (?:who are )?(?:at risk(?:,? (?:or|and) requiring| or in need of)? ?(?:of harm )?(?:safeguarding)?|safe)|"
             r"safeguarding|{children})|"
             r"safeguarding(?: arrangements| services)?(?: for {children})?)$", "safeguarding", 1,
             ("The contribution of local services to improving outcomes for children and young people at risk or requiring safeguarding",
              "Safeguarding arrangements"),
             ("The contribution of local services to reducing substance misuse", "Safeguarding of disabled children")),
        Form("jar-second-looked-after",
             r"^(?:{all-services} (?:to|in) (?:improving outcomes|services|outcomes) for |(?:the )?(?:outcomes|services|provision)(?: for)? )"
             r"(?:looked[ -]after {children}|{children} (?:who are )?looked after)(?: by the council)?(?: and care leavers)?$", "looked-after", 1,
             ("The contribution of local services to improving outcomes for looked after children and young people",
              "Services for looked after children"),
             ("The health of looked after children", "Education for looked after children")),
        Form("jar-second-learning",
             r"^(?:{all-services} (?:to|in) (?:improving outcomes|services|outcomes) for |(?:the )?(?:outcomes|services|provision)(?: for)? )"
             r"{children} {learning}$", "learning-difficulties", 1,
             ("The contribution of local services to improving outcomes for children and young people with learning difficulties and/or disabilities",
              "Services for children and young people with learning difficulties and/or disabilities")),
        Form("jar-second-equality", r"^(?:(?:the )?(?:impact|contribution|work) of (?:all )?local services (?:in|to|"
                                    r"on) (?:the area of )?(?:promoting )?)?"
             r"equality and diversity$", "equality-and-diversity", 1,
             ("The impact of local services in the area of equality and diversity",), ("Training in equality and diversity",)),
        Form("jar-second-management", r"^(?:the )?(?:(?:overall )?management of services for {children}|(?:overall )?service management)$",
             "service-management", 1, ("The management of services for children and young people", "Service management"),
             ("The management of cases",)),
        Form("jar-second-capacity", r"^(?:the )?(?:(?:council|partnership)(?: and its partners)?['’]?s? |their |its |"
                                    r"local services['’] )?(?:overall )?capacity "
             r"(?:of (?:the )?(?:council|local services|services|(?:local )?partnership)(?: and (?:its|their) partners)? )?"
             r"(?:to improve(?: further)?|for (?:further )?improvement)(?: (?:its|their) services(?: for {children})?)?$", "capacity-to-improve", 1,
             ("The capacity of the council and its partners to improve", "Capacity to improve"), ("Capacity",)),
        Form("jar-second-ambition", r"^ambitions?(?: for {children})?$", "ambition", 1, ("Ambition",), ("The ambition of schools",)),
        Form("jar-second-prioritisation", r"^prioriti[sz]ation$", "prioritisation", 1, ("Prioritisation",)),
        Form("jar-second-own-capacity", r"^capacity$", "capacity", 1, ("Capacity",), ("The capacity of schools",)),
        Form("jar-second-performance", r"^performance management(?: and evaluation)?$", "performance-management", 1, ("Performance management",)),
        Form("jar-second-value", r"^value for money$", "value-for-money", 1, ("Value for money",)),
        Form("jar-second-further", r"^(?:{all-services} (?:to|in|on) )(?P<issue>.{3,160})$", "further-issue", 2,
             ("The contribution of local services to reducing substance misuse and teenage conception",), ("The work of the youth service",)),
    ],
    parts=_PARTS,
)  # fmt: skip

JAR_SUBJECT_TABLES = (FIRST_FORM_SUBJECTS, SECOND_FORM_SUBJECTS)
"""Both."""
