"""The labelled set: replies as models phrase them, each with its facts, and whether it is true of them.

`replies_salon` was the one to develop with. The others were written blind, one after the other, and tried once before
anything was changed for them.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from agent.claims import Claim, Facts
from tests.agent.claims import clinic, grooming, salon

WORLDS: dict[str, Facts] = {
    f"{name}.{world}": facts
    for name, worlds in (("salon", salon.WORLDS), ("clinic", clinic.WORLDS), ("grooming", grooming.WORLDS))
    for world, facts in worlds.items()
}


@dataclass(frozen=True)
class LabelledReply:
    """`kinds` are those of which the gate must find at least one; none for a true reply."""

    world: str
    true: bool
    kinds: frozenset[Claim]
    text: str

    @property
    def facts(self) -> Facts:
        return WORLDS[self.world]


def labelled_replies() -> list[LabelledReply]:
    replies: list[LabelledReply] = []
    for path in sorted(Path(__file__).parent.glob("replies_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            kinds = frozenset(Claim(kind) for kind in row["kinds"])
            replies.append(LabelledReply(row["facts"], row["label"] == "true", kinds, row["text"]))
    return replies
