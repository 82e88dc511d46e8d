"""`frontdesk serve`."""

from typing import Annotated

import typer

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run, settings
from frontdesk.database import opened_database
from frontdesk.demo_business import load_demo_business
from frontdesk.serving import AddressTaken, StartFailed, serve_application
from frontdesk.settings import Settings

app = command_app()


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes; more than one need PostgreSQL.")] = 1,
    demo: Annotated[bool, typer.Option("--demo", help="Load a demo business first, where there is none.")] = False,
) -> None:
    """Serve customers and the team until it is stopped."""
    found = settings()
    if workers > 1 and found.on_sqlite:
        message = "several processes need PostgreSQL, and FRONTDESK_DATABASE_URL names SQLite"
        raise typer.BadParameter(message, param_hint="--workers")
    run(_prepare(found, demo=demo))
    try:
        serve_application(found, host, port, workers)
    except (AddressTaken, StartFailed) as refused:
        refuse(str(refused))


async def _prepare(found: Settings, *, demo: bool) -> None:
    """Here rather than while starting, where what is wrong with the database would end in a traceback."""
    async with opened_database(found, upgrading=True) as database:
        if demo:
            await load_demo_business(database)
