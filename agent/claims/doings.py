"""Deeds in words that no list foresees: in a turn that did nothing, whatever the reply says was done is not true.

A reply may say what talking takes: that it checked, found, noted or prepared something. Any other past deed of the
agent, or of an appointment, counts as a claim.
"""

import re
from collections.abc import Iterator, Sequence

from agent.claims.facts import Deed, Facts
from agent.claims.hits import IN_GENERAL, Hit
from agent.claims.moments import Moment
from agent.claims.mood import asked, asserted, conditional, denied, is_fragment
from agent.claims.passages import Passage, Sentence
from agent.claims.roles import Role
from agent.claims.verdict import Claim, Untruth

_NOUNS = (
    r"(?:appointments?|bookings?|reservations?|visits?|sessions?|slots?|spots?|seats?|places?|requests?|changes?"
    r"|check-?ups?"
    r"|ž+s?)"
)
_IRREGULAR = r"made|put|did|done|set|sent|took|taken|gave|given|wrote|written|told|let|kept|cut|moved"
_AGENT_DID = re.compile(
    r"\b(?:i|we|the system|our system|system|the team|ň+)(?:'ve| have| has|'s)?"
    r"(?: (?:now|just|also|already|successfully|gladly|happily|finally|went ahead and|gone ahead and))*"
    rf" (?P<verb>\w{{3,}}ed|{_IRREGULAR})\b(?P<rest>(?: [\w']+){{0,3}})"
)
_AGENT_COULD = re.compile(r"\b(?:i|we)(?:'ve| have)?(?: \w+)? (?:(?:was|were|been) able|managed) to (?P<verb>\w+)\b")
_WAS_DONE = re.compile(
    rf"(?:{_NOUNS} (?:is|are)|\b(?:has|have) been|'s been|\b(?:was|were)|\bis now|\bare now|\bnow being|\bis being)"
    rf"(?: (?:now|just|also|already|successfully|all|officially))* (?P<verb>\w{{3,}}ed|{_IRREGULAR})\b"
)
_HEADLINE = re.compile(rf"^\W*(?:\w+, )?(?:\w+ )?{_NOUNS} (?:\w+ly )?(?P<verb>\w{{4,}}ed|made|set|sent)\b")
_TALKING = re.compile(
    r"checked|looked|searched|noted|noticed|listed|mentioned|prepared|offered|suggested|asked|explained|included"
    r"|showed|understood|misunderstood|apologised|apologized|tried|missed|wanted|needed|hoped|loved|liked|meant"
    r"|assumed|wondered|received|gathered|collected|pulled|limited|need|feed|speed|indeed|shared|answered|replied"
    r"|repeated|corrected|copied|referred|related|mixed|worked|helped|started|used|filled|opened|closed|located"
    r"|based|called|named|priced|posted|said|seen|supposed|interested|excited|pleased|delighted|thrilled|concerned"
    r"|required|provided|requested|unavailable|added|stated|picked|selected|chosen|typed|spelled|phrased|confused"
    r"|planned|wished|expected|recommended|narrowed|highlighted|summarised|summarized|reviewed|verified|compared"
    r"|considered|discussed|learned|realised|realized|figured|matched|failed|stopped|guessed|described|translated"
)
_TALK_REST = re.compile(
    r"^ (?:(?:a|an|that|the|some) )?(?:mistake|error|typo|mix|together|you (?:a|the|all|some|two|three|several"
    r"|everything"
    r"|know)|your (?:message|name|number|details|question|answer)|a few|plenty|lots|several|some|one|two|three|four"
    r"|\d|time"
    r"|openings?|everything i|all i|what i|in mind)"
)
_FINDING = re.compile(r"find|see|check|look|read|locate|pull|offer|help|identify|confirm|verify|understand")
_NOT_THE_BOOKING = re.compile(
    r"\b(?:message|name|number|question|email|address|voucher|price|salon|clinic|shop|you were)\b"
)
_IN_PLACE = re.compile(
    r"\b(?:got|have|has) you (?:covered|down|in|booked|scheduled|at \d|for \d"
    r"|on (?:mon|tue|wed|thu|fri|sat|sun))(?! as\b)"
    r"|\bsquared away\b"
    r"|\bhave (?:a )?confirmation (?:of|for)\b|\bdone deal\b|\bsealed\b"
    r"|\bhas your name on it\b|\bthat's you in\b|\byou now have\b|\ball yours\b"
    r"|\breceived (?:your|the) (?:booking|reservation|appointment)\b(?! request)"
    r"|\bthank(?:s| you)(?: so much| very much)? for (?:your (?:booking|reservation)|booking|scheduling)\b"
    r"|\byou're (?:good|golden|registered|enrolled|signed up|in the system|on) (?:for|on|at|with)\b"
    r"|\byou(?:'re| are)(?: now| all| officially)* (?!interested|located|supposed|required|invited|pleased|concerned"
    r"|allowed|expected to|asked)\w{4,}ed (?:for|on|at|with|in)\b(?! (?:in|about)\b)"
)
_NO_BOOKING = re.compile(
    r"\b(?:you (?:don't|do not|no longer) have|you(?:'ve| have)(?: got)? no|you aren't|you are no longer|i (?:don't"
    r"|do not|can't|cannot)"
    r" (?:see|find)|there(?:'s| is| are) no|you have nothing)\b(?P<rest>.{0,60})"
)
_BOOKED_NOUN = re.compile(
    r"(?: (?:any|an?|the|that|upcoming|current|your|scheduled|active|future|longer))*"
    rf"(?: {_NOUNS}| anything (?:booked|scheduled|coming up)| expected| booked| scheduled)\b"
)
_ANY_MORE = re.compile(r"\bany ?more\b")
_OTHERWISE = re.compile(
    r"\b(?:other|another|else|available|free|open|left|more|second|yet|besides|at (?:that|this) time)\b"
)
_IS_OFF = re.compile(rf"\b{_NOUNS}[^.,;!?]{{0,40}}? (?:is|are) (?:now |all )?(?:off|gone|history|void)\b|\bit's gone\b")
_OFFERISH = re.compile(
    r"\b(?:available|availability|free|open|openings?|have|has|got|there's|there is|there are|can|could|would|offer"
    r"|offers"
    r"|options?|times|works?|earliest|soonest|next|first|latest|only|left|possible|see|found|shows?|following|about"
    r"|want|like|to book|choose|pick"
    r"|either|or|prepared|put together|ready|summary|below|details|review|propos\w+|recap|check|before|until|hold"
    r"|holding"
    r"|held|moment|last|still there|so far|sounds|perfect|great|good|lovely|request\w*|ask|asked|mentioned|i'll"
    r"|i will|you'd|it is)\b|'s (?:got|first|next)\b"
)
_REQUEST = re.compile(r"\b(?:please|let me know|reply|say yes|just need|i need|tell me|confirm|answer)\b")
_FAREWELL = re.compile(
    r"\b(?:have a (?:\w+ )?(?:day|one|evening|weekend|afternoon|week)|take care|bye|goodbye|enjoy your|until then"
    r"|cheers)\b"
)
_KIND = {Deed.CREATED: Claim.BOOKED, Deed.MOVED: Claim.MOVED, Deed.CANCELLED: Claim.CANCELLED}
_WHY = "nothing was booked, moved, cancelled or changed in this turn"


