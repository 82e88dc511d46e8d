"""Consent: nothing is booked, moved or cancelled without the customer's yes, and what they said yes to is kept.

A tool that needs consent first becomes a proposal, with a read-back that the server renders. It is carried out only
when the read-back was delivered with the latest reply, nothing newer was proposed, it has not expired, and a message
that came later says yes. What is not a yes is no.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from agent import message_store, outgoing_store, proposal_store
from agent.language.answers import Answer, Deed, read_answer
from agent.messages import CustomerMessage, ModelReply, ModelRequest, Say
from agent.tables import MessageRow, ProposalRow
from booking_core import AgentInConversation, Evidence, UnitOfWork, new_id
from prompts import ConsentContext, Prompts
from tools import ReadBack

PROPOSAL_LASTS = timedelta(hours=24)
YES_BUTTON, NO_BUTTON = "yes:", "no:"
DEEDS = {"book": Deed.BOOK, "reschedule": Deed.MOVE, "cancel": Deed.CANCEL}
ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"agrees": {"type": "boolean"}},
    "required": ["agrees"],
    "additionalProperties": False,
}

MOST_ANSWER_TOKENS = 1000
"""Of which reasoning models need the most for thinking."""

Ask: TypeAlias = Callable[[ModelRequest], Awaitable[ModelReply]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is, and what told: `button`, `words` or `model`."""

    answer: Answer
    by: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The customer's yes to a proposal; `provider_id` is whom they were told."""

    evidence: Evidence
    provider_id: str | None

    @property
    def proposal_id(self) -> str:
        return self.evidence.proposal_id


async def propose(
    uow: UnitOfWork, actor: AgentInConversation, turn_id: str, tool: str, arguments: str, read_back: ReadBack
) -> str | None:
    """From now on this is what a yes means; whatever was open before has lapsed, and is returned in words."""
    replaced = await proposal_store.open_proposal(uow.session, actor.conversation_id, uow.now)
    await proposal_store.close_open_proposals(uow.session, actor.conversation_id, "lapsed")
    row = ProposalRow(
        id=new_id("pr"),
        conversation_id=actor.conversation_id,
        turn_id=turn_id,
        tool=tool,
        arguments=arguments,
        read_back=_as_json(read_back),
        created_at=uow.now,
        expires_at=uow.now + PROPOSAL_LASTS,
    )
    await proposal_store.insert_proposal(uow.session, row)
    said = None if replaced is None else str(replaced.read_back["text"])
    return None if said == read_back.text else said


def _as_json(read_back: ReadBack) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, datetime):
            return value.isoformat()
        return str(value) if isinstance(value, Decimal) else value

    return {name: plain(value) for name, value in asdict(read_back).items()}


async def answerable_proposal(
    uow: UnitOfWork, conversation_id: str, answer: Sequence[MessageRow]
) -> ProposalRow | None:
    """The proposal to which these messages can be the answer, if there is one."""
    proposal = await proposal_store.open_proposal(uow.session, conversation_id, uow.now)
    if proposal is None or proposal.message_id is None or not answer:
        return None
    carrier = await message_store.find_message(uow.session, conversation_id, proposal.message_id)
    if carrier is None or not await outgoing_store.is_delivered(
        uow.session, carrier.id, before=min(message.received_at for message in answer)
    ):
        return None
    said_since = await message_store.messages_after(uow.session, conversation_id, carrier.position, ("agent", "staff"))
    came_later = all(message.position > carrier.position for message in answer)
    return proposal if came_later and not said_since else None


async def judge_answer(
    ask: Ask, prompts: Prompts, proposal: ProposalRow, answer: Sequence[MessageRow], language: str
) -> Judgement:
    """What the messages say to the proposal. Where the words alone don't tell, the model is asked."""
    pressed = {_pressed(message.button, proposal.id) for message in answer if message.button}
    if Answer.UNCLEAR in pressed:
        return Judgement(Answer.UNCLEAR, "button")  # a button of another question; its title may well read like a yes
    written = [message for message in answer if not message.button]
    verdicts = {read_answer(message.text, language=language, deed=DEEDS[proposal.tool]) for message in written}
    if len(verdicts | pressed) == 1 and (verdict := (verdicts | pressed).pop()) is not Answer.UNCLEAR:
        return Judgement(verdict, "button" if pressed else "words")
    text = "\n".join(message.text for message in answer)
    agrees = await _ask_model(ask, prompts, str(proposal.read_back["text"]), text)
    return Judgement(Answer.YES if agrees else Answer.UNCLEAR, "model")


def _pressed(button: str, proposal_id: str) -> Answer:
    return {f"{YES_BUTTON}{proposal_id}": Answer.YES, f"{NO_BUTTON}{proposal_id}": Answer.NO}.get(
        button, Answer.UNCLEAR
    )


async def _ask_model(ask: Ask, prompts: Prompts, read_back: str, answer: str) -> bool:
    """A call of its own that sees the read-back and the answer and nothing more."""
    question = json.dumps({"shown": read_back, "answer": answer}, ensure_ascii=False)
    request = ModelRequest(
        instructions=prompts.render(ConsentContext()),
        messages=(CustomerMessage(question),),
        max_output_tokens=MOST_ANSWER_TOKENS,
        json_schema=ANSWER_SCHEMA,
    )
    reply = await ask(request)
    if not isinstance(reply.answer, Say) or reply.finish != "complete":
        return False
    try:
        said = json.loads(reply.answer.text)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("agrees") is True


def agreement_of(proposal: ProposalRow, answer: Sequence[MessageRow], model: str, prompt_version: str) -> Agreement:
    evidence = Evidence(
        read_back=str(proposal.read_back["text"]),
        customer_message="\n".join(message.text for message in answer),
        customer_message_id=answer[-1].id,
        proposal_id=proposal.id,
        model=model,
        prompt_version=prompt_version,
        agreed_by=proposal.agreed_by or "",
    )
    return Agreement(evidence, proposal.read_back["provider_id"])


def digest(tool: str, arguments: str) -> str:
    """The same for arguments that differ only in spelling of the JSON."""
    with suppress(ValueError):
        arguments = json.dumps(json.loads(arguments), sort_keys=True)
    return hashlib.sha256(f"{tool}\0{arguments}".encode()).hexdigest()
