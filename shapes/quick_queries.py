"""The questions of the shapes that ask in SPARQL, as the quick look asks them: whether the shape surely holds for one thing.

Each says what the query in the shape of its name says (`shapes/*.ttl`); `tests/test_screen.py` holds both together.
A query knows no errors: what cannot be compared is no finding there, and none here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode
from rdflib import ORG, PROV, RDF, XSD

from ontology.terms import DCTERMS, OA, REMIT, SDO, concept
from shapes.owner_questions import inferred_apart, inferred_by_rule, owners_inferred, owners_stated
from shapes.triple_index import Term, TripleIndex

Question = Callable[[TripleIndex, Term], bool]

MONTH = 31
"""Days of a month where due dates are compared: as long as one can be."""

_OURS = str(REMIT)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_MONTHS = re.compile(r"P(\d+)M")


def _node(term: object) -> NamedNode:
    return NamedNode(str(term))


_TYPE, _VALUE, _PAGE_NUMBER = _node(RDF.type), _node(RDF.value), re.compile(r"\s*[+-]?\d+\s*")
_INTEGER = str(XSD.integer)
_DECLARED = frozenset(str(term) for term in dir(REMIT))
_REPORTS_ON, _FRAMEWORK, _STRAND, _PART, _BETWEEN, _RESTS_ON, _GRADE, _ASPECT, _INSPECTION, _JUDGEMENT = map(
    _node,
    (
        REMIT.reportsOn, REMIT.framework, REMIT.strand, REMIT.judgedPart, REMIT.between, REMIT.restsOn, REMIT.grade,
        REMIT.aspect, REMIT.fromInspection, REMIT.Judgement,
    ),
)  # fmt: skip
_IN_CITATION, _CITED_IN, _CITED_PERIOD, _CITED_FRAMEWORK, _IS_PREVIOUS, _STATUS = map(
    _node, (REMIT.inCitation, REMIT.citedIn, REMIT.citedPeriod, REMIT.citedFramework, REMIT.isPrevious, REMIT.status)
)
_ISSUED, _START, _END, _FROM, _THROUGH = map(
    _node, (DCTERMS.issued, SDO.startDate, SDO.endDate, SDO.validFrom, SDO.validThrough)
)
_SHA256, _USED, _GENERATED, _PAGES, _SOURCE, _SELECTOR = map(
    _node, (REMIT.sha256, PROV.used, PROV.wasGeneratedBy, SDO.numberOfPages, OA.hasSource, OA.hasSelector)
)
_DUE, _PRIORITY, _PERIOD, _EVIDENCE, _SUCCESSOR = map(
    _node, (REMIT.dueDate, REMIT.priority, REMIT.period, REMIT.evidence, REMIT.successor)
)
_KIND, _ORIGINAL, _DATE, _DISSOLVED = map(
    _node, (REMIT.successionKind, ORG.originalOrganization, DCTERMS.date, SDO.dissolutionDate)
)
_WHOLE = NamedNode(concept("successionKinds", "whole"))
_MATCH_OF, _FOLLOWS, _MATCHES, _REPEATING, _REPEATS, _REPEATED, _VERDICT = map(
    _node,
    (REMIT.matchOf, REMIT.follows, REMIT.matches, REMIT.repeating, REMIT.repeats, REMIT.repeated, REMIT.verdict),
)
_RULE = _node(REMIT.rule)
_TRUE = Literal("true", datatype=_node(XSD.boolean))


def _said(term: Term) -> str:
    """The words of a term, as `STR` gives them."""
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _along(facts: TripleIndex, things: Iterable[Term], *steps: NamedNode) -> Iterator[Term]:
    """Where some steps lead."""
    reached = list(things)
    for step in steps:
        reached = [value for thing in reached for value in facts.objects(thing, step)]
    return iter(reached)


def _year(term: Term) -> int | None:
    words = _said(term)[:4]
    return int(words) if words.isdecimal() else None


def only_declared_properties(facts: TripleIndex, _focus: Term) -> bool:
    """`KnownProperty`."""
    return all(
        not said.startswith(_OURS) or said in _DECLARED for said in (_said(one) for one in facts.all_predicates())
    )


def one_grade_of_an_aspect(facts: TripleIndex, judgement: Term) -> bool:
    """`OneGradeOfAspect`."""
    inspections, grades = facts.objects(judgement, _INSPECTION), facts.objects(judgement, _GRADE)
    strands, parts = facts.objects(judgement, _STRAND).keys(), facts.objects(judgement, _PART).keys()
    for aspect in facts.objects(judgement, _ASPECT):
        for other in facts.subjects(_ASPECT, aspect):
            if (
                _JUDGEMENT in facts.objects(other, _TYPE)
                and inspections.keys() & facts.objects(other, _INSPECTION).keys()
                and any(one != another for one in grades for another in facts.objects(other, _GRADE))
                and strands == facts.objects(other, _STRAND).keys()
                and parts == facts.objects(other, _PART).keys()
                and not _contradiction_told(facts, judgement, other)
            ):
                return False
    return True


def _contradiction_told(facts: TripleIndex, one: Term, other: Term) -> bool:
    sides = [(judgement, *facts.objects(judgement, _RESTS_ON)) for judgement in (one, other)]
    told = [{found for side in these for found in facts.subjects(_BETWEEN, side)} for these in sides]
    return not told[0].isdisjoint(told[1])


def follow_up_of_another_month(facts: TripleIndex, follow_up: Term) -> bool:
    """`FollowUpOfAnotherMonth`."""
    for citation in facts.objects(follow_up, _IN_CITATION):
        frameworks = facts.objects(citation, _CITED_FRAMEWORK).keys()
        periods = [_said(period) for period in facts.objects(citation, _CITED_PERIOD)]
        for own in _along(facts, (citation,), _CITED_IN, _REPORTS_ON):
            if frameworks & facts.objects(own, _FRAMEWORK).keys():
                days = [_said(day) for day in chain(facts.objects(own, _START), facts.objects(own, _END))]
                if any(len(period) > len("2010") and day.startswith(period) for period in periods for day in days):
                    return False
    return True


def follow_up_in_time(facts: TripleIndex, follow_up: Term) -> bool:
    """`FollowUpInTime`."""
    return all(_in_time(facts, citation) for citation in facts.objects(follow_up, _IN_CITATION))


def citation_in_time(facts: TripleIndex, citation: Term) -> bool:
    """`CitationInTime`."""
    followed = any(facts.objects(one, _STATUS) for one in facts.subjects(_IN_CITATION, citation))
    return followed or _TRUE not in facts.objects(citation, _IS_PREVIOUS) or _in_time(facts, citation)


def _in_time(facts: TripleIndex, citation: Term) -> bool:
    """Whether no period of a citation is after the beginning of the report's own inspection or its publication."""
    reports = facts.objects(citation, _CITED_IN)
    days = [_said(day) for day in chain(_along(facts, reports, _REPORTS_ON, _START), _along(facts, reports, _ISSUED))]
    periods = [_said(period) for period in facts.objects(citation, _CITED_PERIOD)]
    return all(period[: len(day)] <= day[: len(period)] for period in periods for day in days)


