"""`frontdesk users`."""

import sys
from typing import Annotated

import typer

from booking_core import Role, SystemActor, SystemClock
from frontdesk.command_app import command_app
from frontdesk.commands.running import run, settings
from frontdesk.database import opened_database
from frontdesk.settings import Settings
from staff.members import NewMember, TeamMember, add_member
from staff.passwords import Passwords, checked_password, generated_password

app = command_app(help="Add team members.", no_args_is_help=True)


@app.callback()
def users() -> None:
    """Add team members."""


@app.command()
def add(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="What they sign in with.", show_default=False)],
    name: Annotated[str, typer.Option(help="As the team knows them.", show_default=False)],
    role: Annotated[Role, typer.Option(help="What they may do.", show_default=False)],
    provider: Annotated[str | None, typer.Option(metavar="ID", help="Whom a provider's account is for.")] = None,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Read the password from stdin.")] = False,
) -> None:
    """Add somebody to the team; without --password-stdin a password is made, and printed this once."""
    given = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    password = given if given is not None else generated_password()
    member = run(_add(settings(), NewMember(email, name, role, "", provider), password))
    print(f"{member.email}: {member.role}")
    if given is None:
        print(f"password: {password}")


async def _add(found: Settings, new: NewMember, password: str) -> TeamMember:
    hashed = await Passwords().hashed(checked_password(password))
    async with opened_database(found, upgrading=True) as database, database.writing() as uow:
        return await add_member(uow, SystemActor(), new.with_password(hashed), SystemClock().now())
