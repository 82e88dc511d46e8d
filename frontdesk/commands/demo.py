"""`frontdesk demo`."""

import asyncio

from rich.console import Console

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run
from frontdesk.demo.playing import DemoFailed, play
from frontdesk.demo.server import ServerFailed

app = command_app()


@app.command()
def demo() -> None:
    """Play a customer over WhatsApp against a server of its own."""
    try:
        run(play(Console()))
    except (DemoFailed, ServerFailed) as failed:
        refuse(f"the demo failed: {failed}")
    except asyncio.CancelledError:
        refuse("the demo was ended")
