"""The provider's calendar: an event stands there for what is confirmed, completed or missed, and for nothing else."""

import pytest

from booking_core import (
    Booking,
    Database,
    cancel_booking,
    complete_booking,
    confirm_booking,
    edit_customer,
    mark_no_show,
    replace_pending_booking,
    reschedule_booking,
)
from booking_core.booking import event_title
from booking_core.wizard import CustomerDetails
from tests.support.bookings import ADMIN, at, book, rows
from tests.support.businesses import ANA, BEN, COLOUR, MASSAGE

Event = tuple[str, str, str]


async def calendar(database: Database) -> list[Event]:
    """Booking, provider and title of every event."""
    found = await rows(database, "SELECT booking_id, provider_id, title FROM calendar_event ORDER BY starts_at")
    return [(booking_id, provider_id, title) for booking_id, provider_id, title in found]


@pytest.mark.parametrize(
    ("service", "customer", "title"),
    [
        ("Haircut", "Dana Reed", "Haircut - Dana Reed"),
        ("Cut - wash", "Zoë", "Cut - wash - Zoë"),
        ("Colour", "山田 太郎", "Colour - 山田 太郎"),
    ],
    ids=["plain", "hyphen", "other script"],
)
def test_the_title_is_service_and_customer(service: str, customer: str, title: str) -> None:
    assert event_title(service, customer) == title


async def test_the_event_stands_as_long_as_the_appointment_without_its_buffers(bloom: Database) -> None:
    made = await book(bloom, service_id=COLOUR)
    assert made.calendar_event is not None
    assert (made.calendar_event.starts_at, made.calendar_event.ends_at) == (at("10:00"), at("11:30"))


async def test_ids_of_events_are_such_as_outside_calendars_accept(bloom: Database) -> None:
    made = await book(bloom)
    assert made.calendar_event is not None
    assert 5 <= len(made.calendar_event.id) <= 1024
    assert set(made.calendar_event.id) <= set("abcdefghijklmnopqrstuv0123456789")


async def test_an_event_is_created_on_confirmation_and_deleted_on_cancellation(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    assert await calendar(bloom) == []
    async with bloom.writing() as uow:
        await confirm_booking(uow, ADMIN, made.id)
    assert await calendar(bloom) == [(made.id, ANA, "Massage - Dana")]
    async with bloom.writing() as uow:
        await cancel_booking(uow, ADMIN, made.id, "ill")
    assert await calendar(bloom) == []


async def test_a_pending_booking_never_had_one_to_delete(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    async with bloom.writing() as uow:
        await replace_pending_booking(uow, ADMIN, made.id, at("13:00"))
    assert await calendar(bloom) == []


async def test_rescheduling_replaces_the_event_with_another(bloom: Database) -> None:
    old = await book(bloom)
    async with bloom.writing() as uow:
        new = await reschedule_booking(uow, ADMIN, old.id, at("11:00"), BEN)
    assert await calendar(bloom) == [(new.id, BEN, "Haircut - Dana")]
    assert old.calendar_event is not None
    assert new.calendar_event is not None
    assert new.calendar_event.id != old.calendar_event.id


async def test_what_took_place_or_was_missed_stays_on_the_calendar(bloom: Database) -> None:
    taken, missed = await book(bloom, "10:00"), await book(bloom, "11:00")
    async with bloom.writing() as uow:
        await complete_booking(uow, ADMIN, taken.id)
        await mark_no_show(uow, ADMIN, missed.id)
    assert [event[0] for event in await calendar(bloom)] == [taken.id, missed.id]


async def test_only_a_new_name_changes_the_title(bloom: Database) -> None:
    made: Booking = await book(bloom, customer=CustomerDetails("Dana Reed"))
    async with bloom.writing() as uow:
        await edit_customer(uow, ADMIN, made.id, {"notes": "short"})
    assert await calendar(bloom) == [(made.id, ANA, "Haircut - Dana Reed")]
    async with bloom.writing() as uow:
        await edit_customer(uow, ADMIN, made.id, {"name": "Dana Moore"})
    assert await calendar(bloom) == [(made.id, ANA, "Haircut - Dana Moore")]
