"""`frontdesk eval compare`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.comparing import Comparison, DangerChange, FigureChange, ScenarioChange
from evals.comparing import compare as compared
from evals.results import ResultsRefused, read_results
from frontdesk.commands.running import refuse


def compare(
    before: Annotated[Path, typer.Argument(metavar="A", help="Earlier results: the file, or its folder.")],
    now: Annotated[Path, typer.Argument(metavar="B", help="Later results.")],
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
) -> None:
    """Tell what got better and what got worse from A to B. Ends with 1 when something did, beyond noise."""
    try:
        found = compared(read_results(before), read_results(now))
    except ResultsRefused as refused:
        refuse(str(refused))
    if as_json:
        print(found.model_dump_json(indent=1))
    else:
        tell_comparison(Console(emoji=False), found)
    if found.regressions:
        refuse("\n".join(f"worse than {before}: {each}" for each in found.regressions))


def tell_comparison(console: Console, found: Comparison) -> None:
    _tell_dangers(console, "New dangers", found.new_dangers, "bold red")
    _tell_dangers(console, "Dangers that are gone", found.gone_dangers, "bold")
    for title, change in (("Worse", "worse"), ("Better", "better")):
        _tell_scenarios(console, title, [each for each in found.scenarios if each.change == change])
    console.print(f"\n{found.before}  ->  {found.now}", style="bold", highlight=False)
    if found.pass_1 is None:
        console.print("no scenario is the same in both: nothing can be compared")
    else:
        one = found.pass_1
        verdict = "more than noise" if one.more_than_noise else "no more than noise"
        change = f"{one.before:.3f} -> {one.now:.3f} ({one.now - one.before:+.3f})"
        console.print(f"pass^1 over {found.compared} scenarios: {change}, p = {one.p:.3g}: {verdict}", highlight=False)
    if found.figures:
        console.print(_figures(found.figures))
    _tell_rest(console, found)


def _tell_dangers(console: Console, title: str, dangers: Sequence[DangerChange], style: str) -> None:
    if dangers:
        console.print(f"\n{title}:", style=style)
    for each in dangers:
        console.print(f"  {each.scenario} ({each.kind}): {escape(each.what)}", highlight=False, soft_wrap=True)


def _tell_scenarios(console: Console, title: str, changes: Sequence[ScenarioChange]) -> None:
    if changes:
        console.print(f"\n{title}:", style="bold")
    for each in changes:
        passed = f"{each.passed_before} of {each.trials_before} -> {each.passed_now} of {each.trials_now}"
        console.print(f"  {each.id}: {passed} passed", highlight=False)
        for problem in each.problems:
            said = "was: " if each.change == "better" else ""
            console.print(f"    - {said}{escape(problem)}", highlight=False, soft_wrap=True)


def _figures(figures: Sequence[FigureChange]) -> Table:
    table = Table("a trial", "before", "now", "change", "p", box=None, pad_edge=False)
    for each in figures:
        change = f"{(each.now / each.before - 1) * 100:+.1f} %" if each.before else ""
        sure = "" if each.more_than_noise else ", noise"
        name = each.name.replace("_", " ")
        table.add_row(name, f"{each.before:.6g}", f"{each.now:.6g}", change, f"{each.p:.3g}{sure}")
    return table


def _tell_rest(console: Console, found: Comparison) -> None:
    for title, ids in (
        ("not compared, because they have changed", found.changed),
        ("only in the earlier run", found.only_before),
        ("only in the later run", found.only_now),
    ):
        if ids:
            console.print(f"{len(ids)} scenarios {title}: {', '.join(ids)}", highlight=False)
    for title, (old, new) in (
        ("errors of the simulated customer", found.simulator_errors),
        ("broken trials", found.infrastructure_errors),
    ):
        if old or new:
            console.print(f"{title}: {old} -> {new}", highlight=False)
