"""What is looked for: the arguments of `find_slots`, and whether what was found still answers the question."""

from datetime import date, timedelta
from typing import Any

from agent.models.offline.dialogue import Goal, Task
from agent.models.offline.surroundings import clock
from agent.models.offline.wanting import days_wanted


def search_key(task: Task) -> tuple[Any, ...]:
    wanted = task.wanted
    return (
        *(task.service_id, task.location_id, searched_provider(task), task.booking.id if task.booking else None),
        *(wanted.first, wanted.last, wanted.earliest, wanted.latest, wanted.exact),
    )


def searched_provider(task: Task) -> str | None:
    """A booking is moved with the same provider unless another is wanted, or nobody in particular."""
    if task.provider_id is not None or task.any_provider:
        return task.provider_id
    return task.booking.provider_id if task.goal is Goal.MOVE and task.booking else None


def search_arguments(task: Task, today: date) -> dict[str, Any]:
    wanted = task.wanted
    day, day_to = days_wanted(task, today)
    earliest, latest = wanted.earliest or wanted.exact, wanted.latest or wanted.exact
    if day is None and wanted.any_time and task.goal is Goal.MOVE and task.booking is not None:
        day, day_to = today.isoformat(), (today + timedelta(days=13)).isoformat()
    return {
        "service_id": task.booking.service_id if task.booking else task.service_id,
        "location_id": task.booking.location_id if task.booking else task.location_id,
        "day": day,
        "day_to": day_to,
        "earliest": clock(earliest) if earliest else None,
        "latest": clock(latest) if latest else None,
        "part_of_day": None,
        "provider_id": searched_provider(task),
        "moving_booking_id": task.booking.id if task.goal is Goal.MOVE and task.booking else None,
    }
