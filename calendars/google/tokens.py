"""Access tokens: one at a time, kept until shortly before it ends."""

import asyncio
import time
from collections.abc import Callable

import httpx

from agent.retrying import Retrier
from calendars.google.account import ServiceAccount
from calendars.google.answers import Unwelcome, content, judge, meaning
from calendars.google.errors import NotConnected, NotNow, Trouble

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
EARLY_SECONDS = 120.0


class AccessTokens:
    def __init__(
        self,
        account: ServiceAccount,
        client: httpx.AsyncClient,
        retrier: Retrier,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self._account = account
        self._client = client
        self._retrier = retrier
        self._timer = timer
        self._token = ""
        self._good_until = 0.0
        self._asking = asyncio.Lock()

    async def token(self) -> str:
        """Raises `NotNow`, `NotConnected`."""
        async with self._asking:
            if not self._token or self._timer() >= self._good_until:
                self._token, lasts = await self._ask()
                self._good_until = self._timer() + lasts - EARLY_SECONDS
            return self._token

    def forget(self, token: str) -> None:
        """It was not accepted, whatever it had been promised to be."""
        if token == self._token:
            self._token = ""

    async def _ask(self) -> tuple[str, float]:
        async def ask() -> httpx.Response:
            form = {"grant_type": GRANT, "assertion": self._account.assertion()}
            response = await self._client.post(self._account.token_uri, data=form)
            if response.status_code != httpx.codes.OK:
                raise Unwelcome(response)
            return response

        try:
            answer = content(await self._retrier.run(ask, judge))
        except (httpx.HTTPError, Unwelcome, TimeoutError) as error:
            meant = meaning(error)
            raise (meant if isinstance(meant, NotNow) else NotConnected(Trouble.ACCOUNT_REFUSED)) from error
        token, lasts = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(lasts, int | float):
            raise NotNow("the token address answered with something else")
        return token, float(lasts)
