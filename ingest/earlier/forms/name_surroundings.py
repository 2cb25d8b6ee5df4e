"""Forms around the name of an inspection: is it to come, another's, a home's own, or the date another matter's?"""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

AREA: Final = "of-the-area"
OFSTEDS: Final = "ofsteds"
_SERVICE: Final = "service"

TO_COME: Final = FormTable(
    "to-come",
    "Do the words before a name say that the inspection is to come, or is this one?",
    [Form("to-come", r"\b(?:future|next|forthcoming|any|this(?! (?:at|in|by|during|on|since|after|from) )|will be) (?:\w+ ){0,2}$", "to-come", 1,
          ("The next full ",), ("The next day saw the full ", "Inspectors raised this at "))],
    whole_words=False,
)  # fmt: skip
CAME_BEFORE: Final = FormTable(
    "came-before",
    "Do the words before a name say that the inspection came before this one?",
    [Form("came-before", r"\b(?:previous|last|earlier|most recent) (?:\w+ ){0,3}$", "before", 1, ("The most recent full ",), ("A full ",))],
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
HELD_BESIDE: Final = FormTable(
    "held-beside",
    "Does a sentence speak of an inspection that was held beside this one, or to try a framework out?",
    (
        Form("pilot", r"pilot(?:ed|s)?(?: \w+)? (?:inspections?|visits?)", "beside", 1, ("They made pilot inspections of the police.",)),
        Form("reports-apart", r"will (?:report|be (?:published|reported)) (?:\w+ )?(?:later|separately|in due course)", "beside", 1,
             ("The CQC inspection will report later.",)),
        Form("at-the-same-time", r"(?:[Aa]t the same time as|[Aa]longside|[Cc]oncurrent(?:ly)? (?:with|to)|[Ss]imultaneously with|[Ii]n parallel "
             r"(?:with|to)) (?:this|our|the) inspection",
             "beside", 1, ("Alongside this inspection HMIC held one of its own.",), ("Alongside the inspector sat a child.",)),
    ),
    ignore_case=False,
)  # fmt: skip
WHAT_CAME_OF_IT: Final = FormTable(
    "what-came-of-it",
    "Do the words before a name say that the next date is that of what came of the inspection?",
    (
        Form("published", r"\bpublication of (?:the )?(?:\w+ ){0,2}$", "other-date", 1, ("After the publication of the joint area ",),
             ("After the joint area ",)),
        Form("report-published", r"\b(?:published|released|issued|printed) (?:(?:its|the|their|a|an|Ofsted['’]s) )?(?:\w+ )?(?:reports?|letters?|"
             r"findings|outcomes?)"
             r" (?:of|on|about|from|following|after) (?:the )?(?:\w+ ){0,2}$", "other-date", 1, ("Ofsted published its report on the joint area ",),
             ("Ofsted read its report on the joint area ",)),
        Form("plan-in-response", r"\b(?:plan|submitted)\b[^.;]{0,60}\bresponse to (?:the )?(?:\w+ ){0,2}$", "other-date", 1,
             ("The board made a plan in response to the joint area ",)),
    ),
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
DATE_OF_ANOTHER: Final = FormTable(
    "date-of-another",
    "Does what stands behind a name speak of something else, whose the next date then is?",
    (
        Form("something-was", r"\b(?:was|were|has|have|had)\b(?: been)? (?!been\b|(?:(?:last|first|both|also|previously|each|jointly) )?"
             r"(?:undertaken|carried out|conducted|held|completed|published|judged|found|rated|graded|inspected|in|on|by|during|between|the|of|"
             r"(?:19|20)\d{2})\b){a-year}",
             "other-date", 1, (", a new director was appointed in 2012", " the board has met since 2012"), (" was undertaken in 2012",
                  " was in 2012")),
        Form("what-it-led-to", r"\b(?:led|leading|resulted|resulting|prompted|appoint(?:ed|ment)|established|introduced|launched|joined)\b{a-year}",
             "other-date", 1, (" led to a new plan in 2012",), (" took place in 2012",)),
    ),
    parts={"a-year": r"(?=[^.;]{0,90}\b(?:19|20)\d{2})"},
    ignore_case=False,
    whole_words=False,
)  # fmt: skip
OF_A_SERVICE: Final = FormTable(
    "of-a-service",
    "Does a sentence speak of a service, home or school, whose own inspection it may name?",
    (
        Form("adoption-or-fostering", "(?:adoption|fostering) (?:services?|agenc(?:y|ies))", _SERVICE, 1, ("The adoption service is good.",),
             ("Adoption is quick.",)),
        Form("home", r"homes|(?:the|each|this|that|one|every|another|children['’]s|residential|care|nursing|secure) home(?! (?:visit|office|"
             r"educat\w+|area|"
             r"address|learning|life|environment|circumstances))|residential (?:units?|provision|settings?|centres?|services?)",
             _SERVICE, 1, ("Two homes are good.", "The home is good."), ("Children go missing from home.",)),
        Form("unit-or-placement", r"short[ -](?:term )?break\w*(?: \w+)? (?:units?|services?|homes?|provision)|hostels?|"
             r"(?:provision|placements?|settings?|providers?|units?)[^.;]{0,30} (?:judged|rated|graded)",
             _SERVICE, 1, ("All children are in provision judged good.",), ("Early help provision is good.",)),
        Form("centre", "(?:children['’]s|family) centres?", _SERVICE, 1, ("The family centre is good.",), ("The town centre is good.",)),
        Form("school", r"(?<!virtual\s)schools?|colleges?|nurser(?:y|ies)", _SERVICE, 1, ("The nursery is good.",),
             ("The virtual school is good.",)),
        Form("regulatory", "regulatory", _SERVICE, 1, ("Regulatory visits were made.",)),
    ),
)  # fmt: skip
OF_THE_AREA: Final = FormTable(
    "of-the-area",
    "Is the inspection of the area meant although a sentence speaks of a home, because of what it asked?",
    (
        Form("its-own-last", r"(?:\b(?:its|their|whose)|['’]s|s['’]) (?:\w+ )?(?:last|previous|most recent)\b", "its-own", 1,
             ("The home’s last inspection made a recommendation.", "A recommendation of its previous inspection was met.")),
        Form("was-inspected", r"\bwas inspected\b", "its-own", 1, ("The home was inspected and a recommendation made.",)),
        Form("since-then", r"^(?:\d{1,3}\.? ?)?(?:Since|Following|After|At the time of) (?:the|Ofsted['’]s) (?:last|previous|most recent) "
             r"(?:\w+ ){0,2}inspection",
             AREA, 2, ("Since the last inspection, schools have been told more.",), ("Since its last inspection, the school has been told more.",)),
        Form("asked-of-the-area", r"\b(?:recommend\w+|areas? for (?:improvement|development)|{asked} (?:\w+ )?(?:from|at|of) (?:the|our) )", AREA, 2,
             ("The recommendation to improve children’s homes has been met.",), ("The homes are good.",)),
    ),
    whole_words=False,
)  # fmt: skip
OF_THOSE_BEFORE: Final = FormTable(
    "of-those-before",
    "Does a sentence begin with one or some of those that the sentence before speaks of?",
    [Form("of-those-before",
          r"^(?:(?:of (?:these|those), )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
          r"seventeen|eighteen|nineteen|twenty|\d{1,2})|this was judged|of (?:these|those)|all|both|each|none|most|many|some|another|"
          r"its?|they|their|these)",
          "of-those", 1, ("One was inadequate at its last inspection.",), ("The one at Eastmoor was good.",))],
)  # fmt: skip

OFSTEDS_VISITS: Final = FormTable(
    "ofsteds-visits",
    "Are undated monitoring visits the inspectorate's? Councils and boards make monitoring visits of their own.",
    (
        Form("to-homes-or-providers", r"homes?|placements?|providers?|commission\w*|contracts?|schools?|carers?|settings?|units?|hostels?",
             "of-others", 2, ("Shortfalls identified during previous monitoring visits to homes are known.",)),
        Form("by-those-who-visit", r"monitoring visits? (?:made |carried out |undertaken )?by (?!Ofsted|inspect|HMI)", "of-others", 2,
             ("Shortfalls identified during previous monitoring visits by managers are known.",),
             ("Shortfalls identified during previous monitoring visits by Ofsted are known.",)),
        Form("of-the-inspectorate", r"Ofsted|(?:\w{1,20}-)?inspect\w*|JTAI", OFSTEDS, 1, ("Ofsted made monitoring visits.",), ("The board made "
             "monitoring visits.",)),
        Form("weaknesses-found-then", r"(?:weakness(?:es)?|shortfalls?|shortcomings|deficits?|deficiencies|failings|poor practice) (?:(?:which|that) "
             r"(?:were|was|had been) )?(?:identified|found|highlighted|raised|noted) (?:at|during|in|by) (?:the )?(?:previous|earlier|last) "
             r"monitoring visits?", OFSTEDS, 3, ("Other shortfalls identified during previous monitoring visits are known.",),
             ("Shortfalls identified during monitoring visits are known.",)),
    ),
)  # fmt: skip

SURROUNDINGS: Final = (
    TO_COME,
    CAME_BEFORE,
    HELD_BESIDE,
    WHAT_CAME_OF_IT,
    DATE_OF_ANOTHER,
    OF_A_SERVICE,
    OF_THE_AREA,
    OF_THOSE_BEFORE,
    OFSTEDS_VISITS,
)
"""All tables of this module."""
