"""Targets of somebody who did what was asked: in the active voice, of a plan, and of changes that were called for.

They are of one build: a verb of `{done}`, in any tense and with any adverbs, and what was asked as its object. What is asked may be
told by its own name, by "this", or as the changes that were wanted.
"""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import AS_SAID, BETTERED, DONE, MET, NOT_MET, PARTLY_MET
from ingest.forms.composition import Target

ACTED: Final = (
    Target("did-asked", r"(?<!been\s)(?<!be\s)(?<!being\s)(?<!was\s)(?<!were\s)(?<!are\s)(?<!is\s)(?P<head>{done}|{did}) {object}", MET, 6,
           ("The council dealt with the weaknesses.", "Leaders have patiently worked through every action.",
            "The board took forward all the actions.",
            "The board has addressed all the concerns.", "Leaders have wholly addressed the weaknesses."),
           ("The council was met by the concerns of all.", "The board has addressed concerns of neighbours.", "Leaders will deal with the "
                "weaknesses."), kind=DONE),
    Target("did-this", r"(?:{have} (?:{how} ){0,4}|(?<=\w\s))(?<!been\s)(?<!be\s)(?P<head>{done}) (?:(?:each|every one|all|both|many|most|some) "
         r")?(?:of )?(?:this|these|them)\b"
           r"(?! (?:\w+ ){0,2}?(?:need|group|child|famil|young|risk))", MET, 6,
           ("The council has decisively tackled this.",), ("The council has met these needs.",), kind=DONE),
    Target("did-what-it-asked", r"(?<!not\s)(?<!never\s)(?<!nothing\s){have} (?:{how} ){0,4}(?P<head>done|{done}) (?:all|everything|each thing)"
           r"(?: of)?(?: (?:what|that))? {they-asked}", MET, 6, ("It has done all that the last inspection asked.",
           "Leaders have delivered everything the focused visit required."), ("It has done all that it could.",), kind=DONE),
    Target("did-all-but", r"{done} (?:all|every(?: one| single one)?) but (?:(?:the|for) )?(?:\w+ )?\w+ of (?:the|its|their|these|those) (?:\w+ "
         r"){0,2}?{any-asked}",
           PARTLY_MET, 3, ("Leaders have met all but the last of the recommendations.",), ("Leaders have met all of the "
                "recommendations.",), kind=AS_SAID),
    Target("did-part-of-what-it-asked", r"{have} (?:{how} ){0,4}(?P<head>done|{done}) (?:{part-of}|a good deal of |a fair amount of |a lot of )"
           r"(?:what|that which) {they-asked}", PARTLY_MET, 5, ("It has done about half of what the last inspection asked.",),
           ("It has done half of what it could.",), kind=AS_SAID),
    Target("did-little-of-what-it-asked", r"{have} (?:{how} ){0,4}done (?:(?:very|too|far too) )?(?:little|nothing|none|hardly any(?:thing)?|next "
         r"to "
           r"nothing|almost nothing) of (?:what|that which) {they-asked}", NOT_MET, 4, ("It has done little of what the last inspection asked.",),
           ("It has done little of what it could.",), kind=AS_SAID),
    Target("asked-closed", r"(?:recommendations?|actions?(?!\s+plan)|requirements?|areas? for (?:improvement|development|"
         r"action))\b{no-verb}\b(?:{have} (?:(?:not|never|{how}) ){0,2})?(?:been|is|are|"
           r"was|were) (?:{how} ){0,3}(?P<head>closed|crossed off|struck off|finished|concluded|done)", MET, 6,
           ("The recommendations have all been closed.", "Every action is done."), ("Cases have been closed.",
           "The recommendations were read and cases were closed."), kind=DONE),
    Target("this-now-happens", r"(?:recommended|asked|required|called for|requested|wanted|sought)\b[^.]{0,160}?\b(?:this|these|it|which) (?:(?:is|"
           r"are) )?now (?:(?:routinely|always|regularly) )?(?P<head>happens?|takes? place|occurs?|done|the (?:case|rule|norm))(?= ?[.;]| ?$| "
           r"(?:without "
           r"fail|as a matter of course|in (?:all|every)\b|every|each|at every|consistently|promptly|always|routinely|regularly|reliably|weekly|"
           r"monthly|"
           r"quarterly|yearly|annually|for (?:all|every)\b))", MET, 6, ("It asked that carers be reviewed, and this now happens without fail.",),
           ("It found drift, and this now happens each week.", "It asked that carers be reviewed, and this now happens less."), kind=BETTERED),
    Target("trouble-less", r"{trouble}\b{no-verb}\b(?<!not\s){have} (?:{how} ){0,2}(?:come down|eased|receded|lessened|diminished|shrunk|narrowed|"
           r"subsided|abated)\b", PARTLY_MET, 5, ("The weaknesses that it brought to light have eased.",), ("The weaknesses are known and rents "
           "have "
           "come down so.", ), kind=AS_SAID),
    Target("changes-made", r"{changes}\b{of-them}\b(?:been|is|are|was|were) (?:{how} ){0,3}(?P<head>{done}|made|secured|introduced|in place|"
           r"brought about)", MET, 6, ("The improvements that it called for are now embedded.", "The required changes have been made."),
           ("The changes of staff have been made.",), kind=DONE),
    Target("did-changes", r"{have} (?:{how} ){0,4}(?P<head>{done}|made|secured|introduced|brought about) (?:(?:the|all|its|their|these|those|of|"
           r"{how-many}) ){0,3}(?:\w+ )?{changes}", MET, 6, ("The trust has embedded the changes recommended then.",),
           ("The trust has embedded the changes.",), kind=DONE),
    Target("plan-done", r"(?:action|improvement|development) plan\b{of-them}\b(?:been|is|was) (?:{how} ){0,3}"
           r"(?P<head>delivered|implemented|fulfilled|acted on|carried out|fully (?:completed?|met))", MET, 6,
           ("The action plan is now fully delivered.",), ("The action plan has been completed and sent.",), kind=DONE),
    Target("asked-seen-better", r"{any-asked}\b{no-verb}\b{have} (?:{how} ){0,3}(?P<head>seen|shown|undergone) (?:\w+ ){0,2}?improvements?",
           PARTLY_MET, 7, ("The areas have all seen improvement.",), ("The areas were named and staff have seen improvement.",), kind=BETTERED),
    Target("become-strong", r"(?:has|have) (?:(?:now|since|subsequently) ){0,2}become (?:(?:an?|one) )?(?:\w+ ){0,2}?(?:strengths?|good|strong\w*|"
           r"regular|robust|timely|effective|routine)", MET, 6, ("It has since become a strength.",), ("It has become a burden.",), kind=AS_SAID),
    Target("no-longer-trouble", r"no longer (?!an? )(?:[\w’'-]{1,30} ){1,4}?(?:too (?:long|many|few|often)|{trouble})\b", MET, 2,
           ("Staff no longer report the lack of supervision.", "Children no longer wait too long."), ("Staff no longer report to the board.",),
           kind=AS_SAID),
    Target("this-ceased", r"(?:this|these)(?: (?!improvement|progress|support|work|help)\w+)? (?:has|have) (?:{how} ){0,2}(?P<head>ceased|stopped|"
         r"come to an end|disappeared|"
           r"gone)(?! (?:\w+ing|in|to|from|on)\b)", MET, 6, ("This practice has now ceased.",), ("This has stopped improving.",), kind=DONE),
    Target("now-more-so", r"(?:is|are) now (?:{by-how-much} )?(?:more (?:\w+ly )?{good-in-degrees}(?:ly)?|quicker|swifter|stronger|clearer|safer|"
           r"(?:fewer|less) (?:\w+ ){0,2}?{trouble})\b|{better-few} (?:is|are) now (?:{by-how-much} )?(?:fewer|shorter|lower|smaller|less)\b",
           PARTLY_MET, 7, ("Visits are now more frequent.", "Waiting times are now much shorter.", "There are now fewer delays."),
           ("Visits are more frequent.", "Attendance is now lower.", "Caseloads are now higher.", "Plans are now more delayed."), kind=BETTERED),
)  # fmt: skip
"""All targets of this module."""
