"""How times are said: on the days on which the clock shows an hour twice, or not at all, too."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.support.businesses import a_business
from tools.wording import spoken_length, spoken_moment, spoken_money, spoken_price, spoken_time


@dataclass(frozen=True)
class Case:
    id: str
    instant: str
    zone: str
    words: str


CASES = (
    Case("an ordinary afternoon", "2026-11-24T20:30+00:00", "America/New_York", "3:30 PM"),
    Case("midnight", "2026-11-24T05:00+00:00", "America/New_York", "12:00 AM"),
    Case("noon", "2026-11-24T17:00+00:00", "America/New_York", "12:00 PM"),
    Case("before the repeated hour", "2026-11-01T04:59+00:00", "America/New_York", "12:59 AM"),
    Case("the repeated hour, first", "2026-11-01T05:30+00:00", "America/New_York", "1:30 AM (UTC-04:00)"),
    Case("the repeated hour, second", "2026-11-01T06:30+00:00", "America/New_York", "1:30 AM (UTC-05:00)"),
    Case("after the repeated hour", "2026-11-01T07:00+00:00", "America/New_York", "2:00 AM"),
    Case("just after the skipped hour", "2026-03-08T07:00+00:00", "America/New_York", "3:00 AM"),
    Case("a repeated half hour", "2026-04-04T14:45+00:00", "Australia/Lord_Howe", "1:45 AM (UTC+11:00)"),
    Case("a repeated half hour, second", "2026-04-04T15:15+00:00", "Australia/Lord_Howe", "1:45 AM (UTC+10:30)"),
    Case("an odd offset", "2026-11-24T04:15+00:00", "Asia/Kathmandu", "10:00 AM"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_time_is_local_and_never_ambiguous(case: Case) -> None:
    local = datetime.fromisoformat(case.instant).astimezone(ZoneInfo(case.zone))
    assert spoken_time(local, a_business()) == case.words


def test_countries_with_a_24_hour_clock_read_it() -> None:
    local = datetime(2026, 11, 24, 20, 30, tzinfo=UTC).astimezone(ZoneInfo("Europe/Berlin"))
    assert spoken_moment(local, a_business(country="DE")) == "Tuesday 24 November 2026 at 21:30"


def test_lengths_and_prices() -> None:
    assert [spoken_length(minutes) for minutes in (0, 1, 30, 60, 90, 125)] == [
        "0 minutes",
        "1 minute",
        "30 minutes",
        "1 hour",
        "1 hour 30 minutes",
        "2 hours 5 minutes",
    ]
    assert spoken_price(None, a_business()) is None
    amounts = (("40", "USD"), ("1040.5", "EUR"), ("40", "CHF"), ("4000", "JPY"))
    assert [spoken_money(Decimal(amount), currency) for amount, currency in amounts] == [
        "$40.00",
        "€1,040.50",
        "40.00 CHF",
        "4,000 JPY",
    ]
