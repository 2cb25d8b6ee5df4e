"""Whole answers, put together from an edition: what the API, the pages and the terminal show alike."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date

from api.answering.directory import Body
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.answering.models import (
    Inspection,
    InspectionRef,
    Judgement,
    Organisation,
    OrganisationFound,
    Recommendation,
    RecommendationDetail,
)
from ontology.errors import NotFound
from ontology.registers.nearest import NEAREST, nearest

PLAIN_ID = re.compile(r"[\w.'/-]{1,200}")
"""What the tail of an IRI may be made of; the longest that Remit makes has about 150 characters."""


FORMER_ID = re.compile(r"(?P<strand>[^/]{1,100}/[^/]{1,50})/(?P<place>\d{1,6})")
"""What a recommendation's id was before it was made of its words: inspection, strand and place. People have kept such links."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of recommendations; None asks nothing. Bodies by any code of theirs, concepts by notation."""

    owner: str | None = None
    inherited_by: str | None = None
    authority: str | None = None
    inspection: str | None = None
    framework: str | None = None
    kind: str | None = None
    priority: str | None = None
    due_before: date | None = None
    words: str | None = None


def body(edition: Edition, code: str) -> Body:
    """The body of a code. Raises NoSuchThing with the nearest names."""
    found = edition.names.body(code)
    if found is None:
        raise NoSuchThing(
            f"No organisation here has the code {code!r}.",
            nearest=edition.names.nearest(code),
            otherwise="Search by name: /api/organisations?q=, or remit query find-body.",
        )
    return found


def organisation(edition: Edition, code: str) -> Organisation:
    """A body with what registers and reports say of it."""
    found, names = body(edition, code), edition.names
    return Organisation(
        **found.ref.model_dump(),
        codes=found.codes,
        other_names=list(found.other_names),
        founded=found.founded,
        dissolved=found.dissolved,
        areas=names.organisations(found.areas),
        predecessors=names.organisations(names.predecessors.get(found.ref.iri, [])),
        successors=names.organisations(names.successors.get(found.ref.iri, [])),
        recommendations=found.owned,
    )


def organisations(edition: Edition, q: str | None) -> list[OrganisationFound]:
    """The bodies that `q` may mean, best first; where it is empty, those that own something, most first."""
    if q and q.strip():
        return edition.names.search(q)
    owners = sorted(
        (found for found in edition.names.bodies.values() if found.owned),
        key=lambda found: (-found.owned, found.ref.name),
    )
    return [
        OrganisationFound(**found.ref.model_dump(), matched=found.ref.name, recommendations=found.owned)
        for found in owners
    ]


def recommendations(edition: Edition, wanted: Wanted, limit: int, offset: int) -> tuple[int, list[Recommendation]]:
    """How many recommendations fit, and `limit` of them from `offset` on, the latest report first."""
    values = {name: str(value) for name, value in asdict(wanted).items() if value is not None}
    for role in ("owner", "inherited_by", "authority"):
        if role in values:
            values[role] = body(edition, values[role]).ref.iri
    if wanted.inspection is not None:
        values["inspection"] = inspection_ref(edition, wanted.inspection).iri
    fitting = edition.matching(tuple(sorted(values.items())))
    return len(fitting), edition.facts.recommendations(fitting[offset : offset + limit])


def recommendation(edition: Edition, key: str) -> RecommendationDetail:
    """A recommendation by the tail of its IRI, or by its former one. Raises NoSuchThing with others of the same inspection."""
    found = (_recommendation_if_any(edition, key) or _formerly(edition, key)) if _plain(key) else None
    if found is None:
        beside = _beside(edition, key) if _plain(key) else []
        near = nearest(key, beside) or beside[:NEAREST]
        raise NoSuchThing(
            f"There is no recommendation {key!r} here.",
            nearest=[(other, f"recommendation {other.rsplit('/', 1)[-1]}") for other in near],
            otherwise="List them: /api/recommendations.",
        )
    return RecommendationDetail(**dict(found), current_bearers=edition.facts.bearers(found.iri))


def _recommendation_if_any(edition: Edition, key: str) -> Recommendation | None:
    with suppress(NotFound):
        return next(iter(edition.facts.recommendations([edition.names.base + f"recommendation/{key}"])), None)
    return None


