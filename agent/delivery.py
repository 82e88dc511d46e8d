"""What carriers report about messages they have accepted, and what follows from it."""

from agent import outbox_store
from agent.carrier import DeliveryReport, Failure, Remedy, Stage
from booking_core import (
    AgentInConversation,
    Clock,
    UnitOfWork,
    ask_for_person,
    conversation,
    opt_out_of_proactive_messages,
)


def reference_of(part_id: str, attempts: int) -> str:
    """Names one attempt at sending a part."""
    return f"{part_id}.{attempts}"


async def record_report(
    uow: UnitOfWork, report: DeliveryReport, system_clock: Clock, *, reference: str = ""
) -> str | None:
    """Moves the message on, never back; of a message we don't know, and of a late report, nothing comes.

    `reference` is the one the carrier was given with the attempt. Returns the conversation in which something is to be
    sent again.
    """
    row = await outbox_store.find_by_external_id(uow.session, report.external_id)
    if row is None:
        part_id, _, attempts = reference.rpartition(".")
        if attempts.isdecimal():
            await outbox_store.adopt_report(uow.session, part_id, int(attempts), report.external_id)
        row = await outbox_store.find_by_external_id(uow.session, report.external_id)
    if row is None or not await outbox_store.advance(uow.session, report.external_id, report.stage):
        return None
    if report.stage is not Stage.FAILED or report.failure is None:
        return None
    if report.failure.remedy is Remedy.SLOW_DOWN:
        await outbox_store.wait_again(uow.session, report.external_id, system_clock.now())
        return row.conversation_id
    await outbox_store.mark_failed(uow.session, report.external_id, report.failure.code)
    await act_on_failure(uow, row.conversation_id, report.failure)
    return None


async def act_on_failure(uow: UnitOfWork, conversation_id: str, failure: Failure) -> None:
    found = await conversation(uow, conversation_id)
    if failure.remedy is Remedy.RESPECT:
        await opt_out_of_proactive_messages(uow, found.contact.id, opted_out=True)
    elif not found.waiting_for_person:
        note = f"A message could not be delivered: {failure.reason} ({failure.code})."
        await ask_for_person(uow, AgentInConversation(conversation_id), note)
