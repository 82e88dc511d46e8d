"""Which of the offered times a customer takes, and whether what is read back to them is what they want."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from booking_core import BusinessFile
from evals.brief import Prefers
from evals.customers.heard import Deed
from evals.customers.reading import ReadBackHeard
from evals.wish import Window, Wish, preferred

DEEDS: Mapping[str, Deed] = {"book": Deed.BOOK, "move": Deed.MOVE, "cancel": Deed.CANCEL, "correct": Deed.CORRECT}


def choose(wish: Wish, prefers: Prefers, offers: Sequence[datetime], random: Random) -> datetime | None:
    """The one that suits best; None when none does."""
    fitting = [offer for offer in offers if not wish.when or any(window.fits(offer) for window in wish.when)]
    if not fitting:
        return _closest(wish.when[0], offers) if wish.flexible and offers and wish.when else None
    best = min(preferred(wish.when, offer) for offer in fitting)
    fitting = [offer for offer in fitting if preferred(wish.when, offer) == best]
    match prefers:
        case "earliest":
            return min(fitting)
        case "latest":
            return max(fitting)
        case "first":
            return fitting[0]
        case "last":
            return fitting[-1]
        case "any":
            return random.choice(fitting)


def _closest(window: Window, offers: Sequence[datetime]) -> datetime:
    day = window.day or offers[0].date()
    clock = time.fromisoformat(window.at or window.earliest or window.latest or "12:00")
    wanted = datetime.combine(day, clock)
    return min(offers, key=lambda offer: (abs(offer - wanted), offer))


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What of a read-back is not what was wanted."""

    deed: bool = False
    service: bool = False
    location: bool = False
    provider: bool = False
    time: bool = False
    name: bool = False

    def __bool__(self) -> bool:
        return self.deed or self.service or self.location or self.provider or self.time or self.name


def compare(
    wish: Wish, name: str | None, read_back: ReadBackHeard, business: BusinessFile, own: datetime | None = None
) -> Mismatch:
    """A read-back, word by word, against the wish. `own` is when the booking is that it is about."""
    text = read_back.text.lower()
    deed = read_back.deed is not DEEDS.get(wish.do)
    service = next((one.name.lower() for one in business.services if one.id == wish.service), None)
    location = next((one.name.lower() for one in business.locations if one.id == wish.location), None)
    provider = next((one.name.lower() for one in business.providers if one.id == wish.provider), None)
    if deed or read_back.deed is Deed.CANCEL:
        return Mismatch(deed=deed or (own is not None and own not in read_back.moments))
    start = read_back.moments[-1] if read_back.moments else None
    wanted_name = (wish.name or name or "").lower() if read_back.deed is Deed.BOOK else ""
    return Mismatch(
        deed=read_back.deed is Deed.MOVE and own is not None and own not in read_back.moments[:1],
        service=service is not None and service not in text,
        location=location is not None and location not in text,
        provider=provider is not None and provider not in text,
        time=start is None or not wish.fits_time(start),
        name=bool(wanted_name) and wanted_name not in text,
    )


def ahead(now: datetime, day: date) -> int:
    return (day - now.date()).days
