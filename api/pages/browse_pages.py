"""Ways in: councils, bodies, themes, reports, what came again, what is new, what is to be looked at. Each choice is a plain link."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import groupby
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import Field

from api.answering import answers, browsing, reports
from api.answering.answers import Wanted
from api.answering.councils_graded import CouncilGraded, councils_graded, grade_counts
from api.answering.errors import NoSuchThing
from api.answering.list_answers import ListWanted, listed_json
from api.answering.list_parameters import CouncilsAsked
from api.answering.parameters import BodyCode, CurrentEdition, Notation, Offset, QueryParameters, SearchQ
from api.pages.council_map import council_map, regions_of_england
from api.pages.list_choices import places, query_of
from api.pages.rendering import render
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.answering.kinds_of_body import kind_asked
from queries.answering.models import OrganisationFound
from queries.answering.task_kinds import TaskKind
from queries.answering.wording import long_date
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind, ListOrder

ON_A_PAGE: Final = 50
"""Lines of a list on one page: what people look through before they go on."""

PAIRS: Final = 20
"""Pairs of requests on one page: each is a card of its own."""

NEWEST: Final = 20
"""Reports on the page of what is new: those of a busy month; the list of reports has all."""

MONTH: Final = len("2026-08")
"""How much of a day in ISO 8601 says its month."""

MOST_TOLD: Final = 15
"""Bodies, councils and kinds on the page of a theme."""

MOST_TOLD_ABOUT: Final = 3
"""Themes beside each of the councils that are compared."""

EXAMPLES: Final = 5
"""Recommendations shown on the page of a theme, the latest."""

TASKS: Final = {
    TaskKind.DISCREPANCY: (
        "What does not fit",
        "Two statements that cannot both hold. Read both quotations in the report: where its table and its text differ, ask the "
        "inspectorate which is meant; where another report gives it second hand, the inspection’s own report counts.",
    ),
    TaskKind.NAME: (
        "Names that fit no known body",
        "A name stands as it is written, because no register has it or several bodies bear it. If you know who is meant, add the spelling "
        "to a register of your own, and the next build settles it.",
    ),
    TaskKind.WARNING: (
        "What was expected and not found",
        "A report of this kind usually holds it, or a second reading counted otherwise. Look at the report beside its text: if it is there, "
        "the reader of this kind of report needs mending; if not, the warning tells a fact of the report.",
    ),
}
"""What each list of things to look at is called, and what to do about them."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


class Compared(QueryParameters):
    """Which councils are set side by side."""

    council: list[str] = Field([], max_length=browsing.MOST_COMPARED)


@router.get("/councils")
def councils(request: Request, edition: CurrentEdition, asked: Annotated[CouncilsAsked, Query()]) -> Response:
    """The councils on a map, and those that were inspected by region, or all of one region, or those of a grade, each with its latest
    grades.
    """
    by_region: dict[tuple[str, str], list[CouncilGraded]] = defaultdict(list)
    narrowed = answers.notation(edition, "regions", asked.region) if asked.region is not None else None
    found = councils_graded(edition, narrowed, asked.grade)
    for each in found:
        region = each.region
        by_region[region.label if region else "Region not known", (region.notation or "") if region else ""].append(
            each
        )
    told = {value.value: value.count for value in browsing.totals(edition, Facet.AUTHORITY)}
    return render(
        request,
        "councils.html",
        regions=sorted(by_region.items()),
        total=len(found),
        narrowed=narrowed,
        grade=asked.grade,
        grade_label=load_schemes().label(concept(*asked.grade.split("/", 1))) if asked.grade else "",
        grades=grade_counts(edition),
        map=council_map(edition, narrowed),
        choices=regions_of_england(),
        told=told,
    )


@router.get("/compare")
def compare(request: Request, edition: CurrentEdition, asked: Annotated[Compared, Query()]) -> Response:
    """Councils side by side: those that the address names, or a form to choose them by."""
    summaries = browsing.summaries(edition, asked.council)
    chosen = [each.council.id for each in summaries]
    themes = {code: answers.facets(edition, Wanted(authority=code)).get(Facet.THEME, []) for code in chosen}
    return render(
        request,
        "compare.html",
        summaries=summaries,
        themes={code: values[:MOST_TOLD_ABOUT] for code, values in themes.items()},
        choices=[body for body, _, _ in browsing.councils(edition)],
        chosen=chosen,
    )


@router.get("/repetitions")
def repetitions(
    request: Request,
    edition: CurrentEdition,
    authority: Annotated[BodyCode, Query()] = None,
    owner: Annotated[BodyCode, Query()] = None,
    offset: Offset = 0,
) -> Response:
    """Requests that were made again, the latest first."""
    given = {name: code for name, code in (("authority", authority), ("owner", owner)) if code}
    total, pairs = browsing.repetitions(edition, PAIRS, offset, authority=authority, owner=owner)
    return render(
        request,
        "repetitions.html",
        of=[answers.body(edition, code) for code in given.values()],
        total=total,
        pairs=pairs,
        taken=query_of(given),
        **places(total, PAIRS, offset, given),
    )


