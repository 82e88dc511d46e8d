"""A Typer app as every command of `frontdesk` has one: plain text, quick to start, nothing installed into a shell."""

from typing import Any

import typer


def command_app(**options: Any) -> typer.Typer:
    return typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, **options)
