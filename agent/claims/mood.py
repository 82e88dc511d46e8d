"""Whether words are asserted, or merely denied, asked, wished or made to depend on something."""

import re

from agent.claims.passages import Clause, Sentence

_SOOTHING = re.compile(
    r"\bno (?:problem|worries|trouble|need to worry)\b|\bnot (?:a problem|only|just|to worry)\b|\bdon't worry\b"
    r"|\bnothing to worry about\b|\bwhy not\b|\bno later than\b|\bcan't wait\b|\bno doubt\b"
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nothing|none|neither|nor|without|cannot|nobody|hardly|unable|yet to|isnt|havent|cant|wasnt"
    r"|didnt)\b"
    r"|n't\b"
)
_CONDITION = re.compile(
    r"\b(?:if|once|when|whenever|until|till|unless|before|after(?! \w+ing\b)|as soon as|in case|whether|the moment"
    r"|assuming|provided|supposing|should (?:you|anything|that)|were (?:you|it|i) to)\b"
)
_FRONTED = re.compile(
    r"^\W*(?:(?:great|okay|ok|sure|so|and|also|then|otherwise|perfect|alternatively|of course|no)\W+)*"
    r"(?:if|once|when|whenever|until|unless|before(?! \w+ing\b)|after(?! \w+ing\b)|as soon as|in case|the moment"
    r"|assuming|provided|should you|just say|say|reply|tell me|give me|pick|one (?:more|last|final|quick)|(?:please"
    r"|kindly|can you|could you|would you|will you) (?:re-?)?(?:confirm|verify|acknowledge|review|check))\b"
)
_TRAILING = re.compile(
    r"\b(?:once|as soon as|only (?:when|if|after|once)|if (?:you|that|it|everything) (?:say|confirm|agree|approve|reply"
    r"|works?|suits?|looks?|want(?! to)|like(?! to))|when you|after you|provided|subject to|upon (?:your"
    r"|confirmation)|unless)\b"
)
_MODAL = re.compile(
    r"\b(?:can|could|would|will|may|might|should|shall|must|let me|let's|need|needs|want|wants|wanted|wish|prefer"
    r"|like|able|try|trying|ready|waiting|to|get|getting|gets|having|i'd|you'd|we'd|it'd|they'd|he'd|she'd)\b"
    r"|'ll\b"
)
_FINITE = re.compile(
    r"(?:\b(?:you|it|that|everything|we|i|they|he|she|there|all)(?:'s|'re|'ve|'m)"
    r"|\b(?:is|are|am|was|were|has|had|i|we|(?:you|they) have)\b)(?! (?:to|ready|happy|able|waiting)\b)"
)
_INTERROGATIVE = re.compile(
    r"^\W*(?:(?:so|and|or|great|okay|ok|sure|also|then|perfect|alright|hi|hello|sorry|but)\W+)*"
    r"(?:is|are|was|were|has|have|had|did|do|does|shall|should|would|will|could|can|may|am|which|what|what's|when|who"
    r"|where|how|isn't|aren't|haven't|hasn't|didn't|don't|doesn't|why|want|need|like|care|ready|any|anything)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|would|will|got|shall|do|does|work|works|see|book|offer|fit|how about"
    r"|what about|come|came|went|visited|saw|attended|sounds?|suits?|prefer|want|like|take|get)\b|'(?:s|re|ve|ll|d|m)\b"
)
_FIRST_PERSON_DONE = re.compile(
    r"(?<!shall )(?<!should )(?<!can )(?<!could )(?<!may )(?<!would )(?<!did )(?<!do )(?<!have )(?<!must )\b(?:i"
    r"|we)(?:'ve| have| had)?(?: (?:now|just|already|also|successfully|gone ahead and|went ahead and|officially"
    r"|then|"
    r"happily|gladly))*$"
)


def _soothed(text: str) -> str:
    return _SOOTHING.sub(lambda found: " " * len(found[0]), text)


def denied(clause: Clause, at: int) -> bool:
    """Whether a negation stands before this offset in its clause."""
    return bool(_NEGATION.search(_soothed(clause.low[: at - clause.start])))


def negative(text: str) -> bool:
    return bool(_NEGATION.search(_soothed(text)))


def asked(sentence: Sentence, clause: Clause) -> bool:
    return sentence.question and bool(_INTERROGATIVE.search(clause.low))


def conditional(sentence: Sentence, at: int, *, trailing: bool = True) -> bool:
    """Whether what stands at this offset depends on a condition before it or, if `trailing`, after it."""
    clause = sentence.clause_at(at)
    if _CONDITION.search(clause.low[: at - clause.start]) or _FRONTED.search(sentence.before(at)):
        return True
    return trailing and bool(_TRAILING.search(sentence.after(at)))


def wished(clause: Clause, at: int) -> bool:
    """Whether a modal verb or an infinitive governs the word here: no finite verb stands between them."""
    left = clause.low[: at - clause.start]
    last = None
    for found in _MODAL.finditer(left):
        last = found
    return last is not None and not _FINITE.search(left[last.end() :])


def asserted(sentence: Sentence, at: int, *, future: bool = False) -> bool:
    """Whether the words at this offset are stated as a fact. `future` says that the words bring their own 'will'."""
    clause = sentence.clause_at(at)
    if denied(clause, at):
        return False
    if _FIRST_PERSON_DONE.search(clause.low[: at - clause.start].rstrip()):
        return not _CONDITION.search(clause.low[: at - clause.start])
    if asked(sentence, clause) or conditional(sentence, at):
        return False
    return future or not wished(clause, at)


def is_fragment(clause: Clause) -> bool:
    """Whether the clause has no verb of its own: an item of a list, an apposition."""
    return not _VERB.search(clause.low)
