"""Reads a request from the beginning and arrives at the state in which the next step is decided."""

from dataclasses import dataclass
from datetime import date, datetime

from agent.language.context import Asked
from agent.messages import AgentMessage, CustomerMessage, Message, ModelRequest, Note, ToolCall, ToolCalls, ToolResult
from agent.models.offline.dialogue import State
from agent.models.offline.hearing import hear, hear_again, hear_of
from agent.models.offline.learning import learn
from agent.models.offline.policy import decide
from agent.models.offline.remembering import Remembered, remembered
from agent.models.offline.repeating import note_repetition
from agent.models.offline.steps import Speak
from agent.models.offline.surroundings import (
    awaits_person,
    business_of,
    country_of,
    customer_name_of,
    customer_phone_of,
    day_of_note,
    note_of_person,
    now_of,
    zone_of,
)
from agent.models.offline.unknown import forget_unknown

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
        person_coming=awaits_person(moment),
        zone=zone_of(moment),
    )


@dataclass(frozen=True, slots=True)
class HandedBack:
    """A person of the team had the conversation up to here; `note` is what they want the agent to know."""

    note: str


class _Reader:
    """Customers' words wait until the catalog is there to understand them with."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._unheard: list[tuple[date, str | HandedBack]] = []
        self._calls: dict[str, ToolCall] = {}
        self._day = state.today
        self._by_person = False
        self._said_before: tuple[str, ...] = ()

    def read(self, message: Message) -> None:
        match message:
            case Note():
                self._take_note(message.text)
            case CustomerMessage():
                self._unheard.append((self._day, message.text))
                self._state.steps = 0
            case ToolCalls():
                self._take_calls(message)
            case ToolResult():
                if message.call_id in self._calls:
                    learn(self._state, self._calls[message.call_id], message.content)
            case AgentMessage():
                self.catch_up()
                self._by_person = self._by_person or message.by_person
                if not message.by_person:
                    _end_of_turn(self._state, message.text)

    def _take_note(self, text: str) -> None:
        if known := remembered(text):
            _remember(self._state, known)
            self._said_before = known.said
        elif now_of(text):
            self._day = self._state.now.date()
        elif day := day_of_note(text):
            self._day = day
        elif self._by_person:
            self._by_person = False
            self._unheard.append((self._day, HandedBack(note_of_person(text))))
            self.catch_up()

    def _take_calls(self, step: ToolCalls) -> None:
        self.catch_up()
        if self._state.catalog is not None:
            decide(self._state)  # it settles what follows from what is known, as when it made these calls
        self._calls.update({call.id: call for call in step.calls})
        self._state.calls += len(step.calls)
        self._state.steps += 1

    def catch_up(self) -> None:
        if self._state.catalog is None:
            return
        for earlier in self._said_before:
            hear_again(self._state, earlier)
        self._said_before = ()
        for day, text in self._unheard:
            self._state.today = day
            if isinstance(text, HandedBack):
                _come_back(self._state, text.note)
            else:
                hear(self._state, text)
        self._unheard.clear()
        self._state.today = self._state.now.date()


def _end_of_turn(state: State, said: str) -> None:
    """What was asked is what the policy asks in this state; then the page turns."""
    decision = decide(state) if state.catalog is not None else None
    spoken = decision if isinstance(decision, Speak) else None
    note_repetition(state, spoken)
    state.asked = spoken.asked if spoken else None
    state.listed = spoken.listed if spoken else ()
    state.last_said = said
    if state.person_told:
        state.times_lost = 0
    _turn_the_page(state)
    state.offered_person = bool(spoken and spoken.offers_person)
    for task in state.tasks:
        task.gone, task.just_proposed, task.proposed_again = "", False, False
        if state.asked and state.asked.asked in (Asked.CHOICE, Asked.WHEN, Asked.NAME):
            task.past = False
        offered = tuple(offer for offer in state.listed if offer in task.offers)
        task.shown |= {offer.id for offer in offered}
        task.last_shown = offered or task.last_shown


def _turn_the_page(state: State) -> None:
    """What was said in this turn has had its answer."""
    forget_unknown(state)
    state.last_topics = state.topics or (state.last_topics if state.task is None else ())
    state.told_bookings = state.wants_list
    state.topics, state.topic_day, state.pleasantry, state.wants_list, state.lost = (), None, None, False, False
    state.asides, state.thanked_for, state.bad_phone, state.refused_name = frozenset(), (), False, False
    state.wants_person, state.person_told, state.let_go, state.failed, state.missing = None, False, False, 0, ""
    state.understood, state.offered_person, state.other_name = False, False, None
    state.news.clear()
    if state.correcting is None:
        state.corrections.clear()


def _remember(state: State, known: Remembered) -> None:
    state.remembered = known
    state.name, state.phone, state.email, state.notes = known.name, known.phone, known.email, known.notes


def _come_back(state: State, note: str) -> None:
    """A person of the team has answered meanwhile, also what was asked; what was found before may be out of date."""
    _turn_the_page(state)
    state.bookings, state.asked, state.listed, state.awaiting_team = None, None, (), False
    for task in state.tasks:
        task.searched, task.slot, task.held, task.asking_yes = (), None, False, False
    if note:
        hear_of(state, note)
