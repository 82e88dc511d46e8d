"""Brings what the browser tests need: axe-core, and a Chromium where the machine has none."""

import sys
import tarfile
from pathlib import Path

from scripts.node import Node, NodeFailed, find_node
from tests.support.chromium import PACKAGES, UNPACKED, machine_chromium

SHIPPED = PACKAGES / "node_modules/@sparticuz/chromium/bin"
UNPACK = (
    "const {createReadStream, createWriteStream} = require('node:fs');"
    "const {pipeline} = require('node:stream/promises');"
    "const {createBrotliDecompress} = require('node:zlib');"
    "const [from, to] = process.argv.slice(1);"
    "pipeline(createReadStream(from), createBrotliDecompress({chunkSize: 1 << 20}), createWriteStream(to));"
)


def install() -> Path:
    """Gives the path of a Chromium that can be started."""
    node = find_node()
    machine = machine_chromium()
    changed = node.install(PACKAGES, *(("--omit=optional",) if machine else ()))
    if machine is not None:
        return machine
    chromium = UNPACKED / "chromium"
    if changed or not chromium.is_file():
        unpack(node)
    return chromium


def unpack(node: Node) -> None:
    """The package ships the binary and the few libraries and fonts it may miss, each compressed by itself."""
    UNPACKED.mkdir(parents=True, exist_ok=True)
    for packed in SHIPPED.glob("*.br"):
        target = UNPACKED / f"{packed.stem}.part"
        node.run("-e", UNPACK, packed, target, folder=PACKAGES)
        if packed.stem.endswith(".tar"):
            with tarfile.open(target) as archive:
                archive.extractall(UNPACKED, filter="data")
            target.unlink()
        else:
            target.chmod(0o755)
            target.rename(UNPACKED / packed.stem)


def main() -> int:
    try:
        chromium = install()
    except NodeFailed as failed:
        sys.stderr.write(f"browser: {failed}\n")
        return 1
    sys.stdout.write(f"browser: {chromium}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
