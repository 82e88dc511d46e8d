from pathlib import Path

import pytest

from bench.broadcast import measure, report
from bench.broadcast_listeners import frame_size
from tests.support.databases import PostgresTemplate


@pytest.mark.postgres
async def test_what_is_committed_reaches_every_client(postgres_databases: PostgresTemplate, tmp_path: Path) -> None:
    async with postgres_databases.copied(tmp_path) as url:
        rows = await measure(url, clients=3, rounds=2, elsewhere=True)
    assert [row.commit for row in rows] == ["this process", "another process"]
    assert all(0 < row.median <= row.last for row in rows)
    report({"PostgreSQL": rows}, 3)


@pytest.mark.parametrize(
    ("data", "size"),
    [(b"", None), (b"\x81\x03", 5), (b"\x81\x7e\x01", None), (b"\x81\x7e\x01\x00", 260)],
    ids=["nothing", "short", "half a head", "longer"],
)
def test_a_frame_is_as_long_as_its_head_says(data: bytes, size: int | None) -> None:
    assert frame_size(data) == size
