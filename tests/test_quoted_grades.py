"""What follows where one report quotes a grade that another inspection gave? R1, R2 ... are reports, as in `test_rules.py`."""

from __future__ import annotations

import pytest
from rule_facts import (
    OWN,
    QUOTING,
    SLAC,
    citation,
    derived,
    of,
    own_grade,
    quoted_grade,
)

from ontology.terms import RDF, RDFS, REMIT, concept


def test_is_a_quoted_grade_that_agrees_evidence_for_the_same_judgement() -> None:
    facts = derived(
        OWN + own_grade("partnerships", "safeguarding", "3"),
        QUOTING + quoted_grade("R2", 1, "partnerships", "safeguarding", "3"),
    )
    judgement = f"judgement/{SLAC}/safeguarding/partnerships"
    assert of(facts, REMIT.evidence) == {(judgement, "evidence/R2/1")}
    assert of(facts, REMIT.restsOn) == {(judgement, "statement/R2/1")}
    assert of(facts, REMIT.fromInspection) == {("statement/R2/1", f"inspection/{SLAC}")}
    assert not of(facts, REMIT.between)


def test_is_a_quoted_grade_that_differs_told_and_no_evidence() -> None:
    facts = derived(
        OWN + own_grade("partnerships", "safeguarding", "3"),
        QUOTING + quoted_grade("R2", 1, "partnerships", "safeguarding", "2"),
    )
    assert not of(facts, REMIT.evidence)
    node = "discrepancy/statement/R2/1"
    assert of(facts, REMIT.between) == {(node, "statement/R2/1"), (node, "statement/R1/safeguarding-partnerships")}
    assert of(facts, REMIT.discrepancyKind) == {(node, concept("discrepancyKinds", "second-hand-differs"))}
    [(_, words)] = of(facts, RDFS.comment)
    assert all(part in words for part in ("“Partnerships”", "“good”", "“adequate”"))


@pytest.mark.parametrize("grade", ["2", "3"])
@pytest.mark.parametrize("strand", ["looked-after", None])
def test_is_a_grade_of_another_strand_another_grade(strand: str | None, grade: str) -> None:
    facts = derived(
        OWN + own_grade("partnerships", "safeguarding", "3"),
        QUOTING + quoted_grade("R2", 1, "partnerships", strand, grade),
    )
    made = f"judgement/{SLAC}/{strand or 'all'}/partnerships"
    assert (made, str(REMIT.secondHand), "true") in facts
    assert of(facts, REMIT.evidence) == {(made, "evidence/R2/1")}
    assert of(facts, REMIT.discrepancyKind) == {
        ("discrepancy/statement/R2/1", concept("discrepancyKinds", "second-hand-without-counterpart"))
    }


def test_what_is_made_of_a_quoted_grade_that_the_own_report_does_not_give() -> None:
    facts = derived(OWN, QUOTING + quoted_grade("R2", 1, "partnerships", "safeguarding", "2"))
    made = f"judgement/{SLAC}/safeguarding/partnerships"
    assert {(p, o) for s, p, o in facts if s == made} == {
        (str(RDF.type), str(REMIT.Judgement)),
        (str(REMIT.fromInspection), f"inspection/{SLAC}"),
        (str(REMIT.aspect), concept("aspects", "slac", "partnerships")),
        (str(REMIT.strand), concept("strands", "safeguarding")),
        (str(REMIT.grade), concept("grades2009", "2")),
        (str(REMIT.restsOn), "statement/R2/1"),
        (str(REMIT.evidence), "evidence/R2/1"),
        (str(REMIT.secondHand), "true"),
        (str(REMIT.rule), "second-hand"),
    }
    assert of(facts, REMIT.between) == {
        ("discrepancy/statement/R2/1", "statement/R2/1"),
        ("discrepancy/statement/R2/1", "report-R1"),
    }


def test_is_a_missing_counterpart_no_discrepancy_where_the_own_report_is_not_there() -> None:
    facts = derived(QUOTING + quoted_grade("R2", 1, "partnerships", "safeguarding", "2"))
    assert (f"judgement/{SLAC[:-3]}/safeguarding/partnerships", str(REMIT.secondHand), "true") in facts
    assert not of(facts, REMIT.discrepancyKind)


def test_is_no_judgement_made_of_quotations_that_differ() -> None:
    facts = derived(
        QUOTING + quoted_grade("R2", 1, "partnerships", "safeguarding", "2"),
        citation("R3", "slac", "2010-09", previous=False) + quoted_grade("R3", 1, "partnerships", "safeguarding", "3"),
    )
    assert not of(facts, REMIT.secondHand)
    node = "discrepancy/statement/R2/1/R3-1"
    assert of(facts, REMIT.between) == {(node, "statement/R2/1"), (node, "statement/R3/1")}


def test_are_quotations_that_differ_in_two_strands_two_judgements() -> None:
    facts = derived(
        QUOTING
        + quoted_grade("R2", 1, "partnerships", "safeguarding", "2")
        + quoted_grade("R2", 2, "partnerships", "looked-after", "3")
    )
    assert len(of(facts, REMIT.secondHand)) == 2
    assert not of(facts, REMIT.between)


@pytest.mark.parametrize(("own_strand", "pairs"), [("safeguarding", 1), ("looked-after", 3)])
def test_are_quotations_held_against_the_own_report_where_it_has_the_grade(own_strand: str, pairs: int) -> None:
    facts = derived(
        OWN + own_grade("partnerships", own_strand, "3"),
        QUOTING
        + quoted_grade("R2", 1, "partnerships", "safeguarding", "2")
        + quoted_grade("R2", 2, "partnerships", "safeguarding", "3"),
    )
    assert len({node for node, _ in of(facts, REMIT.between)}) == pairs
