"""Whole answers, read from an edition's index: what the API, the pages and the terminal show alike.

What ends in `_json` gives the text of an answer as the index holds it, for who passes it on as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from ontology.bases import fits
from ontology.registers.nearest import NEAREST, nearest
from queries.answering.kinds_of_body import kind_asked
from queries.answering.models import (
    Inspection,
    InspectionRef,
    Judgement,
    Organisation,
    OrganisationFound,
    Recommendation,
    RecommendationDetail,
)
from queries.editions.entries import Order, Sought
from queries.editions.facets import OF_RECOMMENDATIONS, Facet, FacetValue

PLAIN_ID = re.compile(r"[\w.'/-]{1,200}")
"""What the tail of an IRI may be made of; the longest that Remit makes has about 150 characters."""

SCHEMES = {
    "framework": "frameworks",
    "kind": "recommendationKinds",
    "priority": "priorities",
    "theme": "themes",
    "basis": "assignmentBases",
    "status": "requestStatuses",
}
"""What is asked of recommendations by a notation, with the scheme that has it."""

EVERY = -1
"""As a limit: all there are."""

_FORMER = re.compile(r"(?P<beginning>[\w.-]+/[\w-]+)/(?P<ordinal>\d{1,4})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of recommendations; None asks nothing. Bodies by any code of theirs, concepts by notation, `year` of publication,
    `owner_kind` as the name of a class, `status` as a notation of requestStatuses; `carried` as `queries.editions.entries.Sought` has it.

    `open`: whether it is open, that is no report here says that it was done.

    `basis`: only owners on that ground, or on one narrower than it; without it an owner that is asked for is a stated one or one by default.
    """

    owner: str | None = None
    basis: str | None = None
    inherited_by: str | None = None
    authority: str | None = None
    inspection: str | None = None
    framework: str | None = None
    kind: str | None = None
    priority: str | None = None
    due_before: date | None = None
    issued_by: date | None = None
    carried: str | None = None
    theme: str | None = None
    words: str | None = None
    year: str | None = None
    owner_kind: str | None = None
    status: str | None = None
    open: bool | None = None


def body_if_any(edition: Edition, code: str) -> OrganisationFound | None:
    """The body of an ODS, GSS or Ofsted code, a register's key, or an IRI whole or without its beginning; None for a code that none
    has, or several.
    """
    found = edition.index.body(code, edition.base)
    return None if found is None else OrganisationFound.model_validate_json(found)


def body(edition: Edition, code: str) -> OrganisationFound:
    """The body of a code. Raises NoSuchThing with the nearest names."""
    found = body_if_any(edition, code)
    if found is None:
        raise NoSuchThing(
            f"No organisation here has the code {code!r}.",
            nearest=near(edition, code),
            otherwise="Search by name: /api/organisations?q=, or remit query find-body.",
        )
    return found


def near(edition: Edition, written: str) -> list[tuple[str, str]]:
    """The bodies whose names or codes come nearest to what is written, as pairs of id and name."""
    guessed = edition.dataset.terms.known_bodies.guess(written)[:NEAREST]
    found = (edition.index.body_at(iri) for iri, _ in guessed)
    refs = [OrganisationFound.model_validate_json(each) for each in found if each is not None]
    return [(ref.id, ref.name) for ref in refs]


def organisation_json(edition: Edition, code: str) -> str:
    """A body with what registers and reports say of it. Raises NoSuchThing with the nearest names."""
    return edition.index.thing("organisation", body(edition, code).iri) or ""


def organisation(edition: Edition, code: str) -> Organisation:
    """A body with what registers and reports say of it. Raises NoSuchThing with the nearest names."""
    return Organisation.model_validate_json(organisation_json(edition, code))


def search(edition: Edition, q: str) -> list[OrganisationFound]:
    """The bodies that `q` may mean, best first: by code, whole name, beginning, or all its words."""
    hits = edition.dataset.terms.known_bodies.search(q)
    return [
        OrganisationFound.model_validate_json(found).model_copy(update={"matched": hit.matched})
        for iri, hit in hits
        if (found := edition.index.body_at(iri)) is not None
    ]


