"""Takes what the customer wrote into the state: wishes, answers, changes of mind, details."""

import re
from dataclasses import replace

from agent.language.answers import Answer
from agent.language.context import NO_CONTEXT, Asked
from agent.language.intents import Intent, Topic
from agent.language.understanding import Understanding
from agent.language.wish import Wish
from agent.models.offline.asides import Aside, asides_in
from agent.models.offline.changing import listed_slot, says_more, take_changes, take_slot
from agent.models.offline.comprehending import understood_of
from agent.models.offline.correcting import take_correction
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.goals import GOALS, begin_tasks, drop, is_about_recent
from agent.models.offline.naming import name_for
from agent.models.offline.setting_aside import own_are_no_others, shows_times, take_asides
from agent.models.offline.surroundings import OfferedTime
from agent.models.offline.unknown import notice_unknown

_OF_A_SERVICE = frozenset({Topic.PRICES, Topic.DURATION, Topic.PROVIDERS, Topic.POLICY})
_AND_THAT = re.compile(
    r"^\W*(?:and|&|n|or|how about|what about)\b(?!.*\b(?:book|need|want|like|get|have)\b)", re.IGNORECASE
)
_TODAY = re.compile(r"\b(?:now|today|still)\b", re.IGNORECASE)
_STATUS = re.compile(r"\b(?:confirm\w*|approved|accepted)\b", re.IGNORECASE)
_AND_NOW = re.compile(
    r"\W*(?:and )?(?:(?:how|what) about |is it )?(?:confirmed )?"
    r"(?:now|yet|any (?:news|updates?|changes?))(?: now| yet)?\W*$",
    re.IGNORECASE,
)


def hear(state: State, text: str) -> None:
    """One message."""
    heard = understood_of(state, text)
    state.heard = heard
    state.asides = own_are_no_others(state, text, asides_in(text))
    notice_unknown(state, heard)
    detailed = _take_details(state, heard)
    if take_asides(state, heard, state.asked or NO_CONTEXT) or take_correction(state, heard):
        _count_lost(state, understood=True)
        return
    understood = _take_wishes(state, heard) or bool(
        heard.impossible or heard.unoffered or heard.elsewhere or heard.stranger
    )
    for pleasantry in heard.pleasantries:
        state.pleasantry = pleasantry
    known_aside = state.asides & {Aside.BOT, Aside.FOREIGN, Aside.RULES, Aside.WAIT, Aside.NO_NAME}
    _count_lost(state, understood=bool(understood or heard.pleasantries or detailed or known_aside or state.topics))


def hear_again(state: State, text: str) -> None:
    """A message of long ago: who wrote it and how they can be reached is still true, the rest has had its answer."""
    heard = understood_of(state, text)
    known, name = state.remembered, None if heard.name_is_of_other else heard.name or name_for(heard)
    state.name = known.name or name or state.name
    state.phone, state.email = known.phone or heard.phone or state.phone, known.email or heard.email or state.email


def hear_of(state: State, note: str) -> None:
    """What a person of the team has noted of the customer's wishes and details."""
    heard = understood_of(state, note)
    state.name, state.phone = heard.name or name_for(heard) or state.name, heard.phone or state.phone
    state.email = heard.email or state.email
    wish = next((each for each in heard.wishes if says_more(heard, each)), heard.main)
    if state.task is not None:
        take_changes(state, state.task, heard, wish)
    elif wish.service or wish.location or wish.provider or wish.when:
        state.noted = wish


def _count_lost(state: State, *, understood: bool) -> None:
    """Of a burst, one message that was understood is enough."""
    state.understood = state.understood or understood
    state.times_lost = 0 if state.understood else state.times_lost + (not state.lost)
    state.lost = not state.understood


