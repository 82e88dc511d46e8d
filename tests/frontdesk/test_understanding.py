"""`frontdesk understand`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from booking_core import SetClock
from frontdesk.settings import Settings
from frontdesk.understanding import listener, read_moment
from tests.frontdesk.conftest import Command, Process

KEYS = [
    "intent", "service", "location", "provider", "date", "date_to", "time", "time_to", "part_of_day", "name", "phone",
    "email",
]  # fmt: skip
WISH = "Can I get a haircut with Ana tomorrow at 3pm?"
CLINIC = """\
business: {name: Clinic, timezone: Australia/Sydney, country: AU}
locations: [{id: north, name: North, timezone: Australia/Sydney}]
services: [{id: checkup, name: Check-up, duration: 30, locations: [north]}]
"""


def answers(ended: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_a_sentence_is_answered_with_what_was_understood(command: Command, folder: Path) -> None:
    ended = command("understand", WISH, "--at", "2026-11-23")
    assert ended.exit_code == 0
    (answer,) = answers(ended)
    assert list(answer) == KEYS
    expected = {"intent": "book", "service": "haircut", "provider": "ana", "date": "2026-11-24", "time": "15:00"}
    assert {key: value for key, value in answer.items() if value is not None} == expected
    assert list(folder.iterdir()) == []


def test_the_business_that_was_imported_is_the_one_that_is_understood(command: Command, folder: Path) -> None:
    (folder / "clinic.yaml").write_text(CLINIC)
    command("import", "clinic.yaml")
    (answer,) = answers(command("understand", "a check-up please, or a haircut. My number is 0412 345 678"))
    assert (answer["service"], answer["phone"]) == ("checkup", "+61412345678")


def test_a_database_without_a_business_leaves_the_one_of_the_demo(command: Command) -> None:
    command("db", "upgrade")
    assert answers(command("understand", "a manicure"))[0]["service"] == "manicure"


@pytest.mark.parametrize(
    ("at", "tomorrow"),
    [
        ("2026-11-23", "2026-11-24"),
        ("2026-11-23T23:59", "2026-11-24"),
        ("2026-11-24T03:00:00Z", "2026-11-24"),
        ("2026-11-24T05:00:00Z", "2026-11-25"),
        ("2026-11-24T09:00:00+11:00", "2026-11-24"),
    ],
    ids=["a date", "local", "utc, still the day before", "utc, the same day", "from the far side"],
)
def test_a_moment_without_an_offset_is_local_to_the_business(at: str, tomorrow: str, command: Command) -> None:
    assert answers(command("understand", "tomorrow", "--at", at))[0]["date"] == tomorrow


def test_lines_of_json_are_answered_line_by_line(command: Command) -> None:
    lines = [
        {"text": "a massage tomorrow", "at": "2026-11-23T09:00"},
        {"text": "a massage tomorrow"},
        {"text": "José García, josé@example.com", "at": None},
    ]
    sent = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n"
    ended = command("understand", "--at", "2026-12-01", stdin=sent)
    assert ended.exit_code == 0
    assert [answer["date"] for answer in answers(ended)[:2]] == ["2026-11-24", "2026-12-02"]
    assert len(answers(ended)) == 3


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("hello", "this is not JSON"),
        ('"hello"', 'an object with "text" is expected'),
        ('{"txt": "hello"}', 'an object with "text" is expected'),
        ('{"text": 1}', 'an object with "text" is expected'),
        ('{"text": "hello", "when": 1}', 'unknown key "when"'),
        ('{"text": "hello", "at": "noonish"}', '"at" is not a date or date-time: "noonish"'),
        ('{"text": "hello", "at": 1795000000}', '"at" is not a date or date-time: 1795000000'),
        (b'{"text": "\xff"}', "this is not JSON"),
    ],
    ids=["no json", "no object", "no text", "text of numbers", "unknown key", "no moment", "a number", "no utf-8"],
)
def test_a_line_that_can_not_be_read_ends_it_with_its_number(line: str | bytes, says: str, command: Command) -> None:
    bad = line.encode() if isinstance(line, str) else line
    ended = command("understand", stdin=b'{"text": "hello"}\n' + bad + b'\n{"text": "hello"}\n')
    assert ended.exit_code == 1
    assert len(answers(ended)) == 1
    assert ended.stderr.startswith("frontdesk: line 2: ")
    assert says in ended.stderr


def test_the_installed_command_reads_and_writes_utf_8(process: Process) -> None:
    ended = process("understand", "--at", "2026-11-23", stdin='{"text": "It\'s for Zoë Müller, tomorrow"}\n')
    assert json.loads(ended.stdout)["name"] == "Zoë Müller"


@pytest.mark.usefixtures("folder")
async def test_what_comes_without_a_moment_is_heard_now() -> None:
    ears = await listener(Settings())
    heard = type(ears)(ears.catalog, ears.zone, SetClock(datetime(2026, 11, 24, 3, tzinfo=UTC))).hear("tomorrow")
    assert heard["date"] == "2026-11-24"


def test_a_date_alone_is_its_first_minute() -> None:
    assert read_moment("2026-11-23") == datetime.fromisoformat("2026-11-23T00:00")
