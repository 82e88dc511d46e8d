"""What a reply says was or will be done beside bookings: messages, calls, hand-overs, notes. Mostly nobody does it."""

import re
from collections.abc import Iterator

from agent.claims.facts import Deed, Facts
from agent.claims.mood import asked, conditional, denied, wished
from agent.claims.names import Topic, Vocabulary
from agent.claims.passages import Passage, Sentence
from agent.claims.verdict import Claim, Untruth
from booking_core import Status

_I = r"(?:i|we|someone|somebody|the team|our team|reception|our receptionist|our \w+|the \w+|they|he|she)"
_WILL = r"(?:'ll|will|(?:'m|'re|am|are|is) going to)"
_DONE = r"(?:'ve| have| has|'s)?(?: (?:now|just|already|also|gone ahead and|went ahead and))*"
_PEOPLE = (
    r"(?:teams?|colleagues?|managers?|staff|humans?|person|someone|somebody|receptionists?|reception|specialists?"
    r"|agents?"
    r"|representatives?|owner|supervisor|front desk|people|coworker|practice|doctor|stylist|therapist)"
)
_MESSAGE = (
    r"(?:e-?mails?|texts?|sms|messages?|confirmations?|reminders?|invites?|invitations?|links?|receipts?"
    r"|notifications?)"
)

HAND_OVERS = (
    re.compile(
        r"\b(?:i'm|i am|we're|we are)(?: \w+)? (?:looping|bringing|getting|calling|alerting|notifying|asking|informing"
        rf"|contacting|involving|flagging|reaching out) .{{0,60}}?\b{_PEOPLE}\b"
    ),
    re.compile(
        rf"\b(?:i|we){_DONE} (?:passed|forwarded|handed|escalated|flagged|transferred|connected|notified|alerted|told"
        rf"|informed|asked|let|contacted|referred|sent|raised|looped|brought|shared|put|pinged) .{{0,70}}?\b{_PEOPLE}\b"
    ),
    re.compile(
        rf"\b(?:connecting|transferring|handing|passing|putting|forwarding|escalating|sending) (?:you|this|it|that"
        rf"|your \w+|the"
        rf" \w+|things) .{{0,40}}?\b(?:{_PEOPLE}|now|over|through)\b"
    ),
    re.compile(
        rf"\b{_PEOPLE}(?: \w+){{0,3}}? (?:will|'ll|is going to|are going to)(?: (?:then|now|also|soon|personally"
        rf"|shortly))?"
        r" (?:be (?:with you|in touch|in contact|reaching|joining|contacting)|reply|respond|answer|get back|reach out"
        r"|contact"
        r" you|take over|assist|help|follow up|message|join|look into|get in touch|pick (?:this|it) up|take (?:it"
        r"|this|over)|have a look|sort (?:this"
        r"|it)|review your"
        r" (?:message|question|request))"
    ),
    re.compile(
        rf"\blet me (?:transfer|connect|hand|put|pass) (?:you|this|it)\b|\b(?:i|we) ?{_WILL} (?:transfer|connect|hand"
        rf"|pass|escalate|forward) (?:you|this|it|that|your)\b"
    ),
    re.compile(
        r"\b(?:being|getting) (?:connected|transferred|put through|handed over|passed on)\b"
        rf"|\b(?:has|have) been (?:passed|forwarded|handed|escalated|transferred|notified|alerted"
        rf"|informed) .{{0,40}}?\b{_PEOPLE}?"
    ),
)
_CALLS = re.compile(
    rf"{_WILL} (?:\w+ ){{0,2}}?(?:call|phone|ring|give you a (?:quick )?(?:call|ring|buzz|bell))\b(?! (?:in|for|it))"
    r"|\bexpect (?:an?|our|the) (?:\w+ ){0,2}?(?:call|ring|text|e-?mail|message|reminder)\b"
    r"|\byou'll (?:get|receive) a (?:phone )?call\b|\b(?:i've|we've|i have|we have|i|we) (?:just )?(?:called|phoned"
    r"|rung) (?:you|the|our)\b"
)
_NOTICES = re.compile(
    rf"\b(?:i|we|{_PEOPLE}) ?{_WILL} (?:\w+ ){{0,8}}?(?:let you know|notify you|keep (?:you (?:posted|updated"
    rf"|informed)|an eye)|update you"
    r"|message you|reach out|get back to you|follow up|be in touch|contact you|check back|monitor|watch (?:for|out)"
    r"|alert you|write to you"
    r"|come back to you|ping you)\b"
    r"|\b(?:added|put|placed|adding) you (?:to|on|onto) (?:the|our|a) (?:\w+ )?(?:waiting ?list|wait ?list"
    r"|cancellation list|list|standby)"
    r"|\byou(?:'re| are) (?:now )?on (?:the|our) (?:waiting ?list|wait ?list)"
)
_SENT = re.compile(
    rf"\b(?:i|we){_DONE} (?:sent(?! (?:the|your) (?:booking|request))|emailed|e-mailed|texted|mailed|messaged)\b"
    rf"|\b{_I} ?{_WILL} (?:\w+ ){{0,2}}?(?:send|email|text|mail|drop you)\b"
    rf"|\byou(?:'ll| will| should| are going to|'re going to)(?: \w+){{0,2}}? (?:receive|get|see|have|find|be getting"
    rf"|be sent) (?:an?|the|your|another|our|one)? ?"
    rf"(?:[\w-]+ ){{0,3}}?{_MESSAGE}\b"
    rf"|\b{_MESSAGE}\b.{{0,40}}? (?:is|are|'s|will be)(?: \w+)? (?:on (?:its|the|their) way|coming|sent|headed"
    rf"|heading)\b"
    rf"|\b{_MESSAGE}\b.{{0,30}}? (?:has|have) been (?:sent|set|scheduled)\b"
    r"|\bsent .{0,40}?\bto (?:your|the) (?:e-?mail|inbox|phone|address|number)"
    r"|\b(?:check|keep an eye on|look out for|watch) your (?:inbox|e-?mail|phone|texts|spam)\b"
    rf"|^\W*(?:{_MESSAGE}) (?:sent|set)\b|\bsending you (?:an?|the) (?:\w+ )?{_MESSAGE}"
)
_REMINDS = re.compile(
    rf"{_WILL} (?:\w+ ){{0,2}}?remind you\b|\bset (?:up )?(?:a|your) reminder\b|\b(?:i've|we've"
    rf"|i have) .{{0,20}}reminder\b"
    r"|\byou(?:'ll| will) be reminded\b"
)
_FAVOURS = re.compile(
    rf"\b(?:i|we){_DONE} (?:applied|refunded|waived|charged|issued|credited|upgraded|discounted)\b"
    r"|\b(?:refund|discount|voucher|credit) (?:has been|is being|was) (?:applied|issued|processed|sent)\b"
)
_CONSULTED = re.compile(
    r"\b(?:i|we)(?:'ve| have)?(?: just| now| already| also)? (?:spoken|spoke|checked|talked|consulted|discussed"
    r"|confirmed|called|emailed|asked|told|messaged|informed|arranged)\b(?: (?:it|this|that))?(?: (?:to|with))? $"
)
_DETAILS_CHANGED = re.compile(
    rf"\b(?:i|we){_DONE} (?:updated|changed|corrected|fixed|amended|saved|edited|added|recorded"
    rf"|replaced)\b.{{0,50}}?\b(?:phone|mobile|number"
    r"|e-?mail|name|details|contact|profile|notes?|record|file|spelling)\b"
    r"|\byour (?:phone|number|e-?mail|name|details|contact\w*|profile|record)(?: \w+){0,3} (?:has|have|is|are"
    r"|'s)(?: been| now| all)*"
    r" (?:updated|changed|corrected|fixed|amended|saved)\b"
    rf"|\b(?:made|left|added|put) (?:a|your) note\b.{{0,30}}\b(?:for|to|on|in)\b"
)
_INVITED = re.compile(
    r"\b(?:tell|give|share|send|let|drop) me\b|\b(?:pick|choose|share)\b|\b(?:once|when|if|as soon as|after) you\b"
    r"|\bin (?:a|this) chat\b|\bto your question\b"
)
_WHAT_I_FIND = re.compile(r"\blet you know (?:what|which|if (?:that|it|we|i|there)|when(?! it| something))")

