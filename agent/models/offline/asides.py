"""What customers say beside the matter: to a machine, out of anger, about others, in another language."""

import re
from enum import StrEnum

from agent.language.english.word_list import word_list
from agent.language.intents import Intent


class Aside(StrEnum):
    BOT = "bot"
    ABUSE = "abuse"
    OTHERS = "others"
    FOREIGN = "foreign"
    WAIT = "wait"
    ANEW = "anew"
    NO_NAME = "no name"
    NEAREST = "nearest"
    OTHER_TIMES = "other times"
    ALL = "all"
    RULES = "rules"


_PATTERNS = {
    Aside.RULES: r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules|prompts?|above|guidelines)\b"
    r"|\bsystem prompt\b|\byour (?:instructions|prompt|rules)\b|\b(?:developer|admin|debug|god) mode\b"
    r"|\bas (?:an? )?(?:admin|administrator|system|developer)\b|\bact as\b|\bpretend\b",
    Aside.OTHERS: r"\b(?:every(?:one|body)|any(?:one|body)|some(?:one|body)|no(?:one|body)|who(?:ever)?) else(?:'?s)?\b"
    r".{0,25}\b(?:app\w*|bookings?|slots?|reservations?|booked|details|number)\b"
    r"|\ball (?:of )?(?:the |your )?(?:customers?|clients?|patients?|people|bookings of)\b"
    r"|\bother (?:customers?|people|clients?|patients?)\b"
    r"|\bwhat (?:did|has|have|is) (?!i\b|we\b|you\b|u\b|it\b|this\b|that\b|the\b|there\b)\w+ (?:book|got|booked)\b"
    r"|(?<!\bmy )(?<!\bour )(?<!\ba )(?<!\ban )\b"
    r"(?!doctor|dentist|barber|stylist|vet|today|tomorrow|it|that|what|there|let|here|who|where|when|week|month|year)"
    r"[a-z]{2,}(?:'s|’s) "
    r"(?:\w+ )?(?:app(?:oin)?tments?|appts?|bookings?|reservations?|slots?|phone|number|details)\b"
    r"|\b(?:customer|client|patient) (?:list|data(?:base)?|details|records)\b"
    r"|\bwho (?:else )?(?:is|has|was|'s) (?:\w+ )?(?:booked|coming|got)\b",
    Aside.BOT: r"\b(?:are|r) (?:you|u) (?:an? |the )?(?:real |just an? )?"
    r"(?:ro)?(?:bot|robot|ai|machine|computer|human|real|program|chat ?bot|person|chatgpt|gpt)\b"
    r"|\b(?:is (?:this|it)|am i (?:talking|speaking|chatting|writing) (?:to|with)) (?:an? )?(?:real )?"
    r"(?:ro)?(?:bot|ai|machine|computer|robot|chat ?bot)\b",
    Aside.ABUSE: r"\b(?:fuck\w*|wtf|shit\w*|idiots?|stupid|dumb\w*|useless|moron|crap|bullshit|asshole|bitch"
    r"|suck(?:s|ing)?|hate (?:you|this)|worst|ridiculous|unacceptable|outrageous|joke of a|rubbish|pathetic"
    r"|(?:been )?waiting (?:all|for ever|forever|for (?:hours|ages|days))|terrible service|fed up|annoy(?:ed|ing)"
    r"|frustrat(?:ed|ing)|waste of (?:my )?time)\b",
    Aside.ANEW: r"\b(?:start (?:over|again|anew|from scratch)|restart|from the beginning|scratch (?:that|all))\b",
    Aside.NO_NAME: r"\b(?:(?:don'?t|do not|won'?t|rather not|not) (?:want|like|going|wish)?.{0,12}"
    r"\b(?:give|tell|say|share|leave)\b.{0,12}\bname\b|no names?\b"
    r"|why do you (?:need|want).{0,10}name|anonymous(?:ly)?)",
    Aside.NEAREST: r"\b(?:nearest|closest|nearer|closer)\b(?! (?:time|slot|day|date))",
    Aside.ALL: r"\b(?:all|both|everything|all of (?:them|it)|each of them)\b(?! day)",
    Aside.OTHER_TIMES: r"\bnone (?:of|work|suit)\b|\bsomething else\b|\bother (?:times?|options?|slots?|choices?)\b"
    r"|\bwhat else\b|\banything else\b|\bdifferent (?:time|one|slot)\b|\b(?:don'?t|do not|doesn'?t) (?:work|suit)\b"
    r"|\bno good\b|\bmore (?:times|options|slots|choices)\b|\bnot (?:those|these|any of)\b|\bneither\b",
    Aside.WAIT: r"^(?:(?:ok|hmm+|uh+|um+|oh|no|please|pls) )*(?:wait|hold on|hang on|one (?:sec|second|moment|min)"
    r"|one minute|just a (?:sec|second|moment|minute)|a moment|brb|let me (?:think|check|see)|not sure"
    r"|i'?m not sure|hmm+|idk)\b",
}
_READERS = {aside: re.compile(pattern, re.IGNORECASE) for aside, pattern in _PATTERNS.items()}
_FOREIGN = word_list(
    """hola quiero una cita para mañana por favor gracias bonjour je voudrais rendez vous pour merci demain guten tag
    ich möchte einen termin morgen bitte und ciao vorrei appuntamento domani grazie olá gostaria marcar amanhã obrigado
    nicht buenos días puedo tengo quisiera necesito le les est avec"""
)
_LEAST_FOREIGN = 2


_KEYWORDS = {
    Intent.BOOK: word_list("book booking appointment appointments appt reserve reservation schedule"),
    Intent.RESCHEDULE: word_list("reschedule move change postpone"),
    Intent.CANCEL: word_list("cancel cancellation"),
}
_POLITE = word_list(
    """please pls plz an a new hi hello hey the my thanks great good ok okay then so well yes i we d id would like want
    wanna need to can could may let lets us s me make just something"""
)


def keyword(text: str) -> Intent | None:
    """What a message of hardly more than one word asks for: "booking pls"."""
    words = [word for word in re.findall(r"\w+", text.lower()) if word not in _POLITE]
    if len(words) != 1:
        return None
    return next((intent for intent, known in _KEYWORDS.items() if words[0] in known), None)


def asides_in(text: str) -> frozenset[Aside]:
    found = {aside for aside, reader in _READERS.items() if reader.search(text)}
    words = re.findall(r"\w+", text.lower())
    if sum(word in _FOREIGN for word in words) >= max(_LEAST_FOREIGN, len(words) // 3):
        found.add(Aside.FOREIGN)
    return frozenset(found)
