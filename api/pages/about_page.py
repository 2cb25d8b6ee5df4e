"""About the data: what is here, how it was read, how far to trust it, what each column of a table says."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers, browsing
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, list_facets
from api.answering.parameters import CurrentEdition
from api.exporting.columns import TABLES, TableName
from api.exporting.dictionary import TYPES
from api.pages.rendering import render
from ontology.bases import INFERRED_BASES
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.editions.facets import Facet
from queries.editions.narrowed_entries import ListKind

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value that recommendations are marked with, what it means, how many have it, and the address of their list."""

    label: str
    means: str
    count: int
    query: str


@router.get("/about")
def about(request: Request, edition: CurrentEdition) -> Response:
    """How the data were read, and how far to trust them, with how many facts stand on which ground."""
    kinds = list_facets(edition, ListWanted(ListKind.REPORTS))
    years = sorted(value.value for value in kinds.get(Facet.YEAR, []))
    return render(
        request,
        "about.html",
        base=edition.base,
        record=edition.record,
        counts=answers.counts(edition),
        years=years,
        frameworks=kinds.get(Facet.FRAMEWORK, []),
        bases=_meanings(edition, "assignmentBases", "basis", _of_bases(edition)),
        statuses=_meanings(edition, "requestStatuses", "status", _of_facet(edition, Facet.STATUS)),
        tasks=browsing.task_counts(edition),
    )


@router.get("/tables")
def tables(request: Request) -> Response:
    """The data dictionary: every table, column by column."""
    forms = [(name.value, name.heading, TABLES[name]) for name in TableName]
    return render(request, "tables.html", tables=forms, types=TYPES)


def _of_facet(edition: Edition, facet: Facet) -> dict[str, int]:
    return {value.value: value.count for value in browsing.totals(edition, facet)}


def _of_bases(edition: Edition) -> dict[str, int]:
    """How many recommendations have an owner on each basis: those inferred are counted one by one, as they are no facet."""
    inferred = {
        each: answers.recommendations_json(edition, answers.Wanted(basis=each), 0, 0)[0] for each in INFERRED_BASES
    }
    return _of_facet(edition, Facet.BASIS) | inferred


def _meanings(edition: Edition, scheme: str, asked: str, counts: dict[str, int]) -> list[Meaning]:
    schemes = load_schemes()
    return [
        Meaning(schemes.label(iri), schemes.definition(iri), counts[notation], f"{asked}={notation}")
        for notation in schemes.notations(scheme)
        if counts.get(notation) and (iri := concept(scheme, notation))
    ]
