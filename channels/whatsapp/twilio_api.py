"""Twilio's REST API: sending a message, and listing what was sent."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import httpx
from pydantic import AwareDatetime, BaseModel, Field, ValidationError, field_validator

from agent.carrier import (
    Accepted,
    CarrierUnavailable,
    Parcel,
    Recipient,
    Refused,
    Remedy,
    SendOutcome,
    SentCopy,
    TurnedAway,
    Unclear,
)
from agent.retrying import Again, Retrier, RetryPolicy, judge_status
from channels.whatsapp.account import REFERENCE, STATUS_PATH, TWILIO_API_URL, TwilioAccount
from channels.whatsapp.address import write_address
from channels.whatsapp.failures import failure_of
from channels.whatsapp.status import report_of

ATTEMPT_SECONDS = 10.0
PAGE_SIZE = 100
MOST_PAGES = 10
LISTING = RetryPolicy(attempts=3, attempt_seconds=ATTEMPT_SECONDS, total_seconds=30.0)

_NOTHING_WAS_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

log = logging.getLogger(__name__)


class _ListRefused(Exception):
    def __init__(self, response: httpx.Response) -> None:
        super().__init__(f"the list was answered with {response.status_code}")
        self.response = response


class _Message(BaseModel):
    """What is needed of a listed message. Of pictures and the like there is no body."""

    sid: str
    body: str | None = None
    status: str = ""
    date_created: AwareDatetime | None = None
    error_code: int | str | None = None

    @field_validator("date_created", mode="before")
    @classmethod
    def _in_mail_format(cls, value: object) -> object:
        with suppress(ValueError):
            return parsedate_to_datetime(value) if isinstance(value, str) else value
        return value

    def is_since(self, instant: datetime) -> bool:
        """What does not say when it was sent may be the one that is looked for."""
        return self.date_created is None or self.date_created >= instant

    def copy_sent(self) -> SentCopy:
        return SentCopy(self.body or "", report_of(self.sid, self.status, _text(self.error_code)))


class _Page(BaseModel):
    """`next_page_uri` must be a path on the same host: the credentials go nowhere else."""

    messages: list[_Message]
    next_page_uri: str | None = Field(default=None, pattern="^/[^/]")


class TwilioApi:
    """A `Carrier` for WhatsApp."""

    def __init__(self, account: TwilioAccount, client: httpx.AsyncClient, retrier: Retrier | None = None) -> None:
        self._account = account
        self._client = client
        self._retrier = retrier or Retrier(LISTING)
        self._messages = f"/2010-04-01/Accounts/{account.sid}/Messages.json"

    async def aclose(self) -> None:
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def send(self, parcel: Parcel) -> SendOutcome:
        fields = {
            "To": write_address(parcel.recipient),
            "From": self._account.sender_address,
            "Body": parcel.text,
            "StatusCallback": self._account.public(STATUS_PATH, urlencode({REFERENCE: parcel.reference})),
        }
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                response = await self._client.post(self._messages, data=fields)
        except _NOTHING_WAS_SENT as error:
            log.warning("Twilio could not be reached: %s", type(error).__name__)
            return TurnedAway()
        except (httpx.HTTPError, TimeoutError) as error:
            log.warning("it is unknown whether Twilio accepted a message: %s", type(error).__name__)
            return Unclear()
        return _outcome(response)

    async def sent_since(self, recipient: Recipient, since: datetime) -> Sequence[SentCopy]:
        """Newest first. The list is not filtered by `DateSent`, which a message that is still queued does not have."""
        query = {"To": write_address(recipient), "From": self._account.sender_address, "PageSize": str(PAGE_SIZE)}
        page: str | None = f"{self._messages}?{urlencode(query)}"
        copies: list[SentCopy] = []
        for _ in range(MOST_PAGES):
            if page is None:
                break
            listed = await self._page(page)
            recent = [message for message in listed.messages if message.is_since(since)]
            copies.extend(message.copy_sent() for message in recent)
            page = listed.next_page_uri if recent else None
        return copies

    async def _page(self, path: str) -> "_Page":
        async def ask() -> _Page:
            response = await self._client.get(path)
            if response.status_code != httpx.codes.OK:
                raise _ListRefused(response)
            return _Page.model_validate_json(response.content)

        try:
            return await self._retrier.run(ask, _judge_listing)
        except (httpx.HTTPError, _ListRefused, TimeoutError, ValidationError) as error:
            raise CarrierUnavailable(f"Twilio's list of messages can't be read: {type(error).__name__}") from error


def open_twilio(account: TwilioAccount) -> TwilioApi:
    """With a client of its own, which `aclose` closes."""
    client = httpx.AsyncClient(
        base_url=account.api_url.rstrip("/"),
        auth=(account.sid, account.auth_token),
        timeout=httpx.Timeout(ATTEMPT_SECONDS, connect=5.0),
        headers={"Accept": "application/json"},
        # A proxy of the environment leads to Twilio, not to whatever stands in for it.
        trust_env=account.api_url == TWILIO_API_URL,
    )
    return TwilioApi(account, client)


def _judge_listing(error: BaseException) -> Again | None:
    if isinstance(error, _ListRefused):
        return judge_status(error.response.status_code, error.response.headers)
    return Again() if isinstance(error, (httpx.TransportError, TimeoutError)) else None


def _outcome(response: httpx.Response) -> SendOutcome:
    answer = _object(response)
    status = response.status_code
    if response.is_success:
        sid = answer.get("sid")
        if not isinstance(sid, str) or not sid:
            return Unclear()
        return Accepted(report_of(sid, str(answer.get("status")), _text(answer.get("error_code"))))
    failure = failure_of(_text(answer.get("code")) or str(status))
    again = judge_status(status, response.headers, repeatable=False)
    if again is not None or failure.remedy is Remedy.SLOW_DOWN:
        return TurnedAway(again.after if again else None)
    # What a repeatable request would be tried again for leaves the outcome of this one open.
    if judge_status(status, {}) is not None:
        return Unclear()
    return Refused(failure)


def _object(response: httpx.Response) -> Mapping[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
