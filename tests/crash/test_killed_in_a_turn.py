"""Kill -9 at every step of a conversation, and what the customer is left with when the process is back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from booking_core import CustomerDetails, Status
from tests.support.bookings import book
from tests.support.crashing import CrashDesk, talk
from tests.support.crashing_model import BOOK, CANCEL, MOVE, YES
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


# What a death before a later step leaves behind is what one after the step before it does.
@pytest.mark.parametrize("kill", [*kills(BOOKING[:1], BEFORE), *kills(BOOKING, AFTER)])
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


@dataclass(frozen=True)
class Change:
    """What a customer wants of the booking they have; `first` is the step from which on the process is killed."""

    text: str
    steps: tuple[str, ...]
    assert_made_once: Callable[[Outcome], None]
    first: int = 1


def assert_moved_once(outcome: Outcome) -> None:
    (moved,) = outcome.live
    (earlier,) = (booking for booking in outcome.bookings if booking is not moved)
    assert earlier.status is Status.RESCHEDULED
    assert (earlier.rescheduled_to, moved.rescheduled_from) == (moved.id, earlier.id)
    assert sorted(outcome.events) == ["created", "created", "status_changed"]
    assert outcome.used == ["my_bookings", "find_slots", "reschedule", "reschedule"]


def assert_cancelled_once(outcome: Outcome) -> None:
    (booking,) = outcome.bookings
    assert booking.status is Status.CANCELLED
    assert sorted(outcome.events) == ["created", "status_changed"]
    assert outcome.used == ["my_bookings", "cancel", "cancel"]


MOVING = (
    *FIRST_MESSAGE,
    *asked("tool_result", "offer, tool_result", "proposal, tool_result"),
    *PROPOSED,
    *LATER_MESSAGE,
    *AGREED,
)
CANCELLING = (*FIRST_MESSAGE, *asked("tool_result", "proposal, tool_result"), *PROPOSED, *LATER_MESSAGE, *AGREED)
PREPARED = CANCELLING.index("commit proposal, tool_result") + 1
MOVE_IT = Change(MOVE, MOVING, assert_moved_once)
CANCEL_IT = Change(CANCEL, CANCELLING, assert_cancelled_once, first=PREPARED)
"""Until there is something to agree to, it goes the way of a move."""
CHANGES = {"move": MOVE_IT, "cancel": CANCEL_IT}


async def a_booking_to_change(desk: CrashDesk) -> None:
    await book(desk.database, customer=CustomerDetails("Jane Doe", phone=JANE))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
async def test_the_steps_of_a_change_are_all_here(desk: CrashDesk, change: Change) -> None:
    await a_booking_to_change(desk)
    assert await talk(desk, (change.text, YES), None) == list(change.steps)


@pytest.mark.parametrize(
    ("change", "kill"),
    [
        pytest.param(change, *kill.values, id=f"{name}, {kill.id}")
        for name, change in CHANGES.items()
        for kill in kills(change.steps, AFTER, first=change.first)
    ],
)
async def test_a_booking_is_changed_once_and_answered_once(desk: CrashDesk, change: Change, kill: Kill) -> None:
    await a_booking_to_change(desk)
    await talk(desk, (change.text, YES), kill)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((change.text, YES))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    change.assert_made_once(outcome)
