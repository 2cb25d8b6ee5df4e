"""What is asked again, which recommendation a later report speaks of, what became of each, and which inspection came before which?

Facts are those of `rule_facts.py`: inspections and recommendations of nobody in particular.
"""

from __future__ import annotations

from datetime import date

import pytest
from rule_facts import BASE, INTO, Facts, of, shorten, store_of

from ontology.decisions import FOLLOWS, INSPECTION, NO, OWNER, REPEATS, STATUS, UNSURE, YES, Decision, Decisions
from ontology.inference import derive
from ontology.requests.likeness import alike, request
from ontology.terms import RDF, REMIT, SCHEME

FIRST, SECOND, THIRD = "A-sif-2014-05-12", "A-ilacs-2018-06-04", "A-ilacs-2022-03-07"


def made(inspection: str, *texts: str, kind: str = "recommendation", report: str) -> str:
    """An inspection with its report and what it asks; the recommendations are `id:{report}-1` and so on."""
    framework, start = inspection.split("-", 1)[1].rsplit("-", 3)[0], inspection[-10:]
    asked = "".join(
        f"""
    id:{report}-{n} a remit:Recommendation ; remit:fromInspection inspection:{inspection} ; schema:text "{text}" ;
        remit:ordinal {n} ; remit:kind <{SCHEME}recommendationKinds/{kind}> ; remit:evidence id:words-{report}-{n} ."""
        for n, text in enumerate(texts, 1)
    )
    return f"""
    id:report-{report} a remit:Report ; remit:reportsOn inspection:{inspection} .
    inspection:{inspection} a remit:Inspection ; remit:inspectedAuthority id:A ; remit:framework framework:{framework} ;
        schema:startDate "{start}"^^xsd:date .{asked}"""


def told(report: str, framework: str, period: str, status: str, words: str, before: str = "", number: int = 1) -> str:
    """What a report says in free words of what an inspection asked: the follow-up `followup/{report}/{number}`."""
    cited, follow_up = f"{BASE}citation/{report}/{framework}-{period}", f"{BASE}followup/{report}/{number}"
    context = f"remit:contextEvidence id:before-{report}-{number} ;" if before else ""
    return f"""
    <{cited}> a remit:Citation ; remit:citedIn id:report-{report} ; remit:citedAs "previous inspection" ;
        remit:citedAuthority id:A ; remit:citedFramework framework:{framework} ; remit:citedPeriod "{period}"^^xsd:gYear ;
        remit:isPrevious true ; remit:provisionally inspection:A-{framework}-{period} ; remit:evidence id:cites-{report} .
    <{follow_up}> a remit:FollowUp ; remit:inCitation <{cited}> ; remit:rule "asked-done" ; remit:about "it" ; {context}
        remit:status <{SCHEME}followUpStatuses/{status}> ; remit:evidence id:says-{report}-{number} .
    {quoted(f"says-{report}-{number}", words)} {quoted(f"before-{report}-{number}", before) if before else ""}"""


def quoted(evidence: str, words: str) -> str:
    return f"""
    id:{evidence} <http://www.w3.org/ns/oa#hasSelector> id:{evidence}-quote .
    id:{evidence}-quote <http://www.w3.org/ns/oa#exact> "{words}" ."""


def derived(*reports: str, decisions: Decisions | None = None) -> Facts:
    return {
        (shorten(quad.subject), shorten(quad.predicate), shorten(quad.object))
        for quad in derive(store_of(*reports), INTO, decisions)
    }


def statuses(facts: Facts) -> dict[str, str]:
    """What became of each recommendation."""
    return {
        asked: status.rpartition("/")[2] for asked, status in of(facts, REMIT.requestStatus) if "/standing" not in asked
    }


def decided(kind: str, subject: str, value: str, verdict: str) -> Decisions:
    what = value if kind == STATUS else BASE + value
    return Decisions([Decision(kind, BASE + subject, what, verdict, "A. Reader", date(2026, 1, 1), "Read twice.", 2)])


