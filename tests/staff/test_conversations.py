"""The inbox over HTTP: reading, taking over, answering as a person, handing back, exporting."""

from datetime import timedelta
from typing import Any

import pytest

from agent import Say
from booking_core import Identity, open_conversation
from staff.wire.conversations import ConversationExport, ConversationSummary, ConversationView, TakenOverView
from tests.support.bookings import rows
from tests.support.conversations import Chat, book_first, find_slots, open_chat
from tests.support.team_bodies import ELEVEN, a_booking
from tests.support.team_desk import TeamDesk


async def booked_in_chat(desk: TeamDesk) -> Chat:
    """A customer who was shown slots, and asked to say yes."""
    chat = await open_chat(desk.database, name="Dana")
    await chat.say("A haircut tomorrow?", find_slots("2026-11-24"), Say("9 am is free."))
    await chat.write("Yes please")
    return chat


async def several(desk: TeamDesk, number: int) -> list[str]:
    """The ids of conversations, the latest first."""
    made = []
    for index in range(number):
        desk.clock.advance(timedelta(minutes=1))
        made.append((await open_chat(desk.database, f"visitor-{index}", name=f"Guest {index}")).conversation_id)
    return made[::-1]


async def test_nobody_reads_conversations_without_signing_in(sqlite_desk: TeamDesk) -> None:
    for path in ("/api/conversations", "/api/conversations/cv_x", "/api/contacts"):
        assert (await sqlite_desk.anonymous.get(path)).status_code == 401


async def test_the_list_has_the_latest_activity_first_and_pages(desk: TeamDesk) -> None:
    manager, wanted = await desk.manager(), await several(desk, 5)
    first = await manager.ok("/api/conversations", limit=3)
    ConversationSummary.model_validate(first["items"][0], strict=True)
    second = await manager.ok("/api/conversations", limit=3, cursor=first["next"])
    assert [item["id"] for item in first["items"] + second["items"]] == wanted
    assert second["next"] is None
    assert first["items"][0]["contact"]["name"] == "Guest 4"


async def test_the_list_narrows_to_those_that_wait_for_a_person(sqlite_desk: TeamDesk) -> None:
    manager, (first, *_) = await sqlite_desk.manager(), await several(sqlite_desk, 3)
    await manager.made(f"/api/conversations/{first}/takeover")
    assert [each["id"] for each in (await manager.ok("/api/conversations", owner="staff"))["items"]] == [first]
    assert len((await manager.ok("/api/conversations", owner="agent"))["items"]) == 2
    assert (await manager.ok("/api/conversations", waiting_for_person=True))["items"] == []


async def test_a_conversation_has_its_messages_with_the_tools_that_were_used(desk: TeamDesk) -> None:
    chat, manager = await booked_in_chat(desk), await desk.manager()
    found = await manager.ok(f"/api/conversations/{chat.conversation_id}")
    ConversationView.model_validate(found, strict=True)
    assert (found["id"], found["channel"], found["owner"]) == (chat.conversation_id, "web", "agent")
    assert [(message["role"], message["text"]) for message in found["messages"]] == [
        ("customer", "A haircut tomorrow?"),
        ("agent", "9 am is free."),
        ("customer", "Yes please"),
    ]
    (call,) = found["messages"][1]["tool_calls"]
    assert (call["tool"], call["arguments"]["service_id"], call["done"]) == ("find_slots", "haircut", True)
    assert call["result"]["days"]
    assert [message["tool_calls"] for message in found["messages"][::2]] == [[], []]


async def test_a_conversation_shows_what_was_booked_in_it_or_linked_to_it(desk: TeamDesk) -> None:
    chat, manager = await booked_in_chat(desk), await desk.manager()
    made = await manager.made("/api/bookings", a_booking(conversation_id=chat.conversation_id))
    assert (await manager.ok(f"/api/conversations/{chat.conversation_id}"))["bookings"] == [made]


async def test_a_person_takes_over_answers_and_hands_back_with_a_note(desk: TeamDesk) -> None:
    chat, manager = await booked_in_chat(desk), await desk.manager()
    path = f"/api/conversations/{chat.conversation_id}"
    too_soon = await manager.post(f"{path}/messages", {"text": "Hello"})
    assert (too_soon.status_code, too_soon.json()["code"]) == (422, "invalid_input")

    taken = await manager.made(f"{path}/takeover")
    TakenOverView.model_validate(taken, strict=True)
    assert manager.member is not None
    assert (taken["owner"], taken["owner_staff_id"]) == ("staff", manager.member.id)
    assert taken["summary"][-1] == "Customer: Yes please"

    said = await manager.post(f"{path}/messages", {"text": "This is Mo. Half past nine?"})
    assert (said.status_code, said.json()["role"], said.json()["author"]) == (201, "staff", "Manager")

    released = await manager.made(f"{path}/release", {"note": "They prefer mornings"})
    assert (released["owner"], released["owner_staff_id"]) == ("agent", None)
    assert [message["role"] for message in released["messages"][-2:]] == ["staff", "note"]
    assert "They prefer mornings" in released["messages"][-1]["text"]


