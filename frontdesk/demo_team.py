"""Somebody to sign in as at a first start: their password is made then, and kept so that later runs can tell it."""

import os
from dataclasses import dataclass
from pathlib import Path

from booking_core import Clock, Database, Role, SystemActor
from staff.members import NewMember, add_member, has_members, password_hash_of
from staff.passwords import Passwords, generated_password

EMAIL = "admin@frontdesk.example"
NAME = "Demo Admin"
FILE = Path("var/demo_password")


@dataclass(frozen=True, slots=True)
class DemoAdmin:
    email: str
    password: str


async def demo_admin(database: Database, system_clock: Clock, file: Path = FILE) -> DemoAdmin | None:
    """Made where the team has no members yet. None when the password that is kept opens nothing any more."""
    passwords = Passwords()
    async with database.reading() as uow:
        team, known = await has_members(uow), await password_hash_of(uow, EMAIL)
    if team:
        kept = _kept(file)
        return DemoAdmin(EMAIL, kept) if kept and await passwords.is_right(kept, known) else None
    password = generated_password()
    new = NewMember(EMAIL, NAME, Role.ADMIN, await passwords.hashed(password))
    _keep(password, file)
    async with database.writing() as uow:
        await add_member(uow, SystemActor(), new, system_clock.now())
    return DemoAdmin(EMAIL, password)


def _kept(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


def _keep(password: str, file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write(f"{password}\n")
