"""What the customer sets out to do: tasks that begin, give way to others, or are dropped."""

import re
from dataclasses import replace

from agent.language.context import Asked
from agent.language.intents import Intent
from agent.language.understanding import Understanding
from agent.language.wish import Wish
from agent.models.offline.asides import Aside
from agent.models.offline.changing import take_changes
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.party import is_for_other, others_in

GOALS = {
    Intent.BOOK: Goal.BOOK,
    Intent.ASK_AVAILABILITY: Goal.BOOK,
    Intent.RESCHEDULE: Goal.MOVE,
    Intent.CANCEL: Goal.CANCEL,
}
_ANOTHER = re.compile(
    r"\b(?:also|another|as well|too|second|a new|new one|one more|again|additional|book|one for (?:my|our|him|her)"
    r"|same for (?:my|our|him|her))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:my|appointments?|appts?|bookings?)\b", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"\b(?:(?:right|straight|directly|just) after|afterwards|after (?:that|it))\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:just|instead|it|altogether|completely|rather)\b", re.IGNORECASE)
_THAT_ONE = re.compile(r"\b(?:it|that|this|that one|the one)\b", re.IGNORECASE)


def begin_tasks(state: State, heard: Understanding, wish: Wish, begun: list[Task]) -> bool:
    """A wish of a message, of which `begun` have been taken up; True, as there always is something in one."""
    goal, task = _goal(state, heard, wish, begun), state.task
    making = task is not None and task.goal is not Goal.CANCEL and not begun
    if task is not None and making and goal is Goal.CANCEL and not _means_booked(state, task, heard, wish):
        drop(state, task)
        return True
    if task is not None and not begun and (task.goal is goal or _answers_which(state, task, wish)):
        take_changes(state, task, heard, wish)
        begun.append(task)
        return True
    new = _new_task(state, heard, wish, goal, in_place_of=task is not None and task.goal is Goal.BOOK and not begun)
    if begun:
        state.tasks.insert(state.tasks.index(begun[-1]) + 1 if begun[-1] in state.tasks else 0, new)
    else:
        if task is not None and task.held:
            state.release = True
        state.tasks = [new]
    begun.append(new)
    if state.noted is not None and goal is not Goal.CANCEL:
        take_changes(state, new, replace(heard, choice=None, indifferent=False), state.noted)
        state.noted = None
    take_changes(state, new, heard, wish)
    return True


def _new_task(state: State, heard: Understanding, wish: Wish, goal: Goal, *, in_place_of: bool) -> Task:
    new = Task(goal, about=wish)
    if goal is Goal.BOOK:
        new.more, new.for_name = others_in(heard), state.other_name
        new.for_other = bool(state.recent_booking) and is_for_other(heard)
        new.service_id = None if wish.service else state.topic_service
        new.location_id = state.place_used
        known = state.remembered
        is_open = known.service_id is not None and not known.carried_out and not state.recent_booking
        if is_open and not wish.service:
            new.service_id, new.location_id = known.service_id, new.location_id or known.location_id
            new.provider_id = known.provider_id
        if state.recent_booking and not wish.service and _ANOTHER.search(heard.text):
            new.service_id = new.service_id or state.recent_service
        if state.recent_end is not None and _RIGHT_AFTER.search(heard.text):
            new.wanted.settle_day(state.recent_end.date())
            new.wanted.settle_time(earliest=state.recent_end.time())
        return new
    state.bookings = None
    new.preferred_booking = state.remembered.moving_booking_id or ""
    new.in_place_of = goal is Goal.CANCEL and in_place_of
    new.everything = Aside.ALL in state.asides
    new.said_when = wish.when if new.everything and wish.when else None
    if state.task is not None and state.task.booking is not None:
        new.preferred_booking = state.task.booking.id
        return new
    that_one = _THAT_ONE.search(heard.text) is not None
    unnamed = is_about_recent(state, heard) and not _NAMED.search(heard.text)
    if (that_one or unnamed) and Aside.ALL not in state.asides:
        new.preferred_booking = state.recent_booking
    return new


def _goal(state: State, heard: Understanding, wish: Wish, begun: list[Task]) -> Goal:
    goal, task = GOALS[wish.intent], state.task
    booking = task is not None and task.goal is Goal.BOOK and bool(task.offers) and not begun
    if goal is Goal.MOVE and booking and " my " not in f" {heard.text.lower()} ":
        return Goal.BOOK
    if wish.intent is Intent.ASK_AVAILABILITY and task is not None and task.goal is Goal.MOVE and not begun:
        return Goal.MOVE
    moving = task.booking if task is not None and task.goal is Goal.MOVE and not begun else None
    same = moving is not None and wish.service.id == moving.service_id
    if goal is Goal.BOOK and same and not _ANOTHER.search(heard.text):
        return Goal.MOVE
    if goal is Goal.BOOK and task is None and not wish.service and not begun and _is_moving(state):
        return Goal.MOVE
    told = wish.when or wish.provider
    if goal is Goal.BOOK and task is None and told and not wish.service and is_about_recent(state, heard):
        return Goal.MOVE
    return goal


def _is_moving(state: State) -> bool:
    known = state.remembered
    return known.moving_booking_id is not None and not known.carried_out and not state.recent_booking


def is_about_recent(state: State, heard: Understanding) -> bool:
    """Whether a new time, said after something was booked, is meant for that booking."""
    after_booking = bool(state.recent_booking) and state.asked is not None and state.asked.asked is Asked.MORE
    return after_booking and not _ANOTHER.search(heard.text)


def _answers_which(state: State, task: Task, wish: Wish) -> bool:
    """ "The massage" after "Which appointment?" wants no new massage."""
    asked_which = state.asked is not None and state.asked.asked is Asked.CHOICE
    not_looked = state.bookings is None
    waits = task.goal is not Goal.BOOK and task.booking is None and wish.intent is Intent.BOOK
    return waits and (asked_which or not_looked)


def _means_booked(state: State, task: Task, heard: Understanding, wish: Wish) -> bool:
    """Whether "cancel" is about an appointment that stands, rather than about the one being made."""
    if Aside.ALL in state.asides or (task.goal is Goal.MOVE and _INSTEAD.search(heard.text)):
        return True
    return bool(wish.booked or wish.service or wish.when) or " my " in f" {heard.text.lower()} "


def drop(state: State, task: Task) -> None:
    state.release = state.release or task.held
    state.let_go = True
    state.tasks = [other for other in state.tasks if other is not task]
