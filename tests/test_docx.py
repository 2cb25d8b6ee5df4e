"""What is a Word document to its reader: headings, numbers as printed, tables, notes, and words at their places."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

import examples
from ingest.documents.document import BlockKind, Document
from ingest.documents.list_numbers import letters, ordinal, roman
from ingest.documents.text_file import read_text
from ingest.documents.word.word_file import read_docx
from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.errors import UnreadableFile
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.crafted_files import docx, level, numbering, par, run, table

BULLET = level(0, "bullet", "\uf0b7", left=720)
SUB_BULLET = level(1, "bullet", "o", left=1440)


def read(body: str, **others: object) -> Document:
    """The document of a Word file with this body; every passage must stand where it says it does."""
    document = read_docx(docx(body, **others), "report.docx")  # type: ignore[arg-type]
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


def printed(document: Document) -> list[str]:
    """The stored lines."""
    return document.stored.splitlines()


def test_which_paragraphs_are_headings_whatever_the_language_of_their_styles() -> None:
    body = (
        par("Inspection of Marlshire", style="Titel")
        + par("Overall effectiveness", style="berschrift1")
        + par("Based on a heading", style="Chapter")
        + par("Second level", style="berschrift2")
        + par("By its outline", properties='<w:outlineLvl w:val="2"/>')
        + par("A heading made body text", style="berschrift1", properties='<w:outlineLvl w:val="9"/>')
        + par("Just words.")
    )
    document = read(body)
    assert [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        ("Inspection of Marlshire", 1), ("Overall effectiveness", 1), ("Based on a heading", 1), ("Second level", 2),
        ("By its outline", 3),
    ]  # fmt: skip
    assert kinds(document)[-2:] == [("paragraph", "A heading made body text"), ("paragraph", "Just words.")]


def test_headings_that_only_their_type_shows() -> None:
    bold, large = "<w:b/>", '<w:sz w:val="32"/>'
    body = (
        par(run("Areas for improvement", bold))
        + par(run("Recommendations", large))
        + par(run("4. What needs to improve", bold))
        + par(run("This is emphasised, and a sentence.", bold))
        + par(run("Half ", bold) + run("bold"))
        + par(run("Not bold after all", '<w:b w:val="0"/>'))
        + par("The words of the report, of which there are more than of anything else in it. " * 3)
    )
    found = [block.text for block in read(body).blocks if block.kind is BlockKind.HEADING]
    assert found == ["Areas for improvement", "Recommendations", "What needs to improve"]


def test_a_report_that_is_bold_throughout_has_no_headings_by_that() -> None:
    body = par(run("A paragraph", "<w:b/>")) + par(run("Another", "<w:b/>"))
    assert {kind for kind, _ in kinds(read(body))} == {"paragraph"}


def test_numbers_are_those_that_word_prints() -> None:
    numbers = numbering([level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "%3.")])
    body = "".join(
        par(text, listed=(1, depth))
        for text, depth in [("first", 0), ("inner", 1), ("inner too", 1), ("deep", 2), ("second", 0), ("again", 1)]
    )
    document = read(body, numbers=numbers)
    assert printed(document) == ["1. first", "(a) inner", "(b) inner too", "i. deep", "2. second", "(a) again"]
    assert [(b.number, b.text) for b in document.blocks if b.kind is BlockKind.NUMBERED] == [
        ("1", "first"),
        ("2", "second"),
    ]
    assert ("paragraph", "(a) inner") in kinds(document)  # a letter in brackets is read as it is in print


@pytest.mark.parametrize(
    ("levels", "depths", "labels"),
    [
        (["%1", "%1.%2"], [0, 1, 1, 0, 1], ["1", "1.1", "1.2", "2", "2.1"]),
        (["%1.", "%1.%2"], [1, 1], ["1.1", "1.2"]),  # nobody counted the first level: it prints its start
    ],
)
def test_numbers_of_several_levels(levels: Sequence[str], depths: Sequence[int], labels: Sequence[str]) -> None:
    numbers = numbering([level(i, "decimal", text) for i, text in enumerate(levels)])
    body = "".join(par("words", listed=(1, depth)) for depth in depths)
    assert printed(read(body, numbers=numbers)) == [f"{label} words" for label in labels]


def test_lists_that_go_on_begin_anew_or_start_elsewhere() -> None:
    scheme = [level(0, "decimal", "%1.", start=4)]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = numbering(scheme, lists={1: (1, ""), 2: (1, ""), 3: (1, anew)})
    body = "".join(par("words", listed=(n, 0)) for n in (1, 1, 2, 3, 3, 1))
    assert printed(read(body, numbers=numbers)) == [f"{n}. words" for n in (4, 5, 6, 1, 2, 3)]


def test_a_level_that_never_begins_anew() -> None:
    inner = level(1, "decimal", "%2.", rest='<w:lvlRestart w:val="0"/>')
    numbers = numbering([level(0, "upperRoman", "Part %1"), inner])
    body = "".join(par("words", listed=(1, depth)) for depth in (0, 1, 0, 1))
    assert printed(read(body, numbers=numbers)) == ["Part I words", "1. words", "Part II words", "2. words"]


def test_a_style_can_number_and_list_zero_takes_it_away() -> None:
    body = par("one", style="Listed") + par("none", style="Listed", listed=(0, 0)) + par("two", style="Listed")
    document = read(body, numbers=numbering([level(0, "decimal", "%1.")]))
    assert printed(document) == ["1. one", "none", "2. two"]


def test_bullets_and_how_far_in_they_stand() -> None:
    body = par("outer", listed=(1, 0)) + par("inner", listed=(1, 1)) + par("outer again", listed=(1, 0))
    document = read(body, numbers=numbering([BULLET, SUB_BULLET]))
    assert printed(document) == ["• outer", "• inner", "• outer again"]
    assert kinds(document) == [("bullet", "outer"), ("bullet", "inner"), ("bullet", "outer again")]
    outer, inner, again = (block.level for block in document.blocks)
    assert outer == again < inner


def test_signs_that_were_typed_count_too() -> None:
    body = (
        par("• dotted")
        + par("- dashed")
        + par("12. numbered")
        + par('<w:r><w:sym w:char="F0B7"/></w:r>' + run(" symbol"))
    )
    document = read(body)
    assert kinds(document) == [
        ("bullet", "dotted"),
        ("bullet", "dashed"),
        ("numbered", "numbered"),
        ("bullet", "symbol"),
    ]
    assert document.blocks[2].number == "12"


def test_tables_are_rows_with_merged_cells_in_their_places() -> None:
    across = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + par("Across")
    first, rest = (f"<w:tcPr><w:vMerge{how}/></w:tcPr>" + par("Down") for how in (' w:val="restart"', ""))
    document = read(table([across, "Grade"], [first, "a", "Good"], [rest, "b", ""]))
    assert [[cell.text for cell in block.cells] for block in document.blocks] == [
        ["Across", "Grade"], ["Down", "a", "Good"], ["", "b", ""],
    ]  # fmt: skip
    assert {block.kind for block in document.blocks} == {BlockKind.ROW}
    assert printed(document) == ["Across\tGrade", "Down\ta\tGood", "\tb\t"]


def test_a_cell_keeps_its_lines_and_its_lists() -> None:
    cell = par("Reviewed:") + par("plans", listed=(1, 0)) + par(run("Trust") + "<w:r><w:br/></w:r>" + run("Council"))
    document = read(table([cell, "b"]), numbers=numbering([BULLET]))
    assert document.stored == "Reviewed:\n• plans\nTrust\nCouncil\tb\n"
    assert [line.text for line in document.lines(document.blocks[0].cells[0]) if line.text] == [
        "Reviewed:",
        "• plans",
        "Trust",
        "Council",
    ]


@pytest.mark.parametrize("frame", ["one column", "a table within", "text under a heading"])
def test_a_table_that_only_frames_is_no_table(frame: str) -> None:
    heading = par("Findings", style="berschrift1") + "".join(par(f"Paragraph {i}.") for i in range(4))
    body = {
        "one column": table([par("Heading", style="berschrift1") + par("words")]),
        "a table within": table([table(["Judgement", "Grade"]) + par("words"), ""]),
        "text under a heading": table([heading, "Beside it."]),
    }[frame]
    found = read(body).blocks
    assert all(len(block.cells) != 1 for block in found)
    assert any(block.kind is BlockKind.PARAGRAPH for block in found)


def test_footnotes_stand_after_what_they_are_on() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + par("See page 4.")
        + "</w:footnote>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(par(run("Children") + note + run(" are safe.")) + par("More."), footnotes=notes)
    assert kinds(document) == [("paragraph", "Children are safe."), ("note", "See page 4."), ("paragraph", "More.")]


def test_a_footnote_of_its_own_does_not_go_on_for_ever() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{par(run("Round") + note)}</w:footnote>'
    assert kinds(read(par(run("Words") + note), footnotes=notes)) == [("paragraph", "Words"), ("note", "Round")]


def test_what_is_read_is_what_is_printed() -> None:
    body = par(
        run("Kept")
        + f"<w:ins>{run(' inserted')}</w:ins>"
        + "<w:del><w:r><w:delText> deleted</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run(' moved away')}</w:moveFrom>"
        + run(" hidden", "<w:vanish/>")
        + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGEREF x </w:instrText></w:r>'
        + f"<w:hyperlink>{run(' linked')}</w:hyperlink>"
        + "<w:r><w:tab/><w:t>tabbed</w:t><w:noBreakHyphen/><w:t>on</w:t><w:softHyphen/><w:t>ward</w:t></w:r>"
    )
    assert kinds(read(body)) == [("paragraph", "Kept inserted linked tabbed-onward")]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{par('In the box')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert kinds(read(par(run("Anchor") + drawn))) == [("paragraph", "Anchor"), ("paragraph", "In the box")]


def test_the_contents_list_is_not_content() -> None:
    document = read(par("Findings\t4", style="Verzeichnis1") + par("Contents") + par("Findings", style="berschrift1"))
    assert [block.text for block in document.content()] == ["Findings"]


def test_pages_are_known_where_word_recorded_all_of_them() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = par("First page.") + par(turn + run("Second ") + turn + run("and third.")) + par("Third.")
    document = read(body, pages=3)
    assert document.pages == 3
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert document.page_of(document.stored.index("and third")) == 3
    assert read(body, pages=5).pages is None
    assert [block.page for block in read(body, pages=5).blocks] == [None] * 3


def test_asked_for_page_breaks_count_where_there_are_no_others() -> None:
    body = par("One.") + par('<w:r><w:br w:type="page"/></w:r>') + par("Two.", listed=(1, 0))
    document = read(body, pages=2, numbers=numbering([level(0, "decimal", "%1.")]))
    assert (document.pages, [block.page for block in document.blocks]) == (2, [1, 2])
    assert document.page_of(document.stored.index("1. Two.")) == 2


def test_a_contents_list_that_was_typed_is_none_either() -> None:
    body = (
        par("Contents") + par("1. Findings\t4") + par("Recommendations ..... 12") + par("Findings", style="berschrift1")
    )
    assert [block.text for block in read(body).content()] == ["Findings"]


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no words"):
        read(par("  "))


def test_a_document_within_a_document_is_not_passed_over() -> None:
    with pytest.raises(UnreadableFile, match="another document"):
        read(par("Words") + '<w:altChunk w:id="r9"/>')


def test_how_numbers_are_printed() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999, 4000)] == ["i", "iv", "ix", "xiv", "xl", "mcmxcix", "4000"]
    assert [letters(n) for n in (1, 26, 27, 53, 0)] == ["a", "z", "aa", "aaa", "0"]
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 22, 113)] == ["1st", "2nd", "3rd", "4th", "11th", "22nd", "113th"]


def as_docx(document: Document) -> bytes:
    """A Word file with the blocks of a document that was read from a text."""
    numbers: dict[int, tuple[int, str]] = {1: (1, "")}
    parts = []
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            parts.append(par(block.text, style="berschrift1"))
        elif block.kind is BlockKind.BULLET:
            parts.append(par(block.text, listed=(1, 0)))
        elif block.kind is BlockKind.NUMBERED:
            list_id = len(numbers) + 1
            start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{block.number}"/></w:lvlOverride>'
            numbers[list_id] = (2, start)
            parts.append(par(block.text, listed=(list_id, 0)))
        elif block.kind is BlockKind.ROW and len(block.cells) > 1:
            parts.append(table([cell.text for cell in block.cells]))
        elif block.kind is BlockKind.CONTENTS:
            parts.append(par(block.text, style="Verzeichnis1"))
        else:
            parts.append(par(block.text))
    scheme = numbering([BULLET], [level(0, "decimal", "%1.")], lists=numbers)
    return docx("".join(parts), numbers=scheme)


def gist(facts: ReportFacts) -> tuple[object, ...]:
    """What a report says, without where it says it."""
    return (
        facts.family,
        facts.authority.key,
        facts.inspection.key if facts.inspection else None,
        facts.inspection.lead_inspectors if facts.inspection else None,
        facts.published,
        sorted((j.aspect, j.strand or "", j.grade) for j in facts.judgements),
        [(r.text, r.kind, r.strand, r.priority, [a.agency.key for a in r.assignments]) for r in facts.recommendations],
    )


@pytest.mark.parametrize("report", sorted(examples.REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_report_says_the_same_in_word(report: Path, tmp_path: Path, register: Register, schemes: Schemes) -> None:
    text = read_text(report.read_text(encoding="utf-8"))
    copy = tmp_path / f"{report.stem}.docx"
    copy.write_bytes(as_docx(text))
    expected = gist(read_report(report, register=register, schemes=schemes))
    assert gist(read_report(copy, register=register, schemes=schemes)) == expected


def test_any_run_of_pieces_is_found_where_it_stands() -> None:
    chance = random.Random(11)  # noqa: S311 -- no secret
    words = ["Children", "are", "•", "12.", "\t", "\u00a0", "\u200b", "“safe”", "and", "\n", "naïve", "–", "(a)"]
    numbers = numbering([BULLET, SUB_BULLET], [level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")])
    for _ in range(60):
        parts = []
        for _ in range(chance.randrange(1, 12)):
            text = " ".join(chance.choices(words, k=chance.randrange(1, 9)))
            listed = chance.choice([None, None, (1, 0), (1, 1), (2, 0), (2, 1)])
            made = par(text, listed=listed, style=chance.choice(["", "berschrift1"]))
            parts.append(chance.choice([made, made, table([text, made, ""], ["x", made, made])]))
        read("".join([*parts, par("end")]), numbers=numbers)
