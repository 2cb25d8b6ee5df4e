"""Reports of the single inspection framework: two strands, a sentence for the overall judgement, numbered recommendations.

The reports of these tests are invented, in the forms that real ones had from 2013 to 2018.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from fictional_reports import read
from sif_reports import ABOUT, COVER, FINDINGS, TABLE, early_report, late_report

from ingest.building.sources.listing import read_listing
from ingest.facts import Judgement, Listed, Recommendation, ReportFacts
from ingest.reading.report import read_report
from ontology.errors import UnknownFamily
from ontology.registers.register import Register
from ontology.schemes import Schemes, load_schemes


@pytest.fixture(scope="module")
def late(register: Register, schemes: Schemes) -> ReportFacts:
    """A report in the form of 2015 to 2017."""
    return _late(register, schemes)


@pytest.fixture(scope="module")
def early(register: Register, schemes: Schemes) -> ReportFacts:
    """A report in the form of 2014."""
    return read(early_report(), register, schemes, "fictional.md")


def _late(register: Register, schemes: Schemes, **changed: str) -> ReportFacts:
    return read(late_report(**changed), register, schemes, "fictional.md")


def _grades(report: ReportFacts) -> dict[str, str]:
    schemes = load_schemes()
    return {judgement.aspect.rsplit("/", 1)[1]: schemes.label(judgement.grade) for judgement in report.judgements}


def _of_the_board(report: ReportFacts) -> list[Recommendation]:
    return [item for item in report.recommendations if item.strand == "lscb"]


def _owners(item: Recommendation) -> list[tuple[str, str]]:
    return [(owner.agency.label, owner.basis) for owner in item.assignments]


def test_which_grades_does_the_front_table_give(late: ReportFacts) -> None:
    assert _grades(late) == {
        "overall-effectiveness": "requires improvement",
        "help-and-protection": "requires improvement",
        "looked-after-and-permanence": "good",
        "adoption-performance": "outstanding",
        "care-leavers": "inadequate",
        "leadership-management-and-governance": "good",
        "lscb": "good",
    }


def test_is_the_boards_judgement_in_a_strand_of_its_own(late: ReportFacts) -> None:
    assert [(j.strand, j.aspect.endswith("/lscb")) for j in late.judgements if j.strand] == [("lscb", True)]


def test_do_headings_with_longer_names_and_grades_on_the_next_line_agree_with_the_table(late: ReportFacts) -> None:
    stated = {j.aspect.rsplit("/", 1)[1]: [s.place.value for s in j.statements] for j in late.judgements}
    assert stated["help-and-protection"] == ["table", "heading"]
    assert stated["adoption-performance"] == ["table", "heading"]
    assert not any(j.conflicting for j in late.judgements)


def test_does_a_heading_that_differs_from_the_table_stay_as_a_contradiction(
    register: Register, schemes: Schemes
) -> None:
    report = _late(register, schemes, findings=FINDINGS.replace("is outstanding", "is good"))
    adoption = _judgement(report, "adoption-performance")
    assert _grades(report)["adoption-performance"] == "outstanding"
    assert [s.quotation.exact.rsplit(" ", 1)[1] for s in adoption.conflicting] == ["good"]


def _judgement(report: ReportFacts, aspect: str) -> Judgement:
    return next(j for j in report.judgements if j.aspect.endswith(f"/{aspect}"))


def test_is_a_blank_cell_filled_by_the_heading_within(register: Register, schemes: Schemes) -> None:
    table = TABLE.replace("\t2.1 Adoption performance\tOutstanding\n", "")
    report = _late(register, schemes, table=table)
    assert [s.place.value for s in _judgement(report, "adoption-performance").statements] == ["heading"]


def test_is_the_overall_judgement_found_in_the_summary_where_the_front_has_none(
    register: Register, schemes: Schemes
) -> None:
    table = TABLE.split("\n", 1)[1]
    summary = "# Executive summary\n\nMuch was asked of staff. Children’s services in Marlshire are inadequate because of drift."
    report = _late(register, schemes, table=table, opening=summary)
    overall = _judgement(report, "overall-effectiveness")
    assert [(s.place.value, s.quotation.exact) for s in overall.statements] == [
        ("sentence", "Children’s services in Marlshire are inadequate because of drift.")
    ]


def test_which_grades_does_a_report_of_2014_give_though_a_line_end_cuts_one(early: ReportFacts) -> None:
    grades = _grades(early)
    assert (grades["overall-effectiveness"], grades["lscb"], grades["care-leavers"]) == (
        "requires improvement",
        "requires improvement",
        "good",
    )


def test_is_a_definition_of_the_grades_taken_for_a_judgement(early: ReportFacts) -> None:
    words = [s.quotation.exact for j in early.judgements for s in j.statements]
    assert not [quoted for quoted in words if quoted.startswith(("A ", "An "))]
    assert not any(j.conflicting for j in early.judgements)


def test_what_is_recommended_and_where_do_the_lists_end(late: ReportFacts) -> None:
    assert [(r.kind, r.strand, r.text) for r in late.recommendations] == [
        ("recommendation", None, "Ensure that every visit is written down within the week (paragraph 14)."),
        (
            "recommendation",
            None,
            "Improve the arrangements for children who run away from home, by: • asking each of them why • telling the police what they said.",
        ),
        ("recommendation", None, "Leaders should meet the children whom they speak of."),
        ("recommendation", "lscb", "Agree with schools how their worries are passed on."),
        ("recommendation", "lscb", "The board should hear from children twice a year."),
    ]


def test_what_needs_to_improve_under_which_heading_and_topic(early: ReportFacts) -> None:
    assert [(r.kind, r.strand, r.section) for r in early.recommendations] == [
        ("priority-action", None, None),
        ("area-for-improvement", None, "Help and protection"),
        ("area-for-improvement", None, "Help and protection"),
        ("area-for-improvement", "lscb", None),
    ]


def test_does_a_priority_action_get_a_priority_only_by_its_own_words(early: ReportFacts) -> None:
    assert [(r.priority, r.due and r.due.isoformat()) for r in early.recommendations] == [
        ("within-one-month", "2014-06-14"),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_who_owns_what_a_heading_leads_in(early: ReportFacts) -> None:
    first, second, third, _ = early.recommendations
    assert _owners(first) == [("Marlshire County Council", "lead-in")]
    assert _owners(second) == [("Marlshire County Council", "lead-in"), ("Senior managers", "named")]
    assert _owners(third) == [("Marlshire County Council", "named"), ("North Marlshire Hospitals NHS Trust", "named")]


def test_whose_are_the_boards_recommendations_though_nothing_says_so(late: ReportFacts, early: ReportFacts) -> None:
    unsaid, named = _of_the_board(late)
    assert [(o.agency.kind, o.as_written, o.basis) for o in unsaid.assignments] == [
        ("SafeguardingBoard", "Local Safeguarding Children Board", "default")
    ]
    assert [(o.agency.key, o.as_written, o.basis) for o in named.assignments] == [
        (unsaid.assignments[0].agency.key, "The board", "named")
    ]
    assert [o.agency.kind for item in _of_the_board(early) for o in item.assignments] == ["SafeguardingBoard"]


def test_whose_are_the_authoritys_where_no_heading_says_so(late: ReportFacts) -> None:
    assert _owners(late.recommendations[0]) == [("Marlshire County Council", "default")]
    assert _owners(late.recommendations[2]) == [("Leaders", "named")]


def test_what_does_the_report_call_strengths_and_weaknesses(early: ReportFacts) -> None:
    assert [(f.kind, f.text) for f in early.findings] == [
        ("weakness", "Visits are late."),
        ("strength", "Foster carers stay."),
        ("strength", "Schools know whom to ring."),
    ]


def test_when_was_the_inspection_who_led_it_and_when_did_its_report_come_out(
    late: ReportFacts, early: ReportFacts
) -> None:
    for report, days, published in (
        (late, ("2015-06-02", "2015-06-25"), date(2015, 8, 7)),
        (early, ("2014-03-11", "2014-04-02"), date(2014, 5, 14)),
    ):
        assert report.inspection
        assert tuple(day and day.iso() for day in (report.inspection.start, report.inspection.end)) == days
        assert report.inspection.lead_inspectors == ("Rosalind Thackery",)
        assert (report.published, report.shortfalls) == (published, ())


def test_is_a_re_inspection_without_a_board_complete(register: Register, schemes: Schemes) -> None:
    cover = (
        COVER.split("\nand\n")[0].replace("# Inspection", "# Re-inspection")
        + "\n"
        + COVER[COVER.index("Inspection date:") :]
    )
    report = _late(register, schemes, cover=cover, board="")
    assert report.shortfalls == ()
    assert "lscb" not in _grades(report)


def test_is_a_review_of_the_board_alone_one_strand(register: Register, schemes: Schemes) -> None:
    cover = """# Marlshire Safeguarding Children Board

