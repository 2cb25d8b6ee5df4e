"""The provider of the service that a recommendation speaks of, where its words tell no body.

Who provides what is read out of reports (`remit:ServiceProvision`): of the same report first, else of those of the area that are
nearest in time. The provider is inferred, beside the owner that the recommendation has; one that is told already is not told again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple

from ontology.bases import PROVIDER
from ontology.schemes import load_schemes
from ontology.service_names import services_spoken_of
from ontology.terms import DCTERMS, RDF, REMIT, SDO, SKOS, concept

RULE = "provider-of-the-service"
"""How an owner is inferred so."""

YEARS_APART = 2
"""Years between a recommendation and a report that says who provides the service: the NHS's bodies and contracts change within a few."""

_TO_BE_HAD = re.compile(
    r"^(?:re-?)?(?:consider|commission|procure|purchase|fund|offer|introduce|make available)\b", re.IGNORECASE
)
"""With which a recommendation begins that asks for a service to be had: that is for its commissioners, and not for who provides it to others."""

TELLING = tuple(concept("assignmentBases", basis) for basis in ("named", "responsible-body"))
"""Bases by which a recommendation's own words tell a body."""

_ASKED = f"""SELECT DISTINCT ?recommendation ?text ?report ?issued ?evidence WHERE {{
    ?recommendation a <{REMIT.Recommendation}> ; <{SDO.text}> ?text ; <{REMIT.evidence}> ?evidence .
    ?evidence <http://www.w3.org/ns/oa#hasSource> ?report . OPTIONAL {{ ?report <{DCTERMS.issued}> ?issued }} }}"""
_OWNED = f"""SELECT DISTINCT ?recommendation ?agency ?basis ?elsewhere WHERE {{
    ?recommendation <{REMIT.assignment}> ?assignment . ?assignment <{REMIT.agency}> ?agency ; <{REMIT.basis}> ?basis .
    BIND (EXISTS {{ ?agency a <{REMIT.NHSBody}> }} || EXISTS {{ ?agency a <{REMIT.SafeguardingBoard}> }} AS ?elsewhere) }}"""
_PROVIDED = f"""SELECT DISTINCT ?service ?agency ?written ?report ?issued ?evidence WHERE {{
    ?provision a <{REMIT.ServiceProvision}> ; <{REMIT.role}> "provides" ; <{REMIT.service}> ?service ; <{REMIT.agency}> ?agency ;
        <{REMIT.asWritten}> ?written ; <{REMIT.inReport}> ?report ; <{REMIT.evidence}> ?evidence .
    OPTIONAL {{ ?report <{DCTERMS.issued}> ?issued }} }}"""
_BROADER = f"SELECT DISTINCT ?service ?wider WHERE {{ ?service <{SKOS.broader}> ?wider ; <{SKOS.inScheme}> <{REMIT.services}> }}"


@dataclass(frozen=True, slots=True)
class _Provision:
    """What one report says: who provides a service, in which words."""

    agency: NamedNode
    written: str
    report: str
    year: int | None
    evidence: NamedNode


@dataclass(slots=True)
class _Asked:
    """A recommendation, by what decides whether a provider is looked for."""

    node: NamedNode
    text: str
    report: str
    year: int | None
    evidence: NamedNode


def provider_matches(store: Store) -> set[Triple]:
    """What follows for the recommendations of an area: whom each is inferred to be for, and by which words."""
    provisions = _provisions(store)
    if not provisions:
        return set()
    owners, told = _owners(store)
    wider = {row["service"].value: row["wider"].value for row in _rows(store, _BROADER)}
    found: set[Triple] = set()
    for asked in _asked(store):
        if asked.node in told or _TO_BE_HAD.match(asked.text):
            continue
        for provision in _providers(asked, provisions, wider):
            if provision.agency not in owners[asked.node]:
                found |= _triples(asked, provision)
    return found


def _providers(asked: _Asked, provisions: dict[str, list[_Provision]], wider: dict[str, str]) -> Iterator[_Provision]:
    """Who provides the services that a recommendation speaks of, each body once; of a service that none does, who provides the wider one."""
    seen: set[NamedNode] = set()
    for service in services_spoken_of(load_schemes(), asked.text):
        known = _nearest(asked, provisions.get(service, ())) or _nearest(
            asked, provisions.get(wider.get(service, ""), ())
        )
        for provision in known:
            if provision.agency not in seen:
                seen.add(provision.agency)
                yield provision


