"""What Prometheus reads: requests by route and turns by how they ended; never an address, an id or a text."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from agent import TurnState

TURN_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0)


class Metrics:
    """Of one product: two in one process count for themselves."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route")
        self.requests = Counter(
            "frontdesk_http_requests", "Requests answered.", (*labels, "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "frontdesk_http_seconds", "Seconds until the response began.", labels, registry=self.registry
        )
        self.turns = Counter("frontdesk_turns", "Turns, by how they ended.", ("state",), registry=self.registry)
        self.turn_seconds = Histogram(
            "frontdesk_turn_seconds",
            "Seconds that an answered turn took.",
            buckets=TURN_BUCKETS,
            registry=self.registry,
        )
        self.open = Gauge("frontdesk_http_open", "Requests and streams that are open.", registry=self.registry)

        self.hub_clients = Gauge("frontdesk_hub_clients", "Clients that real time goes to.", registry=self.registry)
        self.calendars_in_trouble = Gauge(
            "frontdesk_calendars_in_trouble", "Connected calendars that are not up to date.", registry=self.registry
        )

    def turn(self, state: TurnState, seconds: float) -> None:
        self.turns.labels(state.value).inc()
        if state is TurnState.ANSWERED:
            self.turn_seconds.observe(seconds)


def metrics_router(metrics: Metrics) -> APIRouter:
    router = APIRouter(tags=["machines"])

    @router.get("/metrics", response_class=Response)
    def read() -> Response:
        """In the text format of Prometheus."""
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return router
