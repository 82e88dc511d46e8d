"""`frontdesk db`."""

from pathlib import Path
from typing import Annotated

import typer

from booking_core import Check, check_database, missing_revisions
from booking_core import upgrade as upgrade_tables
from frontdesk.backup import BackupFailed, back_up
from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run, settings
from frontdesk.database import MIGRATIONS, is_there, opened_engine, shown_url
from frontdesk.settings import Settings

app = command_app(help="Bring the database up to date, back it up or check it.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the tables up to date. Running it again changes nothing."""
    done = run(_upgrade(settings()))
    print(f"brought up to date: {', '.join(done)}" if done else "already up to date")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; must not exist.", show_default=False)],
) -> None:
    """Write a consistent copy while the database is in use: a SQLite file, or an archive of pg_dump."""
    try:
        back_up(settings().database_url, file)
    except BackupFailed as failed:
        refuse(str(failed))
    print(f"{file}: {file.stat().st_size:,} bytes")


@app.command()
def check() -> None:
    """Look for damage, missing migrations and a missing guard, and count what is there."""
    found = settings()
    if not is_there(found):
        refuse(f"there is no database at {shown_url(found)} yet: run `frontdesk db upgrade`")
    checks = run(_check(found))
    for each in checks:
        print(f"{'FAILED' if each.wrong else 'ok':<8}{each.name}{f': {each.note}' if each.note else ''}")
        for line in each.wrong:
            print(f"        {line}")
    failed = [each.name for each in checks if each.wrong]
    if failed:
        refuse(f"something is wrong with the database: {', '.join(failed)}")


async def _upgrade(found: Settings) -> tuple[str, ...]:
    async with opened_engine(found) as engine:
        missing = await missing_revisions(engine, MIGRATIONS)
        if missing:
            await upgrade_tables(engine, MIGRATIONS)
        return missing


async def _check(found: Settings) -> tuple[Check, ...]:
    async with opened_engine(found) as engine:
        return await check_database(engine, MIGRATIONS)
