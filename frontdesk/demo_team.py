"""Somebody to sign in as at a first start: their password is made then, and kept so that later runs can tell it."""

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from agent.reading import list_inbox, mark_read
from booking_core import Clock, ConversationFilter, Database, Role, StaffMember, SystemActor, UnitOfWork
from frontdesk.demo_business import has_business
from frontdesk.settings import SettingsRefused
from staff.members import NewMember, add_member, has_admin, password_hash_of
from staff.passwords import Passwords, generated_password

EMAIL = "admin@frontdesk.example"
NAME = "Demo Admin"
FILE = Path("var/demo_password")
NEWS_FOR = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class DemoAdmin:
    email: str
    password: str


async def demo_admin(database: Database, system_clock: Clock, file: Path = FILE) -> DemoAdmin | None:
    """Made where nobody administers the team yet. None when the password that is kept opens nothing any more.

    Raises `SettingsRefused` when it can't be kept."""
    passwords = Passwords()
    async with database.reading() as uow:
        administered, known = await has_admin(uow), await password_hash_of(uow, EMAIL)
    if administered:
        kept = _kept(file)
        return DemoAdmin(EMAIL, kept) if kept and await passwords.is_right(kept, known) else None
    open_for_business = await has_business(database)
    password = generated_password()
    new = NewMember(EMAIL, NAME, Role.ADMIN, await passwords.hashed(password))
    _keep(password, file)
    async with database.writing() as uow:
        member = await add_member(uow, SystemActor(), new, system_clock.now())
        if open_for_business:
            await _read_what_is_settled(uow, StaffMember(member.id, member.name, member.role))
    return DemoAdmin(EMAIL, password)


async def _read_what_is_settled(uow: UnitOfWork, reader: StaffMember) -> None:
    """So that only what has just happened, and who waits for a person, is news."""
    for entry in await list_inbox(uow, reader, ConversationFilter(waiting_for_person=False)):
        if entry.last_message is not None and entry.last_message.at < uow.now - NEWS_FOR:
            await mark_read(uow, reader, entry.conversation.id, entry.last_message.id)


def _kept(file: Path) -> str:
    if not file.exists():
        return ""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(file) from error


def _keep(password: str, file: Path) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(f"{password}\n")
    except OSError as error:
        raise _unusable(file) from error


def _unusable(file: Path) -> SettingsRefused:
    return SettingsRefused((f"the password of the demo can't be kept in {file}: remove what is there",))
