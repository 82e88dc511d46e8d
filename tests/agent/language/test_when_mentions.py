"""The mentions themselves: their place in the text, other readings, flags, windows, lists and pairs."""

import datetime as dt

import pytest

from agent.language.when import DateKind, PartOfDay, TimeKind, When, read_when
from tests.agent.language.saying import NOW, date_said, day, read, time_said

FRIDAY = dt.datetime(2019, 3, 1, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("next friday", ["Fri 13 Jun"]),
        ("next tuesday", []),
        ("wednesday", ["Wed 11 Jun"]),
        ("this wednesday", ["Wed 18 Jun"]),
        ("friday", []),
        ("7/3", ["Sat 7 Mar 2026"]),
        ("14/7", []),
        ("march 7", ["Fri 7 Mar"]),
        ("friday after next", ["Fri 20 Jun"]),
        ("next weekend", ["Sat 14 Jun"]),
    ],
)
def test_other_readings_of_a_day_are_kept(text: str, alternatives: list[str]) -> None:
    (mention,) = read(text).dates
    assert [day(other) for other in mention.alternatives] == alternatives


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7/3", "Sat 7 Mar 2026"), ("07/08/2025", "Thu 7 Aug"), ("3/7", "Thu 3 Jul"), ("7/14", "Mon 14 Jul")],
)
def test_most_countries_put_the_day_first(text: str, expected: str) -> None:
    assert date_said(read(text, day_first=True).date_mention) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("next Monday", "2019-03-04"),
        ("next Friday", "2019-03-08"),
        ("next Saturday", "2019-03-09"),
        ("Monday next week", "2019-03-04"),
        ("this Sunday", "2019-03-03"),
        ("Saturday this week", "2019-03-02"),
        ("the 1st", "2019-03-01"),
        ("Friday", "2019-03-08"),
        ("this Friday", "2019-03-01"),
    ],
)
def test_on_a_friday_next_week_is_near(text: str, expected: str) -> None:
    assert read_when(text, FRIDAY).date == dt.date.fromisoformat(expected)


def test_on_a_sunday_next_monday_may_be_tomorrow_or_in_eight_days() -> None:
    (mention,) = read_when("next monday", dt.datetime(2025, 6, 15, 12, 0, tzinfo=dt.UTC)).dates
    assert (mention.first, mention.alternatives) == (dt.date(2025, 6, 16), (dt.date(2025, 6, 23),))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("at 3", dt.time(3)),
        ("half 9", dt.time(21, 30)),
        ("12", dt.time(0)),
        ("3pm", None),
        ("09:30", None),
        ("15:00", None),
    ],
)
def test_the_other_half_of_the_day_is_kept_where_the_words_leave_it_open(text: str, other: dt.time | None) -> None:
    (mention,) = read(text).times
    assert (mention.ambiguous_meridiem, mention.other) == (other is not None, other)


@pytest.mark.parametrize(
    ("text", "bare"), [("3", True), ("for 2", True), ("at 3", False), ("3pm", False), ("make it 4", False)]
)
def test_a_mere_number_is_marked(text: str, bare: bool) -> None:
    assert [mention.bare for mention in read(text).times] == [bare]


def test_a_surer_time_goes_before_a_mere_number() -> None:
    assert time_said(read("at 7 for 4").time_mention) == "19:00"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Can I come next Friday, please?", "next Friday"),
        ("I'd like the 20th of June 🙂", "the 20th of June"),
        ("İstanbul yarın değil, TOMORROW!", "TOMORROW"),
        ("ask for june 18th or so", "june 18th"),
    ],
)
def test_a_date_knows_its_place(text: str, words: str) -> None:
    (mention,) = read(text).dates
    assert text[mention.start : mention.end] == mention.text == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yes, half past 3 in the afternoon please", "half past 3 in the afternoon"),
        ("between 2 and 4pm on friday", "between 2 and 4pm"),
        ("any time after 5", "after 5"),
        ("maybe 3-ish?", "3-ish"),
    ],
)
def test_a_time_knows_its_place_and_its_preposition(text: str, words: str) -> None:
    (mention,) = read(text).times
    assert text[mention.start : mention.end] == mention.text == words


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("at 3", (dt.time(15), dt.time(15))),
        ("around 3", (dt.time(14), dt.time(16))),
        ("after 3", (dt.time(15), dt.time(23, 59))),
        ("before 10", (dt.time(0), dt.time(10))),
        ("between 2 and 4", (dt.time(14), dt.time(16))),
        ("morning", (dt.time(6), dt.time(12))),
        ("tomorrow afternoon, any time after 3", (dt.time(15), dt.time(17))),
        ("in the morning before 9", (dt.time(6), dt.time(9))),
        ("around midnight", (dt.time(0), dt.time(1))),
    ],
)
def test_a_window_says_which_starts_would_suit(text: str, window: tuple[dt.time, dt.time]) -> None:
    assert read(text).window == window


