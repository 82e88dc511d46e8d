"""Where traces go: to an OTLP endpoint, named as OpenTelemetry names it in the environment, or nowhere."""

import logging
from collections.abc import Mapping
from importlib.util import find_spec

from opentelemetry.trace import Tracer

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
TURNED_OFF = "OTEL_SDK_DISABLED"
EXPORTER = "opentelemetry.exporter.otlp.proto.http"
NOT_INSTALLED = "traces go nowhere: install `frontdesk[tracing]` to send them to %s"
NAME = "frontdesk"

log = logging.getLogger(__name__)


def open_tracer(environment: Mapping[str, str]) -> Tracer | None:
    """None where nobody asked for traces. The rest of OpenTelemetry's variables are read by its own SDK."""
    endpoint = next((environment[name] for name in ENDPOINTS if environment.get(name)), "")
    if not endpoint or environment.get(TURNED_OFF, "").lower() == "true":
        return None
    try:
        installed = find_spec(EXPORTER) is not None
    except ModuleNotFoundError:
        installed = False
    if not installed:
        log.warning(NOT_INSTALLED, endpoint)
        return None
    # Not at the top: whoever sends no traces need not have them, nor wait for them.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    name = environment.get("OTEL_SERVICE_NAME") or NAME
    # What has not been sent when the process ends is sent then.
    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: name}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider.get_tracer(NAME)
