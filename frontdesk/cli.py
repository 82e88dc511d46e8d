"""The command `frontdesk`. A command's module is imported when it is called, so that `--help` answers at once.

Other packages add commands as entry points of the group `frontdesk.commands`: a name, and a Typer app.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

from frontdesk.command_app import command_app
from frontdesk.command_plugins import Plugin, installed_plugins

COMMANDS: Mapping[str, tuple[str, str]] = {
    "serve": ("frontdesk.commands.serve", "Serve customers and the team."),
    "chat": ("frontdesk.commands.chat", "Talk to the agent in the terminal."),
    "understand": ("frontdesk.commands.understand", "Show what the offline model makes of a sentence, as JSON."),
    "demo": ("frontdesk.commands.demo", "Play a customer over WhatsApp against a server of its own."),
    "import": ("frontdesk.commands.importing", "Load or update a business from a YAML file."),
    "users": ("frontdesk.commands.users", "Add team members."),
    "api-keys": ("frontdesk.commands.api_keys", "Create keys for programs."),
    "db": ("frontdesk.commands.db", "Bring the database up to date, back it up or check it."),
    "doctor": ("frontdesk.commands.doctor", "Check settings, database, model, Twilio, Google, and say what is wrong."),
    "settings": ("frontdesk.commands.settings", "List every setting, its value and where it came from."),
}
"""By name: the module, whose `app` is the command, and the line that `--help` shows."""


class _Commands(MutableMapping[str, Any]):
    """Knows the names; imports what is looked up."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}
        self._plugins: dict[str, Plugin] | None = None

    @property
    def plugins(self) -> dict[str, Plugin]:
        if self._plugins is None:
            self._plugins = {each.name: each for each in installed_plugins() if each.name not in COMMANDS}
        return self._plugins

    def help_of(self, name: str) -> str:
        return COMMANDS[name][1] if name in COMMANDS else f"Added by {self.plugins[name].module.partition('.')[0]}."

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            if name in COMMANDS:
                module, attribute = COMMANDS[name][0], "app"
            else:
                plugin = self.plugins[name]
                module, attribute = plugin.module, plugin.attribute
            command = get_command(getattr(import_module(module), attribute))
            command.name = name
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter([*COMMANDS, *self.plugins])

    def __len__(self) -> int:
        return len(COMMANDS) + len(self.plugins)


class LazyGroup(TyperGroup):
    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self._lazy = _Commands()
        self.commands = self._lazy

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self._lazy)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._lazy.help_of(name)) for name in self._lazy])


app = command_app(name="frontdesk", cls=LazyGroup, no_args_is_help=True)


@app.callback()
def frontdesk() -> None:
    """The front desk of an appointment business, run by an AI agent."""
