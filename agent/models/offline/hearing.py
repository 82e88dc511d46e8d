"""Takes what the customer wrote into the state: wishes, choices, changes of mind, details."""

from dataclasses import replace
from datetime import datetime

from agent.language.answers import Answer
from agent.language.context import NO_CONTEXT, Asked
from agent.language.intents import Intent
from agent.language.understanding import Understanding, understand
from agent.language.when import RelativeKind, RelativeMention
from agent.language.wish import Named, Wish
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.picking import pick_booking, pick_offer
from agent.models.offline.surroundings import OwnBooking
from agent.models.offline.wanting import take_when

GOALS = {
    Intent.BOOK: Goal.BOOK,
    Intent.ASK_AVAILABILITY: Goal.BOOK,
    Intent.RESCHEDULE: Goal.MOVE,
    Intent.CANCEL: Goal.CANCEL,
}
PLEASANTRIES = (Intent.GREET, Intent.THANKS, Intent.GOODBYE)


def hear(state: State, text: str) -> None:
    """One message."""
    if state.catalog is None:
        raise ValueError("the catalog is read before the customer is")
    now = datetime.combine(state.today, state.now.time())
    heard = understand(text, now, state.catalog, state.asked or NO_CONTEXT)
    state.heard = heard
    _take_details(state, heard)
    begun: list[Task] = []
    understood = [_take_wish(state, heard, wish, begun) for wish in heard.wishes]
    for pleasantry in heard.pleasantries:
        state.pleasantry = pleasantry
    said_something = any(understood) or heard.pleasantries or heard.name or heard.phone or heard.email
    state.lost = not said_something and not state.topics
    state.times_lost = state.times_lost + 1 if state.lost else 0


def _take_details(state: State, heard: Understanding) -> None:
    changed = {"name": heard.name, "phone": heard.phone, "email": heard.email}
    said = {field: value for field, value in changed.items() if value and value != getattr(state, field)}
    for field, value in said.items():
        setattr(state, field, value)
    if heard.note:
        state.notes = heard.note
        said["notes"] = heard.note
    task = state.task
    if said and task is not None and task.asking_yes:
        task.asking_yes = False
    if said and task is None:
        state.corrections.update(said)


def _take_wish(state: State, heard: Understanding, wish: Wish, begun: list[Task]) -> bool:
    """Whether there was anything in it."""
    match wish.intent:
        case Intent.BOOK | Intent.ASK_AVAILABILITY | Intent.RESCHEDULE | Intent.CANCEL:
            _take_goal(state, heard, wish, begun)
            return True
        case Intent.LIST_BOOKINGS:
            state.wants_list, state.bookings = True, None
            return True
        case Intent.ASK_INFO:
            state.topics = (*state.topics, *wish.topics)
            state.topic_service = wish.service.id or state.topic_service
            if state.task is not None and wish.when:
                _take_changes(state, state.task, heard, wish)
            return True
        case Intent.ASK_PERSON:
            state.wants_person = heard.text
            return True
        case Intent.AFFIRM:
            return _take_yes(state, heard, wish)
        case Intent.DENY:
            return _take_no(state, heard, wish)
        case Intent.GREET | Intent.THANKS | Intent.GOODBYE:
            state.pleasantry = wish.intent
            return True
        case _:
            return _take_rest(state, heard, wish)


def _take_goal(state: State, heard: Understanding, wish: Wish, begun: list[Task]) -> None:
    goal, task = GOALS[wish.intent], state.task
    if goal is Goal.CANCEL and task is not None and task.goal is not Goal.CANCEL and not _means_booked(heard, wish):
        _drop(state, task)
        return
    if goal is Goal.MOVE and task is not None and task.goal is Goal.BOOK and task.offers and not begun:
        goal = Goal.BOOK
    if task is not None and not begun and task.goal is goal:
        _take_changes(state, task, heard, wish)
        begun.append(task)
        return
    new = Task(goal, about=wish)
    if goal is Goal.BOOK:
        new.service_id = state.topic_service
    else:
        state.bookings = None
    if begun:
        state.tasks.insert(state.tasks.index(begun[-1]) + 1, new)
    else:
        if task is not None and task.goal is Goal.BOOK and task.held:
            state.release = True
        state.tasks = [new]
    begun.append(new)
    _take_changes(state, new, heard, wish)


def _means_booked(heard: Understanding, wish: Wish) -> bool:
    """Whether "cancel" is about an appointment that stands, rather than about the one being made."""
    return bool(wish.booked or wish.service or wish.when) or " my " in f" {heard.text.lower()} "


def _drop(state: State, task: Task) -> None:
    state.release = state.release or task.held
    state.let_go = True
    state.tasks = state.tasks[1:]


def _take_yes(state: State, heard: Understanding, wish: Wish) -> bool:
    task = state.task
    if task is None:
        return bool(state.asked)
    if task.asking_yes:
        # The yes itself is acted on before the model is asked; if nothing came of it, it has to be proposed again.
        task.asking_yes = False
    elif task.slot is None and len(state.listed) == 1 and not wish.when:
        _choose(state, task, 1)
    _take_changes(state, task, heard, wish)
    return True


def _take_no(state: State, heard: Understanding, wish: Wish) -> bool:
    task = state.task
    if task is None:
        state.pleasantry = Intent.GOODBYE
        return True
    if not _says_more(heard, wish):
        if task.asking_yes or (state.asked and state.asked.asked in (Asked.CHOICE, Asked.CONSENT, Asked.WHEN)):
            if task.asking_yes and task.goal is Goal.BOOK and heard.answer is Answer.NO:
                state.release = state.release or task.held
                task.slot, task.held, task.asking_yes, task.refused = None, False, False, {"declined": True}
                return True
            _drop(state, task)
        return True
    task.asking_yes = False
    if task.slot is not None:
        task.slot, task.held = None, False
    _take_changes(state, task, heard, wish)
    return True


