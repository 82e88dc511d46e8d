"""The inbox's list over HTTP: what is new to whom, what was said last, who answers, and how far an answer has come."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from agent import Say, answer_as_person, turn_store
from agent.tables import OutgoingRow
from booking_core import Identity, Role, open_conversation
from staff.wire.conversations import ConversationSummary, ConversationView, MessageView
from tests.support.bookings import MANAGER, Statements, rows
from tests.support.conversations import Chat, find_slots, open_chat
from tests.support.team_bodies import a_booking
from tests.support.team_desk import Client, TeamDesk


async def listed(client: Client, **query: Any) -> list[str]:
    return [each["id"] for each in (await client.ok("/api/conversations", **query))["items"]]


async def entry(client: Client, chat: Chat) -> dict[str, Any]:
    """As it stands in the list."""
    (found,) = [each for each in (await client.ok("/api/conversations"))["items"] if each["id"] == chat.conversation_id]
    ConversationSummary.model_validate(found, strict=True)
    return dict(found)


async def said_in(client: Client, chat: Chat) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.ok(f"/api/conversations/{chat.conversation_id}"))["messages"]
    return found


async def read(client: Client, chat: Chat, message: dict[str, Any]) -> dict[str, Any]:
    found = await client.made(f"/api/conversations/{chat.conversation_id}/read", {"message_id": message["id"]})
    return dict(found)


class TestUnread:
    async def test_counts_what_the_customer_wrote_until_it_is_read(self, desk: TeamDesk) -> None:
        manager, chat = await desk.manager(), await open_chat(desk.database)
        await chat.say("hello", Say("Hi."))
        await chat.write("are you there?")
        assert (await entry(manager, chat))["unread"] == 2
        said = await said_in(manager, chat)
        assert (await read(manager, chat, said[0]))["unread"] == 1
        assert (await read(manager, chat, said[-1]))["unread"] == 0
        assert (await entry(manager, chat))["unread"] == 0

    async def test_only_ever_moves_on(self, desk: TeamDesk) -> None:
        manager, chat = await desk.manager(), await open_chat(desk.database)
        for text in ("one", "two"):
            await chat.write(text)
        first, last = await said_in(manager, chat)
        await read(manager, chat, last)
        assert (await read(manager, chat, first))["unread"] == 0

    async def test_is_each_persons_own_and_a_programs_too(self, desk: TeamDesk) -> None:
        manager, admin, program = await desk.manager(), await desk.admin(), await desk.program()
        chat = await open_chat(desk.database)
        await chat.write("hello")
        (said,) = await said_in(manager, chat)
        await read(manager, chat, said)
        await read(program, chat, said)
        assert [(await entry(each, chat))["unread"] for each in (manager, admin, program)] == [0, 1, 0]

    async def test_narrows_the_list(self, desk: TeamDesk) -> None:
        manager = await desk.manager()
        new, known, empty = [await open_chat(desk.database, f"v{number}") for number in range(3)]
        for chat in (new, known):
            await chat.write("hello")
        (said,) = await said_in(manager, known)
        await read(manager, known, said)
        assert await listed(manager, unread=True) == [new.conversation_id]
        assert sorted(await listed(manager, unread=False)) == sorted([known.conversation_id, empty.conversation_id])
        assert (await manager.ok("/api/attention"))["unread"] == 1

    async def test_of_a_month_ago_is_no_news(self, desk: TeamDesk) -> None:
        chat = await open_chat(desk.database)
        await chat.write("hello")
        desk.clock.advance(timedelta(days=31))
        later = await desk.member(Role.ADMIN, "later")
        assert (await entry(later, chat))["unread"] == 0
        assert await listed(later, unread=True) == []

    async def test_marks_need_a_message_of_that_conversation(self, sqlite_desk: TeamDesk) -> None:
        manager = await sqlite_desk.manager()
        chat, other = await open_chat(sqlite_desk.database), await open_chat(sqlite_desk.database, "v2")
        await other.write("hello")
        (elsewhere,) = await said_in(manager, other)
        path = f"/api/conversations/{chat.conversation_id}/read"
        assert (await manager.post(path, {"message_id": elsewhere["id"]})).status_code == 404
        assert (await manager.post(path, {})).status_code == 422
        assert (await manager.post("/api/conversations/cv_x/read", {"message_id": "ms_1"})).status_code == 404


async def test_the_list_has_the_beginning_of_what_was_said_last(desk: TeamDesk) -> None:
    manager, chat = await desk.manager(), await open_chat(desk.database)
    assert (await entry(manager, chat))["last_message"] is None
    await chat.say("hello", Say("Hi."))
    await chat.write("one\ntwo " + "x" * 200)
    last = (await entry(manager, chat))["last_message"]
    assert (last["role"], last["text"][:8], len(last["text"])) == ("customer", "one two ", 140)


async def test_notes_to_the_agent_are_not_what_was_said_last(sqlite_desk: TeamDesk) -> None:
    manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
    await chat.write("hello")
    await manager.made(f"/api/conversations/{chat.conversation_id}/takeover")
    await manager.made(f"/api/conversations/{chat.conversation_id}/release", {"note": "all is well"})
    assert (await entry(manager, chat))["last_message"]["text"] == "hello"


async def test_the_list_says_who_has_taken_over_and_narrows_to_them(desk: TeamDesk) -> None:
    manager, admin, chat = await desk.manager(), await desk.admin(), await open_chat(desk.database)
    assert (await entry(manager, chat))["owner_name"] is None
    await manager.made(f"/api/conversations/{chat.conversation_id}/takeover")
    assert (await entry(admin, chat))["owner_name"] == "Manager"
    assert manager.member is not None
    assert admin.member is not None
    assert await listed(admin, owner_staff_id=manager.member.id) == [chat.conversation_id]
    assert await listed(admin, owner_staff_id=admin.member.id) == []


async def test_the_list_says_when_the_agent_is_at_work(sqlite_desk: TeamDesk) -> None:
    manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
    await chat.write("hello")
    assert (await entry(manager, chat))["agent_at_work"] is False
    async with sqlite_desk.database.writing() as uow:
        await turn_store.insert_turn(uow.session, chat.conversation_id, uow.now, "running")
    assert (await entry(manager, chat))["agent_at_work"] is True


@pytest.mark.parametrize(
    ("query", "found"),
    [("dana", True), ("DANA re", True), ("0123", True), ("212 555 0123", True), ("nobody", False), ("%", False)],
)
async def test_the_list_is_searched_by_name_and_number(desk: TeamDesk, query: str, found: bool) -> None:
    manager = await desk.manager()
    chat = await open_chat(desk.database, "v1", name="Dana Reed", verified_phone="+12125550123")
    await open_chat(desk.database, "v2", name="Somebody else")
    assert await listed(manager, query=query) == ([chat.conversation_id] if found else [])


async def test_a_page_goes_on_though_a_conversation_has_moved_to_the_top(desk: TeamDesk) -> None:
    manager, chats = await desk.manager(), []
    for number in range(5):
        desk.clock.advance(timedelta(minutes=1))
        chats.append(await open_chat(desk.database, f"v{number}"))
    wanted = [chat.conversation_id for chat in reversed(chats)]
    first = await manager.ok("/api/conversations", limit=2)
    desk.clock.advance(timedelta(minutes=1))
    await chats[4].write("hello again")
    second = await listed(manager, limit=3, cursor=first["next"])
    assert [each["id"] for each in first["items"]] + second == wanted


async def test_a_long_list_asks_no_more_than_a_short_one(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    for number in range(2):
        await (await open_chat(sqlite_desk.database, f"v{number}")).write("hello")
    await manager.ok("/api/conversations")
    statements = Statements(sqlite_desk.database)
    await manager.ok("/api/conversations")
    for_two = len(statements.sent)
    for number in range(2, 12):
        await (await open_chat(sqlite_desk.database, f"v{number}")).write("hello")
    statements.sent.clear()
    assert len((await manager.ok("/api/conversations"))["items"]) == 12
    assert len(statements.sent) == for_two


class TestLongConversations:
    async def test_are_read_from_the_end_page_by_page(self, desk: TeamDesk) -> None:
        manager, chat = await desk.manager(), await open_chat(desk.database)
        for number in range(7):
            await chat.write(f"{number}")
        path = f"/api/conversations/{chat.conversation_id}/messages"
        pages: list[list[str]] = []
        cursor = None
        while cursor or not pages:
            page = await manager.ok(path, limit=3, **({"cursor": cursor} if cursor else {}))
            pages.append([message["text"] for message in page["items"]])
            cursor = page["next"]
        assert pages == [["4", "5", "6"], ["1", "2", "3"], ["0"]]
        MessageView.model_validate(page["items"][0], strict=True)

    async def test_can_be_had_without_all_of_it(self, sqlite_desk: TeamDesk) -> None:
        manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
        for number in range(3):
            await chat.write(f"{number}")
        for wanted, texts in ((0, []), (2, ["1", "2"]), (9, ["0", "1", "2"])):
            found = await manager.ok(f"/api/conversations/{chat.conversation_id}", messages=wanted)
            ConversationView.model_validate(found, strict=True)
            assert [message["text"] for message in found["messages"]] == texts

    async def test_tools_stand_beside_what_they_led_to(self, sqlite_desk: TeamDesk) -> None:
        manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
        await chat.say("a haircut?", find_slots("2026-11-24"), Say("9 am is free."))
        (reply,) = (await manager.ok(f"/api/conversations/{chat.conversation_id}/messages", limit=1))["items"]
        assert [call["tool"] for call in reply["tool_calls"]] == ["find_slots"]

    async def test_are_for_those_who_may_see_them(self, sqlite_desk: TeamDesk) -> None:
        manager, ana, chat = await sqlite_desk.manager(), await sqlite_desk.ana(), await open_chat(sqlite_desk.database)
        await chat.write("hello")
        (said,) = await said_in(manager, chat)
        path = f"/api/conversations/{chat.conversation_id}"
        assert (await ana.get(f"{path}/messages")).status_code == 404
        assert (await ana.post(f"{path}/read", {"message_id": said["id"]})).status_code == 404
        await manager.made("/api/bookings", a_booking(conversation_id=chat.conversation_id))
        assert len((await ana.ok(f"{path}/messages"))["items"]) == 1
        assert (await read(ana, chat, said))["unread"] == 0

    @pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 1001}, {"cursor": "x"}, {"befor": "ms_1"}])
    async def test_refuse_what_is_no_page(self, sqlite_desk: TeamDesk, query: dict[str, Any]) -> None:
        manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
        refused = await manager.get(f"/api/conversations/{chat.conversation_id}/messages", **query)
        assert refused.status_code == 422


async def test_a_reply_that_was_corrected_says_so(sqlite_desk: TeamDesk) -> None:
    manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
    await chat.say("hello", "You're booked for Friday at 3 pm!", "How can I help?")
    assert [message["trouble"] for message in await said_in(manager, chat)] == [None, "reply_corrected"]


class TestDelivery:
    @pytest.fixture
    async def chat(self, sqlite_desk: TeamDesk) -> Chat:
        """A conversation on a channel that pushes, with an answer of two parts in it."""
        async with sqlite_desk.database.writing() as uow:
            caller = Identity("whatsapp", "phone", "+12125550123")
            begun = await open_conversation(uow, caller, verified_phone="+12125550123")
        manager = await sqlite_desk.manager()
        await manager.made(f"/api/conversations/{begun.id}/takeover")
        async with sqlite_desk.database.writing() as uow:
            await answer_as_person(
                uow, MANAGER, begun.id, "Hello", sent_at=uow.now, split=lambda channel, text: (text, text)
            )
        return Chat(sqlite_desk.database, begun.id)

    @pytest.mark.parametrize(
        ("first", "second", "shown"),
        [
            (("waiting", None, None), ("waiting", None, None), {"state": "sending", "error_code": None}),
            (("accepted", "delivered", None), ("unknown", None, None), {"state": "sending", "error_code": None}),
            (("accepted", "queued", None), ("accepted", None, None), {"state": "sent", "error_code": None}),
            (("accepted", "read", None), ("accepted", "delivered", None), {"state": "delivered", "error_code": None}),
            (("accepted", "read", None), ("accepted", "read", None), {"state": "read", "error_code": None}),
            (("accepted", "read", None), ("failed", None, "63016"), {"state": "failed", "error_code": "63016"}),
        ],
        ids=["waiting", "half sent", "sent", "delivered", "read", "failed"],
    )
    async def test_is_that_of_the_part_that_is_furthest_back(
        self, sqlite_desk: TeamDesk, chat: Chat, first: Any, second: Any, shown: dict[str, Any]
    ) -> None:
        for part, (state, status, error) in enumerate((first, second)):
            async with sqlite_desk.database.writing() as uow:
                values = {"state": state, "status": status, "error_code": error}
                await uow.session.execute(update(OutgoingRow).where(col(OutgoingRow.part) == part).values(**values))
        (said,) = await said_in(await sqlite_desk.admin(), chat)
        assert said["delivery"] == shown


async def test_what_a_customer_fetches_is_not_delivered(sqlite_desk: TeamDesk) -> None:
    manager, chat = await sqlite_desk.manager(), await open_chat(sqlite_desk.database)
    await manager.made(f"/api/conversations/{chat.conversation_id}/takeover")
    said = await manager.made(f"/api/conversations/{chat.conversation_id}/messages", {"text": "Hello"})
    assert said["delivery"] is None
    assert await rows(sqlite_desk.database, "SELECT count(*) FROM outgoing") == [(0,)]
