"""What a message means after what was asked and shown before it."""

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from agent.language.catalog import Catalog
from agent.language.choices import read_choice
from agent.language.context import NO_CONTEXT, Asked, Context
from agent.language.understanding import Understanding, understand
from agent.language.wish import Wish
from agent.language.words import read_words
from agent.models.offline.asides import keyword
from agent.models.offline.changing import says_more
from agent.models.offline.dialogue import State
from agent.models.offline.setting_aside import shows_times

NUMBERED = (Asked.SERVICE, Asked.LOCATION, Asked.PROVIDER)
AFTER_CHOICE = (Asked.NAME, Asked.CONSENT)
_NTH = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_CLOCK_TIME = re.compile(r"(?:\bat|@|\baround|\bby|\bafter|\bbefore) *\d", re.IGNORECASE)


def understood_of(state: State, text: str) -> Understanding:
    if state.catalog is None:
        raise ValueError("the catalog is read before the customer is")
    now = datetime.combine(state.today, state.now.time().replace(second=0, microsecond=0))
    context = state.asked or NO_CONTEXT
    if context.asked is Asked.CHOICE and shows_times(state) and _CLOCK_TIME.search(text):
        context = Context(Asked.WHEN)
    heard = _understand(text, now, state.catalog, context)
    idle = state.task is None and (state.asked is None or state.asked.asked is Asked.MORE)
    if idle and (intent := keyword(text)) and not says_more(heard, heard.main):
        return replace(heard, wishes=(Wish(intent),))
    if heard.choice is None and (context.asked in NUMBERED or (context.asked in AFTER_CHOICE and state.listed)):
        choice = read_choice(read_words(text), len(state.listed))
        a_date = context.asked in AFTER_CHOICE and _NTH.search(text)
        return heard if choice is None or a_date else replace(heard, choice=choice.index)
    return heard


@lru_cache(maxsize=1024)
def _understand(text: str, now: datetime, catalog: Catalog, context: Context) -> Understanding:
    """A conversation is read from its beginning at every step, and a message means the same every time."""
    return understand(text, now, catalog, context)
