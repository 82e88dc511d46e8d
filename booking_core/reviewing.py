"""Keeps what the agent does for the team to look at, and takes it off their list when one of them acts on it."""

from booking_core import review_store
from booking_core.actors import Actor, AgentInConversation, ApiKey, StaffMember, record_of
from booking_core.booking import Booking, Evidence
from booking_core.contacts import conversation, identities_of
from booking_core.database import UnitOfWork
from booking_core.review import SHORT_NOTICE, ReviewDeed, ReviewOutcome, RiskReason, in_order, rank_of
from booking_core.review_table import ReviewRow
from booking_core.statuses import Source, Status

ANONYMOUS = "visitor"
"""The kind of identity that anybody gets who opens the web page."""
MODELS_JUDGEMENT = "model"

_OUTCOMES = {
    Status.CONFIRMED: ReviewOutcome.CONFIRMED,
    Status.COMPLETED: ReviewOutcome.COMPLETED,
    Status.NO_SHOW: ReviewOutcome.NO_SHOW,
    Status.CANCELLED: ReviewOutcome.CANCELLED,
    Status.RESCHEDULED: ReviewOutcome.MOVED,
}


async def made_for_review(uow: UnitOfWork, actor: Actor, booking: Booking, evidence: Evidence | None) -> None:
    """The agent has made this booking, perhaps in place of another."""
    if isinstance(actor, AgentInConversation):
        deed = ReviewDeed.BOOKED if booking.rescheduled_from is None else ReviewDeed.MOVED
        await _put(uow, actor, booking, deed, evidence)


async def status_for_review(
    uow: UnitOfWork, actor: Actor, booking: Booking, target: Status, replaced_by: str | None, evidence: Evidence | None
) -> None:
    """Somebody has moved this booking, which is given as it was, along its life."""
    if isinstance(actor, AgentInConversation):
        if replaced_by is not None:
            # What took its place is looked at instead.
            await review_store.delete_review(uow.session, booking.id)
        elif target is Status.CANCELLED:
            await _put(uow, actor, booking, ReviewDeed.CANCELLED, evidence)
    else:
        await acted_on(uow, actor, booking, _OUTCOMES[target])


async def acted_on(uow: UnitOfWork, actor: Actor, booking: Booking, outcome: ReviewOutcome) -> None:
    """Whoever acts on a booking has looked at it. Correcting a pending one leaves it to be approved."""
    if not isinstance(actor, StaffMember | ApiKey) or booking.source is not Source.AI_AGENT:
        return
    if outcome is ReviewOutcome.CORRECTED and booking.status is Status.PENDING:
        return
    await looked(uow, actor, booking.id, outcome)


async def looked(uow: UnitOfWork, actor: StaffMember | ApiKey, booking_id: str, outcome: ReviewOutcome) -> bool:
    """False when it was not open."""
    by = record_of(actor)
    return await review_store.close_review(
        uow.session,
        booking_id,
        looked_at=uow.now,
        looked_by_kind=by.kind,
        looked_by_id=by.id,
        looked_by_name=by.name,
        outcome=str(outcome),
    )


async def note_risk(uow: UnitOfWork, conversation_id: str, *reasons: RiskReason) -> None:
    """Something in the conversation speaks for looking closely at what came of it and is still open."""
    if not reasons:
        return
    for row in await review_store.open_of_conversation(uow.session, conversation_id):
        known = {RiskReason(reason) for reason in row.reasons}
        if not known.issuperset(reasons):
            found = in_order(known.union(reasons))
            await review_store.update_review(
                uow.session, row.booking_id, reasons=[str(reason) for reason in found], rank=rank_of(found)
            )


async def _put(
    uow: UnitOfWork, actor: AgentInConversation, booking: Booking, deed: ReviewDeed, evidence: Evidence | None
) -> None:
    reasons = in_order(await _reasons(uow, actor, booking, deed, evidence))
    row = ReviewRow(
        booking_id=booking.id,
        conversation_id=actor.conversation_id,
        deed=str(deed),
        at=uow.now,
        reasons=[str(reason) for reason in reasons],
        rank=rank_of(reasons),
    )
    await review_store.put_review(uow.session, row)


async def _reasons(
    uow: UnitOfWork, actor: AgentInConversation, booking: Booking, deed: ReviewDeed, evidence: Evidence | None
) -> list[RiskReason]:
    made = deed is not ReviewDeed.CANCELLED
    found = []
    if made and booking.status is Status.PENDING:
        found.append(RiskReason.APPROVAL_NEEDED)
    if evidence is not None and evidence.agreed_by == MODELS_JUDGEMENT:
        found.append(RiskReason.CONSENT_JUDGED_BY_MODEL)
    if booking.starts_at - uow.now < SHORT_NOTICE:
        found.append(RiskReason.SHORT_NOTICE)
    if booking.rescheduled_from and await review_store.was_moved_before(uow.session, booking.rescheduled_from):
        found.append(RiskReason.MOVED_AGAIN)
    if made and await _is_anonymous(uow, actor):
        found.append(RiskReason.UNPROVEN_CUSTOMER)
    return found


async def _is_anonymous(uow: UnitOfWork, actor: AgentInConversation) -> bool:
    own = await conversation(uow, actor.conversation_id)
    if own.contact.verified_phone is not None:
        return False
    known = await identities_of(uow, own.contact.id, own.channel)
    return all(identity.kind == ANONYMOUS for identity in known)
