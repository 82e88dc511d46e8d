"""Token counts, which compatible servers leave out, or leave null, as they please."""

from typing import Any

from agent.messages import Usage


def read_usage(usage: Any, *, prefix_in: str, prefix_out: str) -> Usage:
    """`prefix_in` and `prefix_out` name the protocol's fields: `prompt` and `completion`, or `input` and `output`."""
    if not isinstance(usage, dict):
        return Usage()
    details = usage.get(f"{prefix_in}_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else 0
    return Usage(_count(usage.get(f"{prefix_in}_tokens")), _count(usage.get(f"{prefix_out}_tokens")), _count(cached))


def _count(number: Any) -> int:
    return number if isinstance(number, int) and number > 0 else 0
