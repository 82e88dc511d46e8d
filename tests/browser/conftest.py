from pathlib import Path

import pytest

from tests.support.browser import browser, page, visits

__all__ = ["browser", "page", "visits"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # One browser, and so one event loop and one worker, for all of them.
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.add_marker(pytest.mark.xdist_group("browser"))
