"""Kill -9 at every step of a conversation, and what the customer is left with when the process is back."""

from collections.abc import Sequence
from typing import Any

import pytest

from booking_core import CustomerDetails, Status
from tests.support.bookings import book
from tests.support.crashing import CrashDesk, talk
from tests.support.crashing_model import BOOK, MOVE, YES
from tests.support.crashing_outcome import Outcome, outcome_of
from tests.support.crashing_points import AFTER, BEFORE, Kill
from tests.support.whatsapp_desk import JANE

FIRST_MESSAGE = ("commit contact, contact_identity, message", "commit message, turn")
LATER_MESSAGE = ("commit message", "commit message, turn")
SENT = ("commit outgoing", "POST Messages.json", "commit outgoing")


def asked(*tools: str) -> tuple[str, ...]:
    """The model asks for tools, one after another, each of which writes to its tables."""
    return tuple(step for tables in tools for step in ("ask the model", "commit turn_step", f"commit {tables}"))


PROPOSED = ("ask the model", "commit message, outgoing, proposal, turn", *SENT)
AGREED = ("commit turn_step", "commit booking", "ask the model", "commit message, outgoing, turn", *SENT)
BOOKING = (
    *FIRST_MESSAGE,
    *asked("offer, tool_result", "proposal, tool_result"),
    *PROPOSED,
    *LATER_MESSAGE,
    *AGREED,
)
LATER_ON = BOOKING.index("commit message") + 1
MOVING = (
    *FIRST_MESSAGE,
    *asked("tool_result", "offer, tool_result", "proposal, tool_result"),
    *PROPOSED,
    *LATER_MESSAGE,
    *AGREED,
)


def kills(points: Sequence[str], *moments: str, first: int = 1) -> list[Any]:
    return [
        pytest.param(Kill(number, moment), id=f"killed {moment} step {number} ({point})")
        for number, point in enumerate(points, 1)
        for moment in moments
        if number >= first
    ]


def assert_booked_once(outcome: Outcome) -> None:
    (booking,) = outcome.bookings
    assert booking.status is Status.CONFIRMED
    assert outcome.events == ["created"]
    assert outcome.used == ["find_slots", "book", "book"]


async def test_the_steps_of_a_booking_are_all_here(desk: CrashDesk) -> None:
    assert await talk(desk, (BOOK, YES), None) == list(BOOKING)


@pytest.mark.parametrize("kill", kills(BOOKING, BEFORE, AFTER))
async def test_a_booking_is_made_once_and_answered_once(desk: CrashDesk, kill: Kill) -> None:
    await talk(desk, (BOOK, YES), kill)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    assert_booked_once(outcome)


@pytest.mark.postgres
@pytest.mark.parametrize("kill", kills(BOOKING, AFTER, first=LATER_ON))
async def test_on_postgres_too(postgres_desk: CrashDesk, kill: Kill) -> None:
    await talk(postgres_desk, (BOOK, YES), kill)
    outcome = await outcome_of(postgres_desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    outcome.assert_sent_once([message.body for message in postgres_desk.twilio.messages])
    assert_booked_once(outcome)


async def a_booking_to_move(desk: CrashDesk) -> None:
    await book(desk.database, customer=CustomerDetails("Jane Doe", phone=JANE))


def assert_moved_once(outcome: Outcome) -> None:
    (moved,) = outcome.live
    (earlier,) = (booking for booking in outcome.bookings if booking is not moved)
    assert earlier.status is Status.RESCHEDULED
    assert (earlier.rescheduled_to, moved.rescheduled_from) == (moved.id, earlier.id)
    assert sorted(outcome.events) == ["created", "created", "status_changed"]
    assert outcome.used == ["my_bookings", "find_slots", "reschedule", "reschedule"]


async def test_the_steps_of_a_move_are_all_here(desk: CrashDesk) -> None:
    await a_booking_to_move(desk)
    assert await talk(desk, (MOVE, YES), None) == list(MOVING)


@pytest.mark.parametrize("kill", kills(MOVING, AFTER, first=9))
async def test_a_booking_is_moved_once_and_answered_once(desk: CrashDesk, kill: Kill) -> None:
    await a_booking_to_move(desk)
    await talk(desk, (MOVE, YES), kill)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((MOVE, YES))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    assert_moved_once(outcome)
