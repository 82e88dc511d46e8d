"""The whole reading of a text, from tokens to mentions."""

import datetime as dt

from agent.language.when.clock_context import settle_times
from agent.language.when.clock_rules import CLOCK_RULES
from agent.language.when.date_links import COUNTED_RULES, link_dates, settle_weeks
from agent.language.when.date_rules import DATE_RULES
from agent.language.when.drafts import DateDraft, TimeDraft
from agent.language.when.duration_rules import DURATION_RULES
from agent.language.when.grammar import Grammar
from agent.language.when.holiday_rules import HOLIDAY_RULES
from agent.language.when.hour_rules import HOUR_RULES
from agent.language.when.mention import DateMention, DurationMention, RelativeMention, TimeMention
from agent.language.when.moves import set_replaced
from agent.language.when.part_rules import PART_RULES
from agent.language.when.polarity import set_polarity
from agent.language.when.range_rules import RANGE_RULES
from agent.language.when.reading import Reading
from agent.language.when.relative_rules import RELATIVE_RULES
from agent.language.when.tokens import tokenize
from agent.language.when.vocabulary import HOUR
from agent.language.when.weekday_rules import WEEKDAY_RULES
from agent.language.when.when import When

_DATES = Grammar("date", *HOLIDAY_RULES, *DATE_RULES, *WEEKDAY_RULES, *RANGE_RULES, *COUNTED_RULES)
_TIMES = Grammar("time", *PART_RULES, *CLOCK_RULES, *HOUR_RULES)
_OTHERS = Grammar("duration", *RELATIVE_RULES, *DURATION_RULES)


def read_when(text: str, now: dt.datetime, *, day_first: bool = False) -> When:
    """`now` is the wall clock of the place spoken of; `day_first` reads '7/3' as 7 March, as most countries do."""
    reading = Reading(tokenize(text), now, day_first)
    _DATES.read(reading)
    _TIMES.read(reading)
    link_dates(reading)
    settle_times(reading)
    set_polarity(reading)
    set_replaced(reading)
    settle_weeks(reading)
    _OTHERS.read(reading)
    return When(
        tuple(_date_mention(reading, draft) for draft in reading.dates),
        tuple(_time_mention(reading, draft) for draft in reading.times),
        tuple(sorted(reading.relatives, key=_start)),
        tuple(sorted(reading.durations, key=_start)),
        text,
    )


def _start(mention: RelativeMention | DurationMention) -> int:
    return mention.start


def _date_mention(reading: Reading, draft: DateDraft) -> DateMention:
    start, end = reading.tokens.starts[draft.i], reading.tokens.ends[draft.j - 1]
    return DateMention(
        start,
        end,
        reading.tokens.text[start:end],
        draft.first,
        draft.last,
        draft.kind,
        draft.alternatives,
        draft.weekday_only,
        draft.weekdays,
        draft.or_earlier,
        draft.past,
        draft.negated,
        draft.replaced,
        draft.joined,
    )


def _time_mention(reading: Reading, draft: TimeDraft) -> TimeMention:
    start, end = reading.tokens.starts[draft.i], reading.tokens.ends[draft.j - 1]
    return TimeMention(
        start,
        end,
        reading.tokens.text[start:end],
        draft.kind,
        _clock(draft.first),
        _clock(draft.last),
        draft.part,
        draft.ambiguous,
        draft.bare,
        draft.negated,
        draft.replaced,
        draft.joined,
    )


def _clock(minutes: int | None) -> dt.time | None:
    return None if minutes is None else dt.time(minutes // HOUR % 24, minutes % HOUR)
