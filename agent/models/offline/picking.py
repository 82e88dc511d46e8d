"""Which of what was offered or booked the customer means."""

from datetime import date, datetime, time
from typing import Any

from agent.language.when import RelativeKind, TimeKind, When
from agent.language.wish import Wish
from agent.models.offline.dialogue import Task
from agent.models.offline.surroundings import OfferedTime, OwnBooking

HOURS = 12


def agrees_with(slot: OfferedTime, when: When) -> bool:
    """ "At 3", and then "pm": the part of the day says nothing new."""
    mention, window = when.time_mention, when.window
    if mention is None or window is None or mention.kind is not TimeKind.PART_OF_DAY or when.dates or when.relatives:
        return False
    return window[0] <= slot.starts_at.time() <= window[1]


def pick_offer(task: Task, when: When, listed: tuple[Any, ...]) -> OfferedTime | None:
    """One of the offers, by its time, its day where that tells it, or its place among the others."""
    shown = [offer for offer in listed if isinstance(offer, OfferedTime) and offer in task.offers]
    relative = _by_relative(task, when, shown)
    if relative is not None:
        return relative
    mention = when.time_mention
    days = {offer.starts_at.date() for offer in shown or task.offers}
    wanted_day = when.date_mention
    if mention is None or mention.kind is not TimeKind.AT or mention.clock is None:
        return None
    day = wanted_day.first if wanted_day else (next(iter(days)) if len(days) == 1 else None)
    for clock in (mention.clock, mention.other):
        found = _at(shown, day, clock) or _at(task.offers, day, clock)
        if found is not None:
            return found
    return None


def pick_hour(task: Task, text: str, listed: tuple[Any, ...]) -> OfferedTime | None:
    """ "3", where 3:00 is offered, is that time and not the third of the times."""
    hour = text.strip(" .!?")
    if not hour.isdecimal() or not 1 <= int(hour) <= HOURS:
        return None
    shown = [offer for offer in listed if isinstance(offer, OfferedTime) and offer in task.offers]
    days = {offer.starts_at.date() for offer in shown}
    of_day = [offer for offer in task.offers if offer.starts_at.date() in days] if len(days) == 1 else []
    for offers in (shown, of_day):
        found = [
            each for each in offers if each.starts_at.minute == 0 and each.starts_at.hour % HOURS == int(hour) % HOURS
        ]
        if len(found) == 1:
            return found[0]
    return None


def _at(offers: Any, day: date | None, clock: time | None) -> OfferedTime | None:
    found = [
        offer for offer in offers if offer.starts_at.time() == clock and (day is None or offer.starts_at.date() == day)
    ]
    return found[0] if found and (day is not None or len(found) == 1) else None


def _by_relative(task: Task, when: When, shown: list[OfferedTime]) -> OfferedTime | None:
    kinds = {mention.kind for mention in when.relatives if not mention.negated}
    if not shown or when.date_mention is not None or when.time_mention is not None:
        return None
    if RelativeKind.EARLIEST in kinds:
        return shown[0]
    if RelativeKind.LATEST in kinds:
        return shown[-1]
    if RelativeKind.LATER in kinds and len(shown) == 2:
        return shown[1]
    if RelativeKind.EARLIER in kinds and len(shown) == 2:
        return shown[0]
    if RelativeKind.NEXT in kinds and task.slot in task.offers:
        after = task.offers.index(task.slot) + 1
        return task.offers[after] if after < len(task.offers) else None
    return None


def pick_booking(
    bookings: tuple[OwnBooking, ...], wish: Wish, choice: int | None, preferred: str = ""
) -> OwnBooking | None:
    """The one that is meant; None when several can be. `preferred` is the one that was spoken of last."""
    if len(bookings) == 1:
        return bookings[0]
    if choice is not None and 0 < abs(choice) <= len(bookings):
        return bookings[choice - 1 if choice > 0 else choice]
    for when in (wish.booked, wish.when):
        found = [booking for booking in bookings if _fits(booking, wish, when)]
        if len(found) == 1 and len(found) < len(bookings):
            return found[0]
    kinds = {mention.kind for mention in wish.when.relatives if not mention.negated}
    if kinds & {RelativeKind.EARLIEST, RelativeKind.EARLIER}:
        return bookings[0]
    if kinds & {RelativeKind.LATEST, RelativeKind.LATER}:
        return bookings[-1]
    return next((booking for booking in bookings if booking.id == preferred), None)


def _fits(booking: OwnBooking, wish: Wish, when: When) -> bool:
    if wish.service.ids and booking.service_id not in wish.service.ids:
        return False
    if wish.provider.ids and booking.provider_id not in wish.provider.ids:
        return False
    mention = when.date_mention
    if mention is not None and not mention.covers(booking.starts_at.date()):
        return False
    clock = when.time_mention
    return clock is None or _clock_fits(booking.starts_at, clock.clock, clock.other)


def _clock_fits(start: datetime, *clocks: time | None) -> bool:
    named = [clock for clock in clocks if clock is not None]
    return not named or start.time() in named
