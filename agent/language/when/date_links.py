"""Days that belong together: 'Mon-Wed', 'Monday or Tuesday', 'before Friday', 'a week after the 10th'."""

import datetime as dt
import re
from datetime import timedelta
from itertools import pairwise

from agent.language.when import days
from agent.language.when.drafts import DateDraft
from agent.language.when.grammar import Rule
from agent.language.when.mention import DateKind
from agent.language.when.range_rules import COUNT, count, counted_from
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import WEEK

_BETWEEN, _TO, _AND, _OR, _FROM = (KIND[name] for name in ("between", "to", "and", "or", "from"))
_NEUTRAL = kinds("the on")
_SPAN = kinds("dash to till through")
_LISTING = kinds("or and comma")
_CLOCKED = kinds("time at part in the on comma or and dash around for meridiem")
_WITHIN = kinds("in of part")
_WHOLE_WEEK = 6
_BOUNDS = kinds("after before till from")
_BEFORE, _BY, _TILL, _SINCE = (KIND[name] for name in ("before", "by", "till", "since"))
_COMMA, _ONWARDS, _AFTER, _LATER = (KIND[name] for name in ("comma", "onwards", "after", "later"))
_COMPARED = kinds("later earlier")


def link_dates(reading: Reading) -> None:
    """Completes the drafts in place, in the order of the text."""
    reading.dates.sort(key=lambda draft: draft.i)
    linked: list[DateDraft] = []
    for draft in reading.dates:
        if not (linked and _linked(reading, linked[-1], draft)):
            linked.append(draft)
    reading.dates = linked
    for draft, after in pairwise(reversed(linked)):
        # 'The 10th, 11th or 12th': the 'or' makes a list of what went before.
        after.joined = after.joined or (after.after_comma and draft.joined)
    for draft in linked:
        if not draft.replaced:
            _bound(reading, draft)


def _linked(reading: Reading, before: DateDraft, draft: DateDraft) -> bool:
    """True where the two became one stretch, held by the first."""
    if draft.following and draft.weekday >= 0:
        draft.first = draft.last = days.coming(before.first, draft.weekday)
    between = [kind for kind in reading.kinds[before.j : draft.i] if kind not in _NEUTRAL]
    if _lend_weekdays(reading, before, draft, between):
        return True
    _lend_week(before, draft, between)
    opening = reading.kind(before.i - 1)
    if len(between) == 1 and (between[0] in _SPAN or (between[0] == _AND and opening == _BETWEEN)):
        if between[0] == _TO and _moved_away(reading, before):
            before.replaced = True
            return False
        return _made_range(reading, before, draft)
    listed = set(between)
    if _OR in listed or _AND in listed:
        draft.joined = draft.joined or listed <= (_CLOCKED if _OR in listed and len(between) <= 8 else _LISTING)
    elif between == [_COMMA]:
        # 'Today, March 5th' is one day said twice; 'Monday, Tuesday' are two.
        draft.joined = draft.joined or (before.weekday_only and draft.weekday_only)
        draft.after_comma = before.kind is draft.kind
    return False


def _lend_weekdays(reading: Reading, before: DateDraft, draft: DateDraft, between: list[str]) -> bool:
    """'Weekdays next week' and 'Fridays in July' are one stretch of certain days."""
    if draft.kind is not DateKind.RANGE or bool(before.weekdays) == bool(draft.weekdays):
        return False
    if len(between) > 2 or not set(between) <= _WITHIN:
        return False
    days_meant, stretch = (before, draft) if before.weekdays else (draft, before)
    if stretch.kind is not DateKind.RANGE or stretch.bound:
        return False
    first, last = stretch.first, stretch.last
    fitting = [day for day in days.span(first, last) if day.weekday() in days_meant.weekdays]
    if not fitting:
        return False
    before.first, before.last, before.kind, before.weekdays = (
        fitting[0],
        fitting[-1],
        DateKind.RANGE,
        days_meant.weekdays,
    )
    before.j, before.past = draft.j, stretch.past
    return True


def settle_weeks(reading: Reading) -> None:
    """In 'next week, maybe Thursday' the week was said first, for the weekdays after it."""
    week: DateDraft | None = None
    for draft in reading.dates:
        if week and draft.weekday_only and draft.wanted:
            day = days.on_or_after(week.first, draft.weekday)
            if day <= week.last:
                draft.first = draft.last = day
                draft.alternatives = ()
        elif draft.kind is DateKind.RANGE and not draft.bound and (draft.last - draft.first).days == _WHOLE_WEEK:
            week = draft if draft.wanted else None
        else:
            week = None


def _lend_week(before: DateDraft, draft: DateDraft, between: list[str]) -> None:
    """'Monday or Tuesday next week' are both of next week, and so are those of 'next Monday or Tuesday'."""
    if not between or len(between) > 2 or not set(between) <= _SPAN | _LISTING:
        return
    if before.weekday_only and draft.week_named:
        before.first = before.last = days.monday_of(draft.first) + timedelta(before.weekday)
        before.alternatives = ()
    elif before.week_named and draft.weekday_only:
        draft.first = draft.last = days.on_or_after(before.first, draft.weekday)
        draft.alternatives = ()