def untrue_doings(
    passage: Passage, facts: Facts, hits: Sequence[Hit], roles: Sequence[tuple[Moment, Role]]
) -> Iterator[Untruth]:
    spoken = {hit.sentence for hit in hits}
    idle = not facts.handed_over and not any(facts.done(*Deed, this_turn=True))
    for number, sentence in enumerate(passage.sentences):
        if sentence.bare:
            continue
        if _denies_a_booking(sentence, number, facts, roles):
            yield Untruth(Claim.CANCELLED, passage.quote(sentence), "this booking still stands")
        if number in spoken or not idle:
            continue
        if _says_done(sentence):
            yield Untruth(_kind(sentence, facts), passage.quote(sentence), _WHY)
        elif _says_in_place(sentence) and not facts.live_bookings:
            yield Untruth(Claim.BOOKED, passage.quote(sentence), "nothing of the kind has been booked")
        elif _says_in_place(sentence) and facts.pending_proposal is not None:
            yield Untruth(_kind(sentence, facts), passage.quote(sentence), _WHY)
        elif _IS_OFF.search(sentence.low) and facts.live_bookings and _asserted_at(sentence, _IS_OFF):
            yield Untruth(Claim.CANCELLED, passage.quote(sentence), _WHY)
    if idle and not facts.live_bookings and not spoken:
        yield from _settled_without_asking(passage, facts, roles)


