"""What a printed page does to a text: rows and lists over its end, boxes at its head, words cut at a hyphen."""

from __future__ import annotations

from examples.generator.content import Block, Box, Bullet, Fill, Heading, Manuscript, PageTurn, Paragraph, Table
from examples.generator.layout import LEFT, TOP, lay_out
from examples.generator.pdf import Sheet, Words, write_pdf
from ingest.documents.document import BlockKind, Document
from ingest.documents.pdf.pdf_file import read_pdf

LONG = "The library is open until seven, and half past eight on Thursdays, when the lamps are lit. " * 3


def printed(*blocks: Block) -> Document:
    return read_pdf(write_pdf(lay_out(Manuscript("A page", blocks)), "A page"), "page.pdf")


def typed(*pages: tuple[Words, ...]) -> Document:
    return read_pdf(write_pdf([Sheet(595, 842, page) for page in pages], "A page"), "page.pdf")


def rows(document: Document) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in block.cells) for block in document.blocks if block.kind is BlockKind.ROW]


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def table(*cells: tuple[str, ...], cuttable: bool = False) -> Table:
    return Table(cells, (0.3, 0.7), cuttable=cuttable)


def test_a_tables_last_row_alone_on_the_next_page_is_still_a_row() -> None:
    written = [("Safety", LONG.strip()), ("Care", LONG.strip()), ("Health", LONG.strip())]
    document = printed(Paragraph(LONG), Fill((LONG,) * 20, lines=13), table(*written))
    assert {block.page for block in document.blocks if block.kind is BlockKind.ROW} == {1, 2}
    assert rows(document) == written


def test_a_tables_head_alone_at_the_foot_of_a_page_is_still_a_row() -> None:
    written = [("Body", "What it is to do"), ("Council", LONG.strip()), ("Police", LONG.strip())]
    document = printed(Paragraph(LONG), Fill((LONG,) * 20, lines=4), table(*written))
    assert [block.page for block in document.blocks if block.kind is BlockKind.ROW] == [1, 2, 2]
    assert rows(document) == written


def test_a_row_cut_in_the_midst_of_a_sentence_is_one_though_its_first_cell_is_empty_overleaf() -> None:
    written = [("Council", "Keep a list."), ("Police", LONG.strip())]
    document = printed(Paragraph(LONG), Fill((LONG,) * 20, lines=6), table(*written, cuttable=True))
    assert rows(document) == written


def test_a_frame_around_a_heading_is_no_row_of_the_table_before() -> None:
    one_cell = Table((("A list of things",), ("One thing",), ("Another thing",)), (1.0,))
    document = printed(one_cell, PageTurn(), Heading("What comes next", framed=True), Paragraph(LONG))
    assert "What comes next" in texts(document, BlockKind.HEADING)


def test_a_box_at_the_head_of_a_page_does_not_stand_in_the_midst_of_a_list() -> None:
    items = tuple(Bullet(f"Item {number} of a list.") for number in range(1, 41))
    document = printed(
        Paragraph(LONG), Fill((LONG,) * 20, lines=8), Heading("To do"), Box("A study", (LONG,)), *items, Heading("Then"), Paragraph(LONG)
    )  # fmt: skip
    order = [block.text for block in document.blocks]
    listed = [i for i, block in enumerate(document.blocks) if block.kind is BlockKind.BULLET]
    assert {document.blocks[i].page for i in listed} == {1, 2, 3}
    assert listed == list(range(listed[0], listed[0] + len(items)))
    assert order.index("A study") > listed[-1]
    assert document.blocks[order.index("A study")].page == 2


def test_a_paragraph_goes_on_behind_a_line_that_ends_in_a_hyphen() -> None:
    lines = ("Reviews are the subject of a long-", "running joke among staff of Marlshire Mental", "Health NHS Trust.")
    more = tuple(Words(LEFT, TOP - 100 - 14 * i, "The lamps of the library are lit at eight.", 12) for i in range(12))
    document = typed((*(Words(LEFT, TOP - 14 * i, line, 12) for i, line in enumerate(lines)), *more))
    assert texts(document, BlockKind.PARAGRAPH)[0] == (
        "Reviews are the subject of a long-running joke among staff of Marlshire Mental Health NHS Trust."
    )


def test_paragraphs_of_one_line_are_not_one_paragraph() -> None:
    words = [
        f"{name} keeps a list of what it was told." for name in ("The council", "The police", "The trust", "The board")
    ]
    document = printed(*map(Paragraph, words), Paragraph(LONG.strip()))
    assert texts(document, BlockKind.PARAGRAPH) == [*words, LONG.strip()]


def cut(first: str, second: str, *, known: str) -> str:
    """The paragraph that two lines make, the first of which ends in a hyphen; `known`: what the page says besides."""
    lines = (first, second, "and of what is said there by the keepers of the lighthouse and the boats.")
    more = tuple(Words(LEFT, TOP - 100 - 14 * i, known, 12) for i in range(12))
    document = typed((*(Words(LEFT, TOP - 14 * i, line, 12) for i, line in enumerate(lines)), *more))
    return texts(document, BlockKind.PARAGRAPH)[0]


def test_a_word_cut_at_a_lines_end_is_whole_where_it_is_written_whole_elsewhere() -> None:
    whole = cut(
        "Leaders make a list of all the chil-",
        "dren of the outer islands",
        known="The children are met at the harbour.",
    )
    assert whole.startswith("Leaders make a list of all the children of the outer islands")


def test_its_hyphen_stays_where_the_word_has_one() -> None:
    known = "The decision-making of leaders and decisionmaking at sea."
    lines = ("Leaders speak of all the decision-", "making of the outer islands")
    assert "the decision-making of" in cut(*lines, known=known)
    assert "the decision-making of" in cut(*lines, known="The lamps of the library are lit at eight.")


def test_a_word_that_goes_on_after_the_next_keeps_its_hyphen_and_its_space() -> None:
    known = "The shortand of the keepers is old."
    assert "all the short-" in cut("Leaders make a list of all the short-", "and long-term plans", known=known)
