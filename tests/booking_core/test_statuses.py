"""The specification's table, and every pair that is not in it."""

import pytest

from booking_core import LIVE, TRANSITIONS, InvalidTransition, Source, Status, next_statuses
from booking_core.statuses import require_transition, spoken

TABLE = {
    (Status.PENDING, Status.CONFIRMED),
    (Status.PENDING, Status.CANCELLED),
    (Status.CONFIRMED, Status.COMPLETED),
    (Status.CONFIRMED, Status.CANCELLED),
    (Status.CONFIRMED, Status.NO_SHOW),
    (Status.CONFIRMED, Status.RESCHEDULED),
}
PAIRS = [(current, target) for current in Status for target in Status]


@pytest.mark.parametrize(("current", "target"), PAIRS, ids=lambda status: str(status))
def test_a_status_changes_as_the_table_says_and_in_no_other_way(current: Status, target: Status) -> None:
    if (current, target) in TABLE:
        require_transition(current, target)
        return
    with pytest.raises(InvalidTransition) as refusal:
        require_transition(current, target)
    assert set(refusal.value.choices) == {str(to) for start, to in TABLE if start is current}


def test_the_table_names_every_status() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert {(start, to) for start, targets in TRANSITIONS.items() for to in targets} == TABLE


def test_only_pending_and_confirmed_bookings_take_up_time() -> None:
    assert {Status.PENDING, Status.CONFIRMED} == LIVE
    assert {status for status in Status if next_statuses(status)} == LIVE


def test_the_words_of_the_contract() -> None:
    assert [str(status) for status in Status] == [
        "pending",
        "confirmed",
        "completed",
        "cancelled",
        "no_show",
        "rescheduled",
    ]
    assert [str(source) for source in Source] == ["manual", "ai_agent", "api"]


@pytest.mark.parametrize(
    ("current", "target", "message"),
    [
        (Status.PENDING, Status.NO_SHOW, "pending can't become a no-show; it can become confirmed or cancelled."),
        (Status.COMPLETED, Status.CANCELLED, "completed can't become cancelled; that is a final state."),
        (
            Status.CONFIRMED,
            Status.PENDING,
            "confirmed can't become pending; it can become completed, cancelled, a no-show or rescheduled.",
        ),
    ],
    ids=["no-show", "final", "backwards"],
)
def test_the_refusal_says_what_is_possible(current: Status, target: Status, message: str) -> None:
    with pytest.raises(InvalidTransition, match=message):
        require_transition(current, target)


def test_a_no_show_is_spoken_of_as_one() -> None:
    assert spoken(Status.NO_SHOW) == "a no-show"