def owners(edition: Edition, limit: int, kind: str | None = None) -> list[OrganisationFound]:
    """The bodies that own most, of one kind (the local name of a class, and none that is narrower) or of all."""
    return [OrganisationFound.model_validate_json(each) for each in edition.index.owners(limit, 0, kind)[1]]


def recommendations_json(
    edition: Edition, wanted: Wanted, limit: int, offset: int, order: Order = Order.LATEST
) -> tuple[int, list[str]]:
    """How many recommendations fit, and `limit` of them from `offset` on, in an order: the latest report first, unless another is asked.

    Raises NoSuchThing for a body or inspection that is not here, QueryError for a notation that no list has.
    """
    total, items = edition.index.recommendations(sought(edition, wanted), limit, offset, order)
    return total, [_of_basis(item, wanted.basis) for item in items]


def recommendations(
    edition: Edition, wanted: Wanted, limit: int, offset: int, order: Order = Order.LATEST
) -> tuple[int, list[Recommendation]]:
    """The same as objects, each whole: whoever shows one to people shows all its owners with how each is known, on whichever ground it
    was found. Raises as `recommendations_json`.
    """
    total, items = edition.index.recommendations(sought(edition, wanted), limit, offset, order)
    return total, [Recommendation.model_validate_json(item) for item in items]


