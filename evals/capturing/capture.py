"""Makes the scenario: what was said replayed, what came of it expected, and everybody somebody else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from evals.capturing.business import business_data, provider_ids
from evals.capturing.course import Turn, changes_within, customer_at, pauses, status_at, turns_of
from evals.capturing.pseudonyms import Pseudonyms
from evals.capturing.solution import Solution, Step
from evals.capturing.source import Source

STOP = ("stop", "stopall", "unsubscribe")
LIVE = ("pending", "confirmed")
PERSONAL_ARGUMENTS = ("name", "customer_name")
MOST_REPLAYED = 60
A_MOMENT = timedelta(seconds=2)


class CannotCapture(Exception):
    """The conversation makes no scenario."""


@dataclass(frozen=True, slots=True)
class Captured:
    """Both as plain values for YAML."""

    name: str
    scenario: dict[str, Any]
    business: dict[str, Any]


def capture(source: Source) -> Captured:
    """Raises `CannotCapture`."""
    conversation = source.conversation
    turns = turns_of(conversation)
    if not turns:
        raise CannotCapture("the customer has said nothing")
    if len(turns) > MOST_REPLAYED:
        raise CannotCapture(f"the customer wrote {len(turns)} times, and a scenario has at most {MOST_REPLAYED} turns")
    names = _pseudonyms(source)
    providers = provider_ids(source.business, names)
    zone = source.business.business.timezone
    usual, longer = pauses(turns)
    clock = (turns[0].since - timedelta(seconds=usual + 1)).astimezone(zone).replace(microsecond=0)
    end = conversation.messages[-1].at + A_MOMENT
    booked, known = _before(source, providers, clock)
    solution = Solution(clock, known, providers)
    solution.add(changes_within(source.touched, clock, end))
    name = f"{clock:%Y-%m-%d}-{sha256(conversation.id.encode()).hexdigest()[:8]}"
    opted_out = conversation.channel == "whatsapp" and _stopped(turns)
    scenario: dict[str, Any] = {
        "id": f"captured/{name}",
        "purpose": f"A conversation by {conversation.channel} as it was had, with other people's names.",
        "tags": ["captured", conversation.channel],
        "clock": clock.isoformat(),
        "business": name,
        "channel": _channel(source),
        "before": {"bookings": booked},
        "customer": {"lines": [each.texts if len(each.texts) > 1 else each.texts[0] for each in turns]},
        "happenings": _happenings(turns, longer, usual, solution.team),
        "expect": {
            "bookings": _expected(source, known, providers, clock, end),
            "person": conversation.waiting_for_person or conversation.owner == "staff",
            "owner": conversation.owner,
            **({"opted_out": True} if opted_out else {}),
        },
        "reference": [*solution.steps, *_rest(source, turns, opted_out)],
        "seconds_between": usual,
        "most_turns": max(len(turns), 20),
    }
    kept = ("id", "purpose", "tags", "clock", "business")
    told = {key: value if key in kept else names.value(value) for key, value in scenario.items()}
    return Captured(name, told, business_data(source.business, names, providers, clock.date()))


def _pseudonyms(source: Source) -> Pseudonyms:
    """Knows everybody before it replaces anybody."""
    conversation, business = source.conversation, source.business
    said = [each.text for each in conversation.messages]
    things: list[str] = []
    for service in business.services:
        things += [service.name, *service.aliases]
    things += [each.name for each in business.locations]
    people: list[str | None] = [conversation.contact.name, *(each.name for each in business.providers)]
    for found in (*conversation.histories, *source.others):
        people.append(found.booking.customer.name)
        people += [value for change in found.history for value in _old_names(change.changes)]
        people += [change.name for change in found.history if change.by == "staff"]
    people += [each.author for each in conversation.messages if each.role == "staff"]
    for call in (call for each in conversation.messages for call in each.tool_calls):
        arguments = call.get("arguments")
        if isinstance(arguments, dict):
            people += [str(arguments[key]) for key in PERSONAL_ARGUMENTS if arguments.get(key)]
    words = frozenset(" ".join(things).lower().split())
    everything = " ".join([*said, *(each for each in people if each), json.dumps(things)])
    names = Pseudonyms(words, everything)
    names.learn(people, [each.address for each in business.locations])
    names.learn_introduced(each.text for each in conversation.messages if each.role == "customer")
    return names


def _old_names(changes: Mapping[str, Any]) -> Sequence[str]:
    return [str(each) for each in changes.get("name", ()) if each]


def _before(
    source: Source, providers: Mapping[str, str], clock: datetime
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The bookings there were, and what the scenario calls each."""
    found, known = [], dict[str, str]()
    for each in (*source.conversation.histories, *source.others):
        status, booking = status_at(each, clock), each.booking
        own = booking.conversation_id == source.conversation.id
        theirs = own or (source.contact_id is not None and booking.contact_id == source.contact_id)
        if status is None or not (theirs or status in LIVE) or status == "rescheduled":
            continue
        known[booking.id] = f"booking-{len(known) + 1}"
        whose = "customer" if own else "customer_elsewhere" if theirs else "nobody"
        found.append(
            {
                "id": known[booking.id],
                "of": whose,
                "service": booking.service,
                "location": booking.location,
                "provider": providers.get(booking.provider, booking.provider),
                "start": booking.starts_at.isoformat(),
                "status": status,
                **{key: value for key, value in customer_at(each, clock).items() if value},
            }
        )
    return found, known


