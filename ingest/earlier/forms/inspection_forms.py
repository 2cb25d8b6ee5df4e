"""Forms that name an inspection: those that say its framework, those whose date says it, and those that say neither."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

PREVIOUS: Final = "previous inspection"
"""What an inspection is called of which the words tell but that it came before."""

PREVIOUS_ONES: Final = "previous inspections"
"""The same of several."""

PEER_REVIEW: Final = "peer review"
REVISIT: Final = "revisit"
SEND_INSPECTION: Final = "local area SEND inspection"
PREVIOUS_VISIT: Final = "previous visit"
BY_INSPECTORATE: Final = "by-inspectorate"
AS_WRITTEN: Final = "as-written"

INSPECTORATE: Final = "inspectorate"
"""The part that names another inspectorate."""

_PARTS: Final = {
    "whose": r"(?:(?:the )?(?:[Ll]ocal [Aa]uthority|[Cc]ouncil|[A-Z][\w’'-]{0,40}(?: [A-Z][\w’'-]{0,40}){0,3}?)(?:['’]s)? )?",
    "childrens": "child(?:ren)?(?:['’]s)?",
}

FRAMEWORK_NAMES: Final = FormTable(
    "framework-names",
    "Which framework does the name of an inspection say by itself?",
    (
        Form("joint-area-review", r"[Jj]oint [Aa]rea [Rr]eview(?!s?\)? Regulations)(?: \(JAR\))?", "jar", 1,
             ("The joint area review found good work.",), ("The Joint Area Reviews Regulations were read.",)),
        Form("joint-area-review-in-short", r"\bJAR\b", "jar", 1, ("The JAR found good work.",), ("The JARS were read.",)),
        Form("unannounced-inspection",
             r"(?:annual )?[Uu]nannounced (?:annual )?inspection(?! of (?:(?!contact)[^.;]){0,60}(?:protection|safeguarding))(?: of "
                  r"[^.;]{0,60}?contact,? referral(?:,| "
                  r"and)[^.;]{0,40}?"
             r"(?:assessment|arrangements)(?: (?:arrangements|services|centres))?)?",
             "unannounced-cra", 2, ("The annual unannounced inspection found delays.",),
             ("The unannounced inspection of arrangements for the protection of children found delays.",)),
        Form("inspection-of-referral", r"inspection of (?:[^.;]{0,30}\s)?contact,?(?: and)? referral,? and assessment(?: arrangements)?",
             "unannounced-cra", 2, ("The inspection of the contact, referral and assessment arrangements found delays.",)),
        Form("annual-performance-assessment", r"[Aa]nnual [Pp]erformance [Aa]ssessment(?: \(APA\))?", "apa", 3,
             ("The annual performance assessment found good work.",)),
        Form("annual-performance-in-short", r"\bAPA\b", "apa", 3, ("The APA found good work.",), ("The APART project ended.",)),
        Form("performance-assessment-of-a-year", r"\b(?:19|20)\d{2} performance assessment", "apa", 3, ("The 2007 performance assessment came.",)),
        Form("inspection-of-safeguarding-and-looked-after",
             r"(?:full )?(?:announced )?(?:Ofsted )?inspections? of {whose}[Ss]afeguarding and (?:[Ss]ervices for )?"
             r"(?:[Ll]ooked[\s-][Aa]fter [Cc]hild(?:ren)?(?:['’]s)?(?: [Ss]ervices?)?|[Cc]hildren [Ll]ooked [Aa]fter)", "slac", 4,
             ("The inspection of Marlshire’s safeguarding and looked after children services was long.",)),
        Form("safeguarding-and-looked-after-inspection",
             r"[Ss]afeguarding and [Ll]ooked[\s-][Aa]fter(?: [Cc]hild(?:ren)?(?:['’]s)?)?(?: [Ss]ervices?)?(?: \(SLAC\))? inspections?", "slac", 4,
             ("The safeguarding and looked after children services inspection was long.",)),
        Form("safeguarding-and-looked-after-in-short",
             r"(?:[Ss]afeguarding and [Ll]ooked[\s-][Aa]fter {childrens}(?: services)? )?\(?\bSLAC\b\)?(?: inspections?)?", "slac", 4,
             ("The SLAC inspection was long.",), ("SLACK days are few.",)),
        Form("joint-targeted-inspection", r"[Jj]oint (?:[Tt]argeted(?: [Aa]rea)?|[Aa]rea [Tt]argeted) [Ii]nspections?(?: \(JTAI\))?", "jtai", 5,
             ("The joint targeted area inspection praised the front door.",)),
        Form("joint-targeted-in-short", r"\bJTAI\b", "jtai", 5, ("The JTAI praised the front door.",)),
        Form("focused-visit", r"(?:Ofsted )?[Ff]ocus(?:s?ed)? (?:assurance )?visits?", "ilacs-focused-visit", 6,
             ("The focused visit looked at care leavers.", "A focused assurance visit looked at delays.")),
        Form("monitoring-visit", r"(?:Ofsted(?:['’]s)? )?[Mm]onitoring visits?", "monitoring-visit", 7, ("Ofsted’s monitoring visit saw change.",)),
        Form("single-inspection", r"(?:Ofsted )?(?:SIF|[Ss]ingle [Ii]nspection [Ff]ramework(?: \(SIF\))?) (?:full )?inspection", "sif", 8,
             ("The SIF inspection found much.",)),
        Form("under-the-single-framework", r"inspection (?:\w+['’]? ){0,7}under the [Ss]ingle [Ii]nspection [Ff]ramework(?: \(SIF\))?", "sif", 8,
             ("The inspection carried out under the single inspection framework found much.",)),
        Form("ilacs-inspection", "ILACS (?:full |judgement )?inspection", "ilacs", 9, ("The ILACS inspection found much.",)),
        Form("ilacs-in-full", r"inspection of local authority children['’]s services \(ILACS\)(?! [Ff]ocus)", "ilacs", 9,
             ("The inspection of local authority children’s services (ILACS) found much.",),
             ("The inspection of local authority children’s services (ILACS) focused on one team.",)),
    ),
    parts=_PARTS,
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
NAMES_BY_DATE: Final = FormTable(
    "names-by-date",
    "Which names have several frameworks gone by in turn, so that only the date says which is meant?",
    (
        Form("inspection-of-child-protection",
             r"inspections? of {whose}(?:arrangements for (?:the )?protection of children|child protection(?: (?:services|arrangements))?)",
             "inspection of child protection", 1, ("The inspection of arrangements for the protection of children found delays.",)),
        Form("protection-judged", r"(?<=Ofsted\s)(?:judged|found|rated|graded) (?:the )?{whose}(?:child protection|safeguarding)(?: "
             r"arrangements| services)",
             "inspection of child protection", 1, ("In 2012 Ofsted judged child protection arrangements to be weak.",)),
        Form("child-protection-inspection", "[Cc]hild protection inspections?", "inspection of child protection", 1,
             ("The child protection inspection found delays.",)),
        Form("inspection-of-looked-after",
             r"inspections? of {whose}(?:services for )?(?:looked[\s-]after children|children looked after)(?:['’]?s? services)?",
             "inspection of looked after children", 2, ("The inspection of looked after children services found them good.",)),
        Form("looked-after-inspection", r"looked[\s-]after {childrens}(?: services?)? inspections?", "inspection of looked after children", 2,
             ("The looked after children inspection found them good.",)),
        Form("inspection-of-safeguarding", "inspections? of {whose}safeguarding(?: arrangements| services)(?: for children)?",
             "inspection of safeguarding", 3, ("The inspection of safeguarding arrangements found delays.",)),
        Form("inspection-of-childrens-services",
             "inspections?(?: reports?)? (?:of|for|into) {whose}(?:children['’]s services|services for children in need of help and protection)",
             "inspection of children's services", 4, ("The inspection of Marlshire children’s services found much.",)),
        Form("inspection-that-was-a-joint-one",
             r"(?:[Ll]ast|[Pp]revious|[Mm]ost recent) inspections?(?=[^.;]{0,160}? as (?:part of )?an? (?:joint|integrated) inspection)",
             "last joint inspection", 4,
             ("The last inspection of health services took place in February 2012 as a joint inspection, with Ofsted.",)),
        Form("joint-inspection-with-ofsted",
             r"(?:(?:19|20)\d{2} )?(?:[Jj]oint|[Ii]ntegrated) inspections?(?:,? (?:by|with|of) (?:(?:the )?(?:CQC|"
             r"Care Quality Commission) and )?Ofsted,?)?"
             r"(?: of {whose}[Ss]afeguarding and (?:[Ss]ervices for )?[Ll]ooked[\s-][Aa]fter {childrens}(?: [Ss]ervices?)?)?",
             "joint inspection", 4,
             ("The 2012 joint inspection asked much.",
              "It was held in February 2012 as a joint inspection, with Ofsted, of what keeps children safe.")),
        Form("single-inspection-in-short", r"(?<![Aa]\s)(?<!every\s)(?<!Probation\s)(?:Ofsted )?[Ss]ingle [Ii]nspections?(?! [Ff]ramework)",
             "single inspection", 5,
             ("Since the single inspection in 2015 much was done.",), ("Not a single inspection was held.",)),
    ),
    parts=_PARTS,
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
VAGUE_NAMES: Final = FormTable(
    "vague-names",
    "Which words name an inspection without saying of which framework, and what is it to be called?",
    (
        Form("send-inspection", "(?:[Ll]ocal [Aa]rea |[Aa]rea )?SEND (?:full )?inspection", AS_WRITTEN, 1,
             ("The local area SEND inspection was long.",)),
        Form("inspection-of-send", r"inspections? of (?:SEND\b|(?:the )?[Ll]ocal [Aa]rea(?:['’]s)? [^.;]{0,140}?(?:\(?SEND\b\)?|[Ss]pecial "
             r"[Ee]ducational [Nn]eeds"
             r"(?: and(?:/or)? (?:[Dd]isabilit(?:y|ies)|[Dd]isabled))?(?: \(SEND\))?))", SEND_INSPECTION, 1,
             ("The inspection of SEND in 2017 found delays.",
              "The inspection of the local area services for children with special educational needs and/or disabilities (SEND) found delays.")),
        Form("inspectorates-inspection", r"(?:Ofsted and (?:the )?)?{inspectorate}(?:['’]s?)? (?:previous |last |recent )?inspections?\b",
             BY_INSPECTORATE, 2,
             ("A Care Quality Commission inspection found gaps.",)),
        Form("inspection-by-inspectorate", "inspections? (?:carried out )?by (?:the )?{inspectorate}", BY_INSPECTORATE, 2,
             ("An inspection carried out by HMIC found gaps.",)),
        Form("inspectorates-review", "{inspectorate}(?:['’]s?)? [‘']?(?:[Cc]hildren looked after and safeguarding|CLAS)[’']? review",
             BY_INSPECTORATE, 2, ("The CQC CLAS review found gaps.",)),
        Form("previous-inspection", r"\b{before} {sort}inspections?\b(?! ?: ?(?:[Nn]ot\b|[Nn]one\b|[Nn]/?[Aa]\b))", PREVIOUS, 3,
             ("The most recent full inspection was long.", "Leaders have read what previous inspections asked."),
             ("Date of previous inspection: not previously inspected",)),
        Form("inspection-of-a-year", r"(?:19|20)\d{2} {sort}inspection\b", PREVIOUS, 3, ("Since the 2011 inspection, much has been done.",)),
        Form("inspection-in-a-year", r"\b(?:[Tt]he|[Aa]n|[Ll]ast|[Tt]hat) {sort}inspections? (?:of|in|from) {when}", PREVIOUS, 3,
             ("The inspection of March 2012 found much.",), ("The inspection of schools found much.",)),
        Form("inspections-in-a-year", r"\binspections (?:of|in|from) {when}", PREVIOUS, 3, ("What inspections in early 2012 found is known.",)),
        Form("inspection-undertaken-in",
             r"\b(?:[Tt]he|[Aa]n?) (?:[\w/-]{1,30} ){1,4}?inspections?(?= (?:undertaken|carried out|conducted|held|completed)"
             r" (?:of|in|from|during|on) (?:[A-Z][a-z]+ )?(?:19|20)\d{2})", AS_WRITTEN, 4,
             ("A health safeguarding inspection undertaken in 2012 found delays.",)),
        Form("previous-visit-in", r"\b{before} (?:Ofsted )?visits?(?=,? (?:in|on|of) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d{2})", PREVIOUS_VISIT,
             3,
             ("Since the last visit, in 2022, much was done.",), ("Since the last visit much was done.",)),
        Form("asked-at-previous-visit", r"(?:{said}) (?:at|in|by|during|through) (?:the |Ofsted['’]s )?{before} (?:Ofsted )?visits?",
             PREVIOUS_VISIT, 3,
             ("The shortfalls identified at previous visits are known.",), ("Since the last visit much was done.",)),
        Form("revisit", r"(?:[Aa]|[Tt]he|subsequent) (?:\w+ ){0,2}?re-?visit\b(?= (?:on|in|between|took))", REVISIT, 3,
             ("A subsequent revisit on 24 March found order.",), ("A revisit is planned.",)),
        Form("last-inspected", "[Ll]ast inspected(?: by Ofsted)?", PREVIOUS, 3, ("It was last inspected by Ofsted when it opened.",)),
        Form("inspection-of-one-service-in",
             r"\b(?:[Ss]ocial [Ss]ervices|[Yy]outh service|[Ee]ducation|[Ll]ocal education authority|LEA|SSI|CSCI) inspections?"
             r"(?= (?:of|in|from) (?:[A-Z][a-z]+ )?(?:19|20)\d{2})", AS_WRITTEN, 4,
             ("The social services inspection of September 2003 found delays.",), ("The social services inspection was long.",)),
        Form("improvement-review", r"(?:Healthcare Commission(?:['’]s)? )?improvement review(?= (?:of|in|from) (?:[A-Z][a-z]+ )?(?:19|"
                                   r"20)\d{2})", AS_WRITTEN, 4,
             ("The Healthcare Commission’s improvement review of March 2007 found the service fair.",)),
        Form("was-inspected-in", r"\bwas inspected(?: by Ofsted)? in {when}", PREVIOUS, 3, ("The service was inspected in July 2012.",)),
        Form("private-fostering-inspection", "private fostering(?: services?)? inspection", AS_WRITTEN, 4,
             ("The private fostering inspection was long.",)),
        Form("adoption-inspection", "adoption(?: services?| agency)? inspection", "inspection of adoption services", 4,
             ("The adoption inspection was long.",)),
        Form("fostering-inspection", "fostering(?: services?| agency)? inspection", "inspection of fostering services", 4,
             ("The fostering service inspection was long.",)),
        Form("inspection-of-the-adoption-service", r"inspections? of (?:(?:the|its|their) )?(?:(?:local authority|council)(?:['’]s)? )?"
             r"adoption (?:services?|agency)", "inspection of adoption services", 4,
             ("The inspection of the adoption service in 2011 was long.",), ("The inspection of adoption files was long.",)),
        Form("inspection-of-the-fostering-service", r"inspections? of (?:(?:the|its|their) )?(?:(?:local authority|council)(?:['’]s)? )?"
             r"fostering (?:services?|agency)", "inspection of fostering services", 4,
             ("The inspection of the fostering service in 2011 was long.",), ("The inspection of fostering files was long.",)),
        Form("fostering-was-judged", "[Aa]rrangements for private fostering were judged", AS_WRITTEN, 4,
             ("Arrangements for private fostering were judged good.",)),
        Form("peer-review", r"\b(?:[Aa]n?|[Tt]he) (?:(?!of\b|for\b|through\b|by\b|with\b)\w+ ){0,4}peer review\b(?! (?:activit|process))",
             PEER_REVIEW, 4,
             ("The council asked for an independent peer review.",), ("The recent peer review activity has been useful.",
                  "There is a culture of peer review.")),
        Form("annual-rating", "annual (?:Ofsted )?rating(?: letter)?", AS_WRITTEN, 4, ("The annual rating letter was read.",)),
    ),
    parts={
        "when": r"(?=(?:early |late )?(?:[A-Z][a-z]+ )?(?:19|20)\d{2}\b)",
        "before": "[Pp]revious|[Ll]ast|[Ee]arlier|most recent",
        "sort": "(?:(?:full|full-service|Ofsted|Ofsted['’]s|graded|judgement|judgment|standard|short|whole-service|LA|local authority) ){0,4}",
        INSPECTORATE: r"Care Quality Commission(?: \(CQC\))?|CQC|HM(?:I| Inspectorate of) Probation|HMIC(?:FRS)?|HMIP",
    },
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
OTHER_NAMES: Final = FormTable(
    "other-names",
    "Which words name a visit or inspection beside those that have names of their own? A date behind them is theirs.",
    [Form("another-visit", r"\b(?:subsequent|later|follow-up|second|further|assurance|recent) (?:\w+ ){0,2}?(?:visits?|(?:re-?)?inspections?|"
         r"reviews?)\b",
          "another", 1, ("The subsequent visits in 2012 found delays.",))],
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
