"""Where a list begins, however its heading is framed, its lead-in ends or its contents page names it."""

from __future__ import annotations

import pytest

from examples.generator.content import Bullet, Heading, Manuscript, Paragraph, Table
from examples.generator.layout import LEFT, lay_out
from examples.generator.pdf import Sheet, Words, write_pdf
from ingest.asks.item_lists import read_list
from ingest.asks.numbered_lists import read_numbered
from ingest.documents.document import Block, BlockKind, Passage
from ingest.documents.joining import join_cut_blocks
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.documents.text_file import read_text
from ingest.facts import Source
from ingest.reading.report import read_document
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read
from tests.sif_reports import late_report

ITEMS = ("Ensure that boats are found for visits.", "Review the reading of old files.")


def test_a_lead_in_may_end_in_a_full_stop(schemes: Schemes) -> None:
    leads = "The following recommendations are those that come first for Marlshire. They stand in no order."
    document = read_text(f"# Recommendations\n\n{leads}\n\n1. {ITEMS[0]}\n\n2. {ITEMS[1]}\n", "text/markdown")
    found = read_numbered(list(document.content()), 0, schemes, lambda _: False)
    assert [item.passage.text for item in found.items] == list(ITEMS)
    assert found.lead_in is not None
    assert found.lead_in.text == leads


def test_a_sentence_before_findings_leads_in_no_list(schemes: Schemes) -> None:
    text = "# Recommendations\n\nThe boat was mended in the spring.\n\n1. Children are seen within a day.\n"
    found = read_numbered(list(read_text(text, "text/markdown").content()), 0, schemes, lambda _: False)
    assert not found.items


def test_a_heading_may_stand_in_a_frame_of_its_own(register: Register, schemes: Schemes) -> None:
    grades = (
        ("Judgement", "Grade"),
        ("The impact of leaders on social work practice with children and families", "Good"),
        ("Overall effectiveness", "Good"),
    )
    frames = Table((("What leaders said of the boat",), ("What needs to improve",)), (1.0,))
    blocks = (
        Heading("Inspection of Marlshire local authority children’s services"),
        Paragraph("Inspection dates: 3 to 14 March 2025"),
        Paragraph("Lead inspector: Petra Quill, His Majesty’s Inspector"),
        Table(grades, (0.7, 0.3)), Paragraph("The keepers of the lighthouse know every child by name. " * 9), frames,
        *map(Bullet, ITEMS), Heading("What comes next"), Paragraph("The keepers of the lighthouse know every child by name. " * 9),
    )  # fmt: skip
    document = read_pdf(write_pdf(lay_out(Manuscript("A report", blocks)), "A report"), "report.pdf")
    assert "What needs to improve" in [block.text for block in document.blocks if block.kind is BlockKind.ROW]
    source = Source("report.pdf", "0" * 64, document.media_type, document.stored, document.pages)
    facts = read_document(document, source, register=register, schemes=schemes)
    assert [recommendation.text for recommendation in facts.recommendations] == list(ITEMS)


def test_a_contents_list_below_other_words_is_still_one() -> None:
    above = [
        Words(LEFT, 780 - 15 * i, f"The board is judged in its part number {i} of the year.", 12) for i in range(12)
    ]
    listed = ("Contents", "Summary of findings 2", "What the board must improve 3", "What the judgements mean 10")
    below = [Words(LEFT, 560 - 18 * i, text, 18) for i, text in enumerate(listed)]
    document = read_pdf(write_pdf([Sheet(595, 842, (*above, *below))], "A page"), "page.pdf")
    assert [block.text for block in document.blocks if block.kind is BlockKind.CONTENTS] == list(listed)


def test_a_line_of_contents_opens_no_part_about_what_grades_mean(register: Register, schemes: Schemes) -> None:
    entry = "# The local authority\n\nWhat the inspection judgements mean 10\n\n"
    whole = read(late_report(), register, schemes, "fictional.md")
    listed = read(late_report(opening=entry), register, schemes, "fictional.md")
    assert [r.text for r in listed.recommendations] == [r.text for r in whole.recommendations] != []