def _take_details(state: State, heard: Understanding) -> bool:
    """Whether there were any. What was not asked for is acknowledged."""
    asked_name = state.asked is not None and state.asked.asked is Asked.NAME
    name = heard.name or name_for(heard) or (_name_before_more(state, heard) if asked_name else None)
    if name and _is_of_other(state, heard, asked_name=asked_name):
        _take_other_name(state, name)
        name = None
    changed = {"name": name, "phone": heard.phone, "email": heard.email}
    given = {field: value for field, value in changed.items() if value}
    said = {field: value for field, value in given.items() if value != getattr(state, field)}
    for field, value in said.items():
        setattr(state, field, value)
    if heard.note and heard.note != state.notes:
        state.notes = said["notes"] = heard.note
    state.bad_phone = heard.phone_is_incomplete
    task = state.task
    if said and task is not None and task.asking_yes:
        task.asking_yes = False
        task.for_name = None if "name" in said else task.for_name
    if said and task is None and heard.intent in (Intent.GIVE_DETAILS, Intent.NONE):
        state.corrections.update(said)
    for_that = state.asked is not None and state.asked.asked in (Asked.NAME, Asked.PHONE, Asked.EMAIL)
    if not for_that or list(said) == ["notes"]:
        state.thanked_for = (*state.thanked_for, *said)
    return bool(given or said or state.bad_phone or state.other_name)


def _is_of_other(state: State, heard: Understanding, *, asked_name: bool) -> bool:
    """Not the name of the one who writes, but of the one who comes."""
    if asked_name:
        return state.task is not None and state.task.for_other
    return heard.name_is_of_other and heard.name is not None


def _take_other_name(state: State, name: str) -> None:
    state.other_name = name
    if state.task is not None and state.task.goal is Goal.BOOK:
        state.task.for_name, state.task.asking_yes = name, False


def _name_before_more(state: State, heard: Understanding) -> str | None:
    """ "Jane Doe. I'm allergic to hair spray": the answer comes first."""
    first, stop, _ = heard.text.partition(". ") if ". " in heard.text else heard.text.partition(", ")
    return understood_of(state, first).name if stop else None


def _take_wishes(state: State, heard: Understanding) -> bool:
    if state.told_bookings and _AND_NOW.match(heard.text):
        return _list_bookings(state)
    if _asks_the_same(state, heard):
        return _take_question(state, heard, replace(heard.main, intent=Intent.ASK_INFO, topics=state.last_topics))
    begun: list[Task] = []
    taken = [_take_wish(state, heard, wish, begun) for wish in heard.wishes]
    return any(taken)


def _asks_the_same(state: State, heard: Understanding) -> bool:
    """ "And Saturday?" after a question about the hours, "and a massage?" after one about prices."""
    if state.task is not None or len(heard.wishes) > 1 or heard.intent not in (Intent.GIVE_DETAILS, Intent.BOOK):
        return False
    if not (_AND_THAT.match(heard.text) or (heard.text.rstrip().endswith("?") and heard.intent is Intent.GIVE_DETAILS)):
        return False
    wish = heard.main
    timely = bool(wish.when.dates or wish.location) and Topic.HOURS in state.last_topics
    named = bool(wish.service) and bool(set(state.last_topics) & _OF_A_SERVICE)
    return timely or named


def _take_wish(state: State, heard: Understanding, wish: Wish, begun: list[Task]) -> bool:
    """Whether there was anything in it."""
    match wish.intent:
        case Intent.BOOK | Intent.ASK_AVAILABILITY | Intent.RESCHEDULE | Intent.CANCEL:
            return begin_tasks(state, heard, wish, begun)
        case Intent.LIST_BOOKINGS:
            state.asks_status = _STATUS.search(heard.text) is not None
            return _list_bookings(state)
        case Intent.ASK_INFO:
            return _take_question(state, heard, wish)
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


def _list_bookings(state: State) -> bool:
    state.wants_list, state.bookings = True, None
    return True


def _take_question(state: State, heard: Understanding, wish: Wish) -> bool:
    state.topics = (*state.topics, *wish.topics)
    state.topic_service = wish.service.id or state.topic_service
    state.topic_day = wish.date or (state.today if _TODAY.search(heard.text) else None)
    if state.task is not None and wish.when and not {Topic.HOURS, Topic.POLICY, Topic.OTHER} & set(wish.topics):
        take_changes(state, state.task, heard, wish)
    return True


