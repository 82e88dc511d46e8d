"""In what role a moment stands in a reply: as booked, as offered, as what the customer asked for, as opening hours."""

import re
from collections.abc import Sequence
from enum import StrEnum

from agent.claims.facts import Deed
from agent.claims.hits import Hit
from agent.claims.moments import Moment, within
from agent.claims.mood import is_fragment, negative
from agent.claims.passages import Clause, Passage, Sentence


class Role(StrEnum):
    BOOKED = "booked"
    MOVED = "moved"
    ENDED = "ended"
    HELD = "held"
    OFFERED = "offered"
    PLAIN = "plain"
    EXEMPT = "exempt"


_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)\w*"
_SPAN = r"\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)? ?(?:-|—|to|till?|until) ?\d"
_USUAL = r"\b(?:usually|normally|regularly|generally|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
HOURS = re.compile(
    r"\b(?:we're|we are|we|salon|shop|clinic|practice|office|studio|store|spa|branch|location|doors?|desk|reception"
    r"|centre"
    r"|center|surgery|team)(?: (?:is|are|usually|also|normally|always|only|both|still|currently|'s))*"
    r" (?:open|opens|close|closes|closed|shut)\b"
    r"|\b(?:opening|business|office|working|regular|our|weekday|weekend) (?:hours|times)\b|\bhours(?: are|:)"
    r"|\b(?:opens?|closes?|closing|closed|shuts?) (?:at|from|until|till|on|between)\b"
    rf"|\bopen (?:from|until|till|between|daily|every|{_DAY}|\d)|\bworks? (?:from|until|on|{_DAY}|between|every)"
    rf"|\bwe(?:'re| are) (?:here|around|in) (?:from|until|{_DAY}|between)|\blunch break\b"
    rf"|{_USUAL}(?!.*\b(?:free|available|availability|openings?|slots?|book)\b).{{0,30}}?{_SPAN}"
)
_WISH = re.compile(
    r"\b(?:wish|if only|would have loved|would've loved)\b"
    r"|\byou(?:'d| had| have|'ve)?(?: \w+)? (?:asked|wanted|mentioned|said|requested|preferred|hoped|told|wrote"
    r"|suggested)\b"
    r"|\byou (?:were|are|'re)(?: \w+)? (?:hoping|looking|after|asking|thinking|wondering)\b"
    r"|\byou're(?: \w+)? (?:hoping|looking|asking|after|thinking)\b|\byou asked\b"
    r"|\byour (?:preferred|requested|request|preference|suggestion|first choice|wish)|\basked for\b"
)
_TAKEN = re.compile(
    r"\b(?:taken|unavailable|gone|fully booked|booked (?:up|out|solid)|already (?:booked|reserved|full|past)|(?:is"
    r"|are|'s|'re|already|completely|looking|pretty|quite|very) full|too late"
    r"|too early|too soon|in the past|passed|outside|conflicts?|clash(?:es)?|sold out|impossible|snapped up)\b"
)
_EXCEPT = re.compile(r"\b(?:except|other than|apart from|besides|aside from|only|just)\b")
_CLARIFY = re.compile(
    r"\b(?:did|do) you mean\b|\byou mean\b|\bmeant\b|\bam or pm\b|\ba\.m\. or p\.m\.|\bmorning or (?:at "
    r"|in the )?(?:night|evening)"
)
_LOOK = re.compile(
    r"\b(?:check(?!-?(?:up|in|out))|look|search|see (?:if|whether|what)|find|try|ask)\b(?!.{0,60}\b(?:and"
    r"|found)\b.{0,20}\bis)"
)
_LOOK_OFFER = re.compile(
    r"\b(?:can|could|shall|should|would|want|like|let|i'll|will|may|might|need|happy|if)\b.{0,40}$"
)
_DEADLINE = re.compile(
    r"\b(?:cancel\w*|reschedul\w*|chang\w+|mov\w+|confirm\w*|reply|answer|respond|know|decide|held|hold|holding"
    r"|reserv\w+"
    r"|keep\w*|kept|expires?|valid|pay)\b.{0,60}\b(?:by|before|until|till|than|within)\W*$"
)
_PRESENT = re.compile(
    r"\b(?:(?:it's|it is) (?:now|currently|already)|the time is(?: now)?|current time(?: is|:)?|today is|today's)\W*$"
)
_STRICT_OFFER = re.compile(
    r"\b(?:available|availability|free|openings?|(?:can|could) (?:also )?(?:do|offer|see you|fit|take|squeeze)"
    r"|how about|what about|earliest|soonest|squeeze|fit you in|is open)\b"
)
_POSITIVE = re.compile(
    r"\b(?:available|free|open|works?|possible|can do|no problem|perfect|great|fine|good|have that|yes)\b"
)
_OWN_BOOKING = re.compile(r"\b(?:your|existing|current|already|you're|booked|scheduled)\b")
_NOT_UNTIL = re.compile(r"\byour .{0,40}(?:isn't|is not|not) until\b")
_ENDING = re.compile(
    r"\b(?:done|finish\w*|ready|up|over|out|through|ends?|ending|until|till|home)(?: (?:by|at|around|about|just"
    r"|roughly|before))*\W*$"
)
_INSTEAD = re.compile(
    r"\b(?:(?:rather than|instead of|in place of)(?: [\w']+){0,5}|(?:not|no longer)(?: (?:on|at|for|your|the"
    r"|old)){0,3})\W*$"
)
_UNTIL_THEN = re.compile(r"\b(?:until|till|while|once|if)\b")
_ARRIVAL = re.compile(r"\b(?:arrive|come|be (?:there|here)|get here|show up|check in|turn up)\b")


