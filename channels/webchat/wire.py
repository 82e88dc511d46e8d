"""What goes over the wire of the web chat, in JSON."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from agent import StoredMessage

LONGEST_TEXT = 2000
LONGEST_CLIENT_ID = 128
LONGEST_IDENTITY = 4096
_NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")


def _storable(text: str) -> str:
    if _NOT_TEXT.search(text):
        raise ValueError("it contains characters that are not text")
    return text


def _said(text: str) -> str:
    tidy = _storable(text).strip()
    if not tidy:
        raise ValueError("it is empty")
    if len(tidy) > LONGEST_TEXT:
        raise ValueError(f"a message has at most {LONGEST_TEXT:,} characters, this one has {len(tidy):,}")
    return tidy


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StartBody(Body):
    """`identity`: a JWT (HS256) signed with the widget secret: `sub`, `exp`, `aud`, and who they are."""

    identity: Annotated[str | None, Field(max_length=LONGEST_IDENTITY)] = None


class MessageBody(Body):
    """The same `client_message_id` again is the same message, and gives the same replies."""

    text: Annotated[str, AfterValidator(_said)]
    client_message_id: Annotated[str, Field(min_length=1, max_length=LONGEST_CLIENT_ID), AfterValidator(_storable)]


class Started(BaseModel):
    conversation_id: str
    token: str


class Reply(BaseModel):
    id: str
    text: str


class Replies(BaseModel):
    replies: list[Reply]


class ChatMessage(BaseModel):
    """`role` is `customer`, `agent` or `staff`."""

    id: str
    role: str
    text: str
    at: str


class OwnMessage(ChatMessage):
    """The customer's, under the id that their page gave it."""

    client_message_id: str


class Transcript(BaseModel):
    items: list[OwnMessage | ChatMessage]
    next: str | None = None


def shown(message: StoredMessage) -> ChatMessage:
    at = message.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if message.role == "customer" and message.external_id is not None:
        own = message.external_id
        return OwnMessage(id=message.id, role=message.role, text=message.text, at=at, client_message_id=own)
    return ChatMessage(id=message.id, role=message.role, text=message.text, at=at)