def _nearest(asked: _Asked, provisions: Sequence[_Provision]) -> list[_Provision]:
    """What the recommendation's own report says of a service, else what the reports nearest in time do, if they are near."""
    own = [one for one in provisions if one.report == asked.report]
    if own or asked.year is None:
        return own
    apart = {one.report: abs(one.year - asked.year) for one in provisions if one.year is not None}
    least = min(apart.values(), default=YEARS_APART + 1)
    return [one for one in provisions if least <= YEARS_APART and apart.get(one.report) == least]


def _asked(store: Store) -> list[_Asked]:
    """The recommendations, each once, in one order."""
    found: dict[NamedNode, _Asked] = {}
    rows = sorted(_rows(store, _ASKED), key=lambda row: (str(row["recommendation"]), str(row["evidence"])))
    for row in rows:
        node, evidence = row["recommendation"], row["evidence"]
        if isinstance(node, NamedNode) and isinstance(evidence, NamedNode):
            found.setdefault(
                node, _Asked(node, row["text"].value, str(row["report"]), _year(row.get("issued")), evidence)
            )
    return list(found.values())


def _owners(store: Store) -> tuple[defaultdict[NamedNode, set[NamedNode]], set[NamedNode]]:
    """Whose each recommendation is already, and those for which no provider is looked for: a body is told by
    words, or it is asked of the NHS already, or of a safeguarding board, which watches over services and runs none.
    """
    owners: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
    told: set[NamedNode] = set()
    for row in _rows(store, _OWNED):
        node, agency = row["recommendation"], row["agency"]
        if isinstance(node, NamedNode) and isinstance(agency, NamedNode):
            owners[node].add(agency)
            if row["basis"].value in TELLING or row["elsewhere"].value == "true":
                told.add(node)
    return owners, told


def _provisions(store: Store) -> dict[str, list[_Provision]]:
    """Who provides each service, in one order."""
    found: dict[str, list[_Provision]] = defaultdict(list)
    rows = sorted(
        _rows(store, _PROVIDED),
        key=lambda row: [str(row.get(name)) for name in ("service", "agency", "evidence", "written")],
    )
    for row in rows:
        agency, evidence = row["agency"], row["evidence"]
        if isinstance(agency, NamedNode) and isinstance(evidence, NamedNode):
            said = _Provision(agency, row["written"].value, str(row["report"]), _year(row.get("issued")), evidence)
            found[row["service"].value].append(said)
    return found


def _year(issued: NamedNode | Literal | None) -> int | None:
    return int(issued.value[:4]) if issued is not None else None


def _rows(store: Store, query: str) -> Iterator[dict[str, NamedNode | Literal]]:
    result = store.query(query, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    for row in result:
        yield {name: term for name in names if isinstance(term := row[name], NamedNode | Literal)}


def _triples(asked: _Asked, provision: _Provision) -> set[Triple]:
    tail = provision.agency.value.rstrip("/").rsplit("/", 1)[-1]
    node = NamedNode(f"{asked.node.value.replace('/recommendation/', '/assignment/', 1)}/{PROVIDER}/{tail}")
    said: tuple[tuple[str, NamedNode | Literal], ...] = (
        (RDF.type, NamedNode(str(REMIT.Assignment))),
        (REMIT.agency, provision.agency),
        (REMIT.basis, NamedNode(concept("assignmentBases", PROVIDER))),
        (REMIT.asWritten, Literal(provision.written)),
        (REMIT.rule, Literal(RULE)),
        (REMIT.evidence, asked.evidence),
        (REMIT.evidence, provision.evidence),
    )
    made = {Triple(node, NamedNode(str(predicate)), value) for predicate, value in said}
    made.add(Triple(asked.node, NamedNode(str(REMIT.assignment)), node))
    made.add(Triple(asked.node, NamedNode(str(REMIT.inferredOwner)), provision.agency))
    return made
