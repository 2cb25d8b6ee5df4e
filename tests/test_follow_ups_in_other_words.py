"""Was it done? What an earlier inspection asked and what became of it, in twelve manners of saying so and what looks like them."""

from __future__ import annotations

import pytest
from test_follow_ups import JAR, LAST, follow_ups

TOLD = {
    "adverb or participle before the verb": [
        ("Leaders have swiftly and thoroughly put right the failings in case recording that the last inspection in 2011 exposed.", "met"),
        ("The partnership has painstakingly worked through every action that arose from the last inspection in 2011.", "met"),
        ("Having been criticised at the last inspection in 2011 for its slow assessments, the council has decisively tackled this.", "met"),
        ("The recommendations made in 2011 at the last inspection have been only tentatively acted on.", "partly-met"),
        ("Recently appointed managers have energetically addressed the backlog of visits that was found at the last inspection in 2011.", "met"),
        ("Managers have quietly but firmly turned around the weak chairing of conferences on which the focused visit in 2012 commented.", "met"),
        ("Criticised by inspectors at the last inspection in 2011, the emergency duty team has since been thoroughly overhauled.", "partly-met"),
        ("The virtual school has painstakingly and patiently rebuilt its tracking, which the last inspection in 2011 found to be "
             "poor.", "partly-met"),
        ("The shortcomings in chronologies to which the focused visit in 2012 drew attention have been steadily ironed out.", "met"),
        ("Belatedly, leaders have now tackled the recommendations that flowed from the last inspection in 2011.", "met"),
        ("The gaps in the recording of strategy meetings that the focused visit in 2012 noted have been methodically closed.", "met"),
        ("Managers have conscientiously followed through the actions agreed after the last inspection in 2011.", "met"),
    ],
    "active voice": [
        ("Leaders acted on the findings of the last inspection in 2011 and strengthened the front door.", "met"),
        ("The council dealt with the weaknesses in supervision identified at the last inspection in 2011.", "met"),
        ("Senior managers have resolved the difficulties with the out-of-hours team that the last inspection in 2011 highlighted.", "met"),
        ("The local authority remedied the gaps in return home interviews that inspectors identified at the last inspection in 2011.", "met"),
        ("The trust has embedded the changes to pathway planning recommended at the last inspection in 2011.", "met"),
        ("Since the last inspection in 2011, leaders remedied the delays in health assessments that inspectors had reported.", "met"),
        ("The partnership took forward all of the areas for development that the joint area review in 2007 had set.", "met"),
        ("The director and her team put right the failings that the last inspection in 2011 had uncovered.", "met"),
        ("Partners embraced the recommendations of the joint area review in 2007 and have since implemented every one of them.", "met"),
        ("A new leadership team responded to each recommendation of the last inspection in 2011 and embedded them all.", "met"),
        ("The council has overcome the weaknesses in its fostering recruitment highlighted at the last inspection in 2011.", "met"),
        ("Leaders tackled every one of the concerns that inspectors raised at the last inspection in 2011.", "met"),
    ],
    "despite having been asked": [
        ("Life-story work is seldom completed, despite this being a recommendation of the last inspection in 2011.", "not-met"),
        ("Health assessments are often late even though the last inspection in 2011 recommended that they be timely.", "not-met"),
        ("Despite having been identified as an area for improvement at the last inspection in 2011, management oversight is still not "
             "consistent.", "not-met"),
        ("Too few care leavers have a pathway plan. This is despite it being an area for improvement at the last inspection in 2011.", "not-met"),
        ("Notwithstanding the recommendation of the last inspection in 2011, chronologies are not kept up to date.", "not-met"),
        ("Return interviews are seldom offered, although the focused visit in 2012 had asked that this be put right.", "not-met"),
        ("Supervision remains irregular despite the clear recommendation of the last inspection in 2011.", "not-met"),
        ("Even though it was a recommendation of the last inspection in 2011, there is no policy on independent visitors.", "not-met"),
        ("The council does not yet track missing children well, despite being asked to do so at the last inspection in 2011.", "not-met"),
        ("Notwithstanding the findings of the last inspection in 2011, assessments are still too often superficial.", "not-met"),
    ],
    "still wanting": [
        ("Case recording, a weakness at the last inspection in 2011, is still too variable.", "not-met"),
        ("The quality of plans was raised at the last inspection in 2011 and this still requires work.", "not-met"),
        ("The council has still not established the panel that was recommended at the last inspection in 2011.", "not-met"),
        ("Delays in placing children for adoption, highlighted at the last inspection in 2011, are still evident.", "not-met"),
        ("Oversight of unregistered placements was criticised at the last inspection in 2011 and is still lacking.", "not-met"),
        ("The last inspection in 2011 recommended a single assessment form, but one is still to be introduced.", "not-met"),
        ("Thresholds are still poorly understood, as the last inspection in 2011 pointed out.", "not-met"),
        ("Plans continue to lack timescales, a shortcoming that the last inspection in 2011 noted.", "not-met"),
        ("Managers still do not track permanence well enough, which the focused visit in 2012 had asked them to do.", "not-met"),
        ("Weaknesses in planning that were apparent at the last inspection in 2011 are still unresolved.", "not-met"),
        ("The last inspection in 2011 highlighted slow responses to referrals; responses are still too slow.", "not-met"),
    ],
    "was asked in a year": [
        ("Supervision was an area for improvement in 2011, when the last inspection took place, and is now regular and reflective.", "met"),
        ("The last inspection was in May 2011. Permanence planning was an area for improvement in 2011 and it remains weak.", "not-met"),
        ("Placement stability, which was a recommendation of the last inspection in 2011, has improved.", "partly-met"),
        ("Audit was identified as an area for development in 2011 at the last inspection. It has since become a strength.", "met"),
        ("The last inspection took place in 2011. The timeliness of initial health assessments was an area for action in 2011 and there has been "
             "no improvement.", "not-met"),
        ("In 2011, the last inspection judged the recording of visits to be an area for improvement; it is now consistently good.", "met"),
        ("Matching was an area for development at the time of the last inspection in 2011 and still needs strengthening.", "not-met"),
        ("In 2011, the last inspection called for better return interviews, and these are now of good quality.", "met"),
        ("Feedback from children was an area for improvement in 2011, at the last inspection, and has strengthened.", "partly-met"),
        ("Sufficiency, which was identified as an area for improvement at the last inspection in 2011, is now well planned.", "met"),
    ],
    "now done": [
        ("All actions from the last inspection in 2011 are now implemented.", "met"),
        ("Most of the actions set at the last inspection in 2011 are now in place.", "partly-met"),
        ("The improvements that the last inspection in 2011 called for are now embedded.", "met"),
        ("The action plan drawn up after the last inspection in 2011 is now fully delivered.", "met"),
        ("The recommendations of the last inspection in 2011 are now almost wholly completed.", "partly-met"),
        ("The seven actions that the last inspection in 2011 required are now fully implemented.", "met"),
        ("What the last inspection in 2011 asked for is now in place.", "met"),
        ("Recommendations from the last inspection in 2011 about foster carer training are now met in full.", "met"),
        ("Each of the areas for development from the last inspection in 2011 is now complete or nearly so.", "partly-met"),
        ("Actions to improve out-of-hours cover, required by the last inspection in 2011, are now in place.", "met"),
    ],
    "yet to be done": [
        ("The council has yet to address the shortage of foster carers identified at the last inspection in 2011.", "not-met"),
        ("Leaders have yet to turn around the poor performance in reviews that was found at the last inspection in 2011.", "not-met"),
        ("The recommendation of the last inspection in 2011 on advocacy has yet to be acted on.", "not-met"),
        ("Some of the recommendations of the last inspection in 2011 have yet to be implemented.", "partly-met"),
        ("The board has yet to make a difference to the weaknesses in early help identified at the last inspection in 2011.", "not-met"),
        ("The council has yet to get to grips with the inconsistent use of chronologies noted at the last inspection in 2011.", "not-met"),
        ("Improvements to pathway plans, recommended at the last inspection in 2011, have yet to take effect.", "not-met"),
        ("Two of the recommendations of the last inspection in 2011 have yet to see any action.", "partly-met"),
        ("The gaps in oversight that the focused visit in 2012 found have yet to be closed.", "not-met"),
        ("The recommended review of thresholds, which the last inspection in 2011 asked for, has yet to be undertaken.", "not-met"),
        ("Not all of the recommendations of the last inspection in 2011 have yet been acted on.", "partly-met"),
    ],
    "remains what it was": [
        ("Support for children on the edge of care remains a weakness, as identified at the last inspection in 2011.", "not-met"),
        ("Private fostering was identified at the last inspection in 2011 as needing attention and remains a priority for improvement.", "not-met"),
        ("The sufficiency of placements remains the challenge that it was at the last inspection in 2011.", "not-met"),
        ("This remains an area for improvement from the last inspection in 2011.", "not-met"),
        ("The need to improve supervision, identified at the last inspection in 2011, remains.", "not-met"),
        ("Permanence planning remains an improvement priority, as it was at the last inspection in 2011.", "not-met"),
        ("Timeliness of strategy meetings remains the weakness that inspectors identified at the last inspection in 2011.", "not-met"),
        ("Supervision remains a weakness first identified at the last inspection in 2011.", "not-met"),
    ],
    "little has changed": [
        ("At the last inspection in 2011, inspectors found that plans were weak. Little has changed since.", "not-met"),
        ("Weak challenge by reviewing officers was highlighted at the last inspection in 2011, but too little has been done about it "
             "since.", "not-met"),
        ("There has been little discernible change in the areas for improvement identified at the last inspection in 2011.", "not-met"),
        ("The weaknesses found at the last inspection in 2011 are largely unchanged.", "not-met"),
        ("The last inspection in 2011 recommended better supervision. The position has barely altered.", "not-met"),
        ("There has been scant movement on the recommendations of the last inspection in 2011.", "not-met"),
        ("The concerns about caseloads set out after the last inspection in 2011 have hardly been touched.", "not-met"),
    ],
    "no longer so": [
        ("Children no longer wait too long for a social worker, as they did at the last inspection in 2011.", "met"),
        ("Drift and delay, which were a concern at the last inspection in 2011, are no longer a feature of practice.", "met"),
        ("The backlog of assessments that the last inspection in 2011 found no longer exists.", "met"),
        ("High caseloads were identified as a problem at the last inspection in 2011. This is no longer the case.", "met"),
        ("Staff no longer report the lack of supervision that was identified at the last inspection in 2011.", "met"),
        ("The last inspection in 2011 found that care leavers were often placed in bed and breakfast. This practice has ceased.", "met"),
        ("Unallocated cases, a serious concern at the last inspection in 2011, no longer occur.", "met"),
        ("Poor attendance at core groups, raised at the last inspection in 2011, is no longer an issue.", "met"),
        ("Drift in pre-proceedings work, which was prevalent at the last inspection in 2011, is no longer a concern.", "met"),
    ],
    "better since": [
        ("The last inspection in 2011 recommended better assessments. Since the last inspection, the quality of assessments has "
             "improved.", "partly-met"),
        ("Since the last inspection in 2011, when supervision was an area for improvement, it has strengthened considerably.", "partly-met"),
        ("Since the last inspection in 2011, the timeliness of visits, which was an area for improvement, has improved.", "partly-met"),
        ("The last inspection in 2011 identified missing children as an area for improvement. Practice in this area has improved since "
             "then.", "partly-met"),
        ("The areas for improvement identified at the last inspection in 2011 have all seen improvement.", "partly-met"),
        ("The last inspection in 2011 asked the council to visit children more often. Visits are now more frequent.", "partly-met"),
        ("Assessments, found to be too descriptive at the last inspection in 2011, are now more analytical.", "partly-met"),
        ("At the last inspection in 2011 the timeliness of health assessments needed to improve. It has since improved markedly.", "partly-met"),
    ],
    "other verbs and degrees": [
        ("The council has made inroads into the backlog of cases that the last inspection in 2011 identified.", "partly-met"),
        ("The recommendations of the last inspection in 2011 have been progressed well, though two are outstanding.", "partly-met"),
        ("Leaders have responded to each of the recommendations of the last inspection in 2011.", "partly-met"),
        ("The poor practice identified at the last inspection in 2011 has been turned around.", "met"),
        ("The required improvements from the last inspection in 2011 have been largely secured.", "partly-met"),
        ("Leaders have made strides in tackling the drift that the last inspection in 2011 exposed, but there is some distance still to "
             "travel.", "partly-met"),
        ("The improvement that the last inspection in 2011 wanted to see in supervision has been only partially realised.", "partly-met"),
        ("The majority of the deficits that the last inspection in 2011 laid bare have been put right.", "partly-met"),
        ("Progress in implementing the recommendations of the last inspection in 2011 has been pedestrian.", "not-met"),
    ],
}  # fmt: skip
EACH = [
    pytest.param(text, status, id=f"{manner}, {at}")
    for manner, each in TOLD.items()
    for at, (text, status) in enumerate(each)
]


