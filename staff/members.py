"""Team members: who they are, what they may be, and that there is always somebody who can administer them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from booking_core import Action, Actor, InvalidInput, NotFound, Role, StaffMember, UnitOfWork, new_id, require
from booking_core.customer import NAME_LIMIT, checked_email
from booking_core.plain_text import one_line
from staff import member_store, session_store
from staff.tables import TeamMemberRow


@dataclass(frozen=True, slots=True)
class TeamMember:
    id: str
    email: str
    name: str
    role: Role
    provider_id: str | None
    active: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewMember:
    email: str
    name: str
    role: Role
    password_hash: str
    provider_id: str | None = None

    def with_password(self, password_hash: str) -> "NewMember":
        return replace(self, password_hash=password_hash)


async def add_member(uow: UnitOfWork, actor: Actor, new: NewMember, at: datetime) -> TeamMember:
    """Raises `InvalidInput` that names the field, `Forbidden`."""
    require(actor, Action.MANAGE_TEAM)
    member_id = new_id("us")
    row = TeamMemberRow(
        id=member_id,
        email=await _free_email(uow, new.email, member_id),
        name=_checked_name(new.name),
        role=str(new.role),
        provider_id=await _checked_provider(uow, new.role, new.provider_id),
        password_hash=new.password_hash,
        created_at=at,
    )
    await member_store.insert_member(uow.session, row)
    return member_of(row)


async def change_member(
    uow: UnitOfWork, actor: Actor, member_id: str, changes: Mapping[str, Any], at: datetime
) -> TeamMember:
    """`changes` has only what changes: name, email, role, provider_id, active, password_hash.

    Another role or password, and leaving, sign the member out everywhere. Raises `InvalidInput` when nobody could
    administer the team afterwards, `NotFound`, `Forbidden`.
    """
    require(actor, Action.MANAGE_TEAM)
    admins = await member_store.lock_admins(uow.session)
    row = await _found(uow, member_id)
    values: dict[str, Any] = {}
    if "name" in changes:
        values["name"] = _checked_name(changes["name"])
    if "email" in changes:
        values["email"] = await _free_email(uow, changes["email"], member_id)
    if "active" in changes:
        values["deactivated_at"] = None if changes["active"] else (row.deactivated_at or at)
    role = Role(changes.get("role", row.role))
    if "role" in changes or "provider_id" in changes:
        provider_id = changes.get("provider_id", row.provider_id if role is Role.PROVIDER else None)
        values |= {"role": str(role), "provider_id": await _checked_provider(uow, role, provider_id)}
    if "password_hash" in changes:
        values["password_hash"] = changes["password_hash"]
    leaves = values.get("deactivated_at", row.deactivated_at) is not None
    if admins == [member_id] and (leaves or role is not Role.ADMIN):
        raise InvalidInput("Somebody has to stay who can administer the team.", field="role")
    if values:
        await member_store.update_member(uow.session, member_id, **values)
    if leaves or "password_hash" in values or values.get("role", row.role) != row.role:
        await session_store.delete_sessions_of(uow.session, member_id)
    return member_of(await _found(uow, member_id))


async def get_member(uow: UnitOfWork, actor: Actor, member_id: str) -> TeamMember:
    require(actor, Action.MANAGE_TEAM)
    return member_of(await _found(uow, member_id))


async def list_members(uow: UnitOfWork, actor: Actor, after: str | None, limit: int) -> list[TeamMember]:
    """In the order of their email addresses, after that one."""
    require(actor, Action.MANAGE_TEAM)
    return [member_of(row) for row in await member_store.list_members(uow.session, after, limit)]


async def has_admin(uow: UnitOfWork) -> bool:
    return bool(await member_store.lock_admins(uow.session))


async def password_hash_of(uow: UnitOfWork, email: str) -> str | None:
    row = await member_store.find_by_email(uow.session, email)
    return None if row is None or row.deactivated_at is not None else row.password_hash


def sign_in_name(email: str) -> str:
    """Raises `InvalidInput`. Nobody has two accounts whose addresses differ in capitals only."""
    checked = checked_email(email)
    if checked is None:
        raise InvalidInput("The email address is missing.", field="email")
    return checked.casefold()


def member_of(row: TeamMemberRow) -> TeamMember:
    active = row.deactivated_at is None
    return TeamMember(row.id, row.email, row.name, Role(row.role), row.provider_id, active, row.created_at)


def actor_of_member(member: TeamMember) -> StaffMember:
    return staff_member(member.id, member.name, member.role, member.provider_id)


def staff_member(member_id: str, name: str, role: str, provider_id: str | None) -> StaffMember:
    # Who is no provider sees everything, whomever they stand behind.
    return StaffMember(member_id, name, Role(role), provider_id if role == Role.PROVIDER else None)


async def _found(uow: UnitOfWork, member_id: str) -> TeamMemberRow:
    row = await member_store.find_member(uow.session, member_id)
    if row is None:
        raise NotFound("There is no such team member.")
    return row


async def _free_email(uow: UnitOfWork, email: str, member_id: str) -> str:
    checked = sign_in_name(email)
    known = await member_store.find_by_email(uow.session, checked)
    if known is not None and known.id != member_id:
        raise InvalidInput("Somebody of the team already has that email address.", field="email")
    return checked


def _checked_name(name: str) -> str:
    tidy = one_line(name)
    if not 0 < len(tidy) <= NAME_LIMIT:
        raise InvalidInput(f"A team member has a name of 1 to {NAME_LIMIT} characters.", field="name")
    return tidy


async def _checked_provider(uow: UnitOfWork, role: Role, provider_id: str | None) -> str | None:
    if provider_id is None and role is Role.PROVIDER:
        raise InvalidInput("Say which provider this account is for.", field="provider_id")
    if provider_id is None:
        return None
    catalog = await uow.catalog()
    if provider_id not in catalog.providers or provider_id in catalog.archived["provider"]:
        choices = [{"id": p.id, "name": p.name} for p in catalog.active_providers()]
        raise InvalidInput("There is no such provider.", field="provider_id", choices=choices)
    return provider_id
