"""`frontdesk demo`."""

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse

app = command_app()


@app.command()
def demo() -> None:
    """Play a customer over WhatsApp against a server of its own."""
    refuse("the demo is not part of this build")
