"""Modifiers that unsay: what others say, believe or hope, what was to be, and what only would be so, is no word on what became of it."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import UNSAID
from ingest.forms.composition import Direction, Modifier

_WHOLE: Final = Direction.SENTENCE
_CLAUSE: Final = 30  # words: as far as a clause goes
_NEAR: Final = 4  # words between "would be" and its verb

SAID_BY_SOMEBODY: Final = (
    Modifier("believed-by-others", r"(?<!inspectors\s)(?<!inspectors\salso\s)(?<!we\s)(?<!inspection\s)(?:believe[sd]?|claim(?:s|ed)?|insist(?:s|"
         r"ed)?|"
             r"declare[sd]?|contend(?:s|ed)?|assume[sd]?|suppose[sd]?|feels?|felt|thinks?|thought|asserts?|asserted|argue[sd]?|reckon(?:s|ed)?) "
             r"that", UNSAID,
             1, ("The trust insists that it has met the actions.",), ("We believe that the actions have been met.",), direction=_WHOLE),
    Modifier("concluded-by-others", r"(?<!inspectors\s)(?<!we\s)(?<!inspection\s)(?<!visit\s)(?<!review\s)(?<!report\s)(?<!team\s)conclude[sd]? "
         r"that", UNSAID, 1,
             ("The Minister concluded that the actions had been met.",), ("Inspectors concluded that the actions had been "
                  "met.",), direction=_WHOLE),
    Modifier("told-by-them", r"(?:tells?|told|assured?|assures|reassured|informed|advised|persuaded|convinced) (?:inspectors|us|members|the "
         r"[\w’'-]{1,30}) "
             r"that|(?:been|were|was|are|is) (?:re)?assured that", UNSAID, 1,
             ("The director assured us that it had met the actions.", "Members are assured that it has met the actions."),
             ("Leaders assured themselves of this, and the actions have been met.",), direction=_WHOLE),
    Modifier("according-to", r"according to|(?:in|by) (?:(?:its|their|his|her) (?:own )?|the )(?:view|opinion|eyes|estimation|account|reckoning|"
         r"assessment)"
             r"(?: of (?!(?:[\w’'-]{1,30} ){0,4}?inspect\w+)| ?,)|reportedly|allegedly|supposedly|ostensibly|(?:is|are|was|were) (?:said|thought|"
             r"believed|"
             r"claimed|"
             r"reported|alleged|supposed|meant|understood) to", UNSAID, 1,
             ("According to the council, the actions have been met.", "The actions are said to have been met."),
             ("In the view of inspectors, the actions have been met.",), direction=_WHOLE),
    Modifier("a-clause-of-others", r"(?<!inspectors\sare\s)(?<!inspectors\swere\s)(?<!we\sare\s)(?<!we\swere\s)\b(?!{finding-word}\b)"
             r"[\w’'-]{1,30} that (?=(?:(?:all|most|many|some|every|each|several|both|none|few|no|nearly|almost) (?:of )?){0,2}(?:(?:the|its|"
             r"their|these|those) )?(?:\w+ )?(?:recommendations?|areas? for|actions?|weaknesses|concerns|shortfalls|requirements|failings)\b)",
             UNSAID, 1, ("Union officials doubt that the actions have been met.", "Auditors were satisfied that all actions had been met."),
             ("Inspectors found that the actions had been met.", "Inspectors were satisfied that the actions had been met."),
             reach=_CLAUSE, far=True, gives_way=True),
    Modifier("asked-for-proof", r"(?:asked for|sought|requested|wanted|looked for|await(?:s|ed)?) (?:\w+ ){0,2}?(?:evidence|proof|assurances?) "
         r"(?:that|of)",
             UNSAID, 1, ("Inspectors asked for evidence that the actions had been met.",), ("Inspectors saw evidence that the actions had been "
                  "met.",),
             direction=_WHOLE),
    Modifier("said-by-people", r"(?:carers|parents|children|young people|families|adopters|staff|social workers|headteachers|professionals) "
             r"(?:\w+ )?(?:say|said|feel|felt|thought|believe|believed) (?:that )?", UNSAID, 1,
             ("Foster carers said that the actions have been met.",), ("Foster carers saw that the actions have been met.",),
             reach=_CLAUSE, far=True, gives_way=True),
    Modifier("a-belief-that", r"(?:claims?|assertions?|belief|assumptions?|impression|suggestions?|assurances?|hopes?|expectations?|notion|idea|"
         r"opinion|"
             r"perception) that", UNSAID, 1, ("Members share the belief that the board has met the actions.",), ("Members have hope and the actions "
             "have been "
             "met.",), reach=_CLAUSE, far=True, gives_way=True),
    Modifier("cannot-be-said", r"cannot (?:yet )?be (?:said|claimed|shown|known|judged) (?:that|to)|yet to (?:see|be (?:shown|given)) (?:(?:the|"
         r"any|clear|firm) "
             r"){0,2}(?:evidence|proof|assurance)", UNSAID, 1, ("It cannot be said that the actions have been met.",),
             ("It cannot be denied that the actions have been met.",), direction=_WHOLE),
    Modifier("tells-which", r"(?:shows?|sets? out|lists?|knows?|records?|says?|asks?|asked|tells?|tracks?|describes?|explains?|outlines?|details?|"
         r"monitors?|"
             r"discuss(?:es)?) (?:(?!that\b)[\w’'-]{1,30} ){0,4}?(?:which (?:of|recommendations?|actions?|areas)|how (?!ever\b))|how (?:far|"
             r"fully) the", UNSAID,
             1, ("A dashboard shows which actions have been met.", "The plan describes how the concerns have been addressed."),
             ("A dashboard shows that the actions have been met.",), direction=_WHOLE),
)  # fmt: skip
"""What somebody else says or believes, or is asked."""

NOT_SO_YET: Final = (
    Modifier("yet-to-come", r"(?:is|are|was|were) (?:(?:now|all|both|each) )?(?:due|scheduled|expected|planned|intended|projected|forecast) "
         r"(?:for|to)|"
             r"(?:hopes?|hoped|expects?|expected|intends?|aims?) (?:that|to)", UNSAID, 1, ("The actions are due to be met in spring.",
             "Leaders hope to have met the actions."), ("The actions due in spring have been met.",), reach=_CLAUSE, far=True, gives_way=True),
    Modifier("would-be", r"(?:would|could|might|may|ought to) (?:(?:well|now|all|then|soon|otherwise) )?(?:have|be)", UNSAID, 1,
             ("The actions would have been met with more money.",), ("The actions have been met and more may be "
                  "asked.",), reach=_NEAR, gives_way=True),
    Modifier("had-they-been", r"^Had (?:the|these|those|all|any|its|it|they|this|more)", UNSAID, 1,
             ("Had the actions been met, waits would be short.",), ("The board had the actions met.",), direction=_WHOLE),
    Modifier("unless-or-once", r"unless|until (?!recently\b|now\b|this\b|our\b|the (?:last|previous)\b)|(?<!at\s)once (?=the|these|those|all|they|"
         r"its|it)|only when|"
             r"as soon as|provided that", UNSAID, 1, ("Unless the actions are met, waits will grow.", "Once the actions have been met, waits will "
             "fall."),
             ("The board acted at once, and the actions have been met.",), reach=_CLAUSE, far=True, gives_way=True),
    Modifier("in-order-that", r"(?:make|making) (?:sure|certain) that|see(?:ing)? to it that|"
         r"(?<!good\s)(?<!pleasing\s)(?<!encouraging\s)(?<!pleased\s)to see that|ensur(?:e|ing) that|in order that|so that "
         r"(?=(?:(?!\b(?:has|"
             r"have)\b)[^;.]){0,240}?\b(?:is|are|be)\b)", UNSAID, 1,
             ("The board was set up to make sure that the actions are met.", "It was set up so that the actions are met."),
             ("The council has ensured that the actions have been met.", "Leaders acted so that the actions have been "
                  "met."), reach=_CLAUSE, gives_way=True),
    Modifier("found-none", r"{inspected-before} (?:(?:had|\w+ly) )?(?:found|identified|made|raised|set|noted|had) no (?:\w+ "
         r"){0,2}?{any-asked}", UNSAID, 1,
             ("The last inspection found no areas for improvement and no progress.",), ("The last inspection found areas for improvement and "
             "no progress.",), direction=_WHOLE),
    Modifier("plans-renewed", r"(?:priorit(?:y|ies)|plans?|strateg(?:y|ies)|actions?|recommendations?)\b{no-verb}\b(?:has|have) (?:{how} "
         r"){0,2}been (?:{how} "
             r"){0,2}(?:refreshed|renewed|revised|updated|renumbered)", UNSAID, 1, ("The priorities have been refreshed.",), ("The plans are good "
             "and carers "
             "have been refreshed.",), direction=_WHOLE),
    Modifier("found-before-now", r"{inspected-before},? (?:(?:also|had|\w+ly) ){0,2}{reported} that (?![^;]{0,300}\b(?:has|have|is|are|remains?|"
         r"now|"
             r"still|today|continues?)\b)(?=[^;]{0,300}\bhad\b[^;]{0,300}$)", UNSAID, 1,
             ("A peer review in 2013 found that the recommendations had been met.",),
             ("The last inspection in 2011 found that plans had lapsed; the recommendations have been met.",
              "This inspection found that the recommendations had been met."), direction=_WHOLE),
)  # fmt: skip
"""What was to be, or would be, or was so once in the eyes of others."""
