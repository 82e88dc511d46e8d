"""Many WebSocket clients in a process of their own, that cost as little as can be: they say when something has come.

Reads one line from its standard input, connects, says `ready`, and then writes a line for every broadcast that has
reached all: the moments of the first, the median and the last arrival, by the machine's monotonic clock.
"""

import asyncio
import json
import statistics
import sys
import time
from dataclasses import dataclass, field
from functools import partial

UPGRADED = b"\r\n\r\n"
# What clients send is masked; with zeros it stays as it is.
HANDSHAKE = b'{"protocol":"json","version":1}\x1e'
HANDSHAKE_FRAME = bytes((0x81, 0x80 | len(HANDSHAKE), 0, 0, 0, 0)) + HANDSHAKE
SHORT, IN_TWO_BYTES, IN_EIGHT_BYTES = 64, 126, 127
"""Pings and handshakes are shorter than anything that is broadcast."""


@dataclass
class Group:
    clients: int
    connected: int = 0
    all_connected: asyncio.Event = field(default_factory=asyncio.Event)
    arrivals: list[float] = field(default_factory=list)

    def connect(self) -> None:
        self.connected += 1
        if self.connected == self.clients:
            self.all_connected.set()

    def arrive(self) -> None:
        self.arrivals.append(time.monotonic())
        if len(self.arrivals) == self.clients:
            print(json.dumps([self.arrivals[0], statistics.median(self.arrivals), self.arrivals[-1]]), flush=True)
            self.arrivals.clear()


class Client(asyncio.Protocol):
    def __init__(self, group: Group, request: bytes, *, of_hub: bool) -> None:
        self._group, self._request, self._of_hub = group, request, of_hub
        self._upgraded = False
        self._data = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._data += data
        if not self._upgraded:
            head, found, rest = self._data.partition(UPGRADED)
            if not found:
                return
            assert b" 101 " in head, head
            self._upgraded, self._data = True, rest
            if self._of_hub:
                self._transport.write(HANDSHAKE_FRAME)
            self._group.connect()
        while (size := frame_size(self._data)) is not None and len(self._data) >= size:
            self._data = self._data[size:]
            if size > SHORT:
                self._group.arrive()


def frame_size(data: bytes) -> int | None:
    """Of the first frame, its head included; None when too little of it is there."""
    if len(data) < 2:
        return None
    length = data[1]
    for marker, width in ((IN_TWO_BYTES, 2), (IN_EIGHT_BYTES, 8)):
        if length == marker:
            return None if len(data) < 2 + width else 2 + width + int.from_bytes(data[2 : 2 + width])
    return 2 + length


def request(port: int, path: str, cookie: str) -> bytes:
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: {cookie}\r\n\r\n"
    ).encode()


async def main() -> None:
    wanted = json.loads(sys.stdin.readline())
    group, loop = Group(len(wanted["cookies"])), asyncio.get_running_loop()
    for cookie in wanted["cookies"]:
        asked = request(wanted["port"], wanted["path"], cookie)
        make = partial(Client, group, asked, of_hub=wanted["of_hub"])
        await loop.create_connection(make, "127.0.0.1", wanted["port"])
    await group.all_connected.wait()
    print("ready", flush=True)
    # Until whoever started it closes the pipe.
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
