"""What was found of an area's requests, as statements of its derived graph; people's decisions honoured on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Store, Triple

from ontology.decisions import FOLLOWS, NO, REPEATS, STATUS, UNSURE, YES, Decision, Decisions, pair_node
from ontology.requests.area import Area
from ontology.requests.likeness import alike
from ontology.requests.order import NAMED, by_dates
from ontology.requests.repeats import Repeat, repeats, requests_of
from ontology.requests.standing import Standing, spoken_of, standings
from ontology.requests.telling import Tie, ties
from ontology.terms import RDF, REMIT, SCHEME, XSD

DECIDED = "decided-by-hand"
"""The rule of what no rule found and a person decided."""

_PER_CENT = 100
_DATATYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def follow_up_ties(store: Store, decisions: Decisions) -> set[Triple]:
    """Which recommendations the follow-ups in free words speak of, and why."""
    area = Area(store)
    measured = requests_of(area.asked, area.names)
    found = {(each.told.node.value, each.asked.node.value): each for each in ties(area, measured)}
    recommendations = {each.node.value: each for each in area.asked}
    told = {each.node.value: each for each in area.told}
    for decision in decisions.of(FOLLOWS):
        pair = (decision.subject, decision.object)
        if decision.verdict == YES and pair not in found and pair[0] in told and pair[1] in recommendations:
            found[pair] = Tie(told[pair[0]], recommendations[pair[1]], DECIDED, 1.0, "")
    decided_yes = {
        each.subject for each in decisions.of(FOLLOWS) if each.verdict == YES and (each.subject, each.object) in found
    }
    said: set[Triple] = set()
    for pair, tie in found.items():
        decided = decisions.on(FOLLOWS, *pair)
        if pair[0] not in decided_yes or decided is not None:  # else a person said which it is
            said |= set(_tie(area, tie, decided and decisions.honour(decided)))
    return said


def _tie(area: Area, tie: Tie, decision: Decision | None) -> Iterator[Triple]:
    node = pair_node(tie.told.node, "match", tie.asked.node)
    yield from _of_class(node, REMIT.FollowUpMatch, tie.rule)
    yield _to(node, REMIT.matchOf, tie.told.node)
    yield _to(node, REMIT.matches, tie.asked.node)
    yield from _measure(node, tie.score, tie.words)
    yield from _evidence(
        node,
        area,
        (tie.told.node, REMIT.contextEvidence),
        (tie.told.node, REMIT.evidence),
        (tie.asked.node, REMIT.evidence),
    )
    if decision is not None:
        yield from decision.said_of(node)
    if decision is None or decision.verdict == YES:
        yield _to(tie.told.node, REMIT.follows, tie.asked.node)


def requests_again(store: Store, decisions: Decisions) -> set[Triple]:
    """Which recommendations repeat which, and what became of each."""
    area = Area(store)
    found = _with_decided(area, decisions)
    said: set[Triple] = set()
    kept: list[Repeat] = []
    for repeat in found:
        decision = decisions.on(REPEATS, repeat.later.node.value, repeat.earlier.node.value)
        said |= set(_repetition(area, repeat, decision and decisions.honour(decision)))
        if decision is None or decision.verdict == YES:
            kept.append(repeat)
    for standing in standings(area, spoken_of(area, _tied(store)), kept):
        said |= set(_standing(area, standing, decisions))
    return said


def _with_decided(area: Area, decisions: Decisions) -> list[Repeat]:
    """What the rules found, and what people did besides."""
    measured = requests_of(area.asked, area.names)
    found = repeats(area.asked, measured)
    known = {(each.later.node.value, each.earlier.node.value) for each in found}
    recommendations = {each.node.value: each for each in area.asked}
    for decision in decisions.of(REPEATS):
        later, earlier = recommendations.get(decision.subject), recommendations.get(decision.object)
        if decision.verdict == YES and later and earlier and (decision.subject, decision.object) not in known:
            found.append(
                Repeat(later, earlier, alike(measured[later.node.value], measured[earlier.node.value]), DECIDED)
            )
    return found


def _repetition(area: Area, repeat: Repeat, decision: Decision | None) -> Iterator[Triple]:
    node = pair_node(repeat.later.node, "repetition", repeat.earlier.node)
    yield from _of_class(node, REMIT.Repetition, repeat.rule)
    yield _to(node, REMIT.repeating, repeat.later.node)
    yield _to(node, REMIT.repeated, repeat.earlier.node)
    yield from _measure(node, repeat.likeness.score, repeat.likeness.words())
    yield from _evidence(node, area, (repeat.later.node, REMIT.evidence), (repeat.earlier.node, REMIT.evidence))
    if decision is not None:
        yield from decision.said_of(node)
    if decision is None or decision.verdict == YES:
        yield _to(repeat.later.node, REMIT.repeats, repeat.earlier.node)


def _tied(store: Store) -> Iterator[tuple[NamedNode, NamedNode, str]]:
    """Each follow-up that follows a recommendation, that, and the rule by which it does."""
    for match in store.quads_for_pattern(None, _term(REMIT.matchOf), None, None):
        if not isinstance(match.subject, NamedNode) or not isinstance(match.object, NamedNode):
            continue
        said = {quad.predicate.value: quad.object for quad in store.quads_for_pattern(match.subject, None, None, None)}
        asked, rule, verdict = (said.get(str(term)) for term in (REMIT.matches, REMIT.rule, REMIT.verdict))
        doubted = isinstance(verdict, Literal) and verdict.value in {NO, UNSURE}
        if isinstance(asked, NamedNode) and isinstance(rule, Literal) and not doubted:
            yield match.object, asked, rule.value


def _standing(area: Area, standing: Standing, decisions: Decisions) -> Iterator[Triple]:
    asked = standing.asked.node
    about = decisions.about(STATUS, asked.value)
    decision = next((each for each in about if each.verdict == YES or each.object == standing.status), None)
    status = decision.object if decision is not None and decision.verdict == YES else standing.status
    node = NamedNode(f"{asked.value}/standing")
    yield from _of_class(node, REMIT.RequestStanding, standing.rule if status == standing.status else DECIDED)
    yield _to(node, REMIT.standingOf, asked)
    concept = NamedNode(f"{SCHEME}requestStatuses/{status}")
    yield _to(node, REMIT.requestStatus, concept)
    yield Triple(node, _term(REMIT.reason), Literal(standing.reason))
    for each in standing.told_by:
        told = pair_node(each.later.node, "repetition", each.earlier.node) if isinstance(each, Repeat) else each.node
        yield _to(node, REMIT.toldBy, told)
        source = each.later.node if isinstance(each, Repeat) else each.node
        yield from _evidence(node, area, (source, REMIT.evidence))
    if standing.as_of:
        datatype = _DATATYPES.get(len(standing.as_of), XSD.date)
        yield Triple(node, _term(REMIT.asOf), Literal(standing.as_of, datatype=_term(datatype)))
    yield from (_to(node, REMIT.lookedThrough, report) for report in standing.looked_through)
    if decision is not None:
        yield from decisions.honour(decision).said_of(node)
    if decision is None or decision.verdict == YES:
        yield _to(asked, REMIT.requestStatus, concept)


def inspections_in_order(store: Store) -> set[Triple]:
    """Which inspection came before which, and whether words say so or dates."""
    area = Area(store)
    said: set[Triple] = set()
    for later, earlier, evidence in _named_as_earlier(store):
        node = pair_node(later, "before", earlier)
        said |= {*_order(node, later, earlier, NAMED), *(_to(node, REMIT.evidence, each) for each in evidence)}
    for before in by_dates(area):
        node = pair_node(before.later.node, "before", before.earlier.node)
        said |= set(_order(node, before.later.node, before.earlier.node, before.rule))
        said.add(_to(before.later.node, REMIT.previousInspection, before.earlier.node))
    return said


def _order(node: NamedNode, later: NamedNode, earlier: NamedNode, rule: str) -> Iterator[Triple]:
    yield from _of_class(node, REMIT.InspectionOrder, rule)
    yield _to(node, REMIT.laterInspection, later)
    yield _to(node, REMIT.earlierInspection, earlier)


def _named_as_earlier(store: Store) -> Iterator[tuple[NamedNode, NamedNode, list[NamedNode]]]:
    """Each inspection, one that its report's words name as earlier, and the evidence of these words."""
    for link in store.quads_for_pattern(None, _term(REMIT.previousInspection), None, None):
        later, earlier = link.subject, link.object
        if isinstance(later, NamedNode) and isinstance(earlier, NamedNode):
            yield later, earlier, list(_words_that_name(store, later, earlier))


