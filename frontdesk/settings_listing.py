"""Settings as they may be shown to anyone who can see a terminal."""

import re
from datetime import datetime
from typing import Any

from pydantic import SecretStr

from frontdesk.settings import NAMES
from frontdesk.settings_loading import LoadedSettings

MASK = "********"
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*(?=@)")


def listed(loaded: LoadedSettings) -> list[tuple[str, str, str]]:
    """Name, value and origin of each."""
    return [(name, shown(getattr(loaded.settings, field)), str(loaded.origins[name])) for name, field in NAMES.items()]


def shown(value: Any) -> str:
    match value:
        case None | ():
            return "-"
        case SecretStr():
            return MASK
        case bool():
            return "on" if value else "off"
        case tuple():
            return ",".join(map(str, value))
        case datetime():
            return value.isoformat()
    return _PASSWORD.sub(rf"\1:{MASK}", str(value))
