"""`frontdesk serve` as a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from frontdesk.settings import NAMES

ROOT = Path(__file__).parents[2]
PATIENCE = 40


class ServedProcess:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.lines: list[str] = []

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def url(self) -> str:
        """Where customers find it, once it has said so."""
        (address,) = [line.removeprefix("chat: ") for line in self.lines if line.startswith("chat: ")]
        return address.removesuffix("/chat")

    async def ready(self) -> None:
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while not any(line.startswith("chat: ") for line in self.lines):
                line = (await self._process.stdout.readline()).decode()
                assert line, "it ended before it was ready"
                self.lines.append(line.rstrip("\n"))

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ended(self) -> tuple[int, str]:
        """Its exit code, and what it has written to its standard error."""
        async with asyncio.timeout(PATIENCE):
            out, err = await self._process.communicate()
        self.lines += out.decode().splitlines()
        assert self._process.returncode is not None
        return self._process.returncode, err.decode()

    async def kill(self) -> None:
        if self._process.returncode is None:
            # With its workers, which would outlive it and keep its output open.
            os.killpg(self.pid, signal.SIGKILL)
            await self._process.communicate()


@asynccontextmanager
async def serve_process(
    folder: Path, *arguments: str, keeps_log: bool = True, **settings: str
) -> AsyncIterator[ServedProcess]:
    """`settings` by their names outside; the process sees none of this machine's.

    Nobody reads the log before the end: what is asked thousands of things can't keep it, or it waits for a reader.
    """
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "frontdesk", "serve", *arguments),
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE if keeps_log else asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    served = ServedProcess(process)
    try:
        yield served
    finally:
        await served.kill()
