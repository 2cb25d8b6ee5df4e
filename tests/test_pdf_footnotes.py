"""The marks of footnotes on a printed page, wherever they stand, and type that is not that of its whole line."""

from __future__ import annotations

import pytest

from examples.generator.layout import LEFT
from examples.generator.pdf import Font, Sheet, Sign, Words, write_pdf
from ingest.documents.document import BlockKind, Document
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.facts import ReportFacts, Source
from ingest.reading.report import read_document
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.crafted_files import pdf_of, stream

NOTE = "1 The lamps are numbered as in the national list of lamps."
TALE = "The keepers of the lighthouse at Marl Head know every child on the outer islands by name."


def page(*marks: Words | Sign, last: float = 130) -> Sheet:
    """A page with these marks, more lines of a report below, and a footnote at its foot."""
    lowest = min(mark.y for mark in marks)
    tale = tuple(Words(LEFT, y, TALE, 12) for y in range(int(lowest) - 40, int(last), -15))
    return Sheet(595, 842, (*marks, *tale, Words(LEFT, 60, NOTE, 9)))


def typed(*sheets: Sheet) -> Document:
    return read_pdf(write_pdf(sheets, "A page"), "page.pdf")


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def heading_with_mark(y: float) -> tuple[Words, Words]:
    """A heading and, a little apart from it and higher, the mark of its footnote."""
    return Words(LEFT, y, "What needs to improve?", 14, Font.BOLD), Words(LEFT + 168, y + 5, "1", 8)


def bullet(y: float, text: str) -> tuple[Sign, Words]:
    return Sign(LEFT, y, "◼", 9), Words(LEFT + 18, y, text, 12)


@pytest.mark.parametrize("y", [790, 760, 500, 230])
def test_the_mark_behind_a_heading_is_no_line_and_no_part_of_the_heading(y: float) -> None:
    document = typed(page(*heading_with_mark(y), *bullet(y - 22, "The speed with which boats are found.")))
    assert texts(document, BlockKind.HEADING) == ["What needs to improve?"]
    assert texts(document, BlockKind.BULLET) == ["The speed with which boats are found."]
    assert texts(document, BlockKind.NOTE) == [NOTE]
    assert "1" not in [block.text for block in document.blocks]


@pytest.mark.parametrize("rest", ["keeps watch.", ""])
def test_a_mark_within_a_text_is_no_figure_of_it(rest: str) -> None:
    width = 96.7  # of the first words, in points
    line = [Words(LEFT, 700, "Operation Lantern", 12), Words(LEFT + width, 704, "3", 8)]
    line += [Words(LEFT + width + 7, 700, rest, 12)] if rest else []
    document = typed(page(*line))
    assert texts(document, BlockKind.PARAGRAPH)[0] == f"Operation Lantern {rest}".strip()
    assert "Lantern3" in document.stored  # the evidence is what is printed


def test_a_figure_as_high_as_its_words_is_one_of_them_however_small() -> None:
    line = (
        Words(LEFT, 700, "There were cases of", 12),
        Words(LEFT + 112, 700, "12", 8),
        Words(LEFT + 124, 700, "kinds.", 12),
    )
    assert texts(typed(page(*line)), BlockKind.PARAGRAPH)[0] == "There were cases of 12 kinds."


def test_a_footnote_behind_a_hyphen_at_a_pages_end_is_no_part_of_the_sentence() -> None:
    first = page(Words(LEFT, 150, "Managers keep a list of every decision-", 12), last=200)
    second = page(Words(LEFT, 770, "making panel that met.", 12))
    document = typed(first, second)
    assert not any("lamps are numbered" in text for text in texts(document, BlockKind.PARAGRAPH))
    assert NOTE in texts(document, BlockKind.NOTE)


def test_a_larger_bracket_makes_no_heading_of_a_line() -> None:
    item = (*bullet(700, "The reading of old files before a plan is written, in summer as in winter."),)
    rest = (Words(LEFT + 18, 685, "(", 14), Words(LEFT + 23, 685, "outcome 3, national framework)", 12))
    document = typed(page(*item, *rest))
    assert texts(document, BlockKind.HEADING) == []
    assert texts(document, BlockKind.BULLET)[0].endswith("in winter. (outcome 3, national framework)")


def test_type_that_is_written_in_one_point_and_scaled_has_the_size_that_it_is_printed_in() -> None:
    lines = [
        b"14 0 0 14 72 760 Tm (What needs to improve) Tj",
        *(b"12 0 0 12 72 %d Tm (%b) Tj" % (y, TALE.encode()) for y in range(730, 500, -15)),
    ]
    document = read_pdf(pdf_of(stream(b"BT /F1 1 Tf %b ET" % b" ".join(lines))), "page.pdf")
    assert texts(document, BlockKind.HEADING) == ["What needs to improve"]


def report(*last: Words | Sign) -> bytes:
    """A report of Marlshire's services whose second page has the list of what needs to improve."""
    table = (
        ("Judgement", "Grade"),
        ("The impact of leaders on social work practice with children and families", "Good"),
        ("Overall effectiveness", "Good"),
    )
    front = [
        Words(LEFT, 770, "Inspection of Marlshire local authority", 20, Font.BOLD),
        Words(LEFT, 744, "children’s services", 20, Font.BOLD),
        Words(LEFT, 700, "Inspection dates: 3 to 14 March 2025", 12),
        Words(LEFT, 685, "Lead inspector: Petra Quill, His Majesty’s Inspector", 12),
    ]
    for i, (aspect, grade) in enumerate(table):
        front += [Words(LEFT, 650 - 20 * i, aspect, 9), Words(LEFT + 380, 650 - 20 * i, grade, 9)]
    return write_pdf([page(*front), page(*last)], "A report")


def facts(data: bytes, register: Register, schemes: Schemes) -> ReportFacts:
    document = read_pdf(data, "report.pdf")
    source = Source("report.pdf", "0" * 64, document.media_type, document.stored, document.pages)
    return read_document(document, source, register=register, schemes=schemes)


def test_does_a_report_keep_its_list_where_the_heading_has_a_footnote(register: Register, schemes: Schemes) -> None:
    items = ("The speed with which boats are found.", "The reading of old files before a plan is written.")
    data = report(*heading_with_mark(700), *bullet(678, items[0]), *bullet(663, items[1]))
    found = facts(data, register, schemes)
    assert [recommendation.text for recommendation in found.recommendations] == list(items)
    assert "areas for improvement" not in [shortfall.expected for shortfall in found.shortfalls]
