"""Targets that say that what was asked is as it was: little has changed, it remains a priority, they have yet to do it."""

from __future__ import annotations

from typing import Final

from ingest.earlier.forms.progress_kinds import AS_SAID, NOT_MET, WANTING
from ingest.forms.composition import Target

UNCHANGED: Final = (
    Target("hardly-altered", r"(?:has|have) (?:\w+ )?(?:hardly|barely|scarcely|not materially|not appreciably) (?:been )?(?:altered|moved|shifted|"
           r"improved|changed|progressed|touched|begun|started|taken hold|got (?:off the ground|going|under ?way|started))", NOT_MET, 4,
           ("The position has barely altered.", "Work has barely got off the ground."), ("The position has altered.",), kind=AS_SAID),
    Target("not-done-so", r"{have} (?:(?:still|yet|again) )?(?:not|never) (?:(?:yet|since|ever) )?(?:done so|done (?:this|it)|complied|got "
         r"(?:round|"
           r"around) to)|{have} (?:failed|neglected|yet) to (?:do so|comply)|(?:did|does|do) not do so", NOT_MET, 4,
           ("It was asked to audit its files, and it has never done so.", "The board has yet to do so."), ("The board has done "
                "so.",), kind=AS_SAID),
    Target("let-drift", r"{any-asked}\b{of-them}\b(?<!not\s)(?<!never\s)(?:{have} (?:{how} ){0,2}(?:been (?:{how} ){0,2}(?:shelved|abandoned|"
           r"dropped|forgotten|(?:left|allowed) to (?:drift|lapse|wither|lie)|lost sight of)|drifted|languished|withered|gathered dust|come to "
           r"nothing|fallen by the wayside|run into the sands?|fallen away|lain (?:idle|untouched))|(?:was|were) (?:{how} ){0,2}(?:shelved|"
           r"abandoned|"
           r"dropped|forgotten)|came to nothing|fell by the wayside)", NOT_MET, 4,
           ("The recommendation has been shelved.", "The actions fell by the wayside."), ("The recommendation has not been forgotten.",
            "The report has been shelved."), kind=AS_SAID),
    Target("bad-as-ever", r"(?:is|are|remains?) (?:(?:just|every bit|quite|still) )?as (?:{weak-as-then}) as (?:ever|(?:it|they) (?:was|were|had "
           r"been)|before|then|in (?:19|20)\d{2})\b", NOT_MET, 4, ("Recording is as thin as ever.",), ("Recording is as clear as "
           "ever.",), kind=AS_SAID),
    Target("little-has-moved", r"(?:(?:too |very |only )?little|nothing|not much) (?:of substance )?(?:has|had) (?:yet |so far |since "
         r")?(?:altered|moved|"
           r"shifted|been different)", NOT_MET, 4, ("Little has since altered.",), ("Much has altered.",), kind=AS_SAID),
    Target("little-change-in", r"(?:little|no|insufficient|minimal|negligible|scant|(?:hardly|scarcely|barely) any) (?:\w+ )?(?:change|difference|"
         r"impact|movement|traction|headway) "
           r"(?:has been |is )?(?:in|to|on|made|seen|evident)", NOT_MET, 4, ("There is little visible change in the areas.",),
           ("There is change in the areas.",), kind=AS_SAID),
    Target("is-unchanged", r"(?:is|are|remains?) (?:\w+ ){0,2}?(?:unchanged|unaltered|little changed|just as (?:\w+ )?(?:it|they) (?:was|"
         r"were))", NOT_MET, 4,
           ("The weaknesses are largely unchanged.",), ("The rules were unchanged.",), kind=AS_SAID),
    Target("remains-one", r"remains?(?:, [^,;.]{1,80},)? (?:an?|the|one) (?:[\w-]{1,30} ){0,3}?(?:challenge|concern|weakness|problem|"
           r"shortfall|shortcoming|deficit|gap|(?:improvement|development) priority|"
           r"priority(?: for (?:improvement|development|action|attention|change)| action| area)|"
           r"area (?:for|of|in need of) (?:\w+ )?(?:improvement|development|weakness|concern|attention|challenge))", NOT_MET, 4,
           ("Supervision remains the challenge that it was.", "Supervision remains a high priority for improvement."),
           ("Safety remains a priority for leaders.",), kind=WANTING),
    Target("need-remains", r"need (?:to|for) [^.;]{1,140}?\b(?P<head>remains?|persists?)(?= ?[.;,]| ?$| (?:today|now|acute|pressing))", NOT_MET, 4,
           ("The need for a rota, noted then, remains.",), ("The need for a rota is known and a rota remains useful.",), kind=AS_SAID),
    Target("yet-to-do", r"{have} (?:still )?yet to (?P<head>be (?:{done}|undertaken|introduced|seen|made|established|taken|closed|secured|"
         r"realised|strengthened|improved)|"
           r"{do}|see|make|show|bear|bring|put|establish|introduce|begin|start|secure|improve|strengthen|undertake|have)\b", NOT_MET, 4, ("The "
           "board has yet to see to this.",),
           ("The board has seen to this.", "Members have yet to be told."), kind=WANTING),
    Target("despite-its-asking", r"^(?:{denied-praise}|(?!\b{praise}\b)[^;]){2,300}?(?<=[\w,]\s)(?:despite|notwithstanding|"
           r"even though|in spite of|although) (?:the |its |their |a )?(?:fact that )?"
           r"(?:(?:[\w’'-]{1,30} ){1,9}?(?:recommended|asked (?:for|that)|called for|requested|required that)|(?:\w+ ){0,2}?(?:recommendations?|"
           r"requests?|"
           r"criticisms?|warnings?|requirements?) (?:of|from|by|made|given|to))\b", NOT_MET, 8,
           ("Checks are often late even though the last inspection recommended that they be timely.",
            "Supervision remains irregular despite its clear recommendation to mend it.",
             "Plans are not yet consistently good although the last inspection recommended that they be."),
           ("Checks are prompt although the last inspection found them good.", "Checks are now prompt even though the last inspection asked for "
                "more of them."), kind=AS_SAID),
    Target("despite-what-it-asked", r"^(?:(?:Despite|Notwithstanding|In spite of)|(?:Even though|Although) (?:it|this|they|these) (?:was|were|had "
         r"been)) (?:the |its |a |an |clear |this |being |having been ){0,3}(?:\w+ "
         r"){0,2}?(?:recommendations?|areas? for|"
           r"requirements?|concerns?|weaknesses|criticisms?) [^;]{0,160}?, [^;]{0,200}?\b{wanting-now}\b", NOT_MET, 8,
           ("Notwithstanding the recommendation of the last inspection, plans are not kept.",),
           ("Despite the recommendation of the last inspection, plans are kept.",
            "Although this was an area for improvement at the last inspection, visits are no longer late and there is no drift.",
            "Although this was a concern at the last inspection, that is not now the case."), kind=AS_SAID),
)  # fmt: skip
"""All targets of this module."""
