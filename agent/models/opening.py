"""From the setting `FRONTDESK_MODEL` to a model."""

import asyncio
from collections.abc import Awaitable, Callable

from agent.models.protocol import Model, ModelRejected
from agent.models.retrying import RetryingModel
from agent.retrying import Retrier, RetryPolicy


def open_model(
    setting: str,
    *,
    api_key: str | None = None,
    base_url: str | None = None,
    policy: RetryPolicy | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Model:
    """`offline`, `openai:NAME` or `openai-chat:NAME`; the latter two behind `RetryingModel`.

    Raises `ModelRejected` for any other setting, and when OpenAI itself is meant and there is no key.
    """
    if setting == "offline":
        return _open_offline()
    kind, _, model_name = setting.partition(":")
    if kind not in ("openai", "openai-chat") or not model_name.strip():
        raise ModelRejected(f"no model is called {setting!r}: expected offline, openai:NAME or openai-chat:NAME")
    if not api_key and not base_url:
        raise ModelRejected(f"{setting} needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server that wants no key")
    policy = policy or RetryPolicy()
    return RetryingModel(
        _open_openai(kind, model_name.strip(), api_key, base_url, policy), Retrier(policy, sleep=sleep)
    )


def _open_openai(kind: str, model_name: str, api_key: str | None, base_url: str | None, policy: RetryPolicy) -> Model:
    # Not at the top: openai takes most of a second to import, and the default model does without.
    from agent.models.openai_chat import OpenAIChatModel
    from agent.models.openai_client import open_client
    from agent.models.openai_responses import OpenAIResponsesModel

    client = open_client(api_key=api_key, base_url=base_url, policy=policy)
    return OpenAIChatModel(client, model_name) if kind == "openai-chat" else OpenAIResponsesModel(client, model_name)


def _open_offline() -> Model:
    from agent.models.offline import OfflineModel

    return OfflineModel()
