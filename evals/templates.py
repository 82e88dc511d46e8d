"""Databases for trials: migrated once, each business imported once, and then copied."""

import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from booking_core import BusinessFile, Database, SetClock, UnitOfWork, create_engine, import_business, upgrade
from frontdesk.database import MIGRATIONS
from frontdesk.same_thread import stay_in_thread

IN_MEMORY = Path("/dev/shm")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

Load = Callable[[UnitOfWork], Awaitable[object]]


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """In memory where the machine has a place for that; it goes when the block ends."""
    parent = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="frontdesk-evals-", dir=parent) as folder:
        yield Path(folder)


@dataclass
class Templates:
    """Of one process; `engine` serves one trial after the other, so that its compiled statements are made once."""

    folder: Path
    _engine: AsyncEngine | None = None
    _made: dict[str, Path] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return self.folder / "trial.db"

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.file}"

    async def fresh(self, business: BusinessFile) -> AsyncEngine:
        """An engine on a new copy of the business's database; the copy of the trial before is gone."""
        key = sha256(repr(business).encode()).hexdigest()[:16]
        return await self.fresh_with(key, lambda uow: import_business(uow, business))

    async def fresh_with(self, key: str, load: Load) -> AsyncEngine:
        """The same of whatever `load` writes; it is asked once for each `key`."""
        template = await self._template(key, load)
        if self._engine is None:
            self._engine = stay_in_thread(create_engine(self.url))
        await self._engine.dispose()
        for left in self.folder.glob("trial.db*"):
            left.unlink()
        shutil.copyfile(template, self.file)
        return self._engine

    async def close(self) -> None:
        if self._engine is not None:
            await self._engine.dispose()

    async def _template(self, key: str, load: Load) -> Path:
        if key not in self._made:
            self._made[key] = await self._make(self.folder / f"business-{key}.db", load)
        return self._made[key]

    async def _make(self, file: Path, load: Load) -> Path:
        shutil.copyfile(await self.migrated(), file)
        engine = create_engine(f"sqlite+aiosqlite:///{file}")
        async with Database(engine, SetClock(LONG_AGO)).writing() as uow:
            await load(uow)
        await engine.dispose()
        return file

    async def migrated(self) -> Path:
        """Made once; a file of this name that is put there before is taken as it is."""
        file = self.folder / "migrated.db"
        if not file.exists():
            draft = file.with_suffix(".draft")
            engine = create_engine(f"sqlite+aiosqlite:///{draft}")
            await upgrade(engine, MIGRATIONS)
            await engine.dispose()
            draft.rename(file)
        return file
