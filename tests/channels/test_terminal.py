"""A conversation in the terminal, with somebody at the keyboard who says what the test wants."""

import asyncio
import io
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from agent import Agent, ModelReply, ModelRequest, answer_as_person
from booking_core import Database, Role, SetClock, StaffMember, SystemClock, create_engine, take_over
from channels.terminal import HINT, INTERRUPTED, PERSON, TOO_LONG, TerminalChat
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.databases import SqliteTemplate, sqlite_url
from tests.support.echo_model import EchoModel

ANA = StaffMember("us_ana", "Ana", Role.MANAGER)


class Keyboard:
    """Lines in order; an exception is raised, and a function is called and gives the line."""

    def __init__(self, *lines: Any) -> None:
        self._lines = list(lines)

    def __call__(self) -> str:
        if not self._lines:
            raise EOFError
        line = self._lines.pop(0)
        if isinstance(line, type) and issubclass(line, BaseException):
            raise line
        return str(line() if callable(line) else line)


class InterruptedModel(EchoModel):
    """Somebody presses Ctrl-C the first time that it thinks."""

    async def answer(self, request: ModelRequest) -> ModelReply:
        if not self.requests:
            self.requests.append(request)
            signal.raise_signal(signal.SIGINT)
            await asyncio.Event().wait()
        return await super().answer(request)


class Terminal:
    """What stands on the screen, and the product behind it."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        self.database = database
        self.runner = runner
        self.screen = io.StringIO()

    def talk(self, *lines: Any, model: EchoModel | None = None) -> str:
        agent = Agent(model=model or EchoModel(), prompts=load_prompts())
        console = Console(file=self.screen, width=200)
        self.chat = TerminalChat(self.database, agent, SystemClock(), console, Keyboard(*lines))
        self.chat.talk(self.runner)
        return self.screen.getvalue()


@pytest.fixture
def terminal(sqlite_databases: SqliteTemplate, tmp_path: Path, clock: SetClock) -> Iterator[Terminal]:
    file = tmp_path / "frontdesk.db"
    shutil.copyfile(sqlite_databases.file, file)
    with asyncio.Runner() as runner, opened(runner, Database(create_engine(sqlite_url(file)), clock)) as database:
        yield Terminal(database, runner)


@contextmanager
def opened(runner: asyncio.Runner, database: Database) -> Iterator[Database]:
    runner.run(load_into(database))
    yield database
    runner.run(database.close())


def test_what_is_typed_is_answered(terminal: Terminal) -> None:
    shown = terminal.talk("Hello", "How are you?")
    assert shown.splitlines()[:2] == ["Bloom", HINT]
    assert "Agent: You said: Hello\n" in shown
    assert "Agent: You said: How are you?\n" in shown


def test_the_customer_leaves_by_the_end_of_input(terminal: Terminal) -> None:
    assert "Agent:" not in terminal.talk()


def test_the_customer_leaves_by_an_interrupt_at_the_prompt(terminal: Terminal) -> None:
    shown = terminal.talk("Hello", KeyboardInterrupt, "never read")
    assert "You said: Hello" in shown
    assert "never read" not in shown


def test_an_interrupt_stops_the_agent_and_the_next_message_goes_on(terminal: Terminal) -> None:
    shown = terminal.talk("Hello", "Are you there?", model=InterruptedModel())
    assert INTERRUPTED in shown
    assert "Agent: You said: Hello / Are you there?" in shown


@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_an_empty_line_is_nothing(line: str, terminal: Terminal) -> None:
    model = EchoModel()
    terminal.talk(line, "Hello", model=model)
    assert len(model.requests) == 1


def test_a_line_that_is_too_long_is_refused_in_words(terminal: Terminal) -> None:
    model = EchoModel()
    assert TOO_LONG in terminal.talk("a" * 2001, model=model)
    assert model.requests == []


def test_what_a_pipe_brings_need_not_be_text(terminal: Terminal) -> None:
    assert "You said: caf? ok" in terminal.talk("caf\udce9\0 ok")


def test_what_looks_like_markup_is_text(terminal: Terminal) -> None:
    assert "You said: [bold]loud[/bold] :smile:" in terminal.talk("[bold]loud[/bold] :smile:")


def test_a_person_of_the_team_is_named_and_the_agent_is_silent(terminal: Terminal) -> None:
    def taken_over() -> str:
        async def take() -> None:
            async with terminal.database.writing() as uow:
                conversation_id = terminal.chat.conversation_id
                await take_over(uow, ANA, conversation_id)
                await answer_as_person(
                    uow, ANA, conversation_id, "Ana here.", sent_at=uow.now, split=lambda channel, text: ()
                )

        terminal.runner.run(take())
        return "Is anybody there?"

    model = EchoModel()
    shown = terminal.talk("Hello", taken_over, model=model)
    assert "Ana: Ana here." in shown
    assert PERSON in shown
    assert len(model.requests) == 1


def test_each_talk_is_a_conversation_of_its_own(terminal: Terminal) -> None:
    terminal.talk("Hello")
    first = terminal.chat.conversation_id
    terminal.talk("Hello again")
    assert terminal.chat.conversation_id != first
