"""The truth in the server's own words, for when the model's will not do."""

from agent.claims.facts import Committed, Deed, Facts, OfferedSlot, Proposal
from agent.claims.wording import said_moment, said_slots, said_visit
from booking_core import Status
from tools.wording import spoken_money

_MOST_DAYS = 3
_MOST_TIMES = 8
_MOST_BOOKINGS = 3


def truthful_fallback(facts: Facts) -> str:
    """A short message to the customer that holds whatever happened: what was done, what awaits a yes, what stands,
    what is free, and whether a person takes over."""
    done = [line for one in facts.committed if one.this_turn and (line := _deed(one, facts))]
    parts = done or _standing(facts)
    if facts.pending_proposal is not None:
        parts.append(_question(facts.pending_proposal, facts))
    elif not done and (free := free_slots(facts)):
        parts.append("These times are free:\n" + "\n".join(said_slots(free, facts)))
    if facts.handed_over:
        parts.append("I have asked the team to help; somebody will answer you here.")
    elif facts.pending_proposal is None and not done:
        parts.append("What would you like to do?")
    return "\n\n".join(parts)


def free_slots(facts: Facts) -> list[OfferedSlot]:
    """Those still ahead, few enough to read: the first of the days last shown."""
    ahead = [slot for slot in facts.offered if slot.start > facts.now]
    taken = {booking.start for booking in facts.live_bookings}
    days = sorted({slot.start.date() for slot in ahead})[:_MOST_DAYS]
    chosen = sorted((slot for slot in ahead if slot.start.date() in days), key=lambda slot: slot.start)
    starts = sorted({slot.start for slot in chosen} - taken)[:_MOST_TIMES]
    return [slot for slot in chosen if slot.start in starts]


def _deed(one: Committed, facts: Facts) -> str:
    booking = facts.booking(one.booking_id)
    if one.deed is Deed.DETAILS:
        return "Your details have been changed."
    if booking is None:
        return ""
    visit = said_visit(booking, facts)
    match one.deed:
        case Deed.CREATED if booking.status is Status.PENDING:
            return f"Your booking has been made and waits for approval: {visit}."
        case Deed.CREATED:
            price = f" The price is {spoken_money(booking.price, facts.currency)}." if booking.price is not None else ""
            return f"You are booked: {visit}.{price}"
        case Deed.MOVED:
            waits = " It waits for approval." if booking.status is Status.PENDING else ""
            return f"Your booking has been moved. It is now: {visit}.{waits}"
        case Deed.CANCELLED:
            return f"This booking has been cancelled: {visit}."
        case _:
            return ""


def _standing(facts: Facts) -> list[str]:
    upcoming = sorted((one for one in facts.live_bookings if one.end > facts.now), key=lambda booking: booking.start)[
        :_MOST_BOOKINGS
    ]
    if not upcoming:
        return ["Nothing is booked yet."]
    lines = [
        f"{said_visit(one, facts)}{' (waits for approval)' if one.status is Status.PENDING else ''}" for one in upcoming
    ]
    if len(lines) == 1:
        return [f"You have one booking: {lines[0]}."]
    return ["Your bookings:\n" + "\n".join(lines)]


def _question(proposal: Proposal, facts: Facts) -> str:
    if proposal.read_back:
        return proposal.read_back
    visit = said_visit(proposal, facts)
    price = f", {spoken_money(proposal.price, facts.currency)}" if proposal.price is not None else ""
    match proposal.deed:
        case Deed.CANCELLED:
            return f"Shall I cancel this booking: {visit}?"
        case Deed.MOVED:
            old = facts.booking(proposal.booking_id)
            origin = f" from {said_moment(old.start, facts)}" if old is not None else ""
            return f"Shall I move your booking{origin} to this: {visit}?"
        case _:
            return f"Shall I book this: {visit}{price}?"
