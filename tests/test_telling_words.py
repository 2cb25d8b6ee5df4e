"""Is nothing lost by looking first for the words without which an expression reads no text?"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pytest

import examples
from api.explaining.all_forms import TABLES
from ingest.forms.form import Form
from ingest.forms.parts import SHARED
from ingest.forms.patterns import expand
from ingest.forms.table import FormTable
from ingest.forms.telling_words import OTHERWISE_SMALL, RarePattern, TellingWords

PLAIN = [pytest.param(table, id=table.name) for table in TABLES if isinstance(table, FormTable)]
EACH_NTH = 7
"""Of the sentences of all tables and examples, that each table is asked about: all of them take minutes."""


@cache
def _sentences() -> tuple[str, ...]:
    """What the forms of all tables read and leave, and the sentences of the examples."""
    told = [sentence for table in TABLES for form in table.forms for sentence in (*form.reads, *form.leaves)]
    for report in sorted(examples.REPORTS.glob("*.txt")):
        told += re.split(r"(?<=[.:?])\s+(?=[A-Z])", report.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(told))


def _expression(table: FormTable, forms: list[Form]) -> re.Pattern[str]:
    """The forms in one expression, which looks for no word first."""
    written = "|".join(expand(form.id, form.pattern, {**SHARED, **table.parts}) for form in forms)
    edge = r"\b" if table._whole_words else ""
    return re.compile(f"{edge}(?:{written}){edge}", re.IGNORECASE if table._ignore_case else 0)


def _finders(table: FormTable) -> Iterator[Callable[..., re.Match[str] | None]]:
    for rank in sorted({form.rank for form in table.forms}):
        forms = [form for form in table.forms if form.rank == rank]
        expression = _expression(table, forms)
        yield expression.match if all(form.begins for form in forms) else expression.search


def _by_the_whole(finders: Iterable[Callable[..., re.Match[str] | None]], text: str) -> Iterator[tuple[int, int]]:
    for find in finders:
        found = find(text)
        while found is not None:
            yield found.span()
            found = find(text, max(found.end(), found.start() + 1))


@pytest.mark.parametrize("table", PLAIN)
def test_does_a_table_read_what_its_forms_read_in_one_expression(table: FormTable) -> None:
    finders = list(_finders(table))
    own = {sentence for form in table.forms for sentence in (*form.reads, *form.leaves)}
    for sentence in (*own, *_sentences()[::EACH_NTH]):
        assert [each.span for each in table.readings(sentence)] == list(_by_the_whole(finders, sentence)), sentence


@pytest.mark.parametrize("written", ["The BOARD ſhould act.", "The board ıs told.", "The board İs told."])
def test_letters_that_are_small_in_an_unusual_way_are_no_reason_to_pass_over_a_text(written: str) -> None:
    assert RarePattern("should|is told", ignore_case=True).search(written) is not None


def test_every_other_letter_that_stands_for_one_of_the_alphabet_becomes_it_in_small_letters() -> None:
    every = "".join(map(chr, range(128, sys.maxunicode + 1)))
    taken = re.findall("[a-z]", every, re.IGNORECASE)
    assert {letter for letter in taken if not re.fullmatch("[a-z]", letter.lower())} == OTHERWISE_SMALL


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bprovid(?:es?|ed|ing)\b", {"provide", "providing"}),
        (r"(?:run|managed) by", {"run by", "managed by"}),
        (r"(?:run|managed)\s+\w+", {"run", "managed"}),
        (r"Board’?s?(?=\s+member)", {"board"}),
        (r"the\s+(?:police|probation)", {"police", "probation"}),
        (r"\w+\s+(?:agreed|\d+)", set()),
        (r"(?:overdue)?", set()),
        (r"(?:overdue ){2,3}", {"overdue "}),
        (r"(?-i:Should)|must", set()),
    ],
)
def test_which_words_tell(pattern: str, words: set[str]) -> None:
    assert set(TellingWords.of(pattern, ignore_case=True).words) == words
