"""What Prometheus reads: requests as they were answered, by route and never by address or id."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """Of one app: two apps in one process count for themselves."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route")
        self.requests = Counter(
            "frontdesk_http_requests", "Requests answered.", (*labels, "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "frontdesk_http_seconds", "Seconds until the response began.", labels, registry=self.registry
        )
        self.open = Gauge("frontdesk_http_open", "Requests and streams that are open.", registry=self.registry)


def metrics_router(metrics: Metrics) -> APIRouter:
    router = APIRouter(tags=["machines"])

    @router.get("/metrics", response_class=Response)
    def read() -> Response:
        """In the text format of Prometheus."""
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return router