def _words_that_name(store: Store, later: NamedNode, earlier: NamedNode) -> Iterator[NamedNode]:
    for named in store.quads_for_pattern(None, _term(REMIT.names), earlier, None):
        for cited in store.quads_for_pattern(named.subject, _term(REMIT.citedIn), None, None):
            report = cited.object
            if not isinstance(report, NamedNode):
                continue
            if next(store.quads_for_pattern(report, _term(REMIT.reportsOn), later, None), None) is not None:
                for quad in store.quads_for_pattern(named.subject, _term(REMIT.evidence), None, None):
                    if isinstance(quad.object, NamedNode):
                        yield quad.object


def _of_class(node: NamedNode, kind: object, rule: str) -> Iterator[Triple]:
    yield Triple(node, _term(RDF.type), _term(kind))
    yield Triple(node, _term(REMIT.rule), Literal(rule))


def _measure(node: NamedNode, score: float, words: str) -> Iterator[Triple]:
    figure = Literal(str(round(_PER_CENT * score)), datatype=_term(XSD.integer))
    yield Triple(node, _term(REMIT.score), figure)
    if words:
        yield Triple(node, _term(REMIT.commonWords), Literal(words))


def _evidence(node: NamedNode, area: Area, *of: tuple[NamedNode, object]) -> Iterable[Triple]:
    return [
        _to(node, REMIT.evidence, evidence) for each, predicate in of for evidence in area.evidence(each, predicate)
    ]


def _to(subject: NamedNode, predicate: object, value: NamedNode) -> Triple:
    return Triple(subject, _term(predicate), value)


def _term(term: object) -> NamedNode:
    return NamedNode(str(term))
