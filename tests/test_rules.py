"""What follows from the reports of an authority taken together? Each test states a few facts and asks one question.

The facts are those of `rule_facts.py`; R1, R2 ... are reports, SLAC an inspection whose own report is R1.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store
from rule_facts import (
    BASE,
    OWN,
    OWNED,
    QUOTING,
    SLAC,
    VISIT,
    citation,
    derived,
    inspection,
    named_earlier,
    of,
)

from ontology.terms import RDF, REMIT, concept


def test_which_inspection_do_the_words_september_2010_name() -> None:
    facts = derived(OWN, QUOTING)
    assert of(facts, REMIT.names) == {("citation/R2/slac-2010-09", f"inspection/{SLAC}")}
    assert of(facts, REMIT.cites) == {("report-R2", f"inspection/{SLAC}")}
    assert not of(facts, RDF.type), "the inspection is known from its own report"


@pytest.mark.parametrize(
    "other",
    [
        citation("R2", "slac", "2010-10"),
        citation("R2", "jar", "2010-09"),
        citation("R2", "slac", "2010-09", authority="B"),
    ],
)
def test_do_the_words_name_no_inspection_of_another_time_framework_or_authority(other: str) -> None:
    assert f"inspection/{SLAC}" not in {value for _, value in of(derived(OWN, other), REMIT.names)}


IN_PRINT = """
    id:report-R1 <http://purl.org/dc/terms/issued> "2010-11-05"^^xsd:date .
    inspection:A-slac-2010-09-13 schema:endDate "2010-10-01"^^xsd:date ."""


@pytest.mark.parametrize("month", ["2010-10", "2010-11"])
def test_is_an_inspection_cited_by_its_last_day_or_its_report_still_that_one(month: str) -> None:
    facts = derived(OWN + IN_PRINT, citation("R2", "slac", month, previous=False))
    assert of(facts, REMIT.names) == {(f"citation/R2/slac-{month}", f"inspection/{SLAC}")}
    assert not of(facts, RDF.type), "no second inspection is made of it"


def test_which_inspection_has_the_report_that_was_published_then() -> None:
    cited = citation("R2", "slac", "2010", previous=False).replace("citedPeriod", "citedPublication")
    cited = cited.replace('"2010"^^xsd:gYear', '"2010-11"^^xsd:gYearMonth')
    facts = derived(OWN + IN_PRINT, cited[: cited.rindex(";")] + ".")
    assert of(facts, REMIT.names) == {("citation/R2/slac-2010", f"inspection/{SLAC}")}


def test_which_inspection_was_the_last_one_in_a_month_if_only_one_was_then() -> None:
    cited = citation("R3", "slac", "2010-09").replace("remit:citedFramework framework:slac ;", "")
    cited = cited.replace('"last visit"', '"previous inspection"')
    later = inspection("A-sif-2014-06-02", "sif", "2014-06-02", "R3")
    named = {("citation/R3/slac-2010-09", f"inspection/{SLAC}")}
    assert of(derived(OWN, later, cited[: cited.rindex(";")] + "."), REMIT.names) == named
    twice = inspection("A-protection-2010-09-20", "protection", "2010-09-20", "R4")
    assert not of(derived(OWN, twice, later, cited[: cited.rindex(";")] + "."), REMIT.names)


def test_what_is_known_of_an_inspection_that_only_others_speak_of() -> None:
    facts = derived(OWN + citation("R1", "unannounced-cra", "2010-06"))
    node = f"inspection/{VISIT}"
    assert {(p, o) for s, p, o in facts if s == node} == {
        (str(RDF.type), str(REMIT.Inspection)),
        (str(REMIT.inspectedAuthority), "A"),
        (str(REMIT.framework), concept("frameworks", "unannounced-cra")),
        ("https://schema.org/startDate", "2010-06"),
        (str(REMIT.knownFrom), "citation/R1/unannounced-cra-2010-06"),
        (str(REMIT.rule), "known-from-citation"),
    }
    assert named_earlier(facts) == {(f"inspection/{SLAC}", node)}


def test_do_two_reports_that_cite_one_inspection_make_one() -> None:
    facts = derived(
        OWN + citation("R1", "unannounced-cra", "2010-06"), citation("R2", "unannounced-cra", "2010-06", previous=False)
    )
    assert {node for node, kind in of(facts, RDF.type) if kind == str(REMIT.Inspection)} == {f"inspection/{VISIT}"}
    assert of(facts, REMIT.cites) == {("report-R1", f"inspection/{VISIT}"), ("report-R2", f"inspection/{VISIT}")}


def test_does_a_year_mean_the_inspection_that_other_words_date_to_the_month() -> None:
    facts = derived(
        OWN + citation("R1", "unannounced-cra", "2010-06"), citation("R2", "unannounced-cra", "2010", previous=False)
    )
    assert {node for node, kind in of(facts, RDF.type) if kind == str(REMIT.Inspection)} == {f"inspection/{VISIT}"}
    assert ("citation/R2/unannounced-cra-2010", f"inspection/{VISIT}") in of(facts, REMIT.names)


def test_does_a_year_before_the_reports_own_inspection_stay_apart_from_a_month_after_it() -> None:
    facts = derived(
        OWN + citation("R1", "unannounced-cra", "2010"), citation("R2", "unannounced-cra", "2010-11", previous=False)
    )
    assert dict(of(facts, REMIT.names)) == {
        "citation/R1/unannounced-cra-2010": "inspection/A-unannounced-cra-2010",
        "citation/R2/unannounced-cra-2010-11": "inspection/A-unannounced-cra-2010-11",
    }


def test_is_a_citation_that_fits_two_inspections_left_open() -> None:
    facts = derived(
        inspection("A-monitoring-visit-2017-02-01", "monitoring-visit", "2017-02-01", "R1"),
        inspection("A-monitoring-visit-2017-07-01", "monitoring-visit", "2017-07-01", "R2"),
        inspection("A-sif-2018-03-01", "sif", "2018-03-01", "R3") + citation("R3", "monitoring-visit", "2017"),
    )
    assert not of(facts, REMIT.names)
    assert not named_earlier(facts)
    node = "discrepancy/citation/R3/monitoring-visit-2017"
    assert of(facts, REMIT.discrepancyKind) == {(node, concept("discrepancyKinds", "ambiguous-citation"))}
    assert {value for _, value in of(facts, REMIT.between)} == {
        "citation/R3/monitoring-visit-2017",
        "inspection/A-monitoring-visit-2017-02-01",
        "inspection/A-monitoring-visit-2017-07-01",
    }


def test_is_the_visit_before_this_one_never_this_one() -> None:
    facts = derived(
        inspection("A-monitoring-visit-2017-07-01", "monitoring-visit", "2017-07-01", "R1")
        + citation("R1", "monitoring-visit", "2017"),
        inspection("A-monitoring-visit-2017-11-01", "monitoring-visit", "2017-11-01", "R2"),
        inspection("A-monitoring-visit-2017-02-01", "monitoring-visit", "2017-02-01", "R3"),
    )
    assert named_earlier(facts) == {
        ("inspection/A-monitoring-visit-2017-07-01", "inspection/A-monitoring-visit-2017-02-01")
    }


@pytest.mark.parametrize("previous", [True, False])
def test_do_a_reports_words_about_another_inspection_never_mean_its_own(previous: bool) -> None:
    visit = inspection("A-monitoring-visit-2017-07-01", "monitoring-visit", "2017-07-01", "R1")
    facts = derived(visit + citation("R1", "monitoring-visit", "2017", previous=previous))
    assert {value for _, value in of(facts, REMIT.names)} == {"inspection/A-monitoring-visit-2017"}
    letter = inspection("A-apa-2006", "apa", "2006", "R1") + citation("R1", "apa", "2006", previous=previous)
    assert derived(letter) == set()


def test_is_an_inspection_that_is_said_to_be_earlier_but_dated_later_no_previous_one() -> None:
    facts = derived(OWN + citation("R1", "unannounced-cra", "2010-11"))
    assert of(facts, REMIT.cites) == {("report-R1", "inspection/A-unannounced-cra-2010-11")}
    assert not named_earlier(facts)


def test_which_of_the_inspections_that_others_speak_of_does_a_year_mean() -> None:
    facts = derived(
        OWN + citation("R1", "unannounced-cra", "2010"),
        citation("R2", "unannounced-cra", "2010-06", previous=False),
        citation("R3", "unannounced-cra", "2010-11", previous=False),
        citation("R4", "unannounced-cra", "2009-10", previous=False),
    )
    named = {value for node, value in of(facts, REMIT.names) if "/R1/" in node}
    assert named == {"inspection/A-unannounced-cra-2010-06"}


def test_does_an_inspection_with_a_report_come_before_one_that_others_speak_of() -> None:
    facts = derived(
        OWN + citation("R1", "unannounced-cra", "2010"),
        inspection("A-unannounced-cra-2010-02-01", "unannounced-cra", "2010-02-01", "R2"),
        citation("R3", "unannounced-cra", "2010-06", previous=False),
    )
    named = {value for node, value in of(facts, REMIT.names) if "/R1/" in node}
    assert named == {"inspection/A-unannounced-cra-2010-02-01"}


def test_does_a_year_wait_for_no_words_that_name_an_inspection_with_a_report() -> None:
    facts = derived(
        inspection("A-slac-2010-06-05", "slac", "2010-06-05", "R1") + citation("R1", "unannounced-cra", "2010"),
        inspection("A-unannounced-cra-2010-06-08", "unannounced-cra", "2010-06-08", "R2"),
        citation("R3", "unannounced-cra", "2010-06", previous=False),
    )
    assert dict(of(facts, REMIT.names)) == {
        "citation/R1/unannounced-cra-2010": "inspection/A-unannounced-cra-2010",
        "citation/R3/unannounced-cra-2010-06": "inspection/A-unannounced-cra-2010-06-08",
    }


def test_is_an_assessment_known_by_its_year_alone() -> None:
    letter = inspection("A-apa-2006", "apa", "2006", "R1")
    citing = f"""
    <{BASE}citation/R2/apa-2006-11> a remit:Citation ; remit:citedIn id:report-R2 ; remit:citedAs "letter" ;
        remit:citedAuthority id:A ; remit:citedFramework framework:apa ; remit:citedPeriod "2006-11"^^xsd:gYearMonth ;
        remit:isPrevious true ; remit:provisionally inspection:A-apa-2006 ."""
    assert of(derived(letter, citing), REMIT.names) == {("citation/R2/apa-2006-11", "inspection/A-apa-2006")}


def test_which_inspection_does_a_follow_up_follow() -> None:
    follow_up = f"""
    <{BASE}followup/R1/1> a remit:FollowUp ; remit:inCitation <{BASE}citation/R1/unannounced-cra-2010-06> ."""
    facts = derived(OWN + citation("R1", "unannounced-cra", "2010-06") + follow_up)
    assert of(facts, REMIT.follows) == {("followup/R1/1", f"inspection/{VISIT}")}


def test_who_inherits_a_recommendation_and_who_carries_it_today() -> None:
    facts = derived(
        OWNED
        + """
        id:old remit:successor id:middle ; schema:dissolutionDate "2013-03-31"^^xsd:date .
        id:middle remit:successor id:new ; schema:dissolutionDate "2022-06-30"^^xsd:date .
        id:new a remit:IntegratedCareBoard ."""
    )
    assert of(facts, REMIT.inheritedBy) == {("rec", "middle"), ("rec", "new")}
    assert of(facts, REMIT.currentBearer) == {("rec", "new")}


def test_does_an_owner_that_still_exists_carry_its_own_duty() -> None:
    facts = derived(OWNED)
    assert not of(facts, REMIT.inheritedBy)
    assert of(facts, REMIT.currentBearer) == {("rec", "old")}


def test_does_nobody_carry_the_duty_of_a_body_that_ended_without_a_successor() -> None:
    facts = derived(OWNED + ' id:old schema:dissolutionDate "2013-03-31"^^xsd:date .')
    assert not of(facts, REMIT.currentBearer)


def test_do_two_successors_both_carry_the_duty_and_does_a_circle_end() -> None:
    split = derived(OWNED + " id:old remit:successor id:north, id:south .")
    assert of(split, REMIT.currentBearer) == {("rec", "north"), ("rec", "south")}
    circle = derived(OWNED + " id:old remit:successor id:new . id:new remit:successor id:old .")
    assert not of(circle, REMIT.currentBearer)


@pytest.mark.parametrize("membership", ["id:old org:hasMember {} .", "{} org:memberOf id:old ."])
def test_does_what_a_group_is_told_fall_to_its_known_members(membership: str) -> None:
    group = f"""
        id:old a remit:AgencyGroup . <{BASE}assignment/rec/1> remit:asWritten "NHS providers" ;
            remit:evidence <{BASE}evidence/R1/1-2> ."""
    facts = derived(OWNED + group + membership.format(f"<{BASE}organisation/RWH>"))
    made = "assignment/rec/1/member/RWH"
    assert of(facts, REMIT.inferredOwner) == {("rec", "organisation/RWH")}
    assert {(p, o) for s, p, o in facts if s == made} == {
        (str(RDF.type), str(REMIT.Assignment)),
        (str(REMIT.agency), "organisation/RWH"),
        (str(REMIT.basis), concept("assignmentBases", "member")),
        (str(REMIT.asWritten), "NHS providers"),
        (str(REMIT.evidence), "evidence/R1/1-2"),
        (str(REMIT.rule), "group-member"),
    }
    assert not of(facts, REMIT.ownedBy), "whom no words tell is not among the owners"
    assert of(facts, REMIT.currentBearer) == {("rec", "old")}


def test_do_members_of_a_body_that_is_no_group_own_nothing() -> None:
    facts = derived(OWNED + f" id:old a remit:NHSTrust ; org:hasMember <{BASE}organisation/RWH> .")
    assert not of(facts, REMIT.inferredOwner)


def test_is_a_member_that_is_told_itself_no_inferred_owner() -> None:
    told = f"id:old a remit:AgencyGroup ; org:hasMember id:one . id:rec remit:ownedBy id:one ; remit:inferredOwner <{BASE}organisation/RWH> ."
    also = f"id:old org:hasMember <{BASE}organisation/RWH> ."
    assert not of(derived(OWNED + told + also), REMIT.inferredOwner)


SOUGHT = f"""
    id:R1 schema:about id:A ; <http://purl.org/dc/terms/issued> "2011-03-01"^^xsd:date .
    id:E1 <http://www.w3.org/ns/oa#hasSource> id:R1 .
    id:rec a remit:Recommendation ; remit:assignment <{BASE}assignment/rec/1> ; remit:ownedBy id:group .
    <{BASE}assignment/rec/1> remit:agency id:group ; remit:evidence id:E1 ; remit:membersRole "provides" ;
        remit:membersService <{concept("services", "accident-and-emergency")}> ."""


def says(number: int, day: str, body: str, service: str) -> str:
    """What another report of the area says that a body provides."""
    return f"""
        id:R{number} schema:about id:A ; <http://purl.org/dc/terms/issued> "{day}"^^xsd:date .
        id:P{number} remit:inArea id:A ; remit:role "provides" ; remit:agency <{BASE}organisation/{body}> ; remit:inReport id:R{number} ;
            remit:service <{concept("services", service)}> ; remit:asWritten "{body}" ; remit:evidence id:E{number} ."""


def test_are_a_groups_members_found_in_another_report_of_the_area_near_in_time() -> None:
    facts = derived(SOUGHT, says(2, "2012-08-01", "RWH", "hospital-care"))
    made = "assignment/rec/1/member/RWH"
    assert ("rec", "organisation/RWH") in of(facts, REMIT.inferredOwner)
    assert not of(facts, REMIT.ownedBy)
    assert {o for s, p, o in facts if s == made and p == str(REMIT.evidence)} == {"E1", "E2"}
    assert (made, "member-by-another-report") in of(facts, REMIT.rule)


@pytest.mark.parametrize(
    "other",
    [
        says(2, "2015-08-01", "RWH", "hospital-care"),  # long after
        says(2, "2012-08-01", "RWH", "school-nursing"),  # of something else
        says(2, "2012-08-01", "RWH", "health"),  # of no service in particular
    ],
)
def test_is_nobody_a_member_by_what_another_report_says_of_something_else_or_long_after(other: str) -> None:
    assert not of(derived(SOUGHT, other), REMIT.inferredOwner)


def test_what_follows_from_the_real_reports(seeds_data: Path) -> None:
    store = Store()
    for path in sorted(seeds_data.rglob("*.nq")):
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    previous = [
        (quad.subject.value.rsplit("/", 1)[1], quad.object.value.rsplit("/", 1)[1])
        for quad in store.quads_for_pattern(None, NamedNode(str(REMIT.previousInspection)), None, None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    ]
    assert set(previous) >= {
        ("E10000015-slac-2010-10-11", "E10000015-jar-2007"),
        ("E10000015-slac-2010-10-11", "E10000015-unannounced-cra-2009-10"),
        ("E10000015-unannounced-cra-2011-05-17", "E10000015-unannounced-cra-2009-10"),
        ("E06000019-slac-2010-09-13", "E06000019-jar-2005"),
        ("E06000019-slac-2010-09-13", "E06000019-unannounced-cra-2010-06"),
    }
