"""What an error of the API means to us: a `ModelError`, or a refusal."""

from collections.abc import Mapping
from typing import Any

from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

from agent.messages import ModelReply, Say
from agent.models.protocol import ModelError, ModelMisbehaved, ModelRejected, ModelUnavailable
from agent.retrying import judge_status

NO_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
REFUSED = frozenset(
    {"content_filter", "content_policy_violation", "invalid_prompt", "bio_policy", "misalignment_policy_violation"}
)
PASSING = frozenset(
    {"server_error", "internal_error", "rate_limit_exceeded", "overloaded", "overloaded_error", "timeout"}
)


def settle(error: OpenAIError, model: str) -> ModelReply:
    """The refusal that a failed call stands for; every other failure is raised as a `ModelError`."""
    if isinstance(error, APITimeoutError):
        raise ModelUnavailable(f"{model} did not answer in time") from error
    if isinstance(error, APIConnectionError):
        raise ModelUnavailable(f"{model} could not be reached, or its answer was cut off") from error
    if not isinstance(error, APIStatusError):
        raise ModelMisbehaved(f"{model}: {error}") from error
    code, _ = _code_and_message(error.body)
    if error.status_code < 500 and code in REFUSED:
        return ModelReply(Say(""), model=model, finish="refused")
    raise _status_error(error.status_code, code, str(error), error.response.headers, model) from error


def settle_body(error: Any, model: str) -> ModelReply:
    """The same for an error object inside a body that came with status 200, as gateways send them."""
    code, message = _code_and_message(error)
    if code in REFUSED:
        return ModelReply(Say(""), model=model, finish="refused")
    if code.isdigit():
        raise _status_error(int(code), code, message, {}, model)
    if code in PASSING:
        raise ModelUnavailable(f"{model}: {message}")
    raise ModelRejected(f"{model}: {message}")


def _status_error(status: int, code: str, message: str, headers: Mapping[str, str], model: str) -> ModelError:
    again = judge_status(status, headers)
    if again is None or code in NO_QUOTA:
        return ModelRejected(f"{model}: {message}")
    return ModelUnavailable(f"{model}: {message}", retry_after=again.after)


def _code_and_message(error: Any) -> tuple[str, str]:
    """Servers that claim to be compatible differ in where they put the two, and in the code's type."""
    if not isinstance(error, Mapping):
        return "", str(error or "an error without a word")
    inner = error.get("error")
    if isinstance(inner, Mapping):
        error = inner
    code = error.get("code") or error.get("type") or ""
    return str(code), str(error.get("message") or code or "an error without a word")
