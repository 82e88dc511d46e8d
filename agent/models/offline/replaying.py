"""Reads a request from the beginning and arrives at the state in which the next step is decided."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from agent.messages import AgentMessage, CustomerMessage, Message, ModelRequest, Note, ToolCall, ToolCalls, ToolResult
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.hearing import hear, settle_booking
from agent.models.offline.picking import pick_booking
from agent.models.offline.policy import Speak, decide
from agent.models.offline.searching import search_key
from agent.models.offline.surroundings import (
    bookings_in,
    business_of,
    catalog_of,
    country_of,
    customer_name_of,
    customer_phone_of,
    day_of_note,
    now_of,
    offered_in,
    read_result,
)

DOING = {"book": Goal.BOOK, "reschedule": Goal.MOVE, "cancel": Goal.CANCEL}
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (a wall clock, until the moment's note is read)


def replay(request: ModelRequest) -> State:
    state = _opening(request)
    reader = _Reader(state)
    for message in request.messages:
        reader.read(message)
    reader.catch_up()
    return state


def _opening(request: ModelRequest) -> State:
    moment = next((m.text for m in reversed(request.messages) if isinstance(m, Note)), "")
    now = now_of(moment) or EPOCH
    return State(
        business=business_of(request.instructions),
        country=country_of(request.instructions),
        today=now.date(),
        now=now,
        known_name=customer_name_of(moment),
        known_phone=customer_phone_of(moment),
    )


class _Reader:
    """Customers' words wait until the catalog is there to understand them with."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._unheard: list[tuple[date, str]] = []
        self._calls: dict[str, ToolCall] = {}
        self._day = state.today

    def read(self, message: Message) -> None:
        match message:
            case Note():
                self._day = day_of_note(message.text) or self._day
                if now_of(message.text):
                    self._day = self._state.now.date()
            case CustomerMessage():
                self._unheard.append((self._day, message.text))
            case ToolCalls():
                self.catch_up()
                if self._state.catalog is not None:
                    decide(self._state)  # it settles what follows from what is known, as when it made these calls
                self._calls.update({call.id: call for call in message.calls})
                self._state.calls += len(message.calls)
            case ToolResult():
                if message.call_id in self._calls:
                    learn(self._state, self._calls[message.call_id], message.content)
            case AgentMessage():
                self.catch_up()
                if not message.by_person:
                    _end_of_turn(self._state)

    def catch_up(self) -> None:
        if self._state.catalog is None:
            return
        for day, text in self._unheard:
            self._state.today = day
            hear(self._state, text)
        self._unheard.clear()
        self._state.today = self._state.now.date()


def _end_of_turn(state: State) -> None:
    """What was asked is what the policy asks in this state; then the page turns."""
    decision = decide(state) if state.catalog is not None else None
    spoken = decision if isinstance(decision, Speak) else None
    state.asked = spoken.asked if spoken else None
    state.listed = spoken.listed if spoken else ()
    state.topics, state.pleasantry, state.wants_list, state.lost = (), None, False, False
    state.news.clear()
    state.corrections.clear()
    state.wants_person, state.person_told, state.let_go, state.failed = None, False, False, 0
    for task in state.tasks:
        task.gone = ""


def learn(state: State, call: ToolCall, content: str) -> None:
    """What a tool answered."""
    result = read_result(content)
    failed = "error" in result
    match call.name:
        case "list_services" if not failed:
            state.services = result
        case "find_locations" if not failed:
            state.places = result
        case "find_slots":
            _learn_slots(state, read_result(call.arguments), result, failed=failed)
        case "hold_slot":
            _learn_hold(state, read_result(call.arguments), failed=failed)
        case "release_slot":
            state.release = False
        case "my_bookings" if not failed:
            state.bookings = bookings_in(result)
            for task in state.tasks:
                if task.goal is not Goal.BOOK and task.booking is None and task.about is not None:
                    settle_booking(state, task, pick_booking(state.bookings, task.about, None))
        case "book" | "reschedule" | "cancel":
            _learn_deed(state, call.name, result, failed=failed)
        case "correct_my_details":
            state.corrections.clear()
            state.news.append(("failed" if failed else "corrected", result))
        case "ask_for_person":
            state.person_told = True
        case _:
            state.failed += 1
    if state.catalog is None and state.services is not None and state.places is not None:
        state.catalog = catalog_of(state.services, state.places, state.country)


def _learn_slots(state: State, asked: Mapping[str, Any], result: Mapping[str, Any], *, failed: bool) -> None:
    task = state.task
    if task is None:
        return
    if asked.get("provider_id") is None and task.provider_id is None:
        task.any_provider = True
    task.searched = search_key(task)
    if failed:
        task.offers, task.fits, task.gone = (), False, str(result.get("message", ""))
        state.failed += 1
        return
    task.fits = bool(result["days"])
    task.offers = offered_in(result["days"] or result["next_free"])


def _learn_hold(state: State, asked: Mapping[str, Any], *, failed: bool) -> None:
    task = state.task
    if task is None:
        return
    if failed:
        _look_again(task)
        return
    task.slot = next((offer for offer in task.offers if offer.id == asked.get("slot_id")), task.slot)
    task.held = True


def _look_again(task: Task) -> None:
    task.gone = "taken"
    task.slot, task.held, task.searched, task.asking_yes = None, False, (), False
    task.wanted.exact = None


def _learn_deed(state: State, name: str, result: Mapping[str, Any], *, failed: bool) -> None:
    task = next((task for task in state.tasks if task.goal is DOING[name]), None)
    if result.get("status") == "awaiting_yes":
        if task is not None:
            task.asking_yes = True
        return
    if not failed:
        state.news.append((name, result))
        state.bookings = None
        if task is not None:
            state.tasks.remove(task)
        return
    if task is None:
        state.news.append(("failed", result))
        return
    if result["error"] in ("slot_taken", "slot_not_offered", "not_found") and task.goal is not Goal.CANCEL:
        _look_again(task)
        return
    if result.get("field") in ("name", "phone", "email", "notes"):
        setattr(state, result["field"], None)
        task.refused = result
        return
    state.news.append(("failed", result))
    state.tasks.remove(task)
