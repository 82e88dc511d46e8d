"""`frontdesk serve` as a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
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


def serve_process(folder: Path, *arguments: str, **settings: str) -> AbstractAsyncContextManager[ServedProcess]:
    """`settings` by their names outside; the process sees none of this machine's."""
    return _serve(folder, arguments, settings, asyncio.subprocess.PIPE)


def serve_without_log(folder: Path, *arguments: str, **settings: str) -> AbstractAsyncContextManager[ServedProcess]:
    """For thousands of requests: a log that nobody reads before the end would make the process wait for a reader."""
    return _serve(folder, arguments, settings, asyncio.subprocess.DEVNULL)


@asynccontextmanager
async def _serve(
    folder: Path, arguments: Sequence[str], settings: Mapping[str, str], log: int
) -> AsyncIterator[ServedProcess]:
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "frontdesk", "serve", *arguments),
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=log,
        start_new_session=True,
    )
    served = ServedProcess(process)
    try:
        yield served
    finally:
        await served.kill()
