"""Broken evidence: `evidence.ttl`."""

from __future__ import annotations

from dataclasses import replace

from rdflib import Graph, Literal

from ontology.terms import OA, RDF, REMIT
from shapes_broken.change import Broken, at_most_one, both, exactly_one, instead, thing, with_too, without
from shapes_broken.marlshire import (
    EMPTY,
    EVIDENCE,
    FINDING,
    INSPECTION,
    NOWHERE,
    OTHER_POSITION,
    OTHER_QUOTE,
    PAGE,
    POSITION,
    QUOTE,
    REPORT,
    WORDS,
    kept,
)


def _nothing(_graph: Graph) -> None:
    """The graph is good: it is the text that is not its own."""


_HALF = Literal("0.5")

EXAMPLES: tuple[Broken, ...] = (
    Broken("EvidenceIsEvidence", "a report", instead(FINDING, REMIT.evidence, REPORT)),
    *exactly_one("EvidenceSource", EVIDENCE, OA.hasSource, thing("report/ffff"), INSPECTION),
    Broken("EvidenceSelectors", "words without a place", instead(EVIDENCE, OA.hasSelector, QUOTE)),
    Broken("EvidenceSelectors", "four", with_too(EVIDENCE, OA.hasSelector, NOWHERE)),
    Broken("EvidenceQuotation", "none", without(EVIDENCE, OA.hasSelector, QUOTE)),
    Broken("EvidenceQuotation", "two", with_too(EVIDENCE, OA.hasSelector, OTHER_QUOTE)),
    Broken("EvidencePosition", "none", without(EVIDENCE, OA.hasSelector, POSITION)),
    Broken("EvidencePosition", "two", with_too(EVIDENCE, OA.hasSelector, OTHER_POSITION)),
    Broken("QuotationSelector", "not marked", without(QUOTE, RDF.type)),
    Broken("PositionSelector", "not marked", without(POSITION, RDF.type)),
    *exactly_one("QuotationWords", QUOTE, OA.exact, WORDS, EMPTY, NOWHERE),
    *at_most_one("QuotationPrefix", QUOTE, OA.prefix, WORDS, NOWHERE),
    *at_most_one("QuotationSuffix", QUOTE, OA.suffix, WORDS, NOWHERE),
    *exactly_one("PositionStart", POSITION, OA.start, Literal(601), Literal(-1), Literal(631), _HALF),
    *exactly_one("PositionEnd", POSITION, OA.end, Literal(632), _HALF),
    *exactly_one("PageFragment", PAGE, RDF.value, Literal("page=6"), Literal("page=0"), NOWHERE),
    Broken(
        "EvidenceUsed",
        "of nothing",
        both(without(FINDING, REMIT.evidence, EVIDENCE), without(FINDING, REMIT.supportEvidence, EVIDENCE)),
    ),
    Broken("PageOfReport", "beyond the last", instead(PAGE, RDF.value, Literal("page=13"))),
    Broken(
        "QuotationStands", "other words", instead(QUOTE, OA.exact, Literal("Thresholds are not understood.")), kept()
    ),
    Broken(
        "QuotationStands",
        "a letter early",
        both(instead(POSITION, OA.start, Literal(599)), instead(POSITION, OA.end, Literal(630))),
        kept(),
    ),
    Broken(
        "QuotationStands",
        "beyond the text",
        both(instead(POSITION, OA.start, Literal(6000)), instead(POSITION, OA.end, Literal(6031))),
        kept(),
    ),
    Broken("QuotationStands", "a text cut short", _nothing, replace(kept(), text=kept().text[:620])),
    Broken("PageOfWords", "the next one", instead(PAGE, RDF.value, Literal("page=6")), kept()),
    Broken("FileOfFolder", "another's", _nothing, replace(kept(), sha256="f" * 64)),
    Broken("NameOfFolder", "another's", _nothing, replace(kept(), file_name="eastmoor.txt")),
)
