"""The reply as a whole: what has to be said first, then the question, and not in the words of the last reply."""

from agent.models.offline import wording
from agent.models.offline.dialogue import State
from agent.models.offline.speaking import joined
from agent.models.offline.steps import Speak


def phrased(state: State, decision: Speak) -> str:
    before = wording.opening(state)
    if state.lost and state.task is not None:
        before.append(wording.DID_NOT_GET)
    questions = [decision.text, decision.again, *([f"{wording.ONCE_MORE} {decision.text}"] if decision.text else [])]
    last = _squashed(state.last_said)
    replies = [joined(before, question) for question in questions if question or before]
    fresh = (reply for reply, question in zip(replies, questions, strict=False) if not _is_said(reply, question, last))
    return next(fresh, f"{wording.AS_I_SAID} {replies[0]}" if replies else "")


def _is_said(reply: str, question: str, last: str) -> bool:
    return _squashed(reply) == last or bool(question and _squashed(question) in last)


def _squashed(text: str) -> str:
    return " ".join(text.split())
