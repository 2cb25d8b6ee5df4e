"""Broken citations and follow-ups: `citation.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import REMIT, XSD
from shapes_broken.change import (
    Broken,
    at_least_one,
    at_most_one,
    both,
    concept,
    date,
    exactly_one,
    gone,
    instead,
    thing,
    with_too,
    without,
)
from shapes_broken.marlshire import CITATION, COUNCIL, EMPTY, FOLLOW_UP, INSPECTION, NOWHERE, TO_TRUST, TRUST, WORDS

_YEAR_AFTER = Literal("2011", datatype=XSD.gYear)
_YEAR_BEFORE = Literal("2006", datatype=XSD.gYear)

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("CitationReport", CITATION, REMIT.citedIn, thing("report/ffff"), INSPECTION),
    *at_least_one("CitationName", CITATION, REMIT.citedAs, EMPTY, NOWHERE),
    *at_most_one("CitationFramework", CITATION, REMIT.citedFramework, concept("frameworks/jar"), WORDS),
    *at_most_one("CitationPeriod", CITATION, REMIT.citedPeriod, _YEAR_BEFORE, date("2007-02-30"), Literal("2007")),
    *at_most_one(
        "CitationPublication", CITATION, REMIT.citedPublication, _YEAR_BEFORE, date("2007-02-30"), Literal("2007")
    ),
    *exactly_one("CitationAuthority", CITATION, REMIT.citedAuthority, thing("authority/E10000902"), TRUST),
    *exactly_one("CitationPrevious", CITATION, REMIT.isPrevious, Literal(False), WORDS),
    *at_least_one("CitationEvidence", CITATION, REMIT.evidence),
    Broken("CitationProvisional", "no framework", without(CITATION, REMIT.citedFramework)),
    Broken("CitationProvisional", "no period", without(CITATION, REMIT.citedPeriod)),
    *at_most_one("CitationProvisional", CITATION, REMIT.provisionally, NOWHERE, WORDS),
    *exactly_one("FollowUpStatus", FOLLOW_UP, REMIT.status, concept("followUpStatuses/met"), WORDS),
    *at_least_one("FollowUpOf", FOLLOW_UP, REMIT.inCitation),
    *exactly_one("FollowUpAbout", FOLLOW_UP, REMIT.about, WORDS, EMPTY, COUNCIL),
    *at_least_one("FollowUpEvidence", FOLLOW_UP, REMIT.evidence),
    Broken("KnownFollowUpStatus", "unknown", instead(FOLLOW_UP, REMIT.status, NOWHERE)),
    Broken("FollowUpOfPrevious", "of a later one", instead(CITATION, REMIT.isPrevious, Literal(False))),
    Broken("FollowUpOfAnother", "of its own", instead(CITATION, REMIT.provisionally, INSPECTION)),
    Broken("FollowUpOfAnother", "follows its own recommendation", with_too(FOLLOW_UP, REMIT.follows, TO_TRUST)),
    Broken(
        "FollowUpOfAnotherMonth",
        "of its own, by kind and month",
        both(
            instead(CITATION, REMIT.citedFramework, concept("frameworks/slac")),
            instead(CITATION, REMIT.citedPeriod, Literal("2010-10", datatype=XSD.gYearMonth)),
        ),
    ),
    *(
        Broken(
            "FollowUpInTime",
            how,
            both(
                instead(CITATION, REMIT.citedFramework, concept("frameworks/slac")),
                instead(CITATION, REMIT.citedPeriod, when),
            ),
        )
        for how, when in (("a day after its own", date("2010-10-12")), ("of the next year", _YEAR_AFTER))
    ),
    Broken(
        "CitationInTime", "said to be earlier", both(gone(FOLLOW_UP), instead(CITATION, REMIT.citedPeriod, _YEAR_AFTER))
    ),
    Broken("CitationOfYears", "before the first", instead(CITATION, REMIT.citedPeriod, date("2003-05-01"))),
    Broken("CitationOfYears", "after the last", instead(CITATION, REMIT.citedPeriod, date("2010-05-01"))),
)
