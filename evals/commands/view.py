"""`frontdesk eval view`."""

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from evals.commands.run import OUTPUT
from evals.report.page import REPORT, write_report
from evals.results import RESULTS, ResultsRefused, read_results, results_file
from frontdesk.commands.running import refuse


def view(
    file: Annotated[Path, typer.Argument(help="Results: the file, or its folder.")] = OUTPUT,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="In the browser, where there is one.")] = True,
) -> None:
    """Open the page of a run and print where it is. Nothing is served: it is one file."""
    try:
        page = page_of(results_file(file))
    except (ResultsRefused, OSError) as refused:
        refuse(str(refused))
    print(page)
    if opens and sys.stdout.isatty():
        webbrowser.open(page.as_uri())


def page_of(results: Path) -> Path:
    """Made anew when it is missing or older than the results. Raises `ResultsRefused`."""
    page = results.with_name(REPORT) if results.name == RESULTS else results.with_suffix(".html")
    if not page.exists() or not results.exists() or page.stat().st_mtime_ns < results.stat().st_mtime_ns:
        write_report(page, read_results(results))
    return page.resolve()
