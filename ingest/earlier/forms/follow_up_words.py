"""Forms that say which sentences are word on what an earlier inspection asked, and of which inspection they speak."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.asked_loosely import ASKED_BY_OTHERS, ASKED_LOOSELY, INSPECTION_PARTS
from ingest.earlier.forms.found_then import FOUND_THEN_PARTS, FOUND_WANTING, ONLY_SO_THEN, SAID_OF_THEN
from ingest.forms.form import Form
from ingest.forms.table import FormTable

GOES_ON: Final = "goes-on"
ASIDE: Final = "aside"
STATE: Final = "state"
THOSE: Final = "those"
THAT: Final = "that"
NAMED_AGAIN: Final = "named-again"
SPOKEN_OF_AGAIN: Final = "spoken-of-again"

_ASKED: Final = "asked"
_AS_AREA: Final = {
    "as-area": r"(?:an?|the|one) (?:\w+ ){0,3}?(?:area(?! of (?:\w+ ){0,2}?(?:strength|excellence))|"
    r"recommendation|concern|finding|weakness|action|priority|issue)"
}

WHAT_WAS_ASKED: Final = FormTable(
    "what-was-asked",
    "Does a sentence that names an earlier inspection speak of what that asked?",
    (
        Form("asked-recommended", "recommend(?:ed|ations?)", _ASKED, 1, ("Its recommendations were read.",), ("A recommendable book.",)),
        Form("asked-area-for",
             r"areas? (?:of (?:\w+ ){0,3})?(?:for|of|needing|requiring|(?:which|that) (?:had )?(?:needed|required)|in need of) "
             r"(?:\w+ ){0,2}?(?:improvements?|development|attention|actions?|concern|change)",
             _ASKED, 1, ("One area for improvement is the rota.", "Areas of practice which had required some change are better.")),
        Form("asked-and-said-so", r"(?<!good\s)(?<!strong\s)(?<!best\s)(?<!effective\s){asked-at-large}\b(?:(?!, "
             r"when\b)[^.;]){0,140}?\b(?:(?<!has\s)(?<!have\s){said}(?! (?:to be|inadequate|"
             r"good))|(?:inspections?|visits?|reviews?|JTAI|JAR|Ofsted|inspectors) (?:(?:in|of) (?:\w+ )?(?:19|20)\d{2} )?(?:had )?(?:required|"
             r"asked for|called for|demanded|set|wanted|sought|expected)|(?:required|requested|asked for|"
             r"called for) (?:by|at|in) (?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?(?:inspections?|visits?|reviews?|JTAI|JAR|Ofsted)|needed "
             r"development|"
             "required improvement)", _ASKED, 1, ("The delays and gaps it highlighted are gone.",),
             ("The gaps are gone. It highlighted much.", "Outcomes are better than in 2011, when Marlshire was found to be inadequate.")),
        Form("asked-from", r"{asked} (?:(?:remain\w*|outstanding|left|required|{said}) )?(?:from|of|at|by|in|after|"
             r"following) (?:[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI|JAR|"
             r"SIF|ILACS)", _ASKED, 1,
             ("Most actions from previous inspections have been met.", "Two actions remain from the last inspection."),
             ("Actions of the trust are seen.",)),
        Form("asked-by-it", r"(?:inspections?|visits?|inspectors|Ofsted|JTAI|JAR|reviews?|they|it) (?:\w+ ){0,3}?(?:asked (?:for|that|leaders|"
             r"managers|the)|"
             r"called for|urged|requested|required (?:the|leaders|managers|that)|told (?:the|leaders|managers))", _ASKED, 1,
             ("Inspectors then asked for better plans.",), ("Leaders asked for better plans.",)),
        Form("asked-found-weak", r"which (?:[\w’'-]{1,30} ){1,8}?(?:found|judged|described|assessed|considered|said) (?:(?:to be|as|that it was) )?"
             r"(?:\w+ )?(?:poor|weak|inadequate|variable|inconsistent|ineffective|insufficient|too \w+)", _ASKED, 1,
             ("Supervision, which the last inspection found to be weak, is now good.",), ("Marlshire was found to be weak.",)),
        Form("asked-trouble-then", r"{trouble}(?: (?:in|with|of|around|about)(?: [\w’'-]{1,30}){1,3}?)?(?:,? (?:which|that) (?:was|were))? "
             r"(?:(?:seen|evident|apparent|present|prevalent|common|widespread) )?(?:at|by|during) (?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?"
             r"(?:inspections?|visits?|JTAI|JAR|SIF|ILACS)", _ASKED, 1, ("The delays seen at the last inspection are gone.",),
             ("The delays seen by this inspection are gone.",)),
        Form("asked-highlighted", r"(?<!strengths\s)(?<!strength\s)(?:highlighted|flagged|pinpointed|raised) (?:at|by|in|during) "
             r"(?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI|JAR|SIF|ILACS)", _ASKED, 1,
             ("Sparse oversight, highlighted at the last inspection, is rare.",), ("Strengths highlighted at the last inspection are kept.",)),
        Form("asked-in-passing", r", {as-area} (?:for \w+ )?(?:at|from|of|in) (?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI|"
             r"JAR|SIF|"
             r"ILACS)", _ASKED, 1, ("Supervision, a key finding of the last inspection, is good.",), ("Supervision is a key weakness.",)),
        Form("asked-which-required", r"(?:which|that) (?:required|needed) (?:\w+ )?(?:improvement|development|attention)", _ASKED, 1,
             ("Audits, which required attention then, are good.",)),
        Form("asked-criticised", r"(?:criticised(?: [\w’'-]{1,30}){0,5}?|found (?:\w+ )?wanting|(?:found|judged) (?:to be )?(?:\w+ )?{wanting}) "
             r"(?:at|by|in|during)", _ASKED, 1, ("Plans were criticised at the last inspection.",),
             ("Plans were criticised.",)),
        Form("asked-undone-since", r"{asked} {have} (?:not|yet) (?:\w+ ){0,3}?{done} since", _ASKED, 1,
             ("Two issues have not yet been resolved since.",)),
        Form("asked-as-a-need", r"need to\b[^.;]{0,140}?\b(?:was|were) {said}", _ASKED, 1, ("The need to draw a rota was noted.",)),
        Form("asked-and-named", r"(?:identified|highlighted|noted|found|raised) (?:(?!strong|strengths?|good|effective|positive|"
             r"excellent|improved)\w+ ){0,3}?{asked-at-large}(?! {was-well})",
             _ASKED, 1, ("It found several clear gaps.",), ("It found strong practice.", "It found that practice was good.")),
        Form("asked-this-was", "(?:this|these|both|which|it|they|that|also)(?: of)?(?: (?:these|those))?(?: (?:areas?|issues?|matters?|points|"
             "things))? (?:was|were|had been) (?:also |already |all )?(?:(?:{said}|required|requested|asked for|called for)(?! to be)|"
             "{as-area})",
             _ASKED, 1, ("This was also noted in 2011.",)),
        Form("asked-was-an-area", "(?:was|were|had been) (?:{said} as )?{as-area}", _ASKED, 1, ("Supervision had been one main concern.",)),
        Form("asked-noted-this", r"(?:identified|highlighted|noted|raised) (?:this|it|as|that(?! (?:[\w’'-]{1,30} "
             r"){1,6}?{was-well}))", _ASKED, 1, ("It raised this.",), ("It identified that the rota was good.",)),
        Form("asked-outcomes-judged", "outcomes judged", _ASKED, 1, ("The outcomes judged weak then are better.",)),
        Form("asked-required-steps", "(?:required|necessary|needed) (?:steps|improvements|changes|actions?)", _ASKED, 1,
             ("It has taken the necessary steps.",)),
        Form("asked-improvements-needed", "improvements? (?:needed|required)", _ASKED, 1, ("It has seen to the improvement needed.",)),
        Form("asked-by-plan", "(?:action|development|improvement) plan", _ASKED, 1, ("Its action plan is done.",)),
        Form("asked-the-same", "(?:similar|same) (?:findings?|{trouble})", _ASKED, 1, ("The same concerns are seen today.",)),
        Form("asked-challenges-since", "challenges? (?:from|since)", _ASKED, 1, ("It has met the challenges since 2011.",)),
        Form("asked-mirrored", r"weaknesses\b[^.;]{0,80}\bmirror", _ASKED, 1, ("The weaknesses of today mirror those of 2011.",)),
        Form("asked-despite", "(?:despite|notwithstanding|even though) (?:(?:this|it|these|they|them|that) )?(?:being|having been|was|were|had "
             "been) "
             "(?:(?:also|already|previously|clearly) )?(?:{said}|asked|required|told|urged|its|{as-area})", _ASKED, 1,
                  ("There is no rota, despite this being its chief point.",)),
        *ASKED_LOOSELY,
        *FOUND_WANTING,
    ),
    parts={**_AS_AREA, **FOUND_THEN_PARTS, **{part: INSPECTION_PARTS[part] for part in ("at-it", "wanting", "was-well")}},
)  # fmt: skip
NOT_ASKED_THEN: Final = FormTable(
    "not-asked-then",
    "Which words look like a request of an earlier inspection and are none: what this one found, and what a review of one case asked?",
    (
        Form("bettered-since", r"an? (?:area|aspect) of (?:\w+ )?improvement since", "of-now", 1,
             ("This is an area of improvement since the last inspection.",), ("Areas for improvement since the last inspection are few.",)),
        Form("found-now", r"(?:areas? (?:of|for|needing) (?:\w+ ){0,2}?(?:improvement|development) )?{said} (?:\w+ ){0,2}(?:by inspectors(?! "
             r"(?:at|in|on|during) (?!this\b|our\b|the inspection\b))|"
             r"(?:during|by|in|at|within|through|over) (?:this|the|"
             r"our) (?:re-?)?inspection(?! (?:of|in|from)\b))",
             "of-now", 1, ("Weaknesses identified by inspectors are known.", "Gaps found during this inspection are few."),
             ("Gaps found at the inspection of 2011 are few.",)),
        Form("asked-by-others", r"{asked-at-large} (?:(?:which|that) (?:were|was) )?{said} by (?:[\w’'-]{1,30} ){0,3}?(?:parents|carers|children|"
             r"families|"
             r"staff|partners|schools|scrutineers?|auditors?|peers|members|residents|leaders|managers|"
             r"themselves|coroners?|courts?|ombudsman|panels?|consultants?)", "of-others", 2,
             ("Concerns raised by parents since then are few.",), ("Concerns raised by the last inspection are few.",)),
        Form("asked-elsewhere",
             r"{asked-at-large} {said} (?:from|in|by|through|during|at) (?!(?:[\w’'-]{1,30} ){0,6}?(?:inspect\w+|visits?|Ofsted\w*|review\w*|"
                  r"JTAI|JAR|SIF|"
             r"SLAC|ILACS|CQC|HMI\w*|reports?|judgements?|letters?|(?:19|20)\d{2}|then|that time)\b)[\w’'-]{1,30}",
             "of-others", 2, ("Plans address the concerns raised from assessments.",), ("Concerns raised by the inspection of 2011 are met.",)),
        Form("asked-by-a-case-review",
             r"recommendations? (?:of|from) (?:an? |the )?(?:[\w’'-]{1,30} ){0,3}?(?:serious case|case|practice|homicide|learning|management|"
             r"internal) reviews?|"
             r"recommendations? (?:of|from) (?:an? |the )?(?:internal |external |\w+ )?"
             r"audits?", "of-others", 2,
             ("The recommendations of the serious case review have been met.", "Recommendations from child safeguarding practice reviews are met.",
              "The recommendations of an audit have been met."), ("The recommendations of the area review have been met.",)),
        *ASKED_BY_OTHERS,
    ),
    parts={part: INSPECTION_PARTS[part] for part in ("others", "others-said")},
)  # fmt: skip
ASKS_ANEW: Final = FormTable(
    "asks-anew",
    "Does a sentence ask for something itself?",
    [Form("asks-by-command", r"^(?:Ensure|Improve|Strengthen|Develop|Take|Accelerate|Increase|Reduce|Review|Establish|Implement|Embed|Raise|"
         r"Make sure)\b", "anew", 1,
          ("Ensure that plans are good.",), ("Ensuring this has been hard.",)),
     Form("asks-anew", r"^(?:(?!\bthat\b).){0,2000}\b{must}\b", "anew", 1, ("Leaders should address all of them.",),
          ("The recommendation that every child should have a plan has been met.",)),
     Form("asks-by-need", r"(?:[Ll]eaders|[Mm]anagers|[Aa]uthority|[Cc]ouncil|[Pp]artners|[Pp]artnership|[Aa]gencies|[Bb]oard|[Tt]rust|"
          r"[Ss]ervices?)"
          r"(?<!still)\s+needs? to (?!be\b)", "anew", 1, ("Senior leaders need to tackle all of them.",),
          ("Leaders needed to tackle them.", "Leaders still need to tackle them."))],
    parts={"must": "should|must"},
    ignore_case=False,
    whole_words=False,  # a quotation mark may stand before the first word
)  # fmt: skip
SET_AGAINST: Final = FormTable(
    "set-against",
    "Does a sentence on two inspections set one against the other? Which is which is for a person to read.",
    (
        Form("set-against-but", r"(?<=\s)(?:but|whereas)(?! not all)(?=\s)", "contrast", 1,
             ("Those of the one are met, but those of the other are not.",),
             ("It was rather butch.",)),
        Form("set-against-while", r"(?<=,\s)while(?=\s)", "contrast", 1, ("Those of the one are met, while those of the other are not.",),
             ("They met while it was dark.",)),
    ),
    ignore_case=False,
)  # fmt: skip
RESPONSES: Final = FormTable(
    "responses",
    "Does a sentence say that somebody responded to the inspection? Then it was to what that asked.",
    (
        Form("response-in-response", "in response(?! to)|in response to {what-it-said}", "response", 1, ("In response a rota was drawn.",),
             ("In response to growing need a rota was drawn.",)),
        Form("response-responded", r"responded(?! (?:\w+ ){0,4}?to)|responded (?:\w+ ){0,4}?to {what-it-said}", "response", 1,
             ("The board responded.", "Leaders responded well to the inspection."), ("Leaders responded well to the pandemic.",)),
        Form("response-action", "(?:remedial|decisive|prompt|swift|robust) action", "response", 1, ("There was swift action.",)),
        Form("response-taken-action", "taken action", "response", 1, ("The board has taken action.",)),
        Form("response-acted", "acted(?! (?:up)?on)", "response", 1, ("The board acted.",), ("The board enacted a plan.",)),
    ),
    # What somebody may respond to so that it is word on what was asked: the pandemic is not.
    parts={"what-it-said": r"(?:(?!(?:since|after|before|during|following) )[\w’'-]{1,30} ){0,5}?"
         r"(?:inspections?|visits?|reviews?|Ofsted\w*|JTAI|judgements?|letter|feedback|this|these|"
         r"them|it)"},
)  # fmt: skip
SEEN_ITSELF: Final = FormTable(
    "seen-itself",
    "Is what is better or worse what the earlier inspection itself saw?",
    (
        Form("seen-by-it", r"(?:visits?|inspections?|JTAI|reviews?)\b[^.;]{0,100}?\b"
             "(?:recognised|noted|found|saw|praised|reported|demonstrated|showed|identified|observed|concluded|described|confirmed|highlighted)",
             "seen", 1, ("The focused visit in May 2012 saw some improvement.",), ("Attendance has improved since the focused visit.",)),
        Form("seen-at-it", r"(?:improvements?|progress|strengths|changes) (?:\w+ )?(?:{said}|seen|evident|observed) (?:during|at|in|by|on) "
             r"(?:[\w’']{1,30} ){0,4}?(?:visits?|inspections?|JTAI|reviews?)", "seen", 1,
             ("Despite progress found on two visits, plans are late.",), ("Attendance has improved since the focused visit.",)),
    ),
    ignore_case=False,
)  # fmt: skip
GOING_ON: Final = FormTable(
    "going-on",
    "Does a sentence go on from the one before, always or only where it speaks again of what was asked?",
    (
        Form("goes-on-as-a-result", "^(?:As a (?:result|consequence)|Consequently|In response|Prompt|Action|In particular)", GOES_ON, 1,
             ("As a result, waits are short.", "In particular, the rota is drawn."), ("We saw that as a result waits are short.",)),
        Form("goes-on-since", r"^Since (?:then|th(?:is|at) \w+)", GOES_ON, 1, ("Since that day waits are short.",), ("Since 2011 waits are "
             "short.",)),
        Form("goes-on-council-made", "^The council has made", GOES_ON, 1, ("The council has made progress.",)),
        Form("goes-on-this", r"^(?:This(?! (?:inspection|year|means|report|is an?)\b)|These)", GOES_ON, 1, ("These actions have been met.",),
             ("This year sickness has not improved.",)),
        Form("goes-on-judged", r"^(?:\w+ ){1,8}?(?:was|were) (?:judged|graded|rated)", GOES_ON, 1, ("The council was judged to be good.",)),
        Form("goes-on-progress", r"^(?:However, )?[Pp]rogress (?:has been|is|was) (?:(?:too|very|still|also|only|rather|generally) ){0,2}"
             r"(?:limited|slow(?:er)?|poor|insufficient|inadequate|minimal|uneven|patchy|good|strong|steady|satisfactory|sufficient|rapid|swift|variable|mixed|partial|modest)\b",
             STATE, 1, ("Progress has been limited.",), ("Progress of pupils is good.", "Progress is evident in all of these.")),
        Form("goes-on-as-yet", r"^(?:As yet|So far|To date),? (?:it|this|they|these) ", GOES_ON, 1, ("As yet, it is not fully embedded.",),
             ("As yet, schools are not told.",)),
        Form("goes-on-now", "^(?:However, (?:at|by)|At|By) the time of (?:this|our) (?:re-?)?inspection", GOES_ON, 1,
             ("At the time of this inspection, most are met.",),
             ("At the time of the inspection of 2011, few were met.",)),
        Form("goes-on-unchanged", r"^(?:(?:Too |Very |Only )?[Ll]ittle|Nothing|Not (?:very )?much|Next to nothing) (?:(?:of substance|more|else) )?"
             r"(?:has|had) (?:[\w-]{1,30} ){1,3}?(?:about (?:it|this|them)|in th(?:is|ese) \w+|since)(?= ?[.;,]| ?$)", GOES_ON, 1,
             ("Little has changed since.",), ("Little has changed in the team since.",)),
        Form("goes-on-position", r"^(?:The|That) (?:position|situation|picture)(?! of\b)", GOES_ON, 1, ("The position has barely altered.",),
             ("The position of the board is clear.",)),
        Form("aside-pointing", r"^(?:[\w’'-]{1,30} ){1,8}?(?:in|to|on|of|with|against|about|address\w*|tackl\w+|resolv\w+|remed\w+) (?:this|these|"
             r"those|them)\b", ASIDE, 4, ("Practice in this area has improved since then.",), ("Practice in the area has improved.",)),
        Form("aside-how-many", "^(?:(?:Although|However|While|Whilst|Despite),? )?(?:[Tt]he (?:vast |large |great )?majority|[Aa] number|"
             "[Mm]any|[Ss]everal|[Ff]ew|[Nn]one|[Oo]ne|[Tt]wo|[Tt]hree) of",
             ASIDE, 2, ("A number of actions are complete.",), ("Some of the actions are complete.",)),
        Form("aside-state", r"^(?:[\w’'-]{1,30} ){1,5}?(?:remains?|(?:is|are) (?:still|now)|continues? to|(?:has|have) (?:not|now|since))\b",
             STATE, 3,
             ("Practice remains variable.",), ("Practice is good.",)),
        Form("aside-something-done", r"^(?:[\w’'-]{1,30} ){0,5}?(?:[Aa]ctivit(?:y|ies)|"
             r"[Ww]ork|[Cc]hanges?|[Tt]raining|[Ss]teps|[Mm]easures|[Aa]ction) (?:has|have) "
             r"(?:(?:since|now|also) )?(?:taken place|been (?:\w+ )?(?:undertaken|carried out|made|done|taken))\b", STATE, 3,
             ("Changes have taken place, although this has had little impact.",), ("Elections have taken place.",)),
        Form("aside-something-made", r"^An? (?:[\w’'-]{1,30} ){1,5}?has (?:(?:since|now|also) )?been (?:\w+ )?(?:introduced|established|created|"
             r"set up|launched)\b", STATE, 3, ("A new strategy has been introduced, but it has had little impact.",),
             ("A child has been seen.",)),
        Form("aside-concession", "^(?:Although|However|While|Whilst|Despite)", ASIDE, 2, ("However, some areas are left.",)),
        Form("aside-some", "^(?:Not all|Some|Most|Both|All|Almost)", ASIDE, 2, ("Almost all are done.",)),
        Form("state-there-is-now", "^There (?:is|are) now", STATE, 1, ("There is now a panel.",), ("There is a panel.",)),
        Form("aside-there", "^There (?:has|have|is|are|remains?)", ASIDE, 2, ("There remains much to do.",)),
        Form("aside-they", r"^(?:They(?! remain\b| (?:are|have) (?:now|still|since|not)\b)|"
             r"It(?! remains\b| (?:is|has) (?:now|still|since|not)\b)|Progress|This inspection)", ASIDE, 2,
             ("This inspection finds that it was done.",),
             ("The progress is good.",)),
        Form("aside-the-asked", r"^(?:The|Those) (?:\w+ ){0,2}?(?:areas?|actions|recommendations?|required|weaknesses|shortfalls)", ASIDE, 2,
             ("The actions have been met.", "The key recommendation was to draw a rota.")),
        Form("aside-the-body", "^The (?:local authority|council|authority|service|trust)", ASIDE, 2, ("The trust has met them.",),
             ("The castle has been addressed.",)),
    ),
    ignore_case=False,
)  # fmt: skip
WHICH_OF_THEM: Final = FormTable(
    "which-of-them",
    "Does a sentence point back to the inspection, or to all, that its section has named?",
    (
        Form("those-inspections", "(?:those|these) (?:inspections|visits|reviews)", THOSE, 1, ("It was asked for in those visits.",)),
        Form("that-inspection", "that (?:inspection|visit|review|time)", THAT, 2, ("At that time it was asked for.",)),
        Form("asked-of-that", "{asked} (?:of|from|at) (?:the|that) (?:Ofsted )?(?:inspection|visit)(?! (?:of|in|from|on|under))", THAT, 2,
             ("All of the recommendations of the Ofsted inspection were read.",), ("The recommendations of the inspection in 2011 were read.",)),
        Form("since-the-inspection", "(?:since|following) (?:this|the) inspection", THAT, 2, ("Much was done following the inspection.",),
             ("Much was seen during the inspection.",)),
    ),
    ignore_case=False,
)  # fmt: skip
ASKED_AGAIN: Final = FormTable(
    "asked-again",
    "Does a sentence that goes on speak again of what was asked, by a name that says so alone or by one that may mean it?",
    (
        Form("named-area-for", "areas? for (?:improvement|development|(?:priority )?action)(?! remain)", NAMED_AGAIN, 1,
             ("Some areas for improvement are still to be met.",), ("Some areas for improvement remain.",)),
        Form("named-recommendation", "recommendations?", NAMED_AGAIN, 1, ("The recommendations have been met.",)),
        Form("spoken-of-area-for", "areas? for (?:improvement|development|(?:priority )?action) remain", SPOKEN_OF_AGAIN, 2,
             ("Areas for improvement remain.",)),
        Form("spoken-of-how-many", "(?:majority|number|most|many|several|few|none|one|two|three|both) (?:of )?(?:the |these |those )?(?:{asked}|"
             "them|these|those)",
             SPOKEN_OF_AGAIN, 2, ("The majority of actions have been met.",)),
        Form("spoken-of-these",
             "(?:this|these|those|the|such|all|some|identified|its|key) (?:(?:required|necessary|identified|previous|recommended) "
             ")?{asked-at-large}",
             SPOKEN_OF_AGAIN, 2, ("It has not addressed the shortfalls.",), ("Every shortfall is addressed.",)),
        Form("spoken-of-doing", r"(?:{done}|{do}|addressing|tackling|resolving|remedying) (?:this|these|those|them)", SPOKEN_OF_AGAIN, 2,
             ("Leaders have put this right and resolved them.",), ("Leaders have resolved the matter.",)),
        Form("spoken-of-doing-so", r"(?:do|does|did|done|doing) so|(?:round|around) to (?:it|this)|complied", SPOKEN_OF_AGAIN, 2,
             ("It has not done so.", "It has not got round to it."), ("It has done much.",)),
        Form("spoken-of-improvement", "improvements|(?:this|some|any|further|such) improvement", SPOKEN_OF_AGAIN, 2,
             ("There have been improvements.",),
             ("This is the next stage of improvement.",)),
    ),
)  # fmt: skip
ONLY_ASKED: Final = FormTable(
    "only-asked",
    "Does a sentence say no more than that this was asked? Then the sentence before says what became of it.",
    [Form("this-it-raised",
          r"^[^.;]{0,160}?\b(?:inspections?|visits?|reviews?|JTAI)\b[^.;]{0,60}?\b(?:raised|identified|highlighted|noted|flagged) (?:this|these|"
               r"it|that)\b "
          r"(?:(?:also|already) )?as\b", "only-asked", 1, ("The last inspection and the focused visit raised this as an area for improvement.",),
          ("The last inspection raised this.",)),
     Form("this-was-asked",
          r"^(?:This|These|Both|It|That|They)\b[^.;]{0,40}?\b(?:was|were|had been) (?:also |already |all )?(?:{said}|{as-area}|"
          r"areas(?! of (?:\w+ ){0,2}?strength))", "only-asked",
          1, ("This was an area for action then.",), ("Chronologies were an area for improvement.",)),
     *ONLY_SO_THEN],
    parts={**_AS_AREA, **{part: FOUND_THEN_PARTS[part] for part in ("earlier-one", "so-at-it")}},
)  # fmt: skip
OF_A_YEAR: Final = FormTable(
    "of-a-year",
    "Does a sentence say but the year of the inspection that asked?",
    [Form("asked-in-a-year", r"(?:{said}|{as-area}(?: for \w+)?) (?:by Ofsted )?in (?:and since )?(?P<year>(?:19|20)\d{2})", "of-a-year", 1,
         ("Weaknesses identified in 2014 are gone.", "Supervision was an area for improvement in 2014."),
          ("Weaknesses were seen in 2014.",))],
    parts=_AS_AREA,
    ignore_case=False,
)  # fmt: skip

POINTING_BACK: Final = FormTable(
    "pointing-back",
    "Does a sentence only point back to its matter, which the sentences before it name?",
    (
        Form("its-subject-is-before", r"^(?:However, |Although |While |Despite )?(?:this|these|it|they|both|that|those|such|all of (?:this|"
             r"these))\b"
             r"(?! (?:inspection|visit|review|report|year|council|authority|partnership|service|trust)\b)", "before", 1,
             ("This was raised in 2011 and is no better.", "Although these were asked for, little is done."),
             ("This inspection found little better.", "Chronologies were asked for and are no better.")),
        Form("of-this-matter", r"(?:this|that|these|those) (?:areas?|aspects?|issues?|practices?|matters?|shortfalls?|weakness(?:es)?|findings?|"
             r"recommendations?|concerns?|actions?)\b", "before", 1,
             ("Leaders have not acted on this issue since the last inspection.",), ("Leaders have acted on all issues.",)),
    ),
)  # fmt: skip
SAID_BY_IT: Final = FormTable(
    "said-by-it",
    "Does a sentence say that the earlier inspection itself asked for something? Then the next one may say how that is today.",
    (
        Form("it-said", r"(?:inspections?|visits?|reviews?|JTAI|Ofsted|inspectors) (?:[\w’'-]{1,30} ){0,6}?(?:identified|highlighted|raised|"
             r"noted|found|recommended|flagged|asked|required|requested|urged|called for)",
             "by-it", 1, ("The last inspection raised this.",), ("Leaders raised this.",)),
        Form("said-at-it", r"{said} (?:as (?:[\w’'-]{1,30} ){1,6}?)?(?:at|by|in|during) (?:[\w’'-]{1,30} ){0,5}?(?:inspections?|visits?|"
             r"reviews?|JTAI)", "by-it", 1,
             ("This was identified at the last inspection.",)),
        Form("recommendation-of-it", r"(?:was|were|had been) (?:an?|the|one) (?:\w+ ){0,2}?(?:recommendations?|areas? for (?:\w+ )?(?:improvement|"
             r"development|action)) (?:of|from|at|by|in) "
             r"(?:(?!this\b|our\b)[\w’'-]{1,30} ){0,4}?(?:inspections?|visits?|reviews?|JTAI)", "by-it", 1,
             ("Better planning was a recommendation of the last inspection.",), ("Better planning was a recommendation of this inspection.",)),
        Form("needed-at-it", r"(?:inspections?|visits?|reviews?|JTAI)\b[^.;]{0,140}?\b(?:needed (?:to|improvement|strengthening)|"
             r"(?:was|were) (?:an )?areas? for improvement)", "by-it", 1,
             ("At the last inspection plans needed to improve.",)),
        *SAID_OF_THEN,
    ),
    parts={part: FOUND_THEN_PARTS[part] for part in ("earlier-one", "wanting-then", "weak-then", "then-it-was")},
)  # fmt: skip
BESIDE: Final = FormTable(
    "beside",
    "Which words of a sentence speak of progress only meant or measured, or of what nobody asked?",
    (
        Form("meant", r"to (?:expedite|accelerate|drive|secure|support|monitor|ensure|sustain|oversee|track|promote|enable|inform|review|"
             r"measure|report) "
             r"(?:\w+ ){0,3}?(?:progress|improvements?)", "meant", 1, ("They made a plan to expedite further progress.",), ("They made "
             "progress.",)),
        Form("response-to-another", r"responded (?:\w+ ){0,4}?to (?!{infinitive}|"
             r"(?:(?!(?:since|after|before|during|following) )[\w’'-]{1,30} ){0,6}?(?:inspect\w+|visits?|reviews?|Ofsted\w*|"
             r"JTAI|"
             r"judgements?|letter|feedback|this|these|them|it|{asked-at-large})\b)\w+", "another", 1,
             ("Staff responded positively to changes in the law.",), ("Staff responded positively to the findings.",)),
        Form("with-improvements", r"with (?:some|many|several) (?:\w+ )?improvements", "aside", 1, ("They were met, with some real "
             "improvements.",)),
        Form("measured", "progress (?:reports?|reviews?|meetings?|notes?|updates?)", "measured", 1, ("They made progress reports.",)),
    ),
    parts={"infinitive": r"(?:improve|address|tackle|strengthen|ensure|make|put|meet|resolve|implement|reduce|increase|develop|drive|secure)\b"},
)  # fmt: skip

FOLLOW_UP_TABLES: Final = (
    BESIDE, SAID_BY_IT, WHAT_WAS_ASKED, NOT_ASKED_THEN, ASKS_ANEW, SET_AGAINST, RESPONSES, SEEN_ITSELF, GOING_ON, WHICH_OF_THEM, ASKED_AGAIN,
         ONLY_ASKED, OF_A_YEAR, POINTING_BACK,
)  # fmt: skip
"""All tables of this module."""
