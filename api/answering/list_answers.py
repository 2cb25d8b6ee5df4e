"""Lists of findings, judgements, inspections, reports, statements of action and bodies, read from an edition's index as they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from api.answering import answers
from api.answering.edition import Edition
from ontology.errors import QueryError
from queries.answering.kinds_of_body import kind_asked
from queries.answering.models import OrganisationFound
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind, ListOrder, ListSought

_BODIES: Final = (Facet.AUTHORITY, Facet.BODY)
"""What is asked for by the code of a body, any code of it."""

_SCHEMES: Final[Mapping[Facet, str]] = {
    Facet.REGION: "regions",
    Facet.FRAMEWORK: "frameworks",
    Facet.ASPECT: "aspects",
    Facet.STRAND: "strands",
    Facet.PART: "judgedParts",
}
"""What is asked for by the notation of a scheme."""

_KINDS: Final[Mapping[ListKind, str]] = {
    ListKind.FINDINGS: "findingKinds",
    ListKind.REPORTS: "reportKinds",
}
"""The schemes of what the kinds of things of a list are notations of."""

_OF_SEVERAL: Final = (Facet.GRADE, Facet.OUTCOME)
"""What is asked for by scheme and notation, since several schemes have one notation."""


@dataclass(frozen=True, slots=True)
class ListWanted:
    """What is asked of a list: bodies by any code of theirs, concepts by notation, the inspection by its id, words."""

    kind: ListKind
    values: Mapping[Facet, str] = field(default_factory=dict)
    inspection: str | None = None
    words: str | None = None


def listed_json(
    edition: Edition, wanted: ListWanted, limit: int, offset: int, order: ListOrder = ListOrder.LATEST
) -> tuple[int, list[str]]:
    """How many things fit, and `limit` of them from `offset` on, in an order: those that a search of bodies finds are the best first.

    Raises NoSuchThing for a body or inspection that is not here, QueryError for a notation that no list has, or a kind of body that is none.
    """
    sought = sought_in_list(edition, wanted)
    if wanted.kind is ListKind.ORGANISATIONS and sought.words is not None:
        found = [body.model_dump_json() for body in _bodies_found(edition, sought)]
        return len(found), found[offset:] if limit < 0 else found[offset : offset + limit]
    return edition.index.listed(sought, limit, offset, order)


def every_listed(edition: Edition, wanted: ListWanted, order: ListOrder = ListOrder.LATEST) -> Iterator[str]:
    """All that fit, one after the other. Raises as `listed_json`."""
    sought = sought_in_list(edition, wanted)
    if wanted.kind is ListKind.ORGANISATIONS and sought.words is not None:
        return iter(listed_json(edition, wanted, answers.EVERY, 0)[1])
    return edition.index.every_listed(sought, order)


def list_facets(edition: Edition, wanted: ListWanted) -> dict[Facet, list[FacetValue]]:
    """What the things that fit can be narrowed by further, the value that leaves most first. Raises as `listed_json`."""
    sought = sought_in_list(edition, wanted)
    of_search = wanted.kind is ListKind.ORGANISATIONS and sought.words is not None
    return answers.by_facet(_counted(edition, sought) if of_search else edition.index.list_facets(sought))


def sought_in_list(edition: Edition, wanted: ListWanted) -> ListSought:
    """What is wanted in the terms of the index. Raises as `listed_json`."""
    values = tuple((facet, _value(edition, wanted.kind, facet, said)) for facet, said in wanted.values.items())
    inspection = answers.inspection_ref(edition, wanted.inspection).iri if wanted.inspection is not None else None
    words = wanted.words if wanted.words and wanted.words.strip() else None
    return ListSought(wanted.kind, values, inspection, words)


def _value(edition: Edition, kind: ListKind, facet: Facet, said: str) -> str:
    """What is said as the index has it."""
    terms = edition.dataset.terms
    if facet in _BODIES:
        return answers.body(edition, said).id
    if facet in _OF_SEVERAL:
        scheme, _, notation = said.partition("/")
        if not scheme.startswith(("grades", "outcomes")) or not scheme.isalnum():
            raise QueryError(
                f"{said!r} does not say of which scale it is.",
                remedy="Write the scheme before the notation, such as grades2013/3; the counts of a list have all that there are.",
            )
        return f"{scheme}/{_notation(terms.concept(scheme, notation).value)}"
    if facet is Facet.KIND and kind is ListKind.ORGANISATIONS:
        return kind_asked(said).id
    scheme = _KINDS.get(kind, "") if facet is Facet.KIND else _SCHEMES.get(facet, "")
    return answers.notation(edition, scheme, said) if scheme else said


def _notation(iri: str) -> str:
    return iri.rpartition("/")[2]


def _bodies_found(edition: Edition, sought: ListSought) -> list[OrganisationFound]:
    """The bodies that a search finds, the best first, that have all the values sought."""
    found = answers.search(edition, sought.words or "")
    if not sought.values:
        return found
    return [body for body in found if _of_body(edition, body).issuperset(sought.values)]


def _of_body(edition: Edition, body: OrganisationFound) -> set[tuple[Facet, str]]:
    return {(value.facet, value.value) for value in edition.index.values_of_body(body.iri)}


def _counted(edition: Edition, sought: ListSought) -> list[FacetValue]:
    """The values of the bodies that a search finds, with how many have each."""
    counts = Counter(
        value for body in _bodies_found(edition, sought) for value in edition.index.values_of_body(body.iri)
    )
    counted = (FacetValue(value.facet, value.value, value.label, count) for value, count in counts.items())
    return sorted(counted, key=lambda value: (-value.count, value.label, value.value))
