"""The things of the good graph by name, and values that are wrong or merely different."""

from __future__ import annotations

from rdflib import Graph, Literal

from ontology.terms import OA, RDF, REMIT
from shapes.stored_text import Kept
from shapes_broken.change import concept, good_graph, thing

_REPORT = "00112233445566ff"
_INSPECTION = "E10000901-slac-2010-10-11"

REPORT = thing(f"report/{_REPORT}")
INSPECTION = thing(f"inspection/{_INSPECTION}")
JUDGEMENT = thing(f"judgement/{_INSPECTION}/safeguarding/overall-effectiveness")
STATED_IN_TABLE, STATED_IN_HEADING, CONTRADICTION, SECOND_HAND = (
    thing(f"statement/{_REPORT}/{n}") for n in (1, 2, 3, 4)
)
DISCREPANCY = thing(f"discrepancy/{_REPORT}/safeguarding/overall-effectiveness")
TO_TRUST, TO_PARTNERS = (thing(f"recommendation/{_INSPECTION}/safeguarding/{n}") for n in (1, 2))
TRUST_OWNS = thing(f"assignment/{_INSPECTION}/safeguarding/1/1")
COUNCIL_OWNS, PARTNERS_OWN = (thing(f"assignment/{_INSPECTION}/safeguarding/2/{n}") for n in (1, 2))
TRUST_INFERRED = thing(f"assignment/{_INSPECTION}/safeguarding/2/3")
THEMED = thing(f"theme/{_INSPECTION}/safeguarding/2/quality-assurance")
FINDING = thing(f"finding/{_INSPECTION}/1")
CITATION = thing(f"citation/{_REPORT}/apa-2007")
FOLLOW_UP = thing(f"followup/{_REPORT}/1")
MATCHED_FOLLOW_UP = thing(f"followup/{_REPORT}/2")
MATCH = thing(f"followup/{_REPORT}/2/match")
REPETITION = thing(f"recommendation/{_INSPECTION}/safeguarding/2/repetition/0011")
STANDING = thing(f"recommendation/{_INSPECTION}/safeguarding/1/standing")
ORDER = thing(f"inspection/{_INSPECTION}/before/0022")
STATEMENT = thing(f"statement-of-action/{_REPORT}")
CONTRIBUTION = thing(f"contribution/{_REPORT}/1")
PARTY = thing(f"party/{_REPORT}/1")
POLICE_NAMED = thing(f"naming/{_REPORT}/organisation-marlshire-police")
PARTNERS_NAMED = thing(f"naming/{_REPORT}/agency-e10000901-marlshire-health-partners")
PLAN = thing(f"action-plan/{_REPORT}")
SERVICE = thing(f"service/{_REPORT}/1")
WARNING = thing(f"warning/{_REPORT}/1")
SECOND_READING = thing(f"warning/{_REPORT}/2")
READING = thing(f"reading/{_REPORT}")
READER = thing("software/remit-reader-slac-1")

COUNCIL = thing("authority/E10000901")
TRUST = thing("organisation/ZX1")
PARTNERS = thing("agency/E10000901/marlshire-health-partners")
OFSTED = thing("organisation/ofsted")

EVIDENCE = thing(f"evidence/{_REPORT}/600-631")
QUOTE, POSITION, PAGE = (thing(f"evidence/{_REPORT}/600-631/{part}") for part in ("quote", "position", "page"))
OTHER_EVIDENCE = thing(f"evidence/{_REPORT}/500-529")
OTHER_QUOTE, OTHER_POSITION = (thing(f"evidence/{_REPORT}/500-529/{part}") for part in ("quote", "position"))

GOOD, ADEQUATE = concept("grades2009/2"), concept("grades2009/3")
SAFEGUARDING, LOOKED_AFTER = concept("strands/safeguarding"), concept("strands/looked-after")

NOWHERE = thing("nowhere")  # an IRI of which nothing is said
WORDS = Literal("some words")
EMPTY = Literal("")

FORM_FEEDS = (50, 150, 350, 550, 650, 770, 870, 950, 951, 952, 953)  # between the quotations, as their pages say


def kept(graph: Graph | None = None) -> Kept:
    """The stored text of the good report: its quotations where they stand, twelve pages, and blanks between."""
    graph = good_graph() if graph is None else graph
    text = [" "] * 1000
    for evidence in graph.subjects(RDF.type, REMIT.Evidence):
        found = {
            predicate: value for part in graph.objects(evidence, OA.hasSelector) for predicate, value in graph[part]
        }
        start, words = int(found[OA.start]), str(found[OA.exact])
        text[start : start + len(words)] = words
    for place in FORM_FEEDS:
        text[place] = "\f"
    return Kept("".join(text), "00112233445566ff" * 4, "marlshire.txt")
