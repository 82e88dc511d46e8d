"""Dates and times in English as customers write them, read against a given now."""

from agent.language.when.mention import (
    DateKind,
    DateMention,
    DurationMention,
    PartOfDay,
    RelativeKind,
    RelativeMention,
    TimeKind,
    TimeMention,
)
from agent.language.when.read import read_when
from agent.language.when.when import Moment, When

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
