"""What every part of a scenario has in common: unknown keys are refused, nothing changes once it is read."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def as_items(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else [value]


Lines = Annotated[tuple[str, ...], BeforeValidator(as_items), Field(min_length=1)]
"""One text or several of which one is taken, by the seed."""

Choice = Annotated[tuple[str, ...], BeforeValidator(as_items), Field(min_length=1)]
"""One value, or several that are all right."""

LocalMoment = datetime
"""`2026-11-24 15:00` by the location's clock; with an offset where that clock shows a time twice."""

LocalDay = date
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
