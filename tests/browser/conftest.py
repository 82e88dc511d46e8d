from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.browser import Visits, browser, page, visits
from tests.support.chat_stub import ChatStub
from tests.support.loopback import Loopback

__all__ = ["browser", "page", "visits"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # One browser, and so one event loop and one worker, for all of them.
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.add_marker(pytest.mark.xdist_group("browser"))


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