def test_nothing_said_is_no_window() -> None:
    assert read("hello there").window is None


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("monday or tuesday", ["Mon 16 Jun", "Tue 17 Jun"]),
        ("mon, tue or wed", ["Mon 16 Jun", "Tue 17 Jun", "Wed 18 Jun"]),
        ("the 19th, 20th or 21st", ["Thu 19 Jun", "Fri 20 Jun", "Sat 21 Jun"]),
        ("june 19, 20 or 21", ["Thu 19 Jun", "Fri 20 Jun", "Sat 21 Jun"]),
        ("19th or 20th of june", ["Thu 19 Jun", "Fri 20 Jun"]),
        ("thursday or friday next week", ["Thu 19 Jun", "Fri 20 Jun"]),
        ("next monday or tuesday", ["Mon 16 Jun", "Tue 17 Jun"]),
        ("monday, no, tuesday or wednesday", ["Tue 17 Jun", "Wed 18 Jun"]),
        ("monday at 3 or tuesday at 4", ["Mon 16 Jun", "Tue 17 Jun"]),
        ("today, june 11th", ["Wed 11 Jun"]),
        ("not monday or tuesday, wednesday", ["Wed 18 Jun"]),
        ("sometime next week, thursday or friday?", ["Thu 19 Jun", "Fri 20 Jun"]),
    ],
)
def test_days_in_a_list_are_choices(text: str, choices: list[str]) -> None:
    assert [date_said(mention) for mention in read(text).date_choices] == choices


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("3 or 4", ["15:00", "16:00"]),
        ("3, 4 or 5pm", ["15:00", "16:00", "17:00"]),
        ("9:00, 10:30 or 2pm", ["09:00", "10:30", "14:00"]),
        ("11 or 2pm", ["11:00", "14:00"]),
        ("7pm or 8", ["19:00", "20:00"]),
        ("10am or 11", ["10:00", "11:00"]),
        ("3pm, no, 4pm or 5pm", ["16:00", "17:00"]),
        ("morning or evening", ["morning 06:00-12:00", "evening 17:00-22:00"]),
    ],
)
def test_times_in_a_list_are_choices(text: str, choices: list[str]) -> None:
    assert [time_said(mention) for mention in read(text).time_choices] == choices


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("Monday at 3 or Tuesday at 4", ["Mon 16 Jun 15:00", "Tue 17 Jun 16:00"]),
        ("3pm on Monday and 4pm on Tuesday", ["Mon 16 Jun 15:00", "Tue 17 Jun 16:00"]),
        ("Monday 3pm Tuesday 4pm", ["Mon 16 Jun 15:00", "Tue 17 Jun 16:00"]),
        ("3pm Monday 4pm Tuesday", ["Mon 16 Jun 15:00", "Tue 17 Jun 16:00"]),
        ("Mon: 9:00, 9:30; Tue: 10:00", ["Mon 16 Jun 09:00", "Mon 16 Jun 09:30", "Tue 17 Jun 10:00"]),
        ("a cut on monday at 3 and a massage on tuesday at 4", ["Mon 16 Jun 15:00", "Tue 17 Jun 16:00"]),
        ("friday and saturday at 3", ["Fri 13 Jun 15:00", "Sat 14 Jun 15:00"]),
        ("3pm or 4pm on friday", ["Fri 13 Jun 15:00", "Fri 13 Jun 16:00"]),
        ("friday", ["Fri 13 Jun None"]),
        ("at 3", ["None 15:00"]),
    ],
)
def test_each_time_is_paired_with_its_day(text: str, moments: list[str]) -> None:
    assert [f"{date_said(pair.date)} {time_said(pair.time)}" for pair in read(text).moments] == moments


def test_a_deadline_names_its_day_and_says_that_earlier_will_do() -> None:
    (mention,) = read("by friday").dates
    assert (mention.kind, mention.first, mention.or_earlier) == (DateKind.DAY, dt.date(2025, 6, 13), True)


def test_a_refused_day_stays_visible() -> None:
    monday, tuesday = read("not monday, tuesday").dates
    assert (monday.negated, monday.wanted) == (True, False)
    assert (tuesday.negated, tuesday.wanted) == (False, True)


def test_a_day_left_behind_stays_visible() -> None:
    old, new = read("move my friday appointment to monday").dates
    assert (old.replaced, new.replaced) == (True, False)


@pytest.mark.parametrize("text", ["yesterday", "last friday", "3 days ago", "pain since monday", "born 12 May 1988"])
def test_what_has_been_is_no_wish(text: str) -> None:
    when = read(text)
    assert [mention.past for mention in when.dates] == [True]
    assert when.date is None


def test_certain_days_of_a_stretch_are_told() -> None:
    (mention,) = read("weekdays next week").dates
    assert mention.weekdays == (0, 1, 2, 3, 4)
    assert mention.covers(dt.date(2025, 6, 20))
    assert not mention.covers(dt.date(2025, 6, 21))


def test_a_bare_weekday_says_so() -> None:
    assert [mention.weekday_only for mention in read("friday or the 20th").dates] == [True, False]


def test_a_part_of_day_said_with_a_time_is_kept() -> None:
    when = read("3:30 in the afternoon")
    assert (when.time, when.part) == (dt.time(15, 30), PartOfDay.AFTERNOON)


def test_a_range_gives_both_ends() -> None:
    when = read("monday to wednesday between 2 and 4")
    assert (when.date, when.date_to) == (dt.date(2025, 6, 16), dt.date(2025, 6, 18))
    assert (when.time, when.time_to) == (dt.time(14), dt.time(16))


def test_a_part_of_day_is_no_clock_time() -> None:
    when = read("tomorrow morning")
    assert (when.time, when.part) == (None, PartOfDay.MORNING)
    assert [mention.kind for mention in when.times] == [TimeKind.PART_OF_DAY]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30 minutes", 30),
        ("an hour", 60),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("1.5 hours", 90),
        ("a 90 min massage", 90),
        ("120 minutes", 120),
        ("a 60-minute session", 60),
        ("two hours", 120),
    ],
)
def test_a_duration_is_no_time(text: str, minutes: int) -> None:
    when = read(text)
    assert [mention.minutes for mention in when.durations] == [minutes]
    assert not when


def test_moments_counted_from_now_may_be_tomorrow() -> None:
    when = read_when("in 3 hours", dt.datetime(2025, 6, 11, 22, 30, tzinfo=dt.UTC))
    assert (when.date, when.time) == (dt.date(2025, 6, 12), dt.time(1, 30))


def test_an_empty_text_says_nothing() -> None:
    assert read_when("", NOW) == When()
