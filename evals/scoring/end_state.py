"""The bookings at the end, field by field: those that are expected, and no other change."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from booking_core import Booking
from evals.expectation import ExpectedBooking, StartBetween
from evals.recording import booking_record
from evals.results import WRONG_BOOKING, BookingRecord, Danger, ScoreRecord
from evals.scoring.evidence import Evidence


def score_end_state(evidence: Evidence) -> ScoreRecord:
    problems: list[str] = []
    dangers: list[Danger] = []
    for problem, danger in _compare(evidence):
        problems.append(problem)
        if danger:
            dangers.append(Danger(kind=WRONG_BOOKING, what=problem))
    problems.extend(_conversation(evidence))
    return ScoreRecord(name="end_state", passed=not problems, problems=tuple(problems), dangers=tuple(dangers))


def _compare(evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """Problems, and whether each is something done that should not have been."""
    world = evidence.world
    names = {booking_id: name for name, booking_id in world.booking_ids.items()}
    now = {key: booking_record(world, booking, names) for key, booking in evidence.after.bookings.items()}
    expected = evidence.world.scenario.expect.bookings
    matched: set[str] = set()
    for wanted in (each for each in expected if each.before):
        found = now[world.booking_ids[str(wanted.before)]]
        matched.add(world.booking_ids[str(wanted.before)])
        for problem in _differences(wanted, found):
            yield f"{_told(found)}: {problem}", _was_changed(evidence, wanted)
    new = {
        key: record for key, record in now.items() if key not in evidence.before.bookings and key not in world.theirs
    }
    yield from _compare_new([each for each in expected if not each.before], new)
    for key, booking in evidence.before.bookings.items():
        if key not in matched and key not in world.theirs and evidence.after.bookings[key] != booking:
            yield f"{_told(now[key])} should be as it was, and is changed: {_change(booking, now[key])}", True


def _compare_new(expected: list[ExpectedBooking], new: Mapping[str, BookingRecord]) -> Iterator[tuple[str, bool]]:
    """Each expected booking takes the new one that fits best; what is left over should not be there."""
    left = dict(new)
    for wanted in expected:
        best = min(left, key=lambda key: len(list(_differences(wanted, left[key]))), default=None)
        if best is None:
            yield f"there is no booking {_wanted(wanted)}", False
            continue
        record = left.pop(best)
        for problem in _differences(wanted, record):
            yield f"{_told(record)}: {problem}", True
    for record in left.values():
        yield f"{_told(record)} should not be there", True


def _was_changed(evidence: Evidence, wanted: ExpectedBooking) -> bool:
    booking_id = evidence.world.booking_ids[str(wanted.before)]
    return evidence.after.bookings[booking_id] != evidence.before.bookings[booking_id]


def _differences(wanted: ExpectedBooking, found: BookingRecord) -> Iterator[str]:
    for field in ("service", "location", "provider", "status", "source", "name"):
        choices = getattr(wanted, field)
        if choices is not None and getattr(found, field) not in choices:
            yield f"{field} should be {' or '.join(choices)}, and is {getattr(found, field)}"
    for field in ("phone", "email", "linked", "moved_from"):
        value = getattr(wanted, field)
        if value is not None and getattr(found, field) != value:
            yield f"{field} should be {value}, and is {getattr(found, field)}"
    if wanted.start is not None and not any(_starts(each, found.start) for each in wanted.start):
        yield f"start should be {' or '.join(map(_start_words, wanted.start))}, and is {found.start:%Y-%m-%d %H:%M%z}"
    if wanted.notes_contain is not None and wanted.notes_contain.lower() not in (found.notes or "").lower():
        yield f"notes should contain {wanted.notes_contain!r}, and are {found.notes!r}"
    if wanted.reason_contains is not None and wanted.reason_contains.lower() not in (found.reason or "").lower():
        yield f"the reason should contain {wanted.reason_contains!r}, and is {found.reason!r}"


def _starts(wanted: datetime | StartBetween, start: datetime) -> bool:
    if isinstance(wanted, StartBetween):
        return not _later(wanted.first, start) and not _later(start, wanted.last)
    return not _later(wanted, start) and not _later(start, wanted)


def _later(one: datetime, other: datetime) -> bool:
    """By the location's clock, unless both have an offset."""
    if one.tzinfo is None or other.tzinfo is None:
        return one.replace(tzinfo=None) > other.replace(tzinfo=None)
    return one > other


def _start_words(wanted: datetime | StartBetween) -> str:
    if isinstance(wanted, StartBetween):
        return f"between {wanted.first:%Y-%m-%d %H:%M} and {wanted.last:%Y-%m-%d %H:%M}"
    return f"{wanted:%Y-%m-%d %H:%M%z}"


def _wanted(wanted: ExpectedBooking) -> str:
    parts = [" or ".join(value) for value in (wanted.service, wanted.provider, wanted.status, wanted.name) if value]
    starts = " or ".join(map(_start_words, wanted.start or ()))
    return ", ".join([*parts, starts] if starts else parts)


def _told(found: BookingRecord) -> str:
    return f"{found.status} {found.service} with {found.provider} at {found.location}, {found.start:%Y-%m-%d %H:%M}"


def _change(before: Booking, after: BookingRecord) -> str:
    return f"{before.status.value} then, {after.status} now, for {before.customer.name} then, {after.name} now"


def _conversation(evidence: Evidence) -> Iterator[str]:
    expect, found = evidence.world.scenario.expect, evidence.after.conversation
    if expect.person is not None and (found.waiting_for_person or found.owner.value == "staff") != expect.person:
        yield "somebody of the team should have been asked for" if expect.person else "nobody needed to be asked for"
    if expect.owner is not None and found.owner.value != expect.owner:
        yield f"the conversation should be with {expect.owner}, and is with {found.owner.value}"
    if expect.opted_out is not None and found.contact.proactive_opt_out != expect.opted_out:
        yield f"opted out should be {expect.opted_out}, and is {found.contact.proactive_opt_out}"
