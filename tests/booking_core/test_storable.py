"""Text that no database can hold is replaced on its way in, everywhere at once."""

import pytest
from sqlalchemy import insert, text

from booking_core import Database, bare
from booking_core.plain_text import folded, one_line, whole_lines
from booking_core.storable import storable
from booking_core.tables import LocationRow
from tests.support.bookings import rows


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plain", "plain"),
        ("Zoë 山田 👩", "Zoë 山田 👩"),
        ("a\x00b", "a\ufffdb"),
        ("\ud800", "\ufffd"),
        ("a\udc00b\x00", "a\ufffdb\ufffd"),
        ("\ud83d\ude00", "😀"),
    ],
    ids=["ascii", "other scripts", "nul", "half a pair", "both", "a whole pair"],
)
def test_only_what_can_not_be_stored_is_replaced(given: str, kept: str) -> None:
    assert storable(given) == kept
    assert kept.encode()


async def test_whatever_is_sent_arrives(database: Database) -> None:
    names = ["a\x00b", "\ud800", "Zoë"]
    values = [
        {"id": f"l{number}", "name": name, "address": "", "timezone": "UTC", "position": 0}
        for number, name in enumerate(names)
    ]
    async with database.writing() as uow:
        await uow.session.execute(insert(bare(LocationRow)), values)
        await uow.session.execute(
            text("UPDATE location SET address = :new WHERE id = :id"), {"new": "x\x00", "id": "l2"}
        )
    assert await rows(database, "SELECT name, address FROM location ORDER BY id") == [
        ("a\ufffdb", ""),
        ("\ufffd", ""),
        ("Zoë", "x\ufffd"),
    ]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" a \n b\t", "a b"),
        ("\u200b", ""),
        ("\x00", ""),
        ("e\u0301", "e\u0301"),
        ("\u0301", ""),
        ("a\u200db", "a\u200db"),
    ],
    ids=["spaces", "invisible", "control", "accent", "accent alone", "joiner"],
)
def test_one_line_is_what_can_be_seen(given: str, kept: str) -> None:
    assert one_line(given) == kept


def test_whole_lines_keep_their_breaks() -> None:
    assert whole_lines(" a\r\nb\rc\x07\n") == "a\nb\nc"


@pytest.mark.parametrize(
    ("given", "kept"), [("Zoë ÅNGSTRÖM", "zoe angstrom"), ("Straße", "strasse"), ("ﬁn", "fin"), ("山田", "山田")]
)
def test_folding_forgets_capitals_and_accents(given: str, kept: str) -> None:
    assert folded(given) == kept
