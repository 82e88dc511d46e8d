"""The wheel that is built of this checkout has all that it needs to run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.settings import NAMES

ROOT = Path(__file__).parents[2]
NOT_BUILT_OF = (".*", "__pycache__", "*.egg-info", "node_modules", "build", "dist", "tests", "bench", "var", "logs")
WEB_FILES = ("chat.html", "widget.js", "staff/index.html", "staff/assets/index-1.js.gz")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    source, site = folder / "source", folder / "site"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*NOT_BUILT_OF))
    for name in WEB_FILES:
        file = source / "web" / "dist" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(folder), str(source))
    (wheel,) = folder.glob("frontdesk-*.whl")
    pip("install", "--target", str(site), str(wheel))
    return site


def pip(verb: str, *arguments: str) -> None:
    offline = ("--no-deps", "--no-index", "--disable-pip-version-check", "-q")
    done = subprocess.run([sys.executable, "-m", "pip", verb, *offline, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def ran(site: Path, folder: Path, *arguments: str) -> str:
    """What Python says when it finds the installed packages first, and the checkout not at all."""
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_command_runs_and_brings_a_business_into_a_database(site: Path, tmp_path: Path) -> None:
    assert "serve" in ran(site, tmp_path, "-m", "frontdesk", "--help")
    assert "brought up to date" in ran(site, tmp_path, "-m", "frontdesk", "db", "upgrade")
    ran(site, tmp_path, "-m", "frontdesk", "import", str(site / "frontdesk" / "demo_business.yaml"))
    assert "already up to date" in ran(site, tmp_path, "-m", "frontdesk", "db", "upgrade")


def test_the_chat_and_the_staff_app_are_found_in_it(site: Path, tmp_path: Path) -> None:
    told = ran(site, tmp_path, "-c", "from frontdesk.app import WEB_BUILD; print(WEB_BUILD)").strip()
    assert Path(told) == site / "frontdesk" / "web"
    assert {str(file.relative_to(told)) for file in Path(told).rglob("*") if file.is_file()} == set(WEB_FILES)


@pytest.mark.parametrize("kept", [".yaml", ".md", ".mako", ".typed"])
def test_what_stands_beside_the_code_comes_along(site: Path, kept: str) -> None:
    packages = [folder for folder in ROOT.iterdir() if (folder / "py.typed").is_file()]
    there = {file.relative_to(ROOT) for folder in packages for file in folder.rglob(f"*{kept}")}
    assert there
    assert {file for file in there if not (site / file).is_file()} == set()
