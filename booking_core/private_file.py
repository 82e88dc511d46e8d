"""Files that nobody else on the machine is to read."""

import os
from contextlib import suppress


def make_privately(path: str) -> None:
    """An empty file for its owner alone; one that is there stays as it is. SQLite, which would let everybody read what
    it makes, gives what it keeps beside a file the permissions of that file."""
    # Whatever is wrong with the place, whoever opens the file will say.
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
