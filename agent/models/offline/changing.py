"""Changes a task by what was said of it: the thing, the place, the person, the time, or one of what was listed."""

import re
from dataclasses import replace
from datetime import date

from agent.language.context import Asked
from agent.language.understanding import Understanding
from agent.language.when import DateMention, RelativeKind, RelativeMention
from agent.language.wish import Named, Wish
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.picking import agrees_with, pick_booking, pick_hour, pick_offer
from agent.models.offline.searching import search_key
from agent.models.offline.surroundings import OfferedTime, OwnBooking
from agent.models.offline.wanting import take_when

_DAY_NAMED = re.compile(
    r"day|tomorrow|week|/|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?:mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b(?:anywhere|wherever|(?:any|either|both|whichever) (?:place|location|branch|shop|office|studio|clinic|salon)s?"
    r"|(?:don['’]?t|do not|doesn['’]?t|does not) (?:mind|care|matter) (?:about )?"
    r"(?:where|which (?:place|location|branch))"
    r"|no matter where)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\b(?:any|some)(?:one|body) else\b", re.IGNORECASE)


def says_more(heard: Understanding, wish: Wish) -> bool:
    named = wish.service or wish.location or wish.provider or wish.when
    return bool(named or heard.choice or heard.name or heard.phone or heard.email)


