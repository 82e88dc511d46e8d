"""Traces are sent where OpenTelemetry's own variables say, and nowhere otherwise."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from opentelemetry.sdk.trace import Tracer

from frontdesk.tracing import open_tracer

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


class Collector(BaseHTTPRequestHandler):
    received: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        type(self).received.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Nothing to say."""


@pytest.fixture
def collector() -> Iterator[ThreadingHTTPServer]:
    Collector.received = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "environment", [{}, {ENDPOINT: ""}, {ENDPOINT: "http://127.0.0.1:4318", "OTEL_SDK_DISABLED": "true"}], ids=str
)
def test_nobody_is_traced_unasked(environment: dict[str, str]) -> None:
    assert open_tracer(environment) is None


def test_spans_arrive_at_the_endpoint(collector: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"http://127.0.0.1:{collector.server_address[1]}"
    monkeypatch.setenv(ENDPOINT, address)
    tracer = open_tracer({ENDPOINT: address})
    assert isinstance(tracer, Tracer)
    tracer.start_span("a turn").end()
    tracer.span_processor.shutdown()
    ((path, body),) = Collector.received
    assert path == "/v1/traces"
    assert b"a turn" in body
    assert b"frontdesk" in body


def test_who_sends_no_traces_waits_for_none_of_it() -> None:
    program = "import sys, frontdesk.wiring; print([name for name in sys.modules if 'opentelemetry.sdk' in name])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
