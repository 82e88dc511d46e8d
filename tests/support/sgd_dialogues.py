"""Invented dialogues in the form of the Schema-Guided Dialogue data."""

import json
from typing import Any

Told = tuple[str, str, str]
"""What the customer names: the slot, their words, the value."""


def date(words: str, value: str) -> Told:
    return "appointment_date", words, value


def time(words: str, value: str) -> Told:
    return "appointment_time", words, value


def a_dialogue(number: int, *turns: tuple[Told, ...], goal: tuple[str, str], business: str = "dentist") -> str:
    """A line of the file; each of `turns` is what the customer names in one message."""
    offer = {"act": "OFFER", "slot": "dentist_name", "words": "Pearl House", "value": "Pearl House"}
    spoken: list[dict[str, Any]] = [{"speaker": "system", "text": "What about Pearl House?", "acts": [offer]}]
    for told in turns:
        acts = [{"act": "INFORM", "slot": slot, "words": words, "value": value} for slot, words, value in told]
        spoken.append({"speaker": "user", "text": " ".join(words for _, words, _ in told), "acts": acts})
    return json.dumps(
        {
            "dialogue_id": f"made/{number}_up",
            "reference_date": "2019-03-01",
            "business": business,
            "goal": {"provider": "Dr. Ivy Moss", "date": goal[0], "time": goal[1]},
            "turns": spoken,
        }
    )


ONCE = a_dialogue(
    1, (date("next Tuesday", "2019-03-05"),), (time("half past two", "14:30"),), goal=("2019-03-05", "14:30")
)
MIND_CHANGED = a_dialogue(
    2,
    (time("four pm", "16:00"), date("the 6th", "2019-03-06")),
    (time("11 in the morning", "11:00"),),
    (date("March 8th", "2019-03-08"), time("11 in the morning", "11:00")),
    goal=("2019-03-08", "11:00"),
    business="doctor",
)
AGREED_TO = a_dialogue(
    3, (time("10 am", "10:00"), date("tomorrow", "2019-03-02")), goal=("2019-03-02", "12:15"), business="hair salon"
)
EVERY = (ONCE, MIND_CHANGED, AGREED_TO)
