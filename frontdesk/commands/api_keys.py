"""`frontdesk api-keys`."""

from typing import Annotated

import typer

from booking_core import SystemActor, SystemClock
from frontdesk.command_app import command_app
from frontdesk.commands.running import run, settings
from frontdesk.database import opened_database
from frontdesk.settings import Settings
from staff.api_keys import create_api_key

app = command_app(help="Create keys for programs.", no_args_is_help=True)


@app.callback()
def api_keys() -> None:
    """Create keys for programs."""


@app.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the key is for.", show_default=False)],
) -> None:
    """Create a key and print it, this once and alone on stdout."""
    print(run(_create(settings(), name)))


async def _create(found: Settings, name: str) -> str:
    async with opened_database(found, upgrading=True) as database, database.writing() as uow:
        _, key = await create_api_key(uow, SystemActor(), name, SystemClock().now())
        return key
