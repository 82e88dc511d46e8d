import pytest
from starlette.requests import Request

from channels.client_address import ClientAddresses
from channels.refusals import RateLimited
from frontdesk.webhook_limit import CALLS, webhook_limit


def call_from(address: str) -> Request:
    return Request({"type": "http", "headers": [], "client": (address, 4711)})


def test_whoever_calls_too_often_is_asked_to_wait_and_nobody_else() -> None:
    count = webhook_limit(ClientAddresses(), timer=lambda: 0.0)
    for _ in range(CALLS.burst):
        count(call_from("203.0.113.7"))
    with pytest.raises(RateLimited):
        count(call_from("203.0.113.7"))
    count(call_from("203.0.113.8"))
