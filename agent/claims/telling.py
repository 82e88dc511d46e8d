"""What is said about the truth: to a model that strayed from it, and to the customer when it would not come back."""

from agent.claims.facts import Facts
from agent.claims.verdict import Verdict


def correction_note(verdict: Verdict, facts: Facts) -> str:
    """Told to the model before its one further try."""
    wrong = "\n".join(f"- “{untruth.quote}”: {untruth.why}" for untruth in verdict.untruths)
    return f"Your reply was not sent, because it says what is not true:\n{wrong}\nWrite it again, with what is true."


def truthful_fallback(facts: Facts) -> str:
    """The server's own rendering of the truth, sent instead of a reply that can't be trusted."""
    lines = []
    live = [booking for booking in facts.live_bookings if booking.start > facts.now]
    for booking in live:
        lines.append(
            f"- {booking.service} with {booking.provider}, {booking.start:%A} {booking.start.day} {booking.start:%B} at {booking.start:%H:%M}"
        )
    head = "Your upcoming bookings:" if lines else "You have no upcoming booking here."
    tail = "Somebody of the team will answer you here." if facts.handed_over else ""
    return "\n".join([head, *lines, tail]).strip()
