"""Was it done? Words that say so of all, a part or nothing of it; and what others say, what was to be and what would be, which say nothing."""

from __future__ import annotations

import pytest
from test_follow_ups import follow_ups

TOLD = [
    ("Every recommendation left by the last inspection in 2011 has now been seen through to the end.", "met"),
    (
        "Six of the nine matters that the joint area review in 2007 told the partnership to put right have been put right; three have not.",
        "partly-met",
    ),
    (
        "The last inspection in 2011 asked the council to publish a sufficiency strategy. It has not got round to it.",
        "not-met",
    ),
    ("The board was told at the last inspection in 2011 to audit its training, and it has never done so.", "not-met"),
    (
        "The long waits for legal advice that troubled inspectors at the last inspection in 2011 are a distant memory.",
        "met",
    ),
    ("Recording, found to be thin at the last inspection in 2011, is as thin as ever.", "not-met"),
    ("The council has done about half of what the last inspection in 2011 required of it.", "partly-met"),
    (
        "Nobody has taken ownership of the actions set by the joint area review in 2007, and they have drifted.",
        "not-met",
    ),
    ("The recommendation of the last inspection in 2011 on advocacy was discharged within three months.", "met"),
    (
        "The chief criticism of the last inspection in 2011, that plans were written without the child, no longer holds.",
        "met",
    ),
    (
        "The weaknesses in screening that the last inspection in 2011 brought to light have come down but not gone.",
        "partly-met",
    ),
    ("The recommendation made at the last inspection in 2011 about private fostering fell by the wayside.", "not-met"),
    (
        "Since the last inspection in 2011 leaders have ticked off all but the last of the recommendations.",
        "partly-met",
    ),
    (
        "Care leavers still have no guarantee of a home, three years after the last inspection in 2011 recommended one.",
        "not-met",
    ),
    (
        "The shortfalls in supervision that the focused visit in 2012 set out were cleared up by the following spring.",
        "met",
    ),
    (
        "The last inspection in 2011 recommended that foster carers be reviewed yearly, and this now happens without fail.",
        "met",
    ),
    ("Action on the priorities from the last inspection in 2011 has barely got off the ground.", "not-met"),
    (
        "Each of the five recommendations from the last inspection in 2011 has been delivered on time and checked by the board.",
        "met",
    ),
    ("The council has more than met the recommendation of the last inspection in 2011 on health checks.", "met"),
    ("The action plan after the last inspection in 2011 has been carried out in all its parts.", "met"),
    ("Half a dozen recommendations of the last inspection in 2011 have been met; a like number wait.", "partly-met"),
    ("The recommendations of the last inspection in 2011 have not been closed.", "not-met"),
    ("The board has not done everything that the last inspection in 2011 asked.", "partly-met"),
    ("The last inspection in 2011 asked for monthly supervision. Leaders have complied with this in full.", "met"),
    ("None of the points raised at the last inspection in 2011 has been answered.", "not-met"),
    ("The matters raised at the last inspection in 2011 have all been addressed.", "met"),
    ("Most of the points raised at the last inspection in 2011 have been addressed.", "partly-met"),
    ("The council has ensured that all the recommendations of the last inspection in 2011 have been met.", "met"),
    (
        "There has been no improvement in the areas for improvement identified at the last inspection in 2011.",
        "not-met",
    ),
    (
        "Until this inspection nothing had been done; the recommendations of the last inspection in 2011 have now been met.",
        "met",
    ),
    ("Leaders acted at once, and the recommendations of the last inspection in 2011 have been met.", "met"),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_what_became_of_what_was_asked_is_told_in_these_words(text: str, status: str) -> None:
    assert {told for _, told in follow_ups(text)} == {status}


UNSAID = [
    "The recommendations of the last inspection in 2011 were accepted by the council in full.",
    "The last inspection in 2011 recommended a new duty team, and the council held a workshop to discuss it.",
    "The council’s self-assessment gives itself full marks for the recommendations of the last inspection in 2011.",
    "All the recommendations of the last inspection in 2011 have deadlines and named leads.",
    "The recommendations of the last inspection in 2011 have been shared with all staff.",
    "At the last inspection in 2011 the front door was judged to be good, and it has been rebuilt since.",
    "The action plan that followed the last inspection in 2011 is due to be completed next spring.",
    "The number of children in care has risen since the last inspection in 2011, and the team has been enlarged.",
    "Young people told the last inspection in 2011 that their concerns had been dealt with.",
    "The last inspection in 2011 noted that all the actions of the joint area review in 2007 had been completed.",
    "A peer review in 2013 found that the recommendations of the last inspection in 2011 had largely been met.",
    "Leaders hope that the recommendations of the last inspection in 2011 will have been met by the summer.",
    "The recommendations of the last inspection in 2011 cannot be judged yet because the changes are too new.",
    "The council has not challenged the findings of the last inspection in 2011.",
    "Inspectors did not look at the recommendations of the last inspection in 2011 on this occasion.",
    "Since the last inspection in 2011 the trust has addressed concerns raised by its own staff survey.",
    "The last inspection in 2011 praised the way the council had resolved the delays of earlier years.",
    "The strengths seen at the last inspection in 2011 have been sustained and improved.",
    "The director appointed after the last inspection in 2011 has met every team.",
    "Complaints raised by foster carers have been resolved more quickly since the last inspection in 2011.",
    "The recommendations of the last inspection in 2011 formed the basis of the council’s workforce plan.",
    "The board meets monthly to review progress on the recommendations of the last inspection in 2011.",
    "The last inspection in 2011 recommended that the council complete a needs analysis, and elected members welcomed this.",
    "Inspectors were given a table in which every recommendation of the last inspection in 2011 was marked green.",
    "The recommendations of the last inspection in 2011 were clear, well argued and easy to act on.",
    "Since the last inspection in 2011 the council has completed a move to new offices.",
    "The improvement board was set up after the last inspection in 2011 to make sure that its recommendations are met.",
    "Staff who met inspectors at the last inspection in 2011 described how they had addressed concerns about a colleague.",
    "It is too early to say if the recommendations of the last inspection in 2011 have made a difference.",
    "The last inspection in 2011 found no areas for improvement in adoption, and adoption remains strong.",
    "In the year before the last inspection in 2011, all the recommendations of an independent audit had been implemented.",
    "Children’s guardians say that they have no outstanding concerns about cases since the last inspection in 2011.",
    "The priorities agreed after the last inspection in 2011 have been refreshed in the new children’s plan.",
    "The recommendations of the last inspection in 2011 should have been met by the end of 2012.",
    "Had the recommendations of the last inspection in 2011 been met, these children would have been seen sooner.",
    "Only when the recommendations of the last inspection in 2011 are fully met can services be called good.",
    "The last inspection in 2011 highlighted the council’s success in eliminating delays in adoption.",
    "The council published its response to the recommendations of the last inspection in 2011 on its website.",
    "Parents whose concerns were raised with the last inspection in 2011 have formed a group that has met twice.",
    "The last inspection in 2011 noted progress since the joint area review in 2007 but asked for more pace.",
    "The council was advised at the last inspection in 2011 to keep doing what it does well.",
    "The recommendation of the last inspection in 2011 that staff surveys be shelved was accepted.",
    "Plans for a new hub, abandoned since the last inspection in 2011, had cost a great deal.",
    "The criticism of the last inspection in 2011 by the trade union was fair.",
    "The strength of partnership working, as strong as it was at the last inspection in 2011, is valued by schools.",
    "The council does as much early help as it did at the last inspection in 2011.",
    "Delays in court are rare. The last inspection in 2011 found that this matters to children.",
    "Staff who were told at the last inspection in 2011 to expect changes are still here.",
    "Since the last inspection in 2011, rents have come down and concerns about homelessness have eased.",
    "The inspection of 2011 noted that all actions had been completed by the previous team.",
    "The last inspection in 2011 identified that practice was good. It has not done so elsewhere.",
    "The last inspection in 2011 required the board to keep minutes; the board is as busy as it was.",
    "The children whose concerns were raised at the last inspection in 2011 have been moved to other matters.",
    "The council has done all that the last inspection in 2011 praised.",
    "Gaps in the ceiling of the contact centre, noted at the last inspection in 2011, are history teachers’ favourite joke.",
    "The last inspection in 2011 required improvement plans. These plans set out what matters.",
    "The last inspection in 2011 raised points about stability; 40 percentage points separate the best from the rest.",
    "According to the council, the recommendations of the last inspection in 2011 have been met.",
    "The recommendations of the last inspection in 2011 are said to have been met.",
    "The recommendations of the last inspection in 2011 would have been met had the money been found.",
    "The recommendations of the last inspection in 2011 could have been met with more resolve.",
    "The director assured us that the recommendations of the last inspection in 2011 had been met.",
    "Headteachers told inspectors that the concerns raised at the last inspection in 2011 had been dealt with.",
    "In the view of its leaders, the council has met the recommendations of the last inspection in 2011.",
    "The trust insists that it has met the recommendations of the last inspection in 2011.",
    "The Minister concluded that the recommendations of the last inspection in 2011 had been met.",
    "The council should be proud if it can show that the concerns of the last inspection in 2011 are resolved.",
    "Unless the recommendations of the last inspection in 2011 are addressed, children will wait.",
    "Until the weaknesses found at the last inspection in 2011 are remedied, oversight cannot be called good.",
    "Once the recommendations of the last inspection in 2011 have been implemented, waits are expected to fall.",
    "The commissioner was appointed so that the failings found at the last inspection in 2011 are put right.",
    "Money was set aside for the recommendations of the last inspection in 2011 to be met.",
    "The panel asks at each meeting how far the recommendations of the last inspection in 2011 have been met.",
    "A target was that all recommendations of the last inspection in 2011 be met by 2013.",
    "Some partners question the claim that the recommendations of the last inspection in 2011 have been met.",
    "The council’s letter of May 2013 declared the recommendations of the last inspection in 2011 to be met.",
    "Leaders were too quick to conclude that the recommendations of the last inspection in 2011 had been met.",
    "It cannot be said that the recommendations of the last inspection in 2011 have been met.",
    "Managers work on the assumption that the actions of the last inspection in 2011 have been completed.",
    "Scrutiny members have been reassured that the weaknesses found at the last inspection in 2011 have been addressed.",
    "A dashboard shows which recommendations of the last inspection in 2011 have been met.",
    "The strategy describes how the concerns of the last inspection in 2011 have been addressed.",
    "The last inspection in 2011 had no recommendations that were not accepted.",
    "The actions of the last inspection in 2011 have been updated, renumbered and reissued.",
    "The recommendations of the last inspection in 2011 appear in the plan as complete.",
    "Inspectors have yet to see the evidence that recommendations of the last inspection in 2011 are met.",
]
"""Of others, of what was to be or would be, of what the earlier inspection saw, and of other matters."""


@pytest.mark.parametrize("text", UNSAID)
def test_what_looks_like_word_on_it_and_is_none(text: str) -> None:
    assert follow_ups(text) == []
