"""Agents that say what is not so."""

import re
from datetime import UTC, timedelta, tzinfo
from zoneinfo import ZoneInfo

from booking_core import AgentInConversation, UnitOfWork
from tests.evals.broken.tampered import TamperedAgent

TIME = re.compile(r"\b(?P<hour>1[0-2]|[1-9]):(?P<minute>[0-5]\d) (?P<half>[AP]M)\b")
QUESTION = re.compile(r"Shall I (?:book|move|cancel) it\?")


class InventsTimes(TamperedAgent):
    """Offers times that nobody has looked up, ten minutes beside those that are free."""

    async def tampered(self, uow: UnitOfWork, actor: AgentInConversation, text: str) -> str:
        if QUESTION.search(text) or "?" not in text:
            return text
        return TIME.sub(lambda found: _shifted(found, timedelta(minutes=10)), text)


class SaysItIsDone(TamperedAgent):
    """Reports as done what it would have to ask for, and does nothing."""

    async def tampered(self, uow: UnitOfWork, actor: AgentInConversation, text: str) -> str:
        told = {"Shall I book it?": "You're booked.", "Shall I move it?": "I've moved it."}
        return QUESTION.sub(lambda found: told.get(found[0], "I've cancelled it."), text)


class SaysTimesElsewhere(TamperedAgent):
    """Tells every time by another clock than that of the place: the zone was lost on the way."""

    zone: tzinfo = UTC

    async def tampered(self, uow: UnitOfWork, actor: AgentInConversation, text: str) -> str:
        here = uow.now.astimezone((await uow.catalog()).business.timezone)
        there = here.astimezone(self.zone).utcoffset() or timedelta()
        return TIME.sub(lambda found: _shifted(found, there - (here.utcoffset() or timedelta())), text)


class SaysTimesInChicago(SaysTimesElsewhere):
    """An hour off, which looks like a time of the same day."""

    zone = ZoneInfo("America/Chicago")


def _shifted(found: re.Match[str], by: timedelta) -> str:
    minutes = int(found["hour"]) % 12 * 60 + int(found["minute"]) + (720 if found["half"] == "PM" else 0)
    minutes = (minutes + int(by.total_seconds()) // 60) % 1440
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02} {'PM' if hour >= 12 else 'AM'}"
