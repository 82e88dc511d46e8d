"""What a process writes to its log."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from frontdesk.logs import set_up_logs


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "httpx"))]
    before = [(each, list(each.handlers), each.level, each.propagate) for each in loggers]
    yield
    structlog.reset_defaults()
    for logger, handlers, level, propagate in before:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_each_event_is_a_line_of_json_whoever_wrote_it() -> None:
    stream = io.StringIO()
    set_up_logs(stream)
    structlog.get_logger("frontdesk.test").info("one", number=1)
    logging.getLogger("agent.test").warning("two of %s", "jane@example.com")
    first, second = lines(stream)
    assert (first["event"], first["number"], first["level"], first["logger"]) == ("one", 1, "info", "frontdesk.test")
    assert (second["event"], second["level"]) == ("two of [email]", "warning")
    assert first["timestamp"].endswith("Z")


def test_an_error_keeps_its_traceback_without_its_customer() -> None:
    stream = io.StringIO()
    set_up_logs(stream)
    try:
        raise ValueError("no such number: +12125550123")
    except ValueError:
        logging.getLogger("agent.test").exception("could not send")
    (line,) = lines(stream)
    assert "ValueError: no such number: [phone …23]" in line["exception"]
    assert "test_logs.py" in line["exception"]


def test_on_a_terminal_it_is_text() -> None:
    stream = Terminal()
    set_up_logs(stream)
    structlog.get_logger("frontdesk.test").info("one")
    assert "one" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


def test_what_others_say_of_every_request_is_left_out() -> None:
    stream = io.StringIO()
    set_up_logs(stream)
    logging.getLogger("httpx").info("HTTP Request: GET https://api.example.com/?token=secret")
    logging.getLogger("uvicorn.access").info("GET /hubs/bookings?access_token=secret")
    assert stream.getvalue() == ""
