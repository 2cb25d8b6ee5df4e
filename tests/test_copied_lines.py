"""The text of a PDF as other programs give it, and what is no report though it has a report's title."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.documents.document import BlockKind, Document
from ingest.documents.text_file import read_text
from ingest.facts import ReportFacts
from ingest.reading.report import read_report
from ontology.errors import UnknownFamily, UnreadableFile
from ontology.registers.register import Register
from ontology.schemes import Schemes

BODY = (
    "1. Children on the harbour side are seen within a day of the first call, and their\n"
    "plans are written in words that a child of ten can read aloud to others. Workers\n"
    "know every family on the outer islands by name and go out with the boat.\n"
)
TAIL = (
    "What needs to improve?1\n"
    "◼ The clarity of the offer to care leavers who have gone to sea, and of what they\n"
    "may ask for when they come home. (Outcome four, National\n"
    "Framework)\n"
    "{turn}"
    "◼ The reading of old files before a plan is written, including:\n"
    "– letters from the keepers of the lighthouse that nobody has opened\n"
    "– the diaries of the ferry.\n"
    "The experiences and progress of children who need help and\n"
    "protection: good\n" + BODY
)
TITLE = (
    "Inspection of Marlshire local authority\n"
    "children’s services\n"
    "Inspection dates: 17 March to 21 March 2025\n"
    "Lead inspector: Petra Quill, His Majesty’s Inspector\n"
)
RAW = (
    "Judgement Grade\nThe impact of leaders on social work\npractice with children and families\nOutstanding\n"
    "The experiences and progress of\nchildren who need help and protection\nGood\nThe experiences and progress of\n"
    "children in care\nGood\nThe experiences and progress of care\nleavers\nRequires improvement to be good\n"
    "Overall effectiveness Good\n"
)
COLUMNS = (
    "Judgement                                       Grade\n\n"
    "The impact of leaders on social work            Outstanding\npractice with children and families\n\n"
    "The experiences and progress of                 Good\nchildren who need help and protection\n\n"
    "The experiences and progress of                 Good\nchildren in care\n\n"
    "The experiences and progress of care\n                                                Requires improvement to be good\nleavers\n\n"
    "Overall effectiveness                           Good\n\n"
)
APART = RAW.replace("Judgement Grade\n", "Judgement\n\nGrade\n\n").replace("\nGood\n", "\n\nGood\n\n")
INTRODUCTION = (
    "The keepers of the lighthouse at Marl Head know every child on the outer islands by\n"
    "name, and so, since last winter, do their social workers. Leaders go out with the boat.\n"
)
TURN = (
    "1\nThe areas are numbered as in the national list of lamps, which is printed for the keepers and\nfor nobody else.\n"
    "Inspection of Marlshire local authority children’s services\n17 to 21 March 2025 2\n\f"
)
GRADES = {
    "impact-of-leaders": "1",
    "help-and-protection": "2",
    "children-in-care": "2",
    "care-leavers": "3",
    "overall-effectiveness": "2",
}


def read(text: str, folder: Path, register: Register, schemes: Schemes, name: str = "copy.txt") -> ReportFacts:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_report(path, register=register, schemes=schemes)


def grades(facts: ReportFacts) -> dict[str, str]:
    return {j.aspect.rsplit("/", 1)[-1]: j.grade.rsplit("/", 1)[-1] for j in facts.judgements}


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize("table", [RAW, COLUMNS, APART])
@pytest.mark.parametrize("turn", ["", TURN])
def test_a_copy_gives_what_the_report_gives_and_says_that_it_is_one(
    table: str, turn: str, tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    later = "".join(BODY + turn.replace(" 2\n", f" {page}\n") for page in range(3, 6))
    facts = read(TITLE + table + INTRODUCTION + TAIL.format(turn=turn) + later, tmp_path, register, schemes)
    assert facts.inspection is not None
    assert facts.inspection.start is not None
    assert (facts.inspection.start.iso(), facts.inspection.lead_inspectors) == ("2025-03-17", ("Petra Quill",))
    assert grades(facts) == GRADES
    first, second = facts.recommendations
    assert first.text.startswith("The clarity")
    assert first.text.endswith("(Outcome four, National Framework)")
    assert second.text.startswith("The reading of old files")
    assert second.text.endswith("the diaries of the ferry.")
    assert [shortfall.expected for shortfall in facts.shortfalls] == ["the type and the tables of the printed page"]


def test_html_that_a_program_made_of_a_pdf_is_a_copy_too(tmp_path: Path, register: Register, schemes: Schemes) -> None:
    text = TITLE + RAW + INTRODUCTION + TAIL.format(turn="")
    page = f"<html><body>{text.replace(chr(10), '<br/>' + chr(10))}</body></html>"
    facts = read(page, tmp_path, register, schemes, "copy.html")
    assert grades(facts) == GRADES
    assert len(facts.recommendations) == 2


def test_html_with_a_place_for_each_line_is_refused_with_the_remedy(
    tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    lines = "".join(f'<p style="position:absolute;top:{i}px">{line}</p>' for i, line in enumerate([INTRODUCTION] * 120))
    with pytest.raises(UnreadableFile, match="Give the PDF"):
        read(f"<html><body>{lines}</body></html>", tmp_path, register, schemes, "placed.html")


def test_heads_numbers_and_notes_of_a_copy_are_no_part_of_its_text() -> None:
    pages = [INTRODUCTION + TURN.replace(" 2\n", f" {number}\n") for number in range(2, 6)]
    document = read_text(TITLE + INTRODUCTION * 3 + "".join(pages) + BODY)
    assert document.copied
    flowing = blocks(document, BlockKind.PARAGRAPH) + blocks(document, BlockKind.HEADING)
    assert not any("17 to 21 March" in text or "national list" in text for text in flowing)
    assert all("list of lamps" in text for text in blocks(document, BlockKind.NOTE))


def test_a_word_that_a_line_cut_is_whole() -> None:
    text = (
        INTRODUCTION
        + "The lighthouse is read by all who go out with the boat, and whoever is in the light-\nhouse waves.\n"
    )
    document = read_text(text + BODY * 4)
    assert any("in the lighthouse waves" in block.text for block in document.blocks)


def test_a_text_with_a_line_a_paragraph_is_no_copy() -> None:
    assert not read_text("\n\n".join(INTRODUCTION.replace("\n", " ") for _ in range(20))).copied


def test_a_copy_of_a_report_that_asks_in_tables_is_refused(
    tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    text = (
        "Area SEND inspection of Marlshire Local Area Partnership\nInspection dates: 17 to 21 March 2025\n"
        "Dates of previous inspection: 1 to 5 May 2018\nInspection outcome\n" + INTRODUCTION * 3 + BODY * 3
    )
    with pytest.raises(UnreadableFile, match="lost its tables"):
        read(text, tmp_path, register, schemes)


ASK = "\n\nAsk the keepers of the lighthouse about the boats.\n"
NOTES = {
    "an inspection with a table of which no grade can be read": f"{TITLE}\nJudgement Grade{ASK}",
    "a joint inspection": f"Notes on the joint targeted area inspection of children in Marlshire{ASK}",
    "an area SEND inspection": f"Area SEND inspection of Marlshire Local Area Partnership\n\nInspection dates: 3 to 7 June 2024{ASK}",
}


@pytest.mark.parametrize("what", NOTES)
def test_notes_with_a_reports_title_are_refused_with_what_is_missing(
    what: str, tmp_path: Path, register: Register, schemes: Schemes
) -> None:
    with pytest.raises(UnknownFamily) as refused:
        read(NOTES[what], tmp_path, register, schemes, "notes.txt")
    assert "Missing:" in str(refused.value)
    assert "Notes about a report are none" in str(refused.value)


def test_a_committee_report_without_a_meeting_in_its_head(tmp_path: Path, register: Register, schemes: Schemes) -> None:
    for head in ("Committee: REPORT TO THE CABINET", "Report for: Cabinet", "Decision maker: Cabinet"):
        text = (
            f"PAPER D\n\n{head}\n\nDate: 9 NOVEMBER 2006\n\nTitle: PLAN AFTER THE JOINT AREA REVIEW\n\n"
            "JOINT REPORT OF THE CABINET MEMBER FOR BOATS AND THE CABINET MEMBER FOR LAMPS\n\n1. PURPOSE\n\n"
            "1.1 To ask the Cabinet of Marlshire County Council to look at the joint area review of August 2006.\n\n"
            "2. RECOMMENDATIONS\n\n2.1 That the Cabinet approve the plan.\n\n2.2 That the plan be sent to the keepers.\n"
        )
        facts = read(text, tmp_path, register, schemes)
        assert (facts.family, str(facts.published)) == ("committee-report", "2006-11-09")
        assert [r.text[:8] for r in facts.recommendations] == ["That the", "That the"]
