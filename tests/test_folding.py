"""Which spellings are one name, one aspect, one segment of an IRI?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grades import aspect_names
from ontology.folding import bare, fold, slug
from ontology.registers import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children’s Services", "childrens services"),
        ("Children´s Services", "Children's services"),
        ("St. Helens", "St Helens"),
        ("Stoke-on-Trent", "Stoke on Trent"),
        ("Marl & Moor", "Marl and Moor"),
        ("Marl ﹠ Moor", "Marl and Moor"),
        ("The Marlshire  LSCB,", "Marlshire LSCB"),
        ("Môrl Valley", "MORL VALLEY"),
        ("Efﬁcient care", "efficient care"),
        ("under_score", "under score"),
    ],
)
def test_two_spellings_fold_to_the_same_and_make_one_slug(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert slug(fold(one)) == slug(fold(other))
    assert spelling.fold(one) == fold(one)
    assert aspect_names.fold(f"2. {one}") == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Marlshire", "Marleshire"), ("NHS 111", "NHS 11"), ("The", "")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_slug_keeps_the_article_and_only_what_an_iri_holds() -> None:
    assert slug("The Children’s & Families’ Board (Marl)") == "the-childrens-and-families-board-marl"
    assert slug("łódź 2") == "odz-2"
    assert slug("–") == ""


@given(st.text())
def test_what_is_bare_stays_as_it_is(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
