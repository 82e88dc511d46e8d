"""The whole product behind a real server on loopback, with a model of the test's choice, and visitors."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from agent import Model
from booking_core import Database
from channels.webchat import ChatLimits
from frontdesk.app import app_of
from frontdesk.settings import Settings
from frontdesk.web_build import WEB_BUILD
from frontdesk.wiring import Product, build_product
from tests.support.businesses import load_into
from tests.support.databases import MONDAY_MORNING
from tests.support.loopback import Loopback

SECRET = "a secret key that only tests have"
WIDGET_SECRET = "a widget secret that only tests have"
NUMBERS = count(1)
EVENT_STREAM = {"Accept": "text/event-stream"}


def settings_of(database_url: str, **fields: Any) -> Settings:
    """The product's clock starts on the Monday morning on which all tests begin."""
    standard = {"secret_key": SECRET, "widget_secret": WIDGET_SECRET, "clock": MONDAY_MORNING}
    return Settings(database_url=database_url, **{**standard, **fields})


@dataclass(frozen=True)
class Event:
    """`id` is None where the stream gave none."""

    name: str
    data: dict[str, Any]
    id: str | None = None


@dataclass
class Desk:
    product: Product
    app: FastAPI
    limits: ChatLimits
    server: Loopback
    client: httpx.AsyncClient

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def database(self) -> Database:
        return self.product.database

    async def visitor(self, **body: Any) -> "Visitor":
        response = await self.client.post("/api/chat/conversations", json=body)
        assert response.status_code == 201, response.text
        started = response.json()
        return Visitor(self.client, started["conversation_id"], started["token"])


@dataclass
class Visitor:
    """Somebody with the token of one conversation."""

    client: httpx.AsyncClient
    conversation_id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def post(self, text: Any, client_id: str | None = None, **more: Any) -> httpx.Response:
        body = {"text": text, "client_message_id": client_id or f"c{next(NUMBERS)}", **more}
        return await self.client.post("/api/chat/messages", json=body, headers=self.headers)

    async def say(self, text: str, client_id: str | None = None) -> list[str]:
        """The texts of the replies."""
        response = await self.post(text, client_id)
        assert response.status_code == 200, response.text
        return [reply["text"] for reply in response.json()["replies"]]

    async def transcript(self, **query: Any) -> list[dict[str, Any]]:
        response = await self.client.get("/api/chat/messages", params=query, headers=self.headers)
        assert response.status_code == 200, response.text
        items: list[dict[str, Any]] = response.json()["items"]
        return items

    async def stream(self, text: str, client_id: str | None = None) -> list[Event]:
        """All that the stream of one message says, to its end."""
        body = {"text": text, "client_message_id": client_id or f"c{next(NUMBERS)}"}
        headers = {**self.headers, **EVENT_STREAM}
        async with self.client.stream("POST", "/api/chat/messages", json=body, headers=headers) as response:
            assert response.status_code == 200
            assert response.headers["content-type"].startswith("text/event-stream")
            return [event async for event in events_of(response)]

    @asynccontextmanager
    async def listening(self, last_event_id: str | None = None) -> AsyncIterator[AsyncIterator[Event]]:
        headers = {**self.headers, **EVENT_STREAM, **({"Last-Event-ID": last_event_id} if last_event_id else {})}
        async with self.client.stream("GET", "/api/chat/events", headers=headers) as response:
            assert response.status_code == 200
            events = events_of(response)
            yield events
            await events.aclose()


async def events_of(response: httpx.Response) -> AsyncGenerator[Event, None]:
    """As the specification of server-sent events reads them; comments are skipped."""
    name, event_id, data = "message", None, ""
    async for line in response.aiter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "id":
            event_id = value
        elif field == "data":
            data += value
        elif not line and data:
            yield Event(name, json.loads(data), event_id)
            name, event_id, data = "message", None, ""


@asynccontextmanager
async def open_desk(
    database_url: str, model: Model | None = None, *, web_build: Path = WEB_BUILD, **settings: Any
) -> AsyncIterator[Desk]:
    """Of a salon that customers can book at."""
    product = build_product(settings_of(database_url, **settings), model=model)
    # No time passes for them: what a test has used up stays used up.
    limits = ChatLimits(on=product.settings.rate_limits, timer=lambda: 0.0)
    app = app_of(product, web_build=web_build, limits=limits)
    server = Loopback(app)
    async with product.running():
        await load_into(product.database)
        await server.start()
        try:
            async with httpx.AsyncClient(base_url=server.url, trust_env=False, timeout=20) as client:
                yield Desk(product, app, limits, server, client)
        finally:
            await server.kill()
