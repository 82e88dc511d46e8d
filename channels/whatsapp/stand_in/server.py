"""Twilio, played on loopback: its REST API for messages, and its webhooks to us."""

import asyncio
import base64
import hmac
import re
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from types import TracebackType
from typing import Self

import httpx

from booking_core import Clock, SystemClock
from channels.whatsapp.account import WEBHOOK_PATH, TwilioAccount
from channels.whatsapp.form import Form, read_form
from channels.whatsapp.stand_in.faults import Fault, error_answer, faulty_answer, json_answer
from channels.whatsapp.stand_in.http_server import HttpRequest, HttpResponse, HttpServer, Torn
from channels.whatsapp.stand_in.listing import list_messages
from channels.whatsapp.stand_in.messages import NotTaken, TwilioMessage, check_send
from channels.whatsapp.stand_in.webhooks import inbound_form, new_sid, post_signed, status_form

_MESSAGES = re.compile(r"/2010-04-01/Accounts/([^/]+)/Messages\.json")
_ACCOUNT = re.compile(r"/2010-04-01/Accounts/([^/]+)\.json")


class TwilioStandIn:
    """Checks each request as Twilio would, and answers in Twilio's shapes.

    `messages` is what it has accepted, `refusals` the codes of what it has not. `next_sends` and `next_lists` script
    what goes wrong, one entry a request, None for a request that goes well. `reports` are made by itself after each
    accepted message, to the address that came with it.
    """

    def __init__(
        self, account: TwilioAccount, *, reports: Sequence[str] = (), clock: Clock | None = None, port: int = 0
    ) -> None:
        self.messages: list[TwilioMessage] = []
        self.refusals: list[int] = []
        self.requests: list[HttpRequest] = []
        self.next_sends: deque[Fault | None] = deque()
        self.next_lists: deque[Fault | None] = deque()
        self.refused: dict[str, int] = {}
        self._account = account
        self._reports = tuple(reports)
        self._clock = clock or SystemClock()
        self._server = HttpServer(self._answer, port)
        self._client = httpx.AsyncClient(trust_env=False, timeout=15)
        self._reporting: set[asyncio.Task[None]] = set()
        self._news = asyncio.Condition()

    @property
    def account(self) -> TwilioAccount:
        """The one it was given, reached through this stand-in."""
        return replace(self._account, api_url=self._server.url)

    def call(self, public_url: str) -> None:
        """From now on the webhooks go there: the product's address may be known only after this one's."""
        self._account = replace(self._account, public_url=public_url)

    async def __aenter__(self) -> Self:
        await self._server.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._reporting:
            task.cancel()
        await asyncio.gather(*self._reporting, return_exceptions=True)
        await self._client.aclose()
        await self._server.__aexit__(kind, error, trace)

    async def wait_for(self, count: int, seconds: float = 30.0) -> list[TwilioMessage]:
        """All messages, once there are that many. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(lambda: len(self.messages) >= count)
        return list(self.messages)

    async def write(self, sender: str, body: str, *, name: str = "", **more: str) -> httpx.Response:
        """A customer writes to the business. `sender` is a number such as `+12125550123`, or a user id."""
        return await self.post(WEBHOOK_PATH, inbound_form(self._account, sender, body, name=name, **more))

    async def post(self, path: str, form: Form) -> httpx.Response:
        return await post_signed(self._client, self._account, self._account.public(path), form)

    async def report(self, message: TwilioMessage, status: str, error_code: int | None = None) -> httpx.Response:
        """Something has become of a message: calls back the address that came with it."""
        if message.status_callback is None:
            raise ValueError("the message came without an address for reports")
        message.status, message.error_code = status, error_code
        form = status_form(self._account, message)
        return await post_signed(self._client, self._account, message.status_callback, form)

    async def _answer(self, request: HttpRequest) -> HttpResponse | Torn:
        self.requests.append(request)
        try:
            return await self._routed(request)
        except NotTaken as error:
            self.refusals.append(error.code)
            return error_answer(error.status, error.code, error.message)

    async def _routed(self, request: HttpRequest) -> HttpResponse | Torn:
        self._check_credentials(request)
        messages, account = _MESSAGES.fullmatch(request.path), _ACCOUNT.fullmatch(request.path)
        found = messages or account
        if found is None or found.group(1) != self._account.sid:
            raise NotTaken(20404, f"The requested resource {request.path} was not found", 404)
        if account and request.method == "GET":
            return json_answer(200, {"sid": self._account.sid, "friendly_name": "Stand-in", "status": "active"})
        if messages and request.method == "POST":
            return await self._with_fault(self.next_sends, request)
        if messages and request.method == "GET":
            return await self._with_fault(self.next_lists, request)
        raise NotTaken(20004, "Method not allowed", 405)

    def _check_credentials(self, request: HttpRequest) -> None:
        wanted = base64.b64encode(f"{self._account.sid}:{self._account.auth_token}".encode()).decode()
        if not hmac.compare_digest(request.headers.get("authorization", ""), f"Basic {wanted}"):
            raise NotTaken(20003, "Authenticate", 401)

    async def _with_fault(self, script: deque[Fault | None], request: HttpRequest) -> HttpResponse | Torn:
        fault = script.popleft() if script else None
        if fault is not None and fault.hold is not None:
            await fault.hold.wait()
        answer = await self._act(request) if fault is None or fault.accepts else None
        if fault is not None:
            return faulty_answer(fault, answer)
        assert answer is not None
        return answer

    async def _act(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            return json_answer(201, (await self._accept(_form(request.body))).resource())
        return json_answer(200, list_messages(self.messages, request.path, _form(request.query.encode())))

    async def _accept(self, fields: Form) -> TwilioMessage:
        check_send(fields, self._account.sender_address, self.refused)
        message = TwilioMessage(
            sid=new_sid(),
            account_sid=self._account.sid,
            sender=fields["From"],
            to=fields["To"],
            body=fields["Body"],
            created_at=self._clock.now().astimezone(UTC).replace(microsecond=0),
            status_callback=fields.get("StatusCallback"),
        )
        async with self._news:
            self.messages.append(message)
            self._news.notify_all()
        if self._reports and message.status_callback is not None:
            task = asyncio.create_task(self._report_all(message))
            self._reporting.add(task)
            task.add_done_callback(self._reporting.discard)
        return message

    async def _report_all(self, message: TwilioMessage) -> None:
        # Twilio gives up on a callback that nobody answers, too.
        with suppress(httpx.HTTPError):
            for status in self._reports:
                await self.report(message, status)


def _form(encoded: bytes) -> Form:
    try:
        return read_form(encoded)
    except ValueError as error:
        raise NotTaken(20001, "The parameters can't be read") from error
