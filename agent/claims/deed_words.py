"""The words with which models say that something was booked, moved, cancelled or simply done."""

import re
from dataclasses import dataclass
from enum import StrEnum

from agent.claims.facts import Deed

_TOLD_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|(?:this|next) \w+"
    r"|\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|(?:this|next) \w+|the \d|\d"
_OUR_BOOKS = (
    r"(?:the|our|your|dr\.? ?\w+'s|\w+'s) (?:\w+ )?(?:calendar|diary|schedule|books?|system|list|agenda|roster)"
)
_NOUN = r"(?:appointment|booking|reservation|visit|session|slot|spot|place|time|check-?up|ž+)"
_ADVERB = r"(?:now|all|also|just|already|officially|successfully|safely|fully|properly|still|currently|both|happily)"


class Style(StrEnum):
    """`ACT` says that somebody did it, `STATE` that it is so."""

    ACT = "act"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class DeedWords:
    """`deed` is None for words that say no more than 'done'. `future` words carry a 'will' that promises nothing."""

    deed: Deed | None
    style: Style
    pattern: re.Pattern[str]
    future: bool = False


def _words(deed: Deed | None, style: Style, source: str, *, future: bool = False) -> DeedWords:
    return DeedWords(deed, style, re.compile(source), future)


DEED_WORDS = (
    _words(
        Deed.CREATED,
        Style.ACT,
        r"(?<![\w-])(?<!\bfully )(?<!completely )(?<!entirely )(?:re-?|pre-?)?booked(?! up\b| out\b| solid\b"
        r"| by\b)(?! (?:slot|time)s?\b)"
        r"|(?<![\w-])(?:scheduled|reserved|secured|arranged|organi[sz]ed|finali[sz]ed|confirmed|guaranteed)\b"
        r"|\b(?:i've|i have|we've|we have) (?:\w+ )?requested\b|\block(?:ed)? and loaded\b"
        r"|\b(?:locked|pencil+ed|slotted|squeezed|fitted|signed|noted|marked) (?:(?:you|it|that|this) )?(?:in|up"
        r"|down)\b"
        r"|\b(?:i've|i have|we've|we have) (?:\w+ )?requested\b|\block(?:ed)? and loaded\b"
        r"|\b(?:locked|pencil+ed|slotted|squeezed|fitted) (?:\w+ ){1,3}in\b"
        r"|\b(?:put|got|have|'ve got|had) you(?: all)? (?:down|in|booked)\b(?! mind| as\b)"
        r"|\b(?:made|created|placed|completed|processed|submitted|finished|secured|got) (?:the|an?|your|that|this"
        r"|you an?)"
        rf" (?:\w+ )?{_NOUN}\b"
        rf"|\badded .{{0,60}}\bto {_OUR_BOOKS}"
        rf"|\b(?:put|entered|placed|popped) .{{0,60}}\b(?:in|into|on|onto) {_OUR_BOOKS}"
        rf"|\b{_NOUN} (?:(?:is|was|has been) )?(?:went through|came through|successful|complete|done)\b",
    ),
    _words(
        Deed.MOVED,
        Style.STATE,
        r"\b(?:your|the) new (?:appointment|time|slot|booking|date|session)(?: (?:time|date|slot))?(?: is\b"
        r"| will be\b|:)"
        r"|\byou(?:'re| are) now (?:booked|on|down|scheduled|set|in|with|coming)\b"
        rf"|\bis now (?:on\b|at\b|for\b|booked\b|scheduled\b|set\b|(?:an? )?(?:{_TOLD_DAY}))",
    ),
    _words(
        Deed.CREATED,
        Style.STATE,
        rf"\byou(?:'re| are|r)(?: {_ADVERB})* (?:set\b|good to go\b|down for\b|on (?:{_OUR_BOOKS})|expected\b"
        rf"|due (?:to see|in|at|on|with|for)\b|in(?=\W*$|[!.,;]| for (?:{_DAY})| on (?:{_DAY})| with \w+ (?:on|at"
        rf"|for)))"
        r"|\b(?:all|everything's|everything is|it's|that's|you're) (?:all )?set\b(?! up)"
        rf"|\b(?:{_NOUN}|everything|it|that|all)(?:'s| is| was| has| have)(?: {_ADVERB}| been)* (?:fixed|complete"
        rf"|completed|made"
        rf"|official"
        r"|good to go|in place|sorted|settled|set(?! up))\b"
        rf"|\b(?:is|'s|are|it's|now|stays?|remains?)(?: {_ADVERB})* (?:in|on) {_OUR_BOOKS}"
        r"|\bit's official\b|\bgood to go\b"
        r"|\b(?<!hope to )(?<!like to )(?<!love to )(?<!glad to )(?<!could )(?<!can )see you (?:then\b|there\b|on\b"
        r"|at\b"
        rf"|in the (?:morning|afternoon|evening)|{_DAY})"
        r"|(?:\blook(?:s|ing)? forward to (?:your (?:visit|appointment)|(?:seeing|meeting|welcoming|having) you)\b"
        r"|\bcan't wait to (?:see|meet|welcome) you\b)(?! again| back| soon| another| in the future| some)"
        rf"|(?:^|[.!,;] ?)\W{{0,5}}until (?:then\b|tomorrow|(?:{_DAY}))"
        r"|\b(?:will|'ll)(?: \w+)? (?:see you|be seeing|take care of you|look after you|be expecting you|expect you"
        r"|be waiting for you|be ready for you|welcome you|meet you|be with you (?:on|at))\b"
        r"|\byou(?:'ll| will)(?: \w+)? (?:be seeing|be seen|be meeting|be with)\b"
        r"|\byou(?:'ll| will)(?: \w+)? see (?:dr\b|(?!the|that|a|an|our|what|how|it|this|your|all"
        r"|more)[\w.]+ (?:\w+ )?(?:on|at|for"
        r"|tomorrow|today)\b)"
        r"|\bwe(?:'ll| will)(?: all)? see (?:you\b|(?!if|what|whether|how|about|which)\w+"
        rf" (?:and \w+ )?(?:on|at|then|{_DAY}))"
        rf"|\b(?:is|are|we're) (?:expecting|waiting for|looking forward to) (?:you|seeing you|meeting you)\b|\b(?:is"
        rf"|'s) (?:{_ADVERB} )?(?:all )?yours\b"
        rf"|\bcoming up\b.{{0,20}}\byou(?:'ve| have)\b|\byou(?:'ve| have)(?: got)?\b.{{0,40}}\bcoming up\b",
        future=True,
    ),
    _words(
        Deed.CREATED,
        Style.STATE,
        rf"\b(?:\w+'s|the) ž+s?(?: with [\w .]{{1,30}}?)?(?:'s| is| takes place| starts)(?: {_ADVERB}| set| scheduled)*"
        rf" (?:(?:on |at |for )+(?:the )?(?:{_DAY})|(?:{_TOLD_DAY}))"
        rf"|\byour (?:next |upcoming |new |first |other )?(?:[\w'-]+ ){{1,5}}?(?:with (?:[\w.]+ ){{1,3}}?)?"
        rf"(?:is|takes place|starts|begins|falls|stands)(?: {_ADVERB}| set| scheduled| due)*"
        rf" (?:(?:on |at |for |in |this |next )+(?:the )?(?:{_DAY})|(?:{_TOLD_DAY}))"
        r"|\byour (?:next|upcoming|current|existing) (?:\w+ )?(?:appointment|visit|booking|session|check-?up"
        r"|reservation"
        r"|consultation|one)(?: is|:| starts)"
        rf"|\byou(?:'ve| have| already have| do have| still have)(?: {_ADVERB})*(?: got)? (?:an?|one|two|three|your"
        rf"|the|\d)"
        rf" (?:[\w-]+ ){{0,3}}?{_NOUN}s?\b(?! request)"
        r"|\byou(?:'ve| have)(?: got)? (?:one|two|three|\d) \w+ (?:coming up|booked|scheduled|planned)\b"
        rf"|\b(?:i|we) (?:can )?(?:see|have|found)(?: that)? (?:an?|one|two|three|\d|your) (?:[\w-]+ ){{0,2}}?"
        rf"(?:appointment|booking|reservation)s?\b"
        r"|\b(?:records?|system|calendar|diary) shows?\b"
        r"|\b(?:stays?|remains?) (?:as it is|in place|unchanged|the same|on|valid|where it is|booked|scheduled)\b"
        r"|\b(?:is|'s|are) still (?:on|in place|booked|standing|scheduled)\b",
    ),
    _words(
        Deed.MOVED,
        Style.ACT,
        r"\b(?:re-?scheduled|moved|shifted|switched|swapped|postponed|pushed|bumped|brought (?:it |that )?forward"
        r"|rebooked"
        r"|changed|transferred your|(?:updated|adjusted|amended)(?= (?:your|the|it|that)\b))\b",
    ),
    _words(
        Deed.CANCELLED,
        Style.ACT,
        r"\b(?:cancel+ed(?! (?:appointments|bookings|visits|sessions)\b)|deleted|removed|called (?:it |that )?off"
        r"|scrapped|withdrawn|voided|annulled|dropped|undone)\b"
        rf"|\btaken? .{{0,50}}?\b(?:off|out of|from) {_OUR_BOOKS}|\btook .{{0,50}}?\b(?:off|out of|from) {_OUR_BOOKS}"
        r"|\bcancel+ation(?: (?:is|was|has been|went))?(?: \w+)? ?(?:confirmed|complete|completed|processed|done"
        r"|through"
        r"|successful)\b"
        r"|\b(?:processed|completed|handled|finali[sz]ed|made|submitted) (?:the|your|that|this) cancel+ation\b"
        r"|\bfreed up (?:your|the|that)\b",
    ),
    _words(
        None,
        Style.ACT,
        r"(?:^|[.!,;:] ?)\W{0,5}(?:(?:great|perfect|okay|ok|sure|alright|yes|yep|and|wonderful|lovely|that's|it's"
        r"|it is|that is|is|all"
        r"|everything's|got it|right)[ ,!.]+)*(?:all |now )?done(?=\W|$)(?! with)"
        r"|\bconsider (?:it|that|this|(?:the|your) (?:\S+ ){0,3}?(?:appointment|booking|visit|session|reservation)) \w+"
        r"|\b(?:took|taken) care of (?:it|that|this|everything)\b|\btaken care of\b"
        r"|\b(?:that's|it's|everything's|you're|is|are|all) (?:all |now )?(?:sorted|handled|wrapped up)\b"
        r"|\bmission accomplished\b|\bwent through\b|\b(?:i've|i have|i) (?:just |now )?(?:sorted|handled|done) (?:it"
        r"|that)\b",
    ),
)
"""In this order; where two find the same words the first that asserts something keeps them."""

