"""What the offline model reads around the customer's words: the date, the country, and the results of tools."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from agent.language.catalog import Catalog, CatalogLocation, CatalogProvider, CatalogService

_DAY_NOTE = re.compile(r"(?:\w+day) (\d{1,2} \w+ \d{4})\Z")
_NOW = re.compile(r"Now: \w+ (\d{1,2} \w+ \d{4}), (\d{1,2}:\d{2}(?: [AP]M)?)")
_PERSONS_NOTE = re.compile(r"handed the conversation back to you\. Their note: (.*)")
_ZONE = re.compile(r"^Now: .*\((\S+)\)\.$", re.MULTILINE)
_CUSTOMER = re.compile(r"^Customer: (.*)\.$", re.MULTILINE)
_COUNTRY = re.compile(r"The business is in ([A-Z]{2});")
_BUSINESS = re.compile(r"You are the front desk of (.+?)\. You answer")


@dataclass(frozen=True, slots=True)
class OfferedTime:
    """A slot as `find_slots` returned it; `starts_at` local."""

    id: str
    day: str
    time: str
    starts_at: datetime
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnBooking:
    """As `my_bookings` returned it."""

    id: str
    status: str
    service: str
    service_id: str
    location_id: str
    location: str
    provider: str
    provider_id: str
    starts: str
    starts_at: datetime
    customer: str


def day_of_note(text: str) -> date | None:
    """The day that a note between messages marks, if it is such a note."""
    found = _DAY_NOTE.match(text)
    return _date(found[1]) if found else None


def note_of_person(text: str) -> str:
    """What somebody of the team has noted for the agent when they handed the conversation back."""
    found = _PERSONS_NOTE.search(text)
    return found[1].strip() if found else ""


def now_of(note: str) -> datetime | None:
    """The wall clock of the business, as the moment's note gives it."""
    found = _NOW.search(note)
    if found is None:
        return None
    form = "%I:%M %p" if found[2].endswith("M") else "%H:%M"
    clock = datetime.strptime(found[2], form).time()  # noqa: DTZ007  (a reading of the wall clock)
    day = _date(found[1])
    return None if day is None else datetime.combine(day, clock)


def customer_name_of(note: str) -> str | None:
    found = _CUSTOMER.search(note)
    if found is None or found[1] == "not known yet":
        return None
    name = found[1].split(",")[0].strip()
    return name if name and not name.startswith("+") else None


def customer_phone_of(note: str) -> str | None:
    found = _CUSTOMER.search(note)
    return next((part.strip() for part in found[1].split(",") if part.strip().startswith("+")), None) if found else None


def zone_of(note: str) -> str:
    found = _ZONE.search(note)
    return found[1] if found else ""


def awaits_person(note: str) -> bool:
    return "a person is wanted" in note


def country_of(instructions: str) -> str:
    found = _COUNTRY.search(instructions)
    return found[1] if found else "US"


def business_of(instructions: str) -> str:
    found = _BUSINESS.search(instructions)
    return found[1] if found else "our business"


def _date(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007  (a date has no zone)
    except ValueError:
        return None


@lru_cache(maxsize=512)
def read_result(content: str) -> Mapping[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        return {"error": "unreadable"}
    return found if isinstance(found, dict) else {"error": "unreadable"}


@lru_cache(maxsize=16)
def catalog_of(services_found: str, locations_found: str, country: str) -> Catalog:
    """From the results of `list_services` and `find_locations`: the same one for the same results."""
    services, locations = read_result(services_found), read_result(locations_found)
    providers = {p["id"]: p["name"] for service in services["services"] for p in service["providers"]}
    return Catalog(
        services=tuple(
            CatalogService(s["id"], s["name"], tuple(s["aliases"]), _price(s["price"]), s["duration_minutes"])
            for s in services["services"]
        ),
        locations=tuple(
            CatalogLocation(place["id"], place["name"], place["address"] or "") for place in locations["locations"]
        ),
        providers=tuple(CatalogProvider(id_, name) for id_, name in providers.items()),
        country=country,
    )


def _price(words: str | None) -> Decimal | None:
    return Decimal(re.sub("[^0-9.]", "", words)) if words else None


def offered_in(days: Sequence[Mapping[str, Any]]) -> tuple[OfferedTime, ...]:
    return tuple(
        OfferedTime(
            slot["id"],
            day["day"],
            slot["time"],
            datetime.fromisoformat(slot["starts_at"]),
            tuple(slot["providers"]),
        )
        for day in days
        for slot in day["slots"]
    )


def bookings_in(result: Mapping[str, Any]) -> tuple[OwnBooking, ...]:
    return tuple(
        OwnBooking(
            b["booking_id"],
            b["status"],
            b["service"],
            b["service_id"],
            b["location_id"],
            b["location"],
            b["provider"],
            b["provider_id"],
            b["starts"],
            datetime.fromisoformat(b["starts_at"]),
            b["customer"],
        )
        for b in result["bookings"]
    )


def clock(value: time) -> str:
    return f"{value:%H:%M}"
