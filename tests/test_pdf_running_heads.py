"""Page heads, feet and numbers on a printed page: no quotation holds them, and what it holds is the stored text."""

from __future__ import annotations

import pytest

from examples.generator.layout import LEFT
from examples.generator.pdf import Sheet, Words, write_pdf
from ingest.documents.document import Block, Document
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.reading.second_reading.printed import Printed

HEAD, FOOT = "Inspection of Marlshire children’s services", "14 March 2025"
TALE = "The keepers of the lighthouse know every child on the outer islands by their"
END = "name."


def line(y: float, text: str) -> Words:
    return Words(LEFT, y, text, 12)


def sheet(number: int, *body: Words, head_first: bool) -> Sheet:
    """A page with its head, its foot and its number; pdfium gives the words in the order in which they were printed."""
    head, feet = Words(LEFT, 810, HEAD, 9), (Words(LEFT, 30, FOOT, 9), Words(500, 30, str(number), 9))
    return Sheet(595, 842, (head, *feet, *body) if head_first else (*body, *feet, head))


def sentence_over_pages(*, head_first: bool) -> Document:
    """Three pages and one paragraph on each of them that goes on over the page."""
    first = tuple(line(y, TALE) for y in range(760, 700, -15))
    second = (line(760, END), *(line(y, TALE) for y in range(700, 640, -15)))
    third = (line(760, END), line(700, f"{TALE} {END}"))
    pages = [sheet(i, *body, head_first=head_first) for i, body in enumerate((first, second, third), start=1)]
    return read_pdf(write_pdf(pages, "A page"), "page.pdf")


def quoted(document: Document, block: Block) -> str:
    return document.quote(block.passage).exact


@pytest.mark.parametrize("head_first", [True, False])
def test_a_sentence_over_the_pages_end_is_quoted_without_head_foot_and_number(head_first: bool) -> None:
    document = sentence_over_pages(head_first=head_first)
    over = [block for block in document.blocks if "\f" in quoted(document, block)]
    assert [block.page for block in over] == [1, 2]
    for block in over:
        assert " ".join(quoted(document, block).split()) == block.text


@pytest.mark.parametrize("head_first", [True, False])
def test_the_stored_text_keeps_all_that_is_printed_each_on_its_page(head_first: bool) -> None:
    document = sentence_over_pages(head_first=head_first)
    pages = document.stored.split("\f")
    assert [(HEAD in page, FOOT in page) for page in pages] == [(True, True)] * 3
    assert all(str(number) in page.split() for number, page in enumerate(pages, start=1))
    assert tuple(document.page_starts) == tuple(document.stored.index(page) for page in pages)


@pytest.mark.parametrize("head_first", [True, False])
def test_every_character_of_a_block_stands_where_it_says(head_first: bool) -> None:
    document = sentence_over_pages(head_first=head_first)
    for block in document.blocks:
        for character, offset in zip(block.text, block.passage.offsets, strict=True):
            assert character in (document.stored[offset], " ")


def test_a_second_reading_knows_a_head_that_stands_between_paragraphs() -> None:
    printed = Printed(sentence_over_pages(head_first=True).stored)
    heads = {i for i, words in enumerate(printed.lines) if words.startswith((HEAD, FOOT))}
    assert len(heads) == 6
    assert not heads & set(printed.after(0))
