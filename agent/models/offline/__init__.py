"""The offline model: rule-based, in English, behind the same protocol as an LLM. It sees what an LLM sees."""

from agent.models.offline.model import OfflineModel

__all__ = ["OfflineModel"]
