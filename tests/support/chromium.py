"""Where a Chromium for the tests is, and how it is started."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = Path(__file__).resolve().parent.parent / "browser"
UNPACKED = PACKAGES / "node_modules/.chromium"

# As root in a container there is no sandbox to have; the rest keeps it from calling home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Chromium:
    """A binary and what must be in its environment for it to start."""

    binary: Path
    environment: dict[str, str] = field(default_factory=dict)


def machine_chromium() -> Path | None:
    """The machine's own browser, if it has one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return None


def find_chromium() -> Chromium:
    """The machine's browser, else the one that `python -m scripts.browser_install` unpacked."""
    machine = machine_chromium()
    if machine is not None:
        return Chromium(machine)
    binary = UNPACKED / "chromium"
    if not binary.is_file():
        raise RuntimeError("No Chromium: run `python -m scripts.browser_install` first.")
    environment = dict(os.environ)
    if _misses_libraries(binary):
        environment["LD_LIBRARY_PATH"] = os.pathsep.join(
            filter(None, [str(UNPACKED / "lib"), environment.get("LD_LIBRARY_PATH", "")])
        )
    if not Path("/usr/share/fonts").is_dir():
        environment["FONTCONFIG_FILE"] = str(_font_settings())
    return Chromium(binary, environment)


def _misses_libraries(binary: Path) -> bool:
    listed = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, check=False)
    return "not found" in listed.stdout


def _font_settings() -> Path:
    settings = UNPACKED / "fonts-here.conf"
    folders = f"<dir>{UNPACKED / 'fonts'}</dir><cachedir>{UNPACKED / 'fonts-cache'}</cachedir>"
    settings.write_text(f'<?xml version="1.0"?><fontconfig>{folders}</fontconfig>')
    return settings