APPROVED = re.compile(
    r"\b(?:approved|accepted|confirmed|guaranteed|locked in|finali[sz]ed|official|given the go-ahead|signed off)\b"
)
"""Said of a booking that still waits for the team's approval these are untrue, whoever is said to have done it."""

CANCELLED_IN_THE_NEGATIVE = re.compile(
    rf"\bno longer (?:on {_OUR_BOOKS}|booked|scheduled|have (?:an?|that|the|your) (?:\w+ )?{_NOUN})"
    r"|\b(?:won't|will not|isn't|is not) (?:be )?(?:going ahead|taking place|happening)\b"
    r"|\bis off (?:the|our) (?:books|calendar|diary)\b"
)
"""These bring their own 'not', so that a negation before them is not looked for in the same words."""

FUTURE_DEED = re.compile(
    r"\b(?:i'll|i will|we'll|we will|i'm going to|let me) (?:(?:now|just|also|go ahead and|get|get that|get it|have) )*"
    r"(?P<verb>book(?:ed)?|schedul\w+|reserv\w+|secur\w+|cancel(?:l?ed)?|move[dr]?|reschedul\w+|switch(?:ed)?"
    r"|lock\w*)\b"
)
"""An intention: a deed, when the reply ends with nothing for the customer to answer."""

ONGOING_DEED = re.compile(
    r"(?:\b(?:i'm|i am|we're|we are)(?: \w+)?|^\W*(?:(?:great|perfect|okay|ok|sure|alright)\W+)?) ?"
    r"(?P<verb>booking|scheduling|reserving|securing|cancel+ing|moving|rescheduling|switching)\b"
    r" (?:you|it|that|this|your|the|both)\b(?! (?:fee|notice|policy|is|process))"
)

DEED_OF_STEM = (
    ("resch", Deed.MOVED),
    ("mov", Deed.MOVED),
    ("switch", Deed.MOVED),
    ("cancel", Deed.CANCELLED),
    ("", Deed.CREATED),
)
