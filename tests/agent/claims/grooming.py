"""The facts behind the replies of a pet groomer, by name. It is Wednesday 30 September 2026, 16:20 in Sydney.

The clocks change there on Sunday 4 October; one shop is in Adelaide, half an hour behind; two groomers have first names
that are ordinary words.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from agent.claims import Committed, CustomerBooking, Deed, Facts, KnownPlace, KnownService, OfferedSlot, Proposal
from booking_core import Status

SYDNEY = ZoneInfo("Australia/Sydney")
ADELAIDE = ZoneInfo("Australia/Adelaide")
WILL, MAY, ZOE = "Will Harper", "May Chen", "Zoë Papadakis"


def at(month: int, day: int, hour: int, minute: int = 0, zone: ZoneInfo = SYDNEY) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


def groom(month: int, day: int, hour: int, minute: int = 0, provider: str = WILL) -> OfferedSlot:
    return OfferedSlot(at(month, day, hour, minute), "Full Groom", "Newtown", provider)


FRESH = Facts(
    now=at(9, 30, 16, 20),
    zone=SYDNEY,
    business="Pawfect Grooming",
    currency="AUD",
    services=(
        KnownService("Full Groom", 120, Decimal("95.00"), ("groom", "grooming")),
        KnownService("Bath & Brush", 45, Decimal("50.00"), ("bath", "wash")),
        KnownService("Nail Clip", 15, Decimal("20.00"), ("nails",)),
        KnownService("Cat Groom", 75, Decimal("110.00")),
    ),
    places=(
        KnownPlace("Newtown", "214 King Street", SYDNEY),
        KnownPlace("Bondi", "9 Hall Street", SYDNEY),
        KnownPlace("Adelaide", "31 Rundle Street", ADELAIDE),
    ),
    providers=(WILL, MAY, ZOE),
    twelve_hour=True,
)

GROOM = CustomerBooking(
    "g_1", "Full Groom", "Newtown", WILL, at(10, 2, 8, 30), at(10, 2, 10, 30), price=Decimal("95.00")
)
BATH = CustomerBooking("g_2", "Bath & Brush", "Bondi", ZOE, at(10, 5, 15, 15), at(10, 5, 16), price=Decimal("50.00"))
MOVED_GROOM = replace(GROOM, id="g_3", provider=MAY, start=at(10, 6, 13), end=at(10, 6, 15))
CAT = CustomerBooking(
    "g_4", "Cat Groom", "Newtown", MAY, at(10, 9, 11), at(10, 9, 12, 15), Status.PENDING, Decimal("110.00")
)
OLD_NAILS = CustomerBooking(
    "g_5", "Nail Clip", "Bondi", ZOE, at(9, 12, 10), at(9, 12, 10, 15), Status.COMPLETED, Decimal("20.00")
)
OFFERED = replace(
    FRESH,
    offered=(
        groom(10, 2, 8, 30),
        groom(10, 2, 11),
        groom(10, 2, 13, 30, MAY),
        groom(10, 3, 9),
        groom(10, 6, 8, 30, MAY),
        groom(10, 6, 13, 0, MAY),
    ),
)
HELD = replace(OFFERED, held=groom(10, 2, 8, 30))
BEFORE = replace(FRESH, bookings=(GROOM,))
ANYBODY = tuple(OfferedSlot(at(10, 1, hour), "Nail Clip", "Bondi", "") for hour in (9, 12, 17))

WORLDS: dict[str, Facts] = {
    "fresh": FRESH,
    "offered": OFFERED,
    "anybody": replace(FRESH, offered=ANYBODY),
    "held": HELD,
    "propose": replace(
        HELD,
        pending_proposal=Proposal(Deed.CREATED, "Full Groom", "Newtown", WILL, at(10, 2, 8, 30), Decimal("95.00")),
    ),
    "booked": replace(OFFERED, bookings=(GROOM,), committed=(Committed(Deed.CREATED, "g_1"),)),
    "booked_before": BEFORE,
    "pending": replace(FRESH, bookings=(CAT,), committed=(Committed(Deed.CREATED, "g_4"),)),
    "pending_and_confirmed": replace(FRESH, bookings=(GROOM, CAT)),
    "propose_move": replace(
        BEFORE,
        offered=(groom(10, 6, 8, 30, MAY), groom(10, 6, 13, 0, MAY)),
        pending_proposal=Proposal(
            Deed.MOVED, "Full Groom", "Newtown", MAY, at(10, 6, 13), Decimal("95.00"), booking_id="g_1"
        ),
    ),
    "moved": replace(
        OFFERED,
        bookings=(replace(GROOM, status=Status.RESCHEDULED, replaced_by="g_3"), MOVED_GROOM),
        committed=(Committed(Deed.MOVED, "g_3"),),
    ),
    "propose_cancel": replace(
        BEFORE,
        pending_proposal=Proposal(
            Deed.CANCELLED, "Full Groom", "Newtown", WILL, at(10, 2, 8, 30), Decimal("95.00"), booking_id="g_1"
        ),
    ),
    "cancelled": replace(
        FRESH,
        bookings=(replace(GROOM, status=Status.CANCELLED),),
        committed=(Committed(Deed.CANCELLED, "g_1"),),
    ),
    "two": replace(FRESH, bookings=(GROOM, BATH)),
    "one_cancelled_before": replace(FRESH, bookings=(replace(GROOM, status=Status.CANCELLED), BATH)),
    "adelaide": replace(
        FRESH,
        offered=(
            OfferedSlot(at(10, 2, 10, zone=ADELAIDE), "Full Groom", "Adelaide", ZOE),
            OfferedSlot(at(10, 2, 14, 30, zone=ADELAIDE), "Full Groom", "Adelaide", ZOE),
        ),
    ),
    "handed_over": replace(FRESH, handed_over=True),
    "past": replace(FRESH, bookings=(OLD_NAILS,)),
    "released": replace(OFFERED, committed=(Committed(Deed.RELEASED),)),
}
