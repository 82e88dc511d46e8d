"""`frontdesk chat`."""

import asyncio
import sys
from typing import Annotated

import typer
from rich.console import Console

from booking_core import NotFound
from channels.terminal import TerminalChat
from frontdesk.command_app import command_app
from frontdesk.commands.running import REFUSALS, refuse, settings
from frontdesk.demo_business import load_demo_business
from frontdesk.wiring import Product, build_product

app = command_app()


@app.command()
def chat(
    demo: Annotated[bool, typer.Option("--demo", help="Load a demo business where there is none yet.")] = False,
) -> None:
    """Talk to the agent in the terminal, as a customer would."""
    try:
        product = build_product(settings())
        with asyncio.Runner() as runner:
            runner.run(_prepare(product, demo=demo))
            try:
                _terminal(product, Console(highlight=False)).talk(runner)
            finally:
                runner.run(product.close())
    except REFUSALS as refused:
        refuse(str(refused))


async def _prepare(product: Product, *, demo: bool) -> None:
    await product.prepare()
    if demo:
        await load_demo_business(product.database)
    async with product.database.reading() as uow:
        try:
            await uow.catalog()
        except NotFound:
            sys.stderr.write("frontdesk: there is no business yet: load one with `frontdesk import FILE`\n")


def _terminal(product: Product, console: Console) -> TerminalChat:
    return TerminalChat(
        product.database, product.agent, product.system_clock, console, lambda: console.input("[bold cyan]You:[/] ")
    )
