"""Brings the virtual environment and the web build to what this checkout wants; does nothing when they are there.

    python3 scripts/set_up.py run|dev|peers

`run` has what the product needs, `dev` also what its tests need; `peers` is an environment of its own, with the
libraries that `bench/` compares with. Runs with the standard library alone, and one at a time.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 22


class SetUpFailed(Exception):
    """What went wrong, in words for whoever called make."""


class Environment:
    """A virtual environment that remembers what was installed into it."""

    def __init__(self, folder: Path, requirements: Path = REQUIREMENTS) -> None:
        self.folder = folder
        self._requirements = requirements
        self.python = folder / "bin" / "python"
        self._notes = folder / ".set-up.json"

    def make(self) -> None:
        if self._is_sound():
            return
        say(f"making {self.folder.name}")
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)], capture_output=True, text=True
        )
        if made.returncode != 0:
            raise SetUpFailed(
                f"{sys.executable} can't make a virtual environment:\n{made.stdout}{made.stderr}".rstrip()
            )

    def _is_sound(self) -> bool:
        if not self.python.exists():
            return False
        asked = subprocess.run([str(self.python), "-c", f"import pip, sys; assert sys.version_info >= {OLDEST_PYTHON}"])
        return asked.returncode == 0

    def install(self, what: str, wanted: str, *arguments: str, also: tuple[str, ...] = ()) -> None:
        """`wanted` changes when there is something new to install; `also` are those that come with it."""
        if self._notes_now().get(what) == wanted:
            return
        say(f"installing {what}")
        self.run("-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check", *arguments)
        notes = {**self._notes_now(), what: wanted, **{name: fingerprint(self._requirements / name) for name in also}}
        self._notes.write_text(json.dumps(notes, indent=1))

    def install_locked(self, name: str, also: tuple[str, ...] = ()) -> None:
        locked = self._requirements / name
        self.install(name, fingerprint(locked), "--require-hashes", "-r", str(locked), also=also)

    def install_project(self) -> None:
        wanted = fingerprint(ROOT / "pyproject.toml")
        self.install("frontdesk", wanted, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))

    def run(self, *arguments: str) -> None:
        done = subprocess.run([str(self.python), *arguments], cwd=ROOT)
        if done.returncode != 0:
            raise SetUpFailed(f"`{' '.join(('python', *arguments[:3]))}` failed: see above")

    def _notes_now(self) -> Mapping[str, str]:
        try:
            found: dict[str, str] = json.loads(self._notes.read_text())
        except (OSError, ValueError):
            return {}
        return found


def set_up(purpose: str) -> None:
    with one_at_a_time(REQUIREMENTS / "run.txt"):
        if purpose == "peers":
            set_up_peers()
            return
        environment = Environment(ROOT / ".venv")
        environment.make()
        if purpose == "dev":
            environment.install_locked("dev.txt", also=("run.txt",))
        else:
            environment.install_locked("run.txt")
        environment.install_project()
        if not machine_has_node():
            environment.install_locked("node.txt")
        environment.run("-m", "scripts.web_build")
        if purpose == "dev":
            environment.run("-m", "scripts.browser_install")


def set_up_peers() -> None:
    """Their versions are not locked: whoever compares wants what is current."""
    environment = Environment(ROOT / ".venv-peers")
    environment.make()
    environment.install_locked("run.txt")
    peers: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["peers"]
    for peer in peers:
        try:
            environment.install(peer, peer, peer)
        except SetUpFailed as failed:
            say(f"{peer} is left out: {failed}")


def machine_has_node() -> bool:
    node = shutil.which("node")
    if node is None or not Path(node).with_name("npm").exists():
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)\.", said)
    return found is not None and int(found[1]) >= OLDEST_NODE


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Two makes at once would install into the same folder."""
    with lock.open() as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield


def fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def say(line: str) -> None:
    sys.stderr.write(f"set-up: {line}\n")


def main() -> int:
    os.environ.pop("PYTHONPATH", None)
    try:
        set_up(sys.argv[1])
    except SetUpFailed as failed:
        say(str(failed))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
