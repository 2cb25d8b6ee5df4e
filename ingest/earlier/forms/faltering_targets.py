"""Targets of what was begun and fell short, of action that was slow or in vain, and of what is wanting although it was asked.

A post, a panel, a plan that was made because an inspection asked for it is no more than a part of the answer while it is not used; what is said
to be wanting today, and in the same breath to have been asked for, was not done.
"""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import AS_SAID, BETTERED, DONE, MET, NOT_MET, PARTLY_MET
from ingest.forms.composition import Target

FALTERING_PARTS: Final = {
    "made": r"created|introduced|established|set up|appointed|recruited|developed|drawn up|written|produced|launched|put in place|agreed|drafted|"
    r"commissioned|devised|formed|opened|approved|adopted",
    "what-is-made": r"(?:panel|team|policy|strategy|system|process|lead|post|officer|forum|board|group|protocol|arrangements?|programme|procedure|"
    r"hub|pathway|coordinator|role|framework|tracker|offer|adviser|manager)s?",
    "although": r"but|although|though|albeit|however|yet|while",
    # Where what was made does not serve: "awareness of it is low", "it has yet to be used", "not yet implemented".
    "falls-short": r"(?:remains?|is|are) (?:(?:still|yet|too|very|also) ){0,2}(?:low|limited|vacant|unfilled|weak|poor|variable|"
    r"inconsistent|patchy|under-?developed|under-?used|uneven|at an? (?:very )?early stage|in its infancy|in draft|not (?:yet |always |"
    r"well |fully )?(?:implemented|embedded|used|known|understood|consistent\w*|effective\w*|robust|operational|finalised|followed|applied|in use))|"
    r"(?:is|are|has|have)(?: not| yet to| still to| not yet| still not) (?:(?:yet|always|fully|well|consistently) )?(?:been |be )?(?:implemented|"
    r"embedded|used|rolled out|put into (?:practice|effect)|finalised|approved|adopted|led|resulted|followed|applied|taken hold|understood|known|met|"
    r"made (?:(?:an?|enough|much|sufficient) )?difference)|few (?:[\w’'-]{1,30} ){1,3}?(?:use|know|understand|follow|apply|attend)|"
    r"not (?:yet )?(?:fully )?(?:implemented|embedded|used|rolled out|finalised|adopted|followed|in use)",
    "action-to": r"(?:action|work|efforts?|activity|steps)(?: (?:taken|begun))? (?:to (?:{do}|improve|reduce|increase|strengthen|develop)|on|in "
    r"response to)",
    # As it is told in passing that an inspection asked for what is spoken of: ", which was an area for improvement", ", a shortfall noted".
    "and-it-was-asked": r"(?:(?:which|something (?:that|which)) (?:was|were|had been) (?:(?:also|already|previously|first) )?(?:{said}|an? (?:\w+ "
    r"){0,3}?(?:area (?:for|of|requiring)|recommendation|concern|weakness|finding|issue|action))|(?:which|something (?:that|which)) (?:the |its |"
    r"an? )?(?:[\w’']{1,30} ){1,6}?(?:had )?(?:{said}|asked)|an? (?:[\w-]{1,30} ){0,3}?(?:issue|area|matter|concern|weakness|shortfall|"
    r"shortcoming|"
    r"failing|problem|deficit)(?: (?:for|of) \w+)?(?: (?:that|which) (?:was|were|had been))?(?: (?:first|also|previously|already))? {said})",
    # What one does routinely so that it is well: to leave, to wait and to fail may be routine, too.
    "as-it-ought": r"(?:record|note|log|review|check|monitor|track|audit|consider|discuss|assess|share|use|attend|seek|hold|complete|analyse|"
    r"challenge|report|evaluate|refer|plan|include|visit|see|give|offer|write|explain)(?:s|e?d)?",
    # From the beginning of the sentence: nobody says that what is wanting is not.
    "not-denied": r"^(?!(?:no|few|fewer|none)\b[^;.,]{0,80}?\b{ill}\b|[^;.,]{0,200}?\b(?:not|rarely|seldom|hardly) (?:\w+ )?{ill}\b)[^;.]{0,240}?",
    "ill": r"(?:waits?|late|too (?!few\b|little\b|rarely\b)\w+|weak|poor|slow|unclear|variable|inconsistent|inadequate|delayed)",
    # What is ill heads the sentence: "the reduction in delays", "progress on the recommendations" may grow and go on.
    "ill-itself": r"^(?:(?!(?:in|of|on|to|with|for|few|no)\b)[\w’'-]{1,30} ){0,3}?{trouble}",
    "then": r"(?:(?!this\b|our\b)[\w’']{1,30} ){0,5}?(?:inspections?|visits?|JTAI|JAR|reviews?)",
}
"""The parts of these targets."""

