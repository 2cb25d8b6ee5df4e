"""What a name means: the bodies, the day and the area that tests of names ask about."""

from __future__ import annotations

from datetime import date

from ontology.registers.answers import Rule
from ontology.registers.bodies import Organisation
from ontology.registers.register import Register, Resolved

BODIES = Register.load()
THE_DAY = date(2010, 11, 19)  # the report on Hertfordshire of autumn 2010
SETTLED = {
    Rule.NAME,
    Rule.OTHER_NAME,
    Rule.FORMER_NAME,
    Rule.SPELLING,
    Rule.COMMISSIONER,
    Rule.COUNCIL,
    Rule.POLICE,
    Rule.TRUST_LEFT_OUT,
    Rule.AREA,
}


def resolve(written: str, on: date | None = THE_DAY, area: str | None = "Hertfordshire") -> Resolved:
    """What a name means in a report on that area."""
    place = BODIES.authority(area) if area else None
    assert area is None or place is not None
    return BODIES.resolve(written, on=on, area=place)


def keys(organisations: tuple[Organisation, ...]) -> list[str]:
    """The keys of these bodies."""
    return [organisation.key for organisation in organisations]


def assert_means(written: str, key: str, rule: Rule, on: date = THE_DAY, area: str | None = "Hertfordshire") -> None:
    """The name means that body, by that rule, and the reason says something."""
    answer = resolve(written, on, area)
    assert answer.organisation is not None, answer.reason
    assert (answer.organisation.key, answer.rule) == (key, rule)
    assert answer.reason.endswith(".")
    assert answer.candidates == ()


def assert_open(
    written: str, rule: Rule, *candidates: str, on: date = THE_DAY, area: str | None = "Hertfordshire"
) -> None:
    """The name stays as written, by that rule, with these candidates."""
    answer = resolve(written, on, area)
    assert answer.organisation is None, answer.reason
    assert answer.rule == rule
    assert answer.reason.endswith(".")
    assert keys(answer.candidates) == list(candidates)