_PROMISES = (
    (_REMINDS, "reminder"),
    (_CALLS, "call"),
    (_NOTICES, "notice"),
    (_SENT, "message"),
)
_CHANNELS = (("reminder", "remind"), ("email", "mail"), ("text", "text"), ("text", "sms"), ("notice", "message"))


def untrue_promises(facts: Facts, passage: Passage, names: Vocabulary) -> Iterator[Untruth]:
    for sentence in passage.sentences:
        if sentence.bare:
            continue
        quote = passage.quote(sentence)
        if not _has_ground(sentence, facts) and any(_stated(sentence, pattern) for pattern in HAND_OVERS):
            yield Untruth(Claim.HANDED_OVER, quote, "the conversation has not been handed to a person")
            continue
        for pattern, sort in _PROMISES:
            if _stated(sentence, pattern, whatever_if=True) and not _kept(sort, sentence, facts):
                yield Untruth(Claim.PROMISE, quote, "nobody has done or will do this")
                break
        if _stated(sentence, _FAVOURS) or _consulted(sentence, names):
            yield Untruth(Claim.PROMISE, quote, "nobody has done this")
        if _stated(sentence, _DETAILS_CHANGED) and not any(facts.done(Deed.DETAILS, Deed.CREATED, Deed.MOVED)):
            yield Untruth(Claim.DETAILS, quote, "no details have been changed")


def _has_ground(sentence: Sentence, facts: Facts) -> bool:
    """The team hears of a conversation that was handed over, and of a booking that it has to approve."""
    if facts.handed_over:
        return True
    pending = any(booking.status is Status.PENDING for booking in facts.live_bookings)
    return pending and bool(re.search(r"\bapprov|\bconfirm", sentence.low))


def _stated(sentence: Sentence, pattern: re.Pattern[str], *, whatever_if: bool = False) -> bool:
    """`whatever_if` says that a condition makes it no less a promise: 'once you are booked you will get an email'."""
    for found in pattern.finditer(sentence.low):
        at = sentence.start + found.start()
        clause = sentence.clause_at(at)
        if denied(clause, at) or asked(sentence, clause) or wished(clause, at):
            continue
        if not whatever_if and conditional(sentence, at, trailing=False):
            continue
        return True
    return False


def _kept(sort: str, sentence: Sentence, facts: Facts) -> bool:
    if sort == "notice":
        return (
            facts.handed_over
            or "notice" in facts.sends
            or bool(_INVITED.search(sentence.low) or _WHAT_I_FIND.search(sentence.low))
        )
    if sort == "message":
        return any(channel in facts.sends and word in sentence.low for channel, word in _CHANNELS)
    return sort in facts.sends


def _consulted(sentence: Sentence, names: Vocabulary) -> bool:
    """'I have spoken to Ana': the agent speaks to nobody but the customer."""
    for mention in names.mentions(sentence.text):
        if mention.topic is Topic.PROVIDER:
            left = re.sub(r"\b(?:dr|mr|mrs|ms)\.? $", "", sentence.low[: mention.start])
            at = sentence.start + len(left)
            if _CONSULTED.search(left) and not denied(sentence.clause_at(at - 1), at):
                return True
    return False
