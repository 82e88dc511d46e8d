"""Every tool: a strict schema, a clear access, and results that say what the model needs."""

import json
from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from booking_core import (
    AgentInConversation,
    BookingError,
    Database,
    Identity,
    InvalidInput,
    NotFound,
    SetClock,
    SlotTaken,
    open_conversation,
)
from tests.support.businesses import load_into
from tools import Access, ReadBack, Tool, ToolContext, all_tools, refusal_result

TOOLS = {tool.name: tool for tool in all_tools}
NO_WISHES = dict.fromkeys(("day", "day_to", "earliest", "latest", "part_of_day", "provider_id", "moving_booking_id"))
HAIRCUT = {"service_id": "haircut", "location_id": "downtown", **NO_WISHES}


class Desk:
    """One conversation's use of tools, each call in a transaction of its own."""

    def __init__(self, database: Database, actor: AgentInConversation) -> None:
        self.database = database
        self.actor = actor

    async def use(self, tool_name: str, /, **arguments: Any) -> dict[str, Any]:
        tool = TOOLS[tool_name]
        async with self.database.writing() as uow:
            result = await tool.run(tool.arguments.model_validate(arguments), ToolContext(uow, self.actor))
        found: dict[str, Any] = json.loads(result.model_dump_json())
        return found

    async def read_back(self, tool_name: str, /, **arguments: Any) -> ReadBack:
        tool = TOOLS[tool_name]
        assert tool.read_back is not None
        async with self.database.writing() as uow:
            return await tool.read_back(tool.arguments.model_validate(arguments), ToolContext(uow, self.actor))

    async def first_slot(self, **wishes: Any) -> str:
        found = await self.use("find_slots", **{**HAIRCUT, **wishes})
        slot_id: str = (found["days"] or found["next_free"])[0]["slots"][0]["id"]
        return slot_id


async def a_desk(database: Database, visitor: str) -> Desk:
    async with database.writing() as uow:
        found = await open_conversation(uow, Identity("web", "visitor", visitor))
    return Desk(database, AgentInConversation(found.id))


@pytest.fixture
async def desk(sqlite_database: Database) -> Desk:
    await load_into(sqlite_database)
    return await a_desk(sqlite_database, "jane")


