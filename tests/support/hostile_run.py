"""A run in which customers and models wrote what would like to be more than text."""

from evals.results import CallRecord, Danger, MessageRecord, RunResults, ScoreRecord
from tests.support.trial_records import NOON, a_record, a_run, outcomes

HOSTILE = "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"


def a_dangerous_run() -> RunResults:
    said = [
        MessageRecord(role="customer", text=HOSTILE, at=NOON, turn=1),
        MessageRecord(
            role="agent", text="Three is free.", at=NOON, turn=1, calls=(CallRecord(tool="find_slots", result=HOSTILE),)
        ),
    ]
    danger = Danger(kind="untrue", what=f"says {HOSTILE}")
    score = ScoreRecord(name="policy", passed=False, problems=("it was not free",), dangers=(danger,))
    bad = a_record("tests/bad", 0, "failed", scores=(score,), messages=tuple(said), ended="done")
    return a_run([bad, *outcomes("tests/fine", True), a_record("tests/odd", 0, "simulator_error")])
