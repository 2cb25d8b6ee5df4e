"""Reviews of health services and joint area reviews in other layouts than the usual ones: tables, labels without colons, figures above labels."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from test_reviews import ALTERNATING, BODY, JAR, ROWS, TITLE, WHEN

from examples.generator.content import Heading, Lines, Manuscript, PageTurn, Paragraph, Table
from examples.generator.layout import lay_out
from examples.generator.pdf import write_pdf
from ingest.dates import find_date, find_range
from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.reviews_read import CCG, COMMUNITY, VALE, Read, told_by_number


def test_recommendations_that_stand_in_a_ruled_table_are_read(
    tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    rows = (
        ("1.", f"{VALE} should:"), ("1.1", "Ask fathers too."), ("1.2", "Count the cots."),
        ("2.", f"{CCG} and {COMMUNITY} should:"), ("2.1", "Buy more cots."),
    )  # fmt: skip
    blocks = (
        Heading("Review of Health Services for Children Looked After and Safeguarding in Marlshire", 26.0), PageTurn(),
        Heading("The role of health services in Marlshire"), Lines(tuple(ALTERNATING.strip().split("\n"))), PageTurn(),
        Heading("Recommendations"), Table(rows, (0.1, 0.9)), Heading("Next steps"),
        Paragraph(f"An action plan is required from {CCG} within 20 working days of receipt of this report."),
    )  # fmt: skip
    path = tmp_path / "review.pdf"
    path.write_bytes(write_pdf(lay_out(Manuscript("Review", blocks)), "Review"))
    facts = read_report(path, register=register, schemes=schemes)
    assert told_by_number(facts) == {"1.1": [VALE], "1.2": [VALE], "2.1": [CCG, COMMUNITY]}
    assert not facts.shortfalls


def test_a_value_of_the_title_page_may_run_on_over_its_lines(read: Read) -> None:
    running = f"{VALE}, Marlshire\nCommunity NHS Trust and Osney Project"
    page = ALTERNATING.replace(f"{VALE}\n{COMMUNITY}\nOsney Project", running)
    facts = read(TITLE + page + BODY)
    assert [s.as_written for s in facts.services if s.service == "health services" and s.role == "provides"] == [
        VALE, COMMUNITY.replace(" Community", "\nCommunity").replace("\n", " "), "Osney Project",
    ]  # fmt: skip


def test_labels_without_a_colon_end_the_list_before_them(read: Read) -> None:
    page = ALTERNATING.replace("NHS England area:", "NHS England area").replace("CQC region:", "CQC region")
    facts = read(TITLE + page.replace("CQC Regional Director:", "CQC Regional Director") + BODY)
    assert [s.as_written for s in facts.services if s.service == "health services" and s.role == "commissions"] == [CCG]


def test_a_lead_in_that_counts_itself_tells_nobody_by_its_count(read: Read) -> None:
    body = BODY.replace("1. NHS Marlshire CCG and", "Recommendation 1: NHS Marlshire CCG and")
    facts = read(TITLE + ALTERNATING + body.replace("2. All provider trusts", "Recommendation 2: All provider trusts"))
    assert told_by_number(facts)["1.1"] == [CCG, VALE]
    assert told_by_number(facts)["2.1"] == ["All provider trusts"]


def test_who_is_named_lead_in_brackets_is_still_named(read: Read) -> None:
    facts = read(TITLE + ALTERNATING.replace("Hester Osney", "Hester Osney (team leader)") + BODY)
    assert facts.inspection is not None
    assert facts.inspection.lead_inspectors == ("Hester Osney",)


def test_of_a_week_only_the_first_day_istold(read: Read) -> None:
    page = ALTERNATING.replace("2nd June 2014 to 6th June 2014", "Week commencing 2 June 2014")
    inspection = read(TITLE + page + BODY).inspection
    assert inspection is not None
    assert (inspection.start and inspection.start.iso(), inspection.end) == ("2014-06-02", None)


@pytest.mark.parametrize(
    ("sentence", "service", "said"),
    [
        (f"CAMHS is commissioned by {CCG} and is provided by {VALE}.", "CAMHS", {("commissions", CCG), ("provides", VALE)}),
        (f"CAMHS is provided in partnership by {VALE} and {COMMUNITY}, and is commissioned by {CCG}.", "CAMHS",
         {("provides", VALE), ("provides", COMMUNITY), ("commissions", CCG)}),
        (f"CAMHS is commissioned by {CCG} on behalf of all its neighbours and provided by {VALE}.", "CAMHS",
         {("commissions", CCG), ("provides", VALE)}),
        (f"Health visiting is commissioned by Marlshire County Council’s public health team and delivered by {VALE}.", "Health visiting",
         {("commissions", "Marlshire County Council’s public health team"), ("provides", VALE)}),
    ],
)  # fmt: skip
def test_who_provides_and_who_commissions_where_both_are_said_at_once(
    sentence: str, service: str, said: set[tuple[str, str]], read: Read
) -> None:
    facts = read(TITLE + ALTERNATING + BODY.replace("1. Early help", f"{sentence}\n1. Early help"))
    assert {(s.role, s.as_written) for s in facts.services if s.service == service} == said


def test_a_month_may_stand_before_its_day_and_the_before_a_last_day() -> None:
    found = find_date("February 21st, 2014")
    assert found is not None
    assert found[0] == date(2014, 2, 21)
    days = find_range("Between the 1st February and the 5th February 2016")
    assert days is not None
    assert (days.first, days.last) == (date(2016, 2, 1), date(2016, 2, 5))


def _grades(facts: ReportFacts, schemes: Schemes) -> dict[tuple[str | None, str | None], str]:
    own = {aspect.iri: aspect.label for aspect in facts.own_aspects}
    return {(own.get(j.aspect) or schemes.label(j.aspect), j.part): j.grade[-1] for j in facts.judgements}


def test_a_label_may_go_on_below_its_figures(read: Read, schemes: Schemes) -> None:
    rows = "Safeguarding 3 2 3\nSexual health of young 2\npeople\nService management 3"
    facts = read(JAR.format(when=WHEN, rows=rows))
    assert _grades(facts, schemes) == _grades(read(JAR.format(when=WHEN, rows=ROWS)), schemes)


def test_the_scale_amid_the_heads_of_columns_is_no_row(read: Read, schemes: Schemes) -> None:
    text = JAR.format(when=WHEN, rows=ROWS).replace(
        "good; 2: adequate; 1: inadequate", "good; 2:\nadequate; 1: inadequate"
    )
    assert _grades(read(text), schemes) == _grades(read(JAR.format(when=WHEN, rows=ROWS)), schemes)


def test_two_stages_are_one_review_from_the_first_day_to_the_last(read: Read) -> None:
    when = "in two stages: analysis from 7 to 11 January 2008 and fieldwork between 28 January and 8 February 2008"
    inspection = read(JAR.format(when=when, rows=ROWS)).inspection
    assert inspection is not None
    assert [day and day.iso() for day in (inspection.start, inspection.end)] == ["2008-01-07", "2008-02-08"]


def test_a_numbered_paragraph_between_lists_asks_by_itself_and_the_next_leads_in(read: Read) -> None:
    between = (
        "For action over the next six months\n4. Marlshire Primary Care Trust should count its beds.\n"
        "5. Marlshire Police and the council should:\n• share what they know.\nFor action in the longer term\n6. Marlshire Primary"
    )
    text = JAR.format(when=WHEN, rows=ROWS).replace("For action in the longer term\n4. Marlshire Primary", between)
    found = read(text)
    told = [(r.text, r.priority, [a.as_written for a in r.assignments]) for r in found.recommendations[2:4]]
    assert told == [
        ("Marlshire Primary Care Trust should count its beds.", "within-six-months", ["Marlshire Primary Care Trust"]),
        ("share what they know.", "within-six-months", ["Marlshire Police", "the council"]),
    ]


@pytest.mark.parametrize(
    "told", ["Marlshire Police should, with the council:", "Marlshire Police, with the council, should:"]
)
def test_whoever_a_lead_in_names_with_another_is_told_too(told: str, read: Read) -> None:
    text = JAR.format(when=WHEN, rows=ROWS).replace("Marlshire Primary Care Trust should:", told)
    owners = [a.as_written for a in read(text).recommendations[-1].assignments]
    assert owners[:2] == ["Marlshire Police", "the council"]


def test_dashes_under_another_sign_are_points_of_their_item(read: Read) -> None:
    text = JAR.format(when=WHEN, rows=ROWS).replace(
        "by means of\n• a list\n• two clerks", "each day\n– by hand\n– in ink"
    )
    assert read(text).recommendations[0].text == "answer each letter, each day • by hand • in ink"


def test_the_last_row_of_a_table_is_no_foot_though_a_contents_list_ends_alike(read: Read, schemes: Schemes) -> None:
    contents = "\fContents\nIntroduction 2\nGrades 2\nService management 5\n\fIntroduction"
    text = JAR.format(when=WHEN, rows=ROWS).replace("\fIntroduction", contents)
    text = text.replace("Service management 3\nRecommendations", "Service management 3\n\fRecommendations")
    assert ("Service management", "overall") in _grades(read(text), schemes)