FALTERING: Final = (
    Target("made-but-wanting", r"{made}\b[^;.]{0,200}?\b{although}\b[^;.]{0,120}?\b{falls-short}\b", PARTLY_MET, 3,
           ("A post has been created, however awareness of it remains low.", "A strategy has been developed but not implemented."),
           ("A post has been created, however it took time.",), kind=AS_SAID),
    Target("now-but-not-all", r"(?:is|are|has|have|do|does) now \b[^;.]{1,120}?\b{although}\b[^;.]{0,80}?\b(?:not|too|remains?|limited|weak|poor|"
           r"variable|inconsistent\w*|lack\w*|less|insufficient\w*|still|yet to)\b", PARTLY_MET, 3,
           ("Interviews are now timely but are not always well recorded.",), ("Interviews are now timely, although once they were rare.",),
           kind=AS_SAID),
    Target("begun-but-slow", r"(?:made (?:an? )?(?:\w+ )?(?:start|beginning)|(?:begun|started) (?:to \w+|work))\b[^;.]{0,160}?\b{although}\b"
           r"[^;.]{0,80}?\b(?:slow|limited|not|more|remains?)\b", PARTLY_MET, 3,
           ("They have made a start on the actions, but the pace of change is too slow.",), ("They have made a start on the actions.",),
           kind=AS_SAID),
    Target("more-needed", r"(?<!that\s)(?:further|more|additional|considerable|significant) (?:work|improvement|effort|action|attention|"
           r"progress) (?:is|are|remains?) (?:still )?(?:needed|required|necessary)(?! (?:on|in|with|for) other\b| elsewhere\b)|there is (?:still )?"
           r"(?:further|more|some) work to (?:do|be done)",
           PARTLY_MET, 3, ("Further work is needed to mend the rota.",), ("It noted that further work is needed.",), kind=AS_SAID),
    Target("acted-slowly", r"{action-to}\b[^;.]{1,200}? (?:has|have) been (?:(?:rather|very|quite|unacceptably|often) )?(?:slow|limited|"
           r"piecemeal|uneven|inconsistent|variable|patchy)(?![^;.]{0,60}?\b(?:until|but|and) [^;.]{0,40}?\bnow\b)", PARTLY_MET, 3,
           ("Action to address drift, which was noted then, has been slow.",), ("Action to address drift has been too slow.",), kind=AS_SAID),
    Target("acted-in-vain", r"{action-to}\b[^;.]{1,200}? (?:has|have) (?:been (?:far |much )?(?:too (?:slow|limited|late)|ineffective|"
           r"insufficient|inadequate|unsuccessful)|had (?:little|no|limited) (?:\w+ )?(?:impact|effect))", NOT_MET, 4,
           ("Action to address drift, which was noted then, has been ineffective.",), ("Action to address drift has been effective.",),
           kind=AS_SAID),
    Target("trouble-grown", r"{ill-itself}\b{no-verb}\b{have} (?:{how} ){0,2}(?:grown|increased|risen|lengthened|widened|deepened|doubled|trebled|"
           r"multiplied)", NOT_MET, 4, ("The backlog reported then has grown.",), ("The backlog is known and staff have increased.",),
           kind=AS_SAID),
    Target("has-persisted", r"{ill-itself}\b[^;.]{0,140}?\b(?:has|have) (?:\w+ly )?(?:persisted|continued|endured|recurred)(?= ?[.;,]| ?$)",
           NOT_MET, 4, ("The weaknesses found then have persisted.",), ("Leaders have persisted.",), kind=AS_SAID),
    Target("not-begun", r"{have} (?:still )?not (?:yet )?(?:been )?(?:begun|started|commenced|got under ?way)\b(?! to (?:slip|"
           r"fall|rise|drift)\b)", NOT_MET, 4,
           ("The work has not yet begun.",), ("The work has begun.",), kind=AS_SAID),
    Target("not-enough-changed", r"not (?:nearly )?enough (?:has|have) (?:yet |so far |since )?(?:been )?(?:changed|improved|done|achieved|"
           r"happened)", NOT_MET, 4, ("Not enough has changed.",), ("Enough has changed.",), kind=AS_SAID),
    Target("not-enough-paid", r"(?:not (?:yet )?|n[’']t )(?:paid|given|had) (?:(?:good|close|due) )?(?:enough|sufficient|adequate) (?:attention|"
           r"priority|focus|regard)|paid (?:far )?(?:too little|insufficient|little|no) (?:attention|regard)", NOT_MET, 4,
           ("Leaders have not paid enough attention to this.",), ("Leaders have paid enough attention to this.",), kind=AS_SAID),
    Target("made-as-asked", r"{have} (?:{how} ){0,3}(?:been )?(?:{how} ){0,2}(?P<head>{made})\b(?! (?:an? |the |its )?(?:\w+ ){0,2}?plans?\b)"
           r"[^;.]{1,200}?, as (?:[\w’']{1,30} ){0,6}?(?:recommended|requested|required|asked|urged|called for)\b", MET, 6,
           ("Leaders have put in place a system to track visits, as inspectors recommended.",),
           ("Leaders have put in place a plan for visits, as inspectors recommended.", "Leaders put in place a system as required by law."),
           kind=DONE),
    Target("has-good-now", r"now (?:receive|benefit from|have|get|enjoy|experience|make|offer|provide)s? (?:(?:an?|the|more|much) )?"
           r"(?:(?!(?:less|fewer|no|not|too|rarely|poor\w*)\b)\w+ ){0,2}?{good-now}(?! (?:as|enough)\b| (?:[\w-]{1,30} )?(?:changes?|declines?|"
           r"{trouble})\b)", MET, 6, ("Young people now receive a good service.",),
           ("Young people receive a good service.",), kind=BETTERED),
    Target("better-than-then", r"(?:more (?!{weak-now}|delayed\b|late\b)[\w-]{1,30}|better|stronger|safer|quicker)\b[^;.,]{0,80}? than (?:(?:they|it|"
           r"this|that|was|were|had|did|the case|in|at) ){1,4}(?:been )?(?:(?:at|in|during) )?(?:the time of )?{then}", PARTLY_MET, 5,
           ("Carers now get a more helpful service than they did at the focused visit.",),
           ("Care leavers now receive a more effective service than others.",), kind=AS_SAID),
    Target("there-is-now", r"there (?:is|are) now (?!(?:an? )?(?:\w+ )??(?:no\b|few\w*\b|less\b|only\b|confusion|doubt|"
           r"uncertainty|disagreement|{trouble}))(?:[\w-]{1,30} ){0,4}?{what-is-made}\b", MET, 6,
           ("There is now a dedicated panel.",), ("There is now a lack of policy.", "There are now two vacancies."), kind=BETTERED),
    Target("now-in-post", r"^(?:An?|The|This|That|Its|Their) (?:[\w’'-]{1,30} ){1,5}?(?:is|are) now in post", MET, 6,
           ("A tracking officer is now in post.",), ("It has a new team with a manager, who is now in post.",), kind=BETTERED),
    Target("part-of-it-now", r"now (?:forms?|is|are) (?:an? )?(?:\w+ )?part of|now (?:routinely|consistently|regularly|always) (?:{as-it-ought})\b",
           MET, 6, ("Life-story work now forms a routine part of practice.", "Managers now routinely record why."),
           ("Life-story work forms a routine part of practice.",), kind=BETTERED),
    Target("rid-of-what-was-found", r"{trouble}\b{no-verb}\b(?:that|which) (?:was|were|had been) {said}\b[^;,.]{0,100}?\b(?:has|have) (?:{how} "
           r"){0,3}been (?:{how} ){0,3}(?P<head>{rid-of})", MET, 6, ("Weaknesses that were found then have been eradicated.",),
           ("Weaknesses that were found then are many.",), kind=DONE),
    Target("met-challenges-of-then", r"(?:has|have) (?:{how} ){0,3}(?P<head>{done}) (?:(?:the|these|those|all|of) ){1,3}(?:[\w-]{1,30} "
           r"){0,2}?(?:challenges?|pressures?) (?:(?:that|which) (?:was|were|had been)|{said})\b", MET, 6,
           ("Leaders have addressed the workload challenges that were seen then.",), ("Leaders have met the challenges of the city.",),
           kind=DONE),
    Target("wanting-and-asked", r"{not-denied}\b{wanting-now}\b[^;.]{2,240}?, {and-it-was-asked}", NOT_MET, 8,
           ("Too many care leavers wait for health histories, which was an area for improvement then.",
            "Plans do not yet say enough, an issue first identified then."),
           ("Care leavers have their health histories, which was an area for improvement then.",), kind=AS_SAID),
    Target("wanting-as-then", r"as (?:was|were|it was|they were) (?:also )?(?:the case|found|seen|true|so) (?:at|in|during) {then}(?: (?:of|in) "
           r"(?:\w+ )?(?:19|20)\d{2})?, [^;.]{0,60}?\b(?!not (?:weak|poor|late|slow)){wanting-now}\b|{not-denied}\b"
           r"{wanting-now}\b[^;.]{2,200}?, as (?:was|were|it was|they were) (?:also )?(?:the case|found|seen|true) (?:at|in|during) {then}",
           NOT_MET, 8,
           ("Letters, as was the case at the last inspection, are not clear.", "Letters are not clear, as was the case at the last inspection."),
           ("Letters, as was the case at the last inspection, are clear.",), kind=AS_SAID),
    Target("despite-its-being-noted", r"^(?:This is |{not-denied}\b{wanting-now}\b[^;]{0,200}?(?<=[\w,]\s))(?:despite|notwithstanding|even "
           r"though|although) (?:(?:[\w’'-]{1,30} ){1,12}?(?:being|having been|was|were|had been) (?:(?:also|already|clearly) )?{said} (?:at|by|in|"
           r"during)|(?:inspectors|Ofsted|(?:the|its) (?:[\w’']{1,30} ){0,4}?(?:inspection|visit)) (?:(?:had|have|also|already|clearly) ){0,2}{said} "
           r"(?:this|it|these|them|that))\b", NOT_MET, 8,
           ("This is despite weak tracking being noted at the last inspection.",
            "Leaders know too little of private fostering, even though inspectors raised this then."),
           ("Tracking is strong, even though inspectors raised this then.",), kind=AS_SAID),
)  # fmt: skip
"""All targets of this module."""
