"""The parts of forms that all tables share, each written once: modals, verbs of asking and of doing, what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SHARED: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Who is told: "the council should now ...".
        "modal": r"should|must|needs? to|will need to|(?:is|are) (?:required )?to",
        "adverb": r"fully|successfully|effectively|appropriately|systematically|comprehensively|largely|all|now|already|and",
        "have": r"has|have|had",
        "are": r"is|are|was|were|been|being",
        # What an inspection did when it asked: "weaknesses identified at the last inspection".
        "said": r"identified|highlighted|noted|raised|found|recommended|made|set|given|arising|outlined|reported|issued|flagged|specified|"
        r"laid bare|brought to light|set out|singled out|drew attention to|commented on|pointed to|picked up|criticised|pinpointed|uncovered|"
        r"exposed|listed|pointed out|requested|stipulated",
        # What is done about it.
        "done": r"met|addressed|implemented|resolved|tackled|completed?|delivered(?: against| on)?|achieved|acted (?:\w+ly )?(?:up)?on|actioned|"
        r"remedied|sorted out|straightened out|rectified|dealt (?:\w+ly )?with|turned (?:a)?round|discharged|signed off|put right|"
        r"fulfilled|embedded|overcome|corrected|taken forward|followed through|"
        r"carried (?:through|out)|worked through|attended to|seen to|redressed|repaired|fixed|honoured|satisfied|accomplished|realised|"
        r"brought to (?:completion|fruition|a conclusion)|set (?:right|straight)|heeded|got to grips with|capitalised on|put into (?:effect|"
        r"practice)|seen through|ticked off|cleared up|made good on|put to rights|complied with|answered",
        "do": r"meet|address|implement|resolve|tackle|complete|deliver|achieve|act|respond|take|make|remedy|rectify|correct|overcome|"
        r"deal with|get to grips with|grasp|put right|eradicate|eliminate|turn around|fulfil|embed|carry out",
        # What it asked for, by the words that mean little else; and by all words that may.
        "asked": r"areas?(?! review| inspection| SEND| partnership)|recommendations?|actions?(?!\s+plan)|requirements|issues|concerns|findings|"
        r"weaknesses|shortfalls|deficits|priorit\w+",
        "asked-at-large": r"areas?|recommendations?|weakness(?:es)?|shortfalls?|shortcomings?|deficits?|deficiencies|failings?|failures?|"
        r"issues?|concerns?|findings?|requirements|actions?|gaps?|challenges?|difficulties|practices?|priorit(?:y|ies)|outcomes|"
        r"delays?|drift|backlogs?|problems?|criticisms?|faults?|flaws?|defects?|{scarcity}",
        # A trouble, and what is done with it only where it is one: cases are closed, but no delays are.
        "trouble": r"weakness(?:es)?|shortfalls?|shortcomings?|deficits?|deficiencies|failings?|failures?|issues?|concerns?|gaps?|difficulties|"
        r"delays?|drift|backlogs?|problems?|criticisms?|faults?|flaws?|defects?|{scarcity}",
        # "The shortage of carers", "slow assessments": what is too little, or done badly, is a trouble whatever it is of.
        "scarcity": r"shortages?|lack of|absence of|inconsistenc(?:y|ies)|inadequacies|(?:long|lengthy|excessive|undue) (?:waits?|queues?|waiting "
        r"[\w-]{1,30})|"
        r"(?:poor|weak|slow|inconsistent|ineffective|insufficient|variable) (?!and\b|in\b|or\b|but\b|progress|pace|improvement|impact)"
        r"[\w-]{1,30}",
        "any-asked": r"{asked}|{trouble}|(?<!what\s)(?<!that\s)matters|(?<!percentage\s)points",
        "rid-of": r"eradicated|eliminated|cleared|allayed|removed|reversed|ended|halted|put behind \w+|brought to an end|laid to rest|made good|"
        r"closed|filled|plugged|bridged|mended|ironed out|rooted out|stamped out",
    }
)
"""Each part by its name, as a pattern that may call other parts."""
