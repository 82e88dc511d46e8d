"""How businesses put things, in English: what the reading of replies looks for."""

import re
from collections.abc import Sequence

from evals.customers.heard import Asked, Deed


def words(*alternatives: str) -> re.Pattern[str]:
    """Any of these patterns, whatever the case."""
    return re.compile("|".join(f"(?:{each})" for each in alternatives), re.IGNORECASE)


_VERB = "book|move|cancel|reschedule"
READ_BACK = words(
    rf"shall i (?:go ahead and )?(?P<verb>{_VERB})\b",
    rf"(?:want|like) me to (?:go ahead and )?(?P<verb2>{_VERB})\b",
    rf"(?:should|may|can) i (?:go ahead and )?(?P<verb3>{_VERB})\b",
)
SENTENCE_END = re.compile(r"(?<!\n\d\.)(?<=[.?!])\s+(?=[A-Z“\"(\d])|\n+")

_NOT = (
    r"\b(?:is|are|was|were|do|does|has|have|ca|could|wo|would)n['’]t\b",
    r"\b(?:not|cannot|no longer|nothing|unable|unavailable|no)\b",
)
NEGATED = words(*_NOT)
CONDITION = words(r"\b(?:if|once|when|before|after|until|as soon as|unless|would|could|will be|can be|to be|shall)\b")
OFFERING = words(
    r"\b(?:free|available|availability|openings?|options?|slots?|times|closest|nearest|earliest|next free)\b",
    r"\b(?:i have|i've got|we have|we've got|could do|can do|can offer|how about|what about)\b",
    r"\b(?:suits?|works?|would you like|which|shall it be|shall i take)\b",
    r"be good",
)
NOT_OFFERING = words(
    *_NOT,
    r"\b(?:taken|fully booked|closed|usually|opening hours|open from|open until|upcoming|your requests?|until)\b",
    r"\b(?:you're booked|to move|cancelled|moved|booked:|you have (?:one|an|two|three|\d)|you've got (?:one|an|two))\b",
    r"\byour (?:[\w-]+ ){1,4}(?:on|at)\b(?!.*\bfree\b)",
)

_HAVE = r"i(?:'ve| have|’ve)"
_ARE = r"you(?:'re| are|’re)"
_IS = r"(?:has|have|is|was|been) (?:now )?(?:been )?"
DONE: Sequence[tuple[Deed, re.Pattern[str]]] = (
    (Deed.CANCEL, words(rf"\b{_HAVE} cancell?ed\b", rf"{_IS}cancell?ed\b", r"^cancell?ed[:.!]")),
    (
        Deed.MOVE,
        words(
            rf"\b{_HAVE} (?:moved|rescheduled|changed (?:it|your appointment|your booking))\b",
            rf"{_IS}(?:moved|rescheduled)\b",
            r"your request is now for",
            r"^(?:moved|rescheduled)[:.!]",
        ),
    ),
    (
        Deed.BOOK,
        words(
            rf"\b{_ARE} (?:all |now )?(?:booked|set|confirmed)\b",
            rf"\b{_HAVE} (?:booked|scheduled|reserved|sent your request)\b",
            rf"{_IS}(?:booked|scheduled|confirmed|made and waits)\b",
            r"\ball set\b",
            r"\bgot you (?:down|in|booked)\b",
            r"^(?:booked|confirmed)[:.!]",
        ),
    ),
    (
        Deed.CORRECT,
        words(
            rf"\b{_HAVE} (?:noted|updated|corrected|changed (?:the|your) (?:name|phone|number|email|details))\b",
            rf"(?:details|name|number|phone|email) (?:are )?(?:{_IS})?(?:updated|changed|corrected)\b",
        ),
    ),
)

