"""Modifiers: the forms that turn, limit or unsay what is said of what was asked; and the table of targets and modifiers."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import (
    BETTERED,
    DOING,
    DONE,
    IMPROVEMENT,
    LEFT,
    MET,
    NOT_MET,
    PACE,
    PARTLY_MET,
    PROGRESS_MADE,
    REMAINING,
    RESPONSE,
    TROUBLE,
    UNSAID,
    WANTING,
)
from ingest.earlier.forms.progress_targets import PARTS, TARGETS
from ingest.earlier.forms.unsaid_modifiers import NOT_SO_YET, SAID_BY_SOMEBODY
from ingest.forms.composition import ANY, ComposedTable, Direction, Modifier

# What modifiers do. `some` limits what is under way, `part` only what is done: that half of the areas need work is no progress.
_DENIED: Final = "denied"
_LIMITED: Final = "limited"
_PART: Final = "part"
_SOME: Final = "some"
_MUCH: Final = "much"
_OVER: Final = "over"
_LITTLE: Final = "little"
_WHOLE: Final = Direction.SENTENCE
_BACK: Final = Direction.BACKWARD

_CLOSE: Final = 3  # words between a denial and its verb
_CLAUSE: Final = 30  # words: as far as a clause goes

_UNSAYING: Final = (
    Modifier("whether", "whether", UNSAID, 1, ("It is to be seen whether the actions have been met.",), direction=_WHOLE),
    Modifier("if-they", "if (?:the|they|these|any|all)", UNSAID, 1, ("Staff will know if the actions have been met.",), direction=_WHOLE),
    Modifier("may-be", r"(?:may|might|could) (?:(?:well|still|yet) )?(?:recur|persist|remain|return)", UNSAID, 1, ("The concerns may recur.",),
             ("The concerns recur.",), direction=_WHOLE),
    Modifier("before-they", "before (?:the|they|these|all)", UNSAID, 1, ("It was long before the actions were met.",), direction=_WHOLE),
    Modifier("will-be", r"will (?:\w+ )?(?:ensure|be|need|have)", UNSAID, 1, ("The actions will have been met by March.",),
             ("The goodwill ensured that the actions were met.",), direction=_WHOLE),
    Modifier("wrongly", "wrongly|incorrectly|mistakenly", UNSAID, 1, ("The actions were wrongly held to have been met.",), direction=_WHOLE),
    Modifier("in-name-only", "in name only|on paper", UNSAID, 1, ("The actions have been met in name only.",), direction=_WHOLE),
    Modifier("not-the-case", "not the case", UNSAID, 1, ("That the actions have been met is not the case.",), direction=_WHOLE),
    Modifier("said-by-others", r"(?:leaders|managers|council|authority|trust|board|partners|partnership|service|self-evaluation|self-assessment|"
         r"plan|"
             r"report|they|it|she|he|director) (?:\w+ )?(?:states?|stated|believes?|believed|considers?|claims?|claimed|says?|said|feels?|felt|"
             r"thinks?|"
             r"thought|maintains?|asserts?|argues?|reports?|(?:is|are|was|were) (?:confident|optimistic|hopeful|of the view)) that", UNSAID, 1,
             ("Leaders believe that they have met the actions.", "Its self-evaluation states that it has met the actions."),
             ("Leaders have seen that the actions have been met.",), direction=_WHOLE),
    Modifier("told-by-others", r"(?:inspectors|we) (?:were|have been|had been) (?:told|informed|advised|assured)", UNSAID, 1,
             ("Inspectors were told that the actions had been met.",), direction=_WHOLE),
    Modifier("not-assured", "not (?:assured|confident|certain|(?:yet |always )?clear (?:that|whether|if|how|what|to (?:us|inspectors)))", UNSAID, 1,
             ("It is not clear that the actions have been met.",), ("Letters are not clear, and the actions have been met.",),
             direction=_WHOLE),
)  # fmt: skip
# What was so once, or what an earlier inspection saw, is no word on what became of it since.
_PAST: Final = (
    Modifier("at-first", "initially|at first|until recently|in the past|at the outset", UNSAID, 1,
             ("Initially the recommendations were met.",), ("The recommendations were met in time.",), reach=_CLAUSE, far=True),
    Modifier("were-not-then", r"^(?:(?!\b(?:has|have|is|are|remains?|now|still|today|continues?)\b).){0,1000}\b(?:were|was|did) not (?:\w+ ){0,2}?"
             r"(?:{done}|{do}|responded)(?=(?:(?!\b(?:has|have|is|are|remains?|now|still|today|continues?)\b).){0,1000}$)", UNSAID, 1,
             ("After it the recommendations were not met in full.",), ("After it the recommendations were not met and remain to be met.",),
                  direction=_WHOLE),
    Modifier("meant-to", "(?:intent|intention|ambition|aspiration|wish) to", UNSAID, 1,
             ("They have a clear intent to lead, addressing all concerns.",),
             ("They have led well, addressing all concerns.",), reach=_CLAUSE, far=True),
    Modifier("at-that-time", r"^(?:At|By) the time of (?:the |that )?(?:last|previous|earlier|focused|monitoring|joint|JTAI|(?:19|20)\d{2})",
         UNSAID, 1,
             ("At the time of the last inspection few of the actions had been met.",),
                  ("At the time of this inspection few of the actions had been met.",),
             direction=_WHOLE),
    Modifier("found-done-then", r"^(?:At|By|During) (?:the )?(?:last|previous|earlier|focused|monitoring|(?:19|20)\d{2})\b[^.;]{0,160}?\bhad "
             r"(?=(?:(?!\b(?:has|have|is|are|remains?|now|still|today|continues?)\b)[^.;]){0,400}$|[^;.]{0,400}\.$)(?!.{0,400}\b(?:has|have|is|are|"
             r"remains?|now|still|today)\b)", UNSAID, 1,
             ("At the last inspection, most recommendations had been met.",),
             ("At the last inspection, inspectors had asked for better plans, and these actions have been met.",), direction=_WHOLE),
    Modifier("how-they-did", r"(?:consider\w*|look\w* at|evaluat\w+|review\w*|examin\w+|explor\w+|assess\w*|judg\w+|check\w*|understand\w*|"
             r"scrutini\w+) (?:the )?(?:how (?!ever\b)|(?:the )?extent to which|(?:the )?degree to which)", UNSAID, 1,
             ("Inspectors considered how leaders addressed the concerns.",), ("Leaders considered the concerns and addressed the concerns.",),
             direction=_WHOLE),
    Modifier("when-it-took-place", r"^When (?!this\b|our\b)[^.;,]{0,90} (?:took place|was carried out|was made|was held)", UNSAID, 1,
             ("When the last inspection took place, the actions of the one before had been met.",), direction=_WHOLE),
    Modifier("inspectors-on-it-found", r"inspectors (?:at|on|during) (?:(?!this\b|our\b)[\w’'-]{1,30} ){1,4}?(?:visit|inspection|review)\b"
             r"[^.;]{0,40}\b(?:found|noted|advised|reported|saw)", UNSAID, 1,
             ("Inspectors on the focused visit in May reported that the actions had been met.",),
             ("Inspectors on this visit saw that the actions had been met.",), direction=_WHOLE),
    Modifier("inspectors-then-found", r"(?:visit|inspection|review)\b[^.;]{0,40}\bin (?:\w+ )?(?:19|20)\d{2},? inspectors "
             r"(?:found|noted|advised|reported|saw)", UNSAID, 1,
             ("After the focused visit in May 2012, inspectors advised that plans had not improved.",),
             ("Since the focused visit in May 2012 inspectors’ advice has been acted on.",), direction=_WHOLE),
)  # fmt: skip
_ENDING: Final = (
    Modifier("semicolon", r"(?<=\w); (?=\w)", "end", 1, ("No action was late; the recommendations have been met.",), direction=Direction.ENDS),
    Modifier("but", "but|whereas|although|though|while|however", "end", 1,
             ("No action was late, but the recommendations have been met.",), direction=Direction.ENDS),
    Modifier("not-only", "not only", "nothing", 1, ("The actions have not only been met.",),
             ("The actions have not been met.",), direction=Direction.NOTHING),
)  # fmt: skip
_OVER_WITH: Final = (
    Modifier("no-longer", "no longer", _OVER, 2, ("The delays no longer persist.", "Supervision is no longer a concern.",
         "The actions are no longer met.",
             "Change is no longer sustained.")),
    Modifier("none-left", r"(?:no(?! longer)|none of the(?:se)?) (?:\w+ ){0,2}?{any-asked}", _DENIED, 2,
             ("No recommendations of that year remain outstanding.", "No recommendations of that year were met."),
             ("Recommendations of that year remain outstanding.",), reach=_CLAUSE, far=True),
)  # fmt: skip
_LIMITING: Final = (
    Modifier("not-all", "not (?:yet )?(?:all|every|(?:been )?(?:fully|wholly|completely|entirely))", _LIMITED, 3,
             ("Not all the actions have been met.", "The actions have not yet been fully met.", "The actions have not been wholly met."),
             reach=_CLAUSE, far=True),
    Modifier("yet-to-be-fully", "(?:yet|still) to be (?:fully|wholly|completely|entirely)", _LIMITED, 3, ("The actions are yet to be fully met.",)),
    Modifier("nearly", r"nearly|almost|virtually|practically|all but|close to|near to|not quite|not far from", _PART, 3,
             ("The actions have nearly been met.", "The actions are close to being met."), reach=2),
    Modifier("but-for", r"(?:almost|nearly) without exceptions?|with (?:one|two|three|a few|few|some|minor|several) (?:\w+ )?exceptions?|"
         r"(?<!the\s)(?<!a\s)bar (?:the )?(?:\w+ of|one|two|three|four|first|second|third|last)\b|apart from|other than|except|"
             r"aside from|save for|all bar", _LIMITED, 3, ("With one exception, the actions have been met.",),
             ("Bar charts are kept, and the actions have been met.",), reach=_CLAUSE, far=True),
    Modifier("in-some-places", r"(?:in|for|across|by|with) (?:some|many|most|several|parts of|part of|a few|certain)\b(?! of the)", _PART, 5,
             ("Supervision is now regular in some teams.",), direction=_BACK, reach=4),
    Modifier("in-degree", r"{in-degree}", _PART, 5,
             ("The actions have been met in the majority of cases.", "The actions have been met at an uneven pace.",
              "The actions have been met to a variable standard."), direction=_BACK, reach=12),
    Modifier("in-degree-before", r"{in-degree}", _PART, 5, ("The actions have for the greater part been met.",), reach=4, far=True),
    Modifier("in-part", r"(?:only )?in part|to varying degrees|bar \w+", _LIMITED, 3,
             ("The actions have been met in part.", "The actions were addressed bar one."), direction=_BACK),
    Modifier("except", "except|apart from|other than|with the exception", _LIMITED, 3, ("The recommendations have been met except for one.",),
             direction=_BACK, reach=6, far=True),
    Modifier("some-asked", r"some (?:of the(?:se)? )?(?:\w+ )?{any-asked}", _LIMITED, 3,
             ("Some actions have not been met.", "Some of the actions remain to be met.",
              "Some weaknesses of that year persist."), reach=_CLAUSE, far=True),
    Modifier("all-but", r"all but (?:the )?\w+ of", _LIMITED, 3, ("All but two of the tasks were met.",), reach=_CLAUSE, far=True),
    Modifier("some-of-asked", r"(?:(?<!every\s)(?<!each\s)(?<!not\s)(?<!no\s)one|(?<!all\s)(?:two|three|four|five)|several|half) of "
             r"(?:the|these|those|its) (?:\w+ ){0,2}?{any-asked}|a (?:handful|few|couple|number) of (?:(?:the|these|those|its) "
             r"(?:\w+ ){0,2}?{any-asked}|(?:recommendations|actions|areas for))", _LIMITED, 3,
             ("Two of the actions have not been met.", "A handful of the actions remain unmet.", "A number of actions remain "
                  "unmet."), ("All five of the actions have been met.",), reach=_CLAUSE, far=True),
    Modifier("by-no-means-all", r"by no means|(?:but|though) not (?:quite |nearly )?all", _LIMITED, 3,
             ("Some, but by no means all, of the actions have been met.",), reach=_CLAUSE, far=True),
    Modifier("all-but-one", r"in all but \w+", _LIMITED, 3, ("The actions have been met in all but one respect.",), direction=_BACK, reach=2),
    Modifier("minority-of", r"(?:small )?minority of (?:(?:the|these|those) )?(?:\w+ ){0,2}?{any-asked}", _LIMITED, 3,
             ("A minority of the actions still need work.",), reach=_CLAUSE, far=True),
    Modifier("few-left", r"only a (?:very )?small number of {any-asked}", _LIMITED, 3, ("Only a small number of actions still need work.",),
             reach=_CLAUSE, far=True),
    Modifier("some", "some|limited|slow|uneven", _SOME, 3, ("Uneven progress is seen.", "Some real improvements were seen."), reach=1),
    Modifier("is-slow", r"(?:is|has been|was|remains) (?:(?!too|far|not)\w+ )?(?:slow|uneven|mixed|variable|patchy|limited|modest|partial|"
             r"inconsistent|gradual)", _SOME, 5, ("Progress is rather slow.",),
             direction=_BACK, reach=12),
    Modifier("some-of-object", "{part-of}(?:the |these |those )?(?:required )?{any-asked}", _LIMITED, 3,
             ("The board has addressed most of the areas.",), direction=_BACK),
)  # fmt: skip
_DENYING: Final = (
    Modifier("not", "not|no|never|hardly|barely|cannot|could not|did not|failed to|yet to|still to|needs? to", _DENIED, 4,
             ("The actions have never been met.", "Leaders could not demonstrate that the actions were met.",
              "There has not been sufficient progress.", "There have not been improvements."),
             ("The actions have not been met in full.",), reach=_CLOSE),
    Modifier("far-from", r"far from|nowhere near|(?:a long|some|a good) way (?:from|off|short of)|short of", _DENIED, 4,
             ("The actions are far from being met.",), reach=2),
    Modifier("none-of", "(?:none|neither|not one|(?:very )?few|(?:hardly|scarcely|barely) any|next to none|virtually none) of|"
             "(?:none|neither|not one)(?= (?:ha[sd]|have|is|are|was|were)\\b)", _DENIED, 4,
             ("Few of the recommendations have been met.", "Of the five recommendations, none has been met."), reach=_CLAUSE, far=True),
    Modifier("not-a-single", r"not (?:a single|one) {any-asked}", _DENIED, 2,
             ("Not a single recommendation has been met.",), ("One recommendation has been met.",), reach=_CLAUSE, far=True),
    Modifier("little", "little|(?:scarcely|hardly|barely) any|next to no|no|insufficient|inadequate|poor|not enough|minimal|negligible|scant",
         _LITTLE, 4, ("Little progress is seen.",
             "Little improvement is seen."),
             ("Steady progress is seen.",)),
    Modifier("is-too-slow", r"(?:{have} been|was|is|are) (?:far )?(?:too slow|insufficient|inadequate|poor|minimal|negligible|unsatisfactory|"
         r"sluggish|glacial|pedestrian|"
         r"not (?:been )?(?:sufficient|"
             r"(?:\w+ )?enough))", _LITTLE, 4,
             ("Progress with the plan has been too slow.",), direction=_BACK, reach=20, far=True),
)  # fmt: skip
_GRADING: Final = (
    Modifier("partly", r"partly|partially|largely|mostly|mainly|substantially|generally|broadly|chiefly|predominantly|essentially|more or less|"
             r"in the main|for the most part|in (?:most|many) respects|by and large|on the whole|in large (?:part|measure)|up to a point|"
             r"to (?:some|varying|an?(?: \w+)?) (?:extents?|degrees?)", _PART, 5,
             ("The recommendations have been partly met.", "The recommendations have mostly been met.", "Supervision is now largely effective.",
                  "The recommendations have, in the main, been met."),
             reach=4, far=True),
    Modifier("half-done", r"inconsistently|unevenly|superficially|incompletely|imperfectly|selectively|sporadically|patchily|piecemeal|"
         r"half-heartedly|"
             r"variably|nominally|tentatively|hesitantly|only (?!recently)\w+ly", _PART, 5, ("The actions have been superficially met.",), reach=2),
    Modifier("done-by-halves", r"inconsistently|unevenly|superficially|incompletely|imperfectly|selectively|sporadically|patchily|piecemeal|"
             r"half-heartedly|variably|with (?:only |very )?(?:varying|variable|mixed|uneven|limited|partial) (?:\w+)", _PART, 5,
             ("The actions have been met inconsistently.", "The actions have been met, with mixed success."), direction=_BACK, reach=4, far=True),
    Modifier("badly-done", r"insufficiently|inadequately|ineffectively|unsuccessfully|poorly|scarcely", _DENIED, 4,
             ("The actions have been inadequately met.",), reach=2),
    Modifier("mostly-so", r"for the most part|in the main|to (?:some|varying|an?(?: \w+)?) (?:extents?|degrees?)|by and large|on the whole|"
             r"in large (?:part|measure)|up to a point|more or less|in most (?:respects|"
         "cases)|mostly|mainly|"
             r"with (?:some|few|one|two|a few) exceptions?", _PART, 5, ("The recommendations have been met in the main.",), direction=_BACK,
                  reach=2, far=True),
    Modifier("part-of-them", "{part-of}(?:these|them|those)", _PART, 5, ("Most of these have been met.",), reach=_CLAUSE, far=True),
    Modifier("part-of-asked", r"{part-of}(?:the |these |those )?(?:\w+ ){0,2}{any-asked}", _PART, 5,
             ("Most of the recommendations have been met.", "Several actions have been met.", "Several actions remain of those of 2011."),
             ("One action has been met.",),
             reach=_CLAUSE, far=True),
    Modifier("good", "good|strong|significant|substantial|steady|reasonable|notable|considerable|much|further|clear|excellent|"
             "positive|rapid|tangible|real|encouraging|impressive|sound|sustained|solid|demonstrable|marked|great|"
                  "(?<!has\\s)(?<!have\\s)sufficient|satisfactory", _MUCH, 5,
             ("Steady progress is seen.",), ("Little progress is seen.",)),
    Modifier("is-good", r"(?:is|are|has been|was) (?:(?!not\b|too\b|far\b)\w+ )?(?:good|strong|significant|substantial|steady|considerable|swift|"
         r"rapid|"
             r"impressive|encouraging|tangible)", _MUCH, 5, ("Progress has been strong.",), direction=_BACK, reach=20),
    Modifier("is-made", "is evident|(?:has|had) been made", _MUCH, 5, ("Progress has been made.",), direction=_BACK),
    Modifier("they-made", "(?:has|have) made", _MUCH, 5, ("We saw the progress that the council has made.",), direction=_BACK, reach=4),
    Modifier("in-most-of", "in most of", _MUCH, 5, ("Progress in most of the tasks can be seen.",), direction=_BACK),
    Modifier("in-some-areas", r"in (?:some|most|many)(?: but not all)? (?:of the |of these )?{asked} (?:identified|noted|for|that|which)", _SOME, 5,
             ("There is improvement for carers in many of the actions identified.",), direction=_BACK, reach=3),
)  # fmt: skip

_BECOMES: Final = {
    (ANY, UNSAID): UNSAID,
    **dict.fromkeys(((kind, _DENIED) for kind in (PROGRESS_MADE, IMPROVEMENT)), NOT_MET),
    **dict.fromkeys(((kind, _DENIED) for kind in (DONE, DOING, BETTERED, RESPONSE)), NOT_MET),
    **dict.fromkeys(((kind, _LIMITED) for kind in (DONE, BETTERED, LEFT, REMAINING, WANTING)), PARTLY_MET),
    **dict.fromkeys(((kind, _PART) for kind in (DONE, REMAINING)), PARTLY_MET),
    **dict.fromkeys(((kind, _SOME) for kind in (PROGRESS_MADE, IMPROVEMENT)), PARTLY_MET),
    **dict.fromkeys(((kind, _LITTLE) for kind in (PROGRESS_MADE, PACE, IMPROVEMENT)), NOT_MET),
    (PROGRESS_MADE, _MUCH): PARTLY_MET,
    (RESPONSE, _LITTLE): NOT_MET,
    (RESPONSE, _SOME): PARTLY_MET,
    **dict.fromkeys(((kind, _OVER) for kind in (DONE, BETTERED)), NOT_MET),
    (BETTERED, _PART): PARTLY_MET,
    (LEFT, _DENIED): MET,
    (TROUBLE, _OVER): MET,
}  # fmt: skip

PROGRESS: Final = ComposedTable(
    "progress",
    "What became of what was asked? What limits goes before what denies, and that before what affirms.",
    TARGETS,
    (*_UNSAYING, *SAID_BY_SOMEBODY, *NOT_SO_YET, *_PAST, *_ENDING, *_OVER_WITH, *_LIMITING, *_DENYING, *_GRADING),
    _BECOMES,
    parts=PARTS,
)