def citation_of_years(facts: TripleIndex, citation: Term) -> bool:
    """`CitationOfYears`."""
    periods = facts.objects(citation, _CITED_PERIOD)
    return all(
        _within_years(facts, framework, period, before=1, after=1)
        for framework in facts.objects(citation, _CITED_FRAMEWORK)
        for period in periods
    )


def inspection_in_years(facts: TripleIndex, inspection: Term) -> bool:
    """`InspectionInYears`."""
    reports = facts.subjects(_REPORTS_ON, inspection)
    begun = facts.objects(inspection, _START) if reports else {}
    days = begun or dict.fromkeys(_along(facts, reports, _ISSUED))
    return all(
        _within_years(facts, framework, day, before=0, after=0 if begun else 1)
        for framework in facts.objects(inspection, _FRAMEWORK)
        for day in days
    )


def _within_years(facts: TripleIndex, framework: Term, day: Term, *, before: int, after: int) -> bool:
    year = _year(day)
    if year is None:
        return True
    first, last = ([_year(one) for one in facts.objects(framework, bound)] for bound in (_FROM, _THROUGH))
    return all(one is None or year >= one - before for one in first) and all(
        one is None or year <= one + after for one in last
    )


def reading_of_this_file(facts: TripleIndex, report: Term) -> bool:
    """`ReadingOfThisFile`."""
    digests = [_said(digest) for digest in facts.objects(report, _SHA256)]
    return all(_said(file).endswith(f"/{digest}") for digest in digests for file in facts.all_objects(_USED))


def report_of_this_file(facts: TripleIndex, report: Term) -> bool:
    """`ReportOfThisFile`."""
    tail = _said(report).rpartition("/")[2]
    return all(_said(digest).startswith(tail) for digest in facts.objects(report, _SHA256))


def graph_of_this_report(facts: TripleIndex, report: Term) -> bool:
    """`GraphOfThisReport`."""
    tail = _said(report)[max(_said(report).rfind("/"), 0) :]
    return all(_said(graph).endswith(tail) for graph in facts.all_subjects(_GENERATED))


