"""The staff app's JavaScript and styles as they travel: what the first page needs, and the largest parts.

python -m bench.app_size
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BUILT = Path(__file__).resolve().parent.parent / "web/dist/staff"
ENTRY, CALENDAR = "index.html", "calendar/BookingsCalendar.tsx"
PAGES = {
    "sign-in": "shell/SignInPage.tsx",
    "bookings": "calendar/BookingsPage.tsx",
    "review": "review/ReviewPage.tsx",
    "inbox": "inbox/InboxPage.tsx",
    "services": "settings/ServicesPage.tsx",
}
LARGEST = 12


@dataclass(frozen=True)
class Size:
    """In bytes."""

    name: str
    plain: int
    compressed: int


def sizes(built: Path = BUILT) -> list[Size]:
    """Of every script and style sheet, the largest first."""
    files = [file for file in (built / "assets").iterdir() if file.suffix in (".js", ".css")]
    return sorted((_size(file) for file in files), key=lambda size: -size.compressed)


def needed(built: Path, *names: str) -> list[Size]:
    """What the browser fetches for these entries of the build, each file once."""
    manifest: dict[str, Any] = json.loads((built / ".vite/manifest.json").read_text())
    files = {file for name in names for file in _files(manifest, name, set())}
    return [_size(built / file) for file in sorted(files)]


def _files(manifest: dict[str, Any], name: str, seen: set[str]) -> Iterator[str]:
    if name in seen:
        return
    seen.add(name)
    entry = manifest[name]
    yield from (entry["file"], *entry.get("css", ()))
    for other in entry.get("imports", ()):
        yield from _files(manifest, other, seen)


def _size(file: Path) -> Size:
    """What is too small to be compressed travels as it is."""
    compressed = file.with_name(f"{file.name}.br")
    plain = file.stat().st_size
    return Size(file.name, plain, compressed.stat().st_size if compressed.is_file() else plain)


def _table(title: str, found: list[Size]) -> Iterator[str]:
    yield f"{title}"
    for size in found:
        yield f"  {size.compressed / 1000:8.1f} kB  {size.plain / 1000:8.1f} kB  {size.name}"


def report(built: Path = BUILT) -> str:
    everything = sizes(built)
    scripts = [size for size in everything if size.name.endswith(".js")]
    lines = ["compressed with brotli · as it is", *_table("The largest parts", everything[:LARGEST])]
    lines.append("\nWhat the first visit of a page fetches (scripts, styles)")
    for page, source in PAGES.items():
        names = (ENTRY, source, CALENDAR) if page == "bookings" else (ENTRY, source)
        fetched = needed(built, *names)
        script = sum(size.compressed for size in fetched if size.name.endswith(".js"))
        style = sum(size.compressed for size in fetched if size.name.endswith(".css"))
        lines.append(f"  {script / 1000:8.1f} kB  {style / 1000:8.1f} kB  {page}")
    lines.append(f"\nAll scripts: {sum(size.compressed for size in scripts) / 1000:.1f} kB compressed")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{report()}\n")
