"""Logs: one line an event on stderr, as text for a terminal and as JSON for machines, with customers' data masked."""

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor

from frontdesk.masking import mask_event

NOISY = ("httpx", "httpcore", "dbos", "asyncio", "alembic", "aiosqlite")


def set_up_logs(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """For a process of ours; a library leaves the logs of whoever uses it alone."""
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        _without_colours,
        mask_event,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=True) if stream.isatty() else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    # It would log addresses with their queries; `Observing` logs what is fit to be kept.
    logging.getLogger("uvicorn.access").handlers = []
    logging.getLogger("uvicorn.access").propagate = False


def _without_colours(_: object, __: str, event: EventDict) -> EventDict:
    """uvicorn says everything twice, the second time for a terminal."""
    event.pop("color_message", None)
    return event
