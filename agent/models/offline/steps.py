"""What the offline model does next: tools to use, or something to say."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from agent.language.context import Context


@dataclass(frozen=True, slots=True)
class Use:
    """Tools to call, each with its arguments."""

    calls: tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Speak:
    """`asked` and `listed` are what the next message of the customer may answer; `again` is the question in other
    words, for whoever was asked just that already. `question` is the one that this stands for, when it was asked too
    often to be asked once more."""

    text: str
    asked: Context | None = None
    listed: tuple[Any, ...] = ()
    again: str = ""
    offers_person: bool = False
    question: str = ""


Decision: TypeAlias = Use | Speak


def use(tool: str, /, **arguments: Any) -> Use:
    return Use(((tool, arguments),))
