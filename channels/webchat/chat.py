"""The web chat without HTTP: conversations of visitors, what they write, and what they are answered."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from agent import StoredMessage, receive_message, replies_to, transcript
from agent.inbox import stored
from agent.message_store import messages_after
from booking_core import Clock, Database, Identity, NotFound, UnitOfWork, new_id, open_conversation
from channels.news import News
from channels.webchat import visit_store
from channels.webchat.identity import SignedIdentity, read_identity
from channels.webchat.visitor_token import VisitorTokens

CHANNEL = "web"
NO_COUNTRY = "ZZ"
SHOWN = ("customer", "agent", "staff")


@dataclass(frozen=True, slots=True)
class StartedConversation:
    conversation_id: str
    token: str


@dataclass(frozen=True, slots=True)
class WebChat:
    """`wake` is told which conversation waits for a turn; `widget_secret` signs identities, where there are any."""

    database: Database
    news: News
    tokens: VisitorTokens
    system_clock: Clock
    wake: Callable[[str], None]
    widget_secret: str | None = None

    async def start(self, identity: str | None) -> StartedConversation:
        """A new conversation, of the site's user where there is a signed identity. Raises `Unauthenticated`."""
        now = self.system_clock.now()
        async with self.database.writing() as uow:
            signed = await self._signed(uow, identity) if identity else None
            if signed is None:
                found = await open_conversation(uow, Identity(CHANNEL, "visitor", new_id("vs")))
            else:
                found = await open_conversation(
                    uow,
                    Identity(CHANNEL, "subject", signed.subject),
                    name=signed.name,
                    verified_phone=signed.phone,
                    email=signed.email,
                    fresh=True,
                )
            await visit_store.insert_visit(uow.session, found.id, now)
        return StartedConversation(found.id, self.tokens.issue(found.id, now))

    async def authenticate(self, token: str) -> str:
        """The conversation that the token opens. Raises `Unauthenticated`."""
        return await self.tokens.conversation_of(token, self.system_clock.now())

    async def receive(self, conversation_id: str, text: str, client_message_id: str) -> tuple[StoredMessage, bool]:
        """Takes the message in, once, and has it answered; False when it had been taken in before."""
        try:
            message, fresh = await self._store(conversation_id, text, client_message_id)
        except IntegrityError:
            # Its twin was stored in the same moment, and is found now.
            message, fresh = await self._store(conversation_id, text, client_message_id)
        if fresh:
            self.news.tell(conversation_id)
        self.wake(conversation_id)
        return message, fresh

    async def replies(self, message: StoredMessage) -> list[StoredMessage] | None:
        """None while the message is not answered yet."""
        async with self.database.reading() as uow:
            return await replies_to(uow, message.conversation_id, message.id)

    async def transcript(self, conversation_id: str, after: str | None) -> list[StoredMessage]:
        """Raises `NotFound` when there is no message with id `after` in this conversation."""
        async with self.database.reading() as uow:
            return await transcript(uow, conversation_id, after)

    async def said_since(self, conversation_id: str, position: int) -> list[StoredMessage]:
        async with self.database.reading() as uow:
            rows = await messages_after(uow.session, conversation_id, position, SHOWN)
        return [stored(row) for row in rows]

    async def business_name(self) -> str:
        async with self.database.reading() as uow:
            try:
                return (await uow.catalog()).business.name
            except NotFound:
                return ""

    async def _signed(self, uow: UnitOfWork, identity: str) -> SignedIdentity:
        try:
            country = (await uow.catalog()).business.country
        except NotFound:
            country = NO_COUNTRY
        return read_identity(identity, self.widget_secret, now=self.system_clock.now(), country=country)

    async def _store(self, conversation_id: str, text: str, client_message_id: str) -> tuple[StoredMessage, bool]:
        async with self.database.writing() as uow:
            return await receive_message(
                uow, conversation_id, text, client_message_id, received_at=self.system_clock.now()
            )