def take_changes(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    if task.goal is not Goal.BOOK and task.booking is None:
        _take_booking(state, task, heard, wish)
    if task.goal is Goal.BOOK:
        _take_service_and_place(state, task, heard, wish)
        _take_listed(state, task, heard, wish)
    _take_provider(task, Named(any=True) if _wants_somebody_else(state, task, heard) else wish.provider)
    if task.goal is not Goal.CANCEL and not _only_picks(state, heard, wish):
        _take_time(state, task, heard, wish)


def _only_picks(state: State, heard: Understanding, wish: Wish) -> bool:
    """ "2", where a service, a place or a person is to be chosen, is no time of day."""
    if heard.choice is None or _asked(state) not in (Asked.SERVICE, Asked.LOCATION, Asked.PROVIDER) or wish.when.dates:
        return False
    said = [heard.text[mention.start : mention.end].strip() for mention in wish.when.times]
    return said == [str(heard.choice)]


def _asked(state: State) -> Asked | None:
    return state.asked.asked if state.asked else None


def _take_booking(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    task.about = wish if task.about is None or says_more(heard, wish) else task.about
    if state.bookings and (_asked(state) is Asked.CHOICE or wish.booked or wish.when):
        index = choice_of(heard, wish)
        settle_booking(state, task, pick_booking(state.bookings, wish, index, task.preferred_booking))


def _take_time(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    picked = _picked(state, task, heard, wish)
    if picked is not None:
        take_slot(task, picked)
        return
    if task.slot is not None and agrees_with(task.slot, wish.when):
        return
    any_time = any(mention.kind is RelativeKind.ANY_TIME for mention in wish.when.relatives) and not wish.when.dates
    if (
        (heard.indifferent or any_time)
        and _asked(state) is Asked.CHOICE
        and state.listed
        and state.listed[0] in task.offers
    ):
        take_slot(task, state.listed[0])
        return
    if heard.indifferent and _asked(state) is Asked.WHEN:
        task.wanted.any_time = True
    if task.goal is Goal.MOVE and task.booking is None:
        task.said_when = wish.when or task.said_when
        return
    if heard.impossible and not wish.when.dates:
        task.no_such_day = heard.impossible
        task.wanted.settle_day(None)
        reopen(task)
    dates = wish.when.dates
    if dates:
        task.no_such_day = ""
        task.past = all(mention.past or mention.last < state.now.date() for mention in dates)
    if task.together and dates:
        _take_day_of_all(state, task, wish)
    if wish.when and take_when(state, task, wish.when):
        task.slot, task.held, task.asking_yes, task.refused = None, False, False, None


def _take_day_of_all(state: State, task: Task, wish: Wish) -> None:
    """ "To Saturday", said of several bookings."""
    for other in state.tasks:
        if other is not task and other.together and not other.wanted.said:
            take_when(state, other, replace(wish.when, times=(), relatives=()))


def _picked(state: State, task: Task, heard: Understanding, wish: Wish) -> OfferedTime | None:
    """One of the times that were offered, unless something else is wanted by now: "tomorrow", and then "at 3"."""
    if task.searched != search_key(task):
        return None
    hour = pick_hour(task, heard.text, state.listed)
    days = {slot.starts_at.date() for slot in state.listed if isinstance(slot, OfferedTime)}
    elsewhen = any(_is_named(mention) and mention.last not in days for mention in wish.when.dates)
    index = None if elsewhen else choice_of(heard, wish)
    return hour or (listed_slot(state, task, index) if index else None) or pick_offer(task, wish.when, state.listed)


def settle_booking(state: State, task: Task, booking: OwnBooking | None) -> None:
    """From here on it is known which booking is meant, and what "the same time" is."""
    task.booking = booking
    if booking is not None and task.said_when is not None:
        take_when(state, task, task.said_when)
        task.said_when = None


def _take_service_and_place(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    if wish.service.id and wish.service.id != task.service_id:
        task.service_id, task.service_choices = wish.service.id, ()
        reopen(task)
    elif wish.service.is_ambiguous and task.service_id not in wish.service.ids:
        task.service_choices, task.service_id = wish.service.ids, None
    if wish.location.id:
        _take_place(state, task, wish.location.id)
    elif not task.any_place and _minds_no_place(state, heard):
        task.any_place, task.location_id = True, None


def _minds_no_place(state: State, heard: Understanding) -> bool:
    return (heard.indifferent and _asked(state) is Asked.LOCATION) or _ANYWHERE.search(heard.text) is not None


def _take_listed(state: State, task: Task, heard: Understanding, wish: Wish) -> None:
    """One of the services, places or people that were listed, by its number."""
    index = choice_of(heard, wish)
    if not index or abs(index) > len(state.listed):
        return
    picked = state.listed[index - 1 if index > 0 else index]
    match _asked(state):
        case Asked.SERVICE if task.service_id is None:
            task.service_id, task.service_choices = picked, ()
        case Asked.LOCATION if isinstance(picked, str):
            _take_place(state, task, picked)
        case Asked.PROVIDER if isinstance(picked, str):
            _take_provider(task, Named((picked,)))
        case _:
            pass


def _take_place(state: State, task: Task, place_id: str) -> None:
    """A place that is insisted on goes before the person who is not there."""
    if place_id == task.location_id and _asked(state) is Asked.LOCATION and task.provider_id:
        task.provider_id, task.any_provider = None, True
        reopen(task)
    elif place_id != task.location_id:
        task.location_id = place_id
        reopen(task)
    task.any_place = False


def _is_named(mention: DateMention) -> bool:
    """As a day, where "the third" may as well be the third of the times."""
    return mention.wanted and _DAY_NAMED.search(mention.text) is not None


def _wants_somebody_else(state: State, task: Task, heard: Understanding) -> bool:
    """The answer of those who would rather stay at their place than go where somebody is."""
    return _asked(state) is Asked.LOCATION and task.provider_id is not None and bool(_ELSE.search(heard.text))


def _take_provider(task: Task, said: Named) -> None:
    if said.id and said.id != task.provider_id:
        task.unwanted = task.among = ()
        task.provider_id, task.any_provider, task.provider_choices = said.id, False, ()
        reopen(task)
    elif said.is_ambiguous:
        task.provider_choices = said.ids
    elif said.unwanted:
        task.unwanted, task.among = said.unwanted, ()
        task.provider_id, task.any_provider, task.provider_choices = None, False, ()
        reopen(task)
    elif said.any:
        if not task.unwanted and (not task.any_provider or task.provider_id):
            task.provider_id, task.any_provider = None, True
            reopen(task)
        task.provider_choices = ()


def reopen(task: Task, *, keep_offers: bool = False) -> None:
    """What was found no longer answers what is wanted."""
    task.slot, task.held, task.asking_yes, task.refused = None, False, False, None
    if not keep_offers:
        task.offers, task.searched = (), ()


def choice_of(heard: Understanding, wish: Wish) -> int | None:
    def is_choice(mention: RelativeMention) -> bool:
        return mention.kind is RelativeKind.CHOICE and not mention.negated

    return heard.choice or next((mention.index for mention in wish.when.relatives if is_choice(mention)), None)


def listed_slot(state: State, task: Task, index: int) -> OfferedTime | None:
    if abs(index) > len(state.listed):
        return None
    picked = state.listed[index - 1 if index > 0 else index]
    return picked if picked in task.offers else None


def take_slot(task: Task, slot: OfferedTime) -> None:
    if task.slot != slot:
        task.slot, task.held, task.asking_yes, task.refused = slot, False, False, None


def look_again(task: Task) -> None:
    """The slot is gone: what is closest to it is looked for."""
    if task.slot is not None:
        task.near = task.slot.starts_at.time()
        day: date = task.slot.starts_at.date()
        task.wanted.settle_day(day)
    task.gone = "taken"
    task.wanted.settle_time()
    reopen(task)
