"""How a finding looks back to the inspection before, and what it says became of it: in free words, without "met" or "not met"."""

from __future__ import annotations

from typing import Final

from ingest.forms.form import Form
from ingest.forms.table import FormTable

MADE_THEN: Final = "made then"
NAMED: Final = "named"
BACK_TO_THIS: Final = "back-to-this-recommendation"

LOOKING_BACK = FormTable(
    "looking-back",
    "Does a sentence of a finding look back to an earlier inspection: by its name, or to what was asked then?",
    [
        Form(
            "back-to-what-was-asked",
            r"\b(?:recommendations?|weakness(?:es)?|actions?|concerns?|requests?|shortfalls?|gaps?) (?:[\w’'-]{1,30} ){0,3}?"
            r"(?:(?:made|found|raised|identified|noted|asked for) )?(?:then|at that time|at the time|from that (?:inspection|review))\b",
            says=MADE_THEN,
            reads=("The recommendation made then has been met.", "The gap found at that time is closed."),
            leaves=("The recommendation was made.",),
        ),
        Form(
            BACK_TO_THIS,
            r"\b(?:this|that|these|those|the same) (?:earlier |previous )?(?:recommendations?|requests?|"
            r"areas? for (?:improvement|development|action))\b",
            says=MADE_THEN,
            reads=("This recommendation has not been addressed.",),
            leaves=("A recommendation has been addressed.",),
            why="Of the inspection that the sentence before names, and of no other.",
        ),
        Form(
            "back-to-an-earlier-one",
            r"\b(?:an?|the|one|two|three|both|all) (?:earlier|previous|past|former) (?:recommendation|request)s?\b",
            says=NAMED,
            reads=("An earlier recommendation that each child has a nurse has been partially met.",),
            leaves=("The recommendation is new.",),
        ),
        Form(
            "back-to-its-asking-then",
            r"\b[Ii]n (?:[A-Z][a-z]+ )?(?:19|20)\d{2},? (?:it was|we|inspectors|CQC|"
            r"the inspect(?:ors|ion)) (?:also |had )?(?:recommended|asked|required)\b",
            says=NAMED,
            reads=("In June 2010 it was recommended that checks be recorded.",),
            leaves=("In June 2010 it was known.",),
        ),
        Form(
            "back-to-what-it-asked-of-how-it-was",
            r"^In (?:[A-Z][a-z]+ )?(?:19|20)\d{2},? [^.;]{2,200},? and (?:the|that) (?:inspection|review|inspectors) "
            r"(?:also |had )?(?:asked|called|recommended|required)\b",
            says=NAMED,
            reads=("In June 2010 half of the checks were late, and the inspection asked that they be in time.",),
            leaves=("In June 2010 half of the checks were late, and parents asked why.",),
        ),
        Form(
            "back-to-how-it-was-then",
            r"^(?:At|During|In) (?:the time of )?(?:the |our )?"
            r"(?:(?:last|previous|earlier|joint|integrated|(?:19|20)\d{2}) ){1,3}(?:inspection|review)\b",
            says=NAMED,
            reads=("At the last joint inspection assessments were late in most cases.",),
            leaves=("The last inspection was long.",),
        ),
        Form(
            "back-to-an-area-of-it",
            r"\b(?:an?|one|the) (?:area|point|matter|issue)s? for (?:development|improvement|action) (?:in|of|at|from) the ",
            says=NAMED,
            reads=("Timeliness, an area for development in the assessment of 2007, has gone from 51 to 63.",),
            leaves=("It is an area for development.",),
        ),
        Form(
            "back-to-how-it-was",
            r"\bwhich was not (?:so|the case|true) (?:at|in|then|during)\b",
            says=NAMED,
            reads=("Every child has a plan, which was not so at the inspection of 2003.",),
            leaves=("It was not so.",),
        ),
        Form(
            "back-to-its-asking",
            r"\b(?:(?:19|20)\d{2}|joint|integrated|last|previous|earlier|that) (?:[\w’'-]{1,30} ){0,3}?(?:inspections?|reviews?)\b[^.;]{0,60}? "
            r"(?:asked|called|recommended|required|said|found that|raised|noted|wanted)\b",
            says=NAMED,
            reads=("The 2012 joint inspection asked for a waiting area.", "The last inspection recommended a rota."),
            leaves=("The last inspection was long.",),
        ),
        Form(
            "back-to-its-recommendation",
            r"\b(?:recommended|asked for|required|raised|identified|recommendations?|first asked for) (?:[\w’'-]{1,30} ){0,6}?(?:at|by|"
            r"in|from|of|after|following) "
            r"(?:the |our |that )?(?:(?:[A-Z][a-z]+ )?(?:19|20)\d{2}|last|previous|earlier|joint|integrated)\b",
            says=NAMED,
            reads=(
                "This was recommended at the last joint inspection and is still outstanding.",
                "A recommendation of the 2012 inspection is met.",
            ),
            leaves=("This is recommended in guidance.",),
        ),
    ],
    whole_words=False,
)

