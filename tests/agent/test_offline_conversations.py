"""Customers as they come, who talk to the offline model in their own words, until something is booked or is not."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from booking_core import Database, SetClock
from booking_core.booking import Booking
from tests.support.conversations import all_bookings
from tests.support.offline_talk import Talk, begin_talk
from tests.support.quick_databases import QuickDatabases
from tests.support.talk_files import WrittenTalk, read_talks

FOLDER = Path(__file__).parent / "conversations"
TALKS = [talk for file in sorted(FOLDER.glob("*.talk")) for talk in read_talks(file)]
LEAST = 100


def test_there_are_many_conversations_and_no_two_have_one_name() -> None:
    assert len(TALKS) >= LEAST
    assert len({talk.name for talk in TALKS}) == len(TALKS)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name.replace(" ", "-"))
async def test_customers_get_what_they_want(
    talk: WrittenTalk, quick_databases: QuickDatabases, clock: SetClock
) -> None:
    async with quick_databases.opened(talk.business, clock) as database:
        faults = await play(talk, database, clock)
        assert faults == []
        assert sorted(as_line(booking) for booking in await all_bookings(database)) == sorted(talk.bookings)


async def play(talk: WrittenTalk, database: Database, clock: SetClock) -> list[str]:
    """What went wrong on the way."""
    writer, reply, faults = await begin_talk(database), "", list[str]()
    writers: dict[str, Talk] = {"visitor-1": writer}
    for line in talk.lines:
        match line.mark:
            case ">":
                reply = await writer.say(*line.text.split(" // "))
            case "<" if line.text.startswith("!"):
                if line.text[1:].strip() in reply:
                    faults.append(f"{line.text[1:]!r} is in {reply!r}")
            case "<" if line.text not in reply:
                faults.append(f"{line.text!r} is not in {reply!r}")
            case "+":
                clock.set(clock.now() + minutes(line.text))
            case "!":
                clock.set(datetime.fromisoformat(line.text))
            case "&":
                writer = writers.get(line.text) or await begin_talk(database, line.text)
                writers[line.text] = writer
    return [*faults, *(fault for each in writers.values() for fault in each.faults)]


def minutes(text: str) -> timedelta:
    return timedelta(minutes=int(text))


def as_line(booking: Booking) -> str:
    customer = booking.customer
    known = (customer.phone, customer.email, customer.notes)
    who = ", ".join([customer.name, *(part for part in known if part)])
    start = f"{booking.local_start:%Y-%m-%d %H:%M}"
    return " | ".join((booking.status, booking.service_name, booking.provider_name, booking.location.name, start, who))
