"""Which of the times or bookings is meant."""

import pytest

from agent.language.intents import Intent
from agent.language.when import When, read_when
from agent.language.wish import Named, Wish
from agent.models.offline.picking import agrees_with, pick_booking, pick_hour, pick_offer
from tests.agent.models.offline.tasks import NOW, a_booking, a_task, a_time

TIMES = ("24 13:00", "24 14:30", "24 15:00", "24 17:00")
HAIRCUT, MASSAGE = a_booking("b1", "haircut", "24 10:00"), a_booking("b2", "massage", "26 18:00")


def when(words: str) -> When:
    return read_when(words, NOW)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at 3pm", "24 15:00"),
        ("14:30", "24 14:30"),
        ("tuesday at 5pm", "24 17:00"),
        ("the earliest", "24 13:00"),
        ("the latest", "24 17:00"),
        ("wednesday at 3pm", None),
        ("at 4pm", None),
        ("after 3pm", None),
    ],
)
def test_an_offer_is_picked_by_its_time_or_its_place(words: str, expected: str | None) -> None:
    listed = tuple(map(a_time, TIMES))
    assert pick_offer(a_task(*TIMES), when(words), listed) == (a_time(expected) if expected else None)


@pytest.mark.parametrize(("typed", "expected"), [("3", "24 15:00"), ("5.", "24 17:00"), ("2", None), ("13", None)])
def test_a_bare_number_is_an_hour_only_where_that_hour_is_free(typed: str, expected: str | None) -> None:
    listed = tuple(map(a_time, TIMES))
    assert pick_hour(a_task(*TIMES), typed, listed) == (a_time(expected) if expected else None)


def test_the_part_of_day_of_a_picked_time_says_nothing_new() -> None:
    assert agrees_with(a_time("24 15:00"), when("in the afternoon"))
    assert not agrees_with(a_time("24 15:00"), when("in the morning"))
    assert not agrees_with(a_time("24 15:00"), when("wednesday afternoon"))


@pytest.mark.parametrize(
    ("wish", "choice", "expected"),
    [
        (Wish(Intent.CANCEL, service=Named(("massage",))), None, MASSAGE),
        (Wish(Intent.CANCEL, when=when("tuesday")), None, HAIRCUT),
        (Wish(Intent.CANCEL, when=when("the 10 am one")), None, HAIRCUT),
        (Wish(Intent.CANCEL, when=when("the later one")), None, MASSAGE),
        (Wish(Intent.CANCEL), 2, MASSAGE),
        (Wish(Intent.CANCEL), -1, MASSAGE),
        (Wish(Intent.CANCEL), None, None),
        (Wish(Intent.CANCEL, provider=Named(("ana",))), None, None),
    ],
)
def test_a_booking_is_picked_by_what_was_said_of_it(wish: Wish, choice: int | None, expected: object) -> None:
    assert pick_booking((HAIRCUT, MASSAGE), wish, choice) == expected


def test_the_booking_spoken_of_last_is_meant_unless_another_is_named() -> None:
    assert pick_booking((HAIRCUT, MASSAGE), Wish(Intent.CANCEL), None, "b2") == MASSAGE
    assert pick_booking((HAIRCUT, MASSAGE), Wish(Intent.CANCEL, service=Named(("haircut",))), None, "b2") == HAIRCUT