def _says_done(sentence: Sentence) -> bool:
    for found in _AGENT_DID.finditer(sentence.low):
        talk = _TALKING.fullmatch(found["verb"]) or _TALK_REST.search(found["rest"])
        if not talk and _stated(sentence, found):
            return True
    for found in _AGENT_COULD.finditer(sentence.low):
        if not _FINDING.fullmatch(found["verb"]) and _stated(sentence, found):
            return True
    for found in _WAS_DONE.finditer(sentence.low):
        left = sentence.clause_at(sentence.start + found.start()).low
        if IN_GENERAL.search(left[: left.find(found["verb"])]):
            continue
        subject = left[: left.find(found["verb"])]
        about = re.search(_NOUNS, subject) and not _NOT_THE_BOOKING.search(subject)
        if about and not _TALKING.fullmatch(found["verb"]) and _stated(sentence, found):
            return True
    headline = _HEADLINE.match(sentence.low)
    return headline is not None and not _TALKING.fullmatch(headline["verb"]) and _stated(sentence, headline)


def _says_in_place(sentence: Sentence) -> bool:
    return _asserted_at(sentence, _IN_PLACE)


def _asserted_at(sentence: Sentence, pattern: re.Pattern[str]) -> bool:
    return any(_stated(sentence, found) for found in pattern.finditer(sentence.low))


def _stated(sentence: Sentence, found: re.Match[str]) -> bool:
    verb = "verb" if "verb" in found.re.groupindex and found.re is not _AGENT_COULD else 0
    return asserted(sentence, sentence.start + found.start(verb))


def _kind(sentence: Sentence, facts: Facts) -> Claim:
    if facts.pending_proposal is not None:
        return _KIND.get(facts.pending_proposal.deed, Claim.BOOKED)
    return Claim.BOOKED if re.search(_NOUNS, sentence.low) else Claim.PROMISE


def _denies_a_booking(sentence: Sentence, number: int, facts: Facts, roles: Sequence[tuple[Moment, Role]]) -> bool:
    """'You have no appointments' of somebody who has one, on the days that are named if any are."""
    for found in _NO_BOOKING.finditer(sentence.low):
        rest = found["rest"]
        if not _BOOKED_NOUN.match(rest) or _OTHERWISE.search(_ANY_MORE.sub(" ", sentence.low)):
            continue
        at = sentence.start + found.start()
        if asked(sentence, sentence.clause_at(at)) or conditional(sentence, at):
            continue
        here = [moment for moment, _ in roles if moment.sentence == number]
        return any(all(moment.on(booking.start.date()) for moment in here) for booking in facts.live_bookings)
    return False


def _settled_without_asking(passage: Passage, facts: Facts, roles: Sequence[tuple[Moment, Role]]) -> Iterator[Untruth]:
    """A time that is stated, not offered, in a reply that asks nothing: it passes for an appointment."""
    if "?" in passage.text or _REQUEST.search(passage.low):
        return
    timed = [moment for moment, role in roles if moment.clocks and not moment.bound and role is not Role.EXEMPT]
    if len({(moment.days, moment.clocks) for moment in timed}) != 1:
        return
    leaving = bool(_FAREWELL.search(passage.low))
    for moment in timed:
        sentence = passage.sentences[moment.sentence]
        if sentence.listed or denied(sentence.clause_at(moment.start), moment.start):
            continue
        plain = not (all(is_fragment(clause) for clause in sentence.clauses) or _OFFERISH.search(sentence.low))
        if leaving or plain:
            yield Untruth(Claim.BOOKED, passage.quote(sentence), "nothing is booked at this time")
            return
