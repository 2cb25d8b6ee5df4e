"""Does an item keep its address whatever happens to its neighbours?"""

from __future__ import annotations

import pytest

from ingest.graph.addresses import MOST_CHARACTERS, Addresses

ITEMS = ("Train all staff.", "Audit case files every month.", "Appoint a manager.")


def tails(*items: str, strand: str | None = None) -> list[str]:
    addresses = Addresses()
    return [addresses.of(strand, item) for item in items]


def test_an_item_is_called_by_its_opening_words() -> None:
    assert tails("Ensure that all initial assessments are timely.", strand="safeguarding") == [
        "safeguarding/ensure-that-all-initial-assessments-are-timely"
    ]


@pytest.mark.parametrize("gone", range(3))
def test_an_item_that_comes_or_goes_renames_no_other(gone: int) -> None:
    left = [item for place, item in enumerate(ITEMS) if place != gone]
    assert set(tails(*left)) < set(tails(*ITEMS))


def test_an_item_whose_end_is_mended_keeps_its_address() -> None:
    opening = "The council and its partners should make sure that every child in need has a plan"
    assert tails(f"{opening}.") == tails(f"{opening} that is reviewed\nevery month.")


def test_items_that_begin_alike_are_told_apart_by_all_their_words() -> None:
    same = "Leaders of the partnership and of all its schools should improve the quality of "
    first, second, third = tails(same + "plans.", same + "reviews.", same + "advice.")
    assert second.startswith(f"{first}-")
    assert len({first, second, third}) == 3
    assert tails(same + "plans.", same + "advice.") == [first, third]


def test_the_same_words_twice_in_a_list_are_two_items() -> None:
    assert len(set(tails("Train all staff.", "Train all staff.", "Train all staff."))) == 3


@pytest.mark.parametrize("text", ["x" * 500, "word " * 100, "¿?", "Éclair: «café»", "a/b#c?d"])
def test_an_address_is_short_and_plain_whatever_the_words(text: str) -> None:
    [tail] = tails(text)
    assert len(tail) <= MOST_CHARACTERS + len("all/")
    assert tail.isascii()
    assert set(tail) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/")
