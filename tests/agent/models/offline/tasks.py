"""Tasks, times and states of a conversation, for tests of what the offline model makes of them."""

from datetime import datetime
from typing import Any

from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.surroundings import OfferedTime, OwnBooking

NOW = datetime.fromisoformat("2026-11-23T09:00:00")


def a_time(at: str) -> OfferedTime:
    """On one of the days of that week: `24 15:00`."""
    starts = datetime.fromisoformat(f"2026-11-{at.replace(' ', 'T')}:00")
    return OfferedTime(f"s{at}", f"{starts:%A} {starts.day} {starts:%B %Y}", f"{starts:%H:%M}", starts, ("Ana Silva",))


def a_task(*times: str, **fields: Any) -> Task:
    """For which these times were found."""
    return Task(Goal.BOOK, service_id="haircut", location_id="downtown", offers=tuple(map(a_time, times)), **fields)


def a_state(task: Task | None = None, *listed: str, **fields: Any) -> State:
    """In which these times were listed."""
    tasks = [task] if task else []
    return State("Bloom", "GB", NOW.date(), NOW, tasks=tasks, listed=tuple(map(a_time, listed)), **fields)


def a_booking(id_: str, service: str, at: str, customer: str = "Jo") -> OwnBooking:
    starts = a_time(at).starts_at
    return OwnBooking(
        id_, "confirmed", service.title(), service, "downtown", "Downtown", "Ana Silva", "ana", at, starts, customer
    )