LIFE_STORY = "Ensure that life story work for looked after children is of good quality."
CASELOADS = "Reduce social workers' caseloads so that they can see children often."
FOSTERING = "Review the arrangements for children who are privately fostered."
ASKED_FIRST = made(FIRST, LIFE_STORY, CASELOADS, FOSTERING, report="R1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The timeliness of assessments of family and friends as carers.",
            "Assess connected persons in time, before a panel.",
        ),
        ("Pathways to private fostering.", "Awareness of children who are privately fostered."),
        ("The accuracy of performance data.", "Ensure that data on performance are accurate."),
    ],
)
def test_a_matter_is_the_same_in_other_words(one: str, other: str) -> None:
    assert alike(request(one), request(other)).score > 0.5


def test_what_is_alike_in_manner_only_or_asked_for_others_is_not_the_same() -> None:
    manner = alike(
        request("Improve the quality and timeliness of visits."), request("The quality and timeliness of plans.")
    )
    assert not manner.told
    same = request("Improve transitions for care leavers.")
    others = alike(same, request("Improve transitions for disabled children."))
    assert others.score < alike(same, request("Improve transitions of young people leaving care.")).score


def test_what_a_later_inspection_asks_again_repeats_what_the_first_asked() -> None:
    again = made(SECOND, "The provision of life-story work.", "The rota of the harbour office.", report="R2")
    facts = derived(ASKED_FIRST, again)
    assert of(facts, REMIT.repeats) == {("R2-1", "R1-1")}
    [(node, words)] = of(facts, REMIT.commonWords)
    assert "life story" in words
    assert of(facts, REMIT.rule) >= {(node, "same-narrow-matter")}
    assert statuses(facts)["R1-1"] == "asked-again"
    assert statuses(facts)["R1-2"] == statuses(facts)["R2-1"] == "no-word-since"


def test_two_strands_of_one_report_may_say_the_same_and_two_items_of_one_list_do_not() -> None:
    twice = made(FIRST, CASELOADS, CASELOADS, CASELOADS.replace("caseloads", "19 cases"), report="R1")
    assert of(derived(twice), REMIT.repeats) == {("R1-2", "R1-1")}
    assert statuses(derived(twice))["R1-1"] == "no-word-since", "the same report is no later word"


def test_nothing_repeats_what_another_authority_was_asked() -> None:
    elsewhere = made(SECOND, LIFE_STORY, report="R2").replace("inspectedAuthority id:A", "inspectedAuthority id:B")
    assert not of(derived(ASKED_FIRST, elsewhere), REMIT.repeats)


def test_a_later_word_is_tied_to_the_very_recommendation_and_says_what_became_of_it() -> None:
    later = made(SECOND, report="R2") + told(
        "R2", "sif", "2014", "not-met", "Life-story work remains weak, as it was at the last inspection."
    )
    facts = derived(ASKED_FIRST, later)
    assert of(facts, REMIT.follows) == {("followup/R2/1", "R1-1")}
    assert statuses(facts) == {"R1-1": "not-met", "R1-2": "no-word-since", "R1-3": "no-word-since"}
    assert ("R1-1/standing", "followup/R2/1") in of(facts, REMIT.toldBy)
    assert ("R1-1/standing", "2018-06-04") in of(facts, REMIT.asOf)
    assert of(facts, REMIT.lookedThrough) == {("R1-2/standing", "report-R2"), ("R1-3/standing", "report-R2")}


def test_this_is_known_by_what_stands_before_it() -> None:
    before = "Children who are privately fostered are seldom seen by anybody."
    later = made(SECOND, report="R2") + told(
        "R2", "sif", "2014", "not-met", "This was raised in 2014 and is no better.", before
    )
    assert statuses(derived(ASKED_FIRST, later))["R1-3"] == "not-met"


