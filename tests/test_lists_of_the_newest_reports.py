"""Lists of the newest reports in hard layouts: lead-ins without a colon, points behind dashes, tables that a copy has lost. All is invented."""

from __future__ import annotations

import pytest

from examples.generator.layout import LEFT
from examples.generator.pdf import Font, Sheet, Words, write_pdf
from ingest.documents.document import BlockKind
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.facts import ReportFacts, Source
from ingest.reading.report import read_document
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read
from tests.test_pdf_footnotes import texts, typed

VALE = "Marl Vale Hospitals NHS Foundation Trust"
JTAI = """{date}
Ms Ada Quill, Director of Children’s Services, Marlshire County Council
Dear local partnership

Joint targeted area inspection of the multi-agency response to lost boats in Marlshire

Between 21 and 25 January 2026, Ofsted, the Care Quality Commission, HMI Constabulary and HMI Probation carried out a joint inspection in Marlshire.

Areas for improvement

{items}

Yours sincerely
"""
ILACS = """Inspection of Marlshire local authority children’s services

Inspection dates: 9 to 13 March 2026

Lead inspector: Rosalind Thackery, His Majesty’s Inspector

Judgement\tGrade
The impact of leaders on social work practice with children and families\tGood
The experiences and progress of children who need help and protection\tGood
The experiences and progress of children in care\tGood
The experiences and progress of care leavers\t{leavers}
Overall effectiveness\tGood

Children are seen.

What needs to improve?

{items}

The experiences and progress of children in care: good
"""
SEND = """Area SEND inspection of Marlshire Local Area Partnership

Inspection dates: 2 to 6 March 2026

Inspection outcome

The local area partnership’s arrangements lead to inconsistent experiences and outcomes.

Areas for improvement

The local area partnership should count its boats.

Local area partnership details

The council and its partners sail together.

Inspection team

Ada Quill, Ofsted HMI Lead inspector
"""
LIST = "• The lateness of letters, and of:\n– parcels\n– postcards.\n• The want of a list."


def _jtai(register: Register, schemes: Schemes, items: str, date: str = "12 February 2026") -> ReportFacts:
    return read(JTAI.format(date=date, items=items), register, schemes, "letter.txt")


def _told(facts: ReportFacts) -> list[tuple[str, list[str]]]:
    return [(r.text, [a.as_written for a in r.assignments]) for r in facts.recommendations]


def test_the_date_of_a_letter_may_stand_among_the_lines_of_its_head(register: Register, schemes: Schemes) -> None:
    published = _jtai(register, schemes, "- The harbour is dark.").published
    assert published is not None
    assert published.isoformat() == "2026-02-12"


def test_a_lead_in_that_ends_in_should_leads_in(register: Register, schemes: Schemes) -> None:
    items = (
        f"{VALE}, Marlshire Community NHS Trust and the council should\n\n- light the harbour\n\n- train new keepers."
    )
    told = _told(_jtai(register, schemes, items))
    assert [text for text, _ in told] == ["light the harbour", "train new keepers."]
    assert all(owners == [VALE, "Marlshire Community NHS Trust", "the council"] for _, owners in told)


def test_of_whom_action_is_required_nobody_is_left_out(register: Register, schemes: Schemes) -> None:
    items = f"Urgent action is required by {VALE} and Marl Haven to see to:\n\n- the want of a light."
    assert _told(_jtai(register, schemes, items))[0][1] == [VALE, "Marl Haven"]


def test_dashes_among_bullets_are_points_within(register: Register, schemes: Schemes) -> None:
    facts = read(ILACS.format(items=LIST, leavers="Good"), register, schemes, "report.txt")
    assert [r.text for r in facts.recommendations] == [
        "The lateness of letters, and of: • parcels • postcards.", "The want of a list.",
    ]  # fmt: skip


@pytest.mark.parametrize("grade", ["Not judged", "Not inspected"])
def test_what_the_table_says_is_not_judged_is_not_missed(grade: str, register: Register, schemes: Schemes) -> None:
    facts = read(ILACS.format(items=LIST, leavers=grade), register, schemes, "report.txt")
    assert not any("care leavers" in shortfall.expected for shortfall in facts.shortfalls)
    missing = read(ILACS.format(items=LIST, leavers="Seen"), register, schemes, "report.txt")
    assert any("care leavers" in shortfall.expected for shortfall in missing.shortfalls)


def test_the_parts_behind_a_list_are_no_items_of_it(register: Register, schemes: Schemes) -> None:
    facts = read(SEND, register, schemes, "report.txt")
    assert [r.text for r in facts.recommendations] == ["The local area partnership should count its boats."]


def test_points_of_an_item_are_no_items_of_their_own(register: Register, schemes: Schemes) -> None:
    item = "The local area partnership should count its boats."
    listed = SEND.replace(
        item,
        "• The local area partnership should count its boats, so that they:\n– are lit\n– are known.\n• Leaders should sail.",
    )
    facts = read(listed, register, schemes, "report.txt")
    assert [r.text for r in facts.recommendations] == [
        "The local area partnership should count its boats, so that they: • are lit • are known.", "Leaders should sail.",
    ]  # fmt: skip


def test_a_footnote_of_a_list_is_no_item(register: Register, schemes: Schemes) -> None:
    rows = (
        Words(LEFT, 700, "Area SEND inspection of Marlshire Local Area Partnership", 14, Font.BOLD),
        Words(LEFT, 670, "Inspection dates: 2 to 6 March 2026", 12), Words(LEFT, 640, "Inspection outcome", 14, Font.BOLD),
        Words(LEFT, 610, "The arrangements lead to inconsistent experiences and outcomes.", 12),
        Words(LEFT, 580, "Areas for improvement", 14, Font.BOLD), Words(LEFT + 152, 585, "1", 8),
        Words(LEFT, 550, "The local area partnership should count its boats.", 12), Words(LEFT, 60, "1 Boats are counted twice.", 9),
    )  # fmt: skip
    source = write_pdf((Sheet(595, 842, rows),), "A report")
    facts = read_document(
        read_pdf(source, "report.pdf"),
        Source("report.pdf", "0" * 64, "application/pdf", "", 1),
        register=register,
        schemes=schemes,
    )
    assert [r.text for r in facts.recommendations] == ["The local area partnership should count its boats."]


def test_a_footnote_amid_a_page_is_one_by_its_mark_and_its_type() -> None:
    lines = (
        Words(LEFT, 700, "The keepers know every boat", 12), Words(LEFT + 158, 704, "1", 8), Words(LEFT + 166, 700, "by its lamp.", 12),
        Words(LEFT, 680, "1 Lamps are those of the national list.", 9), Words(LEFT, 669, "It is printed each year.", 9),
        *(Words(LEFT, y, "Every one of the outer islands has a keeper whom the children know by name.", 12) for y in range(640, 500, -15)),
    )  # fmt: skip
    document = typed(Sheet(595, 842, lines))
    assert texts(document, BlockKind.NOTE) == ["1 Lamps are those of the national list. It is printed each year."]
    assert not any("Lamps are" in text for text in texts(document, BlockKind.PARAGRAPH))
