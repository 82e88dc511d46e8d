"""What the agent does waits for the team to look at it, and with it what speaks for looking closely."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from booking_core import (
    AgentInConversation,
    Booking,
    Database,
    Evidence,
    Identity,
    Review,
    ReviewDeed,
    ReviewOutcome,
    RiskReason,
    SetClock,
    cancel_booking,
    complete_booking,
    confirm_booking,
    create_booking,
    edit_customer,
    get_review,
    list_reviews,
    mark_no_show,
    note_risk,
    replace_pending_booking,
    reschedule_booking,
)
from booking_core.team_review import OpenReviews
from tests.support.bookings import MANAGER, WEBSITE, a_caller, a_conversation, a_request, a_visitor, at, book
from tests.support.businesses import MASSAGE, load_into

WEDNESDAY = "2026-11-25"
YES = Evidence("A haircut …?", "yes", "ms_1", "pr_1", "offline", "v1", "words")


@pytest.fixture(autouse=True)
async def bloom(database: Database) -> None:
    await load_into(database)


async def book_as(database: Database, actor: AgentInConversation, clock: str = "10:00", **fields: Any) -> Booking:
    evidence = fields.pop("evidence", YES)
    async with database.writing() as uow:
        return await create_booking(uow, actor, a_request(at(clock, WEDNESDAY), **fields), evidence=evidence)


async def open_reviews(database: Database) -> list[Review]:
    async with database.reading() as uow:
        return await list_reviews(uow, MANAGER, OpenReviews())


async def the_open_one(database: Database) -> Review:
    (found,) = await open_reviews(database)
    return found


async def move(database: Database, actor: AgentInConversation, booking: Booking, clock: str) -> Booking:
    async with database.writing() as uow:
        return await reschedule_booking(uow, actor, booking.id, at(clock, WEDNESDAY), evidence=YES)


async def test_what_the_agent_books_waits_with_its_evidence(database: Database) -> None:
    booking = await book_as(database, await a_caller(database))
    found = await the_open_one(database)
    assert (found.booking, found.deed, found.looked) == (booking, ReviewDeed.BOOKED, None)
    assert found.change is not None
    assert found.change.evidence == YES


async def test_what_the_team_or_a_program_books_does_not_wait(database: Database) -> None:
    await book(database)
    await book(database, "11:00", actor=WEBSITE)
    assert await open_reviews(database) == []


async def test_a_move_is_one_thing_to_look_at_and_tells_from_where(database: Database) -> None:
    actor = await a_caller(database)
    booking = await book_as(database, actor)
    moved = await move(database, actor, booking, "14:00")
    found = await the_open_one(database)
    assert (found.booking.id, found.deed) == (moved.id, ReviewDeed.MOVED)
    assert found.before is not None
    assert found.before.id == booking.id


async def test_a_pending_booking_that_is_replaced_is_one_thing_to_look_at(database: Database) -> None:
    actor = await a_caller(database)
    booking = await book_as(database, actor, service_id=MASSAGE)
    async with database.writing() as uow:
        new = await replace_pending_booking(uow, actor, booking.id, at("14:00", WEDNESDAY), evidence=YES)
    found = await the_open_one(database)
    assert (found.booking.id, found.deed) == (new.id, ReviewDeed.MOVED)
    assert RiskReason.APPROVAL_NEEDED in found.reasons


async def test_a_cancellation_takes_the_place_of_what_it_cancels(database: Database) -> None:
    actor = await a_caller(database)
    booking = await book_as(database, actor)
    async with database.writing() as uow:
        await cancel_booking(uow, actor, booking.id, "ill", evidence=replace(YES, customer_message="cancel it"))
    found = await the_open_one(database)
    assert (found.booking.id, found.deed) == (booking.id, ReviewDeed.CANCELLED)
    assert found.change is not None
    assert found.change.evidence is not None
    assert found.change.evidence.customer_message == "cancel it"


async def test_what_the_agent_changes_after_somebody_looked_is_looked_at_again(database: Database) -> None:
    actor = await a_caller(database)
    booking = await book_as(database, actor)
    async with database.writing() as uow:
        await edit_customer(uow, MANAGER, booking.id, {"name": "Dana R."})
    assert await open_reviews(database) == []
    async with database.writing() as uow:
        await cancel_booking(uow, actor, booking.id, "ill", evidence=YES)
    assert (await the_open_one(database)).deed is ReviewDeed.CANCELLED


class TestActingOnABooking:
    """Whoever acts has looked."""

    @pytest.mark.parametrize(
        ("act", "outcome"),
        [
            (complete_booking, ReviewOutcome.COMPLETED),
            (mark_no_show, ReviewOutcome.NO_SHOW),
            (lambda uow, actor, id: cancel_booking(uow, actor, id, "closed"), ReviewOutcome.CANCELLED),
            (lambda uow, actor, id: reschedule_booking(uow, actor, id, at("15:00", WEDNESDAY)), ReviewOutcome.MOVED),
            (lambda uow, actor, id: edit_customer(uow, actor, id, {"notes": "rings twice"}), ReviewOutcome.CORRECTED),
        ],
        ids=["complete", "no-show", "cancel", "reschedule", "correct"],
    )
    async def test_takes_it_off_the_list_and_says_who(self, database: Database, act: Any, outcome: Any) -> None:
        booking = await book_as(database, await a_caller(database))
        async with database.writing() as uow:
            await act(uow, MANAGER, booking.id)
        assert await open_reviews(database) == []
        async with database.reading() as uow:
            looked = (await get_review(uow, MANAGER, booking.id)).looked
        assert looked is not None
        assert (looked.by.id, looked.by.name, looked.outcome) == (MANAGER.id, MANAGER.name, outcome)

    async def test_confirming_is_looking(self, database: Database) -> None:
        booking = await book_as(database, await a_caller(database), service_id=MASSAGE)
        async with database.writing() as uow:
            await confirm_booking(uow, WEBSITE, booking.id)
        assert await open_reviews(database) == []

    async def test_correcting_a_pending_booking_leaves_it_to_be_approved(self, database: Database) -> None:
        booking = await book_as(database, await a_caller(database), service_id=MASSAGE)
        async with database.writing() as uow:
            await edit_customer(uow, MANAGER, booking.id, {"name": "Dana Reed"})
        assert (await the_open_one(database)).booking.id == booking.id

    async def test_an_edit_that_changes_nothing_is_no_look(self, database: Database) -> None:
        booking = await book_as(database, await a_caller(database))
        async with database.writing() as uow:
            await edit_customer(uow, MANAGER, booking.id, {"name": booking.customer.name})
        assert len(await open_reviews(database)) == 1


class TestReasons:
    """What speaks for looking closely is what is on record."""

    async def test_of_a_plain_booking_by_a_known_number_there_is_none(self, database: Database) -> None:
        await book_as(database, await a_caller(database))
        assert (await the_open_one(database)).reasons == ()

    async def test_a_pending_one_needs_approval(self, database: Database) -> None:
        await book_as(database, await a_caller(database), service_id=MASSAGE)
        assert (await the_open_one(database)).reasons == (RiskReason.APPROVAL_NEEDED,)

    @pytest.mark.parametrize("agreed_by", ["button", "words", "", "model"])
    async def test_a_yes_that_only_the_model_heard(self, database: Database, agreed_by: str) -> None:
        await book_as(database, await a_caller(database), evidence=replace(YES, agreed_by=agreed_by))
        found = (await the_open_one(database)).reasons
        assert (RiskReason.CONSENT_JUDGED_BY_MODEL in found) is (agreed_by == "model")

    async def test_what_an_anonymous_visitor_typed_is_not_proven(self, database: Database) -> None:
        await book_as(database, await a_visitor(database))
        assert (await the_open_one(database)).reasons == (RiskReason.UNPROVEN_CUSTOMER,)

    async def test_a_visitor_with_a_signed_identity_is_known(self, database: Database) -> None:
        await book_as(database, await a_conversation(database, Identity("web", "subject", "u1")))
        assert (await the_open_one(database)).reasons == ()

    async def test_it_begins_soon(self, database: Database, clock: SetClock) -> None:
        clock.advance(timedelta(days=1, hours=3))
        await book_as(database, await a_caller(database))
        assert (await the_open_one(database)).reasons == (RiskReason.SHORT_NOTICE,)

    async def test_only_the_second_move_is_one_too_many(self, database: Database) -> None:
        actor = await a_caller(database)
        first = await move(database, actor, await book_as(database, actor), "12:00")
        assert (await the_open_one(database)).reasons == ()
        await move(database, actor, first, "14:00")
        assert (await the_open_one(database)).reasons == (RiskReason.MOVED_AGAIN,)

    async def test_what_happens_in_the_conversation_later_counts_while_it_is_open(self, database: Database) -> None:
        actor = await a_caller(database)
        booking = await book_as(database, actor)
        other = await book_as(database, await a_caller(database, "+12125550124"), "11:00")
        async with database.writing() as uow:
            await note_risk(uow, actor.conversation_id, RiskReason.REPLY_CORRECTED)
            await note_risk(uow, actor.conversation_id, RiskReason.REPLY_CORRECTED, RiskReason.REPLY_REPLACED)
            await note_risk(uow, actor.conversation_id)
        found = {review.booking.id: review.reasons for review in await open_reviews(database)}
        assert found == {booking.id: (RiskReason.REPLY_REPLACED, RiskReason.REPLY_CORRECTED), other.id: ()}

    async def test_what_happens_after_somebody_looked_changes_nothing(self, database: Database) -> None:
        actor = await a_caller(database)
        booking = await book_as(database, actor)
        async with database.writing() as uow:
            await complete_booking(uow, MANAGER, booking.id)
            await note_risk(uow, actor.conversation_id, RiskReason.AGENT_FAILED)
            assert (await get_review(uow, MANAGER, booking.id)).reasons == ()
