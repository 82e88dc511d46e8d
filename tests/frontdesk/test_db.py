"""`frontdesk db`."""

from pathlib import Path

import pytest

from tests.frontdesk.conftest import Command


def test_a_database_is_brought_up_to_date_once(command: Command) -> None:
    assert command("db", "upgrade").stdout.startswith("brought up to date: ")
    assert command("db", "upgrade").stdout == "already up to date\n"


def test_a_database_that_is_sound_is_told_so(command: Command) -> None:
    command("db", "upgrade")
    ended = command("db", "check")
    assert ended.exit_code == 0
    assert [line.split()[0] for line in ended.stdout.splitlines()] == ["ok"] * 7
    assert "rows: 0 businesses" in ended.stdout


def test_a_database_that_is_not_there_is_not_made_by_looking(command: Command, folder: Path) -> None:
    for arguments in (["db", "check"], ["db", "backup", "copy.db"]):
        ended = command(*arguments)
        assert ended.exit_code == 1
        assert "there is no database at " in ended.stderr
    assert list(folder.iterdir()) == []


def test_a_backup_is_a_file(command: Command, folder: Path) -> None:
    command("db", "upgrade")
    assert command("db", "backup", "copy.db").stdout.startswith("copy.db: ")
    assert (folder / "copy.db").is_file()
    again = command("db", "backup", "copy.db")
    assert (again.exit_code, again.stderr) == (1, "frontdesk: copy.db is already there: choose another name\n")


def test_what_is_missing_is_told_by_a_check(command: Command, folder: Path) -> None:
    (folder / "var").mkdir()
    (folder / "var/frontdesk.db").touch()
    ended = command("db", "check")
    assert ended.exit_code == 1
    assert "FAILED  migrations" in ended.stdout
    assert "booking_core_0002 is missing: run `frontdesk db upgrade`" in ended.stdout
    assert ended.stderr == "frontdesk: something is wrong with the database: migrations\n"


def test_a_file_that_is_no_database_is_refused(command: Command, folder: Path) -> None:
    (folder / "var").mkdir()
    (folder / "var/frontdesk.db").write_text("a shopping list that is long enough to be read as a header")
    ended = command("db", "upgrade")
    assert ended.exit_code == 1
    assert ended.stderr == (
        "frontdesk: the database sqlite+aiosqlite:///var/frontdesk.db can't be used: file is not a database; "
        "check FRONTDESK_DATABASE_URL\n"
    )


def test_a_server_that_does_not_answer_is_refused_without_its_password(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_DATABASE_URL", "postgresql+asyncpg://ana:hunter2@127.0.0.1:1/desk")
    ended = command("db", "upgrade")
    assert ended.exit_code == 1
    assert ended.stderr.startswith(
        "frontdesk: the database postgresql+asyncpg://ana:***@127.0.0.1:1/desk can't be used"
    )
