"""Google Calendar, played on loopback: the part of its API that the product uses, as Google's reference describes it,
and what goes wrong with it. The real one was never asked."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from channels.whatsapp.stand_in.http_server import HttpRequest, HttpResponse, HttpServer, Torn

ACCOUNT = "desk@frontdesk-test.iam.gserviceaccount.com"
ANAS_CALENDAR = "ana@example.com"
ZONE = "America/New_York"
_EVENTS = re.compile(r"/calendar/v3/calendars/([^/]+)/events(?:/([^/]+))?")
_ID = re.compile(r"[a-v0-9]{5,1024}")
_NOT_WITH_SYNC_TOKEN = {"iCalUID", "orderBy", "q", "timeMin", "timeMax", "updatedMin"}

Json = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """`takes_effect`: the request is carried out, though its answer does not say so. Without a `status` the connection
    breaks. `reason` is one of Google's."""

    status: int | None = None
    reason: str = "backendError"
    headers: dict[str, str] = field(default_factory=dict)
    takes_effect: bool = False


LOST = Fault(takes_effect=True)
RATE_LIMITED = Fault(403, "rateLimitExceeded")
TOO_MANY = Fault(429, "rateLimitExceeded", {"retry-after": "7"})
UNAVAILABLE = Fault(503)


class Refused(Exception):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass
class SharedCalendar:
    """`writable` as it was shared with the account. Every change of an event has a number of its own."""

    writable: bool = True
    timezone: str = ZONE
    events: dict[str, Json] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    number: int = 1
    tokens_from: int = 0

    def put(self, event: Json) -> Json:
        """Also what the provider does by hand."""
        self.number += 1
        event = {**event, "etag": f'"{self.number}"'}
        self.events[event["id"]], self.changed[event["id"]] = event, self.number
        return event

    def add(self, event_id: str, start: str | Json, end: str | Json, **more: Any) -> Json:
        """Something of the provider's own; a text is a moment with its offset."""
        moments = {"start": start, "end": end}
        spans = {name: {"dateTime": value} if isinstance(value, str) else value for name, value in moments.items()}
        return self.put({"id": event_id, "status": "confirmed", "summary": "Private", **spans, **more})

    def change(self, event_id: str, **fields: Any) -> Json:
        return self.put({**self.events[event_id], **fields})

    def remove(self, event_id: str) -> None:
        # Of what is deleted, nothing is promised but the id.
        self.put({"id": event_id, "status": "cancelled"})

    def expire_tokens(self) -> None:
        self.tokens_from = self.number + 1

    @property
    def standing(self) -> dict[str, Json]:
        return {name: event for name, event in self.events.items() if event["status"] != "cancelled"}


