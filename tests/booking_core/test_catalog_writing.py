"""Writing the business, and reading back what was written."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from booking_core import Database
from booking_core.business import Block, DateOverride, Provider, TimeOff
from booking_core.catalog import Catalog
from booking_core.catalog_writing import write_catalog
from tests.support.availability import weekly
from tests.support.businesses import (
    ANA,
    BEN,
    DOWNTOWN,
    HAIRCUT,
    HARBOUR,
    MASSAGE,
    a_business,
    a_location,
    a_provider,
    a_service,
    load_into,
    locations,
    providers,
    services,
)


async def the_catalog(database: Database) -> Catalog:
    async with database.reading() as uow:
        return await uow.catalog()


def busy_ana() -> Provider:
    return a_provider(
        hours=weekly("09:00-12:00 13:00-17:00", range(5)),
        overrides=(DateOverride(DOWNTOWN, date(2026, 12, 24), (Block(540, 720),)),),
        time_off=(TimeOff(datetime.fromisoformat("2026-12-28T09:00"), datetime.fromisoformat("2026-12-30T17:00")),),
    )


async def test_everything_written_is_read_back_as_it_was(database: Database) -> None:
    people = (busy_ana(), *providers()[1:])
    await load_into(database, providers=people)
    catalog = await the_catalog(database)
    assert catalog.business == a_business()
    assert tuple(catalog.locations.values()) == locations()
    assert tuple(catalog.services.values()) == services()
    assert {person.id: person.hours for person in catalog.providers.values()} == {x.id: x.hours for x in people}
    ana = catalog.providers[ANA]
    assert (ana.overrides, ana.time_off) == (busy_ana().overrides, busy_ana().time_off)


async def test_writing_the_same_again_keeps_the_version(database: Database) -> None:
    await load_into(database, providers=(busy_ana(), *providers()[1:]))
    before = await the_catalog(database)
    await load_into(database, providers=(busy_ana(), *providers()[1:]))
    assert (await the_catalog(database)).version == before.version


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "Trim"), ("aliases", ("cut",)), ("price", None), ("location_ids", (DOWNTOWN,)), ("duration", 45)],
)
async def test_one_changed_field_makes_a_new_version(database: Database, field: str, value: Any) -> None:
    await load_into(database)
    before = await the_catalog(database)
    async with database.writing() as uow:
        assert await write_catalog(uow, services=[replace(before.services[HAIRCUT], **{field: value})])
    after = await the_catalog(database)
    assert after.version == before.version + 1
    assert getattr(after.services[HAIRCUT], field) == value
    assert after.services[MASSAGE] == before.services[MASSAGE]


async def test_a_provider_is_replaced_with_all_that_belongs_to_them(database: Database) -> None:
    await load_into(database, providers=(busy_ana(), *providers()[1:]))
    plain = a_provider("10:00-12:00")
    async with database.writing() as uow:
        await write_catalog(uow, providers=[plain])
    catalog = await the_catalog(database)
    assert catalog.providers[ANA] == plain
    assert catalog.providers[BEN].hours == providers()[1].hours


async def test_the_same_absence_keeps_its_place_when_another_is_added(database: Database) -> None:
    await load_into(database, providers=(busy_ana(), *providers()[1:]))
    more = TimeOff(datetime.fromisoformat("2027-01-01T00:00"), datetime.fromisoformat("2027-01-02T00:00"))
    async with database.writing() as uow:
        await write_catalog(uow, providers=[replace(busy_ana(), time_off=(more, *busy_ana().time_off))])
    assert (await the_catalog(database)).providers[ANA].time_off == (*busy_ana().time_off, more)


async def test_new_entries_come_after_the_known_ones_and_the_order_given_is_kept(database: Database) -> None:
    await load_into(database)
    async with database.writing() as uow:
        await write_catalog(uow, locations=[a_location(id="annex", name="Annex")])
    assert list((await the_catalog(database)).locations) == [DOWNTOWN, HARBOUR, "annex"]
    async with database.writing() as uow:
        await write_catalog(uow, locations=[a_location(id="annex", name="Annex"), a_location()])
    assert list((await the_catalog(database)).locations) == ["annex", HARBOUR, DOWNTOWN]


async def test_blocks_that_start_together_are_kept_as_the_longest(database: Database) -> None:
    hours = weekly("09:00-12:00", [0]) + weekly("09:00-17:00", [0])
    await load_into(database, services=[a_service()], providers=[a_provider(hours)])
    assert (await the_catalog(database)).providers[ANA].hours == weekly("09:00-17:00", [0])


async def test_two_overrides_of_one_date_are_kept_as_one(database: Database) -> None:
    day = date(2026, 12, 24)
    twice = (DateOverride(DOWNTOWN, day, (Block(780, 900),)), DateOverride(DOWNTOWN, day, (Block(540, 720),)))
    await load_into(database, services=[a_service()], providers=[a_provider(overrides=twice)])
    expected = (DateOverride(DOWNTOWN, day, (Block(540, 720), Block(780, 900))),)
    assert (await the_catalog(database)).providers[ANA].overrides == expected
