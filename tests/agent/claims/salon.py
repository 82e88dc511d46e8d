"""The facts behind the replies of Bloom Salon, by name. It is Friday 20 November 2026, 10:15 in New York."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from agent.claims import Committed, CustomerBooking, Deed, Facts, KnownPlace, KnownService, OfferedSlot, Proposal
from booking_core import Status

NEW_YORK = ZoneInfo("America/New_York")
CHICAGO = ZoneInfo("America/Chicago")
ANA, BEN, CHLOE = "Ana Silva", "Ben Okafor", "Chloe Tran"


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = NEW_YORK) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def slot(day: int, hour: int, minute: int = 0, provider: str = ANA) -> OfferedSlot:
    return OfferedSlot(at(day, hour, minute), "Haircut", "Downtown", provider)


FRESH = Facts(
    now=at(20, 10, 15),
    zone=NEW_YORK,
    business="Bloom Salon",
    currency="USD",
    services=(
        KnownService("Haircut", 30, Decimal("40.00"), ("trim", "cut")),
        KnownService("Hair Colour", 90, Decimal("120.00"), ("color", "colour")),
        KnownService("Beard Trim", 15, Decimal("18.50")),
        KnownService("Massage", 60, Decimal("85.00")),
    ),
    places=(
        KnownPlace("Downtown", "12 Main St", NEW_YORK),
        KnownPlace("Riverside", "8 Quay Road", NEW_YORK),
        KnownPlace("Lakeview", "500 Belmont Ave", CHICAGO),
    ),
    providers=(ANA, BEN, CHLOE),
)

HAIRCUT = CustomerBooking("bk_1", "Haircut", "Downtown", ANA, at(24, 10), at(24, 10, 30), price=Decimal("40.00"))
MOVED_HAIRCUT = CustomerBooking("bk_2", "Haircut", "Downtown", BEN, at(25, 13, 30), at(25, 14), price=Decimal("40.00"))
COLOUR = CustomerBooking("bk_3", "Hair Colour", "Riverside", CHLOE, at(27, 11), at(27, 12, 30), price=Decimal("120.00"))
MASSAGE = CustomerBooking(
    "bk_4", "Massage", "Riverside", CHLOE, at(26, 14), at(26, 15), Status.PENDING, Decimal("85.00")
)
CANCELLED_HAIRCUT = replace(HAIRCUT, status=Status.CANCELLED)
OFFERED = replace(
    FRESH,
    offered=(
        slot(24, 9),
        slot(24, 9, 30),
        slot(24, 10),
        slot(24, 14),
        slot(24, 15),
        slot(24, 11, provider=BEN),
        slot(24, 15, 30, provider=BEN),
        slot(25, 10),
        slot(25, 13, 30, provider=BEN),
    ),
)
HELD = replace(OFFERED, held=slot(24, 10))
NEXT_FREE = (slot(28, 10, provider=BEN), slot(28, 12, 30, provider=BEN))
LAKEVIEW = tuple(
    OfferedSlot(at(24, hour, minute, CHICAGO), "Haircut", "Lakeview", BEN) for hour, minute in ((15, 0), (16, 30))
)
BEFORE = replace(FRESH, bookings=(HAIRCUT,))

WORLDS: dict[str, Facts] = {
    "fresh": FRESH,
    "offered": OFFERED,
    "held": HELD,
    "propose": replace(
        HELD,
        pending_proposal=Proposal(Deed.CREATED, "Haircut", "Downtown", ANA, at(24, 10), Decimal("40.00")),
    ),
    "booked": replace(OFFERED, bookings=(HAIRCUT,), committed=(Committed(Deed.CREATED, "bk_1"),)),
    "booked_before": BEFORE,
    "pending": replace(FRESH, bookings=(MASSAGE,), committed=(Committed(Deed.CREATED, "bk_4"),)),
    "propose_move": replace(
        BEFORE,
        offered=(slot(25, 10), slot(25, 13, 30, provider=BEN)),
        pending_proposal=Proposal(
            Deed.MOVED, "Haircut", "Downtown", BEN, at(25, 13, 30), Decimal("40.00"), booking_id="bk_1"
        ),
    ),
    "moved": replace(
        OFFERED,
        bookings=(replace(HAIRCUT, status=Status.RESCHEDULED, replaced_by="bk_2"), MOVED_HAIRCUT),
        committed=(Committed(Deed.MOVED, "bk_2"),),
    ),
    "propose_cancel": replace(
        BEFORE,
        pending_proposal=Proposal(
            Deed.CANCELLED, "Haircut", "Downtown", ANA, at(24, 10), Decimal("40.00"), booking_id="bk_1"
        ),
    ),
    "cancelled": replace(FRESH, bookings=(CANCELLED_HAIRCUT,), committed=(Committed(Deed.CANCELLED, "bk_1"),)),
    "cancelled_before": replace(FRESH, bookings=(CANCELLED_HAIRCUT,)),
    "two": replace(FRESH, bookings=(HAIRCUT, COLOUR)),
    "one_of_two_cancelled": replace(
        FRESH,
        bookings=(HAIRCUT, replace(COLOUR, status=Status.CANCELLED)),
        committed=(Committed(Deed.CANCELLED, "bk_3"),),
    ),
    "full": FRESH,
    "next_free": replace(FRESH, offered=NEXT_FREE),
    "chicago": replace(FRESH, offered=LAKEVIEW),
    "handed_over": replace(FRESH, handed_over=True),
    "details": replace(BEFORE, committed=(Committed(Deed.DETAILS),)),
    "past": replace(
        FRESH,
        bookings=(
            replace(
                HAIRCUT,
                provider=BEN,
                start=at(13, 16),
                end=at(13, 16) + timedelta(minutes=30),
                status=Status.COMPLETED,
            ),
        ),
    ),
}
