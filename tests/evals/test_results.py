from evals.results import Danger
from tests.support.trial_records import a_record

BOOKED = Danger(kind="wrong_booking", what="there is another booking")
UNASKED = Danger(kind="no_consent", what="booked without a yes")
BOTH = [{"name": "end_state", "passed": False, "dangers": [BOOKED, UNASKED]}]


def test_a_booking_that_the_customer_wanted_against_their_script_is_no_danger_of_the_agents() -> None:
    assert a_record(outcome="failed", scores=BOTH).dangers == (BOOKED, UNASKED)
    assert a_record(outcome="simulator_error", scores=BOTH).dangers == (UNASKED,)