def row(page: int, *cells: str) -> Block:
    """A table's row on that page."""
    text = "\t".join(cells)
    starts = [sum(len(cell) + 1 for cell in cells[:i]) for i in range(len(cells))]
    passages = tuple(Passage.of(text, [(at, at + len(cell))]) for at, cell in zip(starts, cells, strict=True))
    return Block(BlockKind.ROW, Passage.of(text, [(0, len(text))]), page, cells=passages)


ASKED = "Leaders across the partnership should improve how they speak with families of the outer islands"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ((f"{ASKED}. This includes:",), ("• writing to each family while it waits for the boat.",)),
        ((f"{ASKED}. They should: • know who runs the boats, in winter as in summer;",), ("▪ write to each family.",)),
        (("Marlshire County Council and NHS Marlshire Integrated Care", f"{ASKED}."), ("Board", "")),
    ],
)
def test_a_row_goes_on_overleaf_with_its_next_bullet_or_the_rest_of_one_cell(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    (joined,) = join_cut_blocks([row(6, *above), row(7, *below)])
    assert [cell.text for cell in joined.cells] == [f"{a} {b}".strip() for a, b in zip(above, below, strict=True)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            (f"• {ASKED}. They should know:",),
            ("• Leaders in health should bring down the waiting times.",),
        ),  # each row has a bullet
        ((f"{ASKED}.",), ("• Leaders in health should bring down the waiting times.",)),
        ((f"{ASKED}.",), ("Leaders in health should bring down the waiting times.",)),
        (("Overall effectiveness", "Good"), ("Leadership and management", "")),
    ],
)
def test_a_row_of_its_own_overleaf_stays_one(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    assert len(join_cut_blocks([row(6, *above), row(7, *below)])) == 2
    assert len(join_cut_blocks([row(6, *above), row(6, *below)])) == 2


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("The local authority is good because:", "strength"),
        ("Children’s services in Marlshire are outstanding because", "strength"),
        ("This local authority requires improvement and is not yet good because", "weakness"),
        ("The MSCB is inadequate because:", "weakness"),
    ],
)
def test_the_summary_says_why_services_are_judged_as_they_are(
    register: Register, schemes: Schemes, heading: str, kind: str
) -> None:
    opening = f"# The local authority\n\n# {heading}\n\n- Boats are found for every visit.\n\n- Files are read.\n"
    facts = read(late_report(opening=opening), register, schemes, "fictional.md")
    found = [(f.kind, f.text) for f in facts.findings if f.section == heading]
    assert found == [(kind, "Boats are found for every visit."), (kind, "Files are read.")]


def listed(text: str, schemes: Schemes) -> list[str]:
    """The items under the first heading of a text."""
    document = read_text(f"# Strengths\n\n{text}", "text/markdown")
    return [item.passage.text for item in read_list(list(document.content()), 0, schemes, lambda _: False).items]


def test_an_item_may_say_that_there_are_none_of_something(schemes: Schemes) -> None:
    assert listed("- There are no backlogs in the harbour.\n- Boats are found.\n", schemes) == [
        "There are no backlogs in the harbour.",
        "Boats are found.",
    ]
    assert listed("- There are no areas for priority action.\n", schemes) == []


def test_a_bullet_further_in_is_a_part_of_an_item_that_leads_it_in_and_none_of_a_whole_sentence(
    schemes: Schemes,
) -> None:
    assert listed("- Boats are found for:\n    - the islands\n    - the harbour.\n", schemes) == [
        "Boats are found for: • the islands • the harbour."
    ]
    assert listed("- Boats are found.\n    - Files are read.\n", schemes) == ["Boats are found.", "Files are read."]
