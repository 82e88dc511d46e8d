"""Review over HTTP: what the agent did, with its evidence, until somebody of the team has looked."""

from datetime import timedelta
from typing import Any

import pytest

from agent import Say
from booking_core import Identity, open_conversation
from staff.wire.reviews import AttentionView, ReviewView
from tests.support.bookings import Statements
from tests.support.conversations import Chat, book_first, calls, find_slots, first_slot
from tests.support.team_desk import Client, TeamDesk

WEDNESDAY = "2026-11-25"


async def caller(desk: TeamDesk, number: int = 23, **fields: Any) -> Chat:
    """Somebody whose number WhatsApp has proven."""
    phone = f"+121255501{number:02}"
    async with desk.database.writing() as uow:
        begun = await open_conversation(uow, Identity("whatsapp", "phone", phone), verified_phone=phone, **fields)
    return Chat(desk.database, begun.id)


async def booked(desk: TeamDesk, number: int = 23, day: str = WEDNESDAY, service: str = "haircut") -> dict[str, Any]:
    """By the agent, for a customer who said yes."""
    chat = await caller(desk, number)
    await chat.say("a booking for Jane Doe", find_slots(day, service_id=service), book_first, "One moment.")
    await chat.say("yes please", Say("Done."))
    (found,) = [b for b in await chat.bookings() if b.conversation_id == chat.conversation_id]
    return {"id": found.id, "conversation_id": chat.conversation_id, "version": found.version}


async def ids(client: Client, **query: Any) -> list[str]:
    return [each["id"] for each in (await client.ok("/api/review", **query))["items"]]


async def test_nobody_reviews_without_signing_in(sqlite_desk: TeamDesk) -> None:
    for method, path in (("GET", ""), ("GET", "/bk_1"), ("POST", "/bk_1/done"), ("DELETE", "/bk_1/done")):
        assert (await sqlite_desk.anonymous.send(method, f"/api/review{path}")).status_code == 401


async def test_an_item_has_what_was_done_the_evidence_and_what_was_said_around_it(desk: TeamDesk) -> None:
    manager, made = await desk.manager(), await booked(desk)
    (found,) = (await manager.ok("/api/review"))["items"]
    ReviewView.model_validate(found)
    assert found["booking"] == await manager.ok(f"/api/bookings/{made['id']}")
    assert (found["id"], found["deed"], found["reasons"], found["reviewed"]) == (made["id"], "booked", [], None)
    evidence = found["change"]["evidence"]
    assert (evidence["customer_message"], evidence["agreed_by"]) == ("yes please", "words")
    assert (evidence["model"], bool(evidence["prompt_version"])) == ("scripted", True)
    assert "Haircut" in evidence["read_back"]
    assert [message["role"] for message in found["transcript"]] == ["customer", "agent", "customer", "agent"]
    assert [call["tool"] for call in found["transcript"][1]["tool_calls"]] == ["find_slots", "book"]
    (carried_out,) = found["transcript"][3]["tool_calls"]
    assert (carried_out["tool"], carried_out["done"]) == ("book", True)
    assert await manager.ok(f"/api/review/{made['id']}") == found


async def test_only_what_was_said_around_the_yes_is_shown(sqlite_desk: TeamDesk) -> None:
    chat, manager = await caller(sqlite_desk), await sqlite_desk.manager()
    for _ in range(5):
        await chat.say("hello", Say("Hi."))
    await chat.say("a haircut", find_slots(WEDNESDAY), book_first, "One moment.")
    await chat.say("yes", Say("Done."))
    for _ in range(5):
        await chat.say("thanks", Say("With pleasure."))
    (found,) = (await manager.ok("/api/review"))["items"]
    texts = [message["text"] for message in found["transcript"]]
    assert len(texts) == 9
    assert texts[0] == "hello"
    assert texts[6] == "yes"


async def test_a_move_shows_both_times(desk: TeamDesk) -> None:
    chat, manager = await caller(desk), await desk.manager()
    await chat.say("a haircut", find_slots(WEDNESDAY), book_first, "One moment.")
    await chat.say("yes", Say("Done."))
    (booking,) = await chat.bookings()

    def move(request: Any) -> Any:
        return calls(("reschedule", {"booking_id": booking.id, "slot_id": first_slot(request)}))

    await chat.say("rather on Thursday", find_slots("2026-11-26", moving_booking_id=booking.id), move, "One moment.")
    await chat.say("yes", Say("Moved."))
    (found,) = (await manager.ok("/api/review"))["items"]
    assert (found["deed"], found["before"]["id"], found["before"]["status"]) == ("moved", booking.id, "rescheduled")
    assert found["booking"]["rescheduled_from"] == booking.id


