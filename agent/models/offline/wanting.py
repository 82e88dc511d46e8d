"""Merges what a message says about day and time into what is wanted so far."""

from datetime import date, datetime, time, timedelta

from agent.language.when import RelativeKind, RelativeMention, TimeKind, When
from agent.models.offline.dialogue import State, Task, Wanted
from agent.models.offline.surroundings import OfferedTime

ONE_MINUTE = timedelta(minutes=1)


def take_when(state: State, task: Task, when: When) -> bool:
    """Whether that changed anything."""
    before = Wanted(**{name: getattr(task.wanted, name) for name in Wanted.__dataclass_fields__})
    _take_dates(state, task, when)
    _take_times(task, when)
    for relative in when.relatives:
        if not relative.negated:
            _take_relative(state, task, relative, when)
    return task.wanted != before


def _take_dates(state: State, task: Task, when: When) -> None:
    choices = [mention for mention in when.date_choices if mention.wanted]
    if choices:
        task.wanted.first = min(mention.first for mention in choices)
        task.wanted.last = max(mention.last for mention in choices)
        return
    if when.time_mention is not None and task.wanted.first is None:
        days = {offer.starts_at.date() for offer in state.listed if isinstance(offer, OfferedTime)}
        if len(days) == 1:
            task.wanted.first = task.wanted.last = next(iter(days))


def _take_times(task: Task, when: When) -> None:
    mention = when.time_mention
    if mention is None:
        return
    wanted = task.wanted
    wanted.any_time = False
    if mention.kind is TimeKind.AT and mention.clock is not None:
        wanted.exact, wanted.earliest, wanted.latest = mention.clock, None, None
        return
    window = when.window
    if window is not None:
        wanted.exact = None
        wanted.earliest = window[0] if window[0] != time.min else None
        wanted.latest = window[1] if window[1] < time(23, 59) else None


def _take_relative(state: State, task: Task, said: RelativeMention, when: When) -> None:
    wanted, anchor = task.wanted, _anchor(state, task)
    match said.kind:
        case RelativeKind.ANY_TIME | RelativeKind.EARLIEST:
            wanted.exact = wanted.earliest = wanted.latest = None
            wanted.any_time = True
        case RelativeKind.ANY_DAY:
            wanted.first = wanted.last = None
            wanted.any_time = True
        case RelativeKind.SAME_TIME if anchor:
            wanted.exact, wanted.earliest, wanted.latest = anchor.time(), None, None
        case RelativeKind.SAME_DAY if anchor:
            wanted.first = wanted.last = anchor.date()
        case RelativeKind.SHIFT if anchor:
            _shift(wanted, anchor, said)
        case RelativeKind.LATER | RelativeKind.NEXT if anchor and when.time_mention is None:
            _after(wanted, _latest_shown(state) or anchor)
        case RelativeKind.EARLIER | RelativeKind.PREVIOUS if anchor and when.time_mention is None:
            _before(wanted, _earliest_shown(state) or anchor)
        case RelativeKind.OTHER_DAY if anchor and when.date_mention is None:
            day = (_latest_shown(state) or anchor).date() + timedelta(days=1)
            wanted.first, wanted.last = day, day + timedelta(days=6)
            wanted.any_time = True
        case RelativeKind.OTHER_TIME if anchor and when.time_mention is None:
            _after(wanted, _latest_shown(state) or anchor)
        case _:
            pass


def _shift(wanted: Wanted, anchor: datetime, said: RelativeMention) -> None:
    moved = anchor + timedelta(days=said.days, minutes=said.minutes)
    wanted.first = wanted.last = moved.date()
    if said.minutes:
        wanted.exact, wanted.earliest, wanted.latest = moved.time().replace(second=0), None, None


def _after(wanted: Wanted, moment: datetime) -> None:
    wanted.first = wanted.last = moment.date()
    wanted.exact, wanted.earliest, wanted.latest = None, (moment + ONE_MINUTE).time().replace(second=0), None


def _before(wanted: Wanted, moment: datetime) -> None:
    wanted.first = wanted.last = moment.date()
    wanted.exact, wanted.earliest, wanted.latest = None, None, (moment - ONE_MINUTE).time().replace(second=0)


def _anchor(state: State, task: Task) -> datetime | None:
    """What "later" or "the same time" is measured from: the slot in question, the booking to be moved, or an offer."""
    if task.slot is not None:
        return task.slot.starts_at
    if task.booking is not None:
        return task.booking.starts_at
    if task.goal == "move" and state.bookings and len(state.bookings) == 1:
        return state.bookings[0].starts_at
    return _latest_shown(state)


def _shown(state: State) -> list[datetime]:
    return sorted(offer.starts_at for offer in state.listed if isinstance(offer, OfferedTime))


def _latest_shown(state: State) -> datetime | None:
    shown = _shown(state)
    return shown[-1] if shown else None


def _earliest_shown(state: State) -> datetime | None:
    shown = _shown(state)
    return shown[0] if shown else None


def days_wanted(task: Task, today: date) -> tuple[str | None, str | None]:
    """The `day` and `day_to` of `find_slots`."""
    wanted = task.wanted
    if wanted.first is None:
        return None, None
    first = max(wanted.first, today) if wanted.last and wanted.last >= today else wanted.first
    last = wanted.last if wanted.last and wanted.last > first else None
    return first.isoformat(), last.isoformat() if last else None
