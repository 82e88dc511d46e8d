"""Why not? Every rule that keeps a provider from taking a start. No reason at all means that it can be booked."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from booking_core.intervals import epoch_seconds, from_epoch_seconds
from booking_core.opening import Opening, blocks_on, works_at
from booking_core.slots import Agenda, Taken, free_starts, grid_line, latest_start, leaves_free


class Rule(StrEnum):
    """The codes are part of the contract with the outside."""

    SERVICE_NOT_AT_LOCATION = "service_not_at_location"
    PROVIDER_DOES_NOT_OFFER_SERVICE = "provider_does_not_offer_service"
    PROVIDER_NOT_AT_LOCATION = "provider_not_at_location"
    IN_THE_PAST = "in_the_past"
    INSIDE_NOTICE = "inside_notice"
    BEYOND_BOOKING_WINDOW = "beyond_booking_window"
    LOCATION_CLOSED_THAT_DAY = "location_closed_that_day"
    OVERRIDE_CLOSED = "override_closed"
    OUTSIDE_HOURS = "outside_hours"
    DOES_NOT_FIT_BEFORE_CLOSING = "does_not_fit_before_closing"
    OFF_GRID = "off_grid"
    TIME_OFF = "time_off"
    CALENDAR_BUSY = "calendar_busy"
    ALREADY_BOOKED = "already_booked"
    HELD_BY_ANOTHER = "held_by_another"


GONE = frozenset({Rule.ALREADY_BOOKED, Rule.HELD_BY_ANOTHER})
"""When only these exclude a start, it was on offer and somebody else has it."""

_WORDS: Mapping[Taken, tuple[Rule, str]] = MappingProxyType(
    {
        Taken.TIME_OFF: (Rule.TIME_OFF, "is away at that time or close to it"),
        Taken.BUSY: (Rule.CALENDAR_BUSY, "is busy at that time or close to it"),
        Taken.BOOKING: (Rule.ALREADY_BOOKED, "is already booked at that time or close to it"),
        Taken.HOLD: (Rule.HELD_BY_ANOTHER, "is being booked by somebody else at that time or close to it"),
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """`message` names no customer and is safe to show to anyone; `nearest` are free starts close by, in UTC."""

    rule: Rule
    message: str
    nearest: tuple[datetime, ...] = ()


def refusal(agenda: Agenda, start: datetime) -> Reason | None:
    """The first reason against the start, or None when it can be booked."""
    return next(_reasons(agenda, start.astimezone(UTC)), None)


def explain(agenda: Agenda, start: datetime) -> tuple[Reason, ...]:
    """Every reason against the start; empty when it can be booked."""
    return tuple(_reasons(agenda, start.astimezone(UTC)))


def _reasons(agenda: Agenda, start: datetime) -> Iterator[Reason]:
    first, end = agenda.inquiry.days
    if not first <= epoch_seconds(start) < end:
        raise ValueError("the agenda does not cover that day")
    yield from _against_assignment(agenda)
    yield from _against_limits(agenda, start)
    if works_at(agenda.provider, agenda.inquiry.location.id):
        yield from _against_hours(agenda, start)
    yield from _against_occupied(agenda, start)


def _against_assignment(agenda: Agenda) -> Iterator[Reason]:
    service, location, provider = agenda.inquiry.service, agenda.inquiry.location, agenda.provider
    if location.id not in service.location_ids:
        yield Reason(Rule.SERVICE_NOT_AT_LOCATION, f"{service.name} is not offered at {location.name}.")
    if service.id not in provider.service_ids:
        yield Reason(Rule.PROVIDER_DOES_NOT_OFFER_SERVICE, f"{provider.name} does not offer {service.name}.")
    if not works_at(provider, location.id):
        yield Reason(Rule.PROVIDER_NOT_AT_LOCATION, f"{provider.name} does not work at {location.name}.")


def _against_limits(agenda: Agenda, start: datetime) -> Iterator[Reason]:
    inquiry, zone = agenda.inquiry, agenda.inquiry.location.timezone
    if start < inquiry.now:
        yield Reason(Rule.IN_THE_PAST, f"{_spoken(start, zone)} has already passed.")
    elif epoch_seconds(start) < inquiry.earliest:
        earliest = _spoken(from_epoch_seconds(inquiry.earliest), zone)
        notice = _length(inquiry.service.min_notice)
        yield Reason(Rule.INSIDE_NOTICE, f"{inquiry.service.name} is booked {notice} ahead, now from {earliest} on.")
    if epoch_seconds(start) >= inquiry.window_end:
        last = from_epoch_seconds(inquiry.window_end - 1)
        yield Reason(Rule.BEYOND_BOOKING_WINDOW, f"Bookings are taken up to {_spoken_day(last, zone)}.")


def _against_hours(agenda: Agenda, start: datetime) -> Iterator[Reason]:
    at, service, zone = epoch_seconds(start), agenda.inquiry.service, agenda.inquiry.location.timezone
    opening = next((opening for opening in agenda.openings if opening.grid_from <= at < opening.grid_until), None)
    if opening is None:
        yield _closed(agenda, start)
        return
    if at > latest_start(opening, service):
        end = _clock(start + timedelta(minutes=service.duration), zone)
        closing = _clock(from_epoch_seconds(opening.closes), zone)
        takes = _length(service.duration)
        yield Reason(
            Rule.DOES_NOT_FIT_BEFORE_CLOSING,
            f"{service.name} takes {takes} and would end at {end}, after closing time at {closing}.",
        )
    if start.microsecond or at not in grid_line(opening, service):
        yield _off_grid(agenda, start, opening)


def _closed(agenda: Agenda, start: datetime) -> Reason:
    provider, location = agenda.provider, agenda.inquiry.location
    day = start.astimezone(location.timezone).date()
    blocks = blocks_on(provider, location.id, day)
    spoken_day = _spoken_day(start, location.timezone)
    if blocks:
        hours = " and ".join(f"{_wall(block.start)}–{_wall(block.end)}" for block in blocks)
        at = _spoken(start, location.timezone)
        return Reason(Rule.OUTSIDE_HOURS, f"{at} is outside {provider.name}'s hours at {location.name}: {hours}.")
    if any((override.location_id, override.date) == (location.id, day) for override in provider.overrides):
        message = f"{provider.name} is exceptionally not at {location.name} on {spoken_day}."
        return Reason(Rule.OVERRIDE_CLOSED, message)
    return Reason(Rule.LOCATION_CLOSED_THAT_DAY, f"{provider.name} has no hours at {location.name} on {spoken_day}.")


def _off_grid(agenda: Agenda, start: datetime, opening: Opening) -> Reason:
    zone = agenda.inquiry.location.timezone
    interval = _length(agenda.inquiry.service.slot_interval).removeprefix("1 ")
    free = free_starts(agenda)
    position = bisect_left(free, start)
    nearest = free[max(position - 1, 0) : position + 1]
    message = f"Starts are every {interval} from {_spoken(from_epoch_seconds(opening.grid_from), zone)}"
    if nearest:
        message += f"; the nearest free: {' and '.join(_spoken(moment, zone) for moment in nearest)}"
    return Reason(Rule.OFF_GRID, f"{message}.", nearest)


def _against_occupied(agenda: Agenda, start: datetime) -> Iterator[Reason]:
    service, starts = agenda.inquiry.service, (epoch_seconds(start),)
    if leaves_free(starts, agenda.occupied, service)[0]:
        return
    met = {item.by for item in agenda.occupied if not leaves_free(starts, (item,), service)[0]}
    at = _spoken(start, agenda.inquiry.location.timezone)
    for by, (rule, words) in _WORDS.items():
        if by in met:
            yield Reason(rule, f"{agenda.provider.name} {words}: {at}.")


def _spoken(moment: datetime, zone: ZoneInfo) -> str:
    return f"{_clock(moment, zone)} on {_spoken_day(moment, zone)}"


def _spoken_day(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%A} {local.day} {local:%B %Y}"


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    """The time of day; with its offset where the reading comes twice."""
    local = moment.astimezone(zone)
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return f"{local:%H:%M} (UTC{local.isoformat()[-6:]})" if twice else f"{local:%H:%M}"


def _wall(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _length(minutes: int) -> str:
    for size, name in ((24 * 60, "day"), (60, "hour")):
        if minutes >= size and minutes % size == 0:
            return _count(minutes // size, name)
    return _count(minutes, "minute")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