def roles_of(passage: Passage, moments: Sequence[Moment], hits: Sequence[Hit]) -> list[tuple[Moment, Role]]:
    """Every moment with its role, in order."""
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(hit.sentence, []).append(hit)
    of_sentence: dict[int, list[Moment]] = {}
    for moment in moments:
        of_sentence.setdefault(moment.sentence, []).append(moment)
    settled = _settled(hits)
    carried = Role.PLAIN
    found: list[tuple[Moment, Role]] = []
    for number, sentence in enumerate(passage.sentences):
        here = by_sentence.get(number, [])
        inner = _clause_roles(sentence, here, carried)
        for moment in of_sentence.get(number, []):
            clause = sentence.clause_at(moment.start)
            role = inner[sentence.clauses.index(clause)]
            found.append((moment, _refined(sentence, clause, moment, role, settled)))
        carried = _carry(sentence, here, inner, carried)
    return found


def _settled(hits: Sequence[Hit]) -> bool:
    """Whether the reply speaks of something as booked, so that a plain time in it is that of a booking."""
    return any(hit.deed in (Deed.CREATED, Deed.MOVED) and not hit.held for hit in hits)


def _clause_roles(sentence: Sentence, hits: Sequence[Hit], carried: Role) -> list[Role]:
    roles: list[Role | None] = []
    for clause in sentence.clauses:
        own = [hit for hit in hits if clause.start <= hit.at < clause.end and hit.deed is not None]
        if own:
            roles.append(_role_of_hit(own[-1]))
        elif _NOT_UNTIL.search(clause.low):
            roles.append(Role.BOOKED)
        else:
            roles.append(_role_of_words(sentence, clause))
    return _inherited(roles, sentence, carried)


def _role_of_hit(hit: Hit) -> Role:
    if hit.held:
        return Role.HELD
    return {Deed.MOVED: Role.MOVED, Deed.CANCELLED: Role.ENDED}.get(hit.deed or Deed.CREATED, Role.BOOKED)


def _role_of_words(sentence: Sentence, clause: Clause) -> Role | None:
    """None when the clause is a mere fragment that takes its role from its neighbours."""
    if HOURS.search(clause.low) or _CLARIFY.search(sentence.low):
        return Role.EXEMPT
    if _STRICT_OFFER.search(clause.low) and not _OWN_BOOKING.search(clause.low):
        return Role.OFFERED
    return None if is_fragment(clause) else Role.PLAIN


def _inherited(roles: list[Role | None], sentence: Sentence, carried: Role) -> list[Role]:
    known = [role for role in roles if role is not None]
    if not known:
        return [Role.PLAIN if sentence.question else carried] * len(roles)
    last = known[0]
    settled: list[Role] = []
    for role in roles:
        last = role if role is not None else last
        settled.append(last)
    return settled


def _carry(sentence: Sentence, hits: Sequence[Hit], inner: Sequence[Role], carried: Role) -> Role:
    """What a list or a fragment that follows inherits from this sentence."""
    if HOURS.search(sentence.low):
        return Role.EXEMPT
    spoken = [hit for hit in hits if hit.deed is not None]
    if spoken:
        return _role_of_hit(spoken[-1])
    if sentence.question and not sentence.header:
        return Role.PLAIN
    if sentence.header:
        return next((role for role in inner if role in (Role.OFFERED, Role.EXEMPT)), carried)
    return carried if sentence.listed or all(is_fragment(clause) for clause in sentence.clauses) else Role.PLAIN


def _refined(sentence: Sentence, clause: Clause, moment: Moment, role: Role, settled: bool) -> Role:
    before = clause.low[: moment.start - clause.start]
    if _INSTEAD.search(before):
        return Role.EXEMPT
    if role is Role.HELD and _UNTIL_THEN.search(before):
        return Role.PLAIN
    if role in (Role.BOOKED, Role.MOVED, Role.ENDED, Role.HELD, Role.EXEMPT):
        return Role.EXEMPT if role is not Role.EXEMPT and _DEADLINE.search(sentence.before(moment.start)) else role
    if _is_no_offer(sentence, clause, moment, before):
        return Role.EXEMPT
    plain = role is Role.PLAIN and moment.clocks and settled and not sentence.question
    if plain and not re.search(r"\b(?:have|has|got|can|could|would|if|alternatively|otherwise)\b", sentence.low):
        return Role.BOOKED
    return role


def _is_no_offer(sentence: Sentence, clause: Clause, moment: Moment, left: str) -> bool:
    if _PRESENT.search(left) or _DEADLINE.search(sentence.before(moment.start)):
        return True
    if _WISH.search(left) and not _grants(sentence, clause, moment):
        return True
    look = _LOOK.search(left)
    if look is not None and _LOOK_OFFER.search(left[: look.start()]):
        return True
    return _refused(clause, moment)


def _grants(sentence: Sentence, clause: Clause, moment: Moment) -> bool:
    """'You asked for 3 and it is free': the wish becomes an offer."""
    rest = sentence.low[moment.end - sentence.start :]
    return bool(_POSITIVE.search(rest)) and not negative(rest) and not re.search(r"\d", rest) and within(clause, moment)


def _refused(clause: Clause, moment: Moment) -> bool:
    kept = _EXCEPT.search(clause.low)
    if kept is not None and clause.start + kept.start() < moment.start:
        return False
    return negative(clause.low) or bool(_TAKEN.search(clause.low))


def is_ending(sentence: Sentence, moment: Moment) -> bool:
    return bool(_ENDING.search(sentence.before(moment.start)))


def is_arrival(sentence: Sentence, moment: Moment) -> bool:
    return bool(_ARRIVAL.search(sentence.before(moment.start)))
