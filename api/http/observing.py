"""What a server tells those who run it: measures for Prometheus, and a line of JSON for each request. Nothing of who asked or what."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import Scope

from api.http.sparql.sparql_endpoint import SparqlEndpoint

NO_ROUTE: Final = "none"
"""For an address that there is not: it would tell what was asked, and there would be a measure for each."""

METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
OTHER: Final = "other"
"""For a method that there is not: anybody may invent some."""

BUCKETS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

log = logging.getLogger("remit.access")


class Observations:
    """The measures of one application."""

    def __init__(self, sparql: SparqlEndpoint, *, lines: bool) -> None:
        """`lines`: whether each request is told to the log `remit.access`, too."""
        self._lines = lines
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter("remit_requests", "Requests answered.", labels, registry=self._registry)
        self._seconds = Histogram(
            "remit_request_seconds", "Seconds to an answer's end.", ("route",), buckets=BUCKETS, registry=self._registry
        )
        self._registry.register(_OfSparql(sparql))

    def note(self, scope: Scope, status: int, seconds: float, size: int) -> None:
        """A request was answered, with so many bytes."""
        method, route = scope["method"] if scope["method"] in METHODS else OTHER, route_of(scope)
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        if self._lines:
            said = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 1),
                "bytes": size,
            }
            log.info(json.dumps(said))

    def text(self) -> bytes:
        """All measures, as Prometheus reads them."""
        return generate_latest(self._registry)


def route_of(scope: Scope) -> str:
    """The pattern of the address that answered, without what was asked of it."""
    route = scope.get("route")
    path = getattr(route, "path_format", None) or getattr(route, "path", None) or scope.get("remit.route")
    return str(path) if path else NO_ROUTE


class _OfSparql(Collector):
    """What the processes and the cache say when they are asked."""

    def __init__(self, sparql: SparqlEndpoint) -> None:
        self._sparql = sparql

    def collect(self) -> Iterator[Metric]:
        """The measures of this moment."""
        cache, served = self._sparql.cache, self._sparql.pools.current
        yield GaugeMetricFamily("remit_sparql_cache_bytes", "Bytes of answers kept.", cache.size)
        yield CounterMetricFamily("remit_sparql_cache_hits", "Answers given from the cache.", self._sparql.hits)
        yield CounterMetricFamily(
            "remit_sparql_unchanged", "Answers that the client had already.", self._sparql.unchanged
        )
        pool = served.pool if served else None
        waiting = GaugeMetricFamily("remit_sparql_waiting", "Queries that wait.", labels=["lane"])
        ready = GaugeMetricFamily("remit_sparql_workers_ready", "Query processes that are ready.", labels=["lane"])
        for name, lane in (("light", pool.light), ("heavy", pool.heavy)) if pool else ():
            waiting.add_metric([name], lane.waiting)
            ready.add_metric([name], sum(worker.ready for worker in lane.workers))
        yield waiting
        yield ready
        yield CounterMetricFamily("remit_sparql_killed", "Queries ended at a limit.", pool.killed if pool else 0)
        yield CounterMetricFamily(
            "remit_sparql_died", "Query processes that ended by themselves.", pool.died if pool else 0
        )
