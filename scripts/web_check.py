"""Checks the browser's side: format, lint, types, unit tests, API types that are the API's, and lock files that any
registry can serve."""

import json
import sys
from pathlib import Path

from scripts import api_types
from scripts.node import NodeFailed, find_node
from scripts.web_build import WEB

LOCKS = (WEB / "package-lock.json", WEB.parent / "tests/browser/package-lock.json")
CHECKS = (
    ("@biomejs/biome/bin/biome", "ci", "--colors=off", "."),
    ("typescript/bin/tsc",),
    ("vitest/vitest.mjs", "run"),
)


def check() -> None:
    addressed = [f"{lock}: {name}" for lock in LOCKS for name in addressed_packages(lock)]
    if addressed:
        raise NodeFailed("a lock file names the registry it was made with:\n" + "\n".join(addressed))
    node = find_node()
    node.install(WEB)
    for script, *arguments in CHECKS:
        node.run(WEB / "node_modules" / script, *arguments, folder=WEB)
    api_types.check()


def addressed_packages(lock: Path) -> list[str]:
    packages = json.loads(lock.read_text())["packages"]
    return [name for name, package in packages.items() if "resolved" in package]


def main() -> int:
    try:
        check()
    except NodeFailed as failed:
        sys.stderr.write(f"web check: {failed}\n")
        return 1
    sys.stdout.write("web check: format, lint, types, unit tests, API types and lock files are in order\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
