"""Any sequence of operations on bookings, and what is true after each of them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from booking_core import (
    Actor,
    Booking,
    BookingError,
    BookingRequest,
    CustomerDetails,
    SetClock,
    SlotNotOffered,
    SlotQuery,
    SlotTaken,
    UnitOfWork,
    cancel_booking,
    complete_booking,
    confirm_booking,
    create_booking,
    edit_customer,
    find_slots,
    get_booking,
    hold_slot,
    mark_no_show,
    release_hold,
    replace_pending_booking,
    reschedule_booking,
)
from tests.support.booking_invariants import check_everything
from tests.support.bookings import ADMIN, a_visitor, at
from tests.support.businesses import (
    ANA,
    BEN,
    COLOUR,
    DOWNTOWN,
    HAIRCUT,
    MASSAGE,
    a_business,
    a_provider,
    load,
    services,
)
from tests.support.databases import MONDAY_MORNING, Template, opened

ResultT = TypeVar("ResultT")
Step = Callable[[UnitOfWork, Actor, str], Awaitable[object]]

STEPS: dict[str, Step] = {
    "confirm": confirm_booking,
    "complete": complete_booking,
    "no-show": mark_no_show,
    "cancel": lambda uow, actor, key: cancel_booking(uow, actor, key, "ill"),
    "rename": lambda uow, actor, key: edit_customer(uow, actor, key, {"name": f"Customer of {key}"}),
}
MOVES = {"reschedule": reschedule_booking, "replace": replace_pending_booking}
OFTEN = ["book", "confirm", "cancel", "reschedule", "replace"]
OPERATIONS = [*OFTEN, *OFTEN, "complete", "no-show", "rename", "hold", "hold for a move", "release", "wait"]

GRID = [at("09:00") + timedelta(minutes=30) * n for n in range(8)]
NEVER_OFFERED = [at("08:30"), at("10:15"), at("12:45"), at("13:00")]
BOOKED_AT_FIRST = [(HAIRCUT, ANA, 0), (MASSAGE, ANA, 2), (COLOUR, BEN, 4), (MASSAGE, BEN, 0), (HAIRCUT, BEN, 2)]
SHORT_DAYS = "09:00-13:00"


@dataclass(frozen=True)
class Wish:
    """What an operation is about; each takes from it what it needs."""

    who: int
    booking: int
    service_id: str
    provider_id: str | None
    start: datetime


wishes = st.builds(
    Wish,
    who=st.sampled_from([0, 0, 0, 1, 2]),
    booking=st.integers(0, 99),
    service_id=st.sampled_from([HAIRCUT, COLOUR, MASSAGE]),
    provider_id=st.sampled_from([ANA, BEN, None]),
    start=st.sampled_from([*GRID, *GRID, *NEVER_OFFERED]),
)


class BookingMachine(RuleBasedStateMachine):
    """Two providers, one short day, two conversations and the team."""

    template: Template
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._open = AsyncExitStack()
        self.clock = SetClock(MONDAY_MORNING)
        self.bookings: list[str] = []
        self._runner.run(self._begin())

    async def _begin(self) -> None:
        url = await self._open.enter_async_context(self.template.copied(self.folder))
        self.database = await self._open.enter_async_context(opened(url, self.clock))
        all_round = {"service_ids": (HAIRCUT, COLOUR, MASSAGE)}
        team = [a_provider(SHORT_DAYS, **all_round), a_provider(SHORT_DAYS, id=BEN, name="Ben Okafor", **all_round)]
        async with self.database.writing() as uow:
            await load(uow, a_business(max_upcoming_per_customer=50), providers=team)
        visitors = [await a_visitor(self.database, name) for name in ("one", "other")]
        self.visitors = visitors
        self.actors: list[Actor] = [ADMIN, *visitors]
        for service_id, provider_id, position in BOOKED_AT_FIRST:
            await self._book(Wish(0, 0, service_id, provider_id, GRID[position]))

    def teardown(self) -> None:
        self._runner.run(self._open.aclose())
        self._runner.close()

    @rule(operation=st.sampled_from(OPERATIONS), wish=wishes)
    def operate(self, operation: str, wish: Wish) -> None:
        self._runner.run(self._operate(operation, wish))

    @invariant()
    def everything_is_in_order(self) -> None:
        self._runner.run(check_everything(self.database, services()))

    async def _operate(self, operation: str, wish: Wish) -> None:
        match operation:
            case "book":
                await self._book(wish)
            case "hold":
                await self._hold(wish, SlotQuery(wish.service_id, DOWNTOWN, wish.provider_id))
            case "hold for a move":
                await self._hold_for_a_move(wish)
            case "release":
                async with self.database.writing() as uow:
                    await release_hold(uow, self.visitors[wish.who % 2])
            case "wait":
                self.clock.advance(timedelta(minutes=3))
            case "reschedule" | "replace":
                await self._move(MOVES[operation], wish)
            case _:
                with suppress(BookingError):
                    async with self.database.writing() as uow:
                        await STEPS[operation](uow, self.actors[wish.who], self._one_of(wish))

    async def _book(self, wish: Wish) -> None:
        """What was offered books, and nothing else does."""
        actor = self.actors[wish.who]
        query = SlotQuery(wish.service_id, DOWNTOWN, wish.provider_id)
        async with self.database.reading() as uow:
            offered = [slot.starts_at for slot in await find_slots(uow, actor, query, wish.start.date())]
        request = BookingRequest(wish.service_id, DOWNTOWN, wish.start, CustomerDetails("Dana"), wish.provider_id)
        try:
            async with self.database.writing() as uow:
                made = await create_booking(uow, actor, request)
            self.bookings.append(made.id)
            booked = True
        except (SlotTaken, SlotNotOffered):
            booked = False
        assert booked is (wish.start in offered)

    async def _hold_for_a_move(self, wish: Wish) -> None:
        async with self.database.reading() as uow:
            old = await get_booking(uow, ADMIN, self._one_of(wish))
        await self._hold(wish, SlotQuery(old.service_id, DOWNTOWN, wish.provider_id, moving=old))

    async def _hold(self, wish: Wish, query: SlotQuery) -> None:
        with suppress(SlotTaken, SlotNotOffered):
            async with self.database.writing() as uow:
                await hold_slot(uow, self.visitors[wish.who % 2], query, wish.start)

    async def _move(self, use_case: Callable[..., Awaitable[Booking]], wish: Wish) -> None:
        with suppress(BookingError):
            async with self.database.writing() as uow:
                new = await use_case(uow, self.actors[wish.who], self._one_of(wish), wish.start, wish.provider_id)
            self.bookings.append(new.id)

    def _one_of(self, wish: Wish) -> str:
        return self.bookings[wish.booking % len(self.bookings)]
