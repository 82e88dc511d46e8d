"""What is done for a conversation in the background, and the protocol of whoever sees to it that it is done.

A job is a wish, not a record: what there is to do stands in the tables of messages and outgoing parts, and a job that
comes twice, or too late, finds nothing to do.
"""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Protocol, TypeAlias


class Job(StrEnum):
    ANSWER = "answer"
    """Run the conversation's turns now."""
    ANSWER_WHEN_QUIET = "answer_when_quiet"
    """Run them when the customer seems to have finished writing."""
    SEND = "send"
    """Bring what is on its way out to the customer."""


Handler: TypeAlias = Callable[[str], Awaitable[float | None]]
"""Does what there is to do in a conversation; tells in how many seconds to call it again, None when that is all."""


class Jobs(Protocol):
    async def start(self, handlers: Mapping[Job, Handler]) -> None: ...

    async def put(self, job: Job, conversation_id: str, *, occasion: str, delay: float = 0.0) -> None:
        """Has the job done soon, one at a time for a conversation. The same `occasion` again may be ignored."""
        ...

    async def stop(self, grace: float) -> None:
        """Ends after what is being done now, or cancels it when the seconds are over."""
        ...
