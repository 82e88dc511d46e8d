"""The token by which a visitor comes back to their conversation, and to no other."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import jwt

from booking_core import Database
from channels.refusals import Unauthenticated
from channels.webchat import visit_store
from channels.webchat.signing import sign, verified

AUDIENCE = "frontdesk-chat"
LASTS = timedelta(days=90)
"""Since the last use, by the system's clock."""
NOTED_EVERY = timedelta(hours=6)
"""How exactly the last use is kept: a visitor who reads need not write each time."""


@dataclass(frozen=True, slots=True)
class VisitorTokens:
    database: Database
    secret: str

    def issue(self, conversation_id: str, now: datetime) -> str:
        return sign({"sub": conversation_id, "aud": AUDIENCE, "iat": int(now.timestamp())}, self.secret)

    async def conversation_of(self, token: str, now: datetime) -> str:
        """Counts as a use. Raises `Unauthenticated`."""
        try:
            claims = verified(token, self.secret, audience=AUDIENCE, now=now, required=("sub",))
        except jwt.InvalidTokenError as error:
            raise Unauthenticated("The token is not valid.") from error
        conversation_id = str(claims["sub"])
        async with self.database.reading() as uow:
            used = await visit_store.last_used_at(uow.session, conversation_id)
        if used is None or now - used > LASTS:
            raise Unauthenticated("The conversation has expired.")
        if now - used > NOTED_EVERY:
            async with self.database.writing() as uow:
                await visit_store.set_used(uow.session, conversation_id, now)
        return conversation_id
