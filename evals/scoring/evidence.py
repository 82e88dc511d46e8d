"""What scorers judge from: how things stood before and after, and what was seen turn by turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from booking_core import Change, Owner
from evals.customers.protocol import Meant
from evals.observing import Doings, State
from evals.results import Danger
from evals.wish import Wish
from evals.world import World


@dataclass(frozen=True, slots=True)
class TurnSeen:
    """`changes` were committed while the turn was answered; `owner` is whose conversation it was when it ended.
    `was_asked`: all that the customer was told since they wrote before, and `wish` what they wanted then.
    `untrue`: what the witness found."""

    number: int
    customer: tuple[str, ...]
    meant: Meant
    replies: tuple[str, ...]
    changes: tuple[Change, ...]
    owner: Owner
    was_asked: str | None = None
    wish: Wish | None = None
    untrue: tuple[Danger, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """`ended`: why the conversation was over. The world is only asked for names: nothing is done in it any more."""

    world: World
    before: State
    after: State
    doings: Doings
    turns: Sequence[TurnSeen]
    ended: str