def _says_more(heard: Understanding, wish: Wish) -> bool:
    named = wish.service or wish.location or wish.provider or wish.when
    return bool(named or heard.choice or heard.name or heard.phone or heard.email)


def _take_rest(state: State, heard: Understanding, wish: Wish) -> bool:
    """Details, choices, or words that only make sense as an answer."""
    task = state.task
    if task is None:
        if not _says_more(heard, wish) or not (wish.service or wish.when or wish.provider):
            return bool(heard.name or heard.phone or heard.email)
        task = Task(Goal.BOOK, about=wish)
        state.tasks = [task]
    before = _snapshot(task)
    _take_changes(state, task, heard, wish)
    return before != _snapshot(task) or bool(heard.name or heard.phone or heard.email or heard.indifferent)


def _snapshot(task: Task) -> object:
    return (
        task.service_id,
        task.location_id,
        task.provider_id,
        task.any_provider,
        replace(task.wanted),
        task.slot,
        task.booking,
    )


def _take_changes(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    if task.goal is not Goal.BOOK and task.booking is None:
        task.about = wish if task.about is None or _says_more(heard, wish) else task.about
        if state.bookings and ((state.asked and state.asked.asked is Asked.CHOICE) or wish.booked or wish.when):
            settle_booking(state, task, pick_booking(state.bookings, wish, heard.choice or _choice_of(wish)))
    if task.goal is Goal.BOOK:
        _take_things(state, task, heard, wish)
    elif wish.provider.id:
        task.provider_id = wish.provider.id
    elif wish.provider.any:
        task.any_provider = True
    if task.goal is Goal.CANCEL:
        return
    chosen_index = heard.choice or _choice_of(wish)
    if chosen_index is not None and _choose(state, task, chosen_index):
        return
    picked = pick_offer(task, wish.when, state.listed)
    if picked is not None:
        _take_slot(task, picked)
        return
    if heard.indifferent and state.asked and state.asked.asked is Asked.CHOICE and task.offers:
        _take_slot(task, task.offers[0])
        return
    if heard.indifferent and state.asked and state.asked.asked is Asked.WHEN:
        task.wanted.any_time = True
    if task.goal is Goal.MOVE and task.booking is None:
        task.said_when = wish.when
    elif wish.when and take_when(state, task, wish.when):
        task.slot, task.held, task.asking_yes, task.refused = None, False, False, None


def settle_booking(state: State, task: Task, booking: OwnBooking | None) -> None:
    """From here on it is known which booking is meant, and what "the same time" is."""
    task.booking = booking
    if booking is not None and task.said_when is not None:
        take_when(state, task, task.said_when)
        task.said_when = None


def _take_things(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    if wish.service.id and wish.service.id != task.service_id:
        task.service_id, task.service_choices = wish.service.id, ()
        _reopen(task)
    elif wish.service.is_ambiguous and task.service_id not in wish.service.ids:
        task.service_choices = wish.service.ids
        task.service_id = None
    if wish.location.id and wish.location.id != task.location_id:
        task.location_id = wish.location.id
        _reopen(task)
    _take_provider(task, wish.provider)
    if heard.stranger:
        task.stranger = heard.stranger
    if heard.indifferent and state.asked and state.asked.asked is Asked.LOCATION and state.listed:
        task.location_id = state.listed[0]
    chosen = heard.choice or _choice_of(wish)
    if chosen and state.asked and state.listed and abs(chosen) <= len(state.listed):
        picked = state.listed[chosen - 1 if chosen > 0 else chosen]
        if state.asked.asked is Asked.SERVICE and isinstance(picked, str):
            task.service_id, task.service_choices = picked, ()
        elif state.asked.asked is Asked.LOCATION and isinstance(picked, str):
            task.location_id = picked


def _take_provider(task: Task, said: Named) -> None:
    if said.id and said.id != task.provider_id:
        task.provider_id, task.any_provider, task.provider_choices = said.id, False, ()
        _reopen(task)
    elif said.is_ambiguous:
        task.provider_choices = said.ids
    elif said.any or said.unwanted:
        task.unwanted = said.unwanted
        if task.provider_id is None or said.any or task.provider_id in said.unwanted:
            task.provider_id, task.any_provider = None, True
            if said.unwanted:
                _reopen(task)


def _reopen(task: Task) -> None:
    """What was found no longer answers what is wanted."""
    task.slot, task.held, task.asking_yes, task.offers, task.searched = None, False, False, (), ()
    task.refused = None


def _choice_of(wish: Wish) -> int | None:
    def is_choice(mention: RelativeMention) -> bool:
        return mention.kind is RelativeKind.CHOICE and not mention.negated

    return next((mention.index for mention in wish.when.relatives if is_choice(mention)), None)


def _choose(state: State, task: Task, index: int) -> bool:
    if not state.listed or abs(index) > len(state.listed) or index == 0:
        return False
    picked = state.listed[index - 1 if index > 0 else index]
    if picked in task.offers:
        _take_slot(task, picked)
        return True
    return False


def _take_slot(task: Task, slot: object) -> None:
    if task.slot != slot:
        task.slot, task.held, task.asking_yes = slot, False, False  # type: ignore[assignment]
        task.refused = None
