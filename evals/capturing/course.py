"""How a conversation went: the customer's turns, what happened between them, and what each booking was when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from evals.capturing.source import BookingHistory, Changed, Exported, SaidThen

DETAILS = ("name", "phone", "email", "notes")
PAUSE = timedelta(minutes=5)
USUAL_SECONDS, MOST_SECONDS = 20, 240
THEIR_NOTE = "Their note: "


@dataclass
class Turn:
    """What the customer wrote at once, and what the team did before they wrote again."""

    texts: list[str]
    since: datetime
    until: datetime
    doings: list[dict[str, Any]] = field(default_factory=list)


def turns_of(conversation: Exported) -> list[Turn]:
    turns: list[Turn] = []
    before: SaidThen | None = None
    for said in conversation.messages:
        if said.role == "customer":
            if turns and before is not None and before.role == "customer":
                turns[-1].texts.append(said.text)
                turns[-1].until = said.at
            else:
                turns.append(Turn([said.text], said.at, said.at))
        elif turns and said.role == "staff":
            turns[-1].doings.append({"team_says": said.text})
        elif turns and said.role == "note":
            turns[-1].doings.append({"team_hands_back": said.text.partition(THEIR_NOTE)[2]})
        before = said
    return turns


def pauses(turns: Sequence[Turn]) -> tuple[int, dict[int, timedelta]]:
    """What the customer usually takes to answer, in seconds; and how much longer they took after which turns."""
    gaps = [later.since - earlier.until for earlier, later in pairwise(turns)]
    short = [gap.total_seconds() for gap in gaps if gap < PAUSE]
    usual = min(max(int(median(short)), 1), MOST_SECONDS) if short else USUAL_SECONDS
    return usual, {place: gap for place, gap in enumerate(gaps, 1) if gap >= PAUSE}


def status_at(found: BookingHistory, moment: datetime) -> str | None:
    """None before it was made."""
    known = [each for each in found.history if each.at <= moment and each.to]
    return known[-1].to if known else None


def customer_at(found: BookingHistory, moment: datetime) -> dict[str, str | None]:
    details = found.booking.customer.model_dump()
    for change in reversed([each for each in found.history if each.at > moment]):
        details |= {key: value[0] for key, value in change.changes.items() if key in DETAILS}
    return details


def changes_within(
    histories: Sequence[BookingHistory], since: datetime, until: datetime
) -> list[tuple[Changed, BookingHistory]]:
    """In order."""
    every = [(change, found) for found in histories for change in found.history if since <= change.at <= until]
    return sorted(every, key=lambda one: one[0].at)
