"""Engines and transactions. The only file that commits.

A transaction is one HTTP request or one tool call, and never spans a model's thinking. Writers on SQLite take the
write lock at the start (`BEGIN IMMEDIATE`), in turn within a process, so that none of them fails half-way as busy.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, PoolProxiedConnection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from booking_core.catalog import Catalog
from booking_core.catalog_store import catalog_version, load_catalog
from booking_core.changes import PendingChange
from booking_core.changes_store import append_changes
from booking_core.clock import Clock
from booking_core.contact_store import stirred_conversations
from booking_core.private_file import make_privately
from booking_core.storable import replace_what_cannot_be_stored

SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=15000")
POSTGRES_POOL_SIZE = 10
PROCESS_NAMES = "frontdesk-"
"""How the names begin under which processes are known to PostgreSQL, each by its own."""


def create_engine(url: str) -> AsyncEngine:
    """For `sqlite+aiosqlite:///path` (file and folders are made, the file for its owner alone), `sqlite+aiosqlite://`
    (in memory) or `postgresql+asyncpg://…`. What a statement was called with is in no error: customers wrote it."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_async_engine(
            url,
            pool_size=POSTGRES_POOL_SIZE,
            max_overflow=22,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": {"application_name": f"{PROCESS_NAMES}{secrets.token_hex(4)}"}},
        )
        replace_what_cannot_be_stored(engine.sync_engine)
        return engine
    in_memory = parsed.database in (None, "", ":memory:")
    if not in_memory:
        Path(str(parsed.database)).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1 if in_memory else 5,
        max_overflow=0 if in_memory else 10,
        pool_timeout=60,
        hide_parameters=True,
    )
    if not in_memory:
        event.listen(engine.sync_engine, "do_connect", _make_file)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    replace_what_cannot_be_stored(engine.sync_engine)
    return engine


def _make_file(_: Dialect, __: ConnectionPoolEntry | None, where: tuple[Any, ...], ___: dict[str, Any]) -> None:
    make_privately(where[0])


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry | PoolProxiedConnection) -> None:
    # The driver would begin transactions by itself, always too late; `_begin_sqlite` does it instead.
    connection.isolation_level = None
    # When a statement fails, the pool closes the connection.
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("frontdesk_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


class UnitOfWork:
    """One transaction: its session, the instant it counts as, and the business as it stands.

    What happens to bookings is recorded here and written last, so that sequence numbers follow the order of commits.
    """

    def __init__(self, session: AsyncSession, clock: Clock, catalogs: "CatalogCache") -> None:
        self.session = session
        self.now = clock.now()
        self._catalogs = catalogs
        self._catalog: Catalog | None = None
        self._catalog_changed = False
        self._changes: list[PendingChange] = []

    @property
    def on_postgres(self) -> bool:
        return self.session.get_bind().dialect.name == "postgresql"

    async def catalog(self) -> Catalog:
        """Raises `NotFound` when no business has been loaded yet."""
        if self._catalog is None:
            # What this transaction changed may never be committed: it is not for the others to see.
            self._catalog = await (_as_it_stands if self._catalog_changed else self._catalogs.current)(self.session)
        return self._catalog

    def forget_catalog(self) -> None:
        """After a change of the business within this transaction."""
        self._catalog = None
        self._catalog_changed = True

    def record(self, change: PendingChange) -> None:
        self._changes.append(change)

    async def write_changes(self) -> int | None:
        """Gives out sequence numbers, the last of which is returned; None when nothing was recorded."""
        if not self._changes:
            return None
        return await append_changes(self.session, self._changes, self.now)


async def _as_it_stands(session: AsyncSession) -> Catalog:
    return await load_catalog(session, await catalog_version(session))


class CatalogCache:
    """The last snapshot seen; every transaction asks for the version, which is one small statement."""

    def __init__(self) -> None:
        self._catalog: Catalog | None = None

    async def current(self, session: AsyncSession) -> Catalog:
        version = await catalog_version(session)
        if self._catalog is None or self._catalog.version != version:
            self._catalog = await load_catalog(session, version)
        return self._catalog


class Database:
    """Hands out transactions on one engine, with the product's clock."""

    def __init__(self, engine: AsyncEngine, clock: Clock, *, within: AsyncConnection | None = None) -> None:
        self.engine = engine
        # SQLite's readers see one moment anyway.
        on_sqlite = engine.dialect.name == "sqlite"
        snapshots = engine if on_sqlite else engine.execution_options(isolation_level="REPEATABLE READ")
        self._snapshots, self._writable = within or snapshots, within or engine
        self.clock = clock
        self._catalogs = CatalogCache()
        self._writers: asyncio.Lock | None = asyncio.Lock() if on_sqlite else None
        self._listeners: list[Callable[[int], None]] = []
        self._conversation_listeners: list[Callable[[str], None]] = []

    def on_change(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Calls `listener` after each commit that changed bookings, with its last sequence number.

        Returns what takes the listener away again. Only changes of this process are told here.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_conversation(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """As `on_change`, for each conversation in which something was said, or whose owner changed, or who waits."""
        self._conversation_listeners.append(listener)
        return lambda: self._conversation_listeners.remove(listener)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[UnitOfWork]:
        """All that is read is as it was at one moment, the first statement's."""
        async with AsyncSession(
            self._snapshots, expire_on_commit=False, autoflush=False, join_transaction_mode="create_savepoint"
        ) as session:
            yield UnitOfWork(session, self.clock, self._catalogs)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[UnitOfWork]:
        """Commits when the block ends, rolls back when it raises."""
        if self._writers is None:
            async with self._transaction() as uow:
                yield uow
            return
        async with self._writers, self._transaction() as uow:
            yield uow

    @asynccontextmanager
    async def together(self, clock: Clock) -> AsyncIterator["Database"]:
        """A database whose transactions are all committed when the block ends, and none of them when it raises.

        For work that is done at once and alone: it keeps every other writer waiting, and nobody is told of it.
        """
        async with AsyncExitStack() as stack:
            if self._writers is not None:
                await stack.enter_async_context(self._writers)
            connection = await stack.enter_async_context(self.engine.connect())
            await connection.execution_options(frontdesk_writing=True)
            await stack.enter_async_context(connection.begin())
            yield Database(self.engine, clock, within=connection)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[UnitOfWork]:
        options: dict[str, Any] = {"frontdesk_writing": True}
        async with AsyncSession(
            self._writable, expire_on_commit=False, autoflush=False, join_transaction_mode="create_savepoint"
        ) as session:
            await session.connection(execution_options=options)
            # A writer may have waited for the lock: its instant is the one at which it got it.
            uow = UnitOfWork(session, self.clock, self._catalogs)
            yield uow
            await session.flush()
            last = await uow.write_changes()
            await session.commit()
            self._announce(last, stirred_conversations(session))

    def _announce(self, last: int | None, conversation_ids: Collection[str]) -> None:
        if last is not None:
            for listener in tuple(self._listeners):
                listener(last)
        for conversation_id in conversation_ids:
            for told in tuple(self._conversation_listeners):
                told(conversation_id)

    async def close(self) -> None:
        await self.engine.dispose()
