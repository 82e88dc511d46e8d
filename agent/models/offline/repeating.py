"""Who is asked the same again and again is not understood: the second time in other words, then for less, then a person
is offered."""

from dataclasses import replace
from typing import Any

from agent.language.context import Asked, Context
from agent.models.offline import wording
from agent.models.offline.asides import Aside
from agent.models.offline.dialogue import State
from agent.models.offline.searching import search_key
from agent.models.offline.speaking import joined
from agent.models.offline.steps import Speak
from agent.models.offline.surroundings import OfferedTime

FOR_LESS = 2
ONE = 1


def narrowed(state: State, decision: Speak) -> Speak:
    """The decision, or what is said instead of it."""
    opening = joined(wording.opening(state))
    others = Aside.OTHERS in state.asides
    if opening and opening == state.last_opening and state.times_opened >= FOR_LESS and not others:
        return replace(decision, text=wording.ASK_THE_TEAM, again=wording.ASK_THE_TEAM_AGAIN, offers_person=True)
    if opening or not decision.text or _question(state, decision) != state.last_question or state.person_coming:
        return decision
    first, asked = decision.listed[0] if decision.listed else None, decision.question or decision.text
    if state.times_asked == FOR_LESS and isinstance(first, OfferedTime) and len(decision.listed) > ONE:
        text = wording.take_first(first)
        return Speak(text, Context(Asked.CHOICE, ONE), (first,), question=asked)
    if state.times_asked >= FOR_LESS and state.times_asked % 2 == isinstance(first, OfferedTime):
        text, again = wording.going_round(), wording.TOO_LONG_AGAIN
        return replace(decision, text=text, again=again, offers_person=True, question=asked)
    return decision


def note_repetition(state: State, spoken: Speak | None) -> None:
    """At the end of a turn, while it is still known what was said."""
    opening = joined(wording.opening(state)) if spoken else ""
    question = _question(state, spoken) if spoken else ()
    state.times_opened = state.times_opened + 1 if opening and opening == state.last_opening else 1
    again = question == state.last_question and bool(question) and not opening
    state.times_asked = state.times_asked + 1 if again else 1
    state.last_opening, state.last_question = opening, question


def _question(state: State, spoken: Speak) -> tuple[Any, ...]:
    text = spoken.question or spoken.text
    return (text, search_key(state.task) if state.task else ()) if text else ()
