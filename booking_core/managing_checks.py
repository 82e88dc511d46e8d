"""What a service, a location or a provider must be like, whoever writes it. The limits are those of a business file."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from booking_core.business import (
    LONGEST_DURATION,
    Block,
    DateOverride,
    Location,
    Provider,
    Service,
    TimeOff,
    WeeklyHours,
)
from booking_core.business_file import ID, LONG_TEXT, NUMBERS
from booking_core.business_file_hours import EARLIEST, LATEST
from booking_core.catalog import Catalog
from booking_core.customer import checked_email
from booking_core.errors import InvalidInput
from booking_core.plain_text import one_line, whole_lines

NAME_LIMIT, ADDRESS_LIMIT, ALIAS_LIMIT = 120, 300, 60
HIGHEST_PRICE = Decimal("9999999999.99")
_CENT = Decimal("0.01")

EntryT = TypeVar("EntryT", Service, Location, Provider)
Named = Service | Location | Provider


def checked_entry(catalog: Catalog, entry: EntryT, before: EntryT | None) -> EntryT:
    """Tidied. What was referred to `before` may have been archived since. Raises `InvalidInput` by the field."""
    if not ID.fullmatch(entry.id):
        raise InvalidInput("An id has up to 64 letters, digits, and - _ . after the first of them.", field="id")
    tidy = replace(entry, name=_line(entry.name, "name", NAME_LIMIT))
    match tidy:
        case Service():
            return _service(catalog, tidy, before)
        case Location():
            return replace(tidy, address=_line(tidy.address, "address", ADDRESS_LIMIT, needed=False))
        case _:
            return _provider(catalog, tidy, before)


def _service(catalog: Catalog, service: Service, before: Service | None) -> Service:
    for name, (_, least, most) in {**NUMBERS, "duration": (1, 1, LONGEST_DURATION)}.items():
        if not least <= getattr(service, name) <= most:
            raise InvalidInput(f"That must be from {least} to {most}.", field=name)
    if service.price is not None and not _is_price(service.price):
        raise InvalidInput("A price is at least 0, with two decimals at most.", field="price")
    known = {x.id for x in catalog.open_locations()}.union(before.location_ids if before else ())
    return replace(
        service,
        description=_lines(service.description, "description"),
        aliases=tuple(dict.fromkeys(_line(alias, "aliases", ALIAS_LIMIT) for alias in service.aliases)),
        location_ids=_references(service.location_ids, known, "location_ids", catalog.open_locations(), needed=True),
    )


def _provider(catalog: Catalog, provider: Provider, before: Provider | None) -> Provider:
    skills = {x.id for x in catalog.offered_services()}.union(before.service_ids if before else ())
    places = {x.id for x in catalog.open_locations()}
    if before is not None:
        places.update(hours.location_id for hours in before.hours)
        places.update(override.location_id for override in before.overrides)
    _check_hours(provider.hours, places)
    _check_overrides(provider.overrides, places)
    _check_time_off(provider.time_off)
    return replace(
        provider,
        email=checked_email(provider.email),
        service_ids=_references(provider.service_ids, skills, "service_ids", catalog.offered_services()),
        hours=tuple(sorted(provider.hours, key=lambda h: (h.location_id, h.weekday, h.block.start))),
        overrides=tuple(sorted(provider.overrides, key=lambda o: (o.location_id, o.date))),
        time_off=tuple(sorted(set(provider.time_off), key=lambda t: (t.start, t.end))),
    )


def _check_hours(hours: Sequence[WeeklyHours], places: Collection[str]) -> None:
    days: dict[tuple[str, int], list[Block]] = {}
    for each in hours:
        _check_place(each.location_id, places, "hours")
        days.setdefault((each.location_id, each.weekday), []).append(each.block)
    for blocks in days.values():
        _check_apart(blocks, "hours")


def _check_overrides(overrides: Sequence[DateOverride], places: Collection[str]) -> None:
    if len({(each.location_id, each.date) for each in overrides}) < len(overrides):
        raise InvalidInput("One date at one location has one override: put all its hours there.", field="overrides")
    for each in overrides:
        _check_place(each.location_id, places, "overrides")
        _check_apart(each.blocks, "overrides")
        if not EARLIEST <= each.date <= LATEST:
            raise InvalidInput(f"Dates are of the years {EARLIEST.year} to {LATEST.year}.", field="overrides")


def _check_time_off(time_off: Sequence[TimeOff]) -> None:
    for each in time_off:
        if each.end <= each.start:
            raise InvalidInput("Time off ends after it has begun.", field="ends_at")
        if not (each.start.date() >= EARLIEST and each.end.date() <= LATEST):
            raise InvalidInput(f"Dates are of the years {EARLIEST.year} to {LATEST.year}.", field="starts_at")


def _check_place(location_id: str, places: Collection[str], field: str) -> None:
    if location_id not in places:
        raise InvalidInput(f"There is no location “{location_id[:64]}”.", field=field, choices=sorted(places))


def _check_apart(blocks: Iterable[Block], field: str) -> None:
    for earlier, later in pairwise(sorted(blocks, key=lambda block: block.start)):
        if later.start < earlier.end:
            raise InvalidInput("Hours of one day at one location must not overlap.", field=field)


def _references(
    ids: Sequence[str], known: Collection[str], field: str, choices: Iterable[Named], *, needed: bool = False
) -> tuple[str, ...]:
    for each in ids:
        if each not in known:
            listed = [{"id": x.id, "name": x.name} for x in choices]
            raise InvalidInput(f"There is no “{each[:64]}”.", field=field, choices=listed)
    if needed and not ids:
        raise InvalidInput("Name at least one.", field=field)
    return tuple(sorted(set(ids)))


def _line(text: str, field: str, limit: int, *, needed: bool = True) -> str:
    tidy = one_line(text)
    if needed and not tidy:
        raise InvalidInput("That must not be empty.", field=field)
    if len(tidy) > limit:
        raise InvalidInput(f"That has at most {limit} characters.", field=field)
    return tidy


def _lines(text: str, field: str) -> str:
    tidy = whole_lines(text)
    if len(tidy) > LONG_TEXT:
        raise InvalidInput(f"That has at most {LONG_TEXT} characters.", field=field)
    return tidy


def _is_price(price: Decimal) -> bool:
    return price.is_finite() and 0 <= price <= HIGHEST_PRICE and price == price.quantize(_CENT)
