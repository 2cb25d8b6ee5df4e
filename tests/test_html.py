"""What is a web page to its reader: its own words, in their order, and none of what stands around them."""

from __future__ import annotations

import random
from html import escape
from itertools import groupby
from pathlib import Path

import pytest

import examples
from ingest.documents.document import BlockKind, Document
from ingest.documents.html.html_file import looks_like_html, read_html
from ingest.documents.text_file import read_text
from ingest.reading.report import read_report
from ontology.errors import UnreadableFile
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.test_docx import gist


def read(page: str | bytes) -> Document:
    """The document of a page; every passage must stand where it says it does."""
    document = read_html(page if isinstance(page, bytes) else page.encode(), "report.html")
    for block in document.blocks:
        for passage in (block.passage, *block.cells):
            if passage.text:
                quotation = document.quote(passage)
                assert document.stored[quotation.start : quotation.end] == quotation.exact
                assert " ".join(quotation.exact.split()) == passage.text
    return document


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.text) for block in document.blocks]


def test_headings_paragraphs_and_lists() -> None:
    document = read(
        "<h1>Inspection of <em>Marlshire</em></h1><p>First&nbsp;paragraph,\n  folded.<br>Its second line."
        "<ul><li>one<ul><li>within</ul><li><p>two</p><p>and more of it</p></ul>"
        "<ol start=3><li>three<li value=7>seven<li>eight</ol><ol type=a><li>lettered</ol>"
    )
    assert document.stored.splitlines() == [
        "Inspection of Marlshire", "First paragraph, folded.", "Its second line.", "• one", "• within", "• two",
        "and more of it", "3. three", "7. seven", "8. eight", "a. lettered",
    ]  # fmt: skip
    assert kinds(document) == [
        ("heading", "Inspection of Marlshire"), ("paragraph", "First paragraph, folded. Its second line."),
        ("bullet", "one"), ("bullet", "within"), ("bullet", "two and more of it"),
        ("numbered", "three"), ("numbered", "seven"), ("numbered", "eight"), ("paragraph", "a. lettered"),
    ]  # fmt: skip
    outer, inner = document.blocks[2:4]
    assert inner.level > outer.level
    assert document.blocks[0].level == 1


@pytest.mark.parametrize(
    "around",
    [
        "<script>if (a < b) document.write('<p>around</p>')</script>",
        "<style>p { content: 'around' }</style>",
        "<noscript>around</noscript>",
        "<nav><ul><li>around</ul></nav>",
        '<div role="navigation">around</div>',
        '<div role="banner"><h1>around</h1></div>',
        "<footer>around</footer>",
        "<div hidden>around</div>",
        '<div aria-hidden="true">around</div>',
        '<p style="color:red; display: none">around</p>',
        "<template>around</template>",
        "<select><option>around</select>",
        "<button>around</button>",
        "<svg><text>around</text></svg>",
        "<!-- around -->",
        "<title>around</title>",
        "<iframe>around</iframe>",
    ],
)
def test_what_stands_around_the_text_is_left_out(around: str) -> None:
    assert kinds(read(f"<p>Before.</p>{around}<p>After.</p>")) == [("paragraph", "Before."), ("paragraph", "After.")]


def test_a_page_with_a_main_part_is_that_part() -> None:
    page = (
        "<header>Council</header><p>Cookies?</p><main><h1>Report</h1><table><tr><td>a<td>b</table></main><p>Share</p>"
    )
    assert kinds(read(page)) == [("heading", "Report"), ("row", "a b")]
    assert kinds(read("<header><h1>Report</h1></header><p>Words</p>")) == [
        ("heading", "Report"),
        ("paragraph", "Words"),
    ]


def test_tables_are_rows_with_spanning_cells_in_their_places() -> None:
    document = read(
        "<table><caption>Grades</caption><thead><tr><th>Judgement<th>Grade</thead>"
        "<tr><td rowspan=2>Overall<td>Good<tr><td>2010<tr><td colspan=2>Across<tr><td>Care<td></table>"
    )
    assert [[cell.text for cell in block.cells] for block in document.blocks if block.kind is BlockKind.ROW] == [
        ["Judgement", "Grade"], ["Overall", "Good"], ["", "2010"], ["Across"], ["Care", ""],
    ]  # fmt: skip
    assert document.blocks[0].text == "Grades"
    assert "Judgement\tGrade\n" in document.stored


def test_a_cell_keeps_its_lines_and_its_lists() -> None:
    document = read("<table><tr><td>Reviewed:<ul><li>plans</ul>Trust<br>Council<td>b</table>")
    assert document.stored == "Reviewed:\n• plans\nTrust\nCouncil\tb\n"


