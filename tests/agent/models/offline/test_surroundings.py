"""What the offline model reads around the words of a customer."""

from datetime import date, datetime

from agent.models.offline import surroundings

NOTE = "Now: Monday 23 November 2026, 9:05 AM (America/New_York).\nCustomer: Jane Doe, +12125550143.\n"


def test_the_moment_is_read_from_its_note() -> None:
    assert surroundings.now_of(NOTE) == datetime(2026, 11, 23, 9, 5)  # noqa: DTZ001  (a wall clock)
    assert surroundings.zone_of(NOTE) == "America/New_York"
    assert not surroundings.awaits_person(NOTE)


def test_a_known_customer_is_read_from_it() -> None:
    assert surroundings.customer_name_of(NOTE) == "Jane Doe"
    assert surroundings.customer_phone_of(NOTE) == "+12125550143"
    assert surroundings.customer_name_of("Customer: not known yet.") is None


def test_a_day_between_messages_is_a_day_and_the_moment_is_not() -> None:
    assert surroundings.day_of_note("Tuesday 24 November 2026") == date(2026, 11, 24)
    assert surroundings.day_of_note(NOTE) is None


def test_what_is_no_json_is_an_error() -> None:
    assert "error" in surroundings.read_result("<html>")
