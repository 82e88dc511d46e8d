"""The client that the adapters share, set up so that nothing but our own policy decides about waiting."""

from openai import AsyncOpenAI, Timeout

from agent.retrying import RetryPolicy

OPENAI_URL = "https://api.openai.com/v1"


def open_client(*, api_key: str | None, base_url: str | None, policy: RetryPolicy) -> AsyncOpenAI:
    """Retries are off: they are `RetryingModel`'s. A server that wants no key gets a word in its place, or the client
    would look for one in the environment, and that one may be meant for another server."""
    return AsyncOpenAI(
        api_key=api_key or "no-key",
        base_url=base_url or OPENAI_URL,
        max_retries=0,
        timeout=Timeout(policy.attempt_seconds, connect=min(5.0, policy.attempt_seconds)),
    )
