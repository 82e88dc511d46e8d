"""The one protocol behind which every model stands."""

from typing import Protocol

from agent.messages import ModelReply, ModelRequest


class ModelError(Exception):
    """A model that could not answer.

    ModelError
    ├── ModelUnavailable     worth trying again later: network, time-out, rate limit, 5xx, all retries used
    ├── ModelRejected        never worth retrying: bad request, bad key, unknown model, no quota
    └── ModelMisbehaved      answered, but with something that is not the protocol
    """

    code = "model_error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ModelUnavailable(ModelError):
    """`retry_after` is the wait in seconds that the provider asked for, if it did."""

    code = "model_unavailable"

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ModelRejected(ModelError):
    code = "model_rejected"


class ModelMisbehaved(ModelError):
    code = "model_misbehaved"


class Model(Protocol):
    @property
    def name(self) -> str:
        """As in the setting: `offline`, `openai:gpt-x`; kept as evidence with what it booked."""
        ...

    async def answer(self, request: ModelRequest) -> ModelReply:
        """One step. Raises a `ModelError`, and nothing else that is expected."""
        ...

    async def aclose(self) -> None:
        """Gives back connections; a closed model is not used again."""
        ...
