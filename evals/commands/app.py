"""`frontdesk eval`."""

from evals.commands.capture import capture_conversation
from evals.commands.compare import compare
from evals.commands.import_sgd import import_sgd
from evals.commands.run import run
from evals.commands.view import view
from frontdesk.command_app import command_app

app = command_app(no_args_is_help=True, help="Find out what the agent does before customers do.")
app.command("run")(run)
app.command("compare")(compare)
app.command("view")(view)
app.command("capture")(capture_conversation)
app.command("import-sgd")(import_sgd)


@app.callback()
def evals() -> None:
    """Find out what the agent does before customers do."""
