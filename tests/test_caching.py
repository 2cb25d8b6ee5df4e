"""Does the cache of answers keep to its bytes, and do validators and Accept headers mean what RFC 9110 says? Does everybody get a turn?"""

from __future__ import annotations

import asyncio

import pytest

from api.http.caching import OVERHEAD, AnswerCache, KeptAnswer, entity_tag, matches
from api.http.negotiation import named, preferred
from api.http.sparql.fair_queue import FairQueue

OFFERED = ("text/turtle", "application/ld+json", "text/html")


def test_the_answers_asked_for_longest_ago_make_room() -> None:
    cache = AnswerCache(10 * (1000 + OVERHEAD))
    for number in range(12):
        cache.put(number, KeptAnswer("text/csv", b"x" * 1000))
        cache.get(0)
    assert cache.size <= cache.most
    assert cache.get(0) is not None
    assert cache.get(1) is None
    cache.put("large", KeptAnswer("text/csv", b"x" * 5000))
    assert cache.get("large") is None
    cache.clear()
    assert (len(cache), cache.size) == (0, 0)


def test_a_cache_of_nothing_keeps_nothing() -> None:
    cache = AnswerCache(0)
    cache.put("a", KeptAnswer("text/csv", b""))
    assert len(cache) == 0


def test_a_tag_stands_for_all_that_it_is_made_of() -> None:
    assert entity_tag("a", "bc") != entity_tag("ab", "c")
    tag = entity_tag("a")
    assert matches(tag, tag)
    assert matches(tag.removeprefix("W/"), tag)
    assert matches(f'"x", {tag}', tag)
    assert not matches('"x"', tag)
    assert not matches(None, tag)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/*", "text/turtle"),
        ("text/html", "text/html"),
        ("text/html;level=1", "text/html"),
        ("application/ld+json;q=0.9, text/turtle;q=0.8", "application/ld+json"),
        ("text/*;q=0.5, text/html;q=0.9", "text/html"),
        ("*/*;q=0.1, application/*;q=0.2", "application/ld+json"),
        ("text/turtle;q=0, */*", "application/ld+json"),
        ("text/turtle;q=2, text/html;q=0.1", "text/html"),
        ("text/turtle; Q=0.3,text/html ;q=0.2", "text/turtle"),
        ("*/turtle", None),
        ("image/png", None),
        ("turtle", None),
        (",", None),
        ("*/*;q=0", None),
        ("a" * 5000, None),
    ],
)
def test_the_most_specific_range_decides_and_its_quality_ranks(accept: str | None, expected: str | None) -> None:
    assert preferred(accept, OFFERED) == expected


def test_a_type_is_named_by_itself_alone() -> None:
    assert named("text/html,*/*;q=0.8", "text/html")
    assert not named("*/*", "text/html")
    assert not named("text/html;q=0", "text/html")
    assert not named(None, "text/html")


def test_clients_take_turns_and_of_one_the_shortest_is_first() -> None:
    async def order() -> list[str]:
        queue = FairQueue()
        turns = {
            queue.join("a", 5): "a long",
            queue.join("a", 5): "a long too",
            queue.join("b", 9): "b",
            queue.join("a", 1): "a short",
        }
        gone = queue.join("b", 1)
        gone.cancel()
        served = []
        while (turn := queue.next()) is not None:
            served.append(turns[turn])
            turn.set_result(None)
        await asyncio.sleep(0)
        assert len(queue) == 0
        return served

    assert asyncio.run(order()) == ["a short", "b", "a long", "a long too"]
