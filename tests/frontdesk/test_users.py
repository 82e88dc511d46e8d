"""Team members and keys from the command line, and the first start's own admin."""

import stat
from pathlib import Path

import pytest

from booking_core import SetClock
from frontdesk.demo_team import demo_admin
from frontdesk.settings import SettingsRefused
from tests.frontdesk.conftest import Command
from tests.support.databases import MONDAY_MORNING, SqliteTemplate, opened

DEMO = Path(__file__).parents[2] / "frontdesk/demo_business.yaml"


def test_a_password_is_made_and_printed_when_none_is_given(command: Command) -> None:
    ended = command("users", "add", "alex@example.com", "--name", "Alex", "--role", "admin")
    first, second = ended.stdout.splitlines()
    assert (ended.exit_code, first) == (0, "alex@example.com: admin")
    assert len(second.removeprefix("password: ")) == 19


def test_a_password_that_is_given_is_not_repeated(command: Command) -> None:
    arguments = ("users", "add", "mo@example.com", "--name", "Mo", "--role", "manager", "--password-stdin")
    ended = command(*arguments, stdin="a good long one\n")
    assert (ended.exit_code, ended.stdout) == (0, "mo@example.com: manager\n")


def test_a_providers_account_names_its_provider(command: Command) -> None:
    command("import", str(DEMO))
    provider = ("users", "add", "ana@example.com", "--name", "Ana", "--role", "provider")
    assert "which provider" in command(*provider).stderr
    refused = command(*provider, "--provider", "nobody").stderr
    assert refused == "frontdesk: There is no such provider. There are: ana, ben, chloe, diego, mei.\n"
    assert command(*provider, "--provider", "ana").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "stdin", "exit_code", "says"),
    [
        (["alex", "--name", "A", "--role", "admin"], "", 1, "is not an email address"),
        (["a@example.com", "--name", " ", "--role", "admin"], "", 1, "name of 1 to"),
        (["a@example.com", "--name", "A", "--role", "boss"], "", 2, "boss"),
        (["a@example.com", "--name", "A", "--role", "admin", "--password-stdin"], "short\n", 1, "10 to 200"),
        (["a@example.com", "--name", "A", "--role", "admin", "--password-stdin"], "aaaaaaaaaaaa\n", 1, "repeats"),
    ],
    ids=["email", "name", "role", "short", "repeating"],
)
def test_what_can_not_be_added_is_refused(
    command: Command, arguments: list[str], stdin: str, exit_code: int, says: str
) -> None:
    ended = command("users", "add", *arguments, stdin=stdin)
    assert (ended.exit_code, ended.stdout) == (exit_code, "")
    assert says in ended.stderr


def test_an_email_address_is_added_once(command: Command) -> None:
    command("users", "add", "alex@example.com", "--name", "Alex", "--role", "admin")
    again = command("users", "add", "ALEX@example.com", "--name", "Alex", "--role", "admin")
    assert (again.exit_code, again.stderr) == (1, "frontdesk: Somebody of the team already has that email address.\n")


def test_a_key_is_all_that_stands_on_stdout(command: Command) -> None:
    ended = command("api-keys", "create", "Website")
    assert ended.exit_code == 0
    assert ended.stdout.startswith("fd_")
    assert len(ended.stdout.split()) == 1
    assert command("api-keys", "create", "  ").exit_code == 1


async def test_the_admin_of_the_demo_is_made_once_and_told_again(
    sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    clock, file = SetClock(MONDAY_MORNING), tmp_path / "var" / "demo_password"
    async with sqlite_databases.copied(tmp_path) as url, opened(url, clock) as database:
        first = await demo_admin(database, clock, file)
        assert first is not None
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert await demo_admin(database, clock, file) == first
        file.write_text("another one\n")
        assert await demo_admin(database, clock, file) is None


async def test_a_place_where_no_password_can_be_kept_is_told(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    async with sqlite_databases.copied(tmp_path) as url, opened(url, SetClock(MONDAY_MORNING)) as database:
        with pytest.raises(SettingsRefused, match="can't be kept in"):
            await demo_admin(database, database.clock, tmp_path)


async def test_a_team_that_is_there_gets_no_admin_of_the_demo(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    clock, file = SetClock(MONDAY_MORNING), tmp_path / "var" / "demo_password"
    async with sqlite_databases.copied(tmp_path) as url, opened(url, clock) as database:
        await demo_admin(database, clock, tmp_path / "elsewhere")
        assert await demo_admin(database, clock, file) is None
        assert not file.exists()
