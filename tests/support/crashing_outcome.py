"""What a customer, the team and Twilio are left with after a conversation in which a process was killed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from agent import StoredMessage, transcript
from agent.tables import ConversationLeaseRow, OutgoingRow, ToolResultRow, TurnRow
from booking_core import Database, SystemActor
from booking_core.booking import Booking
from booking_core.booking_store import BookingFilter
from booking_core.history import booking_history, list_bookings

LIVE = ("pending", "confirmed")


@dataclass(frozen=True)
class Outcome:
    """`said` is the transcript of the only conversation; `used` the tools of its turns, in order."""

    said: Sequence[StoredMessage]
    turns: Sequence[TurnRow]
    outgoing: Sequence[OutgoingRow]
    leases: Sequence[ConversationLeaseRow]
    used: Sequence[str]
    bookings: Sequence[Booking]
    events: Sequence[str]

    @property
    def live(self) -> list[Booking]:
        return [booking for booking in self.bookings if booking.status in LIVE]

    @property
    def replies(self) -> list[str]:
        return [message.text for message in self.said if message.role == "agent"]

    def assert_each_answered_once(self, texts: Sequence[str]) -> None:
        """One reply after each message, none left to give, none left to send, nobody's claim left behind."""
        assert [message.role for message in self.said] == ["customer", "agent"] * len(texts)
        assert [message.text for message in self.said if message.role == "customer"] == list(texts)
        assert [turn.state for turn in self.turns] == ["answered"] * len(texts)
        assert {row.state for row in self.outgoing} <= {"accepted"}
        assert all(lease.until is None for lease in self.leases)

    def assert_sent_once(self, accepted: Sequence[str]) -> None:
        assert list(accepted) == [row.text for row in self.outgoing] == self.replies

    def assert_one_more_at_most(self, accepted: Sequence[str]) -> None:
        """When the carrier could not be asked: every reply arrived, and only one of them twice."""
        more = Counter(accepted)
        more.subtract(self.replies)
        assert min(more.values()) >= 0
        assert sum(more.values()) <= 1


async def outcome_of(database: Database) -> Outcome:
    async with database.reading() as uow:
        turns = list(await uow.session.scalars(select(TurnRow).order_by(col(TurnRow.number))))
        results = select(ToolResultRow).join(TurnRow, col(TurnRow.id) == col(ToolResultRow.turn_id))
        in_order = results.order_by(col(TurnRow.number), col(ToolResultRow.step))
        (conversation_id,) = {turn.conversation_id for turn in turns}
        bookings = await list_bookings(uow, SystemActor(), BookingFilter())
        histories = [await booking_history(uow, SystemActor(), booking.id) for booking in bookings]
        return Outcome(
            said=await transcript(uow, conversation_id),
            turns=turns,
            outgoing=list(await uow.session.scalars(select(OutgoingRow).order_by(col(OutgoingRow.created_at)))),
            leases=list(await uow.session.scalars(select(ConversationLeaseRow))),
            used=[row.tool for row in await uow.session.scalars(in_order)],
            bookings=bookings,
            events=[entry.event for history in histories for entry in history],
        )
