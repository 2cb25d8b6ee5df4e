"""What people decided of names: which body a report's words mean, in place of what the registers' rules made of them.

A name is decided where it is read, so that its owners, mentions and services are those of the body that a person says; a report of which
nothing is decided is read as ever, and need not be read again when another's is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from ingest.facts import Agency, Assignment, Candidate, ReportFacts, Resolution
from ingest.graph.report_graph import report_id
from ingest.names.namer import kind_of, registered
from ontology.decisions import BODY, YES, Decision
from ontology.folding import slug
from ontology.registers.register import Register

BY_HAND: Final = "decided-by-hand"
"""The rule of a name of which a person decided what it means."""

NAMING: Final = "naming/"
"""What the tail of a name's use begins with: `naming/{report}/{body}`."""


@dataclass(frozen=True, slots=True)
class DecidedBodies:
    """The decisions on names, in the order of their table. `base`: what instances' IRIs begin with."""

    base: str
    decisions: tuple[Decision, ...] = ()

    @staticmethod
    def among(decisions: Iterable[Decision], base: str) -> DecidedBodies:
        """Those of all decisions that are on names."""
        return DecidedBodies(base, tuple(each for each in decisions if each.kind == BODY))

    def digest(self, sha256: str) -> str:
        """Changes with what is decided of one report's names; empty where nothing is."""
        found = [repr(replace(each, row=0)) for each in self._of(sha256)]
        return hashlib.sha256("\n".join(found).encode("utf-8")).hexdigest() if found else ""

    def applied(self, facts: ReportFacts, register: Register) -> tuple[ReportFacts, tuple[Quad, ...]]:
        """The facts as people decided them, and the decisions as they are stated in the report's graph."""
        stated: list[Quad] = []
        report = report_id(facts.source.sha256)
        for decision in self._of(facts.source.sha256):
            for agency in _named(facts, decision.subject.rpartition("/")[2]):
                means = self._means(decision, agency, facts, register)
                if means is None:
                    continue
                facts = _exchanged(facts, agency, means)
                use = NamedNode(f"{self.base}{NAMING}{report}/{slug(means.key)}")
                graph = NamedNode(f"{self.base}graph/report/{report}")
                stated += [Quad(t.subject, t.predicate, t.object, graph) for t in decision.said_of(use)]
        return facts, tuple(stated)

    def _of(self, sha256: str) -> Iterator[Decision]:
        begins = f"{self.base}{NAMING}{report_id(sha256)}/"
        return (each for each in self.decisions if each.subject.startswith(begins))

    def _means(self, decision: Decision, agency: Agency, facts: ReportFacts, register: Register) -> Agency | None:
        """What the name means by a decision; None where that is not what the rule decided, or no body of the registers.

        The council that a report is about is found before any name is, and is not decided so.
        """
        tail = decision.object.removeprefix(self.base)
        said = f"{decision.by} decided on {decision.on.isoformat()}: {decision.why}"
        if agency.key == facts.authority.key:
            return None
        if decision.verdict == YES:
            body = register.get(tail.rpartition("/")[2])
            return None if body is None or body.tail != tail else registered(body, BY_HAND, said)
        if tail != agency.key:
            return None
        written = next(iter(_spellings(facts, agency)), agency.label)
        key = f"agency/{facts.authority.key.rpartition('/')[2]}/{slug(written) or 'unnamed'}"
        candidates = (Candidate(agency.key, agency.label),)
        return Agency(key, kind_of(written), written, Resolution.AS_WRITTEN, BY_HAND, said, candidates)


NOTHING_DECIDED: Final = DecidedBodies("")
"""Where nobody decided anything of names."""


def _named(facts: ReportFacts, use: str) -> Iterator[Agency]:
    """The body of a name's use, as the report's facts have it: one at most."""
    found = {each.key: each for each in _agencies(facts) if slug(each.key) == use}
    return iter(list(found.values())[:1])


def _agencies(value: Any) -> Iterator[Agency]:
    if isinstance(value, Agency):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _agencies(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _agencies(getattr(value, field.name))


def _spellings(facts: ReportFacts, agency: Agency) -> Iterator[str]:
    """How the report writes the name."""
    yield from (spelling for each in facts.mentions if each.agency.key == agency.key for spelling in each.spellings)
    for item in facts.recommendations:
        yield from (one.as_written for one in item.assignments if one.agency.key == agency.key and one.as_written)


def _exchanged(value: Any, old: Agency, new: Agency) -> Any:
    """A fact with one body in place of another wherever it stands."""
    if isinstance(value, Agency):
        return new if value.key == old.key else value
    if isinstance(value, tuple):
        return tuple(_exchanged(each, old, new) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {f.name: _exchanged(getattr(value, f.name), old, new) for f in fields(value)}
    if isinstance(value, Assignment) and value.agency.key == old.key and value.rule == value.agency.rule:
        changed["rule"] = new.rule
    return replace(value, **changed)
