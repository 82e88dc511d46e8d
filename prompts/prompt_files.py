"""Prompts are Markdown files with a typed context; their version is a hash of their content."""

import hashlib
import re
from dataclasses import asdict, dataclass, fields
from importlib import resources
from typing import ClassVar

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Context:
    """The fields of a context are the placeholders of its file, no more and no fewer."""

    FILE: ClassVar[str]


@dataclass(frozen=True, slots=True)
class InstructionsContext(Context):
    """What never changes in a conversation."""

    FILE = "instructions.md"

    business: str
    language: str
    country: str
    hold_minutes: int
    max_upcoming: int


@dataclass(frozen=True, slots=True)
class MomentContext(Context):
    """What changes from turn to turn; it stands last in a request."""

    FILE = "moment.md"

    weekday: str
    date: str
    time: str
    timezone: str
    customer: str
    state: str


@dataclass(frozen=True, slots=True)
class ConsentContext(Context):
    FILE = "consent.md"


@dataclass(frozen=True, slots=True)
class HandoverContext(Context):
    """`note` begins with a space, or is empty."""

    FILE = "handover.md"

    note: str


CONTEXTS: tuple[type[Context], ...] = (InstructionsContext, MomentContext, ConsentContext, HandoverContext)


class Prompts:
    """The prompt texts, each read once. `version` changes whenever a word of any of them does."""

    def __init__(self, texts: dict[str, str]) -> None:
        """Raises `ValueError` when a file's placeholders are not its context's fields."""
        self._texts = texts
        for context in CONTEXTS:
            wanted, found = {field.name for field in fields(context)}, set(_PLACEHOLDER.findall(texts[context.FILE]))
            if wanted != found:
                raise ValueError(f"{context.FILE}: placeholders {sorted(found)} are not the fields {sorted(wanted)}")
        content = "\0".join(f"{name}\0{text}" for name, text in sorted(texts.items()))
        self.version = hashlib.sha256(content.encode()).hexdigest()[:12]

    def render(self, context: Context) -> str:
        values = {name: str(value) for name, value in asdict(context).items()}
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self._texts[context.FILE]).strip()


def load_prompts() -> Prompts:
    """The prompts that ship with the product."""
    folder = resources.files("prompts")
    return Prompts({context.FILE: (folder / context.FILE).read_text("utf-8") for context in CONTEXTS})
