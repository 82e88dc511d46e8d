"""`frontdesk serve`."""

import sys
from contextlib import suppress
from typing import Annotated

import typer

from booking_core import NotFound
from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run, settings
from frontdesk.database import opened_database
from frontdesk.demo_business import load_demo_business
from frontdesk.secret_key import secret_key
from frontdesk.settings import Settings, SettingsRefused

app = command_app()


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes; several need PostgreSQL.")] = 1,
    demo: Annotated[bool, typer.Option("--demo", help="Load a demo business where there is none yet.")] = False,
) -> None:
    """Serve customers and the team, until it is interrupted."""
    found = settings()
    if workers > 1 and found.on_sqlite:
        raise typer.BadParameter(
            "several processes need PostgreSQL: set FRONTDESK_DATABASE_URL", param_hint="--workers"
        )
    run(_prepare(found, demo=demo))
    _serve(found, host, port, workers)


async def _prepare(found: Settings, *, demo: bool) -> None:
    """Whatever is wrong with the database is said before anything else is begun."""
    async with opened_database(found, upgrading=True) as database:
        if demo:
            await load_demo_business(database)
        async with database.reading() as uow:
            try:
                await uow.catalog()
            except NotFound:
                sys.stderr.write("frontdesk: there is no business yet: load one with `frontdesk import FILE`\n")


def _serve(found: Settings, host: str, port: int, workers: int) -> None:
    # Not at the top: a wrong setting is told before a web server has been imported.
    from frontdesk.logs import set_up_logs
    from frontdesk.serving import AddressTaken, address_of, bound_socket, serve

    try:
        bound = bound_socket(host, port)
        secret_key(found)
    except (AddressTaken, SettingsRefused) as refused:
        refuse(str(refused))
    set_up_logs()
    address = found.public_url or address_of(bound)
    served = found.model_copy(update={"public_url": address})
    # Interrupting is how it is meant to end.
    with bound, suppress(KeyboardInterrupt):
        serve(served, bound, workers=workers, ready=lambda: print(f"chat: {address}/chat", flush=True))