@router.get("/bodies")
def bodies(
    request: Request,
    edition: CurrentEdition,
    q: SearchQ = None,
    kind: Annotated[Notation, Query()] = None,
    offset: Offset = 0,
) -> Response:
    """Bodies by what they own, or those that a search finds, perhaps of one kind."""
    given = {name: said for name, said in (("q", q), ("kind", kind)) if said}
    values = {Facet.KIND: kind} if kind else {}
    wanted = ListWanted(ListKind.ORGANISATIONS, values, words=q)
    total, found = listed_json(edition, wanted, ON_A_PAGE, offset, ListOrder.HIGHEST)
    kinds = browsing.totals(edition, Facet.OWNER_KIND)
    known = kind_asked(kind) if kind else None
    return render(
        request,
        "bodies.html",
        q=q or "",
        kind=known.id if known else None,
        kind_label=known.label if known else "",
        kinds=kinds,
        total=total,
        taken=query_of(given),
        bodies=[OrganisationFound.model_validate_json(each) for each in found],
        **places(total, ON_A_PAGE, offset, given),
    )


@router.get("/new")
def new(request: Request, edition: CurrentEdition) -> Response:
    """The reports that were published last, with how much each asks."""
    found = reports.latest(edition, NEWEST)
    asked = {document.ref.id: len(reports.contents(edition, document.ref.id).recommendations) for document in found}
    months = [
        (long_date(month), list(some))
        for month, some in groupby(found, key=lambda document: str(document.ref.published or "")[:MONTH])
    ]
    year = next((document.ref.published.year for document in found[:1] if document.ref.published), None)
    return render(request, "new.html", months=months, asked=asked, year=year)


@router.get("/themes")
def themes(request: Request, edition: CurrentEdition) -> Response:
    """What recommendations are about, with how many there are of each."""
    grouped: dict[tuple[str, str], list[FacetValue]] = defaultdict(list)
    for value in browsing.totals(edition, Facet.THEME):
        grouped[_wider(value.value)].append(value)
    return render(request, "themes.html", groups=sorted(grouped.items()))


@router.get("/theme/{notation}")
def theme(request: Request, edition: CurrentEdition, notation: str) -> Response:
    """One theme: how often it is told by year, to whom, where, and what became of it."""
    schemes = load_schemes()
    if notation not in schemes.notations("themes"):
        raise NoSuchThing("There is no such theme.", otherwise="The page of themes lists them all: /themes.")
    wanted = Wanted(theme=notation)
    total, items = answers.recommendations(edition, wanted, EXAMPLES, 0)
    counted = answers.facets(edition, wanted)
    return render(
        request,
        "theme.html",
        notation=notation,
        label=schemes.label(concept("themes", notation)),
        wider=_wider(notation),
        total=total,
        items=items,
        years=sorted(counted.get(Facet.YEAR, []), key=lambda value: value.value),
        counted=[
            (heading, facet.value, counted.get(facet, [])[:MOST_TOLD])
            for heading, facet in (
                ("Most often told", Facet.OWNER), ("By kind of owner", Facet.OWNER_KIND), ("By council inspected", Facet.AUTHORITY),
                ("What became of it", Facet.STATUS),
            )
        ],
    )  # fmt: skip


@router.get("/work")
def work(request: Request, edition: CurrentEdition) -> Response:
    """What somebody should look at, by kind."""
    counts = browsing.task_counts(edition)
    return render(request, "work.html", lists=[(kind, *told, counts.get(kind, 0)) for kind, told in TASKS.items()])


@router.get("/work/{kind}")
def worklist(request: Request, edition: CurrentEdition, kind: TaskKind, offset: Offset = 0) -> Response:
    """What of one kind is to be looked at, and what to do about it."""
    heading, remedy = TASKS[kind]
    total = browsing.task_counts(edition).get(kind, 0)
    found = browsing.tasks(edition, kind, ON_A_PAGE, offset)
    around = places(total, ON_A_PAGE, offset, {})
    return render(
        request, "worklist.html", kind=kind, heading=heading, remedy=remedy, total=total, tasks=found, **around
    )


@cache
def _wider(notation: str) -> tuple[str, str]:
    """What the theme is called that a theme belongs to, and its notation; the theme itself where it belongs to none."""
    schemes = load_schemes()
    iri = concept("themes", notation)
    wider = schemes.broader(iri) or iri
    return schemes.label(wider), wider.rsplit("/", 1)[-1]
