"""What passes between the loop and a model, in our own terms: no vendor's types."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class CustomerMessage:
    """What the customer wrote; several messages of one burst arrive as several of these."""

    text: str


@dataclass(frozen=True, slots=True)
class AgentMessage:
    """A reply that was sent to the customer, by the agent or by a person of the team (`by_person`)."""

    text: str
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class ToolCall:
    """`arguments` is the text as the model wrote it: JSON, or not."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class ToolCalls:
    """One step of the model that asks for tools, with any text it wrote beside them (never shown)."""

    calls: tuple[ToolCall, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """`content` is the JSON text that the model reads."""

    call_id: str
    content: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something the system tells the model inside the conversation: a summary, a correction, the present moment."""

    text: str


Message: TypeAlias = CustomerMessage | AgentMessage | ToolCalls | ToolResult | Note


@dataclass(frozen=True, slots=True)
class ToolSchema:
    """`parameters` is a strict JSON Schema: an object, every property required, nothing additional."""

    name: str
    description: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """`instructions` and `tools` stay the same all through a conversation; `messages` only grows but for its last
    `Note`, which says what changes from turn to turn. That order is what provider-side prompt caching needs."""

    instructions: str
    messages: tuple[Message, ...]
    tools: tuple[ToolSchema, ...] = ()
    max_output_tokens: int = 4096
    """Reasoning models think within it too."""
    json_schema: dict[str, Any] | None = None
    """When given, the answer is a `Say` whose text is a JSON object of this strict schema."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens; `cached_tokens` is the part of `input_tokens` that the provider had cached."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.cached_tokens + other.cached_tokens,
        )


@dataclass(frozen=True, slots=True)
class Say:
    text: str


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What the model answered. `finish` is `truncated` when the output limit cut it and `refused` when the model or
    its filter declined; a reply that is neither text nor calls is a `Say("")`."""

    answer: Say | ToolCalls
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    finish: Literal["complete", "truncated", "refused"] = "complete"
