"""What a trial is judged by. A scorer is a function from the evidence to a `ScoreRecord`; add it to `SCORERS`."""

from collections.abc import Callable, Sequence

from evals.results import ScoreRecord
from evals.scoring.actions import score_actions
from evals.scoring.end_state import score_end_state
from evals.scoring.evidence import Evidence
from evals.scoring.policy import score_policy
from evals.scoring.turns import score_turns
from evals.scoring.words import score_words

Scorer = Callable[[Evidence], ScoreRecord]

SCORERS: Sequence[Scorer] = (score_policy, score_end_state, score_actions, score_words, score_turns)
