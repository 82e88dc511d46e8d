"""What pyproject.toml has no words for: a wheel brings the web build along, as `frontdesk/web`."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

WEB_BUILD = Path("web") / "dist"
NOT_BUILT = f"there is no {WEB_BUILD}: what is built now has no chat page. Run `python -m scripts.web_build` first."


class BuildWithWeb(build_py):
    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        if not WEB_BUILD.is_dir():
            self.warn(NOT_BUILT)
            return
        packed = Path(self.build_lib) / "frontdesk" / "web"
        shutil.rmtree(packed, ignore_errors=True)
        shutil.copytree(WEB_BUILD, packed, ignore=shutil.ignore_patterns(".*"))


setup(cmdclass={"build_py": BuildWithWeb})
