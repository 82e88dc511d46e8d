"""What is said to the model about a reply that did not hold."""

from agent.claims.facts import Deed, Facts
from agent.claims.fallback import free_slots
from agent.claims.verdict import Verdict
from agent.claims.wording import said_slots, said_visit
from booking_core import Status

_MOST = 5
_ASKED_FOR = {
    Deed.CREATED: "book",
    Deed.MOVED: "move the booking to",
    Deed.CANCELLED: "cancel",
}


def correction_note(verdict: Verdict, facts: Facts) -> str:
    """Names what was untrue and what is true, and asks for one new reply. Empty when the verdict is fine."""
    if verdict.ok:
        return ""
    wrong = [f"- “{untruth.quote}”: {untruth.why}." for untruth in verdict.untruths[:_MOST]]
    return "\n".join(
        (
            "Your reply was not sent, because parts of it are not true:",
            *wrong,
            "What is true:",
            *(f"- {line}" for line in _truth(facts)),
            "Write the reply again, to the customer, with nothing in it that is not true. Use a tool first if you need"
            " more. Say nothing about this note.",
        )
    )


def _truth(facts: Facts) -> list[str]:
    lines = [_booking_line(booking.status, said_visit(booking, facts)) for booking in facts.live_bookings]
    if not lines:
        lines.append("The customer has no upcoming booking.")
    if not any(facts.done(Deed.CREATED, Deed.MOVED, Deed.CANCELLED, this_turn=True)):
        lines.append("Nothing was booked, moved or cancelled in this turn.")
    for one in facts.done(Deed.CANCELLED, this_turn=True):
        if (cancelled := facts.booking(one.booking_id)) is not None:
            lines.append(f"Cancelled in this turn: {said_visit(cancelled, facts)}.")
    if (proposal := facts.pending_proposal) is not None:
        verb = _ASKED_FOR.get(proposal.deed, "book")
        lines.append(f"Waiting for the customer's yes, not done: {verb} {said_visit(proposal, facts)}.")
    free = free_slots(facts)
    if free:
        lines.append("Times shown by tools: " + "; ".join(said_slots(free, facts)) + ".")
    else:
        lines.append("No tool has shown any free time in this conversation.")
    if not facts.handed_over:
        lines.append("Nobody of the team has been told; there is a tool for that.")
    return lines


def _booking_line(status: Status, visit: str) -> str:
    return f"Waiting for approval: {visit}." if status is Status.PENDING else f"Booked: {visit}."
