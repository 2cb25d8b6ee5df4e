"""Does every reader bear changed and broken input? A little here; `python -m fuzz` goes on as long as it is let."""

from __future__ import annotations

import pytest

from fuzz.__main__ import broken
from fuzz.targets import TARGETS, Target
from ontology.errors import UnreadableFile

INPUTS = {"pdf": 15, "docx": 15, "families": 15}
"""Of each target; forty of those that cost less."""


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_reader_gives_a_value_or_an_error_of_its_own(name: str) -> None:
    defects = list(broken(TARGETS[name], 1, iter(range(INPUTS.get(name, 40)))))
    assert [f"step {defect.step}: {defect.how}" for defect in defects] == []


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_input_that_fuzzing_begins_from_is_read(name: str) -> None:
    assert all(TARGETS[name].read(seed) is not None for seed in TARGETS[name].seeds())


def test_the_same_seed_makes_the_same_input() -> None:
    from random import Random

    target = TARGETS["text"]
    assert target.made(Random("1-7")) == target.made(Random("1-7"))
    assert len({target.made(Random(f"1-{step}")) for step in range(20)}) > 15


def test_a_reader_that_fails_in_its_own_way_is_found_and_one_that_refuses_is_not() -> None:
    def fails(data: bytes) -> object:
        raise KeyError(data[:1])

    def refuses(data: bytes) -> object:
        raise UnreadableFile("it is broken", remedy="Mend it.")

    assert [defect.step for defect in broken(Target(lambda: [b"a"], fails), 1, iter(range(3)))] == [0, 1, 2]
    assert list(broken(Target(lambda: [b"a"], refuses), 1, iter(range(3)))) == []
