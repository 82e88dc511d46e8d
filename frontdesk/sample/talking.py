"""Has customers and the agent talk, with the offline model: nothing of it is made up but what the customers say."""

from datetime import date, datetime, time, timedelta

from agent import Agent, hand_back_to_agent, receive_message
from agent.inbox import answer_as_person, nothing_to_push
from agent.models.offline import OfflineModel
from booking_core import (
    Booking,
    BookingFilter,
    Catalog,
    Database,
    Identity,
    SlotQuery,
    StaffMember,
    Status,
    SystemActor,
    find_slots,
    list_bookings,
    open_conversation,
    take_over,
)
from frontdesk.sample.past import Deed, Past
from frontdesk.sample.talks import TALKS, WHATSAPP, Scene, Talk, Wish
from frontdesk.sample.visits import Visits
from prompts import load_prompts

READING = timedelta(seconds=42)
"""What a customer takes to answer."""
LATER = timedelta(minutes=6)
"""When somebody of the team has seen that they are asked for."""
FARTHEST_WEEKDAY = 6
LOOKED_AHEAD = 10


class Talking:
    def __init__(self, database: Database, past: Past, catalog: Catalog, desk: StaffMember, visits: Visits) -> None:
        self._database = database
        self._past = past
        self._catalog = catalog
        self._desk = desk
        self._visits = visits
        self._prompts = load_prompts()
        # What has long been sent, nobody is to send again: the messages are there and need not go anywhere.
        self._agent = Agent(
            model=OfflineModel(), prompts=self._prompts, split=nothing_to_push, system_clock=past.clocks.system_clock
        )
        self._written = 0

    def plan(self) -> None:
        for number, talk in enumerate(TALKS):
            for scene in talk.scenes:
                self._past.at(self._past.clocks.now - scene.ago, self._scene(number, talk, scene))

    def _scene(self, number: int, talk: Talk, scene: Scene) -> Deed:
        async def play() -> None:
            conversation_id = await self._conversation(number, talk)
            known = {booking.id for booking in await self._bookings(conversation_id)}
            words = await self._words(scene.wish) if scene.wish else {}
            if words is None:
                return
            for line in scene.lines:
                await self._say(conversation_id, line.format(**words))
                self._past.clocks.advance(READING)
            if scene.answer:
                await self._answer(conversation_id, scene)
            for booking in await self._bookings(conversation_id):
                if booking.id not in known:
                    self._visits.ends(booking, missed=talk.missed)

        return play

    async def _conversation(self, number: int, talk: Talk) -> str:
        phone = f"+1212555{180 + number:04}"
        async with self._database.writing() as uow:
            if talk.channel == WHATSAPP:
                identity = Identity(WHATSAPP, "phone", phone)
                found = await open_conversation(uow, identity, name=talk.customer, verified_phone=phone)
            else:
                found = await open_conversation(uow, Identity(talk.channel, "visitor", f"vs_sample_{number}"))
        return found.id

    async def _say(self, conversation_id: str, text: str) -> None:
        self._written += 1
        received_at = self._past.clocks.system_clock.now()
        async with self._database.writing() as uow:
            await receive_message(uow, conversation_id, text, f"sample-{self._written}", received_at=received_at)
        self._past.clocks.advance(timedelta(seconds=2))
        await self._agent.run_turn(self._database, conversation_id)

    async def _answer(self, conversation_id: str, scene: Scene) -> None:
        self._past.clocks.advance(LATER)
        async with self._database.writing() as uow:
            await take_over(uow, self._desk, conversation_id)
            await answer_as_person(
                uow,
                self._desk,
                conversation_id,
                scene.answer,
                sent_at=self._past.clocks.system_clock.now(),
                split=nothing_to_push,
            )
        self._past.clocks.advance(READING)
        async with self._database.writing() as uow:
            await hand_back_to_agent(uow, self._desk, conversation_id, self._prompts, scene.note)

    async def _bookings(self, conversation_id: str) -> list[Booking]:
        wanted = BookingFilter(conversation_id=conversation_id, statuses=(Status.PENDING, Status.CONFIRMED))
        async with self._database.reading() as uow:
            return await list_bookings(uow, SystemActor(), wanted)

    async def _words(self, wish: Wish) -> dict[str, str] | None:
        """None when the days that the customer thinks of are all taken, or holidays."""
        starts_at = await self._free(wish)
        if starts_at is None:
            return None
        today = self._past.clocks.clock.now().astimezone(starts_at.tzinfo).date()
        return {"day": _day_in_words(starts_at.date(), today), "time": f"{starts_at:%-I:%M %p}".lower()}

    async def _free(self, wish: Wish) -> datetime | None:
        """By the salon's clock. A time that is in the diary is kept free for whoever will book it."""
        zone, provider = self._catalog.business.timezone, self._catalog.providers[wish.provider]
        first = self._past.clocks.clock.now().astimezone(zone).date() + timedelta(days=wish.ahead)
        works_at = {hours.location_id for hours in provider.hours}
        places = sorted(works_at.intersection(self._catalog.services[wish.service].location_ids))
        async with self._database.reading() as uow:
            slots = [
                slot.starts_at.astimezone(zone)
                for place in places
                for slot in await find_slots(
                    uow, SystemActor(), SlotQuery(wish.service, place, wish.provider), first, LOOKED_AHEAD
                )
            ]
        duration = timedelta(minutes=self._catalog.services[wish.service].duration)
        free = [slot for slot in slots if not self._visits.wanted(wish.provider, slot, slot + duration)]
        return min(free, key=lambda slot: (slot.date(), _apart(slot, wish.around)), default=None)


def _apart(slot: datetime, hour: str) -> timedelta:
    return abs(datetime.combine(slot.date(), time.fromisoformat(hour), slot.tzinfo) - slot)


def _day_in_words(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead == 1:
        return "tomorrow"
    return f"on {day:%A}" if ahead <= FARTHEST_WEEKDAY else f"on {day:%B %-d}"
