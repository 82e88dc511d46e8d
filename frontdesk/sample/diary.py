"""What the team and the salon's website have booked, week by week: the last one, this one and the next."""

from dataclasses import dataclass
from enum import StrEnum

MON, TUE, WED, THU, FRI, SAT = range(6)
LAST, THIS, NEXT = -1, 0, 1


class Fate(StrEnum):
    """What became of a booking besides that it took place."""

    USUAL = "usual"
    MISSED = "missed"
    CANCELLED = "cancelled"
    MOVED = "moved"
    UNDECIDED = "undecided"
    """Not confirmed before the day before."""


@dataclass(frozen=True, slots=True)
class Visit:
    """`week` counts from this one. `lead`: how many days before it was booked. `detail` is the reason of one that is
    cancelled, and of one that is moved the hour of the next day."""

    week: int
    weekday: int
    time: str
    service: str
    provider: str
    customer: str
    lead: int = 4
    by_website: bool = False
    fate: Fate = Fate.USUAL
    detail: str = ""
    notes: str = ""


DIARY = (
    Visit(LAST, MON, "10:00", "haircut", "ana", "Maya Brooks"),
    Visit(LAST, MON, "13:00", "massage", "diego", "Samuel Park", by_website=True),
    Visit(LAST, TUE, "11:00", "haircut", "ben", "Noah Klein", lead=2),
    Visit(LAST, TUE, "14:00", "manicure", "mei", "Elena Costa", lead=6),
    Visit(LAST, WED, "09:30", "colour", "ana", "Ruth Adler", lead=9, notes="Allergic to ammonia"),
    Visit(LAST, WED, "15:00", "blow-dry", "chloe", "Ines Moreau", by_website=True),
    Visit(LAST, THU, "12:00", "massage", "diego", "Walter Quinn", fate=Fate.MISSED),
    Visit(LAST, THU, "17:20", "beard-trim", "ben", "Kofi Mensah", lead=1),
    Visit(LAST, FRI, "13:30", "haircut", "ana", "Julia Stone", fate=Fate.CANCELLED, detail="Down with a cold"),
    Visit(LAST, SAT, "10:00", "haircut", "chloe", "Amara Diallo", lead=5, notes="First visit"),
    Visit(THIS, MON, "09:30", "haircut", "ana", "Grace Turner", lead=6),
    Visit(THIS, MON, "11:00", "colour", "ana", "Hannah Cole", lead=10, notes="Same shade as last time"),
    Visit(THIS, MON, "10:30", "blow-dry", "chloe", "Ines Moreau", lead=8),
    Visit(THIS, MON, "17:00", "massage", "diego", "Samuel Park", lead=7, by_website=True),
    Visit(THIS, TUE, "12:40", "beard-trim", "ben", "Victor Hale", lead=3),
    Visit(THIS, TUE, "16:00", "haircut", "ben", "Noah Klein", lead=5),
    Visit(THIS, TUE, "13:00", "massage", "diego", "Aisha Rahman", lead=4, by_website=True, fate=Fate.MISSED),
    Visit(THIS, WED, "09:00", "blow-dry", "ana", "Sofia Lindgren", lead=5),
    Visit(THIS, WED, "14:30", "haircut", "ana", "Marcus Bell", lead=9, fate=Fate.MOVED, detail="16:00"),
    Visit(THIS, WED, "14:00", "colour", "chloe", "Olivia Grant", lead=8),
    Visit(THIS, WED, "15:30", "manicure", "mei", "Priya Nair", lead=4),
    Visit(THIS, THU, "13:00", "bridal-styling", "ana", "Cora Webb", lead=6, fate=Fate.UNDECIDED, notes="June wedding"),
    Visit(THIS, THU, "17:30", "haircut", "ana", "Maya Brooks", lead=7),
    Visit(THIS, THU, "12:00", "haircut", "ben", "Daniel Ruiz", lead=4, by_website=True),
    Visit(THIS, FRI, "12:30", "haircut", "ana", "Nina Petrova", lead=6, fate=Fate.CANCELLED, detail="Travelling"),
    Visit(THIS, FRI, "16:30", "colour", "ana", "Ruth Adler", lead=12, notes="Allergic to ammonia"),
    Visit(THIS, FRI, "17:20", "beard-trim", "ben", "Kofi Mensah", lead=7),
    Visit(THIS, FRI, "11:30", "haircut", "chloe", "Eva Novak", lead=5, by_website=True),
    Visit(THIS, FRI, "13:00", "manicure", "mei", "Lena Fischer", lead=6),
    Visit(THIS, SAT, "09:30", "haircut", "ben", "Leo Santos", lead=7, notes="Brings his son"),
    Visit(THIS, SAT, "12:30", "colour", "chloe", "Amara Diallo", lead=9),
    Visit(THIS, SAT, "11:30", "massage", "diego", "Peter Lang", lead=6, by_website=True),
    Visit(NEXT, MON, "10:30", "haircut", "ana", "Julia Stone", lead=13),
    Visit(NEXT, TUE, "13:30", "colour", "ana", "Bea Hoffmann", lead=15),
    Visit(NEXT, WED, "10:00", "blow-dry", "chloe", "Ines Moreau", lead=14),
    Visit(NEXT, WED, "12:00", "manicure", "mei", "Elena Costa", lead=12, fate=Fate.MOVED, detail="11:00"),
    Visit(NEXT, THU, "15:00", "haircut", "ana", "Grace Turner", lead=12),
    Visit(NEXT, THU, "18:00", "massage", "diego", "Samuel Park", lead=13, by_website=True),
    Visit(NEXT, FRI, "11:20", "beard-trim", "ben", "Leo Santos", lead=12, fate=Fate.CANCELLED, detail="Away that week"),
    Visit(NEXT, SAT, "10:00", "haircut", "chloe", "Eva Novak", lead=14),
)