def _moved_away(reading: Reading, draft: DateDraft) -> bool:
    """The Friday of 'move it from Friday to Monday'."""
    if reading.kind(draft.i - 1) == _TO:
        return False
    return reading.moving < draft.i


def _made_range(reading: Reading, before: DateDraft, draft: DateDraft) -> bool:
    last = draft.last
    if last < before.first and draft.weekday_only:
        last = days.on_or_after(before.first, draft.weekday)
    elif last < before.first and draft.day_of_month:
        last = days.next_day_of_month(before.first, draft.day_of_month) or last
    if last <= before.first:
        return False
    before.last, before.kind, before.j = last, DateKind.RANGE, draft.j
    before.weekday_only, before.day_of_month, before.alternatives = False, 0, ()
    if reading.kind(before.i - 1) in (_BETWEEN, _FROM):
        before.i -= 1
    return True


def _bound(reading: Reading, draft: DateDraft) -> None:
    """'Before', 'by', 'after', 'from': a day with one of them is the end of a stretch."""
    index = draft.i - 1
    while index >= 0 and reading.kinds[index] in _NEUTRAL:
        index -= 1
    kind = reading.kind(index)
    if reading.kind(draft.j) == _ONWARDS or _or_later(reading, draft.j):
        draft.set_bound(_FROM, reading.today)
        return
    if not kind or draft.past or reading.word(index - 1) == "wait":
        return
    kind, index = _spelled_out(reading, kind, index)
    if kind == _SINCE:
        draft.past = True
        if draft.weekday_only:
            draft.first = draft.last = draft.first - timedelta(WEEK)
    elif kind == _BY:
        draft.or_earlier = True
    elif kind in _BOUNDS and not (draft.kind is DateKind.RANGE and kind == _FROM):
        draft.set_bound(kind, reading.today)
        draft.i = index


def _or_later(reading: Reading, index: int) -> bool:
    return reading.kind(index) == _OR and reading.word(index + 1) in ("later", "after", "onwards")


def _spelled_out(reading: Reading, kind: str, index: int) -> tuple[str, int]:
    """'No later than' is by, 'sooner than' before, 'on or after' from, 'starting' from."""
    word, before = reading.word(index), reading.word(index - 1)
    if word == "than" and reading.kind(index - 1) in _COMPARED:
        later = reading.kind(index - 1) == _LATER
        if reading.word(index - 2) in ("no", "not"):
            return (_BY if later else _FROM), index - 2
        return (_AFTER if later else _BEFORE), index - 1
    if before == "or" and reading.word(index - 2) == "on" and kind in (_AFTER, _BEFORE):
        return (_FROM if kind == _AFTER else _BY), index - 2
    return (_FROM, index) if word in ("starting", "commencing") else (kind, index)


def _counted(reading: Reading, match: re.Match[str]) -> Claim:
    """'A week after the 10th', 'two days before Christmas', 'the day after Friday'."""
    at = match.start("DATE")
    if reading.kind(match.start() - 1) == KIND["for"]:
        return None
    for draft in reading.dates:
        if draft.i == at or (draft.i < at < draft.j):
            number = 1 if match["COUNT"] == KIND["the"] else count(reading, match, "COUNT")
            sign = -1 if match["WAY"] == _BEFORE else 1
            day: dt.date | None = counted_from(draft.first, reading.value(match, "UNIT"), sign * number)
            if day is None:
                return None
            draft.i, draft.first, draft.last, draft.alternatives = match.start(), day, day, ()
            draft.weekday_only, draft.day_of_month = False, 0
            return match.start(), at
    return None


def _week_of(reading: Reading, match: re.Match[str]) -> Claim:
    at = match.start("DATE")
    for draft in reading.dates:
        if draft.i <= at < draft.j and reading.value(match, "UNIT") == WEEK:
            monday = days.monday_of(draft.first)
            draft.i, draft.first, draft.last = match.start(), monday, monday + timedelta(6)
            draft.kind, draft.day_of_month, draft.alternatives = DateKind.RANGE, 0, ()
            return match.start(), at
    return None


def _weeks_from(reading: Reading, match: re.Match[str]) -> Claim:
    """British '3 weeks today'."""
    offset = reading.tokens.kinds[match.start("DATE")] == KIND["dayword"]
    return _counted(reading, match) if offset and reading.value(match, "UNIT") >= WEEK else None


COUNTED_RULES = (
    Rule("date", f"(?P<COUNT> {COUNT} ) (?P<UNIT> dayunit ) (?P<WAY>) (?P<DATE> date )", _weeks_from),
    Rule(
        "date",
        f"(?P<COUNT> {COUNT} | the ) (?P<UNIT> dayunit ) (?P<WAY> from | after | before | on ) the? (?P<DATE> date )",
        _counted,
    ),
    Rule("date", "the? (?P<UNIT> dayunit ) (?: of | start | other ) the? (?P<DATE> date )", _week_of),
)
