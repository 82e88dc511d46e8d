"""Which of the free times a customer is offered."""

from agent.language.context import Asked, Context
from agent.models.offline import wording
from agent.models.offline.dialogue import State, Task
from agent.models.offline.searching import search_key
from agent.models.offline.steps import Decision, Speak, use
from agent.models.offline.surroundings import OfferedTime
from agent.models.offline.wanting import look_further

MOST_LISTED = 4
FURTHER, LATEST = "further", "latest"
"""Why it is looked beyond the day: everything was shown, or the latest was."""


def offered(state: State, task: Task) -> Decision | None:
    """An exact time that is free is taken at its word; anything else is offered. None: it has to be looked for anew,
    beyond what was found."""
    offers = _apart_from_own(state, task)
    if task.wanted.direction == "other":
        fresh = tuple(offer for offer in offers if offer.id not in task.shown)
        if not fresh and offers and task.fits:
            _look_beyond(task, FURTHER)
            return None
        offers = fresh or offers
    if task.wanted.direction == "later" and offers and not task.fits:
        _look_beyond(task, LATEST)
        return None
    if not offers or (task.past and task.wanted.first is None):
        return Speak(wording.nothing_free(state, task), Context(Asked.WHEN), again=wording.WHEN_AGAIN)
    if task.fits and task.wanted.exact is not None and len(offers) == 1:
        return use("hold_slot", slot_id=offers[0].id)
    meant = [offer for offer in offers if offer.starts_at.time() == task.wanted.about]
    if task.fits and len(meant) == 1:
        return use("hold_slot", slot_id=meant[0].id)
    shown = _closest(task, offers)
    again, whole = wording.which_of_times(state, task, shown), wording.offer(state, task, shown)
    told = state.last_question == (whole, search_key(task))
    text = wording.offer(state, task, shown, told=told)
    return Speak(text, Context(Asked.CHOICE, len(shown)), shown, again, question=whole)


def _look_beyond(task: Task, why: str) -> None:
    look_further(task)
    task.wanted.direction = why


def _apart_from_own(state: State, task: Task) -> tuple[OfferedTime, ...]:
    """Nobody is in two chairs at once: without what overlaps the appointment just made, unless that is all there is."""
    start, end = state.recent_start, state.recent_end
    if start is None or end is None or task.for_other or task.booking is not None:
        return task.offers
    apart = tuple(offer for offer in task.offers if not start <= offer.starts_at < end)
    return apart or task.offers


def _closest(task: Task, offers: tuple[OfferedTime, ...]) -> tuple[OfferedTime, ...]:
    """The few that are nearest to the time that was named, in order; without one, a few from all over."""
    wanted = task.wanted
    if wanted.soonest:
        return offers[: MOST_LISTED - 1]
    moved_from = task.booking.starts_at.time() if task.booking and not wanted.earliest and not wanted.latest else None
    exact = (
        wanted.exact
        or wanted.about
        or task.near
        or (None if task.fits else wanted.earliest or wanted.latest)
        or moved_from
    )
    if exact is None or len({offer.starts_at.date() for offer in offers}) > 1:
        return _spread(offers)
    minute = exact.hour * 60 + exact.minute

    def distance(offer: OfferedTime) -> int:
        return abs(offer.starts_at.hour * 60 + offer.starts_at.minute - minute)

    nearest = sorted(offers, key=distance)[: MOST_LISTED - 1]
    return tuple(sorted(nearest, key=lambda offer: offer.starts_at))


def _spread(offers: tuple[OfferedTime, ...]) -> tuple[OfferedTime, ...]:
    """A few from all over what is free, in order."""
    if len(offers) <= MOST_LISTED:
        return offers
    step = (len(offers) - 1) / (MOST_LISTED - 1)
    return tuple(offers[round(step * index)] for index in range(MOST_LISTED))
