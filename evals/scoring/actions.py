"""Tool calls that must, and that must not, have been made; arguments compared by their structure."""

from typing import Any

from evals.expectation import CallPattern
from evals.recording import every_call
from evals.results import CallRecord, ScoreRecord
from evals.scoring.evidence import Evidence


def score_actions(evidence: Evidence) -> ScoreRecord:
    made, expect = every_call(evidence.doings), evidence.world.scenario.expect
    names = evidence.world.booking_ids
    unused = list(made)
    problems = []
    for pattern in expect.calls:
        found = next((call for call in unused if fits(pattern, call, names)), None)
        if found is None:
            problems.append(f"{told(pattern)} should have been called")
        else:
            unused.remove(found)
    for pattern in expect.no_calls:
        wrong = next((call for call in made if fits(pattern, call, names)), None)
        if wrong is not None:
            problems.append(f"{wrong.tool} should not have been called, with {wrong.arguments}")
    return ScoreRecord(name="actions", passed=not problems, problems=tuple(problems))


def fits(pattern: CallPattern, call: CallRecord, names: dict[str, str]) -> bool:
    """One call satisfies one pattern; what the pattern does not name may be anything."""
    if pattern.tool != call.tool:
        return False
    return all(
        _equal(names.get(str(wanted), wanted), call.arguments.get(key)) for key, wanted in pattern.arguments.items()
    )


def _equal(wanted: Any, found: Any) -> bool:
    if wanted == "*":
        return found is not None
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(_equal(value, found.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(_equal(one, other) for one, other in zip(wanted, found, strict=True))
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted.strip().casefold() == found.strip().casefold()
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    return bool(wanted == found)


def told(pattern: CallPattern) -> str:
    arguments = ", ".join(f"{key}={value!r}" for key, value in pattern.arguments.items())
    return f"{pattern.tool}({arguments})"
