import pytest
from starlette.requests import Request

from channels.client_address import ClientAddresses
from channels.rate_limit import Rate
from channels.refusals import RateLimited
from frontdesk.calls_limit import FEED_READS, WEBHOOK_CALLS, calls_limit


def call_from(address: str) -> Request:
    return Request({"type": "http", "headers": [], "client": (address, 4711)})


@pytest.mark.parametrize("rate", [WEBHOOK_CALLS, FEED_READS], ids=["webhooks", "feeds"])
def test_whoever_calls_too_often_is_asked_to_wait_and_nobody_else(rate: Rate) -> None:
    count = calls_limit(rate, ClientAddresses(), timer=lambda: 0.0)
    for _ in range(rate.burst):
        count(call_from("203.0.113.7"))
    with pytest.raises(RateLimited):
        count(call_from("203.0.113.7"))
    count(call_from("203.0.113.8"))