WHAT_BECAME = FormTable(
    "what-became",
    "What does a sentence say became of something that was asked, where it does not judge it in so many words?",
    [
        Form(
            "became-unlike-then",
            r"\bwhich was not (?:so|the case|true)\b",
            says="met",
            reads=("Every child has a plan, which was not so then.",),
            leaves=("It was not so.",),
        ),
        Form(
            "became-better-for-some",
            r"\b(?:is|are|has|have) now\b[^.;]{0,60}[,;] (?:and|but|though|although|while) (?:some|a few|others|many|not all)\b[^.;]{0,60} "
            r"(?:still|yet)\b",
            says="partly-met",
            reads=("It is now two in three, and some children still wait.",),
            leaves=("It is now two in three, as it still is elsewhere.",),
        ),
        Form(
            "became-nothing",
            r"\b(?:(?:has|have|is|are|was|were|had) (?:still )?not (?:yet )?(?:been )?(?:(?!only)\w+ly )?(?!only|just|all\b|always|fully|"
            r"everywhere)\w+|still (?:outstanding|waits?|not|no|none|"
            r"to be|lacks?|missing)|remains? (?:outstanding|unmet|undone|unresolved|a (?:concern|weakness|gap|risk)|to be|the same)|"
            r"no (?:progress|change|better)|yet to be|nothing (?:has )?(?:changed|come)|unchanged)\b",
            says="not-met",
            rank=2,
            reads=("This has not been done.", "The post remains outstanding."),
            leaves=("This has been done.", "It is not only done but well done."),
        ),
        Form(
            "became-in-part",
            r"\b(?:in part|partly|partially|some (?:progress|improvement|headway)|not (?:yet )?(?:fully|all|everywhere|always)|"
            r"most of (?:it|them)|half of|"
            r"progress (?:has been|is being|is|was)|(?:has|have) (?:begun|started|gone from|risen|improved|fallen|grown|dropped)|"
            r"(?:is|are) (?:better|improving|under way|in hand)|but (?:more|not|there|some|few|only|it))\b",
            says="partly-met",
            rank=3,
            reads=("It has gone from 51 to 63; others reach 71.", "This is done in part."),
            leaves=("It is done.",),
        ),
        Form(
            "became-so",
            r"\b(?:(?:has|have) (?:now |since |all |both |fully )?(?:been )?(?:met|done|addressed|implemented|put (?:this |that |"
            r"it )?(?:right|in place)|resolved|completed|"
            r"achieved|carried out|acted on|fulfilled|remedied|closed)|(?:is|are) now|now (?:has|have|in place)|there (?:is|are) now|"
            r"no longer)\b",
            says="met",
            rank=4,
            reads=("There is now one pathway.", "The trust has put this right."),
            leaves=("It will be done.",),
        ),
    ],
    whole_words=False,
)

LOOKING_BACK_TABLES = (LOOKING_BACK, WHAT_BECAME)
"""Both."""
