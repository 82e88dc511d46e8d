"""Which starts are free. The offer and the booking ask the same functions, so what is offered can be booked.

Two appointments of a provider keep apart by the buffers of both: a new one is refused when it touches
[start − (its before + the new one's after), end + (its after + the new one's before)). That is the same as refusing
that the spans [start − before, end + after) of the two overlap, because each inequality only moves its terms across:
new.end + new.after > old.start − old.before, and new.start − new.before < old.end + old.after. So every appointment
can be kept as its own buffered span, by the database too. Time off and busy times have no buffers of their own.

All arithmetic is in whole seconds since 1970.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import compress
from typing import NamedTuple
from zoneinfo import ZoneInfo

from booking_core.business import Location, Provider, Service
from booking_core.intervals import Interval, epoch_seconds, epoch_seconds_up, from_epoch_seconds
from booking_core.opening import Opening, openings, time_off_spans
from booking_core.wall_clock import ONE_DAY, midnight

_MINUTE = 60


class Taken(StrEnum):
    """What makes a provider's time unavailable."""

    TIME_OFF = "time_off"
    BUSY = "busy"
    BOOKING = "booking"
    HOLD = "hold"


class Occupied(NamedTuple):
    """A provider's time that is gone: [start, end) in epoch seconds, buffers included; `ref` says by which booking."""

    start: int
    end: int
    by: Taken = Taken.BOOKING
    ref: str = ""

    @classmethod
    def during(cls, span: Interval, by: Taken, ref: str = "") -> "Occupied":
        return cls(epoch_seconds(span.start), epoch_seconds_up(span.end), by, ref)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: starts of a service at a location, on local dates from `first` to `last`, as of `now`."""

    service: Service
    location: Location
    first: date
    last: date
    now: datetime
    ignore_notice: bool = False

    @classmethod
    def about(
        cls, service: Service, location: Location, start: datetime, now: datetime, *, ignore_notice: bool = False
    ) -> "Inquiry":
        """The inquiry for one start."""
        day = start.astimezone(location.timezone).date()
        return cls(service, location, day, day, now, ignore_notice)

    @property
    def reach(self) -> Interval:
        """The time in which a booking or busy time can bear on the answer."""
        before, after = self.service.buffer_before, self.service.duration + self.service.buffer_after
        start, end = self.days
        return Interval(from_epoch_seconds(start - before * _MINUTE), from_epoch_seconds(end + after * _MINUTE))

    @property
    def days(self) -> tuple[int, int]:
        zone = self.location.timezone
        return midnight(zone, self.first), midnight(zone, self.last + ONE_DAY)

    @property
    def earliest(self) -> int:
        """The first start that the notice allows; never in the past."""
        notice = 0 if self.ignore_notice else self.service.min_notice
        return epoch_seconds_up(self.now) + notice * _MINUTE

    @property
    def window_end(self) -> int:
        """Where the booking window ends: its last local date counts whole."""
        zone = self.location.timezone
        today = self.now.astimezone(zone).date()
        return midnight(zone, today + timedelta(days=self.service.booking_window_days + 1))


@dataclass(frozen=True, slots=True)
class Agenda:
    """One provider's time, as far as one inquiry needs it; made by `agenda_of`."""

    inquiry: Inquiry
    provider: Provider
    openings: tuple[Opening, ...]
    occupied: tuple[Occupied, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Times in UTC; the providers who are free then, in the order of their ids."""

    starts_at: datetime
    ends_at: datetime
    provider_ids: tuple[str, ...]


def booked_span(service: Service, start: datetime) -> Interval:
    """What a booking of the service occupies: with its buffers."""
    begin = start.astimezone(UTC)  # in a zone, adding minutes would move the hands of the clock instead
    return Interval(
        begin - timedelta(minutes=service.buffer_before),
        begin + timedelta(minutes=service.duration + service.buffer_after),
    )


def agenda_of(inquiry: Inquiry, provider: Provider, business_zone: ZoneInfo, occupied: Iterable[Occupied]) -> Agenda:
    """`occupied`: the provider's bookings, holds and busy times inside `inquiry.reach`, at whatever location."""
    service = inquiry.service
    opened = openings(provider, inquiry.location, inquiry.first, inquiry.last, minutes_after=service.duration)
    away = (Occupied(start, end, Taken.TIME_OFF) for start, end in time_off_spans(provider, business_zone))
    return Agenda(inquiry, provider, opened, (*occupied, *away))


def grid_line(opening: Opening, service: Service) -> range:
    """The starts on the opening's grid, whether or not the service fits behind them."""
    return range(opening.grid_from, opening.grid_until, service.slot_interval * _MINUTE)


def latest_start(opening: Opening, service: Service) -> int:
    """The last start that leaves room for the whole duration."""
    return opening.closes - service.duration * _MINUTE


def leaves_free(starts: Sequence[int], occupied: Iterable[Occupied], service: Service) -> bytearray:
    """For each of the ordered starts, 1 when the service with its buffers meets none of what is occupied, else 0."""
    before = service.buffer_before * _MINUTE
    until_end = (service.duration + service.buffer_after) * _MINUTE
    count = len(starts)
    free = bytearray(b"\1") * count
    for start, end, _, _ in occupied:
        if start >= end:  # an event of no length takes no time
            continue
        position, stop = bisect_right(starts, start - until_end), end + before
        while position < count and starts[position] < stop:
            free[position] = 0
            position += 1
    return free


def free_starts(agenda: Agenda) -> tuple[datetime, ...]:
    """Every start that can be booked, in order."""
    return tuple(map(from_epoch_seconds, _free(agenda, starts_on_grid(agenda.inquiry, agenda.openings))))


def offer(agendas: Iterable[Agenda]) -> tuple[Slot, ...]:
    """The free slots of the providers who were asked the same, in order."""
    grids: dict[tuple[Opening, ...], list[int]] = {}
    providers: defaultdict[int, list[str]] = defaultdict(list)
    ordered = sorted(agendas, key=lambda agenda: agenda.provider.id)
    for agenda in ordered:
        starts = grids.get(agenda.openings)
        if starts is None:
            starts = grids[agenda.openings] = starts_on_grid(agenda.inquiry, agenda.openings)
        provider_id = agenda.provider.id
        for start in _free(agenda, starts):
            providers[start].append(provider_id)
    duration = ordered[0].inquiry.service.duration * _MINUTE if ordered else 0
    return tuple(
        Slot(from_epoch_seconds(start), from_epoch_seconds(start + duration), tuple(providers[start]))
        for start in sorted(providers)
    )


def least_booked(provider_ids: Iterable[str], counts: Mapping[str, int]) -> str:
    """Whom "any" means: the fewest pending and confirmed bookings of that local day (`counts`), ties by id."""
    return min(provider_ids, key=lambda provider_id: (counts.get(provider_id, 0), provider_id))


def may_serve(inquiry: Inquiry, provider: Provider) -> bool:
    """Whether provider, service and location belong together."""
    service = inquiry.service
    return service.id in provider.service_ids and inquiry.location.id in service.location_ids


def starts_on_grid(inquiry: Inquiry, opened: Iterable[Opening]) -> list[int]:
    """Every start on the asked dates that hours, notice and booking window allow."""
    starts: list[int] = []
    for opening in opened:
        line, latest = grid_line(opening, inquiry.service), latest_start(opening, inquiry.service)
        starts.extend(line[: bisect_right(line, latest)])
    first, end = inquiry.days
    low = bisect_left(starts, max(first, inquiry.earliest))
    return starts[low : bisect_left(starts, min(end, inquiry.window_end), low)]


def _free(agenda: Agenda, starts: Sequence[int]) -> Iterable[int]:
    if not may_serve(agenda.inquiry, agenda.provider):
        return ()
    return compress(starts, leaves_free(starts, agenda.occupied, agenda.inquiry.service))