@pytest.mark.parametrize(
    ("words", "reached"),
    [
        ("The recommendations of the previous inspection have been fully met.", True),
        ("All recommendations of the previous inspection have been met.", True),
        ("The recommendations of the previous inspection have been tackled with vigour.", False),
        ("Many of the recommendations of the previous inspection have been met.", False),
        ("The recommendations relating to adoption have been met.", False),
        ("The board has met recommendations of the previous inspection.", False),
    ],
)
def test_all_of_them_reaches_each_and_some_of_them_none(words: str, reached: bool) -> None:
    facts = derived(ASKED_FIRST, made(SECOND, report="R2") + told("R2", "sif", "2014", "met", words))
    assert set(statuses(facts).values()) == ({"met"} if reached else {"in-general"})
    assert of(facts, REMIT.follows) >= ({("followup/R2/1", f"R1-{n}") for n in (1, 2, 3)} if reached else set())


def test_a_report_that_also_says_otherwise_is_no_word_on_each() -> None:
    both = told("R2", "sif", "2014", "met", "All recommendations of 2014 have been met.") + told(
        "R2", "sif", "2014", "partly-met", "Some of the weaknesses of 2014 have not been addressed.", number=2
    )
    assert set(statuses(derived(ASKED_FIRST, made(SECOND, report="R2") + both)).values()) == {"in-general"}


def test_all_priority_actions_are_not_all_recommendations() -> None:
    asked = ASKED_FIRST.replace("recommendationKinds/recommendation", "recommendationKinds/priority-action", 1)
    later = made(SECOND, report="R2") + told("R2", "sif", "2014", "met", "All the priority actions have been met.")
    assert list(statuses(derived(asked, later)).values()).count("met") == 1


def test_the_latest_word_counts_and_asking_again_is_word_too() -> None:
    says_met = made(SECOND, report="R2") + told(
        "R2", "sif", "2014", "met", "Life-story work, weak in 2014, is now good."
    )
    asks_again = made(THIRD, "The quality of life story work.", report="R3")
    assert statuses(derived(ASKED_FIRST, says_met))["R1-1"] == "met"
    assert statuses(derived(ASKED_FIRST, says_met, asks_again))["R1-1"] == "asked-again"


def test_each_inspection_has_the_one_before_it_under_its_framework_and_the_last_of_any() -> None:
    reports = [made(name, report=f"R{n}") for n, name in enumerate((FIRST, SECOND, THIRD, "A-jtai-2019-01-07"), 1)]
    facts = derived(*reports)
    assert of(facts, REMIT.previousInspection) == {
        (f"inspection/{SECOND}", f"inspection/{FIRST}"),
        ("inspection/A-jtai-2019-01-07", f"inspection/{SECOND}"),
        (f"inspection/{THIRD}", f"inspection/{SECOND}"),
        (f"inspection/{THIRD}", "inspection/A-jtai-2019-01-07"),
    }
    orders = {node for node, kind in of(facts, RDF.type) if kind == str(REMIT.InspectionOrder)}
    assert {rule for node, rule in of(facts, REMIT.rule) if node in orders} == {
        "last-under-its-framework",
        "last-of-any",
    }


def test_an_order_that_words_tell_has_their_evidence() -> None:
    later = made(SECOND, report="R2") + told("R2", "sif", "2014", "met", "The last inspection was in 2014.")
    facts = derived(ASKED_FIRST, later)
    [node] = [subject for subject, rule in of(facts, REMIT.rule) if rule == "named-as-earlier"]
    assert (node, "cites-R2") in of(facts, REMIT.evidence)


@pytest.mark.parametrize(("when", "dated"), [("2014-06", "last day"), ("2014-07", "publication")])
def test_the_last_inspection_is_known_by_any_of_its_dates(when: str, dated: str) -> None:
    dates = f"""
    inspection:{FIRST} schema:endDate "2014-06-02"^^xsd:date .
    id:report-R1 <http://purl.org/dc/terms/issued> "2014-07-11"^^xsd:date ."""
    named = f"""
    <{BASE}citation/R2/last> a remit:Citation ; remit:citedIn id:report-R2 ; remit:citedAs "previous inspection" ;
        remit:citedAuthority id:A ; remit:citedPeriod "{when}"^^xsd:gYearMonth ; remit:isPrevious true ."""
    facts = derived(ASKED_FIRST + dates, made(SECOND, report="R2") + named)
    assert of(facts, REMIT.names) == {("citation/R2/last", f"inspection/{FIRST}")}, dated
    another = made("A-protection-2014-06-23", report="R3")
    [(_, meant)] = of(derived(ASKED_FIRST + dates, made(SECOND, report="R2") + named, another), REMIT.names)
    assert meant == f"inspection/{'A-protection-2014-06-23' if when == '2014-06' else FIRST}", (
        "the first day goes before the others"
    )


