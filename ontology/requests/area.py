"""What a store says of an area's inspections, what they asked, and what later reports say of it, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ontology.folding import fold
from ontology.terms import DCTERMS, OA, REMIT, SDO, SKOS

WHOLE = frozenset({"jar", "slac", "protection", "looked-after-services", "sif", "ilacs"})
"""The frameworks of inspections of all the services, which "the previous inspections" are of one such."""

PREVIOUS, PREVIOUS_ONES = "previous inspection", "previous inspections"
"""What reports' words are called that name the last inspection, or all before, and no more."""

_INSPECTIONS = f"""SELECT ?inspection ?authority ?framework ?start ?end ?report ?issued WHERE {{
    ?inspection <{REMIT.inspectedAuthority}> ?authority ; <{REMIT.framework}> ?framework .
    OPTIONAL {{ ?inspection <{SDO.startDate}> ?start }} OPTIONAL {{ ?inspection <{SDO.endDate}> ?end }}
    OPTIONAL {{ ?report <{REMIT.reportsOn}> ?inspection . OPTIONAL {{ ?report <{DCTERMS.issued}> ?issued }} }} }}"""
_RECOMMENDATIONS = f"""SELECT ?recommendation ?inspection ?text ?ordinal ?kind ?strand WHERE {{
    ?recommendation <{REMIT.fromInspection}> ?inspection ; <{SDO.text}> ?text ; <{REMIT.ordinal}> ?ordinal ; <{REMIT.kind}> ?kind .
    OPTIONAL {{ ?recommendation <{REMIT.strand}> ?strand }} }}"""
_FOLLOW_UPS = f"""SELECT ?follow_up ?status ?citation ?named ?report ?called ?period ?rule WHERE {{
    ?follow_up <{REMIT.status}> ?status ; <{REMIT.inCitation}> ?citation ; <{REMIT.rule}> ?rule .
    ?citation <{REMIT.citedIn}> ?report ; <{REMIT.citedAs}> ?called .
    OPTIONAL {{ ?citation <{REMIT.names}> ?named }} OPTIONAL {{ ?citation <{REMIT.citedPeriod}> ?period }} }}"""
_NAMES = f"SELECT ?name WHERE {{ ?any <{REMIT.inspectedAuthority}> ?area . ?area <{SKOS.prefLabel}>|<{SKOS.altLabel}> ?name }}"


