"""Who a booking is for: names, numbers, addresses and notes as people type them."""

import pytest

from booking_core import InvalidInput
from booking_core.customer import Customer, checked_customer, checked_phone, e164


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("(212) 555-0123", "US", "+12125550123"),
        ("212.555.0123", "US", "+12125550123"),
        ("+1 212 555 0123", "GB", "+12125550123"),
        ("020 7946 0018", "GB", "+442079460018"),
        ("+44 (0)20 7946 0018", "US", "+442079460018"),
        ("0044 20 7946 0018", "GB", "+442079460018"),
        ("\u202a+1 212 555 0123\u202c", "US", "+12125550123"),
        ("555-0123", "US", "555-0123"),
        ("212 555 0123 x45", "US", "+12125550123"),
        ("", "US", None),
        ("  \u200b ", "US", None),
        (None, "US", None),
    ],
    ids=lambda value: repr(value),
)
def test_numbers_become_international_wherever_it_is_clear_which_is_meant(
    typed: str | None, country: str, kept: str | None
) -> None:
    assert checked_phone(typed, country) == kept


@pytest.mark.parametrize("typed", ["soon", "12", "call +1", "1" * 41, "<script>", "٣"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        checked_phone(typed, "US")
    assert refusal.value.field == "phone"


@pytest.mark.parametrize("text", ["", "hello", "+", "+999999999999999999"])
def test_text_that_means_no_single_number_is_none(text: str) -> None:
    assert e164(text, "US") is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Dana   Reed ", "Dana Reed"),
        ("Dana\nReed\t", "Dana Reed"),
        ("Dana\x00\x1b[31m", "Dana[31m"),
        ("Zoë Ångström", "Zoë Ångström"),
        ("山田 太郎", "山田 太郎"),
        ("👩\u200d👧 Reed", "👩\u200d👧 Reed"),
        ("\ud800Dana", "Dana"),
        ("O'Brien; DROP TABLE booking", "O'Brien; DROP TABLE booking"),
    ],
    ids=lambda value: repr(value),
)
def test_names_are_tidied_and_otherwise_kept(typed: str, kept: str) -> None:
    assert checked_customer(typed, country="US").name == kept


def test_notes_keep_their_lines() -> None:
    customer = checked_customer("Dana", notes=" first\r\nsecond\x00\n\n", country="US")
    assert customer.notes == "first\nsecond"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dana@Example.COM ", "Dana@example.com"),
        ("", None),
        (None, None),
        ("dana@münchen.example", "dana@münchen.example"),
    ],
)
def test_addresses_are_normalised(typed: str | None, kept: str | None) -> None:
    assert checked_customer("Dana", email=typed, country="US").email == kept


@pytest.mark.parametrize("typed", ["dana", "dana@", "a b@example.com", "dana@example", "x" * 400 + "@example.com"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        checked_customer("Dana", email=typed, country="US")
    assert refusal.value.field == "email"


def test_a_customer_needs_no_more_than_a_name() -> None:
    assert checked_customer("Dana", country="US") == Customer("Dana", None, None, None)
