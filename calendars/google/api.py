"""The part of Google's Calendar API (v3) that is needed: the events of one calendar."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from agent.retrying import Retrier, RetryPolicy
from calendars.google.account import ServiceAccount
from calendars.google.answers import Unwelcome, content, judge, meaning
from calendars.google.errors import GoogleError, NotNow, SyncTokenGone
from calendars.google.tokens import AccessTokens

GOOGLE_API_URL = "https://www.googleapis.com"
ATTEMPT_SECONDS = 15.0
PATIENCE = RetryPolicy(attempts=4, attempt_seconds=ATTEMPT_SECONDS, total_seconds=40.0, first_wait=1.0)
PAGE_SIZE = 2500

OK, GONE, MISSING = httpx.codes.OK, httpx.codes.GONE, httpx.codes.NOT_FOUND
TAKEN, CHANGED = httpx.codes.CONFLICT, httpx.codes.PRECONDITION_FAILED

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """`sync_token` is on the last page alone. All-day events are days in `timezone`."""

    events: tuple[Event, ...]
    timezone: str
    next_page: str | None
    sync_token: str | None


class GoogleCalendarApi:
    """Every method raises `NotNow`, `NotConnected`. What is asked twice is done once."""

    def __init__(self, client: httpx.AsyncClient, tokens: AccessTokens, retrier: Retrier) -> None:
        self._client = client
        self._tokens = tokens
        self._retrier = retrier

    async def aclose(self) -> None:
        await self._client.aclose()

    async def check_account(self) -> None:
        await self._tokens.token()

    async def insert(self, calendar_id: str, event: Event) -> Event | None:
        """With the id in the event. None when that id is taken."""
        response = await self._ask("POST", _events(calendar_id), {OK, TAKEN}, json=event)
        return None if response.status_code == TAKEN else content(response)

    async def get(self, calendar_id: str, event_id: str) -> Event | None:
        """Deleted ones too, as cancelled. None when there never was such an event."""
        response = await self._ask("GET", _event(calendar_id, event_id), {OK, MISSING, GONE})
        return content(response) if response.status_code == OK else None

    async def patch(self, calendar_id: str, event_id: str, changes: Event, etag: str) -> Event | None:
        """None when it is not, or not any more, the event of that `etag`."""
        response = await self._ask(
            "PATCH",
            _event(calendar_id, event_id),
            {OK, CHANGED, MISSING, GONE},
            json=changes,
            headers={"If-Match": etag},
        )
        return content(response) if response.status_code == OK else None

    async def delete(self, calendar_id: str, event_id: str) -> None:
        """Whether it was there or not."""
        done = {OK, httpx.codes.NO_CONTENT, MISSING, GONE}
        await self._ask("DELETE", _event(calendar_id, event_id), done)

    async def changes(self, calendar_id: str, since: Mapping[str, str], page: str | None) -> Page:
        """`since` is `{"syncToken": …}`, or for all that there is `{"timeMin": …}`. Raises `SyncTokenGone`."""
        query = {"singleEvents": "true", "maxResults": str(PAGE_SIZE), **since, **({"pageToken": page} if page else {})}
        response = await self._ask("GET", _events(calendar_id), {OK, GONE}, params=query)
        if response.status_code == GONE:
            raise SyncTokenGone
        found = content(response)
        if not isinstance(found.get("items"), list):
            raise NotNow("a page of events has no events")
        return Page(
            tuple(each for each in found["items"] if isinstance(each, dict) and isinstance(each.get("id"), str)),
            str(found.get("timeZone", "")),
            found.get("nextPageToken"),
            found.get("nextSyncToken"),
        )

    async def _ask(self, method: str, path: str, hoped_for: Collection[int], **options: Any) -> httpx.Response:
        headers = options.pop("headers", {})

        async def ask() -> httpx.Response:
            response = await self._signed(method, path, headers, options)
            if response.status_code not in hoped_for:
                raise Unwelcome(response)
            return response

        try:
            return await self._retrier.run(ask, judge)
        except (httpx.HTTPError, Unwelcome, TimeoutError) as error:
            raise meaning(error) from error

    async def _signed(
        self, method: str, path: str, headers: Mapping[str, str], options: Mapping[str, Any]
    ) -> httpx.Response:
        """With another token when Google does not accept the one there is."""
        token = await self._tokens.token()
        response = await self._client.request(method, path, headers=_with(headers, token), **options)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            self._tokens.forget(token)
            fresh = await self._tokens.token()
            response = await self._client.request(method, path, headers=_with(headers, fresh), **options)
        return response


def open_google(account: ServiceAccount, api_url: str, retrier: Retrier | None = None) -> GoogleCalendarApi:
    """With a client of its own, which `aclose` closes."""
    retrier = retrier or Retrier(PATIENCE)
    client = httpx.AsyncClient(
        base_url=f"{api_url}/calendar/v3",
        timeout=httpx.Timeout(ATTEMPT_SECONDS, connect=5.0),
        # A proxy of the environment leads to Google, not to whatever stands in for it.
        trust_env=api_url == GOOGLE_API_URL,
    )
    return GoogleCalendarApi(client, AccessTokens(account, client, retrier), retrier)


def _with(headers: Mapping[str, str], token: str) -> dict[str, str]:
    return {**headers, "Authorization": f"Bearer {token}"}


def _events(calendar_id: str) -> str:
    return f"/calendars/{quote(calendar_id, safe='')}/events"


def _event(calendar_id: str, event_id: str) -> str:
    return f"{_events(calendar_id)}/{quote(event_id, safe='')}"


__all__ = ["GOOGLE_API_URL", "Event", "GoogleCalendarApi", "GoogleError", "Page", "open_google"]
