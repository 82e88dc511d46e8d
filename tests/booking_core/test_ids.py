from booking_core import new_id
from booking_core.ids import new_short_id


def test_ids_say_what_they_name_and_never_repeat() -> None:
    ids = {new_id("bk") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(made.startswith("bk_") and len(made) == 23 for made in ids)


def test_short_ids_are_easily_copied() -> None:
    made = new_short_id("slot")
    assert made.startswith("slot_")
    assert len(made) == 13
    assert made.isascii()
