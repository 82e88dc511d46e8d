"""What is counted and logged of a request that fails."""

import httpx
import pytest
import structlog
from fastapi import FastAPI
from structlog.testing import capture_logs

from frontdesk.metrics import Metrics, metrics_router
from frontdesk.observing import Observing


@pytest.fixture
def app() -> FastAPI:
    metrics = Metrics()
    served = FastAPI()
    served.add_middleware(Observing, metrics=metrics)
    served.include_router(metrics_router(metrics))

    @served.get("/things/{thing_id}")
    def read(thing_id: str) -> None:
        raise ZeroDivisionError

    return served


async def test_a_request_that_fails_counts_as_one(app: FastAPI) -> None:
    structlog.reset_defaults()
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
        with capture_logs() as logged:
            assert (await client.get("/things/7?token=secret")).status_code == 500
        counted = (await client.get("/metrics")).text
    assert [(each["path"], each["status"]) for each in logged] == [("/things/7", 500)]
    assert 'frontdesk_http_requests_total{method="GET",route="/things/{thing_id}",status="500"} 1.0' in counted
