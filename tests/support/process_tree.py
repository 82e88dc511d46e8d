"""Which process of several it was, as Linux tells it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ESTABLISHED = "01"


def connected_descendant(parent: int, port: int) -> int:
    """The only process below `parent` that has a connection to this port of the machine."""
    sockets = {f"socket:[{inode}]" for inode in _connected_to(port)}
    (found,) = [process for process in _descendants(parent) if sockets & _open_files(process)]
    return found


def _connected_to(port: int) -> Iterator[str]:
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == ESTABLISHED and int(fields[2].rpartition(":")[2], 16) == port:
            yield fields[9]


def _descendants(parent: int) -> Iterator[int]:
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name of a program may have anything in it, brackets included.
            after_name = status.read_text().rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                child = int(status.parent.name)
                yield child
                yield from _descendants(child)


def _open_files(process: int) -> set[str]:
    found = set()
    with suppress(OSError):
        for each in Path(f"/proc/{process}/fd").iterdir():
            with suppress(OSError):
                found.add(os.readlink(each))
    return found
