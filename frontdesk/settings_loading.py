"""The settings of this machine: the environment, else `.env`, else the default; and which of them each came from."""

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import ValidationError
from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from frontdesk.settings import NAMES, Settings, SettingsRefused, refused

PREFIX = "FRONTDESK_"
DOTENV = Path(".env")


class Origin(StrEnum):
    ENVIRONMENT = "environment"
    DOTENV = ".env"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """`origins` is by the name outside."""

    settings: Settings
    origins: Mapping[str, Origin]


def load_settings(dotenv: Path = DOTENV) -> LoadedSettings:
    """Raises `SettingsRefused` with all that is wrong."""
    problems = tuple(_unknown(os.environ, "the environment")) + tuple(_wrong_lines(dotenv))
    if problems:
        raise SettingsRefused(problems)
    environment = EnvSettingsSource(Settings, env_ignore_empty=True)()
    file = DotEnvSettingsSource(Settings, env_file=dotenv, env_file_encoding="utf-8", env_ignore_empty=True)()
    given = {name: value for name, value in {**file, **environment}.items() if name in NAMES}
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        raise refused(error) from error
    sources = {Origin.ENVIRONMENT: environment, Origin.DOTENV: file}
    origins = {name: next((o for o, found in sources.items() if name in found), Origin.DEFAULT) for name in NAMES}
    return LoadedSettings(settings, MappingProxyType(origins))


def _wrong_lines(dotenv: Path) -> Iterator[str]:
    if not dotenv.is_file():
        return
    try:
        text = dotenv.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsRefused((f"{dotenv} can't be read: {error.strerror}",)) from error
    except UnicodeDecodeError as error:
        raise SettingsRefused((f"{dotenv} can't be read: save it as UTF-8 text",)) from error
    broken = [line.original.line for line in parse_stream(StringIO(text)) if line.error]
    if broken:
        # Whatever comes after it may be read as something else than was meant.
        raise SettingsRefused((f"{dotenv} line {broken[0]} is not a setting: write NAME=value, or # before a remark",))
    values = dotenv_values(stream=StringIO(text))
    yield from _unknown(values, str(dotenv))
    yield from (f"{name} stands in {dotenv} without a value: write {name}=…" for name in values if values[name] is None)


def _unknown(names: Mapping[str, str | None], where: str) -> Iterator[str]:
    for name in names:
        if name.upper().startswith(PREFIX) and name not in NAMES:
            close = difflib.get_close_matches(name.upper(), NAMES, n=1)
            hint = f"did you mean {close[0]}?" if close else "`frontdesk settings` lists those there are"
            yield f"{name} in {where} is not a setting: {hint}"
