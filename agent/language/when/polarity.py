"""What a customer does not want: 'not Monday', 'Friday doesn't work', 'instead of 3', 'I can't before 10'."""

from collections.abc import Sequence
from itertools import pairwise

from agent.language.when.drafts import DateDraft, TimeDraft
from agent.language.when.mention import TimeKind
from agent.language.when.reading import Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import word_set

Draft = DateDraft | TimeDraft

_REACH = 9
_NOT = word_set(
    "not isn't can't cannot couldn't won't wouldn't don't doesn't didn't unable except excluding besides without"
    " avoid never neither unavailable busy away working isnt cant couldnt wont wouldnt dont doesnt didnt"
)
_NOT_WITH = {"instead": "of", "apart": "from", "rather": "than", "other": "than", "better": "than"}
_ALL_BUT = word_set("anything any day time anytime everything always anyday all")
_OCCUPIED = word_set(
    "meeting something class plans exam lesson interview flight conflict training commitment else commitments"
    " shift call"
)
_HAVE = word_set("have got i've ive in i'm im")
_FINISHING = word_set("finish finishing finishes off")
_I = word_set("i we i've ive already i'm im i'll")
# Words that may stand between a refusal and what is refused.
_PASSED = word_set(
    "on at the in for of it do make made come be available free want wanna to this that really a an any have go"
    " book work works good me us with anymore able attend possible need get there here before by between from"
    " until around going gonna till after later earlier than or and / nor please"
)
# 'I don't think I can do Monday', while 'can't I do Monday' asks.
_SUPPOSING = word_set("think i we can could")
_LISTING = word_set("or and nor / at on the in &")
_BESIDE = word_set("at on the in or and / & for me us , appointment slot")
_IS = word_set("is are was will would that's be am i'm im we're i we i'll looks does do did will can could")
_IS_NOT = word_set("isn't aren't doesn't don't won't can't cannot wouldn't couldn't not")
_IS_NOT_TYPED = frozenset(word.replace("'", "") for word in _IS_NOT)
_NO_GOOD = word_set("unavailable impossible bad out busy full booked taken tricky difficult away no working closed off")
_INTENSIFIERS = word_set("a bit really so just already quite very fully all")
_TOO = word_set("early late soon far long busy")
_CUES = (
    {"no"} | _NOT | _NOT_WITH.keys() | _IS_NOT_TYPED | _NO_GOOD | _OCCUPIED | _FINISHING | {"but", "too", "work", "nor"}
)
_TIME = KIND["time"]
_MENTION = kinds("date time part")
_TYPOGRAPHIC = "’"


def set_polarity(reading: Reading) -> None:
    if _CUES.isdisjoint(reading.tokens.words) and _TYPOGRAPHIC not in reading.tokens.text:
        return
    words = [word.replace("’", "'") for word in reading.tokens.words]
    drafts: list[Draft] = [*reading.dates, *reading.times]
    for draft in drafts:
        if _refused_before(reading, words, draft):
            _refuse(reading, draft)
        elif _refused_after(reading, words, draft):
            draft.negated = True
    _spread(reading, reading.dates)
    _spread(reading, reading.times)
    _unlink(reading.dates)
    _unlink(reading.times)


def _refuse(reading: Reading, draft: Draft) -> None:
    """A refused bound is the opposite bound: 'I can't before 10' is from 10 on."""
    if isinstance(draft, DateDraft):
        if not draft.turn_bound(reading.today):
            draft.negated = True
    elif draft.kind in (TimeKind.FROM, TimeKind.UNTIL):
        draft.first, draft.last = draft.last, draft.first
        draft.kind = TimeKind.UNTIL if draft.kind is TimeKind.FROM else TimeKind.FROM
    else:
        draft.negated = True


