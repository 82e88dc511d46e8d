"""Pins what pyproject.toml allows, with hashes: `requirements/*.txt`. Needs uv, which it installs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
OPTIONS = ("--universal", "--generate-hashes", "--no-annotate", "--no-header", "--upgrade", "--python-version=3.11")
LOCKS = {
    "dev.txt": ("pyproject.toml", "requirements/build.in", "--extra=dev"),
    # One set of versions: what runs is what was tested.
    "run.txt": ("pyproject.toml", "requirements/build.in", "--constraint=requirements/dev.txt"),
    "node.txt": ("requirements/node.in",),
}


def main() -> int:
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    uv = Path(sys.executable).with_name("uv")
    for name, sources in LOCKS.items():
        output = f"--output-file={REQUIREMENTS / name}"
        subprocess.run(
            [uv, "pip", "compile", "--no-config", "--quiet", *OPTIONS, *sources, output], cwd=ROOT, check=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
