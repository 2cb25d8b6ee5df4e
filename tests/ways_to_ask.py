"""The ways in which each stored question can be asked of the examples: with what it needs, with each other parameter and with all."""

from __future__ import annotations

from queries.catalogue import Question, catalogue
from queries.dataset import Dataset

VALUES = {
    "authority": "E10000901",
    "first": "E10000901",
    "second": "E06000902",
    "body": "ZX1",
    "owner": "ZX1",
    "inherited_by": "ZX9",
    "inherited": "no",
    "before": "2011-12-31",
    "since": "2010-08-06",
    "due_before": "2011-12-31",
    "framework": "slac",
    "priority": "within-three-months",
    "aspect": "overall effectiveness",
    "strand": "safeguarding",
    "status": "met",
    "role": "owner",
    "words": "should",
    "file": "marlshire-slac-2010.txt",
    "basis": "owned",
    "on": "2013-01-01",
    "theme": "recording",
    "outcome": "loving-homes",
    "year": 2010,
    "service": "health",
    "region": "north-east",
    "rank": 2,
}
"""What each parameter is given, whichever question takes it; things are taken out of the graph."""

OTHERWISE = {
    ("action-plans", "body"): "ZX9",
    ("bodies", "kind"): "NHSTrust",
    ("discrepancies", "kind"): "contradiction-within-report",
    ("findings", "kind"): "strength",
    ("lookup_recommendations", "kind"): "area-for-improvement",
    ("lookup_listed_findings", "kind"): "strength",
    ("lookup_listed_findings", "framework"): "unannounced-cra",
    ("lookup_listed_reports", "kind"): "inspection-report",
    ("lookup_listed_judgements", "aspect"): "slac/capacity-for-improvement",
    ("lookup_listed_inspections", "body"): "ofsted",
    ("find-body", "words"): "marlshire",
    ("inherited", "body"): "ZX9",
    ("who-provides-what", "role"): "provides",
    ("statements-of-action", "body"): "ZX9",
    ("request-status", "status"): "in-general",
    ("themes", "kind"): "NHSTrust",
}

THINGS = {
    "report": "Report",
    "recommendation": "Recommendation",
    "fact": "Recommendation",
    "subject": "Judgement",
    "inspection": "Inspection",
    "organisation": "NHSTrust",
    "discrepancy": "Discrepancy",
    "statement": "StatementOfAction",
}
"""The class of things that each parameter takes."""


def ways_to_ask(name: str) -> list[tuple[str, ...]]:
    """The parameters that a question is given: those that it needs, these and each other one, and all."""
    parameters = catalogue()[name].parameters
    needed = tuple(parameter.name for parameter in parameters if parameter.required)
    others = [parameter.name for parameter in parameters if not parameter.required]
    return list(dict.fromkeys([needed, *((*needed, other) for other in others), (*needed, *others)]))


CASES = [(name, given) for name in catalogue() for given in ways_to_ask(name)]


def bound(store: Dataset, asked: Question, given: tuple[str, ...]) -> str:
    """A question with its parameters in place."""
    parameters = {each.name: each for each in asked.parameters}
    values = {}
    for parameter in given:
        if parameter in THINGS:
            query = f"SELECT ?t {{ ?t a <https://w3id.org/remit/ontology#{THINGS[parameter]}> }} ORDER BY ?t"
            things = store.select(query).column("t")
            values[parameter] = things[:4] if parameters[parameter].type == "things" else things[-1]
        else:
            values[parameter] = OTHERWISE.get((asked.name, parameter)) or VALUES[parameter]
    return store.bind(asked, **values)
