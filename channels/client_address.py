"""Where a request comes from: the peer itself, unless it is a proxy that the settings name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from starlette.requests import HTTPConnection

Network: TypeAlias = IPv4Network | IPv6Network
# One household has a whole /64: a limit for each of its addresses would be none.
IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class ClientAddresses:
    trusted_proxies: Sequence[Network] = ()

    def of(self, connection: HTTPConnection) -> str:
        """An address, or for IPv6 its network; empty when the transport has none."""
        peer = connection.client.host if connection.client else ""
        address = _address(peer)
        if address is None:
            return peer
        forwarded = ",".join(connection.headers.getlist("x-forwarded-for")).split(",")
        return _shown(self._behind_proxies(address, reversed(forwarded)))

    def _behind_proxies(self, peer: IPv4Address | IPv6Address, forwarded: Iterable[str]) -> IPv4Address | IPv6Address:
        """The last one whom a trusted proxy vouches for: anybody may have written what stands to its left."""
        for each in forwarded:
            if not self._trusts(peer):
                break
            named = _address(each.strip())
            if named is None:
                break
            peer = named
        return peer

    def _trusts(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address.version == network.version and address in network for network in self.trusted_proxies)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def _shown(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, IPV6_PREFIX), strict=False))