@pytest.mark.parametrize(("text", "status"), EACH)
def test_what_became_of_what_was_asked_is_read_in_each_manner_of_saying_so(text: str, status: str) -> None:
    visit, may = "ilacs-focused-visit-2012", "previous-inspection-2011-05"
    of = next(
        (
            key
            for words, key in (("joint area review", JAR), ("focused visit", visit), ("May 2011", may))
            if words in text
        ),
        LAST,
    )
    assert follow_ups(text) == [(of, status)]


LOOK_ALIKE = [
    "Inspectors identified weaknesses in supervision during this inspection, and leaders have already addressed them.",
    "The last inspection in 2011 praised the early help offer, which has gone from strength to strength.",
    "Since the last inspection in 2011, a new director has been appointed and caseloads have fallen.",
    "Since the last inspection in 2011, leaders have dealt well with a rise in demand.",
    "Areas for improvement that leaders have identified since the last inspection in 2011 have been tackled.",
    "The findings of a practice week held after the last inspection in 2011 have been acted on.",
    "At the last inspection in 2011, most recommendations of the year before had been implemented.",
    "Services have improved since the last inspection in 2011.",
    "The council was judged inadequate at the last inspection in 2011 and has since invested heavily.",
    "Children no longer wait for a place at nursery, and schools spoke well of the last inspection in 2011.",
    "Little has changed in the senior team since the last inspection in 2011.",
    "Leaders know that they have yet to embed the practice model that was introduced after the last inspection in 2011.",
    "Following the last inspection in 2011, the council drew up an action plan.",
    "The recommendations of the last inspection in 2011 are monitored by the improvement board every month.",
    "The council must now put right the weaknesses identified at the last inspection in 2011.",
    "Concerns raised by foster carers at the time of the last inspection in 2011 have been resolved.",
    "The issues that children raised in a survey have been resolved since the last inspection in 2011.",
    "Leaders expect that the actions from the last inspection in 2011 will be completed by March.",
    "Complaints are dealt with quickly, and the number has fallen since the last inspection in 2011.",
    "Improvement has been sustained since the last inspection in 2011, when services were judged good.",
    "The last inspection in 2011 found that reviews were timely, and this remains the case.",
    "Despite the findings of the last inspection in 2011, morale is high.",
    "The risks to children who go missing are addressed at weekly meetings, which began after the last inspection in 2011.",
    "Practice in the disabled children’s team has declined since the last inspection in 2011.",
    "The priorities in the children’s plan have been reviewed since the last inspection in 2011 and are nearly all achieved.",
    "The last inspection in 2011 resulted in a judgement of requires improvement. Children in need plans are now of a better quality.",
    "Ofsted’s monitoring visits in 2012 considered whether the weaknesses identified at the last inspection in 2011 were being tackled.",
    "It was too early at the focused visit in 2012 to see whether the recommendations of the last inspection in 2011 had been implemented.",
    "Staff have been trained in the new recording system since the last inspection in 2011, and it is now embedded.",
    "The independent scrutineer’s recommendations have been implemented since the last inspection in 2011.",
    "The focused visit in 2012 found that managers had tackled the backlog of assessments.",
    "Since the last inspection in 2011, the council has dealt with a fall in its funding and the closure of two homes.",
    "Inspectors saw weak plans, which leaders have since put right; the last inspection in 2011 had praised plans.",
    "Managers’ own audits identified gaps after the last inspection in 2011, and these have been closed.",
    "The last inspection in 2011 found that early help was strong, and it remains a priority for partners.",
    "The action plan that followed the last inspection in 2011 has been reviewed by the board.",
    "The commissioner’s recommendations, made after the last inspection in 2011, have been acted on.",
    "No child now waits more than a day, and the number of agency staff has changed little since the last inspection in 2011.",
    "Leaders recognise that the weaknesses identified at the last inspection in 2011 may recur.",
    "The council should implement the recommendations of the last inspection in 2011 that have yet to be met.",
    "The last inspection in 2011 was followed by an improvement notice, which has been lifted.",
    "Leaders have addressed gaps in the workforce since the last inspection in 2011 through a new academy.",
    "The lessons of a serious incident in 2012, after the last inspection in 2011, have been learned and acted on.",
    "Practice has moved on a long way since the last inspection in 2011.",
    "At the time of the last inspection in 2011, leaders had dealt with most of the earlier concerns.",
    "Foster carers told inspectors that their concerns had been dealt with since the last inspection in 2011.",
    "Since the last inspection in 2011, social workers have dealt with more cases of neglect, and delays are few.",
    "The board’s priorities for the year after the last inspection in 2011 have been met.",
    "Sustaining the improvements made since the last inspection in 2011 remains a priority.",
    "The last inspection in 2011 found strong practice in adoption, and little has changed since.",
    "The last inspection in 2011 was followed by a period in which complaints were tackled more quickly.",
    "Inspectors raised concerns about two children during this inspection; since the last inspection in 2011 such cases are rare.",
    "The ambition set out after the last inspection in 2011 remains a priority for the council.",
    "By the time of the last inspection in 2011, weaknesses found in 2009 had been put right.",
    "Since the last inspection in 2011, caseloads are now more even and staff turnover is lower.",
    "The council has a plan to address the weaknesses identified at the last inspection in 2011.",
    "Members have yet to be told of the findings of the last inspection in 2011.",
    "The good practice found at the last inspection in 2011 is now well embedded.",
    "Recommendations made by the coroner since the last inspection in 2011 have been implemented in full.",
]  # fmt: skip
"""What this inspection found, praise, other things, what others asked, betterment that nobody asked for, and what once was so."""


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_what_only_looks_like_word_on_what_was_asked_is_none(text: str) -> None:
    assert follow_ups(text) == []


def test_betterment_since_an_inspection_of_everything_is_word_on_it_only_where_that_very_matter_was_asked() -> None:
    asked = "The last inspection in 2011 recommended better assessments. "
    since = "Since the last inspection in 2011, the {} has improved."
    assert follow_ups(asked + since.format("timeliness of assessments")) == [(LAST, "partly-met")]
    assert follow_ups(asked + since.format("timeliness of adoption")) == []
