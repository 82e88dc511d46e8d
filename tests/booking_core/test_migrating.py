from pathlib import Path

import pytest
from sqlalchemy import text

from booking_core import Database, NewerDatabase, create_engine, missing_revisions, upgrade
from tests.support.databases import MIGRATIONS

CORE = "booking_core_0002"
HIGHER = "higher_0001"


@pytest.fixture
def higher(tmp_path: Path) -> Path:
    """The migrations of a package above, which build on those of the core."""
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "higher_0001.py").write_text(
        f'''
import sqlalchemy as sa
from alembic import op

revision = "{HIGHER}"
down_revision = None
branch_labels = ("higher",)
depends_on = "{CORE}"


def upgrade() -> None:
    op.create_table("higher", sa.Column("id", sa.Integer(), primary_key=True))
'''
    )
    return folder


async def test_an_empty_database_misses_every_head_until_it_is_upgraded(tmp_path: Path, higher: Path) -> None:
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
    try:
        assert await missing_revisions(engine, [higher]) == (CORE, HIGHER)
        await upgrade(engine, [higher])
        assert await missing_revisions(engine, [higher]) == ()
        await upgrade(engine, [higher])
        assert await missing_revisions(engine, [higher]) == ()
    finally:
        await engine.dispose()


async def test_what_a_package_above_adds_later_is_missed(tmp_path: Path, higher: Path) -> None:
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'core.db'}")
    try:
        await upgrade(engine)
        assert await missing_revisions(engine) == ()
        assert await missing_revisions(engine, [higher]) == (HIGHER,)
    finally:
        await engine.dispose()


async def test_a_database_of_a_newer_version_is_told_apart_from_an_old_one(database: Database) -> None:
    async with database.writing() as uow:
        one = "(SELECT min(version_num) FROM alembic_version)"
        newer = f"UPDATE alembic_version SET version_num = 'booking_core_9999' WHERE version_num = {one}"
        await uow.session.execute(text(newer))
    with pytest.raises(NewerDatabase, match="booking_core_9999 is not known here"):
        await missing_revisions(database.engine, MIGRATIONS)
