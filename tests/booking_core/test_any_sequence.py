"""After any sequence of operations the database is in order, and what is offered is what can be booked."""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.booking_machine import BookingMachine
from tests.support.databases import Template

BOUNDED = settings(
    derandomize=True,
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_after_any_sequence_of_operations_everything_is_in_order(templates: Template, tmp_path: Path) -> None:
    class Machine(BookingMachine):
        template = templates
        folder = tmp_path

    run_state_machine_as_test(Machine, settings=BOUNDED)