def _take_yes(state: State, heard: Understanding, wish: Wish) -> bool:
    task = state.task
    if state.offered_person and (task is None or not task.asking_yes):
        state.wants_person = "The customer would like to speak to a person."
        return True
    if state.awaiting_team and state.asked is None and not (task and task.asking_yes) and not wish.when:
        state.pleasantry = Intent.AFFIRM
        return True
    if task is None:
        return _begin_after_yes(state)
    if task.asking_yes:
        # The yes itself is acted on before the model is asked; if nothing came of it, it has to be proposed again.
        task.asking_yes = False
        task.proposed_again = True
    elif task.slot is None and not wish.when and not heard.choice and (one := _taken_by_yes(state, task)):
        take_slot(task, one)
    elif state.listed and state.asked and state.asked.asked is Asked.LOCATION and task.provider_id:
        task.location_id = state.listed[0]
    take_changes(state, task, heard, wish)
    return True


def _taken_by_yes(state: State, task: Task) -> OfferedTime | None:
    """What was listed alone, or first where the first was asked for."""
    return listed_slot(state, task, 1) if len(state.listed) == 1 or task.wanted.soonest else None


def _begin_after_yes(state: State) -> bool:
    """ "Would you like to book one?" or "Is there anything else?": yes."""
    if state.asked is None:
        return False
    if state.asked.asked is Asked.MORE and state.asked.choices:
        state.tasks = [Task(Goal.BOOK, service_id=state.topic_service)]
    else:
        state.pleasantry = Intent.AFFIRM
    return True


def _take_no(state: State, heard: Understanding, wish: Wish) -> bool:
    task, asked = state.task, state.asked.asked if state.asked else None
    if task is None:
        state.pleasantry = Intent.GOODBYE
        return True
    if says_more(heard, wish):
        task.asking_yes = False
        if task.slot is not None:
            task.slot, task.held = None, False
        take_changes(state, task, heard, wish)
        return True
    if any(GOALS.get(other.intent) is not Goal.CANCEL and says_more(heard, other) for other in heard.wishes):
        return True
    if "name" in state.thanked_for and not task.asking_yes:
        return True
    declines = heard.answer is Answer.NO and task.goal is Goal.BOOK and not _leaves(heard)
    if declines and (task.asking_yes or (asked is Asked.CHOICE and shows_times(state))):
        state.release = state.release or task.held
        task.slot, task.held, task.asking_yes, task.refused = None, False, False, {"declined": True}
        return True
    drop(state, task)
    return True


def _leaves(heard: Understanding) -> bool:
    words = ("never mind", "nevermind", "forget it", "stop", "leave it", "cancel", "don't bother", "no thanks")
    return any(word in heard.text.lower() for word in words)


def _take_rest(state: State, heard: Understanding, wish: Wish) -> bool:
    """Details, choices, or words that only make sense as an answer."""
    task = state.task
    if task is None:
        if (wish.when or wish.provider) and not wish.service and is_about_recent(state, heard):
            return begin_tasks(state, heard, replace(wish, intent=Intent.RESCHEDULE), [])
        picks_service = heard.choice and state.asked and state.asked.asked is Asked.SERVICE
        if not (picks_service or wish.service or wish.when or wish.provider or wish.location):
            return False
        return begin_tasks(state, heard, replace(wish, intent=Intent.BOOK), [])
    if task.goal is Goal.CANCEL and task.booking is not None and wish.when and not heard.choice:
        return _move_instead(state, task, heard, wish)
    before = _snapshot(state, task)
    take_changes(state, task, heard, wish)
    return before != _snapshot(state, task) or heard.indifferent or wish.provider.any or _says_again(task, wish)


def _says_again(task: Task, wish: Wish) -> bool:
    """What is settled already, as far as anything is named."""
    named = (
        (wish.service.id, task.service_id),
        (wish.location.id, task.location_id),
        (wish.provider.id, task.provider_id),
    )
    said = [(each, settled) for each, settled in named if each]
    return bool(said or wish.when) and all(each == settled for each, settled in said)


def _move_instead(state: State, task: Task, heard: Understanding, wish: Wish) -> bool:
    """ "I can't make it on Friday", and then "Monday, same time": it is not to be cancelled."""
    moved = Task(Goal.MOVE, booking=task.booking)
    state.tasks[0] = moved
    take_changes(state, moved, heard, wish)
    return True


def _snapshot(state: State, task: Task) -> object:
    named = (
        task.service_id,
        task.location_id,
        task.any_place,
        task.provider_id,
        task.any_provider,
        task.unwanted,
        task.booking,
    )
    return named, replace(task.wanted), task.slot, state.news, task.provider_choices, task.past
