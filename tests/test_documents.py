"""Does a text become blocks that say the same, and where each character of them stands?"""

from __future__ import annotations

import pytest

from ingest.documents.decoding import decode
from ingest.documents.document import BlockKind, Document
from ingest.documents.text_file import read_text
from ontology.errors import UnreadableFile

PARAGRAPH, BULLET, NUMBERED = BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED
HEADING, ROW, CONTENTS = BlockKind.HEADING, BlockKind.ROW, BlockKind.CONTENTS


def forms(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in read_text(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in read_text(text).blocks]


@pytest.mark.parametrize("sign", ["-", "*", "+", "–", "•", "▪", "■", "◼", "●", "\uf0b7", "\uf0a7", "\uf06e"])
@pytest.mark.parametrize("gap", [" ", "   ", "\t"])
def test_which_signs_make_a_list(sign: str, gap: str) -> None:
    assert forms(f"{sign}{gap}Ring the child.\n{sign}{gap}Ring again.") == [
        (BULLET, "Ring the child."),
        (BULLET, "Ring again."),
    ]


@pytest.mark.parametrize("sign", ["•", "▪", "■", "\uf0b7"])
def test_may_a_sign_that_is_nothing_else_stand_close_against_its_item(sign: str) -> None:
    assert forms(f"{sign}Ring the child.") == [(BULLET, "Ring the child.")]


@pytest.mark.parametrize("sign", ["(a)", "b)", "(iv)", "1.", "2)"])
def test_are_letters_and_numbers_signs_of_a_list_too(sign: str) -> None:
    kind, text = forms(f"{sign} Ring the child.")[0]
    assert (kind in (BULLET, NUMBERED), text) == (True, "Ring the child.")


def test_is_a_dash_within_a_sentence_no_sign() -> None:
    assert forms("Calls -whoever makes them- are answered.")[0][0] is PARAGRAPH


def test_which_number_does_a_paragraph_bear() -> None:
    block = read_text("12. The council answers.").blocks[0]
    assert (block.kind, block.number, block.text) == (NUMBERED, "12", "The council answers.")


def test_is_a_date_at_a_lines_beginning_no_paragraphs_number() -> None:
    assert forms("3 November 2006") == [(PARAGRAPH, "3 November 2006")]


def test_are_lines_of_a_wrapped_bullet_one_item() -> None:
    assert texts("- Ring the child\n  before noon.\n- Ring again.") == ["Ring the child before noon.", "Ring again."]


@pytest.mark.parametrize(
    "turn",
    [
        "\n\n4\n\n",
        "\n\nPage 4 of 9\n\n",
        "\n\f\n",
        "\n\n4\nMarlshire 2010 – safeguarding and looked after children\n\n",
        "\n\nInspection of services in Marlshire 2010\n4\n\n",
    ],
)
def test_is_an_item_joined_again_that_a_page_break_cut(turn: str) -> None:
    header = "Marlshire 2010 – safeguarding and looked after children"
    footer = "Inspection of services in Marlshire 2010"
    before = f"Opening words.\n\n2\n{header}\n\nMore words.\n\n{footer}\n3\n\n"
    assert "Ring the child, and the school before noon." in texts(
        f"{before}- Ring the child, and{turn}the school before noon."
    )


def test_which_repeated_lines_are_headers_and_which_are_not() -> None:
    pages = "".join(
        f"Inspection of services {page}\n\nWithin 3 months\n\n- Do it well on page {page}.\n\nGrade 3 adequate\n\n"
        for page in range(1, 6)
    )
    read = texts(pages)
    assert "Inspection of services 2" not in read
    assert read.count("Within 3 months") == 5
    assert read.count("Grade 3 adequate") == 5


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Overall effectiveness\tAdequate", ["Overall effectiveness", "Adequate"]),
        ("Overall effectiveness\t\t\tAdequate\t\t", ["Overall effectiveness", "", "", "Adequate"]),
        ("| Overall effectiveness | Adequate |", ["Overall effectiveness", "Adequate"]),
        ("| Overall effectiveness | | **Adequate** |", ["Overall effectiveness", "", "Adequate"]),
    ],
)
def test_which_cells_has_a_row(line: str, cells: list[str]) -> None:
    block = read_text(line).blocks[0]
    assert block.kind is ROW
    assert [cell.text for cell in block.cells] == cells
    assert "|" not in block.text