@pytest.mark.parametrize(
    "frame",
    [
        "<table><tr><td><h2>Findings</h2><p>Words.</table>",
        "<table><tr><td><h2>Findings</h2><p>One<p>Two<p>Three<td>Beside</table>",
        "<table><tr><td>Left<td><table><tr><td>a<td>b</table></table>",
        "<table><tr><td><td>Words.<td></table>",
    ],
)
def test_a_table_that_only_frames_is_no_table(frame: str) -> None:
    found = read(frame).blocks
    assert any(block.kind is BlockKind.PARAGRAPH for block in found)
    assert all(block.kind is not BlockKind.ROW or block.text == "a b" for block in found)


def test_the_contents_list_is_not_content() -> None:
    page = '<ul><li><a href="#f">Findings</a><li><a href="#r">Recommendations</a></ul><h2 id=f><a href="#f">Findings</a></h2>'
    document = read(f'{page}<p>Words<a href="#note">1</a>.')
    assert [block.text for block in document.content()] == ["Findings", "Words1."]


def test_pages_that_word_processors_made() -> None:
    sign = '<span style="font-family:Symbol">·<span style="font:7pt">&nbsp;&nbsp;&nbsp; </span></span>'
    document = read(
        f"<p class=MsoListParagraph><![if !supportLists]>{sign}<![endif]>Ensure plans</p><p>12.&nbsp;Twelve</p>"
    )
    assert kinds(document) == [("bullet", "Ensure plans"), ("numbered", "Twelve")]
    assert document.blocks[1].number == "12"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>naïve".encode(), "naïve"),
        (b"\xef\xbb\xbf" + "<p>naïve".encode(), "naïve"),
        ("<p>naïve".encode("utf-16"), "naïve"),
        ('<meta charset="windows-1252"><p>it’s'.encode("cp1252"), "it’s"),
        ('<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"><p>it’s'.encode("cp1252"), "it’s"),
        (b"<p>it&#146;s &amp; &#0;&#xD800;&nosuch; &#x200b;so", "it’s & ��&nosuch; so"),
    ],
)
def test_a_page_is_read_in_its_encoding(page: bytes, text: str) -> None:
    assert read(page).blocks[0].text == text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>it’s".encode("cp1252"), "not valid UTF-8 at byte 5"),
        (b'<meta charset="shift_jis"><p>x', "shift_jis"),
        (b"<p>a\x00b", "not text"),
        (b"<html><body><img src=scan.png></body></html>", "no words"),
        (b"", "no words"),
    ],
)
def test_what_cannot_be_read_says_so(page: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(page)


def test_which_bytes_are_a_page() -> None:
    pages = [
        b"<!DOCTYPE html>",
        b"\xef\xbb\xbf \n<html lang=en>",
        b"<!-- saved -->\n<HTML>",
        b"<?xml version='1.0'?><html>",
        b"<body>",
    ]
    assert all(map(looks_like_html, pages))
    assert not any(map(looks_like_html, [b"", b"Words <html>", b"%PDF-1.4", b"<htmlx>", b"- list"]))


def as_html(document: Document) -> str:
    """A page with the blocks of a document that was read from a text."""
    parts = []
    for kind, group in groupby(document.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind is BlockKind.BULLET:
            parts.append("".join(["<ul>", *(f"<li>{escape(b.text)}</li>" for b in blocks), "</ul>"]))
        elif kind is BlockKind.NUMBERED:
            parts.append("".join(["<ol>", *(f'<li value="{b.number}">{escape(b.text)}</li>' for b in blocks), "</ol>"]))
        elif kind is BlockKind.ROW:
            rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in block.cells) for block in blocks)
            parts.append("".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"]))
        elif kind is BlockKind.HEADING:
            parts += [f"<h2>{escape(block.text)}</h2>" for block in blocks]
        elif kind is BlockKind.CONTENTS:
            parts += [f'<p><a href="#x">{escape(block.text)}</a></p>' for block in blocks]
        else:
            parts += [f"<p>{escape(block.text)}</p>" for block in blocks]
    return f"<!doctype html><html><head><title>Report</title></head><body>{''.join(parts)}</body></html>"


@pytest.mark.parametrize("report", sorted(examples.REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_report_says_the_same_as_a_page(report: Path, tmp_path: Path, register: Register, schemes: Schemes) -> None:
    copy = tmp_path / f"{report.stem}.html"
    copy.write_text(as_html(read_text(report.read_text(encoding="utf-8"))), encoding="utf-8")
    expected = gist(read_report(report, register=register, schemes=schemes))
    assert gist(read_report(copy, register=register, schemes=schemes)) == expected


def test_any_soup_of_tags_gives_words_that_are_found_where_they_stand() -> None:
    chance = random.Random(5)  # noqa: S311 -- no secret
    tags = [
        *"pba",
        "div",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "span",
        "br",
        "main",
        "pre",
        "footer",
        "script",
        "svg",
    ]
    for _ in range(300):
        soup = []
        for _ in range(chance.randrange(1, 60)):
            tag = chance.choice(tags)
            soup.append(
                chance.choice(
                    [f"<{tag}>", f"<{tag}>", f"</{tag}>", f'<{tag} rowspan="3" href="#x">', " word ", "• a\n"]
                )
            )
        read(f"<p>first</p>{''.join(soup)}")
