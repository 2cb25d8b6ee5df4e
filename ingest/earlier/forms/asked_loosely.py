"""More forms of what an earlier inspection asked: by what it found wanting, and with words between; and of what others asked.

The tables `what-was-asked` and `not-asked-then` hold them beside their own.
"""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form

_ASKED: Final = "asked"

INSPECTION_PARTS: Final = {
    # Of an inspection, and not this one: "at the last inspection", "by Ofsted in its focused visit".
    "at-it": r"(?:at|by|in|during|through|following) (?:(?!this\b|our\b)[\w’']{1,30} ){0,5}?(?:inspections?|visits?|JTAI|JAR|SIF|ILACS|joint area "
    r"review)",
    "wanting": r"(?:too )?(?:weak|poor|variable|inconsistent|ineffective|insufficient|slow|limited|underdeveloped|fragile|late|patchy|thin|sparse|"
    r"vague|"
    r"shallow|erratic|haphazard|poorly|badly|unclear|unreliable|cumbersome|fragmented|uneven)|"
    r"not (?:\w+ )?(?:good|robust|timely|effective|consistent|clear|regular|sufficient|strong|embedded) ?(?:enough)?|too \w+|(?:too )?often|"
    r"frequently|routinely|sometimes|rarely|seldom|not always",
    # What it saw and was content with.
    "was-well": r"(?:is|was|were|had been) (?:\w+ )?(?:good|strong|effective|sound|robust|better|improv\w+)",
    "others": r"parents|carers|children|young people|families|staff|partners|schools|scrutineers?|auditors?|peers?|members|residents|leaders|"
    r"managers|reviewers?|consultants?|commissioners?|advisers?|council|authority|they themselves",
    "others-said": r"identified|highlighted|noted|raised|found|recommended|outlined|reported|flagged|pinpointed|uncovered|told us|felt|discovered|"
    r"recognised|acknowledged",
}
"""The parts of these forms."""

