from dataclasses import dataclass, field
from ipaddress import ip_network

import pytest
from starlette.requests import Request

from channels.client_address import ClientAddresses


@dataclass(frozen=True)
class Case:
    id: str
    peer: str | None
    expected: str
    forwarded: tuple[str, ...] = ()
    trusted: tuple[str, ...] = field(default=("10.0.0.0/8", "2001:db8:1::/48"))


CASES = (
    Case("the peer itself", "203.0.113.7", "203.0.113.7"),
    Case("a stranger's header counts for nothing", "203.0.113.7", "203.0.113.7", ("198.51.100.1",)),
    Case("nor without any proxies", "10.0.0.1", "10.0.0.1", ("198.51.100.1",), trusted=()),
    Case("a proxy tells who asked it", "10.0.0.1", "198.51.100.1", ("198.51.100.1",)),
    Case("a chain of proxies", "10.0.0.1", "198.51.100.1", ("198.51.100.1, 10.2.0.9",)),
    Case("what the client wrote itself is not believed", "10.0.0.1", "198.51.100.1", ("1.2.3.4, 198.51.100.1",)),
    Case("several headers are one list", "10.0.0.1", "198.51.100.1", ("1.2.3.4", "198.51.100.1")),
    Case("nonsense ends the chain", "10.0.0.1", "10.0.0.1", ("198.51.100.1, unknown",)),
    Case("an empty header", "10.0.0.1", "10.0.0.1", ("",)),
    Case("only proxies", "10.0.0.1", "10.0.0.3", ("10.0.0.3, 10.0.0.2",)),
    Case("a household has one network", "2001:db8:2:3:4:5:6:7", "2001:db8:2:3::/64"),
    Case("an older address in a newer one", "::ffff:203.0.113.7", "203.0.113.7"),
    Case("a proxy reached by the newer protocol", "2001:db8:1::1", "198.51.100.1", ("198.51.100.1",)),
    Case("no address at all", None, ""),
    Case("a socket's name", "testclient", "testclient", ("198.51.100.1",)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_address_of_a_client(case: Case) -> None:
    addresses = ClientAddresses(tuple(ip_network(each) for each in case.trusted))
    headers = [(b"x-forwarded-for", value.encode()) for value in case.forwarded]
    client = (case.peer, 4711) if case.peer else None
    assert addresses.of(Request({"type": "http", "headers": headers, "client": client})) == case.expected
