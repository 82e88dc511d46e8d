"""`frontdesk chat`."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from channels.terminal import TerminalChat
from frontdesk.command_app import command_app
from frontdesk.commands.running import REFUSALS, refuse, run, settings
from frontdesk.demo_business import prepared_database
from frontdesk.settings import Settings
from frontdesk.wiring import Product, build_product

app = command_app()


@app.command()
def chat(
    demo: Annotated[bool, typer.Option("--demo", help="Load a demo business where there is none yet.")] = False,
) -> None:
    """Talk to the agent in the terminal, as a customer would."""
    found = settings()
    run(_prepare(found, demo=demo))
    try:
        product = build_product(found)
        with asyncio.Runner() as runner:
            runner.run(product.prepare())
            try:
                _terminal(product, Console(highlight=False)).talk(runner)
            finally:
                runner.run(product.close())
    except REFUSALS as refused:
        refuse(str(refused))


async def _prepare(found: Settings, *, demo: bool) -> None:
    async with prepared_database(found, demo=demo):
        return


def _terminal(product: Product, console: Console) -> TerminalChat:
    return TerminalChat(
        product.database, product.agent, product.system_clock, console, lambda: console.input("[bold cyan]You:[/] ")
    )
