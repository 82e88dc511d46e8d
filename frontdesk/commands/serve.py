"""`frontdesk serve`."""

from contextlib import suppress
from typing import Annotated

import typer

from booking_core import SystemClock
from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run, settings
from frontdesk.demo_business import prepared_database
from frontdesk.demo_team import DemoAdmin, demo_admin
from frontdesk.google_calendar import google_account
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
    admin = run(_prepare(found, demo=demo))
    _serve(found, host, port, workers, admin)


async def _prepare(found: Settings, *, demo: bool) -> DemoAdmin | None:
    async with prepared_database(found, demo=demo) as database:
        return await demo_admin(database, SystemClock()) if demo else None


def _serve(found: Settings, host: str, port: int, workers: int, admin: DemoAdmin | None) -> None:
    # Not at the top: a wrong setting is told before a web server has been imported.
    from frontdesk.logs import set_up_logs
    from frontdesk.serving import AddressTaken, address_of, bound_socket, serve

    try:
        secret_key(found)
        google_account(found)
        bound = bound_socket(host, port)
    except (AddressTaken, SettingsRefused) as refused:
        refuse(str(refused))
    set_up_logs()
    address = found.public_url or address_of(bound)
    served = found.model_copy(update={"public_url": address})
    # Interrupting is how it is meant to end.
    with bound, suppress(KeyboardInterrupt):
        serve(served, bound, workers=workers, ready=lambda: _tell(address, admin))


def _tell(address: str, admin: DemoAdmin | None) -> None:
    """Programs read these lines."""
    print(f"chat: {address}/chat", flush=True)
    if admin is not None:
        print(f"staff: {address}/staff/ {admin.email} {admin.password}", flush=True)
