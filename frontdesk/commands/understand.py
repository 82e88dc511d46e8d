"""`frontdesk understand`."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, Any

import typer

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run, settings
from frontdesk.understanding import Listener, listener, read_moment

app = command_app()


@app.command()
def understand(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="A sentence; without it, JSON lines on stdin.")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="DATETIME", help="The present moment, in ISO; else it is now.")
    ] = None,
) -> None:
    """Show what the offline model makes of a sentence, as JSON.

    Without TEXT, each line of stdin is {"text": …, "at"?: …}, and is answered with one line.
    """
    try:
        moment = None if at is None else read_moment(at)
    except ValueError as error:
        raise typer.BadParameter(
            f"{at} is not a date or date-time such as 2026-11-23T09:00", param_hint="--at"
        ) from error
    ears = run(listener(settings()))
    answers = [ears.hear(text, moment)] if text is not None else _answers(ears, sys.stdin.buffer, moment)
    for answer in answers:
        # At once, for whoever writes the next line when this one is answered.
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        sys.stdout.flush()


def _answers(ears: Listener, lines: Iterable[bytes], moment: datetime | None) -> Iterator[dict[str, str | None]]:
    """Blank lines are passed over; a line that can't be read ends it, so that answers stay in step with lines."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said, at = _said(line)
        except ValueError as error:
            refuse(f"line {number}: {error}")
        yield ears.hear(said, at or moment)


def _said(line: bytes) -> tuple[str, datetime | None]:
    try:
        found: Any = json.loads(line)
    except ValueError as error:
        raise ValueError("this is not JSON") from error
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise ValueError('an object with "text" is expected')
    unknown = sorted(found.keys() - {"text", "at"})
    if unknown:
        raise ValueError(f'unknown key "{unknown[0]}": there are "text" and "at"')
    at = found.get("at")
    if at is None:
        return found["text"], None
    try:
        return found["text"], read_moment(at)
    except (TypeError, ValueError) as error:
        raise ValueError(f'"at" is not a date or date-time: {json.dumps(at)}') from error
