"""Does a follow-up find the very recommendation that it repeats, and none where the words could mean two?"""

from __future__ import annotations

from rule_facts import BASE, derived, of

from ontology.follow_up_matching import BY_PLACE, BY_WORDS, matched
from ontology.terms import REMIT

MADE = (
    "the length of time that families wait for a first talk with a speech therapist",
    "the poor quality of education, health and care plans, in particular that they are copied from one child to the next",
    "the lack of joint commissioning, in that nobody counts what it has bought",
)


def pairs(asked: list[str], made: tuple[str, ...] = MADE) -> dict[int, tuple[int, str]]:
    return {match.follow_up: (match.recommendation, match.rule) for match in matched(asked, made)}


def test_words_are_known_again_though_shortened_and_in_another_order() -> None:
    asked = [
        "The initial inspection found that commissioning was not joint and that leaders had not counted what it bought.",
        "At the initial inspection, inspectors found that EHC plans had been copied.",
        "Inspectors found at the initial inspection that waits for a speech therapist were too long.",
    ]
    assert pairs(asked) == {0: (2, BY_WORDS), 1: (1, BY_WORDS), 2: (0, BY_WORDS)}


def test_what_speaks_of_nothing_that_was_asked_follows_no_recommendation() -> None:
    assert pairs(["The initial inspection found that the lighthouse was dark."]) == {}


def test_two_that_are_as_near_are_left_to_a_person() -> None:
    made = ("the late letters of the harbour office to parents", "the late letters of the harbour office to schools")
    assert pairs(["The initial inspection found that letters of the harbour office were late."], made) == {}


def test_each_recommendation_is_followed_once() -> None:
    asked = ["plans were copied from one child to the next", "copied plans were not read"]
    assert [recommendation for recommendation, _ in pairs(asked).values()] == [1]


def test_the_last_one_is_known_by_its_place_where_the_rest_stand_in_order() -> None:
    asked = [
        "families waited for a first talk with a speech therapist",
        "plans were copied from one child to the next",
        "the two budgets were never set side by side, and nobody could say why",
    ]
    assert pairs(asked) == {0: (0, BY_WORDS), 1: (1, BY_WORDS), 2: (2, BY_PLACE)}
    assert 2 not in pairs([*asked[:2], "the moon was full"]), "it must share a word at least"
    assert 0 not in pairs([asked[2], asked[1], asked[0]]), "the order must be that of the list"


FIRST, BACK = "A-local-area-send-2018-04-16", "A-local-area-send-revisit-2020-02-03"
LETTER = f"""
    id:report-R1 a remit:Report ; remit:reportsOn inspection:{FIRST} .
    inspection:{FIRST} a remit:Inspection ; remit:inspectedAuthority id:A ; remit:framework framework:local-area-send ;
        schema:startDate "2018-04-16"^^xsd:date .
    id:weak-1 a remit:Recommendation ; remit:fromInspection inspection:{FIRST} ; schema:text "plans that are copied from one child to the next" ;
        remit:ordinal 3 ; remit:kind <https://w3id.org/remit/scheme/recommendationKinds/priority-action> ; remit:evidence id:words-of-it .
    id:other a remit:Recommendation ; remit:fromInspection inspection:{FIRST} ; schema:text "Plans are copied from one child to another." ;
        remit:ordinal 1 ; remit:kind <https://w3id.org/remit/scheme/recommendationKinds/area-for-development> ; remit:evidence id:others ."""
REVISIT = f"""
    id:report-R2 a remit:Report ; remit:reportsOn inspection:{BACK} .
    inspection:{BACK} a remit:Inspection ; remit:inspectedAuthority id:A ; remit:framework framework:local-area-send-revisit ;
        schema:startDate "2020-02-03"^^xsd:date .
    <{BASE}citation/R2/local-area-send> a remit:Citation ; remit:citedIn id:report-R2 ; remit:citedAs "initial inspection" ;
        remit:citedAuthority id:A ; remit:citedFramework framework:local-area-send ; remit:isPrevious true .
    <{BASE}followup/R2/1> a remit:FollowUp ; remit:inCitation <{BASE}citation/R2/local-area-send> ; remit:askedEvidence id:repeated ;
        remit:about "The initial inspection found that plans were copied from one child to another." .
    <{BASE}statement-of-action/R2> a remit:StatementOfAction ; remit:inCitation <{BASE}citation/R2/local-area-send> ."""


def test_a_revisit_without_a_date_goes_back_to_the_one_inspection_and_to_the_weakness_itself() -> None:
    facts = derived(LETTER, REVISIT)
    assert of(facts, REMIT.names) == {("citation/R2/local-area-send", f"inspection/{FIRST}")}
    assert of(facts, REMIT.follows) == {("followup/R2/1", "weak-1")}, (
        "and not to the area for development in the same words"
    )
    assert of(facts, REMIT.answers) == {("statement-of-action/R2", f"inspection/{FIRST}")}
    assert of(facts, REMIT.previousInspection) == {(f"inspection/{BACK}", f"inspection/{FIRST}")}
    match = {(said, value) for subject, said, value in facts if subject == "followup/R2/1/match"}
    assert {value for said, value in match if said == str(REMIT.evidence)} == {"repeated", "words-of-it"}
    assert (str(REMIT.rule), BY_WORDS) in match


def test_without_the_first_letter_a_verdict_follows_the_inspection() -> None:
    facts = derived(REVISIT)
    assert of(facts, REMIT.follows) == {("followup/R2/1", "inspection/A-local-area-send")}
    assert ("inspection/A-local-area-send", "citation/R2/local-area-send") in of(facts, REMIT.knownFrom)


def test_words_of_another_matter_follow_the_inspection_too() -> None:
    other = REVISIT.replace("plans were copied from one child to another", "the lighthouse was dark")
    assert of(derived(LETTER, other), REMIT.follows) == {("followup/R2/1", f"inspection/{FIRST}")}
