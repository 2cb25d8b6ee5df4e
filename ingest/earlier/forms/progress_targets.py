"""Targets: the forms that say what became of what was asked, as far as no modifier turns, limits or unsays it.

Their ranks: what falls short of all (3), what is wanting (4), what is under way (5), what is done (6), what was begun (7),
     what is so despite it all (8).
"""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.acted_targets import ACTED
from ingest.earlier.forms.faltering_targets import FALTERING, FALTERING_PARTS
from ingest.earlier.forms.progress_kinds import (
    AS_SAID,
    BETTERED,
    DOING,
    DONE,
    IMPROVEMENT,
    LEFT,
    MET,
    NOT_MET,
    NOTHING,
    PACE,
    PARTLY_MET,
    PROGRESS_MADE,
    REMAINING,
    RESPONSE,
    TROUBLE,
    WANTING,
)
from ingest.earlier.forms.unchanged_targets import UNCHANGED
from ingest.forms.composition import Target

# What stands between the areas and the verb is what they are, not somebody else of whom the verb speaks: "since the areas were
# named, the needs of children have been met" says nothing of the areas, nor does "an area was that visits are completed".
_OF_THEM = (
    r"(?:(?!\bneeds\b|\b(?:inspection|visit|review)\s+(?:that|which)\s+(?:was|were)\b|\bwas\s+(?:that|to)\b|\bconcern(?:ed|ing)\b|"
    r",\s+(?:\w+\s+){0,2}(?:children|pupils|schools|families|young\s+people|needs)\b)"
    r"[^;]){0,240}?"
)
PARTS: Final = {
    **FALTERING_PARTS,
    "of-them": _OF_THEM,
    # The same as long as nothing is said of anybody: no verb, no clause.
    "no-verb": r"(?:(?!\b(?:is|are|was|were|has|have|had|and|but)\b)[^;,.]){0,160}?",
    "good-now": r"good|strong\w*|effective\w*|robust\w*|timely|regular\w*|prompt\w*|swift\w*|consistent\w*|comprehensive\w*|reflective|"
    r"of an? (?:high|good|better) (?:standard|quality)|purposeful\w*|routine\w*|well|sound\w*|in place|thorough\w*|reliabl\w+|secure\w*|"
    r"established|appropriate\w*|positive\w*|manageable|stable|"
    r"without delay|on time|within timescales",
    "weak-now": r"variable|inconsistent\w*|weak\w*|poor\w*|inadequate\w*|insufficient\w*|fragile|patchy|ineffective\w*|unacceptabl\w+|uneven|"
    r"too \w+|underdeveloped|limited",
    "weak-as-then": r"thin|sparse|weak|poor|patchy|slow|long|late|variable|inconsistent|vague|shallow|rare|scarce|hard|difficult|bad|uneven|"
    r"fragile|limited|erratic|haphazard|cumbersome|confus(?:ed|ing)|fragmented|brittle|unclear|unreliable|unstable|unsafe|uncertain",
    # Those who asked, as they are named behind what was done: "all that the last inspection in 2011 required".
    "they-asked": r"(?:[\w’']{1,30} ){0,5}?(?:inspections?|visits?|reviews?|JTAI|JAR|Ofsted|inspectors)(?: (?:in|of) (?:\w+ )?(?:19|20)\d{2})? "
    r"(?:had "
    r")?(?:\w+ )?(?:asked|required|told|urged|called for|requested|recommended|wanted|demanded|expected|set)\b",
    "left": r"outstanding|unmet|incomplete|unresolved",
    "with-a-will": r"decisively|robustly|swiftly|promptly|effectively",
    "much": r"significantly|considerably|substantially|much|greatly|markedly",
    "how": r"not only|{adverb}|since|long since|\w+ly",
    # Verbs of having done whose past is not their participle.
    "did": r"took forward|took up|saw (?:to|through)|overcame|carried out|got to grips with|undertook",
    # What was asked as the object of a verb: "all of the remaining concerns", "every action", "the gaps".
    "object": r"(?:(?:the|these|those|of|any|its|their|(?:every|each)(?: one)?|{how-many}|two|three|four|five|six|\d{1,2}) ){1,4}"
    r"(?:(?!with|of|in|for|and)[\w’'-]{1,30} ){0,2}?{any-asked}",
    # Changes are what was asked only where they are said to be: "the changes recommended", "the required improvements".
    "changes": r"(?:(?:required|necessary|recommended|requested|needed) (?:improvements?|changes|steps|measures)|"
    r"(?:improvements?|changes|steps|measures)(?= (?:(?!\bsince\b)[^.;]){0,100}?\b(?:recommended|required|requested|needed|called for|"
    r"asked for)\b))",
    # What is good the more there is of it, and what the less: of anything else "more" or "lower" tells nothing.
    "good-in-degrees": r"(?:frequent|regular|timely|consistent|robust|effective|stable|secure|focus(?:s)?ed|purposeful|reliable|detailed|"
    r"rigorous|responsive|manageable|analytical|thorough|confident|accurate|accessible|coherent|integrated|systematic|visible|settled|"
    r"streamlined|proactive|ambitious|evident|proportionate|equitable|transparent|sustainable|positive|evaluative|child-?(?:centred|focused))",
    "better-few": r"(?:waits?|waiting (?:times?|lists?)|caseloads?|workloads?|delays|backlogs?|turnover|vacanc(?:y|ies)(?: rates?| levels?)?|"
    r"sickness(?: absence)?(?: rates?| levels?)?|numbers waiting)",
    "by-how-much": r"(?:much|far|considerably|significantly|rather|a little|noticeably|markedly)",
    # What is said to be wanting today; "no longer", "no drift" and "not the case" say the contrary.
    "wanting-now": r"(?:no(?! longer\b| (?:\w+ ){0,2}?{trouble}\b)|not(?! only\b| (?:now |longer |any longer )?(?:the case|so|true)\b| (?:\w+ "
    r"){0,2}?{trouble}\b)|(?<!no\slonger\s)(?<!not\s)too|rarely|seldom|few(?! (?:\w+ ){0,2}?{trouble}\b)|(?<!no\s)lack\w*|"
    r"(?<!no\slonger\s)(?<!rarely\s)(?:poor|weak|variable|inconsistent|late|inadequate))",
    "praise": r"(?:good|strong|prompt|timely|effective|regular|robust|better|improved|outstanding|well|swift|consistent|secure|excellent)(?:ly)?",
    "denied-praise": r"(?:not(?! only\b)|no|never|rarely|seldom|hardly|too|less|few) (?:\w+ ){0,3}?{praise}\b",
    # Another inspection or review than this one, as the subject of what it reported.
    "inspected-before": r"\b(?:(?<!this\s)(?<!our\s)(?:last|previous|earlier|first|focused|monitoring|peer|external|independent|internal|annual|"
    r"unannounced) (?:[\w’'-]{1,30} ){0,2}?{review}(?: (?:in|of|on) (?:[\w’'-]{1,30} )?(?:19|20)\d{2})?|{review} (?:in|of) (?:\w+ )?(?:19|"
    r"20)\d{2})",
    # What may stand before "that" where inspectors tell what is so, and what a clause with "that" only tells more of.
    "finding-word": r"(?:found|finds?|saw|sees?|seen|note[sd]?|judge[sd]?|conclude[sd]?|establish(?:es|ed)?|confirm(?:s|ed)?|verif(?:y|ied)|"
    r"show(?:s|n|ed)?|"
    r"demonstrate[sd]?|indicate[sd]?|means?|meant|evident|clear|apparent|evidence|signs?|agree[sd]?|ensured|fact|pleasing|encouraging|positive|"
    r"notable|"
    r"such|so|now|recognise[sd]?|acknowledge[sd]?|accept(?:s|ed)?|know[ns]?|aware|extent|given|concern\w*|disappoint\w+|unacceptable|worrying|"
    r"surprising|recommend\w*|ask\w*|requir\w+|request\w*|identif\w+|highlight\w*|rais\w+|report(?:s|ed)?|observed?|said|says?|{any-asked}|things?|"
    r"progress|improvements?|work|steps|way|is|was|and|or|of|by)",
    "review": r"(?:inspections?|visits?|reviews?|challenges?|audits?)",
    "reported": r"(?:found|noted|reported|saw|said|stated|concluded|confirmed|recorded|recognised|observed|established|judged)",
    # "Most of the", "all of the required": how many of what was asked, between the verb and its object.
    "how-many": r"(?:almost |nearly )?(?:all|some|most|many|several|both|each|(?:the )?(?:vast |large |great )?majority|a number)",
    # "One area was met" is all there was, and so is "all three of the areas were met"; "one of the areas was met" is not.
    "part-of": r"(?:(?<!every\s)(?<!each\s)(?<!not\s)(?<!no\s)one|(?<!all\s)(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})|half|"
    r"a number|part|much) (?:out )?of |{share-of}|"
    r"(?:the )?(?:bulk|lion[’']s share|greater part|best part) of |(?:many|most|some|several|almost all|nearly all|(?:the )?(?:vast |large |"
    r"great )?majority) (?:of )?",
    # "for the greater part", "in the majority of cases", "at an uneven pace": how far something is so.
    "in-degree": r"(?:for|in) the (?:greater|larger|main|better) part|in places|"
    r"in (?:the (?:vast |large |great )?majority of|about half(?: of)?|half(?: of)?|a (?:small |large )?(?:number|minority) of) (?:the )?"
    r"(?:\w+ )?(?:cases|instances|respects|areas|teams|services|places|aspects)|"
    r"at (?:an? )?(?:variable|uneven|mixed|different|differing|slow|slower) (?:pace|rate|speed)s?|"
    r"to an? (?:variable|mixed|differing|different|uneven) (?:extent|degree|standard|effect)",
    # "only a third of", "roughly half the", "virtually all of": a share of them, and not all.
    "share-of": r"(?:(?:only|just|about|roughly|around|some|over|under|(?:more|less|fewer) than|at least) )?(?:half (?:of )?|"
    r"(?:(?:an?|one|two|three|four)[ -])?(?:third|quarter|fifth|tenth)s? of |\d{1,2}(?: per cent|%) of )|"
    r"(?:an? (?:good |small |large |fair )?(?:handful|few|couple|number|proportion|share)|"
    r"(?:virtually|practically|not quite|just about|close to) (?:all|every(?: one)?)) (?:of )?",
}
"""The parts of targets and modifiers."""

