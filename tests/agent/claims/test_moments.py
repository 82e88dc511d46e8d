"""The moments of a reply: which day a time belongs to, and in which half of the day it lies."""

from datetime import date, time

from agent.claims.moments import Moment, Moments, read_moments
from agent.claims.names import vocabulary
from agent.claims.passages import read_passage
from agent.claims.zones import known_zones
from tests.agent.claims import salon

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def read(reply: str) -> Moments:
    facts = salon.FRESH
    return read_moments(read_passage(reply, vocabulary(facts)), facts.now, tuple(known_zones(facts)))


def timed(reply: str) -> list[Moment]:
    return [moment for moment in read(reply).items if moment.clocks]


def days_of(reply: str) -> list[date]:
    return [moment.days[0] for moment in timed(reply)]


def test_a_time_belongs_to_the_day_beside_it() -> None:
    assert days_of("Tuesday at 10:00 or 11:00, or 1:30 PM on Wednesday.") == [TUESDAY, TUESDAY, WEDNESDAY]


def test_a_time_in_a_list_belongs_to_the_day_at_its_head() -> None:
    reply = "Tuesday 24 Nov:\n- 9:00\n- 9:30\nWednesday 25 Nov:\n- 10:00"
    assert days_of(reply) == [TUESDAY, TUESDAY, WEDNESDAY]
    assert all(moment.own_day for moment in timed(reply))


def test_a_time_without_a_day_may_belong_to_any_day_named_before() -> None:
    last = timed("Tuesday is full. Wednesday has room. How about 10:00?")[-1]
    assert set(last.days) == {TUESDAY, WEDNESDAY}
    assert not last.own_day


def test_a_bare_clock_may_lie_in_either_half_of_the_day_unless_it_is_said() -> None:
    assert timed("Tuesday at 3")[0].clocks == (time(15), time(3))
    assert timed("Tuesday at 3 am")[0].clocks == (time(3),)
    assert timed("Tuesday at 15:00")[0].clocks == (time(15),)


def test_a_weekday_that_is_not_that_of_its_date_is_a_slip() -> None:
    assert [slip.day for slip in read("Wednesday, November 24 at 10:00").slips] == [TUESDAY]
    assert read("Tuesday, November 24 at 10:00").slips == ()
    assert read("Tuesday at 10, or Wednesday 25 November").slips == ()


def test_counts_prices_and_lengths_are_no_times() -> None:
    reply = "You have 2 bookings: $40.00, 45 minutes, 3 people, 20.00 USD, 10%, with Ana at 12 Main St."
    assert timed(reply) == []


def test_a_zone_beside_a_time_is_kept_with_it() -> None:
    (moment,) = timed("Tuesday at 3:00 PM (Central Time)")
    assert str(moment.zone) == "America/Chicago"
    assert timed("Tuesday at 3:00 PM")[0].zone is None
