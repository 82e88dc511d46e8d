"""What only the conversation can resolve."""

import pytest

from agent.language.when import RelativeKind, RelativeMention
from tests.agent.language.saying import read, said

RELATIVES = [
    ("same time", "SAME_TIME", "nothing"),
    ("at the same time", "SAME_TIME", "nothing"),
    ("same time next week", "SAME_TIME, SHIFT +7d", "nothing"),
    ("next week same time", "SHIFT +7d, SAME_TIME", "nothing"),
    ("same time tomorrow", "SAME_TIME", "Thu 12 Jun"),
    ("that time works", "SAME_TIME", "nothing"),
    ("same day", "SAME_DAY", "nothing"),
    ("the same day at 4", "SAME_DAY", "16:00"),
    ("on that day", "SAME_DAY", "nothing"),
    ("the next day", "SHIFT +1d", "nothing"),
    ("the following day", "SHIFT +1d", "nothing"),
    ("the day after", "SHIFT +1d", "nothing"),
    ("the day before", "SHIFT -1d", "nothing"),
    ("the previous day", "SHIFT -1d", "nothing"),
    ("a day later", "SHIFT +1d", "nothing"),
    ("two days later", "SHIFT +2d", "nothing"),
    ("a week later", "SHIFT +7d", "nothing"),
    ("the week after", "SHIFT +7d", "nothing"),
    ("a couple of days later", "SHIFT +2d", "nothing"),
    ("an hour later", "SHIFT +60m", "nothing"),
    ("an hour earlier", "SHIFT -60m", "nothing"),
    ("half an hour later", "SHIFT +30m", "nothing"),
    ("30 minutes earlier", "SHIFT -30m", "nothing"),
    ("an hour and a half later", "SHIFT +90m", "nothing"),
    ("push it back an hour", "SHIFT +60m", "nothing"),
    ("bring it forward 30 mins", "SHIFT -30m", "nothing"),
    ("later", "LATER", "nothing"),
    ("anything later?", "LATER", "nothing"),
    ("something earlier please", "EARLIER", "nothing"),
    ("sooner", "EARLIER", "nothing"),
    ("the next one", "NEXT", "nothing"),
    ("the one after", "NEXT", "nothing"),
    ("the one after that", "NEXT", "nothing"),
    ("the previous one", "PREVIOUS", "nothing"),
    ("the one before", "PREVIOUS", "nothing"),
    ("the first one", "CHOICE 1", "nothing"),
    ("second one please", "CHOICE 2", "nothing"),
    ("the third option", "CHOICE 3", "nothing"),
    ("the last one", "CHOICE -1", "nothing"),
    ("option 2", "CHOICE 2", "nothing"),
    ("number 3", "CHOICE 3", "nothing"),
    ("#2", "CHOICE 2", "nothing"),
    ("1st one", "CHOICE 1", "nothing"),
    ("the first", "CHOICE 1", "nothing"),
    ("earliest", "EARLIEST", "nothing"),
    ("the earliest you have", "EARLIEST", "nothing"),
    ("as soon as possible", "EARLIEST", "nothing"),
    ("asap", "EARLIEST", "nothing"),
    ("ASAP please", "EARLIEST", "nothing"),
    ("as early as possible", "EARLIEST", "nothing"),
    ("first available", "EARLIEST", "nothing"),
    ("next available", "EARLIEST", "nothing"),
    ("right now", "EARLIEST", "nothing"),
    ("first appointment on monday", "EARLIEST", "Mon 16 Jun"),
    ("latest", "LATEST", "nothing"),
    ("as late as possible", "LATEST", "nothing"),
    ("last appointment of the day", "LATEST", "nothing"),
    ("any time", "ANY_TIME", "nothing"),
    ("anytime", "ANY_TIME", "nothing"),
    ("whenever", "ANY_TIME", "nothing"),
    ("any day", "ANY_DAY", "nothing"),
    ("any day works", "ANY_DAY", "nothing"),
    ("another time", "OTHER_TIME", "nothing"),
    ("a different time", "OTHER_TIME", "nothing"),
    ("another day", "OTHER_DAY", "nothing"),
    ("some other date", "OTHER_DAY", "nothing"),
]


def meant(mention: RelativeMention) -> str:
    shift = (f"{mention.days:+}d" if mention.days else "") + (f"{mention.minutes:+}m" if mention.minutes else "")
    index = "" if mention.index is None else str(mention.index)
    return " ".join(part for part in (mention.kind.name, shift, index) if part)


@pytest.mark.parametrize(("text", "relatives", "expected"), RELATIVES, ids=[text for text, *_ in RELATIVES])
def test_a_relative_mention_is_told_apart(text: str, relatives: str, expected: str) -> None:
    when = read(text)
    assert ", ".join(meant(mention) for mention in when.relatives) == relatives
    assert said(when) == expected


def test_a_refused_choice_says_so() -> None:
    (mention,) = read("not the first one").relatives
    assert (mention.kind, mention.index, mention.negated) == (RelativeKind.CHOICE, 1, True)


def test_a_lone_ordinal_is_a_day_and_a_choice() -> None:
    when = read("the third")
    assert said(when) == "Thu 3 Jul"
    assert [meant(mention) for mention in when.relatives] == ["CHOICE 3"]


@pytest.mark.parametrize(
    "text", ["see you later", "I'll call you later", "sooner or later", "next time", "my next appointment"]
)
def test_small_talk_is_no_relative_mention(text: str) -> None:
    assert not read(text).relatives
