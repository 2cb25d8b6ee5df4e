"""Properties and classes that nobody declares, and declared ones where they do not belong: `terms.ttl`."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from ontology.terms import RDF, REMIT, SDO
from shapes_broken.change import Broken, both, with_too
from shapes_broken.marlshire import (
    CITATION,
    DISCREPANCY,
    EVIDENCE,
    FINDING,
    FOLLOW_UP,
    INSPECTION,
    JUDGEMENT,
    MATCH,
    NOWHERE,
    ORDER,
    PAGE,
    PARTY,
    POLICE_NAMED,
    POSITION,
    QUOTE,
    REPETITION,
    REPORT,
    SERVICE,
    STANDING,
    STATED_IN_TABLE,
    STATEMENT,
    TO_TRUST,
    TRUST,
    TRUST_OWNS,
    WARNING,
    WORDS,
)

_OURS = "https://w3id.org/remit/ontology#"
_MISSPELT = URIRef(_OURS + "asignment")


def _closed() -> Iterator[Broken]:
    for name, thing in (
        ("Report", REPORT),
        ("Inspection", INSPECTION),
        ("Judgement", JUDGEMENT),
        ("GradeStatement", STATED_IN_TABLE),
        ("Recommendation", TO_TRUST),
        ("Assignment", TRUST_OWNS),
        ("Finding", FINDING),
        ("Citation", CITATION),
        ("FollowUp", FOLLOW_UP),
        ("NameUse", POLICE_NAMED),
        ("ServiceProvision", SERVICE),
        ("Discrepancy", DISCREPANCY),
        ("Warning", WARNING),
        ("Evidence", EVIDENCE),
        ("Organisation", TRUST),
        ("StatementOfAction", STATEMENT),
        ("LetterParty", PARTY),
        ("FollowUpMatch", MATCH),
        ("Repetition", REPETITION),
        ("RequestStanding", STANDING),
        ("InspectionOrder", ORDER),
        ("TextQuoteSelector", QUOTE),
        ("TextPositionSelector", POSITION),
        ("FragmentSelector", PAGE),
    ):
        yield Broken(f"{name}Closed", "misspelt", with_too(thing, _MISSPELT, WORDS))
        yield Broken(f"{name}Closed", "another thing's", with_too(thing, REMIT.rank, Literal(1)))
        yield Broken(f"{name}Closed", "another vocabulary's", with_too(thing, SDO.identifier, WORDS))


EXAMPLES: tuple[Broken, ...] = (
    *_closed(),
    Broken("KnownClass", "misspelt", with_too(TO_TRUST, RDF.type, URIRef(_OURS + "Recomendation"))),
    Broken("KnownClass", "of a thing that is nothing else", with_too(NOWHERE, RDF.type, URIRef(_OURS + "Grades"))),
    Broken("KnownProperty", "of a thing of no class", with_too(NOWHERE, _MISSPELT, WORDS)),
    Broken(
        "KnownProperty",
        "the beginning of one, and one with more behind it",
        both(*(with_too(NOWHERE, URIRef(_OURS + name), WORDS) for name in ("evid", "evidences"))),
    ),
)