@pytest.mark.parametrize("tool", all_tools, ids=lambda tool: tool.name)
def test_schemas_are_strict_all_the_way_down(tool: Tool[Any]) -> None:
    def check(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert sorted(node["required"]) == sorted(node["properties"])
            assert not {"default", "title", "$ref", "$defs"} & set(node)
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    assert tool.schema["type"] == "object"
    check(tool.schema)


@pytest.mark.parametrize("tool", all_tools, ids=lambda tool: tool.name)
def test_arguments_that_no_schema_knows_are_refused(tool: Tool[Any]) -> None:
    with pytest.raises(ValidationError):
        tool.arguments.model_validate({"surprise": 1})


def test_what_changes_bookings_needs_consent_and_what_only_looks_is_read() -> None:
    assert {tool.name for tool in all_tools if tool.needs_consent} == {"book", "reschedule", "cancel"}
    assert {tool.name for tool in all_tools if tool.access is Access.READ} == {
        "list_services",
        "find_locations",
        "find_slots",
        "my_bookings",
    }


async def test_services_come_with_price_length_places_and_people(desk: Desk) -> None:
    found = await desk.use("list_services")
    haircut = found["services"][0]
    assert (haircut["price"], haircut["duration_minutes"]) == ("$40.00", 30)
    assert haircut["location_ids"] == ["downtown", "harbour"]
    assert {"id": "ana", "name": "Ana Silva", "location_ids": ["downtown"]} in haircut["providers"]
    assert found["services"][2]["needs_approval"] is True


async def test_locations_come_with_address_zone_and_hours(desk: Desk) -> None:
    found = await desk.use("find_locations", service_id="massage")
    (downtown,) = found["locations"]
    assert downtown["address"] == "12 Main St"
    assert downtown["timezone"] == "America/New_York"
    assert downtown["usual_hours"]["Monday"] == "09:00-17:00"
    assert downtown["usual_hours"]["Sunday"] == "closed"


async def test_slots_say_weekday_date_local_time_and_zone(desk: Desk) -> None:
    found = await desk.use("find_slots", **{**HAIRCUT, "day": "2026-11-24"})
    (day,) = found["days"]
    assert day["day"] == "Tuesday 24 November 2026"
    assert day["slots"][0]["time"] == "9:00 AM"
    assert day["slots"][0]["starts_at"] == "2026-11-24T09:00:00-05:00"
    assert found["timezone"] == "America/New_York"
    assert found["price"] == "$40.00"


async def test_a_list_of_slots_stays_small(desk: Desk) -> None:
    found = await desk.use("find_slots", **HAIRCUT)
    assert sum(len(day["slots"]) for day in found["days"]) == 24
    assert found["not_shown"] > 0
    assert len(json.dumps(found)) < 4_500


@pytest.mark.parametrize(
    ("wishes", "first", "last"),
    [
        ({"part_of_day": "afternoon"}, "12:00 PM", "4:30 PM"),
        ({"earliest": "15:10"}, "3:30 PM", "4:30 PM"),
        ({"latest": "10:00"}, "9:00 AM", "10:00 AM"),
    ],
    ids=["part of day", "from", "until"],
)
async def test_slots_keep_to_the_wanted_time_of_day(desk: Desk, wishes: dict[str, str], first: str, last: str) -> None:
    found = await desk.use("find_slots", **{**HAIRCUT, "day": "2026-11-24", **wishes})
    times = [slot["time"] for slot in found["days"][0]["slots"]]
    assert (times[0], times[-1]) == (first, last)


async def test_when_nothing_fits_the_nearest_free_times_are_told_apart(desk: Desk) -> None:
    found = await desk.use("find_slots", **{**HAIRCUT, "day": "2026-11-24", "earliest": "20:00"})
    assert found["days"] == []
    assert found["next_free"][0]["slots"][-1]["time"] == "4:30 PM"
    sunday = await desk.use("find_slots", **{**HAIRCUT, "day": "2026-11-29"})
    assert sunday["next_free"][0]["day"] == "Monday 30 November 2026"


async def test_the_same_slot_keeps_its_id(desk: Desk) -> None:
    assert await desk.first_slot(day="2026-11-24") == await desk.first_slot(day="2026-11-24")


@pytest.mark.parametrize("day", ["2026-11-20", "someday", "2026-02-30"], ids=["past", "no day", "no such date"])
async def test_a_day_that_cannot_be_is_refused_with_what_to_do(desk: Desk, day: str) -> None:
    with pytest.raises(InvalidInput):
        await desk.use("find_slots", **{**HAIRCUT, "day": day})


async def test_a_slot_of_another_conversation_is_unknown(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-24")
    other = await a_desk(desk.database, "bob")
    with pytest.raises(NotFound):
        await other.use("hold_slot", slot_id=slot_id)


async def test_a_held_slot_is_read_back_with_the_provider_it_fell_on(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-24")
    held = await desk.use("hold_slot", slot_id=slot_id)
    said = await desk.read_back("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    assert held["held_for"] == "5 minutes"
    assert held["provider"] in said.text
    assert said.provider == held["provider"]
    assert "Tuesday 24 November 2026 at 9:00 AM" in said.text
    assert "$40.00" in said.text


async def test_the_zone_is_named_where_the_place_has_another_one(desk: Desk) -> None:
    slot_id = await desk.first_slot(location_id="harbour", day="2026-11-26")
    said = await desk.read_back("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    assert "(Europe/London time)" in said.text


async def test_moving_needs_slots_that_were_looked_for_with_that_booking(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-24")
    made = await desk.use("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    later = await desk.first_slot(day="2026-11-25")
    with pytest.raises(InvalidInput):
        await desk.use("reschedule", booking_id=made["booking_id"], slot_id=later)
    fit = await desk.first_slot(day="2026-11-25", moving_booking_id=made["booking_id"])
    moved = await desk.use("reschedule", booking_id=made["booking_id"], slot_id=fit)
    assert moved["moved_from"] == "Tuesday 24 November 2026 at 9:00 AM"
    assert moved["booking"]["starts"] == "Wednesday 25 November 2026 at 9:00 AM"


async def test_looking_for_slots_to_move_counts_the_bookings_own_time_as_free(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-24", provider_id="ana", earliest="10:00")
    made = await desk.use("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    taken = await desk.use("find_slots", **{**HAIRCUT, "day": "2026-11-24", "provider_id": "ana"})
    moving = {"moving_booking_id": made["booking_id"], "provider_id": "ana", "day": "2026-11-24"}
    free = await desk.use("find_slots", **{**HAIRCUT, **moving})
    assert "10:00 AM" not in [slot["time"] for slot in taken["days"][0]["slots"]]
    assert "10:00 AM" in [slot["time"] for slot in free["days"][0]["slots"]]


async def test_a_pending_booking_is_replaced_rather_than_rescheduled(desk: Desk) -> None:
    slot_id = await desk.first_slot(service_id="massage", day="2026-11-24")
    made = await desk.use("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    assert made["status"] == "pending"
    later = await desk.first_slot(service_id="massage", day="2026-11-25", moving_booking_id=made["booking_id"])
    moved = await desk.use("reschedule", booking_id=made["booking_id"], slot_id=later)
    assert moved["booking"]["status"] == "pending"
    bookings = (await desk.use("my_bookings"))["bookings"]
    assert [booking["booking_id"] for booking in bookings] == [moved["booking"]["booking_id"]]


async def test_a_booking_is_cancelled_with_a_reason_even_when_none_was_given(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-24")
    made = await desk.use("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    said = await desk.read_back("cancel", booking_id=made["booking_id"], reason=None)
    assert said.text.startswith("Cancel Haircut with")
    gone = await desk.use("cancel", booking_id=made["booking_id"], reason=None)
    assert "Tuesday 24 November 2026 at 9:00 AM" in gone["cancelled"]
    assert (await desk.use("my_bookings"))["bookings"] == []


async def test_details_are_corrected_and_the_rest_stays(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-24")
    made = await desk.use("book", slot_id=slot_id, name="Jane Do", phone="212 555 0123", email=None, notes=None)
    fixed = await desk.use(
        "correct_my_details", booking_id=made["booking_id"], name="Jane Doe", phone=None, email=None, notes=None
    )
    assert (fixed["name"], fixed["phone"]) == ("Jane Doe", "+12125550123")


async def test_a_customer_has_at_most_three_upcoming_bookings(desk: Desk) -> None:
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        slot_id = await desk.first_slot(day=day)
        await desk.use("book", slot_id=slot_id, name="Jane Doe", phone=None, email=None, notes=None)
    fourth = await desk.first_slot(day="2026-11-27")
    with pytest.raises(BookingError) as refused:
        await desk.read_back("book", slot_id=fourth, name="Jane Doe", phone=None, email=None, notes=None)
    assert refused.value.code == "too_many_upcoming"


async def test_an_offer_is_forgotten_after_two_days(desk: Desk) -> None:
    slot_id = await desk.first_slot(day="2026-11-27")
    clock = desk.database.clock
    assert isinstance(clock, SetClock)
    clock.set(datetime.fromisoformat("2026-11-25T10:00:00-05:00"))
    with pytest.raises(NotFound):
        await desk.use("hold_slot", slot_id=slot_id)


def test_a_refusal_tells_the_model_code_reason_and_choices() -> None:
    told = refusal_result(SlotTaken("That time is gone.", choices=[{"starts_at": "2026-11-24T10:00:00-05:00"}]))
    assert told["error"] == "slot_taken"
    assert told["message"].startswith("That time is gone.")
    assert told["choices"] == [{"starts_at": "2026-11-24T10:00:00-05:00"}]
    assert refusal_result(InvalidInput("No.", field="phone"))["field"] == "phone"
