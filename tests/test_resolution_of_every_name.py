"""What holds for every name, of the registers or of chance: none misleads."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.registers.answers import Rule
from ontology.registers.bodies import Organisation
from ontology.registers.spelling import fold, words_of
from tests.resolving import BODIES, SETTLED, THE_DAY, resolve


@pytest.mark.parametrize("report", ["000", "001", "002", "003", "004"])
def test_every_nhs_body_of_the_annotated_reports_is_resolved(shared: Path, report: str) -> None:
    gold = json.loads((shared / "gold" / "seeds" / f"{report}.json").read_text(encoding="utf-8"))
    area, day = gold["authority"], date.fromisoformat(gold["published"])
    for body in gold["nhs_bodies"]:
        answer = resolve(body["name"], day, area)
        expected = resolve(body["same_as"], day, area).organisation
        if body.get("ambiguous") or body["name"] == "NHS":  # the report's own short form, for its reader to know
            assert answer.organisation is None
            assert answer.candidates
            assert expected is None or expected in answer.candidates
        else:
            assert answer.organisation is not None, answer.reason
            assert answer.organisation is expected


def test_every_body_is_found_by_its_own_names_in_its_time() -> None:
    for body in BODIES.all():
        for name in body.names:
            answer = BODIES.resolve(name, on=body.dissolved or date(2025, 6, 1), area=None)
            assert answer.organisation is body, f"{name}: {answer.reason}"


def test_hertfordshire_and_herefordshire_never_mix() -> None:
    swapped = 0
    for body in BODIES.all():
        for name in body.names:
            folded = fold(name)
            other = folded.replace("hertfordshire", "herefordshire")
            if other == folded:
                other = folded.replace("herefordshire", "hertfordshire")
            if other != folded:
                swapped += 1
                for area in ("Hertfordshire", "Herefordshire"):
                    answer = resolve(other, body.dissolved or THE_DAY, area)
                    assert answer.organisation is not body, f"{other} is not {name}"
    assert swapped > 20


_NAMES = sorted({name for body in BODIES.all() for name in body.names})
_WORDS = sorted({word for name in _NAMES for word in name.split()} | {"Herts", "commissioners", "of", "the", "(PCT)"})
_AREAS = [*BODIES.authorities(), None]
_DAYS = st.one_of(st.none(), st.dates(date(2005, 1, 1), date(2026, 1, 1)))


def _shares_a_word(written: str, body: Organisation) -> bool:
    common = {"nhs", "trust", "and", "of", "the", "council", "service", "for"}
    written_words = {*words_of(written), *words_of(re.sub(r"['’]s\s*$", "", written, flags=re.IGNORECASE))}
    return not written_words.isdisjoint({w for name in body.names for w in words_of(name)} - common)


@given(
    st.one_of(st.text(max_size=400), st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)),
    _DAYS,
    st.sampled_from(_AREAS),
)
def test_no_words_mislead(written: str, on: date | None, area: Organisation | None) -> None:
    answer = BODIES.resolve(written, on=on, area=area)
    assert (answer.organisation is not None) == (answer.rule in SETTLED)
    assert answer.reason
    assert not (answer.organisation and answer.candidates)
    if answer.organisation is not None and answer.rule != Rule.AREA:
        assert _shares_a_word(written, answer.organisation), f"{written!r}: {answer.reason}"


@given(st.sampled_from(_NAMES), _DAYS, st.sampled_from(_AREAS), st.randoms())
def test_case_and_space_change_nothing(name: str, on: date | None, area: Organisation | None, random: Random) -> None:
    other = "".join(random.choice((c.upper(), c.lower())) if c.isascii() else c for c in name)
    other = "  " + other.replace(" ", random.choice(("  ", "\n", "\t", "\u00a0"))) + "\n"
    first, second = (BODIES.resolve(text, on=on, area=area) for text in (name, other))
    assert first.organisation is second.organisation
    assert first.candidates == second.candidates


@given(st.sampled_from(_NAMES), _DAYS)
def test_an_answer_lived_at_the_time_or_says_that_it_did_not(name: str, on: date | None) -> None:
    answer = BODIES.resolve(name, on=on, area=None)
    if answer.organisation is not None and not answer.organisation.alive(on) and answer.rule == Rule.NAME:
        assert "ended" in answer.reason or "founded" in answer.reason
