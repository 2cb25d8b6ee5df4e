"""Does a second reading see what the first one lost or added, and is it silent where a report was read whole?

The facts of each small report are written by hand: they are what a reader would have found, right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import examples
from examples.generator import areas_of, generate
from examples.generator.areas import register_table
from ingest.facts import (
    Agency,
    Assignment,
    Citation,
    Difference,
    Finding,
    FollowUp,
    GradeStatement,
    Inspection,
    Judgement,
    PartialDate,
    Place,
    Quotation,
    Recommendation,
    ReportFacts,
    Resolution,
    Source,
)
from ingest.reading.report import read_report
from ingest.reading.second_reading.rereading import differences
from ontology.registers.register import Register
from ontology.schemes import Schemes

COUNCIL = Agency(
    "authority/E10000901", "Authority", "Marlshire County Council", Resolution.REGISTER, "name", "its name"
)
TRUST = Agency("organisation/ZX1", "NHSTrust", "Eastmoor NHS Trust", Resolution.REGISTER, "name", "its name")
TEN_OF_EVERY_FORM = 200  # reports, more or less: there are some twenty forms
ONE_ITEM_LOST = ("second-reading/list-items", "second-reading/told-paragraphs")

LIST = """The county has two rivers and nine market towns, and a library that is open until seven.
What needs to improve?
1
◼ How soon calls are written down, and what is done about those that nobody
answered at the weekend.
◼ The lists of visits
(outcome 2, framework of the county)
◼ Records.\f3
◼ The keys to the cupboards.
Strengths
◼ The teams know each other.
1. The doors are open on time, and those who come through them are asked what they need.
2. The county has a plan for snow.
"""
ITEMS = ("How soon calls", "The lists of visits", "Records.", "The keys to")


def quoted(text: str, words: str) -> Quotation:
    start = text.index(words)
    return Quotation(words, start, start + len(words), 1 + text.count("\f", 0, start))


def item(text: str, words: str, *owners: Assignment) -> Recommendation:
    return Recommendation(1, words, "area-for-improvement", quoted(text, words), assignments=owners)


def owner(agency: Agency, basis: str, written: str = "") -> Assignment:
    return Assignment(agency, written, basis, Quotation("x", 0, 1))


def facts(text: str, *items: Recommendation, framework: str = "ilacs") -> ReportFacts:
    own = Inspection(
        f"E10000901-{framework}-2023-03-06", framework, COUNCIL, PartialDate(2023, 3, 6), PartialDate(2023, 3, 17),
        lead_inspectors=("Rosalind Thackery",), conducted_by=("organisation/ofsted", "organisation/cqc"),
    )  # fmt: skip
    source = Source("fictional.pdf", "0" * 64, "application/pdf", text, text.count("\f") + 1)
    return ReportFacts(
        source, framework, "by hand", "A report", "report", COUNCIL, None, None, None, own, recommendations=items
    )


def told(report: ReportFacts) -> list[tuple[str, str]]:
    """What was counted, and both counts in words."""
    return [(found.rule.removeprefix("second-reading/"), found.expected) for found in again(report)]


def again(report: ReportFacts) -> tuple[Difference, ...]:
    return differences(report, report.source.text)


# Lists


def test_a_list_that_was_read_whole_is_not_spoken_of() -> None:
    assert told(facts(LIST, *(item(LIST, words) for words in ITEMS))) == []


@pytest.mark.parametrize("lost", ITEMS)
def test_an_item_that_was_lost_is_told_with_both_counts(lost: str) -> None:
    [found] = told(facts(LIST, *(item(LIST, words) for words in ITEMS if words != lost)))
    assert found[0] == "list-items"
    assert "4 items in the list under “What needs to improve?” on page 1, of which 3 were read" in found[1]
    assert lost in found[1]


def test_a_list_lost_behind_a_footnotes_mark_is_told() -> None:
    [found] = told(facts(LIST))
    assert "4 items" in found[1]
    assert "of which 0 were read" in found[1]


def test_the_difference_is_where_the_lost_item_stands() -> None:
    [found] = differences(facts(LIST, item(LIST, ITEMS[0]), *(item(LIST, w) for w in ITEMS[1:3])), LIST)
    assert (found.quotation.exact, found.quotation.page) == ("The keys to the cupboards.", 2)
    assert LIST[found.quotation.start : found.quotation.end] == found.quotation.exact


def test_numbers_that_count_on_are_one_list_and_the_next_part_is_none_of_it() -> None:
    text = "Recommendations\n1. Ask.\n2. Answer:\n◼ at once\n◼ in writing.\n3. Wait.\nInspection findings\n4. It was cold.\n"
    assert told(facts(text, item(text, "Ask."), item(text, "Answer:"), item(text, "Wait."))) == []
    [found] = told(facts(text, item(text, "Ask."), item(text, "Answer:")))
    assert "3 items in the list under “Recommendations”, of which 2 were read" in found[1]


def test_words_that_tell_somebody_under_a_name_broken_before_the_margin_are_no_item() -> None:
    text = (
        "Some words that are as wide as a line of the whole text is wide, up to here.\n\n"
        "Recommendations\n\n1. NHS Marlshire Commissioning Group and Marlshire\nNHS Trust should:\n1.1 Ask.\n1.2 Answer.\n"
    )
    assert told(facts(text, item(text, "1.1 Ask."), item(text, "1.2 Answer."), framework="clas")) == []
    [found] = told(facts(text, item(text, "1.1 Ask."), framework="clas"))
    assert found[0] == "list-items"


def test_a_contents_list_and_a_list_that_says_there_is_nothing_are_no_lists() -> None:
    contents = "Contents\nAreas for improvement 4\nSummary 5\n1. About the county 6\n"
    nothing = "Areas for priority action\n◼ There are no areas for priority action.\nSummary\n"
    assert told(facts(contents)) == []
    assert told(facts(nothing)) == []


def test_the_points_of_an_item_over_a_pages_end_are_no_items() -> None:
    text = (
        "Areas for improvement\nLeaders across the partnership should see to it. This includes:\f"
        "▪ asking everybody\n▪ writing it down.\nLocal area partnership details\n"
    )
    whole = item(text, "Leaders across the partnership should see to it. This includes:")
    assert told(facts(text, whole)) == []
    [found] = told(facts(text, whole, item(text, "▪ asking everybody")))
    assert found[0] == "points-as-items"
    assert "1 item with 2 points on page 2, where 2 items were read" in found[1]


def test_paragraphs_that_tell_somebody_are_counted_where_items_have_no_signs() -> None:
    text = (
        "Areas for improvement\nLeaders across the partnership should ask.\n"
        "Leaders across the partnership should answer.\nLocal area partnership details\n"
    )
    first, second = (item(text, f"Leaders across the partnership should {what}.") for what in ("ask", "answer"))
    assert told(facts(text, first, second)) == []
    [found] = told(facts(text, first))
    assert "2 paragraphs" in found[1]
    assert "1 was read as items" in found[1]


def test_the_end_of_a_bodys_name_is_no_item() -> None:
    text = "Areas for improvement\n◼ Ask everybody.\nEastmoor Partnership\nBoard\n"
    rules = [rule for rule, _ in told(facts(text, item(text, "Ask everybody."), item(text, "Board")))]
    assert rules == ["stray-items"]


# Owners


def test_a_body_before_the_verb_is_held_against_an_owner_by_default() -> None:
    text = "Recommendations\n1. The trust should ask.\n2. The council should answer.\nSummary\n"
    by_default = owner(COUNCIL, "default")
    answer = item(text, "The council should answer.", by_default)
    assert told(facts(text, item(text, "The trust should ask.", owner(TRUST, "named", "The trust")), answer)) == []
    [found] = told(facts(text, item(text, "The trust should ask.", by_default), answer))
    assert found[0] == "told-bodies"
    assert "2 items saying who is to act, of which 1 was given" in found[1]
    assert "“The trust”" in found[1]


def test_an_owner_whom_no_word_tells_to_act_is_told() -> None:
    text = "Recommendations\n1. The use of notes by partner agencies.\n2. Partner agencies should read.\nSummary\n"
    named = owner(COUNCIL, "named", "partner agencies"), owner(COUNCIL, "named", "Partner agencies")
    right = item(text, "Partner agencies should read.", named[1])
    assert (
        told(facts(text, item(text, "The use of notes by partner agencies.", owner(COUNCIL, "default")), right)) == []
    )
    [found] = told(facts(text, item(text, "The use of notes by partner agencies.", named[0]), right))
    assert found[0] == "owners-without-duty"


def test_the_words_over_a_list_are_held_against_an_owner_by_default() -> None:
    text = "Area for priority action\nUrgent action is required by the Eastmoor NHS Trust:\n◼ The lists.\nSummary\n"
    assert told(facts(text, item(text, "The lists.", owner(TRUST, "lead-in")))) == []
    [found] = told(facts(text, item(text, "The lists.", owner(COUNCIL, "default"))))
    assert found[0] == "bodies-over-lists"
    assert "“the Eastmoor NHS Trust”" in found[1]


# Other inspections, and what became of what they asked


def test_an_inspection_of_a_year_of_which_none_was_read_is_told() -> None:
    text = f"Much has changed since the inspection of services in 2019.{' It is cold.' * 20} A mock inspection in 2018 failed.\n"
    cited = Citation("sif-2019", "inspection", "sif", PartialDate(2019), quoted(text, "inspection of services in 2019"))
    assert told(replace(facts(text), citations=(cited,))) == []
    [found] = told(facts(text))
    assert found[0] == "inspections-named"
    assert "2019" in found[1]


@pytest.mark.parametrize(
    ("words", "period", "rule"),
    [
        ("last inspection was published in March 2012", PartialDate(2012, 3), "date-of-publication"),
        ("last inspection and the focused visit in 2021", PartialDate(2021), "date-of-another"),
        ("inspection in March 2023", PartialDate(2023, 3), "own-inspection"),
    ],
)
def test_a_date_that_is_not_the_earlier_inspections_is_told(words: str, period: PartialDate, rule: str) -> None:
    text = f"The {words}.\n"
    wrong = Citation("previous-inspection", "last inspection", None, period, quoted(text, words))
    assert [found for found, _ in told(replace(facts(text), citations=(wrong,)))] == [rule]
    right = (
        replace(wrong, period=None),
        Citation("visit", "focused visit", None, period, quoted(text, words.split()[-1])),
    )
    assert rule == "own-inspection" or told(replace(facts(text), citations=right)) == []


def test_a_sentence_on_what_became_of_a_request_is_counted() -> None:
    text = "The county is wide. Leaders have addressed the areas for improvement of the last inspection. It is cold.\n"
    [found] = told(facts(text))
    assert found[0] == "follow-ups"
    assert "of which 0 were read" in found[1]
    words = "Leaders have addressed the areas for improvement of the last inspection."
    read = FollowUp("previous-inspection", "met", words, quoted(text, words), "addressed")
    assert told(replace(facts(text), follow_ups=(read,))) == []


# The first page


COVER = """Inspection of Marlshire children’s services
Inspection dates: 6 to 17 March 2023
Lead inspector: Rosalind Thackery HMI
Judgement Grade
Leadership Good
The experiences of children in
care
Requires improvement
to be good
The county has two rivers and nine market towns, and a library that is open until seven on
weekdays.
"""


def judged(*grades: tuple[str, str]) -> tuple[Judgement, ...]:
    scheme = "https://w3id.org/remit/scheme/grades2013/"
    statements = (
        GradeStatement(words, None, f"{scheme}{rank}", Place.TABLE, quoted(COVER, words)) for words, rank in grades
    )
    return tuple(Judgement(one.aspect, None, one.grade, (one,)) for one in statements)


def test_a_cover_that_was_read_rightly_is_not_spoken_of() -> None:
    assert told(replace(facts(COVER), judgements=judged(("Leadership", "2"), ("The experiences", "3")))) == []


def test_a_grade_a_date_and_a_name_read_otherwise_are_told() -> None:
    report = replace(facts(COVER), judgements=judged(("Leadership", "2")))
    assert report.inspection is not None
    other = replace(report.inspection, end=PartialDate(2023, 3, 6), lead_inspectors=("Anon Ymous",))
    found = dict(told(replace(report, inspection=other)))
    assert set(found) == {"first-page-grades", "inspection-dates", "lead-inspector"}
    assert "1 good, 1 requires improvement in the table of grades" in found["first-page-grades"]
    assert "2023-03-17" in found["inspection-dates"]


def test_an_inspectorate_that_signs_and_was_not_read_is_told() -> None:
    text = "Yours sincerely\nOfsted\nCare Quality Commission\nHMI Probation\n"
    [found] = told(facts(text, framework="jtai"))
    assert "3 inspectorates signing the letter, of which 2 were read" in found[1]


# Whole reports


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory, schemes: Schemes) -> list[ReportFacts]:
    """Generated reports of every form as they are read, PDF and text by turns."""
    folder = tmp_path_factory.mktemp("generated")
    table = folder / "generated.csv"
    table.write_text(register_table(areas_of(TEN_OF_EVERY_FORM, 7)), encoding="utf-8", newline="\n")
    register = Register.load(*sorted(examples.REGISTERS.glob("*.csv")), table)
    return list(_read(folder, register, schemes))


def _read(folder: Path, register: Register, schemes: Schemes) -> Iterator[ReportFacts]:
    for number, report in enumerate(generate(TEN_OF_EVERY_FORM, 7)):
        path = folder / f"{report.name}.{'txt' if number % 2 else 'pdf'}"
        path.write_bytes(report.text.encode("utf-8") if number % 2 else report.pdf)
        yield read_report(path, register=register, schemes=schemes)


def test_of_reports_that_were_read_whole_nothing_is_said(generated: list[ReportFacts]) -> None:
    assert len(generated) == TEN_OF_EVERY_FORM
    assert [(report.source.file_name, told(report)) for report in generated if again(report)] == []
    assert all(report.differences == () for report in generated)


def test_nearly_every_item_that_is_taken_out_is_missed(generated: list[ReportFacts]) -> None:
    """Not those of a table's cells, which have no sign, nor those told to a committee."""
    counted = seen = 0
    for report in generated:
        if report.family not in {"apa", "committee-report", "area-send"} and report.recommendations:
            middle = len(report.recommendations) // 2
            fewer = (*report.recommendations[:middle], *report.recommendations[middle + 1 :])
            found = differences(replace(report, recommendations=fewer), report.source.text)
            counted, seen = counted + 1, seen + any(one.rule in ONE_ITEM_LOST for one in found)
    assert counted > TEN_OF_EVERY_FORM // 2
    assert seen >= 0.95 * counted


def test_strengths_that_are_taken_out_are_missed_too(generated: list[ReportFacts]) -> None:
    letter = next(report for report in generated if report.family == "jtai" and len(report.findings) > 2)
    fewer: tuple[Finding, ...] = letter.findings[1:]
    assert [rule for rule, _ in told(replace(letter, findings=fewer))] == ["list-items"]
