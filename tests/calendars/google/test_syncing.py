"""Who looks after a calendar, and when; and what somebody has to do when nobody can."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from booking_core import Database, InvalidInput, NotFound, SetClock, bare
from calendars.google.connecting import UNREACHABLE, connect, connection_of, problem_of
from calendars.google.errors import Trouble
from calendars.google.syncing import GoogleSync
from calendars.tables import GoogleCalendarRow
from tests.support.bookings import ANAS_ACCOUNT, at, book, rows
from tests.support.businesses import ANA, BEN, load_into
from tests.support.google_calendar import ACCOUNT, ANAS_CALENDAR, UNAVAILABLE, Fault, SharedCalendar
from tests.support.synced_salon import SyncedSalon, synced_salon

QUARTER = timedelta(minutes=16)
Mend = Callable[[], None]


def break_it(salon: SyncedSalon, trouble: Trouble) -> Mend:
    """Returns what mends it."""
    google, ana = salon.google, salon.google.ana
    match trouble:
        case Trouble.ACCOUNT_REFUSED:
            google.tokens.clear()
            google.refuses_account = "invalid_grant"
            return lambda: setattr(google, "refuses_account", None)
        case Trouble.NOT_SHARED:
            del google.calendars[ANAS_CALENDAR]
            return lambda: google.calendars.update({ANAS_CALENDAR: ana})
        case Trouble.ONLY_READABLE:
            ana.writable = False
            return lambda: setattr(ana, "writable", True)
        case Trouble.API_OFF:
            google.always = Fault(403, "accessNotConfigured")
        case Trouble.NOT_UNDERSTOOD:
            google.always = Fault(400, "badRequest")
    return lambda: setattr(google, "always", None)


@pytest.fixture
async def salon_of_any(database: Database, clock: SetClock, tmp_path: Path) -> AsyncIterator[SyncedSalon]:
    """On SQLite and on PostgreSQL."""
    await load_into(database)
    async with synced_salon(database, clock, tmp_path) as salon:
        await salon.connect()
        yield salon


async def test_both_ways_on_both_databases(salon_of_any: SyncedSalon) -> None:
    salon = salon_of_any
    salon.google.ana.add("dentist", "2026-11-24T11:00:00-05:00", "2026-11-24T12:00:00-05:00")
    await book(salon.database)
    await salon.look()
    assert salon.shown_titles == {"Haircut - Dana", "Private"}
    assert await rows(salon.database, "SELECT provider_id FROM busy_time") == [(ANA,)]
    await salon.disconnect()
    await salon.look()
    assert salon.shown_titles == {"Private"}
    assert await rows(salon.database, "SELECT id FROM busy_time") == []


async def test_of_several_processes_one_looks_after_a_calendar(salon_of_any: SyncedSalon) -> None:
    salon = salon_of_any
    for hour in ("10:00", "11:00", "12:00"):
        await book(salon.database, hour)
    others = [GoogleSync(salon.database, salon.sync.api, salon.clock, ACCOUNT) for _ in range(3)]
    await asyncio.gather(salon.look(), *(other.look() for other in others))
    assert len(salon.google.calls("POST")) == 3
    assert len(salon.google.calls("GET")) == 1


async def test_what_a_dead_process_had_begun_another_finishes(salon: SyncedSalon) -> None:
    await book(salon.database)
    async with salon.database.writing() as uow:
        from_now = salon.clock.now() + timedelta(minutes=5)
        values = {"claim": "cl_of_the_dead", "claimed_until": from_now}
        await uow.session.execute(update(bare(GoogleCalendarRow)).values(values))
    await salon.look(timedelta(minutes=4))
    assert salon.shown == []
    await salon.look(timedelta(minutes=2))
    assert salon.shown == [("Haircut - Dana", at("10:00"))]


async def test_a_calendar_taken_away_in_the_middle_of_a_round_is_left_alone(salon: SyncedSalon) -> None:
    """The round that had begun notices with the first thing that it wants to note."""
    salon.google.calendars["new@example.com"] = SharedCalendar()
    await book(salon.database)
    salon.google.on_next = lambda: salon.connect("new@example.com")
    await salon.look()
    assert (await salon.connection()).calendar_id == "new@example.com"
    assert salon.google.calls("POST") == []
    for _ in range(2):
        await salon.look()
    assert salon.events == {}
    assert len(salon.google.calendars["new@example.com"].standing) == 1


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble.ACCOUNT_REFUSED, "Google does not accept the service account"),
        (Trouble.API_OFF, "Enable it in the Google Cloud console"),
        (Trouble.NOT_SHARED, "share the calendar with that address"),
        (Trouble.ONLY_READABLE, "Make changes to events"),
        (Trouble.NOT_UNDERSTOOD, "the log says what Google answered"),
    ],
    ids=str,
)
async def test_what_somebody_has_to_do_is_said_and_not_tried_again_and_again(
    salon: SyncedSalon, trouble: Trouble, said: str
) -> None:
    await book(salon.database)
    mend = break_it(salon, trouble)
    await salon.look()
    connection = await salon.connection()
    assert connection.trouble == trouble
    problem = problem_of(connection, ACCOUNT)
    assert problem is not None
    assert said in problem
    asked = len(salon.google.requests) + salon.google.tokens_asked
    await book(salon.database, "11:00")
    await salon.look(timedelta(minutes=5))
    assert len(salon.google.requests) + salon.google.tokens_asked == asked
    assert salon.waits == []
    mend()
    await salon.look(QUARTER)
    assert len(salon.events) == 2
    assert problem_of(await salon.connection(), ACCOUNT) is None


async def test_what_google_does_not_understand_is_not_asked_again_in_the_same_words(salon: SyncedSalon) -> None:
    salon.google.ana.add("dentist", "2026-11-24T11:00:00-05:00", "2026-11-24T12:00:00-05:00")
    await salon.look()
    salon.google.faults.append(Fault(400, "invalid"))
    await salon.look()
    assert (await salon.connection()).sync_token is None
    await salon.look(QUARTER)
    assert (await salon.connection()).trouble is None
    assert await rows(salon.database, "SELECT provider_id FROM busy_time") == [(ANA,)]


async def test_connecting_again_tries_at_once(salon: SyncedSalon) -> None:
    await book(salon.database)
    mend = break_it(salon, Trouble.NOT_SHARED)
    await salon.look()
    mend()
    await salon.connect()
    await salon.look(timedelta(seconds=5))
    assert len(salon.events) == 1


async def test_a_long_outage_is_told(salon: SyncedSalon) -> None:
    salon.google.faults.extend([UNAVAILABLE] * 12)
    for failures in (1, 2):
        await salon.look(QUARTER)
        assert (await salon.connection()).failures == failures
        assert problem_of(await salon.connection(), ACCOUNT) is None
    await salon.look(QUARTER)
    assert problem_of(await salon.connection(), ACCOUNT) == UNREACHABLE
    assert salon.sync.in_trouble == 0, "it is counted at the next look"
    await salon.look(timedelta(seconds=1))
    assert salon.sync.in_trouble == 1


async def test_a_calendar_that_we_were_shut_out_of_can_be_disconnected(salon: SyncedSalon) -> None:
    await book(salon.database)
    await salon.look()
    salon.google.refuses_account = "invalid_grant"
    salon.google.tokens.clear()
    await salon.disconnect()
    await salon.look()
    assert await rows(salon.database, "SELECT id FROM google_calendar") == []


async def test_an_access_token_that_has_ended_is_replaced(salon: SyncedSalon) -> None:
    assert salon.google.tokens_given == 1
    await salon.look()
    assert salon.google.tokens_given == 1, "one lasts for an hour"
    salon.google.tokens.clear()
    await book(salon.database)
    await salon.look()
    assert salon.google.tokens_given == 2
    assert len(salon.events) == 1


async def test_a_calendar_that_takes_its_time_holds_up_nobody_else(salon: SyncedSalon) -> None:
    salon.google.calendars["ben@example.com"] = SharedCalendar()
    await salon.connect("ben@example.com", BEN)
    await salon.look()
    asked, answered = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        asked.set()
        await answered.wait()

    stop = salon.database.on_change(salon.sync.on_change)
    running = asyncio.create_task(salon.sync.run())
    try:
        salon.google.on_next = hold
        await book(salon.database)
        await asked.wait()
        before = len(salon.google.requests)
        await book(salon.database, provider_id=BEN)
        await salon.google.wait_for(before + 2)
        answered.set()
        await salon.google.wait_for(before + 3)
    finally:
        stop()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert len(salon.google.calls("POST")) == 2


async def test_another_calendar_replaces_the_one_there_was(salon: SyncedSalon) -> None:
    salon.google.calendars["new@example.com"] = SharedCalendar()
    await book(salon.database)
    salon.google.ana.add("dentist", "2026-11-24T11:00:00-05:00", "2026-11-24T12:00:00-05:00")
    await salon.look()
    await salon.connect("new@example.com")
    assert await rows(salon.database, "SELECT id FROM busy_time") == []
    await salon.look()
    assert set(salon.events) == {"dentist"}
    assert len(salon.google.calendars["new@example.com"].standing) == 1


async def test_two_providers_may_share_a_calendar(salon: SyncedSalon) -> None:
    await salon.connect(ANAS_CALENDAR, BEN)
    await book(salon.database)
    await book(salon.database, "11:00", provider_id=BEN)
    for _ in range(2):
        await salon.look()
    assert len(salon.events) == 2
    assert await rows(salon.database, "SELECT id FROM busy_time") == []


async def test_what_is_no_calendars_id_is_refused(salon: SyncedSalon) -> None:
    for calendar_id in ("", "primary", "ana", "ana@example", "a b@example.com", "a/b@example.com"):
        with pytest.raises(InvalidInput) as refused:
            await salon.connect(calendar_id)
        assert refused.value.field == "calendar_id", calendar_id


async def test_a_provider_connects_their_own_calendar_and_no_others(salon: SyncedSalon) -> None:
    async with salon.database.writing() as uow:
        await connect(uow, ANAS_ACCOUNT, ANA, ANAS_CALENDAR, salon.clock.now())
        with pytest.raises(NotFound):
            await connect(uow, ANAS_ACCOUNT, BEN, ANAS_CALENDAR, salon.clock.now())
        with pytest.raises(NotFound):
            await connection_of(uow, ANAS_ACCOUNT, BEN)


async def test_left_to_itself_it_follows_a_booking_and_ends_when_told(salon: SyncedSalon) -> None:
    stop = salon.database.on_change(salon.sync.on_change)
    running = asyncio.create_task(salon.sync.run())
    try:
        await salon.google.wait_for(1)
        await book(salon.database)
        await salon.google.wait_for(2)
    finally:
        stop()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