def _expected(
    source: Source, known: Mapping[str, str], providers: Mapping[str, str], clock: datetime, end: datetime
) -> list[dict[str, Any]]:
    """Each booking of the conversation that is new, or another than before."""
    expected = []
    for each in source.touched:
        booking, before = each.booking, status_at(each, clock)
        status, customer = status_at(each, end), customer_at(each, end)
        if status is None or (before == status and customer == customer_at(each, clock)):
            continue
        fields: dict[str, Any] = (
            {"before": known[booking.id]}
            if booking.id in known
            else {
                "service": booking.service,
                "location": booking.location,
                "provider": providers.get(booking.provider, booking.provider),
                "start": booking.starts_at.isoformat(),
                "source": booking.source,
                "linked": True,
            }
        )
        fields |= {"status": status, "name": customer["name"]}
        fields |= {key: customer[key] for key in ("phone", "email") if customer[key]}
        moved_from = known.get(booking.rescheduled_from or "")
        if moved_from and booking.id not in known:
            fields["moved_from"] = moved_from
        expected.append(fields)
    return expected


def _channel(source: Source) -> dict[str, Any]:
    contact, kind = source.conversation.contact, source.conversation.channel
    if kind == "whatsapp":
        return {"kind": kind, "phone": contact.verified_phone or contact.phone, "profile_name": contact.name}
    if contact.verified_phone:
        return {"kind": "signed", "name": contact.name, "phone": contact.verified_phone, "email": contact.email}
    return {"kind": "web"}


def _happenings(
    turns: Sequence[Turn], longer: Mapping[int, timedelta], usual: int, team: Sequence[tuple[datetime, Step]]
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number, turn in enumerate(turns, 1):
        at = {"at": f"turn {number}"}
        until = turns[number].since if number < len(turns) else datetime.max.replace(tzinfo=turn.since.tzinfo)
        found += [{**at, **step} for moment, step in team if turn.since <= moment < until]
        found += [{**at, **doing} for doing in turn.doings]
        if number in longer:
            found.append({**at, "clock": f"+{int(longer[number].total_seconds()) - usual}s"})
    return found


def _rest(source: Source, turns: Sequence[Turn], opted_out: bool) -> list[Step]:
    """What the end state has besides bookings."""
    steps: list[Step] = [{"customer_says": "STOP"}] if opted_out else []
    if source.conversation.owner == "staff":
        return [*steps, {"happens": {"team_takes_over": True}}]
    return [*steps, {"person": "as it was"}] if source.conversation.waiting_for_person else steps


def _stopped(turns: Sequence[Turn]) -> bool:
    return any(text.strip().lower() in STOP for turn in turns for text in turn.texts)
