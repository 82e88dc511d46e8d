"""`frontdesk import`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from booking_core import (
    AffectedBooking,
    BusinessFile,
    BusinessFileRefused,
    EntryKind,
    ImportReport,
    Outcome,
    import_business,
    read_business_file,
)
from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run, settings
from frontdesk.database import opened_database
from frontdesk.settings import Settings

app = command_app()

_PLURALS = {
    EntryKind.LOCATION: "locations",
    EntryKind.SERVICE: "services",
    EntryKind.PROVIDER: "providers",
}


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A business in YAML.", show_default=False)],
    prune: Annotated[bool, typer.Option("--prune", help="Archive what is absent from the file.")] = False,
) -> None:
    """Load or update a business from a YAML file. Running it again changes nothing."""
    found = settings()
    report = run(_import(found, _read(file), prune))
    for line in _lines(report):
        print(line)


def _read(file: Path) -> BusinessFile:
    try:
        return read_business_file(file.read_bytes())
    except OSError as error:
        refuse(f"{file} can't be read: {error.strerror}")
    except BusinessFileRefused as refused:
        refuse("\n".join(f"{file}: {line}" for line in refused.message.splitlines()))


async def _import(found: Settings, file: BusinessFile, prune: bool) -> ImportReport:
    async with opened_database(found, upgrading=True) as database, database.writing() as uow:
        return await import_business(uow, file, prune=prune)


def _lines(report: ImportReport) -> Iterator[str]:
    (business,) = (entry.outcome for entry in report.entries if entry.kind is EntryKind.BUSINESS)
    yield f"business: {business}"
    for kind, plural in _PLURALS.items():
        counted = {outcome: report.ids(kind, outcome) for outcome in Outcome}
        yield f"{plural}: " + (
            "; ".join(
                f"{len(ids)} {outcome}" + ("" if outcome is Outcome.UNCHANGED else f" ({', '.join(ids)})")
                for outcome, ids in counted.items()
                if ids
            )
            or "none"
        )
    if report.affected:
        yield f"upcoming bookings that no longer fit, and stay as they are: {len(report.affected)}"
    yield from (_affected(each) for each in report.affected)


def _affected(affected: AffectedBooking) -> str:
    booking = affected.booking
    when = f"{booking.local_start:%a %Y-%m-%d %H:%M}"
    what = f"{booking.service_name} with {booking.provider_name} at {booking.location.name}"
    return f"  {booking.id}: {what}, {when}: {' '.join(affected.reasons)}"
