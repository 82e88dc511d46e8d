"""`frontdesk eval run`."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.commands.telling import tell_record, tell_results
from evals.library import SCENARIOS, find_scenarios
from evals.plan import ORDINARY_AGENT, Plan, PlanRefused, check_judge, customer_maker, make_agent, settings_for
from evals.regression import regressions
from evals.report.page import REPORT, write_report
from evals.results import ResultsRefused, RunResults, TrialRecord, read_results
from evals.running import Run, ScenariosWrong, carry_out, check
from evals.scenario_file import ScenarioRefused
from frontdesk.commands.running import refuse
from frontdesk.settings import SettingsRefused

REFUSALS = (ScenarioRefused, PlanRefused, ResultsRefused, ScenariosWrong, SettingsRefused, OSError)
OUTPUT = Path("var/evals")


def run(
    model: Annotated[str, typer.Option(help="As in FRONTDESK_MODEL.")] = "offline",
    scenarios: Annotated[str, typer.Option(metavar="GLOB", help="Ids or tags; several with commas.")] = "*",
    trials: Annotated[int, typer.Option(min=1, help="How often each is played.")] = 1,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Earlier results; ends with 1 when these are worse.")
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the results go.")] = OUTPUT,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0: one for each processor.")] = 0,
    customer: Annotated[str, typer.Option(help="Who plays the customer: rules, a model, MODULE:ATTRIBUTE.")] = "rules",
    agent: Annotated[str, typer.Option(help="Another agent, as MODULE:ATTRIBUTE.")] = ORDINARY_AGENT,
    prices: Annotated[
        str | None, typer.Option(metavar="IN,CACHED,OUT", help="What a million tokens cost, to be told the sum.")
    ] = None,
    customer_prices: Annotated[
        str | None, typer.Option(metavar="IN,CACHED,OUT", help="The same of the model that plays the customer.")
    ] = None,
    judge_prices: Annotated[str | None, typer.Option(metavar="IN,CACHED,OUT", help="And of the judge.")] = None,
    judge: Annotated[
        str | None, typer.Option(metavar="MODEL", help="Has a model say what it thinks; decides nothing.")
    ] = None,
    folder: Annotated[Path, typer.Option(metavar="DIR", help="Where the scenarios are.")] = SCENARIOS,
    only_check: Annotated[bool, typer.Option("--check", help="Only check the reference solutions.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print every transcript.")] = False,
) -> None:
    """Play scenarios against the agent, and tell how it did. A run that was ended goes on where it stopped."""
    console = Console(stderr=True, emoji=False)
    jobs = jobs or os.cpu_count() or 1
    try:
        earlier = None if baseline is None else read_results(baseline)
        settings_for(model), customer_maker(customer), make_agent(agent)
        if judge is not None:
            check_judge(judge)
        costs = [
            _prices(prices),
            _prices(customer_prices, "--customer-prices"),
            _prices(judge_prices, "--judge-prices"),
        ]
        found = find_scenarios(scenarios, folder)
        plan = Plan(found, trials, model, customer, agent, costs[0], judge, *costs[1:])
        if only_check:
            _check(plan, jobs)
            return
        results = _played(Run(plan, output, jobs), console, show)
        write_report(output / REPORT, results)
    except REFUSALS as refused:
        refuse(str(refused))
    except KeyboardInterrupt:
        refuse("ended; the same command goes on from here")
    tell_results(Console(emoji=False), results, output)
    if earlier is not None and (worse := regressions(earlier, results)):
        refuse("\n".join(f"worse than {baseline}: {each}" for each in worse))


def _check(plan: Plan, jobs: int) -> None:
    problems = check(plan, jobs)
    if problems:
        refuse("\n".join(problems))
    print(f"{len(plan.scenarios)} scenarios can be passed")


def _prices(text: str | None, option: str = "--prices") -> tuple[str, str, str] | None:
    if text is None:
        return None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or not all(part.replace(".", "", 1).isdecimal() for part in parts):
        raise typer.BadParameter("three amounts with commas between them, such as 1.25,0.125,10", param_hint=option)
    return parts[0], parts[1], parts[2]


def _played(run: Run, console: Console, show: bool) -> RunResults:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("trials", total=len(run.plan.keys))
        failed = 0

        def watch(record: TrialRecord, done: int, every: int) -> None:
            nonlocal failed
            failed += record.outcome != "passed"
            progress.update(bar, completed=done, description=f"trials, {failed} not passed" if failed else "trials")
            if not console.is_terminal and (done * 10 // every) != ((done - 1) * 10 // every):
                console.print(f"{done} of {every} trials, {failed} not passed")
            if show:
                tell_record(Console(emoji=False), record)

        return carry_out(run, watch)
