"""What the agent is told: Markdown files with typed contexts."""

from prompts.prompt_files import (
    ConsentContext,
    Context,
    HandoverContext,
    InstructionsContext,
    MomentContext,
    Prompts,
    load_prompts,
)

__all__ = [
    "ConsentContext",
    "Context",
    "HandoverContext",
    "InstructionsContext",
    "MomentContext",
    "Prompts",
    "load_prompts",
]
