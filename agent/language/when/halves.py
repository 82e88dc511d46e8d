"""Which half of the day the hands of a clock are in. All in minutes from midnight."""

from agent.language.when.mention import PartOfDay
from agent.language.when.vocabulary import HOUR

HALF_DAY = 12 * HOUR
WHOLE_DAY = 24 * HOUR
_BUSINESS_OPENS, _CLOSED = 8 * HOUR, 9 * HOUR + 1
_NIGHT_ENDS = 5 * HOUR


def is_open(hour: int, raw: str) -> bool:
    """'3' and '3:30' may be in either half of the day; '15', '0' and '03:30' may not."""
    return 1 <= hour <= 12 and raw[0] != "0"


def with_meridiem(minutes: int, meridiem: int) -> int:
    """`meridiem` is 0 or 12; '15 pm' stays 15:00."""
    hour, minute = divmod(minutes, HOUR)
    return minutes if hour > 12 else (hour % 12 + meridiem) * HOUR + minute


def in_part(minutes: int, part: PartOfDay) -> int:
    early = minutes % HALF_DAY
    if part is PartOfDay.MORNING:
        return early
    if part is PartOfDay.NIGHT:
        return early if early < _NIGHT_ENDS else early + HALF_DAY
    if part is PartOfDay.LUNCHTIME and early >= 11 * HOUR:
        return early
    return early + HALF_DAY


def likelier(minutes: int, *, closing: bool = False) -> int:
    """By the hours a business keeps: 8 to 11 are in the morning, 12 and 1 to 7 after noon; it closes by 9 at night."""
    early = minutes % HALF_DAY
    return early if early >= (_CLOSED if closing else _BUSINESS_OPENS) else early + HALF_DAY


def in_half_of(minutes: int, other: int) -> int:
    return minutes % HALF_DAY + other // HALF_DAY * HALF_DAY


def choose_range(
    first: int, first_open: bool, last: int, last_open: bool, part: PartOfDay | None
) -> tuple[int, int] | None:
    """The likeliest 'from' and 'to' that follow each other, or None: '11-2pm', '9 to 5', '9-12 in the morning'."""
    firsts = [first % HALF_DAY, first % HALF_DAY + HALF_DAY] if first_open else [first]
    lasts = [last % HALF_DAY, last % HALF_DAY + HALF_DAY] if last_open else [last or WHOLE_DAY]
    if part:
        wanted_first, wanted_last = in_part(first, part), in_part(last, part)
    else:
        wanted_first, wanted_last = likelier(first), -1
    if first_open and (not last_open or wanted_last >= 0):
        end = wanted_last if last_open else lasts[0]
        starts = [start for start in firsts if start < end]
        if starts:
            return (wanted_first if part and wanted_first in starts else starts[-1]), end
    start = wanted_first if first_open else firsts[0]
    ends = [end for end in lasts if end > start]
    return (start, ends[0]) if ends else None
