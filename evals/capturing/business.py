"""A business as the YAML that `frontdesk import` takes, with other people in it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from booking_core import Block, BusinessFile, Location, Provider, Service
from evals.capturing.pseudonyms import Pseudonyms

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = ("buffer_before", "buffer_after", "slot_interval", "min_notice", "booking_window_days", "cancel_notice")


def business_data(
    file: BusinessFile, names: Pseudonyms, provider_ids: Mapping[str, str], since: date
) -> dict[str, Any]:
    """`since`: time off and overrides that were over by then are left out."""
    business = file.business
    return {
        "business": {
            "name": "The business",
            "timezone": business.timezone.key,
            "country": business.country,
            "language": business.language,
            "currency": business.currency,
            "max_upcoming_per_customer": business.max_upcoming_per_customer,
        },
        "locations": [_location(each, names) for each in file.locations],
        "services": [_service(each, names) for each in file.services],
        "providers": [_provider(each, names, provider_ids[each.id], since) for each in file.providers],
    }


def provider_ids(file: BusinessFile, names: Pseudonyms) -> dict[str, str]:
    """Ids are mostly made of names."""
    found: dict[str, str] = {}
    for provider in file.providers:
        slug = re.sub(r"[^a-z0-9]+", "-", names.name(provider.name).lower()).strip("-") or "somebody"
        found[provider.id] = slug if slug not in found.values() else f"{slug}-{len(found)}"
    return found


def _location(location: Location, names: Pseudonyms) -> dict[str, Any]:
    told = {"id": location.id, "name": location.name, "timezone": location.timezone.key}
    return {**told, "address": names.address(location.address)} if location.address else told


def _service(service: Service, names: Pseudonyms) -> dict[str, Any]:
    told: dict[str, Any] = {"id": service.id, "name": service.name, "duration": service.duration}
    told |= {"description": names.text(service.description)} if service.description else {}
    told |= {"aliases": list(service.aliases)} if service.aliases else {}
    told |= {name: getattr(service, name) for name in NUMBERS}
    told |= {"requires_approval": True} if service.requires_approval else {}
    told |= {"price": float(service.price)} if service.price is not None else {}
    return {**told, "locations": list(service.location_ids)}


def _provider(provider: Provider, names: Pseudonyms, provider_id: str, since: date) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": provider_id,
        "name": names.name(provider.name),
        "services": list(provider.service_ids),
        "hours": _hours(provider),
    }
    overrides = [
        {"date": each.date.isoformat(), "location": each.location_id, **_blocks(each.blocks)}
        for each in provider.overrides
        if each.date >= since
    ]
    time_off = [
        {"from": f"{each.start:%Y-%m-%dT%H:%M}", "to": f"{each.end:%Y-%m-%dT%H:%M}"}
        for each in provider.time_off
        if each.end.date() >= since
    ]
    return {**told, **({"overrides": overrides} if overrides else {}), **({"time_off": time_off} if time_off else {})}


def _hours(provider: Provider) -> list[dict[str, Any]]:
    days: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for each in provider.hours:
        days[each.location_id, each.block.start, each.block.end].append(DAYS[each.weekday])
    return [
        {"location": location, "days": found, "from": _clock(start), "to": _clock(end)}
        for (location, start, end), found in days.items()
    ]


def _blocks(blocks: tuple[Block, ...]) -> dict[str, Any]:
    if not blocks:
        return {"closed": True}
    return {"hours": [[_clock(each.start), _clock(each.end)] for each in blocks]}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