def _of_basis(item: str, basis: str | None) -> str:
    """A recommendation's answer with its owners on one ground only; as it is where none is asked for."""
    if basis is None:
        return item
    found = json.loads(item)
    for kept in ("owners", "inferred_owners"):
        found[kept] = [owner for owner in found[kept] if fits(owner["basis"]["notation"], basis)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def facets(edition: Edition, wanted: Wanted) -> dict[Facet, list[FacetValue]]:
    """What the recommendations that fit can be narrowed by further, the value that leaves most first. Raises as `recommendations_json`."""
    return by_facet(edition.index.recommendation_facets(sought(edition, wanted)), OF_RECOMMENDATIONS)


def by_facet(values: Iterable[FacetValue], order: Iterable[Facet] = Facet) -> dict[Facet, list[FacetValue]]:
    """Values under their facets, in the order of these; none that nothing has."""
    found: dict[Facet, list[FacetValue]] = {facet: [] for facet in order}
    for value in values:
        found[value.facet].append(value)
    return {facet: values for facet, values in found.items() if values}


def notation(edition: Edition, scheme: str, written: str) -> str:
    """What is written as the scheme has it. Raises QueryError with the scheme's notations for what it does not have."""
    edition.dataset.terms.concept(scheme, written)
    return written.lower().replace(" ", "-")


def sought(edition: Edition, wanted: Wanted) -> Sought:
    """What is wanted in the terms of the index. Raises as `recommendations_json`."""
    values = {name: str(value) for name, value in asdict(wanted).items() if value is not None}
    if wanted.open is not None:
        values["open"] = "yes" if wanted.open else "no"
    for role in ("owner", "inherited_by"):
        if role in values:
            values[role] = body(edition, values[role]).iri
    if wanted.authority is not None:
        values["authority"] = body(edition, wanted.authority).id
    if wanted.inspection is not None:
        values["inspection"] = inspection_ref(edition, wanted.inspection).iri
    if wanted.owner_kind is not None:
        values["owner_kind"] = kind_asked(wanted.owner_kind).id
    for name, scheme in SCHEMES.items():
        if name in values:
            values[name] = notation(edition, scheme, values[name])
    return Sought(**values)


def present_id(edition: Edition, former: str) -> str | None:
    """The id of the recommendation that once went by inspection, strand and place in the report, as `…/safeguarding/3`.

    None where `former` has not that form, or nothing stands there.
    """
    match = _FORMER.fullmatch(former)
    return edition.index.at(match["beginning"], int(match["ordinal"])) if match else None


def recommendation_json(edition: Edition, key: str, basis: str | None = None) -> str:
    """A recommendation by the tail of its IRI, present or former; with `basis`, its owners on that ground only.

    Raises NoSuchThing with others of the same inspection, QueryError for a basis that the list does not have.
    """
    if basis is not None:
        edition.dataset.terms.concept(SCHEMES["basis"], basis)
    id = key if edition.index.recommendation(key) else present_id(edition, key)
    found, bearers = (edition.index.recommendation(id), edition.index.bearers(id)) if id else (None, None)
    if found is None:
        beside = _beside(edition, key) if PLAIN_ID.fullmatch(key) else []
        near = nearest(key, beside) or beside[:NEAREST]
        raise NoSuchThing(
            f"There is no recommendation {key!r} here.",
            nearest=[(other, f"recommendation {other.rsplit('/', 1)[-1]}") for other in near],
            otherwise="List them: /api/recommendations.",
        )
    return f"{_of_basis(found, basis)[:-1]},{(bearers or '{}')[1:]}"


def recommendation(edition: Edition, key: str) -> RecommendationDetail:
    """The same as an object."""
    return RecommendationDetail.model_validate_json(recommendation_json(edition, key))


def _beside(edition: Edition, key: str) -> list[str]:
    """The ids of the recommendations of the inspection, or else the report, that a key begins with, or nearly so.

    Only these are compared with the key: all of England's would hold the server up.
    """
    first = key.split("/", 1)[0]
    found = edition.index.within(first)
    if not found:
        parents = [*edition.index.inspection_names(), *(id for id, _ in edition.index.document_names())]
        found = [each for likely in nearest(first, parents, count=1) for each in edition.index.within(likely)]
    return [id for id, _ in found]


def inspection_ref(edition: Edition, key: str) -> InspectionRef:
    """An inspection by the tail of its IRI. Raises NoSuchThing with the nearest."""
    key = key.removeprefix(edition.base).removeprefix("inspection/")
    found = edition.index.inspection_ref(key)
    if found is None:
        known = edition.index.inspection_names()
        near = [(other, known[other]) for other in nearest(key, known)]
        raise NoSuchThing(
            f"There is no inspection {key!r} here.",
            nearest=near,
            otherwise="/api/inspections lists those that there are.",
        )
    return InspectionRef.model_validate_json(found)


def inspection_json(edition: Edition, key: str) -> str:
    """An inspection with all that is known of it. Raises NoSuchThing with the nearest."""
    return edition.index.thing("inspection", inspection_ref(edition, key).id) or ""


def inspection(edition: Edition, key: str) -> Inspection:
    """The same as an object."""
    return Inspection.model_validate_json(inspection_json(edition, key))


def inspections_of(edition: Edition, authority: OrganisationFound, framework: str | None = None) -> list[InspectionRef]:
    """The inspections of an authority, the latest first; `framework` is a notation."""
    found = edition.index.inspections_of(authority.iri, _framework(edition, framework))
    return [InspectionRef.model_validate_json(each) for each in found]


def judgements_json(
    edition: Edition, authority: OrganisationFound, framework: str | None, limit: int, offset: int
) -> tuple[int, list[str]]:
    """How many judgements an authority's inspections made, and some of them: the latest first, each in the order of its framework."""
    return edition.index.judgements_of(authority.iri, _framework(edition, framework), limit, offset)


def judgements_of(edition: Edition, authority: OrganisationFound, framework: str | None = None) -> list[Judgement]:
    """All of them as objects."""
    _, found = judgements_json(edition, authority, framework, EVERY, 0)
    return [Judgement.model_validate_json(each) for each in found]


def _framework(edition: Edition, notation: str | None) -> str | None:
    return None if notation is None else edition.dataset.terms.concept(SCHEMES["framework"], notation).value


def authority(edition: Edition, code: str) -> OrganisationFound:
    """The authority of a code. Raises NoSuchThing for a body that is none."""
    found = body(edition, code)
    if found.kind != "Authority":
        raise NoSuchThing(
            f"{found.name} is not an authority that is inspected.",
            otherwise="Give the GSS code of a local authority.",
        )
    return found


def counts(edition: Edition) -> dict[str, int]:
    """How many of each kind of thing there are, by the local name of its class."""
    return dict(json.loads(edition.index.thing("counts", "") or "{}"))
