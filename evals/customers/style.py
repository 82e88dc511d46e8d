"""What a style makes of a message: small letters, slips of the fingers, several messages instead of one."""

import re
from collections.abc import Collection
from random import Random

from evals.brief import Style

_WORD = re.compile(r"[A-Za-z]{5,}")
CHATTER = (
    "sorry for the late reply!",
    "hope you're all well.",
    "my sister told me about you.",
    "it's been a crazy week here.",
    "I was in the neighbourhood yesterday.",
)
POLITE = (" please", " if that's possible", ", thank you")
SMILES = (" 🙂", " 😊", " 🙏")


def styled(text: str, styles: Collection[Style], random: Random, protected: Collection[str]) -> tuple[str, ...]:
    """The messages that become of a text; words of `protected` (names, addresses) keep their letters."""
    if "polite" in styles and not re.search(r"please|thank", text) and not text.endswith("?") and " " in text:
        text += random.choice(POLITE)
    if "chatty" in styles and random.random() < 0.5:
        text = f"{text}{'' if text[-1] in '.?!' else '.'} {random.choice(CHATTER)}"
    if "typos" in styles:
        text = _with_slip(text, random, protected)
    if "emoji" in styles and random.random() < 0.6:
        text += random.choice(SMILES)
    if "lowercase" in styles or "terse" in styles:
        text = text.lower().rstrip(".")
    if "shouting" in styles:
        text = text.upper()
    return _burst(text, random) if "bursts" in styles else (text,)


def _with_slip(text: str, random: Random, protected: Collection[str]) -> str:
    kept = {word.lower() for name in protected for word in re.findall(r"[A-Za-z]+", name)}
    words = [match for match in _WORD.finditer(text) if match[0].lower() not in kept]
    if not words:
        return text
    match = random.choice(words)
    place = random.randrange(1, len(match[0]) - 2)
    word = match[0]
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    dropped = word[:place] + word[place + 1 :]
    return text[: match.start()] + random.choice([swapped, dropped]) + text[match.end() :]


def _burst(text: str, random: Random) -> tuple[str, ...]:
    parts = [part for part in re.split(r"(?<=[,.?!])\s+", text) if part]
    if len(parts) == 1:
        words = text.split()
        if len(words) < 4:
            return (text,)
        cut = random.randrange(2, len(words) - 1)
        parts = [" ".join(words[:cut]), " ".join(words[cut:])]
    return tuple(part.rstrip(",") for part in parts)
