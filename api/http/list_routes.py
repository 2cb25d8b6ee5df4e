"""The addresses that every list has: a page of it as JSON, and all of it as a file.

/api/findings?region=north-east&kind=weakness      a page of it, or by `Accept` all of it as a file
/api/findings.json?region=north-east               a page of it, whatever is accepted
/api/findings.xlsx?region=north-east               all that fit, as a workbook
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api.answering.parameters import CurrentEdition, Pages, QueryParameters
from api.exporting.columns import TableName
from api.exporting.taken_lists import TakenList
from api.http.list_files import Form, list_answer, list_file
from queries.answering.models import Page
from queries.answering.references import Answer


@dataclass(frozen=True, slots=True)
class ListRoutes:
    """One list. `name`: what its functions are called; `asked`: what a page of it may be asked, and `chosen` all of it; `finding`, `things`
    and `about`: what people call finding it and what is in it, and what they should know; `taken`: the list that somebody asks for, by
    `edition`, `asked` and what stands in its path, `takes`.
    """

    path: str
    name: str
    tag: str
    table: TableName
    asked: type[Pages]
    chosen: type[QueryParameters]
    item: type[Answer]
    finding: str
    things: str
    about: str
    taken: Callable[..., TakenList]
    takes: Mapping[str, Any] = field(default_factory=dict)


def add_list(router: APIRouter, each: ListRoutes) -> None:
    """Give a list its addresses. Those with an ending come first, or a name that stands last in a path would take the ending too."""

    def page(request: Request, edition: Any, asked: Any, **path: Any) -> Any:
        return list_answer(request, edition, asked, each.taken(edition=edition, asked=asked, **path))

    def file(edition: Any, form: Any, asked: Any, **path: Any) -> Any:
        return list_file(edition, form, each.taken(edition=edition, asked=asked, **path))

    asked, chosen = Annotated[each.asked, Query()], Annotated[each.chosen, Query()]
    answer = taking(page, request=Request, edition=CurrentEdition, **each.takes, asked=asked)
    router.add_api_route(f"{each.path}.json", answer, include_in_schema=False)
    router.add_api_route(
        f"{each.path}.{{form}}", taking(file, edition=CurrentEdition, **each.takes, form=Form, asked=chosen), name=f"{each.name}_file",
        tags=["Downloads"], summary=f"{each.things} as a file",
        description=f"All that fit, a row for each, as the [table](tables.md) `{each.table.value}` has them.",
    )  # fmt: skip
    router.add_api_route(
        each.path, answer, name=each.name, tags=[each.tag], summary=each.finding, description=each.about,
        response_model=Page[each.item],  # type: ignore[name-defined]  # an answer's type, known when this runs
    )  # fmt: skip


def taking(answer: Callable[..., Any], **takes: Any) -> Callable[..., Any]:
    """An endpoint that takes these parameters: FastAPI reads them off its signature, and each list has a model of its own of what is asked."""

    def endpoint(**given: Any) -> Any:
        return answer(**given)

    parameters = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=each) for name, each in takes.items()]
    endpoint.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # which functions may have
    return endpoint
