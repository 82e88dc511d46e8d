"""`frontdesk eval capture`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from booking_core import BookingError, BusinessFile, read_business_file
from evals.capturing.capture import CannotCapture, Captured, capture
from evals.capturing.fetching import fetch, frozen
from evals.capturing.source import Exported, Source
from evals.checking import check_scenario
from evals.commands.run import OUTPUT
from evals.logging_apart import quiet
from evals.scenario_file import BESIDE, ScenarioRefused, read_scenarios
from evals.templates import Templates, scratch_folder
from evals.yaml_text import as_yaml
from frontdesk.commands.running import refuse, settings
from frontdesk.commands.running import run as run_work
from frontdesk.database import opened_database

FOLDER = OUTPUT / "captured"


def capture_conversation(
    source: Annotated[str, typer.Argument(help="A conversation's id, or the file that the inbox exports.")],
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="The scenario; its business goes beside.")] = None,
    business: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The business as YAML; else that of the database.")
    ] = None,
) -> None:
    """Make a scenario of a conversation that was had, with other names, numbers and addresses."""
    try:
        captured = capture(_source(source, business))
        file = output or FOLDER / f"{captured.name}.yaml"
        _write(captured, file)
        problems = asyncio.run(_check(file))
    except BookingError as refused:
        refuse(str(refused) if Path(source).is_file() else f"there is no file {source}, and as an id: {refused}")
    except (CannotCapture, ScenarioRefused, OSError) as refused:
        refuse(str(refused))
    except ValidationError as error:
        first = error.errors()[0]
        where = "".join(f"{each}: " for each in first["loc"])
        refuse(f"{source} is no conversation that the inbox exported: {where}{first['msg']}")
    print(file)
    if problems:
        refuse("\n".join([*problems, "it is written all the same: mend it by hand"]))


def _source(source: str, business: Path | None) -> Source:
    file = Path(source)
    given = None if business is None else read_business_file(business.read_bytes())
    if not file.is_file():
        return run_work(_from_database(source, given))
    conversation = Exported.model_validate_json(file.read_bytes())
    return Source(conversation, given or run_work(_business()))


async def _from_database(conversation_id: str, business: BusinessFile | None) -> Source:
    async with opened_database(settings()) as database, database.reading() as uow:
        found = await fetch(uow, conversation_id)
    return found if business is None else Source(found.conversation, business, found.others, found.contact_id)


async def _business() -> BusinessFile:
    async with opened_database(settings()) as database, database.reading() as uow:
        return frozen(await uow.catalog())


def _write(captured: Captured, file: Path) -> None:
    name = file.name.removesuffix(".yaml")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name(name + BESIDE).write_text(as_yaml(captured.business), encoding="utf-8")
    file.write_text(as_yaml({**captured.scenario, "business": name}), encoding="utf-8")


async def _check(file: Path) -> list[str]:
    (scenario,) = read_scenarios(file)
    with scratch_folder() as folder, quiet():
        templates = Templates(folder)
        problems = await check_scenario(scenario, templates)
        await templates.close()
    return problems
