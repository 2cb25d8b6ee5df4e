"""What does `reports.csv` say of each report, however it was saved, and what is said of a list that cannot be read?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ingest.building.sources.listing import LISTING, Listing, read_listing
from ingest.facts import Listed
from ontology.errors import ListingError
from ontology.registers import table_text

HEAD = "file,published,source_url,publisher_id\n"


def listed(folder: Path, content: str, encoding: str = "utf-8") -> dict[str, Listed]:
    (folder / LISTING).write_bytes(content.encode(encoding))
    return read_listing(folder).rows


def faults(folder: Path, content: str) -> list[str]:
    (folder / LISTING).write_text(content, encoding="utf-8")
    return read_listing(folder).faults


def test_what_stands_in_each_column(tmp_path: Path) -> None:
    found = listed(tmp_path, HEAD + "a.pdf,2010-08-06,https://example.org/a,80999\nb.pdf,,,\n")
    assert found["a.pdf"] == Listed("a.pdf", date(2010, 8, 6), "https://example.org/a", "80999")
    assert found["b.pdf"] == Listed("b.pdf")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("file,published\na.pdf,2010-08-06\n", "utf-8-sig"),
        ("file;published\na.pdf;06/08/2010\n", "utf-8"),
        ("file,published\r\na.pdf,6 August 2010\r\n", "utf-8"),
        ("file,published\ra.pdf,2010-08-06\r", "utf-8"),
        (" File \tPublished\n\na.pdf\t20100806\n", "utf-8"),
        ('published,note,file\n2010-08-06,"two\nlines",a.pdf\n', "utf-8"),
        ("file,pdf_filename,published,publication_date\na.pdf,,2010-08-06,\n", "utf-8"),
    ],
)
def test_a_list_may_come_from_any_spreadsheet(tmp_path: Path, content: str, encoding: str) -> None:
    assert listed(tmp_path, content, encoding) == {"a.pdf": Listed("a.pdf", date(2010, 8, 6))}


def test_a_folder_without_a_list(tmp_path: Path) -> None:
    assert read_listing(tmp_path) == Listing()


@pytest.mark.parametrize(
    ("content", "encoding", "says"),
    [
        ("name,published\na.pdf,2010-08-06\n", "utf-8", "no column “file”"),
        ("", "utf-8", "no column “file”"),
        (HEAD + "a.pdf,,,\né.pdf,,,\n", "cp1252", "not UTF-8.*row 3"),
        (HEAD + 'b.pdf,,,\n"a.pdf,2010-08-06,,\n', "utf-8", "row cannot be read.*row 3"),
        (HEAD, "utf-16", "UTF-16"),
        (HEAD + f'"{"x" * 200_000}",,,\n', "utf-8", "row cannot be read.*row 2"),
    ],
)
def test_a_list_that_cannot_be_read_is_told_with_place_and_remedy(
    tmp_path: Path, content: str, encoding: str, says: str
) -> None:
    with pytest.raises(ListingError) as raised:
        listed(tmp_path, content, encoding)
    assert re.search(says, f"{raised.value} {raised.value.where}")
    assert LISTING in (raised.value.where or "")
    assert raised.value.remedy


FAULTS = [
    ("a.pdf,the day before,,", "row 2, column published: “the day before” is not a date"),
    ("a.pdf,31/02/2010,,", "row 2, column published: “31/02/2010” is no day of the calendar"),
    ("a.pdf,2999-01-01,,", "row 2, column published: “2999-01-01” is still to come"),
    ("a.pdf,,javascript:alert(1),", "row 2, column source_url: “javascript:alert(1)” is no web address"),
    (",2010-08-06,,", "row 2 names no file"),
    ("\n,2010-08-06", "row 3 names no file"),
]


@pytest.mark.parametrize(("row", "fault"), FAULTS)
def test_a_cell_that_cannot_be_used_is_told_and_the_rest_counts(tmp_path: Path, row: str, fault: str) -> None:
    content = f"{HEAD}{row}\nb.pdf,2010-08-06,,80999\n"
    assert faults(tmp_path, content) == [fault]
    assert listed(tmp_path, content)["b.pdf"] == Listed("b.pdf", date(2010, 8, 6), None, "80999")


def test_of_two_rows_for_one_file_counts_what_both_say(tmp_path: Path) -> None:
    rows = "a.pdf,2010-08-06,,80999\na.pdf,2010-08-07,https://example.org/a,\n"
    assert faults(tmp_path, HEAD + rows) == ["row 3 gives another “published” for “a.pdf”"]
    assert listed(tmp_path, HEAD + rows)["a.pdf"] == Listed("a.pdf", None, "https://example.org/a", "80999")
    assert faults(tmp_path, HEAD + "a.pdf,2010-08-06,,\n" * 2) == []
    thrice = rows + "a.pdf,2010-08-06,,80999\n"
    assert len(faults(tmp_path, HEAD + thrice)) == 2
    assert listed(tmp_path, HEAD + thrice)["a.pdf"].published is None


def test_many_faults_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / LISTING).write_text(HEAD + "a.pdf,never,,\n" * 8, encoding="utf-8")
    error = read_listing(tmp_path).error(tmp_path / LISTING)
    assert error is not None
    assert error.message.endswith("; and 3 more")
    assert error.where == str(tmp_path / LISTING)
    assert error.remedy


def test_a_list_has_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_text, "MOST_ROWS", 3)
    with pytest.raises(ListingError, match="more than 3 rows"):
        listed(tmp_path, HEAD + "a.pdf,,,\n" * 4)
    monkeypatch.setattr(table_text, "LARGEST_TABLE", 10)
    with pytest.raises(ListingError, match="more than 10 bytes"):
        read_listing(tmp_path)
