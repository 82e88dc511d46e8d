"""The demo as a command, and the ways in which it can fail."""

import io
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Response
from rich.console import Console

from channels.whatsapp import WEBHOOK_PATH
from channels.whatsapp.stand_in import TwilioStandIn
from frontdesk.demo.playing import DemoFailed, Talk
from frontdesk.demo.server import ServerFailed, demo_server
from frontdesk.demo.telling import Telling
from tests.support.loopback import Loopback
from tests.support.whatsapp_desk import ACCOUNT

ROOT = Path(__file__).resolve().parents[3]


def test_the_demo_plays_a_booking_to_the_end(tmp_path: Path) -> None:
    # What is set on this machine must not matter, or break it.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "FRONTDESK_MODEL": "openai:none"}
    command = [sys.executable, "-m", "frontdesk", "demo"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for expected in ("Could I get a haircut", "Shall I book it?", "confirmed", "Haircut - Jane Doe", "“Yes please”"):
        assert expected in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
async def silent() -> AsyncIterator[tuple[Loopback, FastAPI]]:
    """A server without routes."""
    app = FastAPI()
    server = Loopback(app)
    await server.start()
    yield server, app
    await server.kill()


def talk(twilio: TwilioStandIn) -> Talk:
    return Talk(twilio, Telling(Console(file=io.StringIO())), "Bloom Salon", patience=0.05)


async def test_a_webhook_that_refuses_fails_the_demo(silent: tuple[Loopback, FastAPI]) -> None:
    server, _ = silent
    async with TwilioStandIn(ACCOUNT) as twilio:
        twilio.call(server.url)
        with pytest.raises(DemoFailed, match="the webhook answered with 404"):
            await talk(twilio).hold()


async def test_an_agent_that_says_nothing_fails_the_demo(silent: tuple[Loopback, FastAPI]) -> None:
    server, app = silent
    app.add_api_route(WEBHOOK_PATH, lambda: Response("<Response/>"), methods=["POST"])
    async with TwilioStandIn(ACCOUNT) as twilio:
        twilio.call(server.url)
        with pytest.raises(DemoFailed, match="no answer to “Could I get a haircut"):
            await talk(twilio).hold()


async def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(ServerFailed, match="FRONTDESK_DATABASE_URL must begin with"):
        async with demo_server(tmp_path, {"FRONTDESK_DATABASE_URL": "nonsense"}):
            pass
