"""Writes the types of the HTTP interface for the staff app: `web/staff/api/schema.ts`. With `--check` only compares."""

import json
import sys
import tempfile
from pathlib import Path

from pydantic import SecretStr

from frontdesk import create_app
from frontdesk.settings import Settings
from scripts.node import NodeFailed, find_node
from scripts.web_build import WEB

SCHEMA = WEB / "staff/api/schema.ts"
OUTDATED = f"{SCHEMA.relative_to(WEB.parent)} is not what the API is now: run `python -m scripts.api_types`"


def contract() -> str:
    """The OpenAPI document, with nothing of this machine in it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            database_url=f"sqlite+aiosqlite:///{folder}/nothing.db",
            secret_key=SecretStr("of-no-use-" * 4),
            model="offline",
        )
        return json.dumps(create_app(settings).openapi(), sort_keys=True)


def generated() -> str:
    node = find_node()
    node.install(WEB)
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "openapi.json", Path(folder) / "schema.ts"
        source.write_text(contract())
        # A default of the server is still for the caller to leave out.
        options = ("--alphabetize", "--default-non-nullable=false")
        node.run(WEB / "node_modules/openapi-typescript/bin/cli.js", source, "-o", output, *options, folder=WEB)
        return output.read_text()


def write() -> None:
    SCHEMA.write_text(generated())


def check() -> None:
    if not SCHEMA.is_file() or SCHEMA.read_text() != generated():
        raise NodeFailed(OUTDATED)


def main() -> int:
    try:
        check() if "--check" in sys.argv[1:] else write()
    except NodeFailed as failed:
        sys.stderr.write(f"API types: {failed}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
