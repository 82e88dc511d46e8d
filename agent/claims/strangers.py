"""Names, places, addresses and references that no fact knows."""

import re
from collections.abc import Iterator

from agent.claims.facts import Facts
from agent.claims.mood import negative
from agent.claims.names import Topic, Vocabulary
from agent.claims.passages import Passage, Sentence
from agent.claims.verdict import Claim, Untruth

_WITH = re.compile(
    r"\bwith (?:(?P<title>Dr|Mr|Mrs|Ms|Prof)\.? )?(?P<name>[A-Z][a-zà-ÿ]+)(?![a-zà-ÿ]*[A-Z]{2})"
    r"(?: (?P<last>[A-Z][a-zà-ÿ]+))?"
)
_TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof)\.? (?P<name>[A-Z][a-zà-ÿ]+)(?: (?P<last>[A-Z][a-zà-ÿ]+))?")
_BRANCH = re.compile(
    r"\b(?:[Oo]ur|the) (?P<name>[A-Z][\w']+(?: [A-Z][\w']+)?) (?:location|branch|salon|studio|clinic|office|shop"
    r"|store|practice|site)\b"
)
_ADDRESS = re.compile(
    r"\b(?P<address>\d{1,5} (?:[A-Z][\w']+ ){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Blvd|Boulevard|Dr|Drive|Way"
    r"|Sq|Square|Place"
    r"|Court|Ct|Quay|Terrace|Row|Hill))\b"
)
_ABOUT_A_VISIT = re.compile(r"\d|day\b|\b(?:tomorrow|tonight|noon|book\w*|appointments?|see)\b")
_SHORT = {
    "street": "st",
    "avenue": "ave",
    "road": "rd",
    "lane": "ln",
    "boulevard": "blvd",
    "drive": "dr",
    "square": "sq",
}
_REFERENCE = re.compile(
    r"(?i:\b(?:(?:booking|confirmation|appointment|reservation) )?(?:reference|ref\.?|confirmation|booking"
    r"|appointment|reservation)"
    r"(?: (?:number|no\.?|code|id))?(?: is| for [\w ]{1,30} is)?)\W{0,6}(?P<code>[A-Za-z]{0,6}[-_]?\d[\w-]{2,}"
    r"|[A-Z]{2,}-?\d[\w-]*)"
)
_NUMBERED = re.compile(r"\b(?:reference|ref|confirmation|number|no|code|id)\b|#", re.IGNORECASE)
_WISHED = re.compile(r"\byou (?:asked|wanted|mentioned|said|requested)\b|\bsorry\b|\bafraid\b|\bunfortunately\b")
_NO_NAMES = re.compile(
    r"us|our|you|your|the|a|an|any|anyone|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|no|please|google|apple|visa"
    r"|whatsapp"
)


def strangers(facts: Facts, passage: Passage, names: Vocabulary) -> Iterator[Untruth]:
    known_codes = {code.lower() for code in facts.references} | {booking.id.lower() for booking in facts.bookings}
    for sentence in passage.sentences:
        quote = passage.quote(sentence)
        if _invented_code(passage, sentence, known_codes):
            yield Untruth(Claim.REFERENCE, quote, "no such reference exists")
        if negative(sentence.low) or _WISHED.search(sentence.low):
            continue
        if _unknown_person(sentence, facts, names):
            yield Untruth(Claim.PROVIDER, quote, "nobody of that name works here")
        if _unknown_place(sentence, facts, names):
            yield Untruth(Claim.PLACE, quote, "the business has no such place")


def _invented_code(passage: Passage, sentence: Sentence, known: set[str]) -> bool:
    original = passage.original[sentence.start : sentence.end]
    for text in (sentence.text, original):
        for found in _REFERENCE.finditer(text if text is sentence.text else text.replace("*", " ")):
            code = found["code"].strip("-_").lower()
            lead = found[0][: found.start("code") - found.start()]
            if _NUMBERED.search(lead) and code not in known and code.replace(" ", "_") not in known:
                return True
    return False


def _unknown_person(sentence: Sentence, facts: Facts, names: Vocabulary) -> bool:
    if not facts.providers or not _ABOUT_A_VISIT.search(sentence.low):
        return False
    for pattern in (_TITLED, _WITH):
        for found in pattern.finditer(sentence.text):
            words = [word for word in (found["name"], found["last"]) if word]
            if _NO_NAMES.fullmatch(words[0].lower()) or any(_known(names, word) for word in (*words, " ".join(words))):
                continue
            if pattern is _WITH and words[0] in facts.business:
                continue
            return True
    return False


def _known(names: Vocabulary, word: str) -> bool:
    return any(names.knows(topic, word) for topic in Topic)


def _unknown_place(sentence: Sentence, facts: Facts, names: Vocabulary) -> bool:
    if not facts.places:
        return False
    for found in _BRANCH.finditer(sentence.text):
        if not _known(names, found["name"]) and found["name"] not in facts.business:
            return True
    said = [_street(found["address"]) for found in _ADDRESS.finditer(sentence.text)]
    if not said:
        return False
    known = [_street(place.address) for place in facts.places if place.address]
    return bool(known) and not all(any(one in address for address in known) for one in said)


def _street(address: str) -> str:
    words = re.sub(r"[.,]", " ", address.lower()).split()
    return " ".join(_SHORT.get(word, word) for word in words)
