"""Batches of reconciliation queries: what each asks, and what it is answered."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.answering.body_properties import PROPERTIES
from api.answering.edition import Edition
from api.answering.reconciling import AskedName, MatchCandidate, Reconciled, Reconciler
from api.http.reconciliation.service_manifest import MOST_QUERIES
from api.http.refusals import BadRequest, BodyTooLarge
from ontology.registers.cell_dates import NoDate, date_in
from queries.answering.kinds_of_body import kind_called, kinds_of_body

CANDIDATES: Final = 10
"""Candidates of a query that sets no limit: as many as a person looks through."""

MOST_CANDIDATES: Final = 50
"""Candidates of a query at most: nobody chooses by hand among more."""

MOST_VALUES: Final = 20
"""Properties of a query, and values of a property, at most."""

T = TypeVar("T")


class _Entity(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str


class _PropertyAsked(BaseModel):
    model_config = ConfigDict(extra="ignore")
    pid: str
    v: str | float | bool | _Entity | list[str | float | bool | _Entity]

    def texts(self) -> tuple[str, ...]:
        values = self.v if isinstance(self.v, list) else [self.v]
        texts = (str(value.id if isinstance(value, _Entity) else value).strip() for value in values[:MOST_VALUES])
        return tuple(text for text in texts if text)


class ReconciliationQuery(BaseModel):
    """One query of a batch, as the specification has it."""

    model_config = ConfigDict(extra="ignore")
    query: str = ""
    type: str | _Entity | list[str | _Entity] = Field(default_factory=list)
    limit: int = Field(CANDIDATES, ge=1)
    properties: list[_PropertyAsked] = Field(default_factory=list, max_length=MOST_VALUES)
    type_strict: Literal["any", "should", "all"] = "any"

    def types(self) -> tuple[str, ...]:
        """The ids of the types that it names."""
        named = self.type if isinstance(self.type, list) else [self.type]
        ids = (each.id if isinstance(each, _Entity) else each for each in named[:MOST_VALUES])
        return tuple(each for each in ids if each.strip())


_BATCH: Final = TypeAdapter(dict[str, ReconciliationQuery])


def parsed(written: str, adapter: TypeAdapter[T], what: str) -> T:
    """What a parameter holds in JSON. Raises BadRequest, which says where it is not what it should be."""
    try:
        said = json.loads(written)
        json.dumps(
            said, ensure_ascii=False
        ).encode()  # an escape may write half a character, which no answer could repeat
        return adapter.validate_python(said)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"][:4]))[:100]
        raise BadRequest(
            f"`{what}` is not as the specification has it: {place or 'the whole'}: {first['msg']}.",
            remedy="docs/reconciliation.md leads to the specification, and has the limits.",
        ) from None
    except UnicodeEncodeError:
        raise BadRequest(
            f"`{what}` writes half a character by an escape such as \\ud800.",
            remedy="Write both halves, or the character itself.",
        ) from None
    except (ValueError, RecursionError) as error:
        raise BadRequest(
            f"`{what}` is no JSON ({str(error)[:100]}).", remedy="Send it encoded as a form has it."
        ) from None


def answered(edition: Edition, written: str) -> dict[str, Any]:
    """The result batch of a query batch in JSON. Raises BadRequest, and BodyTooLarge for more queries than the manifest allows."""
    batch = parsed(written, _BATCH, "queries")
    if len(batch) > MOST_QUERIES:
        raise BodyTooLarge(
            f"There are {len(batch)} queries in the batch, and {MOST_QUERIES} are answered.",
            remedy="The manifest's batchSize says how many a batch may have.",
        )
    reconciler = Reconciler(edition)
    return {key: _result(edition, reconciler, query) for key, query in batch.items()}


def _result(edition: Edition, reconciler: Reconciler, query: ReconciliationQuery) -> dict[str, Any]:
    asked, unclear = asked_name(query)
    found = reconciler.reconcile(asked, min(query.limit, MOST_CANDIDATES))
    # What could not be read of a query could have spoken against the match.
    candidates = [_candidate(edition, each, match=each.match and not unclear) for each in found.candidates]
    return {"result": candidates, "reason": _said(found, unclear)}


def _said(found: Reconciled, unclear: Iterable[str]) -> str:
    return " ".join([*unclear, found.reason])


def asked_name(query: ReconciliationQuery) -> tuple[AskedName, list[str]]:
    """What a query asks; and what of it could not be understood, in sentences."""
    said: dict[str, tuple[str, ...]] = {}
    unclear: list[str] = []
    for each in query.properties:
        known = PROPERTIES.get(each.pid)
        if known is None or not known.tells:
            unclear.append(f"“{each.pid[:100]}” is no property by which bodies are told apart.")
        else:
            said[each.pid] = (*said.get(each.pid, ()), *each.texts())
    asked = AskedName(
        name=query.query,
        kinds=_kinds(query.types(), unclear),
        every_kind=query.type_strict == "all",
        kind=_kinds(said.get("kind", ()), unclear),
        region=said.get("region", ()),
        code=said.get("code", ()),
        area=said.get("area", ()),
        on=_day(said.get("on", ()), unclear),
    )
    return asked, unclear


def _kinds(written: Iterable[str], unclear: list[str]) -> tuple[str, ...]:
    found = [(each, kind_called(each)) for each in written]
    unclear += [f"“{each[:100]}” is no kind of body." for each, kind in found if kind is None]
    return tuple(kind.id for _, kind in found if kind is not None)


def _day(written: tuple[str, ...], unclear: list[str]) -> date | None:
    for each in written[:1]:
        try:
            return date_in(each[:10])  # a time of day may stand behind it
        except NoDate as fault:
            unclear.append(f"“{each[:100]}” {fault.what}: {fault.remedy}")
    return None


def _candidate(edition: Edition, found: MatchCandidate, *, match: bool) -> dict[str, Any]:
    body = found.body
    kind = kinds_of_body().get(body.kind)
    return {
        "id": body.iri.removeprefix(edition.base),
        "name": body.name,
        "description": described(found),
        "type": [{"id": body.kind, "name": kind.label if kind else body.kind_label}],
        "score": found.score,
        "features": [{"id": name, "value": value} for name, value in found.features.items()],
        "match": match,
    }


def described(found: MatchCandidate) -> str:
    """What tells a candidate from others, in a line: kind, place, code, life, and by which name it was found."""
    body = found.body
    life = f"until {body.dissolved}" if body.dissolved else ""
    by = "" if found.found_by == body.name else f"found by {found.found_by}"
    return "; ".join(each for each in (body.kind_label, body.area or "", body.id, life, by) if each)
