"""Letters on local areas in other layouts and words than the usual ones: tables of verdicts, columns run together, clauses that concede."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from examples.generator.content import Bullet, Heading, Lines, Manuscript, Paragraph, Table
from examples.generator.layout import lay_out
from examples.generator.pdf import write_pdf
from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read
from tests.send_letters import ADDRESSEES, letter, revisit

MET = "The area has made sufficient progress in addressing this area of significant weakness."
NOT_MET = "The area has not made sufficient progress in addressing this area of significant weakness."
FOUND = "The initial inspection found that letters were late."
TWO = ((FOUND, MET), ("The initial inspection found that there was no list.", NOT_MET))
ROWS = (("the lateness of letters to those who live by the harbour", "Yes"), ("the want of a list", "No"))
HEADS = (
    ("Area of significant weakness", "Sufficient progress?"),
    ("Weakness", "Progress"),
    ("Areas of significant weakness identified in 2018", "Has sufficient progress been made?"),
)

Reader = Callable[[str], Any]


@pytest.fixture
def reading(register: Register, schemes: Schemes) -> Reader:
    """Reads the text of a letter."""
    return lambda text: read(text, register, schemes, "letter.txt")


def _told(facts: ReportFacts) -> list[tuple[str, str]]:
    return [(each.about, each.status) for each in facts.follow_ups]


def _with_table(head: tuple[str, str], tmp_path: Path, register: Register, schemes: Schemes) -> ReportFacts:
    lines = revisit(()).split("Main findings\n")
    opening, closing = lines[0].split("\n"), lines[1].split("\n")
    blocks = (
        Lines(tuple(filter(None, opening[:12]))), *(Paragraph(line) for line in _paragraphs(opening[12:])), Heading("Main findings", 12.0),
        Table((head, *ROWS), (0.7, 0.3), heads=1), Paragraph("Lists are now kept by two clerks."), Heading("Next steps", 12.0),
        *(Paragraph(line) for line in closing if line and line != "Next steps"),
    )  # fmt: skip
    path = tmp_path / "revisit.pdf"
    path.write_bytes(write_pdf(lay_out(Manuscript("Revisit", blocks)), "Revisit"))
    return read_report(path, register=register, schemes=schemes)


def _paragraphs(lines: list[str]) -> list[str]:
    return [line for line in lines if line]


@pytest.mark.parametrize("head", HEADS)
def test_a_ruled_table_of_verdicts_is_read_row_by_row(
    head: tuple[str, str], tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    facts = _with_table(head, tmp_path, register, schemes)
    assert _told(facts) == [(ROWS[0][0], "met"), (ROWS[1][0], "not-met")]
    for each, (weakness, verdict) in zip(facts.follow_ups, ROWS, strict=True):
        assert " ".join(each.quotation.exact.split()) == f"{weakness} {verdict}"
        assert each.quotation.page is not None
        assert each.asked is not None
    assert facts.recommendations == ()


@pytest.mark.parametrize("head", HEADS)
def test_a_copy_of_a_table_has_each_verdict_at_the_end_of_its_rows_first_line(
    head: tuple[str, str], reading: Reader
) -> None:
    table = (
        f"{head[0]} {head[1]}\nthe lateness of letters to those Yes\nwho live by the harbour\nthe want of a list No\n"
    )
    text = revisit(()).replace("Main findings\n", f"Main findings\n{table}Lists are now kept by two clerks.\n")
    assert _told(reading(text)) == [(ROWS[0][0], "met"), (ROWS[1][0], "not-met")]


def test_a_table_that_contradicts_its_sentences_decides_nothing(reading: Reader) -> None:
    table = "Area of significant weakness Sufficient progress?\nletters were late No\nthere was no list No\n\n"
    facts = reading(revisit(TWO).replace("Main findings\n", f"Main findings\n{table}"))
    assert [each.status for each in facts.follow_ups] == ["not-met"]
    assert any("one verdict on" in shortfall.expected for shortfall in facts.shortfalls)


def test_a_table_of_other_things_gives_no_verdicts(reading: Reader) -> None:
    table = "Plans written in time Progress\nin the north Yes\nin the south No\n\n"
    facts = reading(revisit(TWO).replace("Main findings\n", f"Main findings\n{table}"))
    assert [each.status for each in facts.follow_ups] == ["met", "not-met"]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("Although some schools have yet to join, and not every therapist can read it, sufficient progress has been made in addressing this area "
         "of weakness.", "met"),
        ("Although much is done, sufficient progress has not been made in addressing this area of weakness.", "not-met"),
        ("Despite work that began late, and which nobody has stopped, the area has not made sufficient progress in addressing this weakness.",
         "not-met"),
    ],
)  # fmt: skip
def test_what_a_verdict_concedes_does_not_turn_it(verdict: str, status: str, reading: Reader) -> None:
    assert [each.status for each in reading(revisit(((FOUND, verdict),))).follow_ups] == [status]


@pytest.mark.parametrize(
    "weakness",
    [
        "At the time of the initial inspection, parents did not know of the list.",
        "At that inspection joint planning was weak.",
    ],
)
def test_in_what_words_a_weakness_may_begin(weakness: str, reading: Reader) -> None:
    facts = reading(revisit((TWO[0], (weakness, NOT_MET)), sign=""))
    assert [(each.asked.exact, each.status) for each in facts.follow_ups][1] == (weakness, "not-met")


def test_a_heading_that_only_counts_is_not_the_weakness(reading: Reader) -> None:
    told = reading(revisit(((f"Area of significant weakness 1\n{FOUND}", MET),), sign="")).follow_ups
    assert [each.about for each in told] == [FOUND]


@pytest.mark.parametrize(
    "signatures",
    [
        "Lionel Dunnage HMI Maud Nyland\nRegional Director, South Deputy Chief Inspector, Primary\nRosalind Yallop HMI Edwin Quenby\n"
        "Lead Inspector CQC Inspector",
        "Lionel Dunnage Maud Nyland\nRegional Director Deputy Chief Inspector\nRosalind Yallop Edwin Quenby\n"
        "Her Majesty’s Inspector CQC Inspector\nLead Inspector",
    ],
)  # fmt: skip
def test_two_columns_of_signatures_may_run_together(signatures: str, reading: Reader) -> None:
    facts = reading(letter(signatures=signatures))
    signed = [party.name for party in facts.parties if party.role == "signatory"]
    assert signed == ["Lionel Dunnage", "Maud Nyland", "Rosalind Yallop", "Edwin Quenby"]
    assert facts.inspection.lead_inspectors == ("Rosalind Yallop",)


def test_a_column_that_jumps_up_a_page_is_still_of_the_signatures(
    tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    head, _, rest = letter().partition("Yours sincerely")
    blocks = (
        *(Bullet(line[2:], "•") if line.startswith("\uf06e") else Paragraph(line) for line in head.replace("\f2", "").split("\n") if line),
        Paragraph("Yours sincerely"),
        Table((("Ofsted", "Care Quality Commission"), ("Lionel Dunnage\nRegional Director,\nSouth and\nEast", "Maud Nyland\nDeputy Chief Inspector"),
               ("Rosalind Yallop\nHMI Lead Inspector", "Edwin Quenby\nCQC Inspector")), (0.5, 0.5), ruled=False),
        Lines(("cc: Department for Education",)),
    )  # fmt: skip
    assert rest
    path = tmp_path / "letter.pdf"
    path.write_bytes(write_pdf(lay_out(Manuscript("Letter", blocks)), "Letter"))
    facts = read_report(path, register=register, schemes=schemes)
    signed = {party.name for party in facts.parties if party.role == "signatory"}
    assert signed == {"Lionel Dunnage", "Maud Nyland", "Rosalind Yallop", "Edwin Quenby"}


def test_an_officers_surname_is_no_commissioners_place(reading: Reader) -> None:
    people = ADDRESSEES.replace(
        "Dr Oliver Vance, Accountable", "Mr Rafe Sutton, Chief Officer, NHS Marlshire CCG\nDr Oliver Vance, Accountable"
    )
    facts = reading(letter(addressees=people))
    assert {body.agency.label for body in facts.statement.responsible} == {
        "Marlshire County Council", "NHS Marlshire Clinical Commissioning Group",
    }  # fmt: skip


def test_who_writes_it_together_with_whom(reading: Reader) -> None:
    who = "the local authority, together with the area’s clinical commissioning group,"
    facts = reading(letter(who=who, are="is"))
    assert [body.as_written for body in facts.statement.responsible] == [
        "the local authority",
        "the area’s clinical commissioning group",
    ]


def test_an_area_may_have_been_jointly_inspected(reading: Reader) -> None:
    text = letter().replace("conducted a joint inspection of", "jointly inspected")
    assert reading(text).family == "local-area-send"
