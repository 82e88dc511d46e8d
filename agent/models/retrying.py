"""A model that is asked again when it was only unavailable."""

from types import TracebackType

from agent.messages import ModelReply, ModelRequest
from agent.models.protocol import Model, ModelUnavailable
from agent.retrying import Again, Retrier


class RetryingModel:
    """Asks `inner` again by the table in `agent.retrying`: calls of a model are repeatable.

    `ModelUnavailable` is what another attempt may mend. `ModelRejected`, `ModelMisbehaved` and every answer, a refusal
    among them, are final.
    """

    def __init__(self, inner: Model, retrier: Retrier) -> None:
        self._inner = inner
        self._retrier = retrier

    @property
    def name(self) -> str:
        return self._inner.name

    async def answer(self, request: ModelRequest) -> ModelReply:
        try:
            return await self._retrier.run(lambda: self._inner.answer(request), _judge)
        except TimeoutError as error:
            raise ModelUnavailable(f"{self.name} did not answer in time") from error

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def __aenter__(self) -> "RetryingModel":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _judge(error: BaseException) -> Again | None:
    if isinstance(error, ModelUnavailable):
        return Again(after=error.retry_after)
    return Again() if isinstance(error, TimeoutError) else None