def test_is_the_rule_of_a_markdown_table_no_row() -> None:
    assert [kind for kind, _ in forms("| Aspect | Grade |\n|---|---|\n| Partnerships | Good |")] == [ROW, ROW]


def test_where_does_a_contents_list_end() -> None:
    read = forms("Contents\n\nAbout this inspection\t2\nService information\t3\n\n# About this inspection\n\nWords.")
    assert [kind for kind, _ in read] == [CONTENTS, CONTENTS, CONTENTS, HEADING, PARAGRAPH]


def test_on_which_page_does_a_block_stand() -> None:
    document = read_text("One.\n\fTwo.\n\n\fThree.")
    assert [(block.text, block.page) for block in document.blocks] == [("One.", 1), ("Two.", 2), ("Three.", 3)]
    assert document.pages == 3


def test_are_pages_left_unsaid_that_a_copy_does_not_show() -> None:
    document = read_text("One.\n\nTwo.")
    assert document.pages is None
    assert [block.page for block in document.blocks] == [None, None]


def quoted(text: str, words: str) -> str:
    """What the document quotes for these words of its first block that has them."""
    document = read_text(text)
    block = next(block for block in document.blocks if words in block.text)
    start = block.text.index(words)
    quotation = document.quote(block.passage, start, start + len(words))
    assert quotation.exact == document.stored[quotation.start : quotation.end]
    return quotation.exact


@pytest.mark.parametrize(
    ("text", "words", "exact"),
    [
        ("The **council** rings.", "council rings", "council** rings"),
        ("The council\n  rings   twice.", "council rings twice", "council\n  rings   twice"),
        ("Café – naïve “words”.", "naïve “words”", "naïve “words”"),
        ("<b>Grade 3</b> (adequate)", "Grade 3 (adequate)", "Grade 3</b> (adequate)"),
        ("𝔐arlshire 🙂 rings.", "🙂 rings", "🙂 rings"),
    ],
)
def test_are_the_words_quoted_as_they_stand_in_the_file(text: str, words: str, exact: str) -> None:
    assert quoted(text, words) == exact


def test_can_nothing_not_be_quoted() -> None:
    document = read_text("Words.")
    with pytest.raises(ValueError, match="empty"):
        document.quote(document.blocks[0].passage, 2, 2)


def test_which_sentences_has_a_paragraph() -> None:
    passage = (
        read_text("The council, e.g. its social workers, rings. Mr. Farthingale answers! Does he? Yes.")
        .blocks[0]
        .passage
    )
    assert [sentence.text for sentence in passage.sentences()] == [
        "The council, e.g. its social workers, rings.",
        "Mr. Farthingale answers!",
        "Does he?",
        "Yes.",
    ]


def test_which_lines_had_a_passage_in_the_file() -> None:
    document = read_text("Overall effectiveness\nAdequate\nPartnerships  Good")
    assert [line.text for line in document.lines(document.blocks[0].passage)] == [
        "Overall effectiveness",
        "Adequate",
        "Partnerships Good",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u00a0\u2003\n".encode(), "no words"),
        (b"\x00\x01\x02\x03binary", "not text"),
        (b"%PDF-1.4\n\x80\xff\xfe\x00", "not text"),
        (b"caf\xe9 in Latin-1", "UTF-8"),
    ],
)
def test_what_is_said_of_a_file_that_is_no_text(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as refusal:
        decode(data, "report.txt")
    assert refusal.value.where == "report.txt"
    assert refusal.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_which_encodings_are_read(encoding: str) -> None:
    assert decode("Café\r\nMarlshire\rrings".encode(encoding), "report.txt") == "Café\nMarlshire\nrings"


def test_is_the_stored_text_the_files_own() -> None:
    text = "  # Heading\n\n\n|a|b|\n\f- item\n"
    assert isinstance(read_text(text), Document)
    assert read_text(text).stored == text


def test_is_a_row_of_empty_cells_no_block_in_a_copy_with_pages() -> None:
    document = read_text("One\tTwo\n|  |  |\n\t \t\n\fThree\tFour\n")
    assert [block.text for block in document.blocks] == ["One Two", "Three Four"]
