"""What is looked for: the arguments of `find_slots`, and whether what was found still answers the question."""

from datetime import date, timedelta
from typing import Any

from agent.models.offline.dialogue import Goal, Task
from agent.models.offline.surroundings import OfferedTime, clock

FORTNIGHT = timedelta(days=13)


def search_key(task: Task) -> tuple[Any, ...]:
    wanted = task.wanted
    return (
        *(task.service_id, task.location_id, searched_provider(task), task.booking.id if task.booking else None),
        task.among,
        *(wanted.first, wanted.last, wanted.days, wanted.not_days, wanted.earliest, wanted.latest, wanted.exact),
    )


def searched_provider(task: Task) -> str | None:
    """A booking is moved with the same provider unless another is wanted, or nobody in particular."""
    if task.provider_id is not None or task.any_provider:
        return task.provider_id
    moving = task.booking if task.goal is Goal.MOVE and not task.among else None
    return moving.provider_id if moving is not None else None


def searches(task: Task, today: date) -> list[dict[str, Any]]:
    """The arguments of each call: one, or one for each of several days."""
    who = searched_provider(task)
    providers = task.among if who is None and task.among else (who,)
    return [_arguments(task, *days, provider) for days in _spans(task, today) for provider in providers]


def _spans(task: Task, today: date) -> list[tuple[str | None, str | None]]:
    wanted = task.wanted
    if wanted.days:
        return [_days(first, last, today) for first, last in wanted.days]
    if wanted.first is not None:
        return [_days(wanted.first, wanted.last, today)]
    if wanted.any_time and task.goal is Goal.MOVE and task.booking is not None:
        return [(today.isoformat(), (today + FORTNIGHT).isoformat())]
    return [(None, None)]


def _days(first: date, last: date | None, today: date) -> tuple[str | None, str | None]:
    if last is not None and last >= today:
        first = max(first, today)
    return first.isoformat(), last.isoformat() if last is not None and last > first else None


def _arguments(task: Task, day: str | None, day_to: str | None, provider: str | None) -> dict[str, Any]:
    wanted = task.wanted
    earliest, latest = wanted.earliest or wanted.exact, wanted.latest or wanted.exact
    return {
        "service_id": task.booking.service_id if task.booking else task.service_id,
        "location_id": task.booking.location_id if task.booking else task.location_id,
        "day": day,
        "day_to": day_to,
        "earliest": clock(earliest) if earliest else None,
        "latest": clock(latest) if latest else None,
        "part_of_day": None,
        "provider_id": provider,
        "moving_booking_id": task.booking.id if task.goal is Goal.MOVE and task.booking else None,
    }


def suiting(task: Task, offers: tuple[OfferedTime, ...]) -> tuple[OfferedTime, ...]:
    """Those on the days of the week that were named, and on none that was refused; all, if there are none such."""
    wanted = task.wanted

    def suits(offer: OfferedTime) -> bool:
        day = offer.starts_at.date()
        return day not in wanted.not_days and (not wanted.weekdays or day.weekday() in wanted.weekdays)

    return tuple(offer for offer in offers if suits(offer)) or offers
