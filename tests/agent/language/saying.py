"""Readings as short words, so that a table of cases can be checked by eye. Now is Wednesday, 11 June 2025, 10:20."""

import datetime as dt
from zoneinfo import ZoneInfo

from agent.language.when import DateKind, DateMention, TimeKind, TimeMention, When, read_when

NOW = dt.datetime(2025, 6, 11, 10, 20, tzinfo=ZoneInfo("Europe/London"))


def read(text: str, *, day_first: bool = False) -> When:
    return read_when(text, NOW, day_first=day_first)


def day(date: dt.date) -> str:
    """'Fri 13 Jun', with the year unless it is this one."""
    return f"{date:%a} {date.day} {date:%b}{f' {date.year}' if date.year != NOW.year else ''}"


def date_said(mention: DateMention | None) -> str | None:
    if mention is None:
        return None
    return day(mention.first) if mention.kind is DateKind.DAY else f"{day(mention.first)} - {day(mention.last)}"


def time_said(mention: TimeMention | None) -> str | None:
    if mention is None:
        return None
    first, last = (f"{clock:%H:%M}" if clock else "" for clock in (mention.first, mention.last))
    if mention.kind is TimeKind.PART_OF_DAY:
        return f"{mention.part} {first}-{last}"
    if mention.kind is TimeKind.BETWEEN:
        return f"{first}-{last}"
    return f"{'' if mention.kind is TimeKind.AT else f'{mention.kind} '}{first or last}"


def said(when: When) -> str:
    """The date and the time that a caller would act on."""
    parts = (date_said(when.date_mention), time_said(when.time_mention))
    return ", ".join(part for part in parts if part) or "nothing"