# Review of the effectiveness of the Local Safeguarding Children Board

Inspection date: 15 June 2015 – 17 June 2015

Report published: 3 August 2015

# The Local Safeguarding Children Board requires improvement
"""
    lists = """# Executive summary

Its chair is new.

# Recommendations

- Update the plan.

- Test what training changes.

# Inspection findings

1. The chair asks.
"""
    report = read("\n".join((cover, lists, ABOUT)), register, schemes, "fictional.md")
    assert (report.family, report.authority.label) == ("sif", "Marlshire County Council")
    assert report.title.startswith("Review of the effectiveness of the local safeguarding children board")
    assert _grades(report) == {"lscb": "requires improvement"}
    assert [(r.strand, r.text, r.assignments[0].agency.kind) for r in report.recommendations] == [
        ("lscb", "Update the plan.", "SafeguardingBoard"),
        ("lscb", "Test what training changes.", "SafeguardingBoard"),
    ]
    assert report.shortfalls == ()


def test_does_a_report_say_what_it_was_expected_to_hold_and_does_not(register: Register, schemes: Schemes) -> None:
    cover = COVER.replace("Report published: 7 August 2015", "")
    report = _late(register, schemes, cover=cover, recommendations="", about="")
    expected = {shortfall.expected for shortfall in report.shortfalls}
    assert expected == {"the date of publication", "the lead inspector", "recommendations to the local authority"}


def test_which_earlier_inspections_does_it_speak_of_and_by_which_framework(
    register: Register, schemes: Schemes
) -> None:
    previous = """# The local authority

