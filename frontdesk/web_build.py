"""Where the built chat and staff app are: in the package that was installed, else in the checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "web"
WEB_BUILD = _INSTALLED if _INSTALLED.is_dir() else _HERE.parent / "web" / "dist"