HANDED_OVER = words(
    r"\b(?:told|asked|notified|informed|let) the team\b",
    r"\bteam has been (?:told|asked|notified)\b",
    r"\b(?:somebody|someone|a colleague|a person|a member of the team)\b[^.?!]*\b(?:will|is going to)\b",
)
NOTHING_FREE = words(
    r"\b(?:nothing|no (?:free |other |available |more )?(?:times?|slots?|appointments?|openings?|availability))\b"
    r"[^.?!\n]*\b(?:free|available|left|open|then|day|week|on|that)\b",
    r"can(?:'t|’t|not) find anything|fully booked|no openings|already passed",
    r"\b(?:isn't|is not|isn’t|aren't|no longer|not) (?:free|available)",
    r"\bis closed\b",
)
LIST_ITEM = re.compile(r"(?:[-*•]|\d+[.)])\s")
OWN_LIST = words(r"\byour (?:upcoming )?(?:appointments?|bookings?)\b", "which appointment")
OWN_BOOKING = words(
    r"\byou have (?:one|an?|two|three|\d+) (?:upcoming )?(?:appointments?|bookings?)",
    r"\byour (?:next |upcoming )?(?:appointments?|bookings?)(?: is| are|:)",
    r"\bsee you (?:on|at|tomorrow|today|this)\b",
)
DENIED = words(
    r"\b(?:is|are|was)n['’]t (?:free|available)|\bnot (?:free|available)|\bno longer (?:free|available)",
    r"\b(?:taken|unavailable|fully booked)\b",
)
TOO_LATE = words(r"too (?:close|late)", "notice")
REQUEST = words(
    r"\bplease (?:tell|send|give|let|share)",
    r"\blet me know|\bcould you|\btell me|\ball i need",
    r"\bi(?:'ll| will|’ll)? need",
)

_PERSON = r"\b(?:person|somebody|someone|human|the team)\b"
ASKS: Sequence[tuple[Asked, re.Pattern[str]]] = (
    (
        Asked.PERSON,
        words(
            rf"(?:bring in|speak to|talk to|like|want|put you through to|connect you)\b.*{_PERSON}",
            r"shall i ask (?:them|the team)",
        ),
    ),
    (Asked.BOOKING, words(r"which (?:appointment|booking|of your|of these appointments)", "which one is it")),
    (
        Asked.NAME,
        words(
            r"\bname\b",
            "under (?:which|what) name",
            "whom? (?:is it|should i|shall i put) (?:for|it)",
            "what shall i write",
        ),
    ),
    (Asked.PHONE, words(r"\bphone\b", r"\bmobile\b", r"\bcontact number\b", r"\bnumber\b")),
    (Asked.EMAIL, words(r"\be-?mail\b")),
    (
        Asked.SERVICE,
        words(
            r"\b(?:which|what) (?:service|treatment|kind|type|sort)",
            "what would you like (?:to book|done|to have)",
            "which (?:service|one) would you like to book",
            "what (?:can|should) i book",
            "which of these shall it be",
        ),
    ),
    (
        Asked.LOCATION,
        words(
            r"\b(?:which|what) (?:location|place|branch|shop|salon|office|clinic|site|one is nearer)",
            r"\bwhere\b",
            r"\blocation\b",
        ),
    ),
    (
        Asked.PROVIDER,
        words(
            r"\bwhom?\b",
            "which (?:stylist|provider|person|therapist|dentist|doctor|barber|of them)",
            "(?:anyone|anybody|someone|somebody) in particular",
            "preference",
        ),
    ),
    (
        Asked.WHEN,
        words(
            r"\bwhen\b",
            r"\b(?:which|what) (?:other )?(?:day|date|time)",
            "(?:another|a different) (?:day|time)",
            "day (?:or|and|, and roughly what) time|day and time|roughly what time",
            "should be different|what to change",
        ),
    ),
    (
        Asked.CHOICE,
        words(
            "which (?:one|of|would)",
            "suits? you",
            r"(?:does|do|would|will) .*\b(?:work|suit|be good)\b",
            "shall it be|which would you like",
        ),
    ),
    (
        Asked.MORE,
        words(
            "anything else|what else|(?:can|may) i help|help you with|what can i do",
            r"like to do\b",
            r"what would you like\?",
        ),
    ),
)
