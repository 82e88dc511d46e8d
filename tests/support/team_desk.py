"""The team's API in process: the whole application, somebody of each role, and a program with a key."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from agent import Model
from booking_core import Database, Role, SetClock, SystemActor
from frontdesk.app import app_of
from frontdesk.settings import Settings
from frontdesk.wiring import Product, build_product
from staff.api_keys import create_api_key
from staff.door import TeamDoor
from staff.members import NewMember, TeamMember, add_member
from staff.passwords import Passwords
from staff.secrets_at_rest import csrf_token_of
from staff.sessions import open_session
from staff.signed_in import COOKIE, CSRF_HEADER
from tests.support.businesses import ANA, BEN, load_into
from tests.support.databases import MONDAY_MORNING

SECRET = "a secret key that only tests have"
QUICK = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
"""The real one takes 64 MiB and a tenth of a second."""
URL = "http://desk.test"
NO_PASSWORD = "nobody signs in with this"


@dataclass
class Client:
    """Sends what one caller would send."""

    http: httpx.AsyncClient
    headers: dict[str, str] = field(default_factory=dict)
    member: TeamMember | None = None

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {**self.headers, **options.pop("headers", {})}
        if "json" in options:
            # As ASCII: what is no text can be sent, too.
            options["content"] = json.dumps(options.pop("json"))
            headers["Content-Type"] = "application/json"
        return await self.http.request(method, path, headers=headers, **options)

    async def get(self, path: str, **query: Any) -> httpx.Response:
        return await self.send("GET", path, params=query)

    async def post(self, path: str, body: Any = None, **headers: str) -> httpx.Response:
        return await self.send("POST", path, json={} if body is None else body, headers=headers)

    async def patch(self, path: str, **body: Any) -> httpx.Response:
        return await self.send("PATCH", path, json=body)

    async def put(self, path: str, body: Any) -> httpx.Response:
        return await self.send("PUT", path, json=body)

    async def delete(self, path: str) -> httpx.Response:
        return await self.send("DELETE", path)

    async def ok(self, path: str, **query: Any) -> Any:
        response = await self.get(path, **query)
        assert response.status_code == 200, response.text
        return response.json()

    async def made(self, path: str, body: Any = None, **headers: str) -> Any:
        response = await self.post(path, body, **headers)
        assert response.status_code in (200, 201), response.text
        return response.json()


@dataclass
class TeamDesk:
    """`clock` is the product's and the machine's."""

    product: Product
    app: FastAPI
    clock: SetClock
    http: httpx.AsyncClient

    @property
    def database(self) -> Database:
        return self.product.database

    @property
    def passwords(self) -> Passwords:
        door: TeamDoor = self.app.state.team_door
        return door.passwords

    @property
    def anonymous(self) -> Client:
        return Client(self.http)

    async def member(self, role: Role, name: str = "", provider_id: str | None = None) -> Client:
        """Somebody new, signed in."""
        name = name or str(role)
        new = NewMember(f"{name}@example.com", name.capitalize(), role, NO_PASSWORD, provider_id)
        async with self.database.writing() as uow:
            found = await add_member(uow, SystemActor(), new, self.clock.now())
        return await self.signed_in(found)

    async def signed_in(self, member: TeamMember) -> Client:
        async with self.database.writing() as uow:
            session = await open_session(uow, member, self.clock.now())
        token = session.token
        return Client(self.http, {"Cookie": f"{COOKIE}={token}", CSRF_HEADER: csrf_token_of(token)}, member)

    async def admin(self) -> Client:
        return await self.member(Role.ADMIN)

    async def manager(self) -> Client:
        return await self.member(Role.MANAGER)

    async def ana(self) -> Client:
        return await self.member(Role.PROVIDER, "ana", ANA)

    async def ben(self) -> Client:
        return await self.member(Role.PROVIDER, "ben", BEN)

    async def program(self, name: str = "Website") -> Client:
        async with self.database.writing() as uow:
            _, key = await create_api_key(uow, SystemActor(), name, self.clock.now())
        return Client(self.http, {"Authorization": f"Bearer {key}"})


@asynccontextmanager
async def open_team_desk(database_url: str, model: Model | None = None, **settings: Any) -> AsyncIterator[TeamDesk]:
    """Of Bloom, the salon of most tests, on the Monday morning on which they begin."""
    clock = SetClock(MONDAY_MORNING)
    found = Settings(database_url=database_url, **{"secret_key": SECRET, **settings})
    product = build_product(found, model=model, system_clock=clock)
    app = app_of(product)
    app.state.team_door = replace(app.state.team_door, passwords=Passwords(QUICK))
    async with product.running():
        await load_into(product.database)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=URL, timeout=20) as http:
            yield TeamDesk(product, app, clock, http)