def page_of_report(facts: TripleIndex, report: Term) -> bool:
    """`PageOfReport`."""
    pages = [
        int(one.value)
        for one in facts.objects(report, _PAGES)
        if isinstance(one, Literal) and one.datatype.value == _INTEGER and _PAGE_NUMBER.fullmatch(one.value)
    ]
    return not pages or all(
        not _PAGE_NUMBER.fullmatch(page) or int(page) <= min(pages)
        for evidence in facts.subjects(_SOURCE, report)
        for value in _along(facts, (evidence,), _SELECTOR, _VALUE)
        if (page := _said(value).partition("page=")[2])
    )


def due_reckoned(facts: TripleIndex, recommendation: Term) -> bool:
    """`RecommendationDueReckoned`."""
    due = facts.objects(recommendation, _DUE)
    if not due:
        return True
    issued = list(_along(facts, (recommendation,), _EVIDENCE, _SOURCE, _ISSUED))
    periods = list(_along(facts, (recommendation,), _PRIORITY, _PERIOD))
    return all(_reckoned(_said(d), _said(i), _said(p)) for d in due for i in issued for p in periods)


def _reckoned(due: str, issued: str, period: str) -> bool:
    allowed = _WHOLE_MONTHS.match(period)
    if not allowed or not (_DAY.fullmatch(due) and _DAY.fullmatch(issued)):
        return True
    years, months, days = (int(d) - int(i) for d, i in zip(due.split("-"), issued.split("-"), strict=True))
    return abs(MONTH * (12 * years + months - int(allowed[1])) + days) <= MONTH


def no_successor_of_itself(facts: TripleIndex, _focus: Term) -> bool:
    """`NoSuccessorOfItself`."""
    sound: set[Term] = set()
    for body in facts.all_subjects(_SUCCESSOR):
        seen, wanted = set[Term](), list(facts.objects(body, _SUCCESSOR))
        while wanted:
            heir = wanted.pop()
            if heir == body:
                return False
            if heir not in seen and heir not in sound:
                seen.add(heir)
                wanted += facts.objects(heir, _SUCCESSOR)
        sound.add(body)
    return True


def whole_succession_after_the_end(facts: TripleIndex, event: Term) -> bool:
    """`SuccessionAfterEnd`."""
    if _WHOLE not in facts.objects(event, _KIND):
        return True
    ends = [end for body in facts.objects(event, _ORIGINAL) for end in facts.objects(body, _DISSOLVED)]
    days = facts.objects(event, _DATE)
    return not any(_said(on) <= _said(end) for on in days for end in ends)


def match_is_followed(facts: TripleIndex, match: Term) -> bool:
    """`MatchFollows`."""
    return _stated(facts, match, _MATCH_OF, _FOLLOWS, _MATCHES)


def repetition_is_stated(facts: TripleIndex, repetition: Term) -> bool:
    """`RepetitionStated`."""
    return _stated(facts, repetition, _REPEATING, _REPEATS, _REPEATED)


def _stated(facts: TripleIndex, found: Term, one: NamedNode, relation: NamedNode, other: NamedNode) -> bool:
    """Whether what was found of two things is stated of them, or a person decided that it should not be."""
    if any(_said(verdict) in {"no", "unsure"} for verdict in facts.objects(found, _VERDICT)):
        return True
    return all(
        value in facts.objects(thing, relation)
        for thing in facts.objects(found, one)
        for value in facts.objects(found, other)
    )


def derived_graph_named(facts: TripleIndex, graph: Term) -> bool:
    """`DerivedGraphNamed`."""
    return all(_said(graph).endswith(f"/{_said(rule)}") for rule in facts.objects(graph, _RULE))


QUESTIONS: dict[str, Question] = {
    "DerivedGraphNamed": derived_graph_named,
    "KnownProperty": only_declared_properties,
    "OneGradeOfAspect": one_grade_of_an_aspect,
    "FollowUpOfAnotherMonth": follow_up_of_another_month,
    "FollowUpInTime": follow_up_in_time,
    "CitationInTime": citation_in_time,
    "CitationOfYears": citation_of_years,
    "InspectionInYears": inspection_in_years,
    "ReadingOfThisFile": reading_of_this_file,
    "ReportOfThisFile": report_of_this_file,
    "GraphOfThisReport": graph_of_this_report,
    "PageOfReport": page_of_report,
    "RecommendationDueReckoned": due_reckoned,
    "NoSuccessorOfItself": no_successor_of_itself,
    "SuccessionAfterEnd": whole_succession_after_the_end,
    "OwnersStated": owners_stated,
    "OwnersInferred": owners_inferred,
    "InferredApart": inferred_apart,
    "InferredByRule": inferred_by_rule,
    "MatchFollows": match_is_followed,
    "RepetitionStated": repetition_is_stated,
}
"""By the local names of the shapes that ask."""
