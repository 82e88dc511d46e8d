"""How long it took: replies, whether the conversation came to an end at all, and whether it went round in circles."""

from collections import Counter

from evals.results import ScoreRecord
from evals.scoring.evidence import Evidence

MOST_SAME = 3
LONGEST_CIRCLE = 3


def score_turns(evidence: Evidence) -> ScoreRecord:
    replies = [reply for seen in evidence.turns for reply in seen.replies]
    most = evidence.world.scenario.expect.turns
    problems = []
    if evidence.ended == "too many turns":
        problems.append(f"the conversation did not end within {evidence.world.scenario.most_turns} turns")
    if most is not None and len(evidence.turns) > most:
        problems.append(f"it took {len(evidence.turns)} turns, and should have taken at most {most}")
    if (rounds := _rounds(replies)) >= MOST_SAME:
        problems.append(f"the same replies came {rounds} times in a row")
    calls = _same_calls(evidence)
    problems += [f"{tool} was called {count} times for one reply, always alike" for tool, count in calls.items()]
    return ScoreRecord(name="turns", passed=not problems, problems=tuple(problems), value=float(len(evidence.turns)))


def _rounds(replies: list[str]) -> int:
    """How often one reply, or a circle of a few, came again without anything else between."""
    most = 0
    for length in range(1, LONGEST_CIRCLE + 1):
        run = 0
        for place in range(length, len(replies)):
            run = run + 1 if replies[place] == replies[place - length] else 0
            most = max(most, run // length + 1)
    return most


def _same_calls(evidence: Evidence) -> dict[str, int]:
    made = Counter(
        (step.turn_id, call["name"], call["arguments"]) for step in evidence.doings.steps for call in step.calls
    )
    return {tool: count for (_, tool, _), count in made.items() if count > MOST_SAME}
