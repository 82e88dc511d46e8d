"""The facts behind the replies of a clinic, by name. It is Monday 23 March 2026, 08:40 in London."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from agent.claims import Committed, CustomerBooking, Deed, Facts, KnownPlace, KnownService, OfferedSlot, Proposal
from booking_core import Status

LONDON = ZoneInfo("Europe/London")
PARIS = ZoneInfo("Europe/Paris")
PATEL, REYES, MAYA = "Dr Priya Patel", "Dr Tom Reyes", "Maya Lindqvist"


def at(month: int, day: int, hour: int, minute: int = 0, zone: ZoneInfo = LONDON) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


def slot(month: int, day: int, hour: int, minute: int, provider: str = PATEL) -> OfferedSlot:
    return OfferedSlot(at(month, day, hour, minute), "Check-up", "Old Town", provider)


FRESH = Facts(
    now=at(3, 23, 8, 40),
    zone=LONDON,
    business="Harbour Dental & Physio",
    currency="GBP",
    services=(
        KnownService("Check-up", 20, Decimal("55.00"), ("checkup", "examination")),
        KnownService("Hygienist Visit", 40, Decimal("72.50"), ("hygienist", "cleaning")),
        KnownService("Physiotherapy Session", 45, Decimal("60.00"), ("physio", "physiotherapy")),
        KnownService("Root Canal Consultation", 30),
    ),
    places=(
        KnownPlace("Old Town", "41 Castle Lane", LONDON),
        KnownPlace("Docklands", "7 Wharf Road", LONDON),
        KnownPlace("Paris", "3 Rue Cler", PARIS),
    ),
    providers=(PATEL, REYES, MAYA),
    sends=frozenset({"reminder"}),
)

CHECK_UP = CustomerBooking(
    "c_1", "Check-up", "Old Town", PATEL, at(3, 24, 11, 30), at(3, 24, 11, 50), price=Decimal("55.00")
)
PHYSIO = CustomerBooking(
    "c_2", "Physiotherapy Session", "Docklands", MAYA, at(3, 26, 14, 20), at(3, 26, 15, 5), price=Decimal("60.00")
)
MOVED_PHYSIO = replace(PHYSIO, id="c_3", start=at(3, 27, 9, 45), end=at(3, 27, 10, 30))
LATER_CHECK_UP = replace(CHECK_UP, id="c_4", start=at(4, 7, 11, 30), end=at(4, 7, 11, 50))
ROOT_CANAL = CustomerBooking(
    "c_5", "Root Canal Consultation", "Old Town", REYES, at(4, 1, 16), at(4, 1, 16, 30), Status.PENDING
)
OLD_CHECK_UP = replace(CHECK_UP, id="c_6", start=at(3, 3, 10), end=at(3, 3, 10, 20), status=Status.COMPLETED)
OLD_HYGIENIST = CustomerBooking(
    "c_7", "Hygienist Visit", "Old Town", MAYA, at(2, 10, 9), at(2, 10, 9, 40), Status.COMPLETED, Decimal("72.50")
)
CANCELLED_PHYSIO = replace(PHYSIO, status=Status.CANCELLED)
OFFERED = replace(
    FRESH,
    offered=(
        slot(3, 24, 9, 10),
        slot(3, 24, 11, 30),
        slot(3, 24, 16, 45, REYES),
        slot(3, 26, 14, 20, REYES),
        slot(3, 26, 17, 0),
        slot(3, 30, 8, 30),
    ),
)
HELD = replace(OFFERED, held=slot(3, 24, 11, 30))
BEFORE = replace(FRESH, bookings=(PHYSIO,))
NEW_PHYSIO_TIME = OfferedSlot(MOVED_PHYSIO.start, "Physiotherapy Session", "Docklands", MAYA)

WORLDS: dict[str, Facts] = {
    "fresh": FRESH,
    "offered": OFFERED,
    "held": HELD,
    "propose": replace(
        HELD,
        pending_proposal=Proposal(Deed.CREATED, "Check-up", "Old Town", PATEL, at(3, 24, 11, 30), Decimal("55.00")),
    ),
    "booked": replace(OFFERED, bookings=(CHECK_UP,), committed=(Committed(Deed.CREATED, "c_1"),)),
    "earlier": replace(OFFERED, bookings=(CHECK_UP,), committed=(Committed(Deed.CREATED, "c_1", this_turn=False),)),
    "booked_before": BEFORE,
    "pending": replace(FRESH, bookings=(ROOT_CANAL,), committed=(Committed(Deed.CREATED, "c_5"),)),
    "propose_move": replace(
        BEFORE,
        offered=(NEW_PHYSIO_TIME,),
        pending_proposal=Proposal(
            Deed.MOVED,
            "Physiotherapy Session",
            "Docklands",
            MAYA,
            MOVED_PHYSIO.start,
            Decimal("60.00"),
            booking_id="c_2",
        ),
    ),
    "moved": replace(
        FRESH,
        offered=(NEW_PHYSIO_TIME,),
        bookings=(replace(PHYSIO, status=Status.RESCHEDULED, replaced_by="c_3"), MOVED_PHYSIO),
        committed=(Committed(Deed.MOVED, "c_3"),),
    ),
    "propose_cancel": replace(
        BEFORE,
        pending_proposal=Proposal(
            Deed.CANCELLED,
            "Physiotherapy Session",
            "Docklands",
            MAYA,
            PHYSIO.start,
            Decimal("60.00"),
            booking_id="c_2",
        ),
    ),
    "cancelled": replace(FRESH, bookings=(CANCELLED_PHYSIO,), committed=(Committed(Deed.CANCELLED, "c_2"),)),
    "two": replace(FRESH, bookings=(PHYSIO, LATER_CHECK_UP)),
    "one_of_two_cancelled": replace(
        FRESH,
        bookings=(PHYSIO, replace(LATER_CHECK_UP, status=Status.CANCELLED)),
        committed=(Committed(Deed.CANCELLED, "c_4"),),
    ),
    "past": replace(FRESH, bookings=(OLD_CHECK_UP,)),
    "past_and_next": replace(FRESH, bookings=(OLD_HYGIENIST, CHECK_UP)),
    "full": FRESH,
    "next_free": replace(FRESH, offered=(slot(3, 30, 8, 30), slot(3, 31, 12, 0))),
    "paris": replace(FRESH, offered=(OfferedSlot(at(3, 24, 15, zone=PARIS), "Check-up", "Paris", REYES),)),
    "handed_over": replace(FRESH, handed_over=True),
}
