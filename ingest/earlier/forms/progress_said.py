"""Forms that say what became of what was asked, and the few after which nothing is said of it."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

MET: Final = "met"
PARTLY_MET: Final = "partly-met"
NOT_MET: Final = "not-met"
UNSAID: Final = "unsaid"

# What stands between the areas and the verb is what they are, not somebody else of whom the verb speaks: "since the areas were
# named, the needs of children have been met" says nothing of the areas, nor does "an area was that visits are completed".
_OF_THEM = (
    r"(?:(?!\bneeds\b|\bwas\s+(?:that|to)\b|\bconcern(?:ed|ing)\b|,\s+(?:\w+\s+){0,2}(?:children|pupils|schools|families|young\s+people|needs)\b)"
    r"[^;]){0,240}?"
)
_PARTS: Final = {
    "of-them": _OF_THEM,
    # "One area was met" is all there was; "one of the areas was met" is not.
    "part-of": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|half|a number|part|much) (?:out )?of |"
    r"(?:many|most|some|several|almost all|nearly all|(?:the )?(?:vast |large |great )?majority) (?:of )?",
    "not": r"not|no|never|hardly|barely|cannot|could not|did not|failed to|yet to|still to|needs? to",
    "left": r"outstanding|unmet|incomplete|unresolved",
    "with-a-will": r"decisively|robustly|swiftly|promptly|effectively",
    "much": r"significantly|considerably|substantially|much|greatly",
}

_NOTHING: Final = (
    Form("unsaid-whether", "whether", UNSAID, 1, ("It is to be seen whether the actions have been met.",)),
    Form("unsaid-if", "if (?:the|they|these|any|all)", UNSAID, 1, ("Staff will know if the actions have been met.",)),
    Form("unsaid-before", "before (?:the|they|these|all)", UNSAID, 1, ("It was long before the actions were met.",)),
    Form("unsaid-to-come", r"will (?:\w+ )?(?:ensure|be|need)", UNSAID, 1, ("The board will ensure that the actions are met.",),
         ("The goodwill ensured that the actions were met.",)),
    Form("unsaid-in-error", "wrongly|incorrectly|mistakenly", UNSAID, 1, ("Leaders wrongly held that the actions had been met.",)),
    Form("unsaid-in-name", "in name only", UNSAID, 1, ("The actions have been met in name only.",)),
    Form("unsaid-not-so", "not the case", UNSAID, 1, ("That the actions have been met is not the case.",)),
    Form("unsaid-in-doubt", "not (?:assured|clear|confident|certain)", UNSAID, 1, ("It is not clear that the actions have been met.",)),
)  # fmt: skip
_NONE_LEFT: Final = (
    Form("met-none-left", r"(?:no|none of the(?:se)?) (?:\w+ ){0,2}?{asked}\b[^;.]{0,120}?\bremains? {left}", MET, 2,
         ("No recommendations of that year remain outstanding.",), ("Recommendations of that year remain outstanding.",)),
    Form("met-no-longer", r"no longer (?:persists?|remains?|an? (?:area|concern|weakness|issue))", MET, 2,
         ("The delays no longer persist.", "Supervision is no longer a concern.")),
)  # fmt: skip
_LIMITED: Final = (
    Form("partly-too-long", "taken too long", PARTLY_MET, 3, ("Work on the recommendations has taken too long.",)),
    Form("partly-not-all", r"not (?:yet )?(?:all|every|been fully|fully)\b[^;]{0,160}?\b(?:{done}|sustained)", PARTLY_MET, 3,
         ("Not all the actions have been met.", "The actions have not yet been fully met.")),
    Form("partly-done-not-all", r"not (?:yet )?(?:\w+ ){0,3}?(?:{done}|improve\w*) (?:\w+ )?(?:all|every|in (?:all|full))", PARTLY_MET, 3,
         ("The actions have not been met in full.", "The trust has not met all it was asked.")),
    Form("partly-not-everywhere", r"not\b[^;.]{0,60}\bin all areas", PARTLY_MET, 3, ("Practice has not changed in all areas.",)),
    Form("partly-done-in-part", r"{done} (?:in part|to varying degrees|with varying \w+|bar \w+)", PARTLY_MET, 3,
         ("The actions have been met in part.", "The actions were addressed bar one.")),
    Form("partly-done-and-not", r"{done} (?:and|but) (?:\w+ ){0,3}?(?:not|remains?)", PARTLY_MET, 3,
         ("Two actions were addressed and one was not.",)),
    Form("partly-but-not", r"(?:responded|{done}|improved|strengthened)\b[^;]{0,160}\bbut\b[^;]{0,160}\bnot", PARTLY_MET, 3,
         ("Managers responded at once but the delays have not been resolved.",)),
    Form("partly-in-process", r"process of being {done}", PARTLY_MET, 3, ("The actions are in the process of being implemented.",)),
    Form("partly-done-but-some", r"{done}, (?:but|and) (?:some|improvements|others|one|two)", PARTLY_MET, 3,
         ("The actions have been met, but some came late.",)),
    Form("partly-some-not", r"some (?:of the(?:se)? )?(?:\w+ )?{asked}\b[^;.]{0,120}\b(?:not (?:yet )?(?:been )?(?:\w+ )?{done}|still|remain\w*)",
         PARTLY_MET, 3, ("Some actions have not been met.", "Some of the actions remain to be met.")),
    Form("partly-some-progress-yet", r"some (?:\w+ )?(?:progress|improvements?)\b[^;]{0,200}\b(?:not|but|however|slow|yet|remains?)",
         PARTLY_MET, 3, ("Some progress was made, but supervision has not improved.",)),
    Form("partly-although-some", r"although (?:\w+ ){0,4}some (?:progress|improvement)", PARTLY_MET, 3,
         ("Although there was some progress, supervision continues to be a concern.",)),
    Form("partly-done-except", r"{asked}\b[^;]{0,200}?\b{done}\b[^;]{0,40}\b(?:except|apart from|other than|with the exception)", PARTLY_MET, 3,
         ("The recommendations have been met except for one.",)),
    Form("partly-all-but", r"all but \w+ of\b[^;]{0,160}?\b{done}", PARTLY_MET, 3, ("All but two of the tasks were met, and these are not done.",)),
    Form("partly-few-left", r"only a (?:very )?small number of {asked}", PARTLY_MET, 3, ("Only a small number of actions still need work.",)),
)  # fmt: skip
_DENIED: Final = (
    Form("not-met-none-of", r"(?:none|neither|(?:very )?few) of\b[^;]{0,160}?\b{done}", NOT_MET, 4, ("Few of the recommendations have been met.",)),
    Form("not-met-no-asked", r"no {asked}\b[^;]{0,120}?\b{done}", NOT_MET, 4, ("No recommendations of that year were met.",)),
    Form("not-met-no-evidence", "no evidence (?:that|of)", NOT_MET, 4, ("There is no evidence that the actions have been met.",)),
    Form("not-met-not-done", r"{not} (?:\w+ ){0,3}?(?:{done}|{do}|taken|made|responded|acted|demonstrate)\b(?!\s+only)", NOT_MET, 4,
         ("The actions have never been met.", "Leaders could not demonstrate that the actions were met."),
         ("The actions have not been met in full.",)),
    Form("not-met-no-response", r"no (?:\w+ )?response", NOT_MET, 4, ("There was no comprehensive response to the actions.",)),
    Form("not-met-asked-left", r"{asked}\b{of-them}\b(?:remain(?:s|ing)?) (?:{left}|to be {done})", NOT_MET, 4,
         ("Recommendations of that year remain outstanding.",)),
    Form("not-met-asked-unmet", r"{asked}\b{of-them}\b(?:is|are|was|were) (?:still )?(?:unmet|unaddressed|not (?:yet )?{done})", NOT_MET, 4,
         ("The recommendations were still unaddressed.",)),
    Form("not-met-majority", "majority of which {have} not", NOT_MET, 4, ("It named faults, the majority of which have not been mended.",)),
    Form("no-progress-little", r"(?:little|no|insufficient|poor) (?:progress|pace|improvement|evidence of (?:sustained )?improvement)", NOT_MET, 4,
         ("Little progress is seen.",), ("Steady progress is seen.",)),
    Form("no-progress-too-slow", r"(?:progress|pace)\b[^;.]{0,120}?\b(?:{have} been|was|is|are) (?:far )?(?:too slow|insufficient|inadequate|poor)",
         NOT_MET, 4, ("Progress with the plan has been too slow.",)),
    Form("no-progress-slow-to", "too slow to", NOT_MET, 4, ("The council was far too slow to change.",)),
    Form("no-progress-struggled", "struggled to make progress", NOT_MET, 4, ("Managers struggled to make progress.",)),
    Form("no-progress-not-improved",
         r"(?:{have}|was|were|is|are) not (?:yet )?(?:been |being )?(?:\w+ or |\w+ly )?"
         r"(?:sustained|improved|occurred|led|resulted|ensured|effective)",
         NOT_MET, 4, ("Supervision has not improved.", "Help is not yet effective.")),
    Form("no-progress-failed", "{have} failed to", NOT_MET, 4, ("The council has failed to grasp this.",)),
    Form("no-progress-remains",
         r"remains? (?:unaddressed|unchanged|unresolved|so|areas?|a (?:\w+ )?(?:challenge|concern|weakness|feature|problem|issue|recommendation)|"
         r"an (?:issue|area)|the (?:same|case))", NOT_MET, 4, ("Supervision remains a concern.", "The rota remains the same.")),
    Form("no-progress-continues",
         r"continues? to (?:be (?:an? )?(?:\w+ ){0,2}?(?:area|areas|issue|concern|challenge|weak\w*)|require|pose|need)", NOT_MET, 4,
         ("Supervision continues to be a concern.",), ("Supervision continues to be praised.",)),
    Form("no-progress-still", r"still (?:require\w*|need\w*|prevalent|evident|no|not|an? (?:area|issue|feature|concern)|either|to be)", NOT_MET, 4,
         ("Supervision still needs work.", "There is still no rota.")),
    Form("no-progress-these-remain", "these remain", NOT_MET, 4, ("It had concerns, and these remain.",)),
    Form("no-progress-mirror", "mirror", NOT_MET, 4, ("What we see today will mirror what was seen then.",)),
    Form("no-progress-persists", r"{asked}\b[^;.]{0,120}?\bpersists?", NOT_MET, 4, ("The weaknesses of that year persist.",)),
    Form("no-progress-deterioration", "marked deterioration", NOT_MET, 4, ("There is marked deterioration in case notes.",)),
    Form("no-progress-declined", "(?:further|significantly) declined", NOT_MET, 4, ("Attendance has further declined.",)),
    Form("no-progress-decline", r"(?:further|rapid) (?:and \w+ )?decline", NOT_MET, 4, ("There is a rapid and lasting decline.",)),
    Form("no-progress-ineffective", "ineffective action", NOT_MET, 4, ("After ineffective action all is as it was.",)),
    Form("no-progress-then-remain", "identified (?:then|at that time) (?:still )?remain", NOT_MET, 4, ("The faults identified then remain.",)),
)  # fmt: skip
_HALF_WAY: Final = (
    Form("partly-partly-done", "(?:partly|partially|largely|mostly) {done}", PARTLY_MET, 5, ("The recommendations have been partly met.",)),
    Form("partly-part-of", r"{part-of}(?:the |these )?(?:\w+ ){0,2}{asked}\b{of-them}\b{done}", PARTLY_MET, 5,
         ("Most of the recommendations have been met.", "Several actions have been met."), ("One action has been met.",)),
    Form("partly-some-progress", r"(?:some|limited|slow|uneven) (?:\w+ )?(?:progress|improvements?)", PARTLY_MET, 5, ("Uneven progress is seen.",)),
    Form("partly-good-progress",
         "(?:good|strong|significant|substantial|steady|reasonable|notable|considerable|much|further|clear) progress", PARTLY_MET, 5,
         ("Steady progress is seen.",), ("Little progress is seen.",)),
    Form("partly-progress-made",
         r"progress (?:is evident|(?:has|had) been made|(?:in|on) [^.;]{0,60}?\b(?:is|has been|was) (?:\w+ )?(?:slow|uneven))", PARTLY_MET, 5,
         ("Progress has been made.", "Progress on the plan is uneven.")),
    Form("partly-progress-they-made", r"progress (?:\w+ ){1,4}?(?:has|have) made", PARTLY_MET, 5,
         ("We saw the progress that the council has made.",)),
    Form("partly-progress-slow", r"progress (?:has been|is) (?:\w+ )?(?:slow|uneven)", PARTLY_MET, 5, ("Progress is rather slow.",)),
    Form("partly-progress-in-most", "progress in most of", PARTLY_MET, 5, ("Progress in most of the tasks can be seen.",)),
    Form("partly-at-work", "continues? to work", PARTLY_MET, 5, ("The council continues to work on these actions.",)),
)  # fmt: skip
_DONE: Final = (
    Form("met-asked-done", r"{asked}\b{of-them}\b(?:been|(?<!\bare\s)(?<!\bis\s)being|were|was|are|is) (?:{adverb} ){0,3}{done}", MET, 6,
         ("The recommendations were fully met.",), ("Since the areas were named, the needs of children have been met.",)),
    Form("met-have-fully-done", "{have} (?:{adverb} ){1,3}{done}", MET, 6, ("The board has fully addressed this.",)),
    Form("met-have-done-asked", r"{have} {done} (?:the |all |these |of ){1,4}(?:\w+ )?{asked}", MET, 6,
         ("The board has addressed all the concerns.",)),
    Form("met-built-on", "built on the (?:areas|strengths|findings)", MET, 6, ("They built on the findings.",)),
    Form("met-actions-to-address", "actions? to address all {asked}", MET, 6, ("We saw actions to address all concerns.",)),
    Form("met-now-meets", "now (?:fully )?meets?", MET, 6, ("The centre now fully meets the rules.",)),
    Form("met-improved-to-good", "improved to (?:a )?good", MET, 6, ("Supervision improved to good.",)),
    Form("met-responded-well", "responded (?:positively|well)", MET, 6, ("Leaders responded well.",), ("Leaders responded.",)),
    Form("met-required-steps", "taken the required steps", MET, 6, ("Managers have taken the required steps.",)),
    Form("met-now-good",
         r"(?:{are}|has|have) now (?:all )?"
         r"(?:an? (?:\w+ )?(?:strength|area of strength)|become|improved|good|strong\w*|well|established|complete\w*)",
         MET, 6, ("Supervision is now strong.", "Case notes are now an area of strength.")),
    Form("met-now-into-strength", "now into areas of strength", MET, 6, ("Faults were made now into areas of strength.",)),
    Form("met-strength-once-asked", r"area of (?:\w+ )?strength, previously", MET, 6, ("Housing is an area of real strength, previously a fault.",)),
    Form("met-complete", "{are} (?:now )?complete", MET, 6, ("The work is complete.",)),
    Form("met-resulted", "resulted in (?:better|improved|significantly improved)", MET, 6, ("This resulted in better plans.",)),
    Form("met-which-is-now", "which is now (?:good|strong|effective)", MET, 6, ("They changed supervision, which is now effective.",)),
    Form("met-full-response", "comprehensive response", MET, 6, ("There was a comprehensive response.",), ("There was no comprehensive response.",)),
)  # fmt: skip
_ACTION: Final = (
    Form("action-responded", "responded", PARTLY_MET, 7, ("Leaders responded.",), ("Leaders responded well.",)),
    Form("action-acted", r"acted (?:\w+ ){0,2}(?:{with-a-will}|quickly|immediately|upon)", PARTLY_MET, 7, ("Leaders acted very swiftly.",)),
    Form("action-with-a-will-acted", "{with-a-will} acted", PARTLY_MET, 7, ("Leaders promptly acted.",)),
    Form("action-of-a-kind", "(?:remedial|decisive|prompt|swift|robust|effective) action", PARTLY_MET, 7, ("Prompt action followed.",)),
    Form("action-taken", r"(?:has|have) (?:also )?taken (?:\w+ )?action", PARTLY_MET, 7, ("The council has also taken action.",)),
    Form("action-much-improved", "{much} improved", PARTLY_MET, 7, ("Attendance considerably improved.",)),
    Form("action-improved-much", "improved significantly", PARTLY_MET, 7, ("Attendance improved significantly.",)),
    Form("action-improvements-made", "improvements? (?:have|has) been made", PARTLY_MET, 7, ("Improvements have been made.",)),
    Form("action-worked-to", r"worked (?:\w+ )?to (?:address|respond|improve)", PARTLY_MET, 7, ("They worked hard to improve this.",)),
    Form("action-has-improved", "(?:has|have) (?:been )?(?:further )?(?:improved|strengthened)", PARTLY_MET, 7, ("Attendance has improved.",)),
    Form("action-being-done", r"are being (?:\w+ )?(?:addressed|progressed|tackled|implemented)", PARTLY_MET, 7, ("These are being tackled.",)),
)  # fmt: skip

PROGRESS: Final = FormTable(
    "progress",
    "What became of what was asked? What limits is asked before what denies, and that before what affirms in the same words.",
    (*_NOTHING, *_NONE_LEFT, *_LIMITED, *_DENIED, *_HALF_WAY, *_DONE, *_ACTION),
    parts=_PARTS,
)
NO_DENIAL: Final = FormTable(
    "no-denial",
    "Which words deny nothing, though they look it?",
    [Form("not-only", "not only ", "nothing", 1, ("The actions were not only met.",), ("The actions were not met.",))],
)
TONE: Final = FormTable(
    "tone",
    "Does a sentence on a matter that was asked for speak well or ill of it? Where it does both, nothing is told.",
    (
        Form("tone-unsaid", "no longer", UNSAID, 1, ("Supervision is no longer what it was.",)),
        Form(
            "said-ill-of",
            r"not|no|nor|lacks?|lacking|insufficient\w*|inconsisten\w+|poor\w*|weak\w*|inadequate\w*|delay\w*|drift|limited|"
            r"too (?:many|few|often|long|slow)|underdeveloped|variable|variability|missing|fail\w*|unclear|absen\w+|rarely|ineffective\w*|"
            r"late|longer|short",
            says=NOT_MET,
            rank=2,
            reads=("Plans are late and weak.", "Chronologies are missing."),
            leaves=("Plans are timely.",),
        ),
        Form(
            "said-well-of",
            r"high standard|improved|improving|good|better|strong\w*|effective\w*|robust\w*|well|timely|positive\w*|prompt\w*|"
            r"consistently|appropriate\w*|successful\w*|comprehensive\w*|fully|put in place",
            says=MET,
            rank=2,
            reads=("Plans are timely.", "Chronologies are good and helpful."),
            leaves=("Plans.",),
        ),
    ),
)
