"""What holds of every text, date, name and list of owners, not only of those that somebody thought of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import pytest
from conftest import example_registers
from fictional_reports import reading_of
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dates import find_date, find_range
from ingest.documents.decoding import decode
from ingest.documents.text_file import read_text
from ingest.families.people import names_of_inspectors
from ingest.families.reading_context import Reading
from ontology.errors import UnreadableFile
from ontology.registers.register import Register
from ontology.schemes import load_schemes

BODIES = (
    "Marlshire County Council",
    "North Marlshire Hospitals NHS Trust",
    "South Marlshire NHS Trust",
    "Marlshire Community NHS Trust",
    "Marlshire Partnership NHS Foundation Trust",
    "NHS Marlshire",
    "Marlshire Police",
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400)
DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))
SIGNS = st.sampled_from(["-", " - ", "–", " – ", " to ", " and "])


@cache
def reading() -> Reading:
    """The readers of one report of Marlshire."""
    return reading_of("Marlshire", Register.load(*example_registers()), load_schemes())


@given(TEXTS)
def test_every_character_of_a_block_stands_where_its_offset_says(text: str) -> None:
    stored = text.replace("\r\n", "\n").replace("\r", "\n")
    document = read_text(stored)
    for block in document.blocks:
        for character, offset in zip(block.text, block.passage.offsets, strict=True):
            assert character == " " or stored[offset] == character
        quotation = document.quote(block.passage)
        assert quotation.exact == stored[quotation.start : quotation.end]


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_refused_with_a_reason(data: bytes) -> None:
    try:
        text = decode(data, "any.txt")
    except UnreadableFile as error:
        text = error.remedy or "\r"
    assert "\r" not in text


def said(day: date, month: bool = True, year: bool = True) -> str:
    """The day as reports print it."""
    return f"{day.day}{day.strftime(' %B') if month else ''}{day.strftime(' %Y') if year else ''}"


@given(DAYS)
def test_a_date_that_is_printed_is_read(day: date) -> None:
    found = find_date(f"Published: {said(day)}")
    assert found is not None
    assert found[0] == day


@given(DAYS, st.integers(1, 27), SIGNS)
def test_a_range_is_read_in_every_form_that_it_is_printed_in(first: date, length: int, sign: str) -> None:
    last = first + timedelta(days=length)
    same_month, same_year = (first.year, first.month) == (last.year, last.month), first.year == last.year
    forms = [f"{said(first)}{sign}{said(last)}", f"{said(first, year=not same_year)}{sign}{said(last)}"]
    forms += [f"{said(first, month=False, year=False)}{sign}{said(last)}"] if same_month else []
    for form in forms:
        found = find_range(f"Inspection dates: {form}")
        assert found is not None, form
        assert (found.first, found.last) == (first, last), form


@given(DAYS, st.integers(20, 120))
def test_a_range_without_a_year_is_of_the_last_such_days_before_publication(first: date, later: int) -> None:
    last = first + timedelta(days=4)
    found = find_range(f"{said(first, year=False)} to {said(last, year=False)}", published=last + timedelta(days=later))
    if (first.month, first.day) != (2, 29) and (last.month, last.day) != (2, 29):
        assert found is not None
        assert (found.first, found.last) == (first, last)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(BODIES), min_size=1, max_size=4, unique=True),
    st.sampled_from([" and ", ", and ", " and specifically "]),
)
def test_a_list_of_bodies_is_read_as_exactly_these_bodies(bodies: list[str], last: str) -> None:
    words = ", ".join(bodies[:-1]) + (last if len(bodies) > 1 else "") + bodies[-1]
    found = reading().lists.read(words)
    assert found is not None, words
    assert [named.written for named in found] == bodies


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(BODIES), min_size=1, max_size=3, unique=True),
    st.sampled_from(["should", "must", "need to"]),
)
def test_the_owners_of_an_item_are_the_bodies_before_should(bodies: list[str], modal: str) -> None:
    document = read_text(f"- {' and '.join(bodies)} {modal} review what they do.")
    owners = reading().owners
    owners.document = document
    assigned = owners.named(document.blocks[0].passage)
    assert [assignment.as_written for assignment in assigned] == bodies
    assert {assignment.basis for assignment in assigned} == {"named"}


@settings(max_examples=60)
@given(st.text(st.sampled_from("abcdefghij ,.and'NHSTrust"), max_size=120))
def test_no_text_makes_a_reader_of_names_fail(text: str) -> None:
    for sighting in reading().spotter.find(text):
        assert text[sighting.start : sighting.end] == sighting.written


@pytest.mark.parametrize("piece", ["A and ", "NHS ", "\t", "1 ", "( ", "the council, ", "Trust "])
def test_long_runs_of_one_piece_are_read_in_bounded_time(piece: str) -> None:
    text = piece * 2_000
    read_text(text)
    reading().lists.read(text)
    assert names_of_inspectors(text[:5_000]) is not None
    assert not re.search("should", text)
