"""What is free, who is, and why not."""

import datetime as dt
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from booking_core import MOST_OPEN_DAYS, OpenTime, Reason, Slot
from staff.wire.base import Id, LocalInstant, Moment, Query, Shown
from staff.wire.bookings import local


class SlotQueryBase(Query):
    service_id: Id
    location_id: Id
    reschedule_of: Annotated[Id | None, Field(description="That booking's own time counts as free.")] = None


class SlotsQuery(SlotQueryBase):
    date: dt.date
    days: Annotated[int, Field(ge=1, le=31)] = 1
    provider_id: Id | None = None
    ignore_notice: bool = False


class NextDayQuery(SlotQueryBase):
    date: Annotated[dt.date | None, Field(description="The first that will do; today when it is left out.")] = None
    provider_id: Id | None = None
    ignore_notice: bool = False


class FreeProvidersQuery(SlotQueryBase):
    starts_at: Moment
    ignore_notice: bool = False


class ExplainQuery(SlotQueryBase):
    provider_id: Id
    starts_at: Moment
    ignore_notice: bool = False


class OpenQuery(Query):
    date: Annotated[dt.date, Field(description="The first one.")]
    days: Annotated[int, Field(ge=1, le=MOST_OPEN_DAYS)] = 7
    location_id: Id | None = None
    provider_id: Id | None = None


class OpenView(Shown):
    location_id: str
    starts_at: LocalInstant
    ends_at: LocalInstant


class SlotView(Shown):
    starts_at: LocalInstant
    ends_at: LocalInstant
    providers_available: int


class ReasonView(Shown):
    """`nearest` are free starts close by."""

    rule: str
    message: str
    nearest: list[LocalInstant]


class ExplanationView(Shown):
    bookable: bool
    reasons: list[ReasonView]


def shown_slot(slot: Slot, zone: ZoneInfo) -> SlotView:
    return SlotView(
        starts_at=local(slot.starts_at, zone),
        ends_at=local(slot.ends_at, zone),
        providers_available=len(slot.provider_ids),
    )


def shown_open(found: OpenTime) -> OpenView:
    zone = found.location.timezone
    return OpenView(
        location_id=found.location.id,
        starts_at=local(found.interval.start, zone),
        ends_at=local(found.interval.end, zone),
    )


def shown_reason(reason: Reason, zone: ZoneInfo) -> ReasonView:
    nearest = [local(moment, zone) for moment in reason.nearest]
    return ReasonView(rule=str(reason.rule), message=reason.message, nearest=nearest)
