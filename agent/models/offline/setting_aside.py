"""What is made of the asides: most of them are answered, and change nothing of what is wanted."""

import re

from agent.language.context import Asked, Context
from agent.language.intents import Intent, Topic
from agent.language.understanding import Understanding
from agent.models.offline.asides import Aside
from agent.models.offline.changing import reopen, says_more
from agent.models.offline.dialogue import Goal, State
from agent.models.offline.goals import GOALS, drop
from agent.models.offline.surroundings import OfferedTime
from agent.models.offline.wanting import look_further

_POSSESSIVE = re.compile(r"\b([\w ]+?)['’]s\b")
_NO_MATTER = (Intent.NONE, Intent.GIVE_DETAILS, Intent.DENY, Intent.GOODBYE, Intent.ASK_PERSON, Intent.AFFIRM)


def own_are_no_others(state: State, text: str, asides: frozenset[Aside]) -> frozenset[Aside]:
    """ "Cancel Tim's appointment", by whoever has booked for Tim."""
    if Aside.OTHERS not in asides:
        return asides
    whole = {name.lower() for name in (*state.own_names, state.name or "") if name}
    whose = _POSSESSIVE.search(text)
    named = whose[1].lower().split(" ")[-1] if whose else ""
    return asides - {Aside.OTHERS} if named in whole | {name.split(" ")[0] for name in whole} else asides


def take_asides(state: State, heard: Understanding, context: Context) -> bool:
    """Whether the message is dealt with by that."""
    return _is_answered(state, heard, context) or _means_all(state, heard) or _wants_other_times(state, heard)


def _is_answered(state: State, heard: Understanding, context: Context) -> bool:
    asides = state.asides
    if Aside.OTHERS in asides or (Aside.RULES in asides and heard.intent is not Intent.BOOK):
        return True
    if Aside.ANEW in asides:
        if state.task is not None:
            drop(state, state.task)
        return True
    if Aside.NEAREST in asides and context.asked is Asked.LOCATION:
        state.topics = (*state.topics, Topic.ADDRESS)
        return True
    if Aside.NO_NAME in asides and context.asked is Asked.NAME:
        state.refused_name = True
        return True
    if any(wish.intent not in _NO_MATTER or says_more(heard, wish) for wish in heard.wishes):
        state.asides = asides = asides - {Aside.WAIT, Aside.ABUSE}
    state.offered_person = state.offered_person or (Aside.ABUSE in asides and Aside.WAIT not in asides)
    return bool(asides & {Aside.WAIT, Aside.ABUSE})


def _means_all(state: State, heard: Understanding) -> bool:
    """ "Both", when asked which appointment it is about."""
    task = state.task
    if Aside.ALL not in state.asides or task is None or task.goal is Goal.BOOK or task.booking is not None:
        return False
    if GOALS.get(heard.intent, task.goal) is not task.goal:
        return False
    task.everything, task.said_when = True, heard.main.when or task.said_when
    return True


def _wants_other_times(state: State, heard: Understanding) -> bool:
    task = state.task
    if Aside.OTHER_TIMES not in state.asides or task is None or heard.main.when or heard.choice:
        return False
    if not shows_times(state):
        return False
    if task.fits:
        task.wanted.direction = "other"
    else:
        look_further(task)
    reopen(task, keep_offers=True)
    return True


def shows_times(state: State) -> bool:
    return any(isinstance(one, OfferedTime) for one in state.listed)
