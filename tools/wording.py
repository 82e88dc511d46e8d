"""How times, prices and lengths are said to a customer: local, with the weekday, the same everywhere."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from booking_core import Booking, Business, Location

TWELVE_HOUR_COUNTRIES = frozenset({"US", "CA", "AU", "NZ", "IN", "PH", "PK", "MY", "EG", "SA", "CO", "MX"})
SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
WITHOUT_CENTS = frozenset({"CLP", "ISK", "JPY", "KRW", "PYG", "RWF", "UGX", "VND", "XAF", "XOF", "XPF"})


def spoken_day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def spoken_time(local: datetime, business: Business) -> str:
    """`3:30 PM` or `15:30`, by the business's country; with the offset where the clock shows the time twice."""
    if business.country in TWELVE_HOUR_COUNTRIES:
        words = f"{(local.hour % 12) or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
    else:
        words = f"{local:%H:%M}"
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset() and not _in_gap(local)
    return f"{words} (UTC{local.isoformat()[-len('+00:00') :]})" if twice and local.tzinfo else words


def _in_gap(local: datetime) -> bool:
    return local.astimezone(ZoneInfo("UTC")).astimezone(local.tzinfo) != local


def spoken_moment(local: datetime, business: Business) -> str:
    return f"{spoken_day(local.date())} at {spoken_time(local, business)}"


def spoken_price(price: Decimal | None, business: Business) -> str | None:
    """None when the business names no price."""
    return None if price is None else spoken_money(price, business.currency)


def spoken_money(amount: Decimal, currency: str) -> str:
    """`$1,040.00` where the sign alone says which currency it is, else `40.00 CHF`; as the staff app writes it, too."""
    digits = f"{amount:,.0f}" if currency in WITHOUT_CENTS and amount == int(amount) else f"{amount:,.2f}"
    sign = SIGNS.get(currency)
    return f"{sign}{digits}" if sign else f"{digits} {currency}"


def spoken_length(length: timedelta | int) -> str:
    """Of minutes, or of a span."""
    minutes = length if isinstance(length, int) else int(length.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    parts = [_count(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(_count(rest, "minute"))
    return " ".join(parts)


def spoken_place(location: Location) -> str:
    return f"{location.name} ({location.address})" if location.address else location.name


def spoken_booking(booking: Booking, business: Business) -> str:
    """One line: service, provider, place, moment."""
    return (
        f"{booking.service_name} with {booking.provider_name} at {booking.location.name}, "
        f"{spoken_moment(booking.local_start, business)}{zone_hint(booking.location, business)}"
    )


def zone_hint(location: Location, business: Business) -> str:
    """Names the zone where the place's differs from the business's, else nothing."""
    return "" if location.timezone.key == business.timezone.key else f" ({location.timezone.key} time)"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
