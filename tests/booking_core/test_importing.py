"""A business file into the database, again and again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from booking_core import (
    BusinessFile,
    Database,
    EntryKind,
    ImportReport,
    InvalidInput,
    Outcome,
    SetClock,
    Status,
    cancel_booking,
    get_booking,
    import_business,
    read_business_file,
)
from booking_core.business import TimeOff
from tests.support.availability import override, weekly
from tests.support.bookings import ADMIN, at, book
from tests.support.businesses import (
    ANA,
    BEN,
    CHLOE,
    COLOUR,
    DOWNTOWN,
    HAIRCUT,
    HARBOUR,
    MASSAGE,
    a_business,
    locations,
    providers,
    services,
)

BLOOM = BusinessFile(a_business(), locations(), services(), providers())
DEMO = Path(__file__).parents[2] / "frontdesk/demo_business.yaml"


async def imported(database: Database, file: BusinessFile = BLOOM, *, prune: bool = False) -> ImportReport:
    async with database.writing() as uow:
        return await import_business(uow, file, prune=prune)


def outcomes(report: ImportReport) -> set[Outcome]:
    return {entry.outcome for entry in report.entries}


def with_ana(**fields: Any) -> BusinessFile:
    ana, *others = BLOOM.providers
    return replace(BLOOM, providers=(replace(ana, **fields), *others))


async def test_a_first_import_adds_everything(database: Database) -> None:
    report = await imported(database)
    assert outcomes(report) == {Outcome.ADDED}
    assert report.count(EntryKind.BUSINESS, Outcome.ADDED) == 1
    assert report.ids(EntryKind.LOCATION, Outcome.ADDED) == (DOWNTOWN, HARBOUR)
    assert report.ids(EntryKind.SERVICE, Outcome.ADDED) == (HAIRCUT, COLOUR, MASSAGE)
    assert report.ids(EntryKind.PROVIDER, Outcome.ADDED) == (ANA, BEN, CHLOE)
    async with database.reading() as uow:
        catalog = await uow.catalog()
    assert catalog.business == BLOOM.business
    assert tuple(catalog.locations.values()) == BLOOM.locations
    assert catalog.offered_services() == tuple(
        replace(each, location_ids=tuple(sorted(each.location_ids))) for each in BLOOM.services
    )


async def test_the_same_import_again_changes_nothing(database: Database) -> None:
    file = read_business_file(DEMO.read_bytes())
    await imported(database, file)
    async with database.reading() as uow:
        before = await uow.catalog()
    report = await imported(database, file)
    assert outcomes(report) == {Outcome.UNCHANGED}
    async with database.reading() as uow:
        after = await uow.catalog()
    assert after == before
    assert after.version == before.version


async def test_what_is_different_is_changed_and_nothing_else(database: Database) -> None:
    await imported(database)
    haircut, *others = BLOOM.services
    report = await imported(database, replace(BLOOM, services=(replace(haircut, duration=45), *others)))
    assert report.ids(EntryKind.SERVICE, Outcome.CHANGED) == (HAIRCUT,)
    assert sum(entry.outcome is Outcome.CHANGED for entry in report.entries) == 1
    async with database.reading() as uow:
        assert (await uow.catalog()).service(HAIRCUT).duration == 45


async def test_what_is_absent_is_kept(database: Database) -> None:
    await imported(database)
    report = await imported(database, replace(BLOOM, services=BLOOM.services[:1], providers=BLOOM.providers[1:2]))
    assert report.ids(EntryKind.SERVICE, Outcome.KEPT) == (COLOUR, MASSAGE)
    assert report.ids(EntryKind.PROVIDER, Outcome.KEPT) == (ANA, CHLOE)
    async with database.reading() as uow:
        assert len((await uow.catalog()).offered_services()) == 3


async def test_what_is_absent_is_archived_by_a_pruning_import(database: Database) -> None:
    await imported(database)
    file = replace(BLOOM, locations=BLOOM.locations[:1], services=BLOOM.services[:1], providers=BLOOM.providers[:2])
    report = await imported(database, file, prune=True)
    assert report.ids(EntryKind.SERVICE, Outcome.ARCHIVED) == (COLOUR, MASSAGE)
    assert report.ids(EntryKind.LOCATION, Outcome.ARCHIVED) == (HARBOUR,)
    assert report.ids(EntryKind.PROVIDER, Outcome.ARCHIVED) == (CHLOE,)
    async with database.reading() as uow:
        catalog = await uow.catalog()
        with pytest.raises(InvalidInput):
            catalog.service(MASSAGE)
        assert catalog.services[MASSAGE].name == "Massage"
    again = await imported(database, file, prune=True)
    assert outcomes(again) == {Outcome.UNCHANGED}


async def test_what_appears_again_is_in_use_again(database: Database) -> None:
    await imported(database)
    await imported(database, replace(BLOOM, services=BLOOM.services[:1]), prune=True)
    report = await imported(database)
    assert report.ids(EntryKind.SERVICE, Outcome.RESTORED) == (COLOUR, MASSAGE)
    async with database.reading() as uow:
        assert (await uow.catalog()).service(MASSAGE).requires_approval


async def test_bookings_that_no_longer_fit_are_listed_and_left_alone(bloom: Database) -> None:
    fits = await book(bloom, "09:00")
    too_late = await book(bloom, "16:00")
    report = await imported(bloom, with_ana(hours=weekly("09:00-12:00", range(5))))
    (affected,) = report.affected
    assert affected.booking.id == too_late.id
    assert "outside Ana Silva's hours at Downtown: 09:00–12:00" in affected.reasons[0]
    async with bloom.reading() as uow:
        assert await get_booking(uow, ADMIN, too_late.id) == too_late
        assert await get_booking(uow, ADMIN, fits.id) == fits


async def test_a_booking_is_told_to_be_affected_once(bloom: Database) -> None:
    await book(bloom, "16:00")
    shorter = with_ana(hours=weekly("09:00-12:00", range(5)))
    assert len((await imported(bloom, shorter)).affected) == 1
    assert (await imported(bloom, shorter)).affected == ()
    assert (await imported(bloom, replace(shorter, business=a_business(name="Bloom & Co")))).affected == ()


async def test_bookings_of_what_is_archived_are_affected(bloom: Database) -> None:
    booked = await book(bloom)
    report = await imported(bloom, replace(BLOOM, providers=BLOOM.providers[1:]), prune=True)
    (affected,) = report.affected
    assert affected.booking.id == booked.id
    assert affected.booking.provider_name == "Ana Silva"
    assert affected.reasons == ("Ana Silva is archived.",)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"time_off": (TimeOff(at("09:00").replace(tzinfo=None), at("12:00").replace(tzinfo=None)),)}, "is away"),
        ({"overrides": (override("2026-11-24"),)}, "is exceptionally not at Downtown"),
        ({"overrides": (override("2026-11-24", "12:00-17:00"),)}, "outside Ana Silva's hours"),
        ({"hours": weekly("09:00-17:00", (2, 3, 4))}, "has no hours at Downtown on Tuesday"),
        ({"hours": weekly("09:00-10:15", range(5))}, "would end at 10:30, after closing time"),
        ({"service_ids": (COLOUR, MASSAGE)}, "does not offer Haircut"),
    ],
    ids=["time off", "closed that date", "other hours that date", "another day", "closing early", "another skill"],
)
async def test_every_change_of_a_provider_that_matters_is_told(
    bloom: Database, fields: dict[str, Any], reason: str
) -> None:
    await book(bloom, "10:00")
    (affected,) = (await imported(bloom, with_ana(**fields))).affected
    assert reason in " ".join(affected.reasons)


async def test_a_longer_service_does_not_make_what_was_booked_too_long(bloom: Database) -> None:
    await book(bloom, "16:30")
    haircut, *others = BLOOM.services
    report = await imported(bloom, replace(BLOOM, services=(replace(haircut, duration=90), *others)))
    assert report.affected == ()


async def test_rules_for_new_bookings_do_not_affect_old_ones(bloom: Database) -> None:
    await book(bloom, "10:00")
    haircut, *others = BLOOM.services
    strict = replace(haircut, min_notice=10_000, booking_window_days=0, slot_interval=47)
    assert (await imported(bloom, replace(BLOOM, services=(strict, *others)))).affected == ()


async def test_what_is_over_or_cancelled_is_not_affected(bloom: Database, clock: SetClock) -> None:
    await book(bloom, "09:00")
    cancelled = await book(bloom, "11:00")
    async with bloom.writing() as uow:
        assert (await cancel_booking(uow, ADMIN, cancelled.id, "ill")).status is Status.CANCELLED
    clock.set(at("09:30") + timedelta(minutes=1))
    assert (await imported(bloom, with_ana(hours=()))).affected == ()


async def test_an_import_that_fails_leaves_nothing_behind(database: Database) -> None:
    dangling = replace(BLOOM, services=BLOOM.services[1:])
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await imported(database, dangling)
    async with database.reading() as uow:
        with pytest.raises(Exception, match="No business has been set up"):
            await uow.catalog()
