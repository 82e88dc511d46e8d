from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from agent.tables import MessageRow
from channels.runner import Quiet

START = datetime(2026, 11, 23, 14, tzinfo=UTC)


def message(seconds: float, button: str | None = None) -> MessageRow:
    at = START + timedelta(seconds=seconds)
    return MessageRow(
        id="", conversation_id="", position=0, role="customer", text="Hi", at=at, received_at=at, button=button
    )


@dataclass(frozen=True)
class Case:
    id: str
    at: tuple[float, ...]
    over: float
    button_in: int | None = None


CASES = (
    Case("one message", (0,), 1.5),
    Case("a burst", (0, 1, 2.2), 3.7),
    Case("somebody who never stops", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 10),
    Case("a button", (0,), 0, button_in=0),
    Case("a button after words", (0, 1), 0, button_in=1),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_turn_begins_when_the_customer_has_finished(case: Case) -> None:
    waiting = [message(at, "yes" if number == case.button_in else None) for number, at in enumerate(case.at)]
    assert Quiet().over_at(waiting) == START + timedelta(seconds=case.over)