def _formerly(edition: Edition, key: str) -> Recommendation | None:
    """The recommendation that was called by its place: `…/safeguarding/3` is the third of its report, in that strand."""
    called = FORMER_ID.fullmatch(key)
    if called is None:
        return None
    beside = [id_ for id_ in _beside(edition, key) if id_.startswith(f"{called['strand']}/")]
    found = edition.facts.recommendations([edition.names.base + f"recommendation/{id_}" for id_ in beside])
    return next((each for each in found if each.ordinal == int(called["place"])), None)


def _beside(edition: Edition, key: str) -> list[str]:
    """The ids of the recommendations of the inspection, or else the report, that a key begins with, or nearly so.

    Only these are compared with the key: all of England's would hold the server up.
    """
    names, first = edition.names, key.split("/", 1)[0]
    parents = {ref.id: ref.iri for ref in names.inspections.values()}
    parents |= {document.ref.id: document.ref.iri for document in names.documents.values()}
    if first not in parents:
        first = next(iter(nearest(first, parents, count=1)), "")
    if first not in parents:
        return []
    iri = parents[first]
    within = edition.ask.about("lookup_recommendations_in", [iri]) if iri in names.documents else None
    iris = (
        edition.matching((("inspection", iri),)) if within is None else [row.text("recommendation") for row in within]
    )
    return [names.tail(iri, "recommendation") for iri in iris]


def inspection_ref(edition: Edition, key: str) -> InspectionRef:
    """An inspection by the tail of its IRI. Raises NoSuchThing with the nearest."""
    key = key.removeprefix(edition.names.base).removeprefix("inspection/")
    found = edition.names.inspections.get(edition.names.base + f"inspection/{key}")
    if found is None:
        known = {ref.id: ref.name for ref in edition.names.inspections.values()}
        near = [(other, known[other]) for other in nearest(key, known)]
        raise NoSuchThing(f"There is no inspection {key!r} here.", nearest=near)
    return found


def inspection(edition: Edition, key: str) -> Inspection:
    """An inspection with all that is known of it."""
    ref, names, facts = inspection_ref(edition, key), edition.names, edition.facts
    links = list(edition.ask.about("lookup_inspection_links", [ref.iri]))
    own = [document for document in names.documents.values() if document.inspection == ref.iri]
    total, _ = recommendations(edition, Wanted(inspection=ref.id), 0, 0)

    def linked(column: str) -> list[str]:
        return [value for row in links if (value := row.get(column))]

    return Inspection(
        **dict(ref),
        conducted_by=names.organisations(linked("conducted_by")),
        lead_inspectors=linked("lead_inspector"),
        outcome=names.concept_if(next(iter(linked("outcome")), None)),
        reports=[document.ref for document in own],
        cited_by=[names.report(iri) for iri in linked("cited_by")],
        previous=[names.inspection(iri) for iri in linked("previous")],
        judgements=facts.judgements([ref.iri]),
        discrepancies=facts.discrepancies([ref.iri]),
        recommendations=total,
        follow_ups=facts.follow_ups([ref.iri]),
    )


def inspections_of(edition: Edition, authority: Body, framework: str | None = None) -> list[InspectionRef]:
    """The inspections of an authority, the latest first."""
    found = [
        ref
        for ref in edition.names.inspections.values()
        if ref.authority
        and ref.authority.iri == authority.ref.iri
        and (framework is None or (ref.framework is not None and ref.framework.notation == framework))
    ]
    return sorted(found, key=lambda ref: (ref.start or ref.published or "", ref.id), reverse=True)


def judgements_of(edition: Edition, authority: Body, framework: str | None = None) -> list[Judgement]:
    """What an authority's inspections judged, the latest first, each in the order of its framework."""
    return edition.facts.judgements(ref.iri for ref in inspections_of(edition, authority, framework))


def authority(edition: Edition, code: str) -> Body:
    """The authority of a code. Raises NoSuchThing for a body that is none."""
    found = body(edition, code)
    if found.ref.kind != "Authority":
        raise NoSuchThing(
            f"{found.ref.name} is not an authority that is inspected.",
            otherwise="Give the GSS code of a local authority.",
        )
    return found


def _plain(key: str) -> bool:
    return PLAIN_ID.fullmatch(key) is not None