AGAIN = made(SECOND, "The provision of life-story work.", report="R2")


@pytest.mark.parametrize("verdict", [NO, UNSURE])
def test_what_a_person_denies_or_doubts_is_shown_and_not_stated(verdict: str) -> None:
    facts = derived(ASKED_FIRST, AGAIN, decisions=decided(REPEATS, "R2-1", "R1-1", verdict))
    assert not of(facts, REMIT.repeats)
    assert {value for _, value in of(facts, REMIT.verdict)} == {verdict}
    assert {value for _, value in of(facts, REMIT.decidedBy)} == {"A. Reader"}
    assert statuses(facts)["R1-1"] == "no-word-since", "what rests on it falls with it"


def test_what_a_person_finds_is_stated_though_no_rule_found_it() -> None:
    facts = derived(ASKED_FIRST, AGAIN, decisions=decided(REPEATS, "R2-1", "R1-2", YES))
    assert ("R2-1", "R1-2") in of(facts, REMIT.repeats)
    assert "decided-by-hand" in {value for _, value in of(facts, REMIT.rule)}


def test_a_person_says_which_recommendation_a_follow_up_is_of() -> None:
    later = made(SECOND, report="R2") + told("R2", "sif", "2014", "not-met", "Life-story work remains weak.")
    facts = derived(ASKED_FIRST, later, decisions=decided(FOLLOWS, "followup/R2/1", "R1-2", YES))
    assert of(facts, REMIT.follows) == {("followup/R2/1", "R1-2")}
    denied = derived(ASKED_FIRST, later, decisions=decided(FOLLOWS, "followup/R2/1", "R1-1", NO))
    assert of(denied, REMIT.follows) == {("followup/R2/1", f"inspection/{FIRST}")}


def test_a_person_says_what_became_of_it() -> None:
    facts = derived(ASKED_FIRST, decisions=decided(STATUS, "R1-1", "met", YES))
    assert statuses(facts)["R1-1"] == "met"
    denied = derived(ASKED_FIRST, decisions=decided(STATUS, "R1-1", "no-word-since", NO))
    assert "R1-1" not in statuses(denied)


def test_a_person_says_which_inspection_words_mean() -> None:
    later = made(SECOND, report="R2") + told("R2", "sif", "2014", "met", "The recommendations of 2014 have been met.")
    facts = derived(
        ASKED_FIRST, later, decisions=decided(INSPECTION, "citation/R2/sif-2014", f"inspection/{FIRST}", NO)
    )
    assert not of(facts, REMIT.names)
    assert statuses(facts)["R1-1"] == "no-word-since"


def test_a_person_says_whether_a_member_owns_what_its_group_was_told() -> None:
    group = """
    id:R1-1 remit:assignment id:told-group ; remit:ownedBy id:partners .
    id:told-group a remit:Assignment ; remit:agency id:partners ; remit:evidence id:words-R1-1 .
    id:partners a remit:AgencyGroup ; org:hasMember <https://data.example/x/organisation/T> ."""
    assert ("R1-1", "organisation/T") in of(derived(ASKED_FIRST + group), REMIT.inferredOwner)
    facts = derived(ASKED_FIRST + group, decisions=decided(OWNER, "R1-1", "organisation/T", NO))
    assert ("R1-1", "organisation/T") not in of(facts, REMIT.inferredOwner)
    assert of(facts, REMIT.verdict)
