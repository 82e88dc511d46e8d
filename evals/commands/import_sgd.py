"""`frontdesk eval import-sgd`."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from evals.commands.run import OUTPUT
from evals.importing.sgd_dialogue import DialoguesRefused, read_dialogues
from evals.importing.sgd_scenarios import UnknownBusiness, business_of, kind_of, scenario_of
from evals.scenario_file import BESIDE
from evals.yaml_text import as_yaml
from frontdesk.commands.running import refuse


def import_sgd(
    file: Annotated[Path, typer.Argument(help="Dialogues, as JSON lines.")],
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the scenarios go.")] = OUTPUT / "sgd",
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many.")] = None,
) -> None:
    """Make scenarios of dialogues in which real people ask for appointments."""
    found: dict[str, list[object]] = {}
    try:
        for dialogue in islice(read_dialogues(file), limit):
            kind = kind_of(dialogue)
            if kind not in found:
                output.mkdir(parents=True, exist_ok=True)
                (output / f"{kind}{BESIDE}").write_text(as_yaml(business_of(dialogue.business)), encoding="utf-8")
            found.setdefault(kind, []).append(scenario_of(dialogue))
        for kind, scenarios in found.items():
            (output / f"{kind}.yaml").write_text(as_yaml(scenarios), encoding="utf-8")
    except (DialoguesRefused, UnknownBusiness, OSError) as refused:
        refuse(str(refused))
    print(f"{sum(map(len, found.values()))} scenarios in {output}: frontdesk eval run --folder {output}")
