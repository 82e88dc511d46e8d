"""The whole reading of a text, from tokens to mentions."""

import datetime as dt

from agent.language.when.clock_context import settle_times
from agent.language.when.clock_rules import CLOCK_RULES
from agent.language.when.date_rules import DATE_RULES
from agent.language.when.holiday_rules import HOLIDAY_RULES
from agent.language.when.mention import DateMention, TimeMention, When
from agent.language.when.range_rules import RANGE_RULES
from agent.language.when.reading import DateDraft, Reading, TimeDraft
from agent.language.when.tokens import tokenize
from agent.language.when.vocabulary import HOUR
from agent.language.when.weekday_rules import WEEKDAY_RULES

NOTHING = When()


def read_when(text: str, now: dt.datetime, *, day_first: bool = False) -> When:
    """`now` is the wall clock of the place that is spoken of; `day_first` reads '7/3' as 7 March, as most countries do."""
    tokens = tokenize(text)
    reading = Reading(tokens, now, now.date(), day_first, tokens.kinds)
    reading.run(HOLIDAY_RULES, "date")
    reading.run(DATE_RULES, "date")
    reading.run(WEEKDAY_RULES, "date")
    reading.run(RANGE_RULES, "date")
    reading.run(CLOCK_RULES, "time")
    settle_times(reading)
    reading.dates.sort(key=lambda draft: draft.i)
    return When(
        tuple(_date_mention(reading, draft) for draft in reading.dates),
        tuple(_time_mention(reading, draft) for draft in reading.times),
    )


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
