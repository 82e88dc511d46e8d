"""A run in which customers and models wrote what would like to be more than text."""

from evals.results import JUDGE, CallRecord, Danger, MessageRecord, RunResults, ScoreRecord, Spending
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
    opinion = ScoreRecord(name=JUDGE, passed=True, gates=False, problems=(f"too long {HOSTILE}",), value=2)
    spent = Spending(model_calls=9, simulator_calls=4, simulator_input_tokens=1200, judge_calls=1, judge_cost=0.25)
    bad = a_record(
        *("tests/bad", 0, "failed"), scores=(score, opinion), messages=tuple(said), ended="done", spending=spent
    )
    odd = a_record("tests/odd", 0, "simulator_error", simulator_problems=(f"it gave {HOSTILE}",))
    return a_run([bad, *outcomes("tests/fine", True), odd])
