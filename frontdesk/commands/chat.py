"""`frontdesk chat`."""

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse

app = command_app()


@app.command()
def chat() -> None:
    """Talk to the agent in the terminal."""
    refuse("the terminal chat is not part of this build")