async def test_pages_are_small_and_go_on(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    made = [(await booked(sqlite_desk, number, f"2026-12-0{number}"))["id"] for number in (1, 2, 3)]
    first = await manager.ok("/api/review", limit=2)
    second = await manager.ok("/api/review", limit=2, cursor=first["next"])
    assert sorted(each["id"] for each in first["items"] + second["items"]) == sorted(made)
    assert second["next"] is None
    for query in ({"limit": 101}, {"limit": 0}, {"cursor": "x"}, {"cursor": first["next"], "done": True}):
        assert (await manager.get("/api/review", **query)).status_code == 422


async def test_a_page_of_many_asks_no_more_than_a_page_of_one(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    await booked(sqlite_desk, 1, "2026-12-01")
    await manager.ok("/api/review")
    statements = Statements(sqlite_desk.database)
    await manager.ok("/api/review")
    for_one = len(statements.sent)
    for number in (2, 3, 4):
        await booked(sqlite_desk, number, f"2026-12-0{number}")
    statements.sent.clear()
    assert len((await manager.ok("/api/review"))["items"]) == 4
    assert len(statements.sent) == for_one


async def test_saying_that_it_looks_right_takes_it_off_the_list_and_can_be_taken_back(desk: TeamDesk) -> None:
    manager, made = await desk.manager(), await booked(desk)
    path = f"/api/review/{made['id']}/done"
    found = await manager.made(path, {"version": made["version"]})
    assert manager.member is not None
    assert (found["reviewed"]["by"]["id"], found["reviewed"]["outcome"]) == (manager.member.id, "looked_right")
    assert await manager.made(path) == found
    assert (await ids(manager), await ids(manager, done=True)) == ([], [made["id"]])
    back = await manager.delete(path)
    assert (back.status_code, back.json()["reviewed"]) == (200, None)
    assert (await ids(manager), await ids(manager, done=True)) == ([made["id"]], [])


async def test_what_was_reviewed_pages_from_the_last(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    made = [(await booked(sqlite_desk, number, f"2026-12-0{number}"))["id"] for number in (1, 2, 3)]
    for each in made:
        sqlite_desk.clock.advance(timedelta(minutes=1))
        await manager.made(f"/api/review/{each}/done")
    first = await manager.ok("/api/review", done=True, limit=2)
    second = await manager.ok("/api/review", done=True, limit=2, cursor=first["next"])
    assert [each["id"] for each in first["items"] + second["items"]] == made[::-1]


async def test_what_awaits_approval_is_confirmed_or_cancelled_which_counts_as_looking(desk: TeamDesk) -> None:
    manager, made = await desk.manager(), await booked(desk, service="massage")
    assert (await manager.ok(f"/api/review/{made['id']}"))["reasons"] == ["approval_needed"]
    refused = await manager.post(f"/api/review/{made['id']}/done")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    await manager.made(f"/api/bookings/{made['id']}/confirm")
    found = await manager.ok(f"/api/review/{made['id']}")
    assert (found["reviewed"]["outcome"], found["reviewed"]["by"]["name"]) == ("confirmed", "Manager")
    assert (await manager.delete(f"/api/review/{made['id']}/done")).status_code == 422


async def test_looking_at_what_has_changed_since_is_refused_with_the_fresh_booking(sqlite_desk: TeamDesk) -> None:
    manager, made = await sqlite_desk.manager(), await booked(sqlite_desk)
    refused = await manager.post(f"/api/review/{made['id']}/done", {"version": made["version"] + 1})
    assert (refused.status_code, refused.json()["code"]) == (409, "stale_version")
    assert refused.json()["booking"]["id"] == made["id"]


async def test_a_provider_reviews_their_own(desk: TeamDesk) -> None:
    made, ana, ben = await booked(desk), await desk.ana(), await desk.ben()
    owner, other = (ana, ben) if await ids(ana) else (ben, ana)
    assert (await ids(owner), await ids(other)) == ([made["id"]], [])
    for method, path in (("GET", ""), ("POST", "/done"), ("DELETE", "/done")):
        assert (await other.send(method, f"/api/review/{made['id']}{path}")).status_code == 404
    assert (await other.ok("/api/attention"))["review"] == 0


async def test_what_asks_for_attention_is_counted(desk: TeamDesk) -> None:
    manager = await desk.manager()
    await booked(desk, 1, "2026-12-01", "massage")
    await booked(desk, 2, "2026-12-02")
    found = await manager.ok("/api/attention")
    AttentionView.model_validate(found, strict=True)
    assert found == {"review": 2, "pending": 1, "unread": 2, "waiting": 0, "most": 100}


@pytest.mark.parametrize("body", [{"version": "x"}, {"versoin": 1}])
async def test_a_body_that_is_not_known_is_refused(sqlite_desk: TeamDesk, body: dict[str, Any]) -> None:
    manager, made = await sqlite_desk.manager(), await booked(sqlite_desk)
    assert (await manager.post(f"/api/review/{made['id']}/done", body)).status_code == 422
