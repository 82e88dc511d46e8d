"""What customers name and this business has not: a service, a place, a person, a day of no calendar."""

from agent.language.intents import Topic
from agent.language.understanding import Understanding
from agent.models.offline.dialogue import Goal, State
from agent.models.offline.speaking import listing

_ELSEWHERE_GOALS = (Goal.BOOK, None)


def notice_unknown(state: State, heard: Understanding) -> None:
    """Said of this message, and to be answered in this turn."""
    wishes = heard.wishes
    if heard.unoffered:
        state.unoffered = heard.unoffered
    if heard.stranger and not any(wish.provider for wish in wishes):
        state.nobody = heard.stranger
    if heard.elsewhere and heard.elsewhere != heard.stranger and not any(wish.location for wish in wishes):
        state.nowhere = heard.elsewhere


def forget_unknown(state: State) -> None:
    state.unoffered = state.nowhere = state.nobody = None


def unknown_things(state: State) -> list[str]:
    """What to say of them, each once."""
    said = []
    if state.unoffered:
        said.append(f"I'm sorry, we don't have \u201c{state.unoffered}\u201d here.")
    if state.nobody:
        said.append(f"I don't know of anybody called {state.nobody} here.{_who_there_is(state)}")
    if state.nowhere and (state.task.goal if state.task else None) in _ELSEWHERE_GOALS:
        said.append(f"We have no place in {state.nowhere}.{_where_there_is(state)}")
    return said


def _who_there_is(state: State) -> str:
    service = state.service(state.task.service_id if state.task else None)
    if service is None or Topic.PROVIDERS in state.topics:
        return ""
    return f" For {service['name']} there is {listing([one['name'] for one in service['providers']], 'and')}."


def _where_there_is(state: State) -> str:
    """Nothing where the question that follows names the places."""
    places = state.places["locations"] if state.places else []
    if Topic.ADDRESS in state.topics or (len(places) > 1 and state.task is not None and not state.task.location_id):
        return ""
    return f" We are at {listing([_place(place) for place in places], 'and')}."


def _place(place: object) -> str:
    found = place if isinstance(place, dict) else {}
    return f"{found['name']} ({found['address']})" if found.get("address") else str(found.get("name", ""))