class GoogleStandIn:
    """`calendars` are those shared with the account; `faults` script what goes wrong, one entry a request to the
    calendars, None for one that goes well, and `always` what goes wrong with all others. `requests` are method and path
    of each of those; `on_next` happens once, before the next of them is answered."""

    def __init__(self) -> None:
        self.calendars: dict[str, SharedCalendar] = {ANAS_CALENDAR: SharedCalendar()}
        self.faults: deque[Fault | None] = deque()
        self.requests: list[str] = []
        self.tokens: set[str] = set()
        self.tokens_given = 0
        self.tokens_asked = 0
        self.refuses_account: str | None = None
        self.always: Fault | None = None
        self.on_next: Callable[[], Awaitable[Any]] | None = None
        self.page_size = 250
        self._news = asyncio.Condition()
        self._server = HttpServer(self._answer)

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def ana(self) -> SharedCalendar:
        return self.calendars[ANAS_CALENDAR]

    def key_file(self, folder: Path, **fields: str) -> Path:
        """As Google makes it for a service account."""
        content = {
            "type": "service_account",
            "client_email": ACCOUNT,
            "private_key_id": "key-1",
            "private_key": _pem(),
            "token_uri": f"{self.url}/token",
        }
        file = folder / "service-account.json"
        file.write_text(json.dumps({**content, **fields}), encoding="utf-8")
        return file

    def calls(self, method: str) -> list[str]:
        return [each for each in self.requests if each.startswith(f"{method} ")]

    async def __aenter__(self) -> Self:
        await self._server.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._server.__aexit__(kind, error, trace)

    async def _answer(self, request: HttpRequest) -> HttpResponse | Torn:
        if request.path == "/token":
            return self._token(request)
        await self._count(request)
        fault = self.faults.popleft() if self.faults else self.always
        if fault is not None and not fault.takes_effect:
            return _faulty(fault)
        try:
            answer = self._carried_out(request)
        except Refused as refused:
            return _error(refused.status, refused.reason)
        return answer if fault is None else _faulty(fault)

    async def wait_for(self, requests: int) -> None:
        """Until so many have come."""
        async with asyncio.timeout(20), self._news:
            await self._news.wait_for(lambda: len(self.requests) >= requests)

    async def _count(self, request: HttpRequest) -> None:
        async with self._news:
            self.requests.append(f"{request.method} {request.path}")
            self._news.notify_all()
        happens, self.on_next = self.on_next, None
        if happens is not None:
            await happens()

    def _token(self, request: HttpRequest) -> HttpResponse:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        self.tokens_asked += 1
        if self.refuses_account is not None:
            return _json(400, {"error": self.refuses_account, "error_description": "Invalid JWT"})
        assert form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
        claims = jwt.decode(
            form["assertion"], _key().public_key(), algorithms=["RS256"], audience=f"{self.url}/token", issuer=ACCOUNT
        )
        assert claims["exp"] - claims["iat"] <= 3600
        assert claims["scope"] == "https://www.googleapis.com/auth/calendar.events"
        self.tokens_given += 1
        self.tokens.add(f"token-{self.tokens_given}")
        body = {"access_token": f"token-{self.tokens_given}", "expires_in": 3599, "token_type": "Bearer"}
        return _json(200, body)

    def _carried_out(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise Refused(401, "authError")
        found = _EVENTS.fullmatch(request.path)
        calendar = self.calendars.get(unquote(found[1])) if found else None
        if found is None or calendar is None:
            raise Refused(404, "notFound")
        if request.method != "GET" and not calendar.writable:
            raise Refused(403, "requiredAccessLevel")
        query = {name: values[0] for name, values in parse_qs(request.query).items()}
        body = json.loads(request.body) if request.body else {}
        match request.method, found[2]:
            case "GET", None:
                return _json(200, self._listed(calendar, query))
            case "POST", None:
                return _json(200, _inserted(calendar, body))
            case "GET", event_id:
                return _json(200, _known(calendar, event_id))
            case "PATCH", event_id:
                return _json(200, _patched(calendar, event_id, body, request.headers.get("if-match")))
            case "DELETE", event_id:
                if _known(calendar, event_id)["status"] == "cancelled":
                    raise Refused(410, "deleted")
                calendar.remove(str(event_id))
                return HttpResponse(204)
        raise Refused(404, "notFound")

    def _listed(self, calendar: SharedCalendar, query: dict[str, str]) -> Json:
        assert query["singleEvents"] == "true"
        since = 0
        if "syncToken" in query:
            if _NOT_WITH_SYNC_TOKEN & set(query):
                raise Refused(400, "badRequest")
            since = int(query["syncToken"])
            if since < calendar.tokens_from:
                raise Refused(410, "fullSyncRequired")
        chosen = [
            event
            for name, event in calendar.events.items()
            if calendar.changed[name] > since and (since or _is_there(event, query.get("timeMin")))
        ]
        first = int(query.get("pageToken", "0"))
        size = min(self.page_size, int(query["maxResults"]))
        page: Json = {"kind": "calendar#events", "timeZone": calendar.timezone, "items": chosen[first : first + size]}
        if first + size < len(chosen):
            return {**page, "nextPageToken": str(first + size)}
        return {**page, "nextSyncToken": str(calendar.number)}


def _inserted(calendar: SharedCalendar, event: Json) -> Json:
    if not _ID.fullmatch(event["id"]):
        raise Refused(400, "invalid")
    if event["id"] in calendar.events:
        raise Refused(409, "duplicate")
    return calendar.put(_as_kept(event))


def _patched(calendar: SharedCalendar, event_id: str | None, changes: Json, if_match: str | None) -> Json:
    known = _known(calendar, event_id)
    if if_match not in (None, "*", known["etag"]):
        raise Refused(412, "conditionNotMet")
    return calendar.put({**known, **_as_kept(changes)})


def _as_kept(event: Json) -> Json:
    """What is usual is left out, and moments come back in an offset of Google's choice."""
    kept = {name: value for name, value in event.items() if (name, value) != ("transparency", "opaque")}
    for name in ("start", "end"):
        if name in kept:
            moment = datetime.fromisoformat(kept[name]["dateTime"])
            assert moment.tzinfo is not None
            kept[name] = {**kept[name], "dateTime": moment.isoformat()}
    return kept


def _known(calendar: SharedCalendar, event_id: str | None) -> Json:
    event = calendar.events.get(event_id or "")
    if event is None:
        raise Refused(404, "notFound")
    return event


def _is_there(event: Json, time_min: str | None) -> bool:
    if event["status"] == "cancelled":
        return False
    end = event["end"].get("dateTime")
    return time_min is None or end is None or datetime.fromisoformat(end) > datetime.fromisoformat(time_min)


def _faulty(fault: Fault) -> HttpResponse | Torn:
    return Torn() if fault.status is None else _error(fault.status, fault.reason, fault.headers)


def _error(status: int, reason: str, headers: dict[str, str] | None = None) -> HttpResponse:
    error = {"code": status, "message": "As scripted", "errors": [{"domain": "global", "reason": reason}]}
    return _json(status, {"error": error}, headers)


def _json(status: int, body: Json, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(status, json.dumps(body).encode(), {"content-type": "application/json", **(headers or {})})


@cache
def _key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def _pem() -> str:
    return _key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
