"""What does `reports.csv` say of each report, however it was saved, and what is said of a list that cannot be read?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ingest import listing
from ingest.listing import LISTING, Listed, read_listing
from ontology.errors import ListingError

HEAD = "file,published,source_url,publisher_id\n"


def listed(folder: Path, content: str, encoding: str = "utf-8") -> dict[str, Listed]:
    (folder / LISTING).write_bytes(content.encode(encoding))
    return read_listing(folder)


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
        ('published,note,file\n2010-08-06,"two\nlines",a.pdf\n', "utf-8"),
    ],
)
def test_a_list_may_come_from_any_spreadsheet(tmp_path: Path, content: str, encoding: str) -> None:
    assert listed(tmp_path, content, encoding) == {"a.pdf": Listed("a.pdf", date(2010, 8, 6))}


def test_a_folder_without_a_list(tmp_path: Path) -> None:
    assert read_listing(tmp_path) == {}


@pytest.mark.parametrize(
    ("content", "encoding", "says"),
    [
        (HEAD + "a.pdf,the day before,,\n", "utf-8", r"“the day before” is no date.*row 2, column published"),
        (HEAD + "a.pdf,31/02/2010,,\n", "utf-8", r"is no date.*row 2"),
        ("name,published\na.pdf,2010-08-06\n", "utf-8", "no column “file”"),
        ("", "utf-8", "no column “file”"),
        (HEAD + "é.pdf,,,\n", "cp1252", "UTF-8"),
        (HEAD + f'"{"x" * 200_000}",,,\n', "utf-8", "no table"),
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


def test_a_list_has_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 3)
    with pytest.raises(ListingError, match="more than 3 rows"):
        listed(tmp_path, HEAD + "a.pdf,,,\n" * 4)
    monkeypatch.setattr(listing, "MOST_BYTES", 10)
    with pytest.raises(ListingError, match="MiB"):
        read_listing(tmp_path)