_SHORT_OF_ALL: Final = (
    Target("too-long", "taken too long", PARTLY_MET, 3, ("Work on the recommendations has taken too long.",), kind=AS_SAID),
    Target("not-everywhere", r"not\b[^;.]{0,60}\bin all areas", PARTLY_MET, 3, ("Practice has not changed in all areas.",), kind=AS_SAID),
    Target("not-done-all", r"not (?:yet )?(?:\w+ ){0,3}?(?:{done}|done|improve\w*) (?:\w+ )?(?:all|every(?:thing)?|in (?:all|full))", PARTLY_MET, 3,
           ("The actions have not been met in full.", "The trust has not met all it was asked."), ("The actions have not been "
                "met.",), kind=AS_SAID),
    Target("done-and-not", r"{done} (?:and|but) (?:\w+ ){0,3}?(?:not|remains?)", PARTLY_MET, 3, ("Two actions were addressed and one was not.",),
           kind=AS_SAID),
    Target("done-but-not", r"(?:responded|{done}|improved|strengthened)\b[^;]{0,160}\b(?:but|although|though|albeit)\b[^;]{0,160}\bnot",
         PARTLY_MET, 3,
           ("Managers responded at once but the delays have not been resolved.",), kind=AS_SAID),
    Target("done-without-effect", r"(?:{done}|in place|taken place|introduced|established|set up|launched|undertaken|made|created)\b[^;.]{0,160}?\b"
           r"(?:but|although|though|albeit|however)\b[^;.]{0,80}?\b(?:not|yet to) (?:(?:yet|always) )?(?:have |had )?(?:an? )?"
           r"(?:(?:significant|sufficient|enough|full|measurable|demonstrable|clear|discernible|consistent|real|sustained|great|"
           r"the (?:desired|intended|required)) )?(?:impact|effect|influence)\b", PARTLY_MET, 3,
           ("A strategy is now in place, but it has not yet had sufficient impact.",), ("A strategy is now in place, and it has had an impact.",),
           kind=AS_SAID),
    Target("done-or-being-done", r"{done} or (?:are |is )?(?:in progress|under ?way|being|nearly|ongoing|progressing)", PARTLY_MET, 3,
           ("The actions have been addressed or are in progress.",), kind=AS_SAID),
    Target("done-but-some", r"{done}(?:, and|,? (?:but|although|though|while|whilst)) (?:some|improvements|others|one|two|a few|several)\b",
           PARTLY_MET, 3, ("The actions have been met, but some came late.",
           "Most actions have been met, although some remain outstanding."), kind=AS_SAID),
    Target("better-but-weak", r"(?:improved|improving|better|stronger)\b[^.;]{0,120}\b(?:but|although|though|yet)\b[^.;]{0,60}\b(?:remains?|"
         r"still|too)", PARTLY_MET, 3,
           ("Practice is improving, but it remains too variable.",), kind=AS_SAID),
    Target("more-to-do", r"(?:much|more|a (?:great deal|lot)|work) (?:still )?(?:remains|is left|needs) to (?:do|be done)|"
         r"there is (?:still )?(?:much|more|some way) to (?:do|go)", PARTLY_MET, 3,
           ("The actions have been worked on, but much remains to do.",), ("The actions remain.",), kind=AS_SAID),
    Target("in-process", r"process of being {done}", PARTLY_MET, 3, ("The actions are in the process of being implemented.",), kind=AS_SAID),
    Target("begun-to-do", r"(?:begun|started|starting|beginning) to (?:be )?(?:{do}|{done})|(?:begun|started) addressing", PARTLY_MET, 3,
           ("Leaders have begun to address the actions.",), kind=AS_SAID),
)  # fmt: skip
_WANTING: Final = (
    Target("lack-of", r"(?:lack|absence) of (?:\w+ )?(?:progress|improvement|action)", NOT_MET, 4, ("There is a lack of real progress.",),
           kind=AS_SAID),
    Target("remains-weak", r"(?:remains?|continues? to be|(?:is|are) still|(?:has|have) remained) (?:\w+ )?{weak-now}", NOT_MET, 4,
         ("Practice remains too variable.", "Plans continue to be patchy."), ("Practice remains good.",), kind=WANTING),
    Target("little-changed", r"(?:(?:too |very |only )?little|(?:next to )?nothing|(?:hardly|scarcely|barely) anything|not (?:very )?much) has "
         r"(?:yet |so far |since )?(?:been )?(?:changed|improved|done|achieved|happened)|(?:has|have) (?:hardly |"
         r"barely )?"
           r"changed (?:too |very )?little|(?:has|have) (?:hardly|barely) changed", NOT_MET, 4,
           ("Too little has changed.", "Next to nothing has been done about it.",
           "Plans have changed very little."),
           ("Plans have changed.",), kind=AS_SAID),
    Target("no-better", r"no better\b(?! off)|(?:much )?as (?:it|they) (?:was|were) (?:then|before)|no (?:discernible |noticeable |real "
         r")?(?:change|"
         r"difference)",
           NOT_MET, 4, ("Plans are no better than they were.", "There is no real change."), ("There are no changes of staff.",), kind=AS_SAID),
    Target("stalled", r"(?:has|have) (?:\w+ )?(?:stalled|slipped|lapsed|regressed|deteriorated|worsened|faltered|fallen behind|got worse)",
         NOT_MET, 4,
           ("The work has since stalled.",), ("The clock had stalled.",), kind=AS_SAID),
    Target("little-attention", r"(?:received|had|(?:been )?given) (?:far )?(?:insufficient|too little|little|not enough|inadequate|"
         r"no) (?:\w+ )?(?:attention|"
           r"priority|focus)", NOT_MET, 4, ("The areas have received insufficient attention.",), kind=AS_SAID),
    Target("neglected", r"{have} (?:been )?(?:\w+ly )?(?:neglected|ignored|overlooked|disregarded)", NOT_MET, 4, ("The council has neglected "
         "this.",),
         kind=AS_SAID),
    Target("the-same-still", r"(?:same|similar) (?:{trouble}) (?:is|are|were|was|remain) (?:still |again )?(?:evident|found|seen|apparent|present)",
           NOT_MET, 4, ("The same weaknesses are evident.",), kind=AS_SAID),
    Target("not-enough-done", r"(?:not|n[’']t) (?:\w+ )?done enough", NOT_MET, 4, ("Leaders have not yet done enough.",), ("They have done "
         "enough.",),
           kind=AS_SAID),
    Target("lack-of-response", r"(?:lack|absence) of (?:an? )?(?:[\w-]{1,30} ){0,4}?response", NOT_MET, 4,
           ("There was a lack of a rapid and purposeful response.",), kind=AS_SAID),
    Target("no-evidence", r"(?:no|little|scant) (?:\w+ )?(?:evidence|signs?|indication) (?:that|of)", NOT_MET, 4,
         ("There is no evidence of that.",), kind=AS_SAID),
    Target("majority-not", "majority of which {have} not", NOT_MET, 4,
           ("It named faults, the majority of which have not been mended.",), kind=AS_SAID),
    Target("none-remains", r"(?:no|none of the(?:se)?) (?:\w+ ){0,2}?{any-asked}\b{no-verb}\b(?:now )?(?:remains?|persists?|(?:is|"
         r"are) still (?:present|"
           r"evident))(?! (?:to be|un|{left}))", MET, 2, ("None of the weaknesses found then now remains.",),
           ("No action was taken, and the weaknesses persist.",), kind=AS_SAID),
    Target("asked-left", r"{asked}\b{of-them}\bremain(?:s|ing)? (?P<head>{left}|to be {done})", NOT_MET, 4,
           ("Recommendations of that year remain outstanding.",), ("No recommendations of that year were read.",), kind=LEFT),
    Target("asked-unmet", r"{asked}\b{of-them}\b(?:is|are|was|were) (?:still )?(?P<head>unmet|unaddressed)", NOT_MET, 4,
           ("The recommendations are unaddressed.",), kind=LEFT),
    Target("asked-remains", r"{asked}\b[^;.]{0,120}\b(?P<head>remain\w*)", NOTHING, 4, ("Some recommendations of that year remain relevant.",),
           ("Recommendations of that year remain relevant.",), kind=REMAINING),
    Target("asked-persists", r"{asked}\b[^;.]{0,120}?\b(?P<head>persists?|recurs?|endures?|continues?(?= ?[.;]| ?$))", NOT_MET, 4,
           ("The weaknesses of that year persist.", "The weaknesses of that year continue."), kind=LEFT),
    Target("slow-to", r"(?<!not\s)slow to", NOT_MET, 4, ("The council was far too slow to change.",), kind=AS_SAID),
    Target("struggled", "struggled to make progress", NOT_MET, 4, ("Managers struggled to make progress.",), kind=AS_SAID),
    Target("failed", "{have} failed to", NOT_MET, 4, ("The council has failed to see this.",), kind=AS_SAID),
    Target("remains", r"remains?(?:, [^,;.]{1,80},)? (?:unaddressed|unchanged|unresolved|underdeveloped|so|areas?|"
           r"a (?:\w+ )?(?:challenge|concern|weakness|feature|problem|issue|recommendation)|an (?:issue|area|outstanding \w+)|the (?:same|case))",
           NOT_MET, 4, ("Supervision remains a concern.", "The rota remains the same."), kind=WANTING),
    Target("continues",
           r"continues? to (?:challenge|undermine|hamper|impede|be problematic|be challenging|be (?:an? )?(?:\w+ ){0,2}?(?:area|areas|issue|"
           r"concern|challenge|weak\w*|poor)|be (?:insufficient\w*|inadequate\w*|"
                r"inconsistent\w*|affected by|hampered by|undermined by)|require|pose|need|grapple|struggle|wrestle|hinder|fail|lack|fall)",
           NOT_MET, 4, ("Supervision continues to be a concern.",), ("Supervision continues to be praised.",), kind=WANTING),
    Target("still", r"still (?:(?:do|does|is|are|has|have|can) not|cannot|require\w*|need\w*|prevalent|evident|present|no|not|an? (?:area|issue|"
         r"feature|concern)|either|to be|"
           r"too|(?:has|have) (?:no|few|little|too)|common|widespread|frequent|the case|so|true|poor|weak|inconsistent|variable|inadequate|"
           r"lack\w*|outstanding|un\w+ed|apparent|"
           r"a problem|in need|(?:is|are)(?= ?[.;]| ?$))", NOT_MET, 4,
           ("Supervision still needs work.", "There is still no rota."), kind=WANTING),
    Target("these-remain", "these remain", NOT_MET, 4, ("It had concerns, and these remain.",), kind=AS_SAID),
    Target("then-remain", "identified (?:then|at that time) (?:still )?remain", NOT_MET, 4, ("The faults identified then remain.",), kind=AS_SAID),
    Target("mirror", "mirror", NOT_MET, 4, ("What we see today will mirror what was seen then.",), kind=AS_SAID),
    Target("deterioration", "marked deterioration", NOT_MET, 4, ("There is marked deterioration in case notes.",), kind=AS_SAID),
    Target("declined", "(?:further|significantly) declined", NOT_MET, 4, ("Attendance has further declined.",), kind=AS_SAID),
    Target("decline", r"(?:further|rapid) (?:and \w+ )?decline", NOT_MET, 4, ("There is a rapid and lasting decline.",), kind=AS_SAID),
    Target("ineffective-action", "ineffective action", NOT_MET, 4, ("After ineffective action all is as it was.",), kind=AS_SAID),
)  # fmt: skip
_UNDER_WAY: Final = (
    Target("made-progress", r"{have} (?:\w+ly |also )?made (?:(?!no\b|little\b|insufficient\b|inadequate\b|poor\b|limited\b|slow\b|not\b|"
         r"some\b)[\w-]{1,30} ){1,3}?"
           r"(?P<head>progress)", PARTLY_MET, 5, ("Leaders have made purposeful progress.",), kind=PROGRESS_MADE),
    Target("have-bettered", r"{have} (?:\w+ly |also )?(?P<head>sustained|secured|delivered|driven|brought about|made) "
           r"(?:(?!no\b|little\b|limited\b|not\b)[\w-]{1,30} ){0,3}?(?:improvements?|(?:\w+ and )?\w+ changes)(?! (?:plan|board|partner|notice|"
                r"programme|journey))", PARTLY_MET, 5,
           ("Leaders have sustained improvements in the front door.",), kind=BETTERED),
    Target("progress", r"progress\b(?! plan)", NOTHING, 5, ("Steady progress is seen.", "Little progress is seen."), ("Progress is a word.",),
           kind=PROGRESS_MADE),
    Target("pace", "pace", NOTHING, 5, ("The pace of change has been too slow.",), ("They keep pace.",), kind=PACE),
    Target("improvement", "improvements?|evidence of (?:sustained )?improvement", NOTHING, 5, ("Some improvements are seen.",),
           ("The improvement board met.",), kind=IMPROVEMENT),
    Target("asked-progressed", r"{asked}\b{of-them}\b(?:been|were|was|are|is|has|have) (?:{how} ){0,3}(?P<head>progressed)", PARTLY_MET, 5,
           ("The recommendations have been progressed.",), kind=DONE),
    Target("asked-progressing", r"{have} (?:{how} ){0,2}progressed (?:(?:the|these|those|of|{how-many}) ){0,4}(?:\w+ )?{any-asked}", PARTLY_MET, 5,
           ("The council has progressed actions.",), ("The council has progressed.",), kind=DONE),
    Target("under-way", r"(?:work|action|efforts?) (?:[\w’'-]{1,30} ){0,6}?(?:is|are|was|remains?) (?:well |now |still |also )?(?:under ?way|in "
         r"hand|"
           r"in train|in progress|ongoing|on ?going)", PARTLY_MET, 5, ("Work to mend the rota is well under way.",), ("The school is in "
           "progress.",),
           kind=DONE),
    Target("better-since", r"(?:is|are|was|shows?) (?:an? |some )?(?:[\w-]{1,30} ){0,2}?improvements? (?:since|on|from)", PARTLY_MET, 5,
           ("This is a real improvement since then.",), ("Improvement is slow.",), kind=AS_SAID),
    Target("significant-work", r"(?:undertaken|done|completed|carried out) (?:considerable|significant|substantial|extensive|much|a great deal of|"
           r"a lot of) (?:[\w-]{1,30} )?work", PARTLY_MET, 5, ("Managers have done much work to mend this.",), ("Managers have done the work.",),
           kind=AS_SAID),
    Target("some-way", r"(?:gone|come|moved) (?:some|a good|a long|part of the) way|made (?:an? )?(?:(?:good|promising|early|first|belated) )?"
         r"(?:start|beginning) (?:on|in|to|with|at)|made (?:\w+ )?(?:inroads|headway|strides|gains)|taken "
         r"(?:the |some |important )?(?:first|initial|early) steps", PARTLY_MET, 5,
           ("The council has gone some way to meet them.", "Leaders have made a start on the actions.", "They have taken the first steps."),
           ("They have lost their way.",), kind=AS_SAID),
    Target("at-work", "continues? to work", PARTLY_MET, 5, ("The council continues to work on these actions.",), kind=AS_SAID),
)  # fmt: skip
_DONE: Final = (
    Target("this-done", r"(?:this|these|it|they|that|which|both) (?:has|have) (?:{how} ){0,3}been (?:{how} ){0,3}(?P<head>{done}|{rid-of})", MET, 6,
           ("This has now been rectified.", "There were delays, which have been ended."), ("This had been met.",), kind=DONE),
    Target("in-passing-done", r", (?:\w+ )?{said} (?:as [^,;.]{1,60} )?(?:at|by|in|during) [^,;.]{1,80}, (?:has|"
         r"have) (?:{how} ){0,3}been (?:{how} ){0,3}"
           r"(?P<head>{done}|{rid-of})", MET, 6, ("Sparse oversight, highlighted at the last inspection, has been fully addressed.",), kind=DONE),
    Target("asked-in-place", r"{any-asked}\b{no-verb}(?:, [^,;.]{1,80},)?(?<=[\w,])(?: |\b)(?:is|are) (?:now )?(?:all )?(?P<head>in place)", MET, 6,
         ("The recommendations are all in place.",),
           ("The recommendations are known and a rota is in place.",), kind=DONE),
    Target("of-the-past", r"{trouble}\b{no-verb}\b(?:is|are) (?:now )?(?:a thing of the past|gone|(?:now )?(?:a (?:distant |bad )?memory|history|"
         r"behind (?:it|them|the \w+)))\b", MET, 6,
         ("The delays are a thing of the past.",),
           ("The delays are long and trust is gone.",), kind=AS_SAID),
    Target("rid-of-asked", r"{trouble}\b{no-verb}\b(?:has|have) (?:{how} ){0,3}been (?:{how} ){0,3}(?P<head>{rid-of})", MET, 6,
           ("The delays found then have now been eliminated.", "Drift has been ended."), ("The delays are long and cases have been closed.",),
                kind=DONE),
    Target("have-rid-of-asked", r"{have} (?:{how} ){0,3}(?P<head>{rid-of}) (?:(?:the|these|those|of|any|its|their|{how-many}) ){0,4}"
           r"(?:(?!with|of|in|for|and)[\w-]{1,30} ){0,2}?{trouble}", MET, 6, ("Leaders have successfully eradicated the long delays.",),
           ("Leaders have closed cases with delays.",), kind=DONE),
    Target("done-so", r"(?:(?:and|which) |^)(?:it|they|leaders|managers|the council|the local authority|this) (?:has|have) (?:now |since |also )?"
         r"(?P<head>done so|done this|complied)", MET, 6, ("They were asked to act, and they have done so.",), ("Some have complied.",), kind=DONE),
    Target("recommended-thing-made", r"(?:recommended|requested) (?:[\w’'-]{1,30} ){1,4}?(?:has|have) (?:{how} ){0,2}been (?:{how} )?"
         r"(?P<head>introduced|established|set up|appointed|created|adopted|put in place|installed|launched)", MET, 6,
           ("The recommended rota has been introduced.",), ("A rota has been introduced.",), kind=DONE),
    Target("putting-right", r"(?:wasted no time in|succeeded in|been (?:\w+ )?successful in) (?:addressing|tackling|resolving|remedying|rectifying|"
           r"implementing|completing|putting right|mending|eradicating|eliminating|meeting|overcoming)", PARTLY_MET, 6,
           ("Leaders wasted no time in mending this.",), ("They wasted no time.",), kind=DONE),
    Target("asked-done", r"{any-asked}\b{of-them}\b(?:been|(?<!\bare\s)(?<!\bis\s)being|were|was|are|is) (?:{how} ){0,3}(?P<head>{done})", MET, 6,
           ("The recommendations were robustly met.",), ("Since the areas were named, the needs of children have been met.",), kind=DONE),
    Target("have-fully-done", "{have} (?:{adverb} ){1,3}(?P<head>{done})", MET, 6, ("The board has fully addressed supervision.",), kind=DONE),
    Target("verb-done", r"{done}\b(?! only\b)", NOTHING, 6, ("The plan is partly met.",), ("The plan is met.",), kind=DONE),
    Target("verb-do", "{do}|taken|made|responded|acted|demonstrate", NOTHING, 6, ("Leaders could not demonstrate this.",), kind=DOING),
    Target("bettered", "gone away|disappeared|sustained|improved|occurred|happened|materialised|come about|taken place|been done|led|resulted|"
         "ensured|effective|"
         "progressed", NOTHING, 6, ("Supervision has not improved.",),
           ("Supervision is effective.",), kind=BETTERED),
    Target("is-robust", r"(?:is|are) (?:not )?(?:\w+ly |yet )?(?P<head>robust|embedded)", NOTHING, 6, ("Supervision is not consistently robust.",),
           ("In 2011 supervision was not robust.",), kind=BETTERED),
    Target("has-been-seen", r"(?:has|have) (?:not )?(?:yet )?been (?P<head>seen)", NOTHING, 6, ("Improvements have not yet been seen.",),
           kind=BETTERED),
    Target("has-understood", r"(?:has|have) (?:not )?(?:\w+ly )?(?P<head>understood|had (?:\w+ )?impact)", NOTHING, 6,
           ("The board has not had sufficient impact.", "Leaders have not fully understood this."), ("This was not understood then.",),
           kind=BETTERED),
    Target("built-on", "built on the (?:areas|strengths|findings)", MET, 6, ("They built on the findings.",), kind=AS_SAID),
    Target("actions-to-address", "actions? to address all {asked}", MET, 6, ("We saw actions to address all concerns.",), kind=AS_SAID),
    Target("now-meets", "now (?:fully )?meets?", MET, 6, ("The centre now fully meets the rules.",), kind=AS_SAID),
    Target("improved-to-good", "improved to (?:a )?good", MET, 6, ("Supervision improved to good.",), kind=AS_SAID),
    Target("responded-well", "responded (?:positively|well)", MET, 6, ("Leaders responded well.",), ("Leaders responded.",), kind=RESPONSE),
    Target("required-steps", "taken the required steps", MET, 6, ("Managers have taken the required steps.",), kind=RESPONSE),
    Target("now-good",
           r"(?:{are}|has|have) now (?:all )?"
           r"(?:an? (?:\w+ )?(?:strength|area of strength)|become|improved|good|strong\w*|well|established|complete\w*)",
           MET, 6, ("Supervision is now strong.", "Case notes are now an area of strength."), kind=AS_SAID),
    Target("now-into-strength", "now into areas of strength", MET, 6, ("Faults were made now into areas of strength.",), kind=AS_SAID),
    Target("strength-once-asked", r"area of (?:\w+ )?strength, previously", MET, 6, ("Housing is an area of real strength, previously a fault.",),
           kind=AS_SAID),
    Target("complete", r"{are} (?:not )?(?:yet |now |all |fully |largely |nearly |almost |substantially ){0,2}(?P<head>complete)\b", MET, 6,
           ("The work is complete.",), ("They complete their work.",), kind=DONE),
    Target("now-so", r"(?:is|are) now (?:[\w-]{1,30} ){0,3}?(?P<head>{good-now})(?! (?:as|enough)\b)", MET, 6,
           ("Supervision is now regular.", "Interviews are now offered promptly."), ("Interviews are offered promptly.",), kind=BETTERED),
    Target("resulted-in", "resulted in (?:better|improved|significantly improved)", MET, 6, ("This resulted in better plans.",), kind=AS_SAID),
    Target("full-response", "comprehensive response", MET, 6, ("There was a comprehensive response.",),
           kind=RESPONSE),
)  # fmt: skip
_BEGUN: Final = (
    Target("bettered-against", r"improvements? (?:against (?:(?:all|most|each|many|both|every) )?(?:one )?(?:of )?(?:(?:the|these|those) )?(?:\w+ "
         r")?"
         r"{asked}|(?:across|in|on) (?:(?:all|most|each|many|both|every) )?(?:one )?(?:of )?(?:(?:the|these|those) )?(?:\w+ )?{asked} "
         r"(?:(?:that|which) (?:was|were|had been) )?{said})", PARTLY_MET, 7,
           ("There has been steady improvement against all the areas.", "We saw improvements in the areas identified then."),
           ("It was found to require improvement across all areas.", "There is improvement in most areas of practice."), kind=BETTERED),
    Target("addressing", r"(?:(?<=,\s)|(?<=included\s))(?:\w+ly )?(?:addressing|tackling|resolving|remedying|rectifying|implementing|"
         r"completing) (?:[\w-]{1,30} "
         r"){0,3}?{asked-at-large}",
           PARTLY_MET, 7, ("They have led well, addressing considerable deficits.",), kind=AS_SAID),
    Target("trouble", "apparent|evident|present|persists?|remains?|exists?|arises?|occurs?|the case|"
           r"an? (?:\w+ )?(?:area|concern|weakness|issue|feature|problem|difficulty|factor)|holds?(?: good| true)?|applies|apply|stands?|"
           r"warranted|justified|true|fair", NOTHING, 7,
         ("Supervision is no longer a concern.", "That criticism no longer holds."),
           ("Supervision is a concern.",), kind=TROUBLE),
    Target("response", "response", NOTHING, 7, ("There was no full response.", "There was an inadequate response.", "There was a slow response."),
         ("There was a response.",), kind=RESPONSE),
    Target("responded", "responded", PARTLY_MET, 7, ("Leaders responded.",), ("Leaders responded well.",), kind=RESPONSE),
    Target("acted-at-once", r"acted (?:\w+ ){0,2}(?:{with-a-will}|quickly|immediately|upon)", PARTLY_MET, 7, ("Leaders acted very swiftly.",),
           kind=RESPONSE),
    Target("acted-to", "acted to (?:{do})", PARTLY_MET, 7, ("Leaders have acted to tackle this.",), kind=RESPONSE),
    Target("promptly-acted", "{with-a-will} acted", PARTLY_MET, 7, ("Leaders promptly acted.",), kind=RESPONSE),
    Target("prompt-action", "(?:remedial|decisive|prompt|swift|robust|effective) action", PARTLY_MET, 7, ("Prompt action "
         "followed.",), kind=RESPONSE),
    Target("prompt-response", r"(?:decisive|prompt|swift|robust|effective) (?:and \w+ )?responses?", PARTLY_MET, 7,
           ("There was a swift and useful response.",), kind=RESPONSE),
    Target("action-taken", r"(?:{have} (?:also )?taken|took) (?:[\w-]{1,30} ){0,2}(?:action|steps|measures)\b", PARTLY_MET, 7,
           ("The council has also taken action.", "They had taken effective steps."), ("They take action.",), kind=RESPONSE),
    Target("action-to-address", r"action has been taken (?:\w+ ){0,2}to address", PARTLY_MET, 7,
           ("Action has been taken to address the gaps.",), kind=RESPONSE),
    Target("much-improved", "{much} improved", PARTLY_MET, 7, ("Attendance considerably improved.",), kind=BETTERED),
    Target("is-much-better", r"(?:is|are) (?:now )?(?:(?:{much}|far) )?(?:better|improved|stronger)\b(?! (?:than|able|placed))", PARTLY_MET, 7,
         ("Attendance is now much better.",),
           kind=BETTERED),
    Target("have-reduced", r"{have} (?:\w+ly )?(?P<head>reduced|cut|lowered|shortened|halved|lessened)", PARTLY_MET, 7,
         ("Leaders have sharply cut waits.",),
           kind=BETTERED),
    Target("paid-off", r"borne fruit|paid off|had (?:the )?(?:desired|intended) (?:effect|impact)", PARTLY_MET, 7, ("This work has borne fruit.",),
           kind=BETTERED),
    Target("efforts-to", r"(?:concerted|sustained|determined|considerable|strenuous|relentless) (?:and \w+ )?(?:efforts?|drive|work) "
           r"(?:[\w’'-]{1,30} ){0,3}?to (?:{do}|improve)", PARTLY_MET, 7, ("There has been a concerted effort to remedy this.",), kind=AS_SAID),
    Target("led-to", "led to (?:better|improved|more|stronger|quicker|timelier)", PARTLY_MET, 7, ("Action led to better plans.",), kind=AS_SAID),
    Target("transformed", r"(?:has|have) (?:{how} ){0,3}(?:been (?:{how} ){0,3})?(?:transformed|overhauled|turned (?:a corner|"
         r"round))", PARTLY_MET, 7,
           ("Supervision has been transformed.",), kind=BETTERED),
    Target("set-up-to", r"{have} (?:put in place|established|introduced|set up) (?:(?!plans?\b)[\w-]{1,30} ){1,6}?to (?:{do}|"
         r"reduce)", PARTLY_MET, 7,
           ("Leaders have put in place firm arrangements to tackle this.",), ("Leaders have put in place a plan to tackle this.",), kind=AS_SAID),
    Target("quick-to", r"(?:quick|swift|prompt) to (?:{do}|put)", PARTLY_MET, 7, ("Leaders were quick to remedy this.",), kind=RESPONSE),
    Target("improved-much", "improved significantly", PARTLY_MET, 7, ("Attendance improved significantly.",), kind=BETTERED),
    Target("has-improved", r"(?:has|have) (?:{how} ){0,3}(?:been (?:{how} ){0,3})?(?:improved|strengthened|rebuilt|redesigned|reshaped|reformed|"
         r"revitalised|renewed|"
           r"refreshed|sharpened|tightened)", PARTLY_MET, 7, ("Attendance has improved.",),
           kind=BETTERED),
    Target("improvements-made", r"improvements? (?:have|has) been (?:\w+ly )?(?:made|achieved|secured)", PARTLY_MET, 7,
           ("Improvements have been made.",), kind=AS_SAID),
    Target("worked-to", r"worked (?:[\w-]{1,30},? ){0,7}?to (?:address|respond|improve|tackle)", PARTLY_MET, 7,
           ("They worked hard to improve this.",), kind=AS_SAID),
    Target("being-done", r"are being (?:\w+ )?(?:addressed|progressed|tackled|implemented|worked (?:on|through))", PARTLY_MET, 7,
           ("These are being tackled.",), kind=AS_SAID),
)  # fmt: skip

# Where a sentence says no more than how things are, and that they are so although this was asked.
_DESPITE: Final = (
    Target("despite-asked", r"(?<=[\w,]\s)(?:despite|notwithstanding|even though) (?:(?:this|it|these|they|them|that) )?(?:being|having been|"
         r"was|were|had been) "
           r"(?:(?:also|already|previously|clearly) )?(?:{said}|(?:asked|required|told|urged) to|(?:an?|the|one) (?:\w+ ){0,3}?(?:area|"
           r"recommendation|concern|finding|weakness|"
                r"action|priority|issue))",
           NOT_MET, 8, ("Leaders see too little of this, despite this being identified as an area for improvement.",),
           ("Despite being an area for improvement in 2011, supervision is praised.",), kind=AS_SAID),
)  # fmt: skip

TARGETS: Final = (*_SHORT_OF_ALL, *_WANTING, *UNCHANGED, *_UNDER_WAY, *_DONE, *ACTED, *_BEGUN, *FALTERING, *_DESPITE)
"""All targets."""
