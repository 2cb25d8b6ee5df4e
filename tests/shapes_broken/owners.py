"""Broken owners, stated and inferred: `owners.ttl`."""

from __future__ import annotations

from ontology.terms import REMIT
from shapes_broken.change import Broken, both, with_too, without
from shapes_broken.marlshire import COUNCIL, PARTNERS, TO_PARTNERS, TO_TRUST, TRUST, TRUST_INFERRED

EXAMPLES: tuple[Broken, ...] = (
    Broken("OwnersStated", "one too many", with_too(TO_TRUST, REMIT.ownedBy, COUNCIL)),
    Broken("OwnersStated", "one too few", without(TO_PARTNERS, REMIT.ownedBy, PARTNERS)),
    Broken(
        "OwnersStated",
        "one that is inferred",
        both(without(TO_PARTNERS, REMIT.inferredOwner), with_too(TO_PARTNERS, REMIT.ownedBy, TRUST)),
    ),
    Broken("OwnersInferred", "one too many", with_too(TO_TRUST, REMIT.inferredOwner, COUNCIL)),
    Broken("OwnersInferred", "one too few", without(TO_PARTNERS, REMIT.inferredOwner)),
    Broken("InferredApart", "told and inferred", with_too(TO_PARTNERS, REMIT.ownedBy, TRUST)),
    Broken("InferredByRule", "no rule", without(TRUST_INFERRED, REMIT.rule)),
)
