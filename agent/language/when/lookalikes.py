"""Words that look like days or months and are none: 'I sat down', 'the sun', 'may I', 'the second one'."""

from agent.language.when.reading import Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import word_set

_PRONOUNS = word_set("i we he she they it you who ive i've just been")
_BEFORE_OTHER = {
    "sat": _PRONOUNS,
    "sun": word_set("the full much direct"),
    "wed": word_set("get getting be were are newly to we got"),
    "mon": word_set("hey yo"),
}
_AFTER_OTHER = {
    "sat": word_set("down there here with through waiting next around"),
    "sun": word_set(
        "damage spots spot burn burnt tan exposure screen block kissed allergy bed bathing shine protection rash"
        " glasses"
    ),
    "wed": frozenset(),
    "mon": word_set("ami dieu cheri"),
}
_VERBS_AFTER_MAY = word_set(
    "i we he she they you be not have work need want suit also even well do get come take change it my or"
)
_MAY_BE_SAID_OF = kinds("ordinal number bignum")
_OWNED = word_set("my your our his her their a another every each any its very")
_THINGS_IN_ORDER = word_set(
    "time one ones opinion visit appointment available name thing place person grade anniversary birthday child"
    " kid shot dose vaccine trimester class round try attempt degree party line row block molar tooth session slot"
    " thought thoughts opening spot doctor dentist stylist salon half hand trip consult consultation treatment gen"
    " generation edition year customer booking of"
)
_ONE_OF_THEM = word_set(
    "this that the which another first next last any some no other each every new different good better earlier"
    " later only second third an a same"
)
_SURELY_ONE_OCLOCK, _READ_BEFORE = kinds("meridiem oclock"), kinds("date time part")
_AFTER_ONE_OCLOCK = kinds("meridiem oclock ish dash stop comma and or on to till date part fixed time")
_INTO, _INTO_PART = kinds("in at"), kinds("the this that part early mid late")
_NAMING = kinds("other plural junk number bignum compact military")
_MAY_FOLLOW = word_set(
    "please pls plz then instead works work is would if sharp thanks thank ok okay fine good hrs with but because as so"
    " it suits i for maybe would perfect great better best ideally preferably should will was when can could and free h"
)
_NOT_AFTER_ORDINAL = kinds("unit dayunit quarter chooser street label count")


_RUNNING_ON = kinds("other plural ordinal street")
_STOP = KIND["stop"]
_SENTENCE = 12
_OFFERING = word_set("have got available open free slots slot openings times")
_BEING = word_set("was be is that's thats about are it's its will would")
_SERVING = word_set("thank for help assist are serve with")
_THANKED = word_set("help me time patience assistance helping service")
_THANKING = word_set("thanks thank thx helping appreciate ty")
_ONE_PERSON = word_set("for book make schedule get want need have find see like take prefer")
_SINGLE_THINGS = word_set("appointment session spot seat treatment slot service booking visit")


def runs_on(reading: Reading, index: int) -> bool:
    """A word stands there that makes a name of the number before it: '1512 Barber Shop', '12 Acacia Gardens'."""
    return reading.kind(index) in _RUNNING_ON and reading.word(index) not in _MAY_FOLLOW


def today_is_other(reading: Reading, index: int) -> bool:
    """'Thanks for your help today', 'that's all for today': courtesy, no date."""
    words = reading.tokens.words
    start = index
    while start > 0 and index - start < _SENTENCE and reading.kinds[start - 1] != _STOP:
        start -= 1
    said = words[start:index]
    if said and said[-1] == "for":
        said.pop()
    elif said[-2:] == ["for", "me"]:
        del said[-2:]
    if not said:
        return False
    if "else" in said and _OFFERING.isdisjoint(said):
        return True
    last, before = said[-1], said[-2] if len(said) > 1 else ""
    if last in ("it", "all", "that", "everything"):
        return before in _BEING
    if last == "you":
        return before in _SERVING
    if last in ("need", "needed"):
        return "all" in said
    return last in _THANKED and not _THANKING.isdisjoint(said)


def weekday_is_other(reading: Reading, index: int) -> bool:
    word = reading.word(index)
    if word not in _BEFORE_OTHER:
        return False
    if reading.word(index - 1) in _BEFORE_OTHER[word] or reading.word(index + 1) in _AFTER_OTHER[word]:
        return True
    return runs_on(reading, index + 1) and reading.kind(index - 1) in _NAMING


def month_is_other(reading: Reading, month: int, day: int) -> bool:
    """'May' is a verb more often than a month: 'may 3 of us come', 'the 3rd may be better'."""
    if reading.word(month) != "may":
        return False
    if reading.kind(day) not in _MAY_BE_SAID_OF:
        return True
    if day < month:
        return reading.word(month + 1) in _VERBS_AFTER_MAY
    return reading.word(day + 1) in ("of", "i", "we", "you")


def ordinal_is_other(reading: Reading, start: int, end: int) -> bool:
    after = reading.kind(end)
    return (
        reading.word(start - 1) in _OWNED
        or reading.word(end) in _THINGS_IN_ORDER
        or (bool(after) and after in _NOT_AFTER_ORDINAL)
    )


def hour_is_other(reading: Reading, index: int, end: int) -> bool:
    """'One' is rather a thing than an hour: 'this one in the morning', 'for one person', 'at one of your salons'."""
    word = reading.word(index)
    if word not in ("one", "1"):
        return False
    if reading.word(end) in _SINGLE_THINGS:
        return True
    if word == "1":
        return False
    if reading.kind(end) in _SURELY_ONE_OCLOCK:
        return False
    before = reading.word(index - 1)
    if (
        reading.kind(index - 1) in _READ_BEFORE
        or before in _ONE_OF_THEM
        or (before in _ONE_PERSON and reading.word(index + 1) != "in")
    ):
        return True
    after = reading.kind(end)
    if after in _INTO:
        return reading.kind(end + 1) not in _INTO_PART
    return bool(after) and after not in _AFTER_ONE_OCLOCK and reading.word(end) not in _MAY_FOLLOW
