from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.browser import Visits, browser, page, visits
from tests.support.chat_stub import ChatStub
from tests.support.loopback import Loopback

__all__ = ["browser", "page", "visits"]

HERE = Path(__file__).parent


BROWSERS = 2
"""They start first, each in a worker of its own; the others take what is left."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    visiting = [item for item in items if HERE in item.path.parents]
    files = sorted({item.path for item in visiting})
    for item in visiting:
        item.add_marker(pytest.mark.browser)
        # A worker has one browser, and so one event loop, for all of its tests.
        item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
        item.add_marker(pytest.mark.xdist_group(f"browser {files.index(item.path) % BROWSERS}"))


@pytest_asyncio.fixture(loop_scope="session")
async def stub() -> AsyncIterator[ChatStub]:
    scripted = ChatStub()
    yield scripted
    await scripted.close()


@pytest_asyncio.fixture(loop_scope="session")
async def served(stub: ChatStub, visits: Visits) -> AsyncIterator[Loopback]:
    server = Loopback(stub.app)
    await server.start()
    yield server
    await visits.close()
    await server.kill()
