"""The terminal as a channel: the same agent, in this process, with whoever sits at the keyboard as the customer."""

import asyncio
from collections.abc import Callable

from rich.console import Console
from rich.status import Status
from rich.text import Text

from agent import Agent, LoopEvent, TurnState, UsingTool, receive_message, transcript
from booking_core import Clock, Database, Identity, NotFound, new_id, open_conversation

CHANNEL = "terminal"
LONGEST_LINE = 2000
BUSY_SECONDS = 0.3
THINKING, LOOKING = "thinking…", "looking that up…"
HINT = "Ctrl-D ends the conversation; Ctrl-C stops the agent while it thinks."
PERSON = "A person of the team has the conversation; the agent is silent."
INTERRUPTED = "Interrupted. Your next message goes on from here."
TOO_LONG = f"That is longer than {LONGEST_LINE:,} characters: say it in fewer words."


class TerminalChat:
    """`read` gives the customer's next line and raises `EOFError` when there is none."""

    def __init__(
        self, database: Database, agent: Agent, system_clock: Clock, console: Console, read: Callable[[], str]
    ) -> None:
        self._database = database
        self._agent = agent
        self._clock = system_clock
        self._console = console
        self._read = read
        self.conversation_id = ""
        self._shown: str | None = None

    def talk(self, runner: asyncio.Runner) -> None:
        """Until the customer leaves. The loop runs only while there is something to do: reading may block."""
        runner.run(self._open())
        while (line := self._next_line()) is not None:
            try:
                runner.run(self._say(line))
            except KeyboardInterrupt:
                # What the turn had done so far is stored, and it is taken up again with the next message.
                self._note(INTERRUPTED)

    def _next_line(self) -> str | None:
        while True:
            try:
                line = _storable(self._read()).strip()
            except (EOFError, KeyboardInterrupt):
                self._console.print()
                return None
            if len(line) > LONGEST_LINE:
                self._note(TOO_LONG)
            elif line:
                return line

    async def _open(self) -> None:
        async with self._database.writing() as uow:
            found = await open_conversation(uow, Identity(CHANNEL, "visitor", new_id("vs")))
            self.conversation_id = found.id
            try:
                name = (await uow.catalog()).business.name
            except NotFound:
                name = "Frontdesk"
        self._console.print(Text(name, style="bold"))
        self._note(HINT)

    async def _say(self, line: str) -> None:
        async with self._database.writing() as uow:
            message, _ = await receive_message(
                uow, self.conversation_id, line, new_id("tm"), received_at=self._clock.now()
            )
        self._shown = self._shown or message.id
        with self._console.status(THINKING) as status:
            state = await self._answer(status)
        await self._show_news()
        if state is TurnState.SILENT:
            self._note(PERSON)

    async def _answer(self, status: Status) -> TurnState:
        def listener(event: LoopEvent) -> None:
            status.update(LOOKING if isinstance(event, UsingTool) else THINKING)

        while True:
            outcome = await self._agent.run_turn(self._database, self.conversation_id, listener)
            if outcome.state is TurnState.BUSY:
                await asyncio.sleep(BUSY_SECONDS)
            elif not outcome.more:
                return outcome.state

    async def _show_news(self) -> None:
        """The reply, and whatever else was said meanwhile."""
        async with self._database.reading() as uow:
            said = await transcript(uow, self.conversation_id, self._shown)
        for message in said:
            self._shown = message.id
            if message.role != "customer":
                who = message.author or "Team" if message.role == "staff" else "Agent"
                self._console.print(Text.assemble((f"{who}: ", "bold green"), message.text))

    def _note(self, text: str) -> None:
        self._console.print(Text(text, style="dim"))


def _storable(line: str) -> str:
    """What a terminal or a pipe hands over need not be text."""
    return line.encode("utf-8", "replace").decode().replace("\0", "")
