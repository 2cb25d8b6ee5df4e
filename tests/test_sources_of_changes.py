"""Who says that a body came after another, or bore another name? Each says so, and what nobody has looked up is marked."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from ingest.graph.registers_graph import registers_quads
from ontology.registers.bodies import NHS_TRUST_KINDS
from ontology.registers.changes_in_time import OF_DAYS, OF_NAMES, UNCHECKED, sources_of
from ontology.registers.register import Register
from ontology.terms import DCTERMS, RDF, REMIT

BODIES = Register.load()
TABLE = "ODS etr"


def official(shared: Path) -> dict[str, tuple[str, str]]:
    """First and last day of each trust, by code, as the official table has them."""
    with (shared / "registers" / "etr.csv").open(encoding="latin-1", newline="") as lines:
        return {row[0]: (row[10], row[11]) for row in csv.reader(lines)}


def days_around(day: date) -> set[str]:
    """The day on which an heir began, and that before, on which its predecessor ended: the table has now the one, now the other."""
    return {f"{one:%Y%m%d}" for one in (day, day - timedelta(days=1))}


def test_every_succession_and_every_change_of_name_has_a_source_of_its_own() -> None:
    store = Store()
    store.extend(registers_quads(BODIES))
    changes = 0
    for kind in (REMIT.Succession, REMIT.NameChange):
        for event in store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(kind)), None):
            assert not isinstance(event.subject, Literal)
            said = [
                q.object for q in store.quads_for_pattern(event.subject, NamedNode(str(DCTERMS.source)), None, None)
            ]
            words = [each.value for each in said if isinstance(each, Literal)]
            assert words, event.subject
            assert not [each for each in words if each.startswith((OF_NAMES, OF_DAYS))], event.subject
            changes += 1
    assert changes > 800


def test_what_the_table_of_trusts_is_said_to_tell_of_a_succession_it_tells(shared: Path) -> None:
    known, told = official(shared), 0
    for body in BODIES.all():
        for succession in body.successors if body.kind in NHS_TRUST_KINDS else ():
            if succession.on is None or not any(TABLE in source for source in succession.sources):
                continue
            first, last = known.get(succession.key, ("", ""))[0], known.get(body.key, ("", ""))[1]
            both = {first, last} <= days_around(succession.on)
            either = {first, last} & days_around(succession.on)
            assert both or (either and any(UNCHECKED in source for source in succession.sources)), body.name
            told += 1
    assert told >= 60


def test_no_former_name_is_said_to_stand_in_a_table_that_has_no_former_names() -> None:
    for body in BODIES.all():
        if body.former_names and body.kind in NHS_TRUST_KINDS:
            assert TABLE not in sources_of(body.sources, OF_NAMES), body.name


def test_where_community_services_went_is_marked_unless_the_heir_began_that_day(shared: Path) -> None:
    known = official(shared)
    parts = [(body, s) for body in BODIES.all() for s in body.successors if "Transforming" in " ".join(s.sources)]
    assert len(parts) > 100
    for body, succession in parts:
        assert any(UNCHECKED in source for source in succession.sources), body.name
        if any(TABLE in source for source in succession.sources):
            assert succession.on is not None
            assert known[succession.key][0] == f"{succession.on:%Y%m%d}", body.name


def test_the_sources_of_one_thing_are_not_those_of_another() -> None:
    sources = ("a table", f"{OF_NAMES}memory", f"{OF_DAYS}hearsay")
    assert sources_of(sources, OF_NAMES) == ("memory",)
    assert sources_of(sources, OF_DAYS) == ("hearsay",)
    assert sources_of(sources) == ("a table",)
    assert sources_of(("a table",), OF_NAMES) == ("a table",)