@dataclass(frozen=True, slots=True)
class DatedInspection:
    """An inspection. `framework`: its notation; `start`: as far as it is known, "2010-10"; `day`: that, or when its report came out."""

    node: NamedNode
    authority: NamedNode
    framework: str
    start: str
    end: str
    report: NamedNode | None
    issued: str

    @property
    def day(self) -> str:
        return self.start or self.issued

    def is_before(self, other: DatedInspection) -> bool:
        """Whether it surely came before another: what is dated by its year alone is not before another day of that year."""
        size = min(len(self.day), len(other.day))
        return bool(size) and self.day[:size] < other.day[:size]


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation. `kind`, `strand`: notations, the strand "" where there is none."""

    node: NamedNode
    inspection: DatedInspection
    text: str
    ordinal: int
    kind: str
    strand: str


@dataclass(frozen=True, slots=True)
class LaterWord:
    """A follow-up: `status` as its notation; `named`: the inspection that its words name; `by`: that of the report which tells it."""

    node: NamedNode
    status: str
    rule: str
    called: str
    dated: bool
    named: DatedInspection | None
    by: DatedInspection

    @property
    def is_of_several(self) -> bool:
        """Whether it speaks of all that the inspections before asked, whichever they were."""
        return self.called == PREVIOUS_ONES and self.named is None and not self.dated


@dataclass(frozen=True)
class Area:
    """All reports of one area, and of a report that is of several each of them."""

    store: Store = field(repr=False)

    @cached_property
    def inspections(self) -> dict[str, DatedInspection]:
        """Every inspection by its IRI, whether its report is here or not, in order of time."""
        found: dict[str, DatedInspection] = {}
        for row in sorted(
            _rows(self.store, _INSPECTIONS), key=lambda row: sorted((k, v.value) for k, v in row.items())
        ):
            node, authority, report = row["inspection"], row["authority"], row.get("report")
            if isinstance(node, NamedNode) and isinstance(authority, NamedNode):
                found.setdefault(
                    node.value,
                    DatedInspection(
                        node, authority, tail(row["framework"]), _said(row, "start"), _said(row, "end"),
                        report if isinstance(report, NamedNode) else None, _said(row, "issued"),
                    ),
                )  # fmt: skip
        return dict(sorted(found.items(), key=lambda item: (item[1].day, item[0])))

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every recommendation of an inspection, in order of time and place."""
        found: dict[str, Asked] = {}
        for row in _rows(self.store, _RECOMMENDATIONS):
            node, inspection = row["recommendation"], self.inspections.get(row["inspection"].value)
            if isinstance(node, NamedNode) and inspection is not None:
                strand = row.get("strand")
                found[node.value] = Asked(
                    node, inspection, row["text"].value, int(row["ordinal"].value), tail(row["kind"]),
                    tail(strand) if strand else "",
                )  # fmt: skip
        place = {iri: at for at, iri in enumerate(self.inspections)}
        return tuple(
            sorted(found.values(), key=lambda each: (place[each.inspection.node.value], each.ordinal, each.node.value))
        )

    @cached_property
    def asked_by(self) -> dict[str, list[Asked]]:
        """The recommendations of each inspection, by its IRI."""
        found: dict[str, list[Asked]] = {}
        for each in self.asked:
            found.setdefault(each.inspection.node.value, []).append(each)
        return found

    @cached_property
    def told(self) -> tuple[LaterWord, ...]:
        """Every follow-up of a report whose own inspection is known, in the order of the reports."""
        by_report = {each.report.value: each for each in self.inspections.values() if each.report is not None}
        found: dict[str, LaterWord] = {}
        for row in _rows(self.store, _FOLLOW_UPS):
            node, by = row["follow_up"], by_report.get(row["report"].value)
            if isinstance(node, NamedNode) and by is not None:
                named = self.inspections.get(row["named"].value) if "named" in row else None
                found[node.value] = LaterWord(
                    node, tail(row["status"]), row["rule"].value, row["called"].value, "period" in row, named, by
                )
        return tuple(sorted(found.values(), key=lambda each: (each.by.day, *place_of(each.node))))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the area's own names, which tell nothing of what is asked there."""
        return frozenset(word for row in _rows(self.store, _NAMES) for word in fold(row["name"].value).split())

    def earlier_than(self, inspection: DatedInspection) -> list[DatedInspection]:
        """The inspections of the same authority that surely came before."""
        same = (each for each in self.inspections.values() if each.authority == inspection.authority)
        return [each for each in same if each.is_before(inspection)]

    def evidence(self, node: NamedNode, *predicates: object) -> list[NamedNode]:
        """The evidence of a node, under the predicates given."""
        return [
            quad.object
            for predicate in predicates
            for quad in self.store.quads_for_pattern(node, NamedNode(str(predicate)), None, None)
            if isinstance(quad.object, NamedNode)
        ]

    def quoted(self, node: NamedNode, *predicates: object) -> str:
        """The words of that evidence, joined."""
        words: list[str] = []
        for evidence in sorted(self.evidence(node, *predicates), key=str):
            for selector in self.store.quads_for_pattern(evidence, NamedNode(str(OA.hasSelector)), None, None):
                if isinstance(selector.object, NamedNode):
                    exact = self.store.quads_for_pattern(selector.object, NamedNode(str(OA.exact)), None, None)
                    words += (quad.object.value for quad in exact if isinstance(quad.object, Literal))
        return " ".join(words)


def tail(term: NamedNode | Literal) -> str:
    """The end of an IRI: of a concept, its notation."""
    return term.value.rpartition("/")[2]


def place_of(node: NamedNode) -> tuple[str, int]:
    """A node's place in its report, by the end of its address."""
    before, _, number = node.value.rpartition("/")
    return before, int(number) if number.isdigit() else 0


def _said(row: dict[str, NamedNode | Literal], name: str) -> str:
    return row[name].value if name in row else ""


def _rows(store: Store, query: str) -> Iterator[dict[str, NamedNode | Literal]]:
    result = store.query(query, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    for row in result:
        yield {name: term for name in names if isinstance(term := row[name], NamedNode | Literal)}
