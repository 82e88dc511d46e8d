"""A consistent copy of the database while it is in use."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, make_url

PAGES_AT_A_TIME = 1024


class BackupFailed(Exception):
    """In words for whoever asked for it."""


def back_up(database_url: str, target: Path) -> None:
    """Appears under its name when it is whole, readable by its owner alone. Nothing is ever overwritten."""
    if target.exists():
        raise BackupFailed(f"{target} is already there: choose another name")
    if not target.parent.is_dir():
        raise BackupFailed(f"the folder {target.parent} does not exist")
    draft = target.with_name(f".{target.name}.part")
    url = make_url(database_url)
    try:
        # Made here so that nobody else can read it at any time.
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(url, draft)
        else:
            _dump_postgres(url, draft)
        draft.rename(target)
    except OSError as error:
        raise BackupFailed(f"the backup failed: {target.parent} can't be written to: {error.strerror}") from error
    except sqlite3.Error as error:
        raise BackupFailed(f"the backup failed: {error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _copy_sqlite(url: URL, draft: Path) -> None:
    if not url.database or url.database == ":memory:" or not Path(url.database).is_file():
        raise BackupFailed(f"there is no database at {url.database or 'that address'} yet")
    with closing(sqlite3.connect(url.database)) as source, closing(sqlite3.connect(draft)) as copy:
        source.backup(copy, pages=PAGES_AT_A_TIME)
        # One file, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
    if verdict != "ok":
        raise BackupFailed(f"the copy is damaged, and so is the database: {verdict}")


def _dump_postgres(url: URL, draft: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupFailed("pg_dump is not on the path: install the client programs of PostgreSQL")
    done = subprocess.run(
        [program, "--format=custom", f"--file={draft}", f"--dbname={_libpq(url)}"],
        env={**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise BackupFailed(f"pg_dump failed: {' '.join(done.stderr.split())}")


def _libpq(url: URL) -> str:
    """The address as PostgreSQL's own programs read it; the password is not for the list of processes."""
    query = {("sslmode" if key == "ssl" else key): value for key, value in url.query.items()}
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return bare.render_as_string(hide_password=False)
