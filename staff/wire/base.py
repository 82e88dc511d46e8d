"""What bodies, queries and lists have in common."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

PAGE, LONGEST_PAGE = 100, 1000
_RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")
_NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")
FIRST_YEAR, LAST_YEAR = 1900, 9000


class Body(BaseModel):
    """A field that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def without_defaults(schema: dict[str, Any]) -> None:
    """Of a body that says only what changes: what is left out stays."""
    for each in schema["properties"].values():
        each.pop("default", None)


class Query(Body):
    """A parameter that is misspelt is refused rather than ignored."""


class Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


ItemT = TypeVar("ItemT", bound=Shown)


class Page(Shown, Generic[ItemT]):
    """`next` is the `cursor` of the next page; null on the last one."""

    items: list[ItemT]
    next: str | None = None


class PageQuery(Query):
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = PAGE
    cursor: Annotated[str | None, Field(max_length=500)] = None


def _moment(value: Any) -> datetime:
    if not isinstance(value, str) or not _RFC_3339.fullmatch(value):
        raise ValueError("write it as 2026-11-24T10:00:00-05:00, with the offset (and + as %2B in an address)")
    try:
        found = datetime.fromisoformat(value.upper())
    except ValueError as error:
        raise ValueError("that date or time does not exist") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("that date is too far away")
    return found


def _text(value: str) -> str:
    if _NOT_TEXT.search(value):
        raise ValueError("it contains characters that are not text")
    return value


def in_z(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-24T10:00:00-05:00"]}),
]
"""RFC 3339 with its offset."""

Text = Annotated[str, AfterValidator(_text)]
"""Anything but what no database can hold."""

Id = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_text)]

Instant = Annotated[
    datetime,
    PlainSerializer(in_z, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-23T14:00:00.000Z"]}),
]
"""In UTC, as everything comes out that is no time of a booking."""

LocalInstant = Annotated[
    str,
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-24T10:00:00-05:00"]}),
]
"""In the offset of its location."""
