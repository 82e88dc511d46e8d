"""Builds the browser's side into `web/dist/`, when something has changed since the last time."""

import gzip
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.node import NodeFailed, find_node, fingerprint

WEB = Path(__file__).resolve().parent.parent / "web"
DIST = WEB / "dist"


@dataclass(frozen=True)
class Part:
    """Something that is built by itself: from its folder, to its files in `dist`."""

    name: str
    outputs: tuple[str, ...]

    @property
    def config(self) -> Path:
        return WEB / f"vite.{self.name}.config.ts"

    @property
    def stamp(self) -> Path:
        return DIST / f".{self.name}-built"

    def wanted(self) -> str:
        folder = WEB / self.name
        files = [file for file in folder.rglob("*") if file.is_file() and not _is_beside_it(file)]
        return fingerprint([*files, self.config, WEB / "package.json", WEB / "package-lock.json"])

    def is_current(self) -> bool:
        there = all((DIST / output).is_file() for output in self.outputs)
        return there and self.stamp.is_file() and self.stamp.read_text() == self.wanted()


def _is_beside_it(file: Path) -> bool:
    return file.name.endswith((".test.ts", ".test.tsx", ".md"))


PARTS = (Part("widget", ("widget.js", "chat.html")), Part("staff", ("staff/index.html",)))


def build(*, force: bool = False) -> list[str]:
    """Builds the parts that are out of date and tells what came of it."""
    stale = [part for part in PARTS if force or not part.is_current()]
    if not stale:
        return []
    node = find_node()
    node.install(WEB)
    said: list[str] = []
    for part in stale:
        wanted = part.wanted()
        node.run(WEB / "node_modules/vite/bin/vite.js", "build", "--config", part.config, folder=WEB)
        missing = [output for output in part.outputs if not (DIST / output).is_file()]
        if missing:
            raise NodeFailed(f"the build of {part.name} made no {', '.join(missing)}")
        part.stamp.write_text(wanted)
        said.extend(f"built web/dist/{output}: {sizes(DIST / output)}" for output in part.outputs)
    return said


def sizes(file: Path) -> str:
    content = file.read_bytes()
    return f"{len(content) / 1000:.1f} kB, {len(gzip.compress(content, 9)) / 1000:.1f} kB compressed"


def main() -> int:
    try:
        lines = build(force="--force" in sys.argv[1:])
    except NodeFailed as failed:
        sys.stderr.write(f"web build: {failed}\n")
        return 1
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