async def test_an_answer_with_a_key_is_said_once(desk: TeamDesk) -> None:
    manager, (conversation_id,) = await desk.manager(), await several(desk, 1)
    path, send = f"/api/conversations/{conversation_id}", {"Idempotency-Key": "k1"}
    await manager.made(f"{path}/takeover")
    first = await manager.made(f"{path}/messages", {"text": "Hello"}, **send)
    assert await manager.made(f"{path}/messages", {"text": "Hello"}, **send) == first
    assert len((await manager.ok(path))["messages"]) == 1


async def test_an_answer_is_on_its_way_where_the_channel_pushes(sqlite_desk: TeamDesk) -> None:
    async with sqlite_desk.database.writing() as uow:
        caller = Identity("whatsapp", "phone", "+12125550123")
        begun = await open_conversation(uow, caller, verified_phone="+12125550123")
    manager = await sqlite_desk.manager()
    await manager.made(f"/api/conversations/{begun.id}/takeover")
    await manager.made(f"/api/conversations/{begun.id}/messages", {"text": "Hello"})
    assert await rows(sqlite_desk.database, "SELECT text FROM outgoing") == [("Hello",)]


@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"text": " "}, {"text": "x" * 4001}, {"text": "a\x00"}, {"txt": "a"}]
)
async def test_what_is_no_message_is_refused(sqlite_desk: TeamDesk, body: dict[str, Any]) -> None:
    manager, (conversation_id,) = await sqlite_desk.manager(), await several(sqlite_desk, 1)
    await manager.made(f"/api/conversations/{conversation_id}/takeover")
    refused = await manager.post(f"/api/conversations/{conversation_id}/messages", body)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_the_export_has_everything_with_the_evidence(desk: TeamDesk) -> None:
    chat, manager = await open_chat(desk.database), await desk.manager()
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    await chat.say("yes", "You're booked.")
    answer = await manager.get(f"/api/conversations/{chat.conversation_id}/export")
    assert answer.headers["content-disposition"].startswith("attachment")
    found = answer.json()
    ConversationExport.model_validate(found)
    (history,) = found["histories"]
    evidence = history["history"][0]["evidence"]
    assert (evidence["customer_message"], evidence["model"]) == ("yes", "scripted")
    assert "Haircut" in evidence["read_back"]


async def test_contacts_are_found_and_their_conversations_listed(desk: TeamDesk) -> None:
    manager, ids = await desk.manager(), await several(desk, 3)
    first = await manager.ok("/api/contacts", query="guest", limit=2)
    second = await manager.ok("/api/contacts", query="guest", limit=2, cursor=first["next"])
    names = [item["name"] for item in first["items"] + second["items"]]
    assert (names, second["next"]) == (["Guest 0", "Guest 1", "Guest 2"], None)
    assert set(first["items"][0]) == {"id", "name", "phone", "email", "verified_phone"}
    (found,) = (await manager.ok("/api/contacts", query="guest 2"))["items"]
    (own,) = (await manager.ok(f"/api/contacts/{found['id']}/conversations"))["items"]
    assert own["id"] == ids[0]
    assert (await manager.get("/api/contacts/ct_missing/conversations")).status_code == 404


async def test_a_provider_reads_what_belongs_to_bookings_they_see(desk: TeamDesk) -> None:
    manager, ana, ben = await desk.manager(), await desk.ana(), await desk.ben()
    mine, other = await several(desk, 2)
    await manager.made("/api/bookings", a_booking(conversation_id=mine))
    with_ben = await manager.made("/api/bookings", a_booking(conversation_id=mine, provider_id="ben", starts_at=ELEVEN))
    assert [each["id"] for each in (await ana.ok("/api/conversations"))["items"]] == [mine]
    assert with_ben["id"] not in [each["id"] for each in (await ana.ok(f"/api/conversations/{mine}"))["bookings"]]
    assert len((await ana.ok("/api/contacts"))["items"]) == 1
    for client in (ana, ben):
        for method, path in (
            ("GET", f"/api/conversations/{other}"),
            ("GET", f"/api/conversations/{other}/export"),
            ("POST", f"/api/conversations/{other}/takeover"),
            ("POST", f"/api/conversations/{other}/release"),
        ):
            assert (await client.send(method, path)).status_code == 404, path
        answered = await client.post(f"/api/conversations/{other}/messages", {"text": "Hello"})
        assert answered.status_code == 404
    # Nobody gets to see a conversation by linking a booking of their own to it.
    refused = await ana.post("/api/bookings", a_booking(conversation_id=other, starts_at="2026-11-24T14:00:00-05:00"))
    assert (refused.status_code, refused.json()["field"]) == (422, "conversation_id")
