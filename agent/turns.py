"""A turn in progress, kept in the database step by step: run again after a crash, it goes on where it stopped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from opentelemetry.trace import Tracer

from agent import message_store, proposal_store, turn_store
from agent.claims import check_reply, correction_note, truthful_fallback
from agent.consent import Agreement, agreement_of, answerable_proposal, judge_answer
from agent.executing import Done, Place, ToolBelt, awaits_yes, carry_out, is_info, refuse
from agent.language.answers import Answer
from agent.limits import Budget
from agent.loop import Approved, Correction, Finish
from agent.memory import CONDENSE_ABOVE, condense_if_long
from agent.messages import (
    CustomerMessage,
    Message,
    ModelReply,
    ModelRequest,
    Note,
    ToolCall,
    ToolCalls,
    ToolResult,
    ToolSchema,
)
from agent.models.protocol import Model
from agent.ownership import Claim
from agent.spending_store import spent_columns
from agent.tables import ProposalRow, TurnRow, TurnStepRow
from agent.tracing import TracedModel, tool_span
from agent.transcript import load_transcript
from agent.trouble import note_trouble
from agent.truth import DEEDS, gather_facts, moment_of
from booking_core import HOLD_LASTS, RiskReason, UnitOfWork, ask_for_person
from prompts import InstructionsContext, Prompts
from tools import Tool

MOST_CORRECTIONS = 1
MOST_SAME_CALLS = 3
LANGUAGES = {"en": "English"}
EMPTY_ANSWER = "Your answer was empty. Answer the customer, or use a tool."
DECLINED_ANSWER = "You declined to answer. Tell the customer kindly what you can do for them, or bring in a person."
CUT_ANSWER = "Your answer was cut off because it was too long. Answer the customer in two or three sentences."
UNUSABLE = {"complete": EMPTY_ANSWER, "truncated": CUT_ANSWER, "refused": DECLINED_ANSWER}
LOOPING = {"error": "repeated_call", "message": "You have made this very call several times; answer the customer now."}


@dataclass(frozen=True, slots=True)
class AgentParts:
    """What an agent is made of; the tuple of schemas is the same object throughout, so that adapters can reuse it."""

    model: Model
    belt: ToolBelt
    schemas: tuple[ToolSchema, ...]
    prompts: Prompts
    tracer: Tracer | None = None

    @classmethod
    def of(
        cls, model: Model, tools: Sequence[Tool[Any]], prompts: Prompts, tracer: Tracer | None = None
    ) -> "AgentParts":
        if tracer is not None:
            model = TracedModel(model, tracer)
        schemas = tuple(ToolSchema(tool.name, tool.description, tool.schema) for tool in tools)
        return cls(model, ToolBelt({tool.name: tool for tool in tools}), schemas, prompts, tracer)


class DatabaseTurn:
    """Implements `agent.loop.TurnInProgress`."""

    def __init__(self, parts: AgentParts, claim: Claim, turn: TurnRow, budget: Budget) -> None:
        self.turn_id = turn.id
        self.deeds: list[str] = []
        self._parts = parts
        self._claim = claim
        self._budget = budget
        self._instructions = ""
        self._messages: list[Message] = []
        self._steps = 0
        self._pending: list[ToolCall] = []
        self._agreed: str | None = None
        self._corrections = 0
        self._seen: dict[tuple[str, str], int] = {}

    async def load(self, *, may_condense: bool = True) -> None:
        """What was said and done so far, this turn's own steps included; condensed first where it has grown long."""
        async with self._claim.database.reading() as uow:
            business = (await uow.catalog()).business
            found = await load_transcript(uow, self._claim.actor.conversation_id, self.turn_id)
        if found.size > CONDENSE_ABOVE and may_condense and await condense_if_long(self._claim, self.turn_id):
            return await self.load(may_condense=False)
        self._instructions = self._parts.prompts.render(
            InstructionsContext(
                business=business.name,
                language=LANGUAGES.get(business.language, business.language),
                country=business.country,
                hold_minutes=int(HOLD_LASTS.total_seconds() // 60),
                max_upcoming=business.max_upcoming_per_customer,
            )
        )
        self._messages = list(found.messages)
        self._steps = found.steps
        self._pending = list(found.pending)
        self._agreed = found.agreed
        self.deeds = [row.tool for row in found.results if row.done and row.tool in DEEDS]

    async def request(self) -> ModelRequest:
        async with self._claim.database.reading() as uow:
            moment = await moment_of(uow, self._claim.actor)
        note = Note(self._parts.prompts.render(moment))
        return ModelRequest(self._instructions, (*self._messages, note), self._parts.schemas)

    def unanswered_calls(self) -> Sequence[ToolCall]:
        return tuple(self._pending)

    async def record_calls(self, step: ToolCalls) -> None:
        await self._record_calls(step)

    async def record_note(self, text: str) -> None:
        await self._record_step(TurnStepRow(turn_id=self.turn_id, number=self._steps + 1, text=text))
        self._messages.append(Note(text))

    async def _record_calls(self, step: ToolCalls, agreed: str | None = None, agreed_by: str | None = None) -> None:
        step = replace(step, calls=_with_ids_of_their_own(step.calls))
        calls = [{"id": call.id, "name": call.name, "arguments": call.arguments} for call in step.calls]
        row = TurnStepRow(
            turn_id=self.turn_id, number=self._steps + 1, text=step.text, calls=calls, agreed_proposal=agreed
        )
        await self._record_step(row, agreed_by)
        self._messages.append(step)
        self._pending, self._agreed = list(step.calls), agreed

    async def _record_step(self, row: TurnStepRow, agreed_by: str | None = None) -> None:
        async with self._claim.writing() as uow:
            if row.agreed_proposal is not None:
                await proposal_store.update_proposal(uow.session, row.agreed_proposal, agreed_by=agreed_by)
            await turn_store.insert_step(uow.session, row)
            await turn_store.update_turn(uow.session, self.turn_id, **spent_columns(self._budget.spent))
        self._steps = row.number

    async def carry_out(self, call: ToolCall) -> None:
        with tool_span(self._parts.tracer, call.name, call.id) as span:
            found = await self._carried_out(call)
            span.set_attribute("frontdesk.tool.done", found.done)
        self._messages.append(ToolResult(call.id, found.content))
        self._pending = [pending for pending in self._pending if pending.id != call.id]
        if found.done and call.name in DEEDS:
            self.deeds.append(call.name)

    async def _carried_out(self, call: ToolCall) -> Done:
        place = Place(self._claim, self._parts.belt, self.turn_id, self._steps)
        if self._agreed is not None:
            return await carry_out(place, call, await self._agreement(self._agreed))
        key = (call.name, call.arguments)
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] > MOST_SAME_CALLS:
            return await refuse(place, call, LOOPING)
        return await carry_out(place, call)

    async def _agreement(self, proposal_id: str) -> Agreement:
        async with self._claim.database.reading() as uow:
            proposal = await proposal_store.find_proposal(uow.session, proposal_id)
            answer = await message_store.messages_of_turn(uow.session, self.turn_id, "customer")
        return agreement_of(proposal, answer, self._parts.model.name, self._parts.prompts.version)

    async def hear_answer(self) -> None:
        """What the customer's messages say to the open proposal. After a yes it is the first thing the turn carries
        out, and the model reads the result as that of its own call. Raises `ModelError` and `LimitReached`.
        """
        if self._steps:
            return  # the answer was heard before, and the turn has gone on from there
        async with self._claim.database.reading() as uow:
            answer = await message_store.messages_of_turn(uow.session, self.turn_id, "customer")
            proposal = await answerable_proposal(uow, self._claim.actor.conversation_id, answer)
            language = (await uow.catalog()).business.language
        if proposal is None:
            return
        judged = await judge_answer(self._ask, self._parts.prompts, proposal, answer, language)
        if judged.answer is Answer.YES:
            call = ToolCall(f"agreed_{proposal.id}", proposal.tool, proposal.arguments)
            await self._record_calls(ToolCalls((call,)), agreed=proposal.id, agreed_by=judged.by)
        elif judged.answer is Answer.NO:
            async with self._claim.writing() as uow:
                await proposal_store.update_proposal(
                    uow.session, proposal.id, state="declined", answer_message_id=answer[-1].id
                )

    async def _ask(self, request: ModelRequest) -> ModelReply:
        return await self._budget.ask(self._parts.model, request)

    async def absorb(self, uow: UnitOfWork) -> bool:
        """Takes up what the customer wrote meanwhile, unless something was already done: then it waits for a reply."""
        rows = await message_store.unanswered_messages(uow.session, self._claim.actor.conversation_id)
        if not rows or self.deeds:
            return False
        await message_store.assign_to_turn(uow.session, [row.id for row in rows], self.turn_id, self._steps)
        self._messages.extend(CustomerMessage(row.text) for row in rows)
        return True

    async def review(self, text: str, finish: Finish) -> Approved | Correction:
        """The claim gate, and what makes an answer usable at all."""
        text = text.strip()
        async with self._claim.database.reading() as uow:
            facts = await gather_facts(uow, self._claim.actor, self.turn_id)
            shown_anyway = not text and await self._asks(uow)
        trouble = RiskReason.AGENT_FAILED
        if finish == "complete" and (text or shown_anyway):
            verdict = check_reply(text, facts)
            if verdict.ok:
                return Approved(text)
            note, trouble = correction_note(verdict, facts), RiskReason.REPLY_REPLACED
        else:
            note = UNUSABLE[finish]
        if self._corrections < MOST_CORRECTIONS:
            self._corrections += 1
            if trouble is RiskReason.REPLY_REPLACED:
                async with self._claim.writing() as uow:
                    await note_trouble(uow, self._claim.actor.conversation_id, self.turn_id, RiskReason.REPLY_CORRECTED)
            return Correction(note)
        return Approved(await self.honest_fallback("The agent could not give a reply that holds true.", trouble))

    async def honest_fallback(self, reason: str, trouble: RiskReason = RiskReason.AGENT_FAILED) -> str:
        """When the model can't answer or a limit is reached: what is true, and a person is brought in."""
        async with self._claim.writing() as uow:
            await ask_for_person(uow, self._claim.actor, reason)
            await note_trouble(uow, self._claim.actor.conversation_id, self.turn_id, trouble)
            await self._question(uow)
            facts = await gather_facts(uow, self._claim.actor, self.turn_id)
        return str(truthful_fallback(facts))

    async def text_with_read_back(self, uow: UnitOfWork, text: str) -> tuple[str, ProposalRow | None]:
        """The reply as it goes out: what awaits the customer's yes is always in it, in the server's own words."""
        proposal = await self._question(uow)
        if proposal is None:
            return text, None
        read_back = str(proposal.read_back["text"])
        return (text if read_back in text else f"{text}\n\n{read_back}".strip()), proposal

    async def _asks(self, uow: UnitOfWork) -> bool:
        """Whether what this turn wants agreed will be shown, whatever else is."""
        proposal = await proposal_store.open_proposal(uow.session, self._claim.actor.conversation_id, uow.now)
        return proposal is not None and proposal.turn_id == self.turn_id

    async def _question(self, uow: UnitOfWork) -> ProposalRow | None:
        """The proposal that still awaits the customer's yes; one that the turn has left behind lapses."""
        proposal = await proposal_store.open_proposal(uow.session, self._claim.actor.conversation_id, uow.now)
        if proposal is not None and await self._left_behind(uow, proposal):
            await proposal_store.update_proposal(uow.session, proposal.id, state="lapsed")
            return None
        return proposal

    async def _left_behind(self, uow: UnitOfWork, proposal: ProposalRow) -> bool:
        """Whether the turn did more than inform since it heard the customer's last words, and asked nothing anew."""
        used = await turn_store.results_of(uow.session, [self.turn_id])
        if proposal.turn_id == self.turn_id:
            heard = await message_store.messages_of_turn(uow.session, self.turn_id, "customer")
            last_heard = max((row.after_step for row in heard), default=0)
            used = [row for row in used if row.step > last_heard]
            if any(awaits_yes(row) for row in used):
                return False
        tools = [self._parts.belt.tools.get(row.tool) for row in used]
        return not all(tool is None or is_info(tool) for tool in tools)


def _with_ids_of_their_own(calls: Sequence[ToolCall]) -> tuple[ToolCall, ...]:
    """Results are kept under the call's id, so that of two calls with the same one the second gets another."""
    own: dict[str, ToolCall] = {}
    for number, call in enumerate(calls):
        call_id = call.id if call.id and call.id not in own else f"{call.id}_{number}"
        own[call_id] = replace(call, id=call_id)
    return tuple(own.values())
