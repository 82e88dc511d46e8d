"""Merges what a message says about day and time into what is wanted so far."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from agent.language.when import DateMention, RelativeKind, RelativeMention, TimeKind, When
from agent.language.when.mention import END_OF_DAY
from agent.models.offline.dialogue import State, Task, Wanted
from agent.models.offline.searching import search_key
from agent.models.offline.surroundings import OfferedTime

ONE_MINUTE, ONE_DAY, OTHER_DAYS = timedelta(minutes=1), timedelta(days=1), timedelta(days=7)
MOST_DAYS = 3
MOST_SPAN = 31
DAY_OF_MONTH = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)


def take_when(state: State, task: Task, when: When) -> bool:
    """Whether that changed anything."""
    before = replace(task.wanted)
    task.wanted.direction, task.wanted.soonest = "", False
    _take_dates(state, task, when)
    _take_times(task, when)
    for relative in when.relatives:
        if not relative.negated:
            _take_relative(state, task, relative, when)
    if task.wanted != before:
        task.near = None
    return task.wanted != before


def _take_dates(state: State, task: Task, when: When) -> None:
    wanted = task.wanted
    for mention in when.dates:
        if mention.negated and mention.first == mention.last:
            _leave_out(state, wanted, mention.first)
    choices = [mention for mention in when.date_choices if mention.wanted]
    if choices:
        if len(choices) == 1 and (day := _as_spoken_of(state, task, choices[0])):
            wanted.settle_day(day)
            return
        wanted.settle_day(min(mention.first for mention in choices), max(mention.last for mention in choices))
        wanted.weekdays = choices[0].weekdays if len(choices) == 1 else ()
        wanted.days = tuple((mention.first, mention.last) for mention in choices[:MOST_DAYS]) if choices[1:] else ()
        return
    if when.time_mention is None:
        return
    if task.slot is not None:
        wanted.settle_day(task.slot.starts_at.date())
        return
    if wanted.first is not None and wanted.first == wanted.last:
        return
    if task.goal == "move" and task.booking is not None:
        wanted.settle_day(task.booking.starts_at.date())
        return
    days = {offer.starts_at.date() for offer in state.listed if isinstance(offer, OfferedTime)}
    if len(days) == 1:
        wanted.settle_day(next(iter(days)))


def _leave_out(state: State, wanted: Wanted, day: date) -> None:
    """ "Not today": from the day after, where that is the first that was looked at."""
    wanted.not_days = (*wanted.not_days, day)
    if day <= max(wanted.first or state.now.date(), state.now.date()):
        wanted.settle_day(day + ONE_DAY, day + OTHER_DAYS)


def _as_spoken_of(state: State, task: Task, mention: DateMention) -> date | None:
    """ "Tuesday", said of next week, is next Tuesday; "the 26th", said of offers in December, is in December."""
    first, last = task.wanted.first, task.wanted.last
    if mention.weekday_only and first is not None and last is not None and mention.last < first:
        days = (first + timedelta(days=number) for number in range(min((last - first).days, MOST_SPAN) + 1))
        return next((day for day in days if day.weekday() == mention.first.weekday()), None)
    found = DAY_OF_MONTH.fullmatch(mention.text.strip())
    shown = _shown(state)
    if found is None or not shown or mention.first >= shown[0].date():
        return None
    try:
        return shown[-1].date().replace(day=int(found[1]))
    except ValueError:
        return None


def _take_times(task: Task, when: When) -> None:
    mention = when.time_mention
    if mention is None:
        return
    wanted = task.wanted
    wanted.any_time = False
    named = [choice.clock for choice in when.time_choices if choice.kind is TimeKind.AT and choice.clock is not None]
    if len(named) > 1:
        wanted.settle_time(earliest=min(named), latest=max(named))
        return
    if mention.kind is TimeKind.AT and mention.clock is not None:
        wanted.settle_time(mention.clock)
        return
    window = when.window
    unsearched = task.searched != search_key(task)
    if window and unsearched and wanted.exact is not None and window[0] <= wanted.exact <= window[1]:
        return  # "at 3", and then "pm"
    if window is not None:
        earliest, latest = window
        wanted.settle_time(
            earliest=earliest if earliest != time.min else None, latest=latest if latest < END_OF_DAY else None
        )
        if mention.kind is TimeKind.AROUND:
            wanted.about = mention.clock


def _take_relative(state: State, task: Task, said: RelativeMention, when: When) -> None:
    wanted, anchor = task.wanted, _anchor(state, task)
    moved_by_words = when.time_mention is None
    match said.kind:
        case RelativeKind.ANY_TIME | RelativeKind.EARLIEST if moved_by_words:
            wanted.let_any_time(soonest=said.kind is RelativeKind.EARLIEST)
        case RelativeKind.ANY_DAY:
            wanted.first = wanted.last = None
            wanted.any_time = True
        case RelativeKind.SAME_TIME if anchor:
            wanted.settle_time(anchor.time())
            if wanted.first is None:
                wanted.settle_day(anchor.date())
        case RelativeKind.SAME_DAY if anchor:
            wanted.settle_day(anchor.date())
        case RelativeKind.SHIFT if anchor:
            _shift(wanted, anchor, said)
        case RelativeKind.LATER | RelativeKind.NEXT if anchor and moved_by_words:
            _after(wanted, _latest_shown(state) or anchor, same_day=when.date_mention is None)
        case RelativeKind.EARLIER | RelativeKind.PREVIOUS if anchor and moved_by_words:
            _before(wanted, _earliest_shown(state) or anchor, same_day=when.date_mention is None)
        case RelativeKind.OTHER_DAY if anchor and when.date_mention is None:
            _other_days(wanted, (_latest_shown(state) or anchor).date())
        case RelativeKind.OTHER_TIME if moved_by_words:
            wanted.direction = "other"
        case _:
            pass


def _other_days(wanted: Wanted, after: date) -> None:
    wanted.settle_day(after + ONE_DAY, after + OTHER_DAYS)
    wanted.any_time = True


def look_further(task: Task) -> None:
    """Beyond the days of which everything was shown."""
    days = [offer.starts_at.date() for offer in task.offers]
    if days:
        task.wanted.settle_time()
        _other_days(task.wanted, max(days))


def _shift(wanted: Wanted, anchor: datetime, said: RelativeMention) -> None:
    moved = anchor + timedelta(days=said.days, minutes=said.minutes)
    wanted.settle_day(moved.date())
    if said.minutes:
        wanted.settle_time(moved.time().replace(second=0))


def _after(wanted: Wanted, moment: datetime, *, same_day: bool) -> None:
    if same_day:
        wanted.settle_day(moment.date())
    wanted.settle_time(earliest=(moment + ONE_MINUTE).time().replace(second=0))
    wanted.direction = "later"


def _before(wanted: Wanted, moment: datetime, *, same_day: bool) -> None:
    if same_day:
        wanted.settle_day(moment.date())
    wanted.settle_time(latest=(moment - ONE_MINUTE).time().replace(second=0))
    wanted.direction = "earlier"


def _anchor(state: State, task: Task) -> datetime | None:
    """What "later" or "the same time" is measured from: the slot in question, the booking to be moved, or an offer."""
    if task.slot is not None:
        return task.slot.starts_at
    if task.booking is not None:
        return task.booking.starts_at
    if task.goal == "move" and state.bookings and len(state.bookings) == 1:
        return state.bookings[0].starts_at
    return _latest_shown(state) or state.recent_start


def _shown(state: State) -> list[datetime]:
    return sorted(offer.starts_at for offer in state.listed if isinstance(offer, OfferedTime))


def _latest_shown(state: State) -> datetime | None:
    shown = _shown(state)
    return shown[-1] if shown else None


def _earliest_shown(state: State) -> datetime | None:
    shown = _shown(state)
    return shown[0] if shown else None
