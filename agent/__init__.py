"""The agent: conversations, turns, consent, the claim gate, and the models behind them.

`receive_message` takes in what a customer wrote; `Agent.run_turn` answers it. Both survive crashes: run them again.
"""

from pathlib import Path

from agent.agent import Agent, TurnOutcome, TurnState
from agent.handover import hand_back_to_agent, summary_for_person
from agent.inbox import (
    Split,
    StoredMessage,
    answer_as_person,
    note_for_agent,
    nothing_to_push,
    receive_message,
    replies_to,
    transcript,
)
from agent.limits import Limits, Prices
from agent.loop import Approved, LoopEvent, Thinking, UsingTool
from agent.messages import (
    AgentMessage,
    CustomerMessage,
    Message,
    ModelReply,
    ModelRequest,
    Note,
    Say,
    ToolCall,
    ToolCalls,
    ToolResult,
    ToolSchema,
    Usage,
)
from agent.models.protocol import Model, ModelError, ModelMisbehaved, ModelRejected, ModelUnavailable
from agent.waiting import conversations_with_work

MIGRATIONS = Path(__file__).parent / "migrations" / "versions"
"""The tables of conversations; pass it to `booking_core.upgrade`."""

__all__ = [
    "MIGRATIONS",
    "Agent",
    "AgentMessage",
    "Approved",
    "CustomerMessage",
    "Limits",
    "LoopEvent",
    "Message",
    "Model",
    "ModelError",
    "ModelMisbehaved",
    "ModelRejected",
    "ModelReply",
    "ModelRequest",
    "ModelUnavailable",
    "Note",
    "Prices",
    "Say",
    "Split",
    "StoredMessage",
    "Thinking",
    "ToolCall",
    "ToolCalls",
    "ToolResult",
    "ToolSchema",
    "TurnOutcome",
    "TurnState",
    "Usage",
    "UsingTool",
    "answer_as_person",
    "conversations_with_work",
    "hand_back_to_agent",
    "note_for_agent",
    "nothing_to_push",
    "receive_message",
    "replies_to",
    "summary_for_person",
    "transcript",
]
