"""Work that goes on for as long as the process does, whatever befalls it."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

PAUSE_SECONDS = 5.0

log = logging.getLogger(__name__)


async def keep_running(work: Callable[[], Coroutine[Any, Any, None]], pause: float = PAUSE_SECONDS) -> None:
    """Begins the work again when it fails, after a pause; until it is cancelled itself."""
    while True:
        task = asyncio.create_task(work())
        try:
            await asyncio.wait([task])
        finally:
            task.cancel()
            # It may have a connection to give back first, which nobody closes under its hands.
            await asyncio.wait([task])
        log.error("work in the background failed and begins again", exc_info=task.exception())
        await asyncio.sleep(pause)
