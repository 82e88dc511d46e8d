"""The stream of messages that arrive without being asked for."""

import asyncio

from agent import answer_as_person
from booking_core import Role, StaffMember, SystemClock, take_over
from channels.whatsapp import parts_for
from tests.support.echo_model import EchoModel
from tests.support.web_desk import Desk, Event, Visitor, events_of, open_desk

ANA = StaffMember("us_ana", "Ana", Role.MANAGER)


async def write_as_ana(desk: Desk, visitor: Visitor, text: str) -> None:
    async with desk.database.writing() as uow:
        await take_over(uow, ANA, visitor.conversation_id)
        await answer_as_person(uow, ANA, visitor.conversation_id, text, sent_at=SystemClock().now(), split=parts_for)
    desk.product.runner.deliver(visitor.conversation_id)


def texts(events: list[Event]) -> list[str]:
    return [event.data["text"] for event in events]


async def test_what_a_person_writes_arrives_by_itself(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    async with visitor.listening() as events:
        await write_as_ana(desk, visitor, "This is Ana.")
        event = await anext(events)
    assert event.name == "message"
    assert event.id == event.data["id"]
    assert (event.data["role"], event.data["text"]) == ("staff", "This is Ana.")


async def test_another_tab_sees_question_and_answer(desk: Desk) -> None:
    visitor = await desk.visitor()
    async with visitor.listening() as events:
        await visitor.say("Hello", "mine")
        told = [await anext(events), await anext(events)]
    assert texts(told) == ["Hello", "You said: Hello"]
    assert [event.data.get("client_message_id") for event in told] == ["mine", None]


async def test_without_an_id_only_what_is_new_comes(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Old")
    async with visitor.listening() as events:
        await visitor.say("New")
        assert (await anext(events)).data["text"] == "New"


async def test_a_client_that_comes_back_gets_what_it_missed_once_and_in_order(desk: Desk) -> None:
    visitor = await desk.visitor()
    async with visitor.listening() as events:
        await visitor.say("one")
        last = [await anext(events), await anext(events)][-1]
    await visitor.say("two")
    async with visitor.listening(last.id) as events:
        await visitor.say("three")
        missed = [await anext(events) for _ in range(4)]
    assert texts(missed) == ["two", "You said: two", "three", "You said: three"]


async def test_an_id_of_nothing_we_said_brings_everything(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    async with visitor.listening("ms_unknown") as events:
        assert texts([await anext(events), await anext(events)]) == ["Hello", "You said: Hello"]


async def test_what_another_process_writes_arrives_too(database_url: str) -> None:
    here, there = EchoModel(), EchoModel()
    async with open_desk(database_url, here) as desk, open_desk(database_url, there) as other:
        visitor = await desk.visitor()
        elsewhere = Visitor(other.client, visitor.conversation_id, visitor.token)
        async with visitor.listening() as events:
            await elsewhere.say("Hello")
            assert texts([await anext(events), await anext(events)]) == ["Hello", "You said: Hello"]
    assert (len(here.requests), len(there.requests)) == (0, 1)


async def test_a_message_that_another_process_answers_gets_its_reply_here(database_url: str) -> None:
    model = EchoModel()
    async with open_desk(database_url, model) as desk, open_desk(database_url, EchoModel()) as other:
        visitor = await desk.visitor()
        elsewhere = Visitor(other.client, visitor.conversation_id, visitor.token)
        model.may_answer.clear()
        first = asyncio.create_task(visitor.say("A haircut"))
        await model.asked.wait()
        async with visitor.listening() as events:
            second = asyncio.create_task(elsewhere.say("on Friday"))
            assert (await anext(events)).data["text"] == "on Friday"
        model.may_answer.set()
        assert await first == await second == ["You said: A haircut / on Friday"]


async def test_a_reader_who_does_not_read_holds_up_nobody(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    headers = {**visitor.headers, "Accept": "text/event-stream"}
    async with sqlite_desk.client.stream("GET", "/api/chat/events", headers=headers) as response:
        text = "word " * 399
        for number in range(20):
            assert await visitor.say(f"{number} {text}")
        events = events_of(response)
        seen = [await anext(events) for _ in range(40)]
    assert [event.data["id"] for event in seen] == [item["id"] for item in await visitor.transcript()]


async def test_the_streams_end_when_the_process_does(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    async with visitor.listening() as events:
        sqlite_desk.product.news.close()
        assert [event async for event in events] == []
    async with visitor.listening() as events:
        assert [event async for event in events] == []


async def test_one_visitor_can_only_listen_so_often_at_once(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    headers = {**visitor.headers, "Accept": "text/event-stream"}
    async with asyncio.TaskGroup() as group:
        streams = [
            group.create_task(
                sqlite_desk.client.send(
                    sqlite_desk.client.build_request("GET", "/api/chat/events", headers=headers), stream=True
                )
            )
            for _ in range(12)
        ]
    refused = await sqlite_desk.client.get("/api/chat/events", headers=headers)
    assert refused.status_code == 429
    assert refused.headers["retry-after"]
    for stream in streams:
        await (await stream).aclose()