def _refused_before(reading: Reading, words: list[str], draft: Draft) -> bool:
    passed: list[str] = []
    for index in range(draft.i - 1, max(draft.i - 1 - _REACH, -1), -1):
        word = words[index]
        if word == "no" and isinstance(draft, DateDraft) and draft.weekdays and index == draft.i - 1:
            return True
        if word in _NOT:
            asked = (index > 0 and words[index - 1] == "why") or (not _I.isdisjoint(passed) and "think" not in passed)
            return not asked
        if word in _NOT_WITH and words[index + 1] == _NOT_WITH[word]:
            return True
        if word == "but":
            return index > 0 and words[index - 1] in _ALL_BUT
        if word == "work" and index and (words[index - 1] in _I or words[max(index - 2, 0) : index] == ["i'm", "at"]):
            return True
        if word in _OCCUPIED:
            return _have(words[max(index - 5, 0) : index])
        if word in _FINISHING:
            _finish_at(words, index, draft)
            return False
        if reading.kinds[index] in _MENTION:
            # 'Can't do 3pm on Monday' leaves Monday open.
            over_clock = isinstance(draft, DateDraft) and reading.kinds[index] == _TIME
            if over_clock or not _LISTING.issuperset(passed):
                return False
        elif word in _PASSED or word in _SUPPOSING:
            passed.append(word)
        else:
            return False
    return False


def _have(words: list[str]) -> bool:
    """'I have something at 2', but neither 'do you have something' nor 'I would like something'."""
    return not _I.isdisjoint(words) and not _HAVE.isdisjoint(words) and "you" not in words


def _finish_at(words: list[str], index: int, draft: Draft) -> None:
    """'I finish work at 5': free from then on."""
    if (
        isinstance(draft, TimeDraft)
        and draft.kind is TimeKind.AT
        and not _I.isdisjoint(words[max(index - 2, 0) : index])
    ):
        draft.kind = TimeKind.FROM


def _refused_after(reading: Reading, words: list[str], draft: Draft) -> bool:
    index, end = draft.j, min(draft.j + _REACH, len(words))
    while index < end and (words[index] in _BESIDE or reading.kinds[index] in _MENTION):
        index += 1
    asked = (draft.i > 0 and words[draft.i - 1] in _IS) or (draft.i > 1 and words[draft.i - 2] in _IS)
    while index < end and words[index] in _IS and not asked:
        index += 1
    if index == end:
        return False
    while index < end - 1 and words[index] in _INTENSIFIERS:
        index += 1
    word = words[index]
    if word == "too":
        return index + 1 < len(words) and words[index + 1] in _TOO
    if word in _IS_NOT or word in _IS_NOT_TYPED:
        return not _leads_on(reading, words, index + 1)
    return (
        word in _NO_GOOD
        and index > draft.j
        and words[index - 1] not in _BESIDE
        and not _leads_on(reading, words, index + 1)
    )


def _leads_on(reading: Reading, words: list[str], start: int) -> bool:
    """The refusal is of the mention that follows, as in 'Friday not Monday'."""
    for index in range(start, min(start + 5, len(words))):
        if reading.kinds[index] in _MENTION:
            return True
        if words[index] not in _PASSED:
            return words[index] in _I
    return False


def _spread(reading: Reading, drafts: Sequence[Draft]) -> None:
    """In 'Monday or Tuesday don't work' and 'not Monday, Tuesday or Friday' the whole list is refused."""
    linked = [(before, after) for before, after in pairwise(drafts) if after.joined]
    for before, after in reversed(linked):
        if after.negated and not before.negated and _with_or(reading, before, after):
            before.negated = True
    for number, (before, after) in enumerate(linked):
        follows = number + 1 < len(linked) and linked[number + 1][0] is after and _with_or(reading, *linked[number + 1])
        if before.negated and not after.negated and (follows or _with_or(reading, before, after)):
            after.negated = True


def _unlink(drafts: Sequence[Draft]) -> None:
    for before, after in pairwise(drafts):
        after.joined = after.joined and before.negated == after.negated


def _with_or(reading: Reading, before: Draft, after: Draft) -> bool:
    return any(kind in (KIND["or"], KIND["and"]) for kind in reading.kinds[before.j : after.i])
