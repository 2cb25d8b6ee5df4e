"""What those who run the server ask: is it there, can it answer, what has it done."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.exceptions import HTTPException

from api.answering.edition import SnapshotReloader
from api.http.observing import Observations
from ontology.errors import RemitError

NO_STORE = {"Cache-Control": "no-store"}

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> Response:
    """The process answers: a supervisor need not start it again."""
    return JSONResponse({"status": "ok"}, headers=NO_STORE)


@router.get("/readyz")
async def readyz(request: Request) -> Response:
    """There is an edition, and questions are answered from it; 503 where not."""
    snapshots: SnapshotReloader = request.app.state.snapshots
    try:
        edition = await asyncio.to_thread(snapshots.edition)
    except RemitError as error:
        return JSONResponse({"status": "not ready", "reason": error.title}, 503, {**NO_STORE, "Retry-After": "5"})
    return JSONResponse({"status": "ready", "edition": edition.dataset.edition.version}, headers=NO_STORE)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """The measures for Prometheus."""
    observations: Observations | None = request.app.state.metrics
    if observations is None:
        raise HTTPException(404)
    return Response(observations.text(), headers={"Content-Type": CONTENT_TYPE_LATEST, **NO_STORE})
