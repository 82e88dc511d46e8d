"""What holds for any text: nothing raises, places are true, dates and times that are written out are read back."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.language.when import DateMention, DurationMention, RelativeMention, TimeMention, When, read_when
from agent.language.when.vocabulary import WORDS
from tests.agent.language.saying import NOW

MOMENTS = st.builds(
    lambda date, clock: dt.datetime.combine(date, clock, dt.UTC),
    st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
    st.times(),
)
DATES = st.dates(NOW.date(), NOW.date() + dt.timedelta(300))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
NUMBERS = ("3", "10", "15", "31", "45", "2025", "1530", "930", "15:30", "3.30", "7th", "12/3", "2025-06-20", "£5")
TOKENS = st.sampled_from([*WORDS, *NUMBERS, "pm", "cats", "doctor's", "🙂", "don't", "isn't", "instead", "move"])
SENTENCES = st.lists(TOKENS, max_size=14).map(" ".join)


def assert_true_places(when: When, text: str) -> None:
    mentions: list[DateMention | TimeMention | RelativeMention | DurationMention]
    mentions = [*when.dates, *when.times, *when.relatives, *when.durations]
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
    for date in when.dates:
        assert date.first <= date.last
    for clock in when.times:
        assert clock.first is not None or clock.last is not None
    assert len(when.moments) >= max(len(when.dates), len(when.times))
    assert when.window is None or when.window[0] <= when.window[1]


@given(st.text(max_size=80), MOMENTS)
def test_any_text_is_read(text: str, now: dt.datetime) -> None:
    assert_true_places(read_when(text, now), text)


@settings(max_examples=400)
@given(SENTENCES, MOMENTS, st.booleans())
def test_any_sentence_of_words_about_time_is_read(text: str, now: dt.datetime, day_first: bool) -> None:
    assert_true_places(read_when(text, now, day_first=day_first), text)


@pytest.mark.parametrize(
    "form",
    [
        "{0:%Y-%m-%d}",
        "{0:%A}, {0:%B} {0.day}, {0.year}",
        "{0.day} {0:%b} {0.year}",
        "{0:%a} {0.day} {0:%B}",
        "{0:%B} {0.day}",
    ],
)
@given(day=DATES)
def test_a_written_date_is_read_back(form: str, day: dt.date) -> None:
    assert read_when(f"Booked for {form.format(day)}.", NOW).date == day


@pytest.mark.parametrize(
    ("form", "day_first"), [("{0.month}/{0.day}/{0.year}", False), ("{0.day}/{0.month}/{0.year}", True)]
)
@given(day=DATES)
def test_a_numeric_date_is_read_in_the_order_of_the_country(form: str, day_first: bool, day: dt.date) -> None:
    assert read_when(form.format(day), NOW, day_first=day_first).date == day


@pytest.mark.parametrize("form", ["%H:%M", "%I:%M %p", "%I:%M%p", "at %I.%M %p"])
@given(clock=CLOCKS)
def test_a_written_time_is_read_back(form: str, clock: dt.time) -> None:
    (mention,) = read_when(f"See you {clock.strftime(form)}!", NOW).times
    assert clock in (mention.first, mention.other)


@given(clock=CLOCKS, day=DATES)
def test_a_written_moment_is_read_back(clock: dt.time, day: dt.date) -> None:
    when = read_when(f"Your appointment is on {day:%A}, {day.day} {day:%B} {day.year} at {clock:%I:%M %p}.", NOW)
    assert (when.date, when.time) == (day, clock)


@given(offset=st.integers(1, 6), now=MOMENTS)
def test_a_weekday_is_the_next_of_its_name(offset: int, now: dt.datetime) -> None:
    day = now.date() + dt.timedelta(offset)
    assert read_when(f"{day:%A}", now).date == day


REPEATED = (
    *(
        "3pm ",
        "monday ",
        "to 3 ",
        "3 to ",
        "3 the ",
        "same time next week ",
        "a week from monday ",
        "10 - ",
        "1-1-",
        "(",
    ),
    *(
        "not ",
        "monday, ",
        "3, ",
        "march 7 or ",
        "today ",
        "thanks today ",
        "+1 ",
        "0207 ",
        "a@",
        "aaaa",
        "o'",
        "p.",
        "£",
    ),
    *(
        "change 3 to ",
        "can't do monday or ",
        "5 main st ",
        "twenty-",
        "morning at ",
        "earliest 3 ",
        "\n",
        "🙂",
        "１",
        "(",
        "£",
    ),
)


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_hostile_text_costs_no_more_than_its_length(repeated: str) -> None:
    text = (repeated * 10_000)[:10_000]
    started = time.process_time()
    read_when(text, NOW)
    assert time.process_time() - started < 2
