from pathlib import Path

from bench.race import PROVIDERS, RACES, measure, report
from tests.support.databases import SqliteTemplate
from tests.support.races import slots


async def test_every_race_ends_with_one_winner_a_slot(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    rows = await measure("SQLite", sqlite_databases, tmp_path, tasks=3, wanted=slots(PROVIDERS, 5))
    assert [row.race for row in rows] == [name for name, _ in RACES]
    assert (rows[0].won, rows[0].refused) == (5, 10)
    report(rows)
