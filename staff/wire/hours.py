"""When providers work: weekly hours, date overrides, time off."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeAlias, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from booking_core import Block, DateOverride, Provider, WeeklyHours, time_off_key, time_off_span
from staff.wire.base import Body, Id, Instant, Moment, Page, Shown
from staff.wire.catalog import AffectedView

Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = get_args(Day)
_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


def _time_of_day(text: str) -> str:
    if not _TIME_OF_DAY.fullmatch(text):
        raise ValueError("write a time of day as 09:00, at most 24:00")
    return text


TimeOfDay = Annotated[str, AfterValidator(_time_of_day), Field(examples=["09:00"])]


Version = Annotated[str, Field(description="Another one as soon as anything of this is changed.")]
ReadVersion = Annotated[
    Id | None, Field(description="The version that was read; refused when it is not the present one.")
]


class BlockView(Shown):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_: Annotated[TimeOfDay, Field(alias="from")]
    to: TimeOfDay

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.from_ >= self.to:
            raise ValueError("hours end after they start; past midnight they are two, one to 24:00 and one from 00:00")
        return self


class HoursView(BlockView):
    """On the clock of the location."""

    location_id: Id
    day: Day


class OverrideView(Shown):
    """Replaces the weekly hours of its date at its location; without hours it is closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    location_id: Id
    date: date
    hours: Annotated[list[BlockView], Field(max_length=48)]


class HoursBody(Body):
    """All of them: what is not named is gone."""

    items: Annotated[list[HoursView], Field(max_length=1000)]
    version: ReadVersion = None


class OverridesBody(Body):
    """All of them: what is not named is gone."""

    items: Annotated[list[OverrideView], Field(max_length=2000)]
    version: ReadVersion = None


class TimeOffBody(Body):
    """Half-open, at all locations; kept as the business's clocks read."""

    starts_at: Moment
    ends_at: Moment


class TimeOffView(Shown):
    id: str
    starts_at: Instant
    ends_at: Instant


class HoursPage(Page[HoursView]):
    version: Version


class OverridesPage(Page[OverrideView]):
    version: Version


class ChangedHours(HoursPage):
    affected: list[AffectedView]


class ChangedOverrides(OverridesPage):
    affected: list[AffectedView]


class ChangedTimeOff(Page[TimeOffView]):
    affected: list[AffectedView]


def hours_page(provider: Provider) -> dict[str, Any]:
    return {"items": _shown_hours(provider), "next": None, "version": provider.hours_version}


def overrides_page(provider: Provider) -> dict[str, Any]:
    return {"items": _shown_overrides(provider), "next": None, "version": provider.overrides_version}


def _shown_hours(provider: Provider) -> Iterator[dict[str, Any]]:
    for each in provider.hours:
        yield {"location_id": each.location_id, "day": DAYS[each.weekday], **_shown_block(each.block)}


def _shown_overrides(provider: Provider) -> Iterator[dict[str, Any]]:
    for each in provider.overrides:
        blocks = [_shown_block(block) for block in each.blocks]
        yield {"location_id": each.location_id, "date": each.date.isoformat(), "hours": blocks}


def shown_time_off(provider: Provider, zone: ZoneInfo) -> Iterator[TimeOffView]:
    for each in provider.time_off:
        start, end = time_off_span(each, zone)
        yield TimeOffView(id=time_off_key(each), starts_at=start, ends_at=end)


def hours_of(body: HoursBody) -> list[WeeklyHours]:
    return [WeeklyHours(each.location_id, DAYS.index(each.day), _block(each)) for each in body.items]


def overrides_of(body: OverridesBody) -> list[DateOverride]:
    return [
        DateOverride(each.location_id, each.date, tuple(_block(block) for block in each.hours)) for each in body.items
    ]


def _block(view: BlockView) -> Block:
    return Block(_minutes(view.from_), _minutes(view.to))


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _shown_block(block: Block) -> dict[str, str]:
    return {"from": _clock(block.start), "to": _clock(block.end)}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
