"""The API does what its description says, whoever asks and whatever they send: Schemathesis plays the callers."""

import asyncio
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from frontdesk.demo_team import EMAIL, FILE
from tests.support.served_process import serve_without_log

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
NOT_CALLED = r"^/api/chat/events$|^/api/auth/(logout|password)|^/webhooks/"
"""What never ends by itself, what ends the caller's own session, and what answers 503 where WhatsApp is not set up."""
PASSWORD = "correct horse battery staple"
PATIENCE = 200
THOROUGH, WELL_MEANT = "all", "positive"
"""What is malformed is refused alike whoever of the team sends it, so that only one of them sends it."""
KNOWN = {
    "booking_id": "/api/bookings",
    "service_id": "/api/services",
    "location_id": "/api/locations",
    "provider_id": "/api/providers",
    "contact_id": "/api/contacts?query=a",
    "conversation_id": "/api/conversations",
}
"""Whose ids are in the lists at these addresses: an id made up finds nothing, and so shows nothing."""


@dataclass
class Office:
    """A served demo business, and the headers that its members of the team send."""

    http: httpx.AsyncClient
    admin: dict[str, str] = field(default_factory=dict)

    async def open(self, password: str) -> None:
        self.admin = await self.signed_in(EMAIL, password)

    async def signed_in(self, email: str, password: str) -> dict[str, str]:
        self.http.cookies.clear()
        answered = await self.http.post("/api/auth/login", json={"email": email, "password": password})
        assert answered.status_code == 200, answered.text
        session = answered.cookies["frontdesk_session"]
        self.http.cookies.clear()
        return {"Cookie": f"frontdesk_session={session}", "X-CSRF-Token": answered.json()["csrf_token"]}

    async def member(self, role: str) -> dict[str, str]:
        providers = await self._asked("GET", "/api/providers")
        email = f"{role}@frontdesk.example"
        body = {"email": email, "name": role.capitalize(), "role": role, "password": PASSWORD}
        if role == "provider":
            body["provider_id"] = providers["items"][0]["id"]
        await self._asked("POST", "/api/users", body)
        return await self.signed_in(email, PASSWORD)

    async def program(self) -> dict[str, str]:
        made = await self._asked("POST", "/api/api-keys", {"name": "Website"})
        return {"Authorization": f"Bearer {made['key']}"}

    async def known_ids(self) -> dict[str, str]:
        found = {name: await self._asked("GET", path) for name, path in KNOWN.items()}
        return {f"path.{name}": listed["items"][0]["id"] for name, listed in found.items()}

    async def headers_of(self, caller: str) -> dict[str, str]:
        if caller == "anonymous":
            return {}
        return await (self.program() if caller == "program" else self.member(caller))

    async def _asked(self, method: str, path: str, body: Any = None) -> Any:
        answered = await self.http.request(method, path, json=body, headers=self.admin)
        assert answered.status_code in (200, 201), answered.text
        return answered.json()


async def contradictions(url: str, headers: dict[str, str], mode: str, folder: Path) -> str:
    """What Schemathesis has to say; empty when nothing contradicts the description."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{url}/openapi.json"),
        *(word for name, value in headers.items() for word in ("-H", f"{name}: {value}")),
        *("--checks", ",".join(CHECKS), "--exclude-path-regex", NOT_CALLED, "--continue-on-failure"),
        # Left to itself it makes up a session or a key in most calls, and is refused before anything happens.
        *("--mode", mode, "--generation-with-security-parameters", "false"),
        *("--phases", "examples,coverage", "--workers", "2", "--seed", "1", "--no-color"),
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            out, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
    return "" if process.returncode == 0 else out.decode()


def write_configuration(known: dict[str, str], folder: Path) -> None:
    lines = (f'"{name}" = "{value}"' for name, value in known.items())
    (folder / "schemathesis.toml").write_text("\n".join(("[parameters]", *lines)), encoding="utf-8")


@pytest.mark.parametrize(
    ("caller", "mode"),
    [("anonymous", WELL_MEANT), ("provider", WELL_MEANT), ("manager", THOROUGH), ("program", WELL_MEANT)],
)
async def test_no_answer_contradicts_the_description(caller: str, mode: str, tmp_path: Path) -> None:
    arguments = ("--demo", "--port", "0")
    async with serve_without_log(tmp_path, *arguments, FRONTDESK_RATE_LIMITS="off") as served:
        await served.ready()
        async with httpx.AsyncClient(base_url=served.url, trust_env=False, timeout=30) as http:
            office = Office(http)
            await office.open((tmp_path / FILE).read_text().strip())
            write_configuration(await office.known_ids(), tmp_path)
            headers = await office.headers_of(caller)
        found = await contradictions(served.url, headers, mode, tmp_path)
    assert not found, found[-8000:]