# Previous Ofsted inspections

- The previous inspection of the local authority’s arrangements for the protection of children was in March 2013.

- The previous inspection of the local authority’s services for looked after children was in November 2010.

Almost all the areas for improvement identified in the inspection of child protection services in 2013 have been addressed.
"""
    report = _late(register, schemes, opening=previous)
    assert [(c.key, c.previous) for c in report.citations] == [("protection-2013-03", True), ("slac-2010-11", True)]
    assert [(f.citation, f.status) for f in report.follow_ups] == [("protection-2013-03", "partly-met")]


def test_is_a_text_about_such_an_inspection_one_of_its_reports(register: Register, schemes: Schemes) -> None:
    text = "Marlshire County Council\n\nThe last inspection of services for children in need of help and protection was long ago."
    with pytest.raises(UnknownFamily):
        read(text, register, schemes)


def test_does_every_real_report_of_the_family_yield_its_parts(
    shared: Path, register: Register, schemes: Schemes
) -> None:
    listing = read_listing(shared / "corpus").rows
    files = sorted(path for path in (shared / "corpus").glob("*childrens-services-201[4-8]*.pdf"))[::3]
    read_so = [_real(path, register, schemes, listing) for path in files]
    reports = [report for report in read_so if report is not None]
    assert len(reports) >= 6
    for report in reports:
        assert report.recommendations, report.source.file_name
        # islands without children looked after have no such grades: their lack is told, or the table says "not judged"
        told = (
            any(s.expected.startswith("a grade for") for s in report.shortfalls)
            or "not judged" in report.source.text.lower()
        )
        assert len(report.judgements) in (1, 6, 7) or told, report.source.file_name
        assert not any(j.conflicting for j in report.judgements), report.source.file_name


def _real(path: Path, register: Register, schemes: Schemes, listing: Mapping[str, Listed]) -> ReportFacts | None:
    try:
        report = read_report(path, register=register, schemes=schemes, listed=listing.get(path.name))
    except UnknownFamily:
        return None
    return report if report.family == "sif" else None
