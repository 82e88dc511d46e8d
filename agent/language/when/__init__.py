"""Dates and times in English as customers write them, read against a given now."""

from agent.language.when.mention import (
    DateKind,
    DateMention,
    DurationMention,
    Moment,
    PartOfDay,
    RelativeKind,
    RelativeMention,
    TimeKind,
    TimeMention,
    When,
)
from agent.language.when.read import read_when

__all__ = [
    "DateKind",
    "DateMention",
    "DurationMention",
    "Moment",
    "PartOfDay",
    "RelativeKind",
    "RelativeMention",
    "TimeKind",
    "TimeMention",
    "When",
    "read_when",
]
