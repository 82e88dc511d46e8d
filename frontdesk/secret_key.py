"""The key that signs sessions and tokens: the one of the settings, else one made at the first start and kept."""

import os
import secrets
from pathlib import Path

from frontdesk.settings import Settings, SettingsRefused
from frontdesk.settings_rules import SHORTEST_SECRET

FILE = Path("var/secret_key")


def secret_key(settings: Settings, file: Path = FILE) -> str:
    """Raises `SettingsRefused` when the kept key can't be used."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value()
    try:
        if not file.exists():
            _make(file)
        file.chmod(0o600)
        found = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsRefused((f"the secret key in {file} can't be used: {error}",)) from error
    if len(found) < SHORTEST_SECRET:
        raise SettingsRefused((f"the secret key in {file} is too short: delete the file, and a new one is made",))
    return found


def _make(file: Path) -> None:
    """Of processes that start together, one makes the key; nobody ever sees half of it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}-{secrets.token_hex(8)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write(f"{secrets.token_urlsafe(48)}\n")
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
