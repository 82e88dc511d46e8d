"""From such dialogues to scenarios: the same wishes in the same words, in businesses that fit."""

import re
from collections.abc import Sequence
from typing import Any

from evals.importing.sgd_dialogue import Dialogue, Stage, stages

ZONE, OPENING = "America/Los_Angeles", "08:00"
EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CUSTOMER = "Robin Walker"
MOST_OFFERED = 3
SERVICES = {
    "hair salon": ("haircut", "Haircut", ["hair cut", "hair salon", "hairdresser", "stylist", "hair stylist"]),
    "dentist": ("check-up", "Dental check-up", ["dentist", "dental appointment", "check-up", "checkup"]),
    "doctor": ("consultation", "Consultation", ["doctor", "doctor's appointment", "doctor appointment"]),
}


class UnknownBusiness(Exception):
    """No service is known for such a business."""


def kind_of(dialogue: Dialogue) -> str:
    return re.sub(r"[^a-z]+", "-", dialogue.business.lower())


def business_of(business: str) -> dict[str, Any]:
    """Open early and late every day, so that whatever somebody wants is free; who works there stands in the scenario.

    Raises `UnknownBusiness`.
    """
    if business not in SERVICES:
        raise UnknownBusiness(f"no service is known for a {business!r}")
    service, name, aliases = SERVICES[business]
    usual = {"duration": 30, "slot_interval": 15, "min_notice": 0, "booking_window_days": 60}
    return {
        "business": {"name": f"The {business}", "timezone": ZONE, "country": "US"},
        "locations": [{"id": "main", "name": "Main office", "timezone": ZONE}],
        "services": [{"id": service, "name": name, "aliases": aliases, **usual, "locations": ["main"]}],
    }


def scenario_of(dialogue: Dialogue) -> dict[str, Any]:
    """Raises `UnknownBusiness`."""
    if dialogue.business not in SERVICES:
        raise UnknownBusiness(f"{dialogue.dialogue_id}: no service is known for a {dialogue.business!r}")
    service, goal = SERVICES[dialogue.business][0], dialogue.goal
    wanted = stages(dialogue)
    providers = _providers(dialogue, service)
    start = f"{goal.date.isoformat()}T{goal.time}"
    booked = {"service": service, "provider": providers[0]["id"], "start": start}
    return {
        "id": f"sgd/{re.sub(r'[^a-z0-9]+', '-', dialogue.dialogue_id.lower())}",
        "purpose": f"{len(wanted) - 1} changes of mind, every date and time in the words of a real person.",
        "tags": ["sgd", kind_of(dialogue), *(["changes-mind"] if len(wanted) > 1 else [])],
        "clock": f"{dialogue.reference_date.isoformat()}T{OPENING}:00-08:00",
        "business": {"base": kind_of(dialogue), "overrides": {"providers": providers}},
        "customer": {
            "knows": {"name": CUSTOMER, "phone": "+14155550123"},
            "wishes": [{"do": "book", "service": service, "provider": providers[0]["id"], "when": _window(wanted[0])}],
            "behaviour": [
                {"at": "read_back", "change": {"when": _window(after)}, **_told(after)} for after in wanted[1:]
            ],
        },
        "expect": {"bookings": [{**booked, "status": "confirmed", "name": CUSTOMER, "linked": True}]},
        "reference": [{"book": {**booked, "location": "main", "name": CUSTOMER}}],
    }


def _providers(dialogue: Dialogue, service: str) -> list[dict[str, Any]]:
    """Who is wanted first, then others whom they were offered."""
    offered = [
        act.value
        for turn in dialogue.turns
        for act in turn.acts
        if act.act == "OFFER" and act.slot.endswith("_name") and act.value
    ]
    names = list(dict.fromkeys([dialogue.goal.provider, *offered]))[:MOST_OFFERED]
    hours = [{"location": "main", "days": list(EVERY_DAY), "from": OPENING, "to": "20:00"}]
    return [{"id": f"p{n}", "name": name, "services": [service], "hours": hours} for n, name in enumerate(names, 1)]


def _window(stage: Stage) -> dict[str, Any]:
    window = {key: value for key, value in (("day", stage.day), ("at", stage.clock)) if value}
    words = _words(stage)
    return {**window, "words": words} if words else window


def _words(stage: Stage) -> Sequence[str]:
    if not stage.day_words or not stage.clock_words:
        return ()
    day, clock = stage.day_words, stage.clock_words
    at = (
        clock if re.match(r"(?i)(at|around|about|morning|afternoon|evening|noon|midday|in)\b", clock) else f"at {clock}"
    )
    on = f"on {day}" if re.match(r"(?i)(the|\d|jan|feb|mar|apr)", day) else day
    return [f"{on} {at}", f"{at} {on}"]


def _told(stage: Stage) -> dict[str, Any]:
    if not stage.said:
        return {}
    return {"say": [f"No, {stage.said}", f"no, {stage.said} please", f"Actually, {stage.said} instead"]}
