"""Availability as the database knows it: what is taken, for whom, and in how few statements."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from booking_core import (
    Actor,
    Database,
    InvalidInput,
    SetClock,
    SlotQuery,
    bare,
    cancel_booking,
    complete_booking,
    explain_time,
    find_slots,
    free_providers,
    next_free_day,
)
from booking_core.intervals import epoch_seconds
from booking_core.tables import BusyTimeRow
from tests.support.availability import away, weekly
from tests.support.bookings import ADMIN, TUESDAY, Statements, a_visitor, at, book, hold
from tests.support.businesses import (
    ANA,
    BEN,
    CHLOE,
    COLOUR,
    DOWNTOWN,
    HAIRCUT,
    HARBOUR,
    LONDON,
    MASSAGE,
    NEW_YORK,
    a_provider,
    a_service,
    load_into,
)

TODAY = date.fromisoformat(TUESDAY)
ANAS = SlotQuery(HAIRCUT, DOWNTOWN, ANA)


async def free(database: Database, query: SlotQuery = ANAS, *, actor: Actor = ADMIN, day: date = TODAY) -> list[str]:
    async with database.reading() as uow:
        slots = await find_slots(uow, actor, query, day)
    return [f"{slot.starts_at.astimezone(NEW_YORK):%H:%M}" for slot in slots]


async def busy(database: Database, starts: datetime, ends: datetime, provider_id: str = ANA) -> None:
    row = {
        "id": f"bt_{epoch_seconds(starts)}",
        "provider_id": provider_id,
        "calendar": "google",
        "starts": epoch_seconds(starts),
        "ends": epoch_seconds(ends),
    }
    async with database.writing() as uow:
        await uow.session.execute(insert(bare(BusyTimeRow)), row)


async def rule_against(database: Database, start: datetime, provider_id: str = ANA) -> list[str]:
    async with database.reading() as uow:
        reasons = await explain_time(
            uow, ADMIN, service_id=HAIRCUT, location_id=DOWNTOWN, provider_id=provider_id, starts_at=start
        )
    return [str(reason.rule) for reason in reasons]


async def test_bookings_pending_ones_and_holds_are_in_the_way_and_what_is_over_is_not(bloom: Database) -> None:
    await book(bloom, "09:00")
    await book(bloom, "10:00", service_id=MASSAGE)
    await hold(bloom, await a_visitor(bloom), "11:30")
    gone, done = await book(bloom, "13:00"), await book(bloom, "14:00")
    async with bloom.writing() as uow:
        await cancel_booking(uow, ADMIN, gone.id, "ill")
        await complete_booking(uow, ADMIN, done.id)
    taken = {"09:00", "10:00", "10:30", "11:30"}
    assert set(await free(bloom)) == {f"{h:02}:{m}" for h in range(9, 17) for m in ("00", "30")} - taken
    assert [await rule_against(bloom, at(start)) for start in ("09:00", "11:30", "13:00")] == [
        ["already_booked"],
        ["held_by_another"],
        [],
    ]


async def test_busy_times_of_outside_calendars_are_in_the_way(bloom: Database) -> None:
    await busy(bloom, at("10:15"), at("10:45"))
    found = await free(bloom)
    assert "09:30" in found
    assert not {"10:00", "10:30"} & set(found)
    assert await rule_against(bloom, at("10:00")) == ["calendar_busy"]
    with pytest.raises(Exception, match="is busy at that time"):
        await book(bloom, "10:30")


async def test_another_providers_busy_time_is_not(bloom: Database) -> None:
    await busy(bloom, at("09:00"), at("17:00"), BEN)
    assert len(await free(bloom)) == 16
    async with bloom.reading() as uow:
        who = await free_providers(uow, ADMIN, SlotQuery(HAIRCUT, DOWNTOWN), at("10:00"))
    assert [provider.id for provider in who] == [ANA, CHLOE]


async def test_what_starts_the_evening_before_reaches_into_the_day(database: Database) -> None:
    always = a_provider("00:00-24:00", service_ids=(HAIRCUT, COLOUR))
    await load_into(database, services=[a_service(), a_service(id=COLOUR, buffer_before=60)], providers=[always])
    await busy(database, at("22:00", "2026-11-23"), at("01:00"))
    assert (await free(database))[0] == "01:00"
    assert (await free(database, SlotQuery(COLOUR, DOWNTOWN, ANA)))[0] == "02:00"


async def test_slots_say_how_many_could_do_it(bloom: Database) -> None:
    await book(bloom, "10:00", provider_id=BEN)
    async with bloom.reading() as uow:
        slots = await find_slots(uow, ADMIN, SlotQuery(HAIRCUT, DOWNTOWN), TODAY)
    counts = {f"{slot.starts_at.astimezone(NEW_YORK):%H:%M}": len(slot.provider_ids) for slot in slots}
    assert (counts["09:00"], counts["10:00"], counts["13:00"]) == (3, 2, 2)  # Chloe leaves at 13:00


async def test_a_location_has_its_own_zone(bloom: Database) -> None:
    thursday = date(2026, 11, 26)
    async with bloom.reading() as uow:
        slots = await find_slots(uow, ADMIN, SlotQuery(HAIRCUT, HARBOUR), thursday)
    assert slots[0].starts_at == datetime(2026, 11, 26, 9, tzinfo=LONDON)
    assert slots[0].starts_at.tzinfo is UTC


async def test_time_off_is_in_the_businesss_zone_at_every_location(database: Database) -> None:
    chloe = a_provider(
        weekly("09:00-17:00", range(5)) + weekly("09:00-17:00", range(5), HARBOUR),
        id=CHLOE,
        time_off=(away("2026-11-24T09:00", "2026-11-24T10:00"),),
    )
    await load_into(database, services=[a_service(location_ids=(DOWNTOWN, HARBOUR))], providers=[chloe])
    async with database.reading() as uow:
        slots = await find_slots(uow, ADMIN, SlotQuery(HAIRCUT, HARBOUR, CHLOE), TODAY)
    on_the_wall = [f"{slot.starts_at.astimezone(LONDON):%H:%M}" for slot in slots]
    assert not {"14:00", "14:30"} & set(on_the_wall)
    assert {"13:30", "15:00"} <= set(on_the_wall)


async def test_the_next_free_day_is_the_first_with_anything_free(database: Database) -> None:
    mondays = a_provider(tuple(h for h in a_provider("09:00-10:00").hours if h.weekday == 0))
    await load_into(database, services=[a_service(booking_window_days=21)], providers=[mondays])
    for start in ("09:00", "09:30"):
        await book(database, at(start, "2026-11-30"))
    async with database.reading() as uow:
        found = await next_free_day(uow, ADMIN, ANAS, TODAY)
        nothing = await next_free_day(uow, ADMIN, ANAS, date(2026, 12, 15))
    assert [slot.starts_at for slot in found] == [at("09:00", "2026-12-07"), at("09:30", "2026-12-07")]
    assert nothing == ()


@pytest.mark.parametrize("days", [0, 32, -1])
async def test_days_are_asked_for_a_month_at_a_time(bloom: Database, days: int) -> None:
    async with bloom.reading() as uow:
        with pytest.raises(InvalidInput) as refusal:
            await find_slots(uow, ADMIN, ANAS, TODAY, days)
    assert refusal.value.field == "days"


@pytest.mark.parametrize("day", [date.min, date.max])
async def test_absurd_days_are_refused(bloom: Database, day: date) -> None:
    async with bloom.reading() as uow:
        with pytest.raises(InvalidInput) as refusal:
            await find_slots(uow, ADMIN, ANAS, day)
        assert refusal.value.field == "date"
        for start in (
            datetime(1, 1, 1, tzinfo=UTC),
            datetime(9999, 12, 31, tzinfo=UTC),
            at("09:00").replace(tzinfo=None),
        ):
            with pytest.raises(InvalidInput):
                await free_providers(uow, ADMIN, ANAS, start)


@pytest.mark.parametrize(
    ("query", "field", "choices"),
    [
        (SlotQuery("nothing", DOWNTOWN), "service_id", [HAIRCUT, COLOUR, MASSAGE]),
        (SlotQuery(HAIRCUT, "nowhere"), "location_id", [DOWNTOWN, HARBOUR]),
        (SlotQuery(COLOUR, HARBOUR), "location_id", [DOWNTOWN]),
        (SlotQuery(MASSAGE, DOWNTOWN, BEN), "provider_id", [ANA, CHLOE]),
        (SlotQuery(HAIRCUT, HARBOUR, ANA), "provider_id", [CHLOE]),
        (SlotQuery(HAIRCUT, DOWNTOWN, "\x00"), "provider_id", [ANA, BEN, CHLOE]),
    ],
    ids=["service", "location", "service elsewhere", "provider does not do it", "provider elsewhere", "nonsense"],
)
async def test_what_does_not_belong_together_is_refused_with_what_does(
    bloom: Database, query: SlotQuery, field: str, choices: list[str]
) -> None:
    async with bloom.reading() as uow:
        with pytest.raises(InvalidInput) as refusal:
            await find_slots(uow, ADMIN, query, TODAY)
    assert refusal.value.field == field
    assert [choice["id"] for choice in refusal.value.choices] == choices


async def test_why_not_also_answers_for_those_who_do_not_do_it(bloom: Database) -> None:
    async with bloom.reading() as uow:
        reasons = await explain_time(
            uow, ADMIN, service_id=MASSAGE, location_id=DOWNTOWN, provider_id=BEN, starts_at=at("10:00")
        )
        for service_id, location_id, provider_id in (
            ("nothing", DOWNTOWN, ANA),
            (HAIRCUT, "nowhere", ANA),
            (HAIRCUT, DOWNTOWN, "nobody"),
        ):
            with pytest.raises(InvalidInput):
                await explain_time(
                    uow,
                    ADMIN,
                    service_id=service_id,
                    location_id=location_id,
                    provider_id=provider_id,
                    starts_at=at("10:00"),
                )
    assert [str(reason.rule) for reason in reasons] == ["provider_does_not_offer_service"]


@pytest.mark.parametrize("providers", [1, 50])
async def test_slots_of_a_month_take_two_statements_however_many_providers_there_are(
    database: Database, providers: int
) -> None:
    people = [a_provider(id=f"p{n:02}", name=f"P {n}") for n in range(providers)]
    await load_into(database, services=[a_service()], providers=people)
    async with database.reading() as uow:
        await uow.catalog()
    statements = Statements(database)
    async with database.reading() as uow:
        await find_slots(uow, ADMIN, SlotQuery(HAIRCUT, DOWNTOWN), TODAY, 31)
    assert len([sent for sent in statements.sent if sent.startswith("SELECT")]) == 2


async def test_customers_are_kept_to_the_notice_that_the_team_may_set_aside(
    database: Database, clock: SetClock
) -> None:
    await load_into(database, services=[a_service(min_notice=180)], providers=[a_provider()])
    clock.set(at("09:00"))
    assert (await free(database))[0] == "12:00"
    assert (await free(database, SlotQuery(HAIRCUT, DOWNTOWN, ANA, ignore_notice=True)))[0] == "09:00"
    clock.advance(timedelta(minutes=1))
    assert (await free(database))[0] == "12:30"
