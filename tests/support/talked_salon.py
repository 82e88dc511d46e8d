"""Conversations of the demo salon in which the agent has booked, moved and cancelled, each with its evidence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from agent import ModelRequest, ToolCalls
from agent.models.scripted import Step
from agent.proposal_store import open_proposal
from booking_core import Booking, Database, Identity, SetClock, open_conversation
from tests.support.conversations import Chat, calls, find_slots, first_slot

TOMORROW, THURSDAY = "2026-11-24", "2026-11-26"
AGREED = '{"agrees": true}'
SHORTLY = "One moment please."


class TalkedSalon:
    """What is said happens one minute after the other."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self._database = database
        self._clock = clock
        self._callers = 0

    async def caller(self, name: str) -> Chat:
        """Somebody whose number WhatsApp has proven."""
        self._callers += 1
        phone = f"+121255507{self._callers:02}"
        return await self._begun(Identity("whatsapp", "phone", phone), name=name, verified_phone=phone)

    async def visitor(self, name: str) -> Chat:
        """Somebody in the web chat, of whom nothing is proven."""
        self._callers += 1
        return await self._begun(Identity("web", "visitor", f"vs_{self._callers}"), name=name)

    async def _begun(self, identity: Identity, **known: Any) -> Chat:
        self._clock.advance(timedelta(minutes=1))
        async with self._database.writing() as uow:
            return Chat(self._database, (await open_conversation(uow, identity, **known)).id)

    async def say(self, chat: Chat, text: str, *steps: Step) -> None:
        """By the desk's clock, so that the server does not take the turn for one whose process is gone."""
        await chat.say(text, *steps, system_clock=self._clock)

    async def asked(self, chat: Chat, words: str, name: str, day: str = TOMORROW, service: str = "haircut") -> str:
        """The customer is shown what they are asked to agree to; gives the proposal."""
        self._clock.advance(timedelta(minutes=1))
        location = "riverside" if service == "manicure" else "downtown"
        look = find_slots(day, service_id=service, location_id=location)
        await self.say(chat, words, look, _book_for(name), SHORTLY)
        async with self._database.reading() as uow:
            proposal = await open_proposal(uow.session, chat.conversation_id, uow.now)
        assert proposal is not None
        return proposal.id

    async def booked(
        self, chat: Chat, words: str, name: str, *replies: str, yes: str = "Yes please", **fields: str
    ) -> Booking:
        await self.asked(chat, words, name, **fields)
        self._clock.advance(timedelta(minutes=1))
        await self.say(chat, yes, *(replies or ("You're all set. See you then!",)))
        return await self._latest(chat)

    async def booked_by_button(self, chat: Chat, words: str, name: str, **fields: str) -> Booking:
        proposal = await self.asked(chat, words, name, **fields)
        await chat.write("Yes, book it", button=f"yes:{proposal}")
        await chat.run("Thank you! The team will confirm it shortly.", system_clock=self._clock)
        return await self._latest(chat)

    async def moved(self, chat: Chat, booking: Booking, words: str, day: str = THURSDAY) -> Booking:
        look = find_slots(
            day, service_id=booking.service_id, location_id=booking.location.id, moving_booking_id=booking.id
        )

        def move(request: ModelRequest) -> ToolCalls:
            return calls(("reschedule", {"booking_id": booking.id, "slot_id": first_slot(request)}))

        self._clock.advance(timedelta(minutes=1))
        await self.say(chat, words, look, move, SHORTLY)
        await self.say(chat, "yes, that works", "Moved. See you then!")
        return await self._latest(chat)

    async def cancelled(self, chat: Chat, booking: Booking, words: str, reason: str) -> Booking:
        self._clock.advance(timedelta(minutes=1))
        await self.say(chat, words, calls(("cancel", {"booking_id": booking.id, "reason": reason})), SHORTLY)
        await self.say(chat, "yes, cancel it", "It's cancelled. Get well soon!")
        return await self._latest(chat)

    async def _latest(self, chat: Chat) -> Booking:
        found = [each for each in await chat.bookings() if each.conversation_id == chat.conversation_id]
        return max(found, key=lambda each: (each.status != "rescheduled", each.created_at))


def _book_for(name: str) -> Callable[[ModelRequest], ToolCalls]:
    def book(request: ModelRequest) -> ToolCalls:
        details = {"name": name, "phone": None, "email": None, "notes": None}
        return calls(("book", {"slot_id": first_slot(request), **details}))

    return book


async def talk(database: Database, clock: SetClock) -> None:
    """A morning in which one of each kind has happened."""
    salon = TalkedSalon(database, clock)
    dana = await salon.caller("Dana Reed")
    await salon.booked(dana, "Hi! Could I get a haircut on Thursday?", "Dana Reed", day=THURSDAY)
    liam = await salon.caller("Liam Nguyen")
    before = await salon.booked(liam, "a haircut on Thursday please", "Liam Nguyen", day=THURSDAY)
    await salon.moved(liam, before, "Sorry, can we make it the 30th instead?", day="2026-11-30")
    zoe = await salon.caller("Zoe Okoye")
    manicure = await salon.booked(zoe, "Manicure on the 27th?", "Zoe Okoye", day="2026-11-27", service="manicure")
    await salon.cancelled(zoe, manicure, "I'm ill, I have to cancel", "ill")
    priya = await salon.caller("Priya Patel")
    await salon.booked(
        priya,
        "Blow-dry tomorrow, any time",
        "Priya Patel",
        AGREED,
        "You're booked.",
        yes="that would be the bee's knees",
        service="blow-dry",
    )
    theo = await salon.visitor("Theo Larsen")
    await salon.booked_by_button(
        theo,
        "Do you do bridal styling? I would need it on Friday the 4th",
        "Theo Larsen",
        day="2026-12-04",
        service="bridal-styling",
    )
    nora = await salon.visitor("Nora Weber")
    lie = "You're booked for Friday at 3 pm!"
    await salon.say(
        nora, "hello, are you open on Friday?", lie, "Hello! Tell me what you would like, and I look it up."
    )
    await salon.booked(nora, "a haircut tomorrow then", "Nora Weber")
    omar = await salon.caller("Omar Haddad")
    wanted = "Wants to bring a party of six on Saturday, which is more than can be booked here."
    ask = calls(("ask_for_person", {"reason": wanted}))
    await salon.say(
        omar, "we are six people on Saturday, can you fit us in together?", ask, "I've asked the team to help."
    )
    clock.advance(timedelta(minutes=1))
    await omar.write("Thanks! It is for a wedding, so it would be great to have everybody done by 11.")
