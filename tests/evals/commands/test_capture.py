"""`frontdesk eval capture`: a conversation that the product had becomes a scenario, with nobody in it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.capturing.capture import capture
from evals.capturing.fetching import fetch
from evals.commands.app import app
from evals.library import business_text, find_scenarios
from evals.results import RESULTS, RunResults, read_results
from evals.scenario import Scenario
from evals.setting_up import set_up
from evals.templates import Templates
from evals.world import TEAM, AgentUnderTest, World, open_world
from staff.whole_conversation import exported
from tests.support.scenarios import a_scenario, booked_before

PERSONAL = ("Marguerite", "Oldcastle", "Nora", "Quist", "5550187", "marg.old@example.net", "Ana", "Silva", "Main St")
LINES = (
    "Hi, this is Marguerite Oldcastle. A haircut at Downtown with ana on Tuesday at 3pm please",
    "my number is +1 212 555 0187, mail marg.old@example.net",
    "yes",
    "Could I move it to 4pm?",
    "yes please",
    "thanks, marguerite",
)


def a_conversation(**fields: object) -> Scenario:
    return a_scenario(
        channel={"kind": "whatsapp", "phone": "+12125550187", "profile_name": "Marguerite"},
        customer={"lines": LINES},
        before={"bookings": [booked_before(phone="+12125550111")]},
        **fields,
    )


async def had(scenario: Scenario, world: World) -> None:
    await set_up(world)
    for line in scenario.customer.lines:
        await world.send(*((line,) if isinstance(line, str) else line))


@pytest.fixture
async def exports(worlds: Templates, tmp_path: Path) -> tuple[Path, Path]:
    """What the inbox exports of the conversation, and its business."""
    scenario = a_conversation()
    async with open_world(scenario, worlds, AgentUnderTest()) as world:
        await had(scenario, world)
        async with world.database.reading() as uow:
            told = await exported(uow, TEAM, world.conversation_id)
    file, business = tmp_path / "export.json", tmp_path / "salon.yaml"
    file.write_text(json.dumps(told, default=str))
    business.write_text(business_text(scenario.business))
    return file, business


def invoke(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    return done.exit_code, done.output


def played(folder: Path, output: Path) -> RunResults:
    code, told = invoke("run", "--folder", folder, "--output", output, "--jobs", 1)
    assert code == 0, told
    return read_results(output / RESULTS)


def test_a_captured_conversation_loads_holds_and_is_passed(exports: tuple[Path, Path], tmp_path: Path) -> None:
    file, business = exports
    folder = tmp_path / "captured"
    code, told = invoke("capture", file, "--business", business, "--output", folder / "moved.yaml")

    assert code == 0, told
    (scenario,) = find_scenarios("*", folder)
    assert [each.status for each in scenario.expect.bookings] == [("rescheduled",), ("confirmed",)]
    assert len(scenario.reference) == 2
    (record,) = played(folder, tmp_path / "out").records
    assert record.outcome == "passed", (record.scores, record.simulator_problems)


def test_nothing_personal_is_left(exports: tuple[Path, Path], tmp_path: Path) -> None:
    file, business = exports
    invoke("capture", file, "--business", business, "--output", tmp_path / "captured/one.yaml")
    written = "".join(each.read_text() for each in (tmp_path / "captured").iterdir())

    assert [each for each in PERSONAL if each.lower() in written.lower().split()] == []
    assert [each for each in PERSONAL if len(each) > 4 and each.lower() in written.lower()] == []
    assert json.loads(file.read_text())["id"] not in written


async def test_from_the_database_everybody_elses_bookings_come_along(worlds: Templates) -> None:
    scenario = a_conversation()
    async with open_world(scenario, worlds, AgentUnderTest()) as world:
        await had(scenario, world)
        async with world.database.reading() as uow:
            source = await fetch(uow, world.conversation_id)

    assert [found.booking.customer.name for found in source.others] == ["Nora Quist"]
    assert {each.id for each in source.business.providers} >= {"ana", "ben"}


async def test_a_booking_from_outside_that_was_cancelled_or_moved_in_it_is_there_before(worlds: Templates) -> None:
    """What was made by hand for the customer's number is of no conversation."""
    for line, status in (("please cancel my appointment", "cancelled"), ("move my appointment to 2pm", "rescheduled")):
        scenario = a_scenario(
            channel={"kind": "whatsapp", "phone": "+12125550187", "profile_name": "Nora"},
            customer={"lines": [line, "yes"]},
            before={"bookings": [booked_before(phone="+12125550187")]},
        )
        async with open_world(scenario, worlds, AgentUnderTest()) as world:
            await had(scenario, world)
            async with world.database.reading() as uow:
                captured = capture(await fetch(uow, world.conversation_id)).scenario

        assert [each["id"] for each in captured["before"]["bookings"]] == ["booking-1"]
        expected = {each.get("before"): each["status"] for each in captured["expect"]["bookings"]}
        assert expected["booking-1"] == status
        (step,) = captured["reference"]
        assert next(iter(step.values()))["booking"] == "booking-1"


@pytest.mark.parametrize("text", ["{}", "[]", "no json"])
def test_a_file_that_is_no_export_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    code, told = invoke("capture", file, "--business", file)

    assert code == 1
    assert "frontdesk:" in told