ASKED_LOOSELY: Final = (
    Form("asked-that-arose", r"{asked-at-large} (?:(?:that|which) )?(?:arose|arising|stemmed|stemming|resulted|resulting|flowed|flowing|came|"
         r"emerged|emerging|drawn up|agreed) (?:{at-it}|(?:from|out of|after) (?:[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI|JAR))", _ASKED, 1,
         ("It has met every action that arose from the last inspection.",), ("Actions arose from the plan.",)),
    Form("asked-told-to", r"(?:was|were|been) (?:told|asked|urged|required|advised|instructed) (?:[^.;,]{0,40}? )?{at-it}(?: (?:of|in) (?:\w+ "
         r")?(?:19|"
         r"20)\d{2})?,? to\b", _ASKED, 1, ("The board was told at the last inspection in 2011 to audit its training.",),
         ("The board was told of the last inspection.",)),
    Form("asked-as-its-criticism", r"(?<![’']s\s)(?:criticisms?|reservations?|misgivings|strictures?) (?:of|from|at|by|in|made by) "
         r"(?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI|JAR|SIF|ILACS|inspectors)", _ASKED, 1,
         ("The chief criticism of the last inspection no longer holds.",), ("The council’s criticism of the last inspection no longer holds.",)),
    Form("asked-that-troubled", r"{trouble}\b[^.;,]{0,80}? (?:that|which) (?:had )?(?:(?:so|most|greatly) )?(?:troubled|worried|concerned|"
         r"dismayed|alarmed|"
         r"exercised) (?:inspectors|Ofsted|HMI|the)\b", _ASKED, 1, ("The delays that troubled inspectors at the last inspection are gone.",),
         ("The delays that troubled families are gone.",)),
    Form("asked-as-needing", r"{said} (?:{at-it} (?:(?:of|in) (?:\w+ )?(?:19|20)\d{2} )?)?as (?:needing|requiring|in need of|wanting)",
         _ASKED, 1, ("Oversight was identified at the last inspection in 2011 as needing attention.",),
         ("Children were seen as needing help.",)),
    Form("asked-need-noted", r"need (?:to|for) [^.;]{0,140}?,? (?:{said}) {at-it}", _ASKED, 1,
         ("The need for better plans, identified at the last inspection, remains.",), ("The need for plans was seen at the last inspection.",)),
    Form("asked-as-it-was-then", r"(?:{asked-at-large}|weak|poor) (?:(?:that|which) |as )(?:it|they) (?:was|were|had been) {at-it}", _ASKED, 1,
         ("It remains the challenge that it was at the last inspection.",), ("It remains the strength that it was at the last inspection.",)),
    Form("asked-no-longer-as-then", r"no longer [^.;]{1,140}?,? as (?:(?:they|it|was|were|had|did) ){1,3}(?:the case |found |seen "
         r")?{at-it}", _ASKED, 1,
         ("Children no longer wait too long, as they did at the last inspection.",), ("Children no longer wait too long.",)),
    Form("asked-found-then", r"^(?:At|In|During) (?:the |its |Ofsted[’']s )?(?:last|previous|earlier|most recent|focused|monitoring|(?:19|20)\d{2}|"
         r"unannounced|joint)\b[^.;,]{0,80}, (?:inspectors|Ofsted|it was|they|HMI) (?:\w+ )?(?:found|noted|reported|said|judged|identified|"
         r"highlighted)\b[^.;]{0,140}?\b(?:was|were|had been|to be|being) (?:{wanting})", _ASKED, 1,
         ("At the last inspection, inspectors found plans to be weak.",), ("During the week, inspectors found that plans were weak.",)),
    Form("asked-as-it-found", r"(?:last|previous|earlier|focused|unannounced|(?:19|20)\d{2}) (?:[\w’']{1,30} ){0,2}?(?:inspections?|visits?)"
         r"(?: (?:of|in) (?:\w+ )?(?:19|20)\d{2})?,? (?:\w+ )?(?:found|noted|reported|said|observed) that "
         r"(?:(?:no one|nobody|too few|not all) (?!wait|was\b|were\b|had to\b)[\w-]{1,30}|too many [\w-]{1,30}|[^.;]{1,140}?\b(?:was|were|had been|"
         r"had|did|lacked) (?:{wanting}|not))",
         _ASKED, 1, ("The last inspection in 2011 found that plans were too vague.", "The last inspection found that nobody held a list."),
         ("This inspection found that plans were too vague.",)),
    Form("asked-as-it-said", r"as (?:[\w’']{1,30} ){0,5}?(?:inspections?|visits?|JTAI|JAR|Ofsted|inspectors)(?: (?:in|of) (?:\w+ )?(?:19|"
         r"20)\d{2})? "
         r"(?:had )?(?:(?:also|rightly) )?{said}", _ASKED, 1, ("Thresholds are poorly known, as the last inspection pointed out.",),
         ("Thresholds are known as the last inspection began.",)),
    Form("asked-which-it-wanted", r"(?:which|that|what) (?:[\w’']{1,30} ){1,6}?(?:inspections?|visits?|JTAI|JAR|Ofsted|inspectors)(?: (?:in|of) "
         r"(?:\w+ )?"
         r"(?:19|20)\d{2})? (?:had )?(?:asked|required|told|urged|called for|requested|recommended|wanted|sought)\b", _ASKED, 1,
         ("Managers do not track this, which the focused visit had asked them to do.",), ("The board asked them to do this.",)),
    Form("asked-needed-then", r"^(?:At|In|During) (?:(?!this\b|our\b)[\w’']{1,30} ){0,4}?(?:inspections?|visits?|JTAI)\b[^.;]{0,140}?\bneeded "
         r"(?:to "
         r"(?:improve|be (?:improved|strengthened|better|quicker))|improvement|strengthening)", _ASKED, 1,
         ("At the last inspection the timeliness of plans needed to improve.",), ("In our view plans needed to improve.",)),
    Form("asked-remains-as-then", r"remains? (?:(?!strength|good|strong|outstanding)[^.;]){1,120}, as (?:it|they) (?:was|were|had been) "
         r"{at-it}", _ASKED, 1,
         ("Planning remains a priority for improvement, as it was at the last inspection.",),
         ("Planning remains a strength, as it was at the last inspection.",)),
)  # fmt: skip
"""What was asked, beside the forms of `what-was-asked`."""

ASKED_BY_OTHERS: Final = (
    Form("others-asked", r"{asked-at-large}(?: (?:for|of) (?:\w+ )?(?:improvement|development|action|attention))?(?: (?:that|which)|, which)? "
         r"(?:the |its |some |many |senior |their |foster |new |social ){0,3}(?:{others}) "
         r"(?:(?:have|has|had|also|themselves|already|recently) ){0,3}(?:{others-said})", "of-others", 2,
         ("The areas that leaders have identified since are met.",), ("The areas that inspectors have identified are met.",)),
    Form("others-named", r"(?:{others}|(?:self-)?(?:audits?|assessments?|evaluations?)|surveys?) (?:(?:have|has|had|also|themselves|already|"
         r"recently|\w+ly) ){0,3}"
         r"(?:{others-said}) (?:\w+ ){0,3}?{asked-at-large}", "of-others", 2,
         ("Managers’ own audits identified gaps.",), ("Inspectors identified gaps.",)),
    Form("recommendations-of-others", r"(?:{others}|scrutin\w+|audits?|reviews?|survey|helpline|ombudsman)(?:[’']s?|s[’']) (?:\w+ ){0,2}?"
         r"(?:recommendations?|findings?|concerns?|suggestions?|actions?)", "of-others", 2,
         ("The scrutineer’s recommendations are met.",), ("Ofsted’s recommendations are met.",)),
    Form("asked-the-year-before", r"{asked} (?:of|from|made|set) (?:in )?(?:the )?(?:year|years|inspection|one) before", "of-others", 2,
         ("Recommendations of the year before had been met.",), ("Recommendations of that year have been met.",)),
)  # fmt: skip
"""What others asked, beside the forms of `not-asked-then`."""
