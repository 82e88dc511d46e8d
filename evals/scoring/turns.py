"""How long it took: replies, and whether the conversation came to an end at all."""

from evals.results import ScoreRecord
from evals.scoring.evidence import Evidence

MOST_SAME = 3


def score_turns(evidence: Evidence) -> ScoreRecord:
    replies = [reply for seen in evidence.turns for reply in seen.replies]
    most = evidence.world.scenario.expect.turns
    problems = []
    if evidence.ended == "too many turns":
        problems.append(f"the conversation did not end within {evidence.world.scenario.most_turns} turns")
    if most is not None and len(evidence.turns) > most:
        problems.append(f"it took {len(evidence.turns)} turns, and should have taken at most {most}")
    if _same(replies) >= MOST_SAME:
        problems.append(f"the same reply came {_same(replies)} times in a row")
    return ScoreRecord(name="turns", passed=not problems, problems=tuple(problems), value=float(len(evidence.turns)))


def _same(replies: list[str]) -> int:
    """The longest run of the same reply."""
    longest = run = 0
    last = None
    for reply in replies:
        run = run + 1 if reply == last else 1
        longest, last = max(longest, run), reply
    return longest
