"""`frontdesk serve` in a process and a folder of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

START_SECONDS, STOP_SECONDS = 60.0, 15.0
OURS = ("FRONTDESK_", "TWILIO_", "OPENAI_")
SOURCES = Path(__file__).resolve().parents[2]
READY = b"chat: "


class ServerFailed(Exception):
    """With the last of what it said."""


@asynccontextmanager
async def demo_server(folder: Path, settings: Mapping[str, str]) -> AsyncIterator[str]:
    """The address of a server with these settings, which ends with the block.

    Nothing that is set on this machine reaches it. Raises `ServerFailed`.
    """
    log = folder / "server.log"
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "frontdesk", "serve", "--port", "0"),
            cwd=folder,
            env=_environment(settings),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    try:
        yield await _address(process, log)
    finally:
        await _stop(process)


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    path = os.pathsep.join(filter(None, [str(SOURCES), inherited.get("PYTHONPATH")]))
    return {**inherited, "PYTHONPATH": path, **settings}


async def _address(process: asyncio.subprocess.Process, log: Path) -> str:
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_SECONDS):
            async for line in process.stdout:
                if line.startswith(READY):
                    return line.removeprefix(READY).decode().strip().removesuffix("/chat")
    except TimeoutError:
        pass
    raise ServerFailed(f"the server did not start\n{_last_words(log)}")


def _last_words(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").strip().splitlines()[-5:])


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            # What it still prints has to go somewhere, or it waits for ever.
            await process.communicate()
    except TimeoutError:
        process.kill()
        await process.wait()
