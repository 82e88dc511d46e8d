"""A business written in YAML, checked whole before anything of it is used.

Only what the file itself says counts: ids must exist in the file. What is wrong is told all at once, each with the line
it stands on, as `BusinessFileRefused`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from phonenumbers import SUPPORTED_REGIONS

from booking_core.business import LONGEST_DURATION, Business, Location, Provider, ProviderVisibility, Service
from booking_core.business_file_fields import Fields, Problems, suggestion
from booking_core.business_file_hours import read_hours, read_overrides, read_time_off
from booking_core.business_file_yaml import read_yaml
from booking_core.customer import checked_email
from booking_core.errors import InvalidInput
from booking_core.iso_codes import CURRENCIES, LANGUAGES

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
UTC = ZoneInfo("UTC")
ONE_DAY, ONE_YEAR = 24 * 60, 366 * 24 * 60
LONGEST_WINDOW = 5 * 366
MOST_UPCOMING = 1000
LONG_TEXT = 2000

NUMBERS: Mapping[str, tuple[int, int, int]] = {
    "buffer_before": (0, 0, ONE_DAY),
    "buffer_after": (0, 0, ONE_DAY),
    "slot_interval": (30, 1, ONE_DAY),
    "min_notice": (0, 0, ONE_YEAR),
    "booking_window_days": (60, 0, LONGEST_WINDOW),
    "cancel_notice": (0, 0, ONE_YEAR),
}
"""Default, least and most of each number that a service may leave out."""


@dataclass(frozen=True, slots=True)
class BusinessFile:
    """What a file says, in its order; nothing else is needed to set up a business."""

    business: Business
    locations: tuple[Location, ...]
    services: tuple[Service, ...]
    providers: tuple[Provider, ...]


def read_business_file(source: str | bytes) -> BusinessFile:
    """Raises `BusinessFileRefused` with every problem found, one a line of its message; `line` is that of the first."""
    problems = Problems()
    root = Fields.of(read_yaml(source), "the file", problems)
    if root is None:
        problems.refuse_if_any()
        raise AssertionError("a file that is no mapping has a problem")
    root.expect(required=("business", "locations", "services"), optional=("providers",))
    business = _business(root, problems)
    locations = tuple(_locations(root))
    places = frozenset(location.id for location in locations)
    services = tuple(_services(root, places))
    providers = tuple(_providers(root, frozenset(service.id for service in services), places))
    problems.refuse_if_any()
    return BusinessFile(business, locations, services, providers)


def _business(root: Fields, problems: Problems) -> Business:
    node = root.node("business")
    fields = Fields.of(node, "business", problems) if node else None
    if fields is None:
        return Business("", UTC)
    fields.expect(
        required=("name", "timezone"),
        optional=("country", "language", "currency", "provider_visibility", "max_upcoming_per_customer"),
    )
    default = Business("", UTC)
    return Business(
        name=fields.text("name"),
        timezone=_zone(fields),
        country=fields.choice("country", default.country, SUPPORTED_REGIONS, "a country of ISO 3166, such as US"),
        language=fields.choice("language", default.language, LANGUAGES, "a language of ISO 639-1, such as en"),
        currency=fields.choice("currency", default.currency, CURRENCIES, "a currency of ISO 4217, such as USD"),
        provider_visibility=ProviderVisibility(
            fields.choice("provider_visibility", default.provider_visibility, list(ProviderVisibility), "one of these")
        ),
        max_upcoming_per_customer=fields.number(
            "max_upcoming_per_customer", default.max_upcoming_per_customer, least=1, most=MOST_UPCOMING
        ),
    )


def _locations(root: Fields) -> Iterator[Location]:
    for entry_id, fields in _entries(root, "locations", "location"):
        fields.expect(required=("id", "name", "timezone"), optional=("address",))
        yield Location(entry_id, fields.text("name"), _zone(fields), fields.text("address", limit=300))


def _services(root: Fields, places: Collection[str]) -> Iterator[Service]:
    for entry_id, fields in _entries(root, "services", "service"):
        fields.expect(
            required=("id", "name", "duration", "locations"),
            optional=("description", "aliases", *NUMBERS, "requires_approval", "price"),
        )
        yield Service(
            id=entry_id,
            name=fields.text("name"),
            duration=fields.number("duration", 1, least=1, most=LONGEST_DURATION),
            location_ids=_references(fields, "locations", "location", places),
            description=fields.text("description", limit=LONG_TEXT, lines=True),
            aliases=tuple(alias.text for alias in fields.texts("aliases", limit=60)),
            requires_approval=fields.truth("requires_approval", fallback=False),
            price=fields.price("price"),
            **{n: fields.number(n, default, least=least, most=most) for n, (default, least, most) in NUMBERS.items()},
        )


def _providers(root: Fields, services: Collection[str], places: Collection[str]) -> Iterator[Provider]:
    for entry_id, fields in _entries(root, "providers", "provider"):
        fields.expect(required=("id", "name", "services", "hours"), optional=("email", "overrides", "time_off"))
        yield Provider(
            id=entry_id,
            name=fields.text("name"),
            service_ids=_references(fields, "services", "service", services),
            email=_email(fields),
            hours=read_hours(fields, places),
            overrides=read_overrides(fields, places),
            time_off=read_time_off(fields),
        )


def _entries(root: Fields, section: str, kind: str) -> Iterator[tuple[str, Fields]]:
    """The entries of a section with their ids; an id that is ill-formed or used before is told."""
    seen: dict[str, int] = {}
    for fields in root.each(section, kind, filled=kind != "provider"):
        entry_id = fields.text("id", limit=64)
        fields.what = f'{kind} "{entry_id}"' if entry_id else f"a {kind}"
        if entry_id and not ID.fullmatch(entry_id):
            fields.problem(fields.line_of("id"), "an id has only letters, digits, and - _ . after the first of them")
        if entry_id in seen:
            fields.problem(fields.line_of("id"), f"this id is already used on line {seen[entry_id]}: choose another")
        if entry_id:
            seen[entry_id] = fields.line_of("id")
        yield entry_id, fields


def _references(fields: Fields, key: str, kind: str, known: Collection[str]) -> tuple[str, ...]:
    found = fields.texts(key, filled=True)
    for reference in found:
        if reference.text not in known:
            hint = suggestion(reference.text, known)
            fields.problem(reference.line, f'there is no {kind} "{reference.text}" in this file: {hint}')
    return tuple(reference.text for reference in found)


def _zone(fields: Fields) -> ZoneInfo:
    name = fields.choice("timezone", "UTC", _zones(), "an IANA time zone, such as America/New_York")
    return ZoneInfo(name)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _email(fields: Fields) -> str | None:
    written = fields.text("email", limit=254)
    try:
        return checked_email(written)
    except InvalidInput as refusal:
        fields.problem(fields.line_of("email"), refusal.message)
        return None
