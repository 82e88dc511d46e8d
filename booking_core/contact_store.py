"""Contacts, their identities and conversations in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.ids import new_id
from booking_core.plain_text import folded
from booking_core.tables import ContactIdentityRow, ContactRow, ConversationRow, bare

__all__ = ["ContactRow", "ConversationRow"]

CONVERSATIONS_CHANNEL = "frontdesk_conversations"
STIRRED = "frontdesk stirred conversations"

Conditions: TypeAlias = Sequence[ColumnElement[bool]]
"""What restricts a question to what somebody may see."""


async def find_by_identity(session: AsyncSession, channel: str, kind: str, value: str) -> str | None:
    found: str | None = await session.scalar(
        select(col(ContactIdentityRow.contact_id)).where(
            col(ContactIdentityRow.channel) == channel,
            col(ContactIdentityRow.kind) == kind,
            col(ContactIdentityRow.value) == value,
        )
    )
    return found


async def identities_of(session: AsyncSession, contact_id: str, channel: str) -> list[ContactIdentityRow]:
    rows = await session.scalars(
        select(ContactIdentityRow).where(
            col(ContactIdentityRow.contact_id) == contact_id, col(ContactIdentityRow.channel) == channel
        )
    )
    return list(rows)


async def insert_contact(
    session: AsyncSession, *, name: str, email: str | None, verified_phone: str | None, now: datetime
) -> str:
    contact_id = new_id("ct")
    await session.execute(
        insert(bare(ContactRow)).values(
            id=contact_id,
            name=name,
            phone=verified_phone,
            email=email,
            verified_phone=verified_phone,
            search_text=_search_text(name, email, verified_phone),
            proactive_opt_out=False,
            created_at=now,
        )
    )
    return contact_id


async def insert_identity(session: AsyncSession, channel: str, kind: str, value: str, contact_id: str) -> str:
    """The contact who has the identity in the end: of two who add it at once the first, and the other is deleted."""
    build = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    await session.execute(
        build(bare(ContactIdentityRow))
        .values(channel=channel, kind=kind, value=value, contact_id=contact_id)
        .on_conflict_do_nothing()
    )
    owner = await find_by_identity(session, channel, kind, value) or contact_id
    if owner != contact_id:
        await session.execute(delete(ContactRow).where(col(ContactRow.id) == contact_id))
    return owner


async def fill_in(session: AsyncSession, contact_id: str, **values: str | None) -> None:
    """Sets those fields that are still blank; what somebody entered stays."""
    wanted = {name: value for name, value in values.items() if value}
    if not wanted:
        return
    row = await session.scalar(
        select(ContactRow)
        .where(col(ContactRow.id) == contact_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    missing = {name: value for name, value in wanted.items() if row is not None and not getattr(row, name)}
    if row is not None and missing:
        after = row.model_copy(update=missing)
        text = _search_text(after.name, after.email, after.phone, after.verified_phone)
        await update_contact(session, contact_id, **missing, search_text=text)


def _search_text(name: str, *others: str | None) -> str:
    return "\n".join([folded(name), *(folded(other) for other in others if other)])


async def update_contact(session: AsyncSession, contact_id: str, **values: Any) -> None:
    await session.execute(
        update(ContactRow)
        .where(col(ContactRow.id) == contact_id)
        .values(**values)
        .execution_options(synchronize_session="evaluate")
    )


async def contact_exists(session: AsyncSession, contact_id: str, seen: Conditions = ()) -> bool:
    found: str | None = await session.scalar(select(col(ContactRow.id)).where(col(ContactRow.id) == contact_id, *seen))
    return found is not None


async def search_contacts(
    session: AsyncSession, parts: Sequence[str], limit: int, seen: Conditions = (), after: str | None = None
) -> list[ContactRow]:
    """Those in whom any of the parts occurs, in the order of names; `after` is the id of the last one known."""
    conditions = [*seen]
    if after is not None:
        known = await session.scalar(select(col(ContactRow.search_text)).where(col(ContactRow.id) == after))
        conditions.append(tuple_(col(ContactRow.search_text), col(ContactRow.id)) > (known or "", after))
    rows = await session.scalars(
        select(ContactRow)
        .where(matching(parts), *conditions)
        .order_by(col(ContactRow.search_text), col(ContactRow.id))
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return list(rows)


def matching(parts: Sequence[str]) -> ColumnElement[bool]:
    """Contacts in whom any of the parts occurs."""
    return or_(*(col(ContactRow.search_text).contains(folded(part), autoescape=True) for part in parts))


async def insert_conversation(session: AsyncSession, *, channel: str, contact_id: str, now: datetime) -> str:
    conversation_id = new_id("cv")
    await session.execute(
        insert(bare(ConversationRow)).values(
            id=conversation_id,
            channel=channel,
            contact_id=contact_id,
            owner="agent",
            waiting_for_person=False,
            created_at=now,
            last_activity_at=now,
        )
    )
    return conversation_id


async def latest_conversation(session: AsyncSession, contact_id: str, channel: str) -> str | None:
    found: str | None = await session.scalar(
        select(col(ConversationRow.id))
        .where(col(ConversationRow.contact_id) == contact_id, col(ConversationRow.channel) == channel)
        .order_by(col(ConversationRow.last_activity_at).desc(), col(ConversationRow.id).desc())
        .limit(1)
    )
    return found


async def find_conversation(
    session: AsyncSession, conversation_id: str, *, lock: bool = False, seen: Conditions = ()
) -> tuple[ConversationRow, ContactRow] | None:
    """With `lock`, whoever else wants to lock or change the two rows waits for this transaction to end."""
    statement = (
        select(ConversationRow, ContactRow)
        .join(ContactRow, col(ContactRow.id) == col(ConversationRow.contact_id))
        .where(col(ConversationRow.id) == conversation_id, *seen)
        .execution_options(populate_existing=True)
    )
    # Not a full lock: others may go on linking bookings to the two, which they do after locking providers.
    found = await session.execute(statement.with_for_update(key_share=True) if lock else statement)
    row = found.one_or_none()
    return None if row is None else (row[0], row[1])


async def list_conversations(
    session: AsyncSession, contact_id: str, seen: Conditions = ()
) -> list[tuple[ConversationRow, ContactRow]]:
    rows = await session.execute(
        select(ConversationRow, ContactRow)
        .join(ContactRow, col(ContactRow.id) == col(ConversationRow.contact_id))
        .where(col(ConversationRow.contact_id) == contact_id, *seen)
        .order_by(col(ConversationRow.last_activity_at).desc(), col(ConversationRow.id).desc())
    )
    return [(row[0], row[1]) for row in rows]


async def update_conversation(session: AsyncSession, conversation_id: str, **values: Any) -> None:
    """All that happens in a conversation passes here, and those who watch it are told with the commit."""
    statement = (
        update(ConversationRow)
        .where(col(ConversationRow.id) == conversation_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if session.get_bind().dialect.name == "postgresql":
        # The other processes hear of it with the same statement.
        told = col(ConversationRow.id) + " " + func.current_setting("application_name")
        statement = statement.returning(func.pg_notify(CONVERSATIONS_CHANNEL, told))
    await session.execute(statement)
    session.info.setdefault(STIRRED, set()).add(conversation_id)


async def stir_conversation(session: AsyncSession, conversation_id: str) -> None:
    """Those who watch it are told with the commit, though nothing was said."""
    if session.get_bind().dialect.name == "postgresql":
        told = func.concat(conversation_id, " ", func.current_setting("application_name"))
        await session.execute(select(func.pg_notify(CONVERSATIONS_CHANNEL, told)))
    session.info.setdefault(STIRRED, set()).add(conversation_id)


def stirred_conversations(session: AsyncSession) -> frozenset[str]:
    """In which something has happened in this transaction."""
    return frozenset(session.info.get(STIRRED, ()))


async def touch_conversation(session: AsyncSession, conversation_id: str, at: datetime) -> None:
    """Locks the conversation's row until the commit, which puts its writers in order."""
    await update_conversation(session, conversation_id, last_activity_at=at)
