"""A customer that breaks its own script is found out, whoever plays it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from agent.tables import ProposalRow
from booking_core import BusinessFile
from evals.customers.conduct import Conduct
from evals.customers.protocol import Leaves, Line, Meant, Move, Why, Writes
from evals.library import business_file
from evals.scenario import BusinessChoice
from evals.wish import Wish
from tests.support.databases import MONDAY_MORNING
from tests.support.scenarios import a_scenario

BLOOM: BusinessFile = business_file(BusinessChoice(base="bloom-salon"))
WISH = a_scenario().customer.wishes[0]
ASKED = (Line("customer", "a haircut"), Line("agent", "Haircut on Tuesday at 3:00 PM. Shall I book it?"))
TOLD = (Line("customer", "a haircut"), Line("agent", "We are open until seven."))
OFFERED = (Line("agent", "On Tuesday 24 November I have 3:00 PM. Does that suit you?"),)
BOOKED = (Line("agent", "You're booked."),)


def a_proposal(tool: str = "book", **read_back: Any) -> ProposalRow:
    usual = {"service": "Haircut", "location": "Downtown", "provider": "Ana Silva", "text": "Shall I?"}
    back = {**usual, "starts_at": "2026-11-24T15:00:00-05:00", **read_back}
    return ProposalRow(
        id="pr_1",
        conversation_id="cv_1",
        turn_id="tn_1",
        tool=tool,
        arguments="{}",
        read_back=back,
        created_at=MONDAY_MORNING,
        expires_at=MONDAY_MORNING,
    )


@dataclass(frozen=True)
class Case:
    id: str
    move: Move
    told: str
    lines: Sequence[Line] = ASKED
    proposal: ProposalRow | None = field(default_factory=a_proposal)
    wish: Wish = WISH


YES = Writes(("yes",), Meant.YES)
CASES = (
    Case("a yes to what it wants", YES, ""),
    Case(
        "a yes to another time",
        YES,
        "it wants another time",
        proposal=a_proposal(starts_at="2026-11-24T16:00:00-05:00"),
    ),
    Case("a yes to another service", YES, "it wants haircut", proposal=a_proposal(service="Massage")),
    Case("a yes to another place", YES, "it wants to go to downtown", proposal=a_proposal(location="Riverside")),
    Case("a yes to another person", YES, "it wants ben", wish=WISH.changed(provider="ben")),
    Case("a yes to a cancellation", YES, "it wants to book", proposal=a_proposal("cancel")),
    Case("a yes in words alone", Writes(("Yes, please",)), "it wants haircut", proposal=a_proposal(service="Massage")),
    Case("a question in between", Writes(("how long is it?",)), "", proposal=a_proposal(service="Massage")),
    Case("a yes to nothing", YES, "had been asked nothing", lines=TOLD, proposal=None),
    Case("nothing written", Writes(("  ",)), "wrote nothing"),
    Case("a number it does not know", Writes(("call me on 212 555 0188",)), "a number that it does not know"),
    Case("an address it does not know", Writes(("it's jane@example.org",)), "an address that it does not know"),
    Case("a date is no number", Writes(("on 2026-11-24 at 15:00",)), ""),
    Case("going silent", Leaves(Why.DISAPPEARED), "went silent"),
    Case("leaving before it is done", Leaves(Why.DONE), "nobody had said so", lines=TOLD),
    Case("leaving when it is done", Leaves(Why.DONE), "", lines=BOOKED),
    Case(
        "giving up what it was just offered", Leaves(Why.GAVE_UP), "had just been offered what it wanted", lines=OFFERED
    ),
    Case("giving up what is offered again and again", Leaves(Why.GAVE_UP), "", lines=[*OFFERED, *OFFERED]),
    Case("giving up when nothing is offered", Leaves(Why.GAVE_UP), "", lines=TOLD),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_breaks_the_script(case: Case) -> None:
    conduct = Conduct(a_scenario(), BLOOM)
    conduct.watch(case.move, case.lines, [case.wish], case.proposal)
    if isinstance(case.move, Leaves):
        conduct.left(case.move.why, [case.wish], case.lines)

    assert case.told in " ".join(conduct.problems)
    assert bool(conduct.problems) is bool(case.told)
