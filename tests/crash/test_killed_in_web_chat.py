"""The web chat of a process that is killed: what the visitor's page asks again, it gets once. DBOS included."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.crashing import LATER, SERVER_DIED, CrashDesk, Running
from tests.support.crashing_model import BOOK, YES
from tests.support.crashing_outcome import outcome_of
from tests.support.crashing_points import AFTER, BEFORE, Kill

STARTED = ("commit chat_visit, contact, contact_identity",)
TAKEN_UP = ("commit message", "commit message, turn")
STEPS = (
    *STARTED,
    *TAKEN_UP,
    *("ask the model", "commit turn_step", "commit offer, tool_result"),
    *("ask the model", "commit turn_step", "commit proposal, tool_result"),
    *("ask the model", "commit message, proposal, turn"),
    *TAKEN_UP,
    *("commit turn_step", "commit booking", "ask the model", "commit message, turn"),
)


@dataclass
class Page:
    """A visitor's page. It asks again, under the same id, whatever was not answered."""

    desk: CrashDesk
    token: str = ""
    texts: list[str] = field(default_factory=list)

    async def begin(self, running: Running) -> bool:
        answer = await self._call(running, "POST", "conversations", json={})
        if answer is not None:
            self.token = answer["token"]
        return answer is not None

    async def post(self, running: Running, text: str) -> list[str] | None:
        """The ids of the replies; None when the process died over it."""
        body = {"text": text, "client_message_id": f"id-{text}"}
        answer = await self._call(running, "POST", "messages", json=body)
        return None if answer is None else [reply["id"] for reply in answer["replies"]]

    async def shown(self, running: Running) -> list[tuple[str, str]]:
        transcript = await self._call(running, "GET", "messages")
        assert transcript is not None
        return [(item["role"], item["id"]) for item in transcript["items"]]

    async def _call(self, running: Running, method: str, path: str, **more: Any) -> dict[str, Any] | None:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            response = await self.desk.client.request(method, f"{running.url}/api/chat/{path}", headers=headers, **more)
        except SERVER_DIED:
            return None
        assert response.is_success, response.text
        found: dict[str, Any] = response.json()
        return found


async def chat(desk: CrashDesk, kill: Kill | None, **order: Any) -> list[str]:
    """A booking on the page, with a second process where the first is killed; then all is asked once more."""
    first = running = await desk.start(kill=kill, **order)
    page = Page(desk)
    if not await page.begin(running):
        running = await again(desk, first, **order)
        assert await page.begin(running)
    replies: dict[str, list[str]] = {}
    for text in (BOOK, YES):
        answered = await page.post(running, text)
        if answered is None or not await running.settled():
            assert running is first
            running = await again(desk, first, **order)
            answered = await page.post(running, text)
            assert await running.settled()
        assert answered is not None
        replies[text] = answered
    assert (running is not first) == (kill is not None)
    assert {text: await page.post(running, text) for text in replies} == replies
    shown = await page.shown(running)
    assert [role for role, _ in shown] == ["customer", "agent"] * 2
    assert [[message_id] for role, message_id in shown if role == "agent"] == list(replies.values())
    return first.points


async def again(desk: CrashDesk, first: Running, **order: Any) -> Running:
    await first.gone()
    return await desk.start(ahead=LATER, **order)


async def test_the_steps_are_all_here(desk: CrashDesk) -> None:
    assert await chat(desk, None) == list(STEPS)


def kills(*numbers: int) -> list[Any]:
    return [
        pytest.param(Kill(number, moment), id=f"killed {moment} step {number} ({STEPS[number - 1]})")
        for number in numbers
        for moment in (BEFORE, AFTER)
    ]


@pytest.mark.parametrize("kill", kills(*range(1, len(STEPS) + 1))[1::2])
async def test_what_is_posted_again_is_answered_once(desk: CrashDesk, kill: Kill) -> None:
    await chat(desk, kill)
    await assert_booked_once(desk)


@pytest.mark.parametrize("kill", kills(2, 4, 15, 17))
async def test_with_dbos_too(desk: CrashDesk, kill: Kill) -> None:
    await chat(desk, kill, with_dbos=True)
    await assert_booked_once(desk)


async def assert_booked_once(desk: CrashDesk) -> None:
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    assert len(outcome.live) == 1
    assert outcome.events == ["created"]
    assert outcome.used == ["find_slots", "book", "book"]
