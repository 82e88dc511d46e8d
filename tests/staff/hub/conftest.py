from collections.abc import AsyncIterator

import pytest

from tests.support.hub_desk import ServedDesk, served
from tests.support.team_desk import TeamDesk


@pytest.fixture
async def served_desk(sqlite_desk: TeamDesk) -> AsyncIterator[ServedDesk]:
    """Over real sockets, with the server's settings of production."""
    async with served(sqlite_desk) as found:
        yield found
