import pytest

from agent.language.contacts import read_emails, read_phones


def phones(text: str, country: str = "US") -> list[str | None]:
    return [phone.e164 for phone in read_phones(text, country)]


@pytest.mark.parametrize(
    ("text", "country", "e164"),
    [
        ("212-555-0147", "US", "+12125550147"),
        ("(212) 555-0147", "US", "+12125550147"),
        ("212.555.0147", "US", "+12125550147"),
        ("2125550147", "US", "+12125550147"),
        ("+1 212 555 0147", "US", "+12125550147"),
        ("1-800-555-0199.", "US", "+18005550199"),
        ("my cell is 212 555 0147, thanks", "US", "+12125550147"),
        ("+44 20 7946 0958", "US", "+442079460958"),
        ("0044 7911 123456", "US", "+447911123456"),
        ("07911 123456", "GB", "+447911123456"),
        ("+44 (0)20 7946 0958", "GB", "+442079460958"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("0412 345 678", "AU", "+61412345678"),
        ("91234567", "SG", "+6591234567"),
        ("2 212 555 0147", "US", "+12125550147"),
        ("2125550147 12 Main St", "US", "+12125550147"),
    ],
)
def test_numbers_are_read_as_in_the_country_of_the_business(text: str, country: str, e164: str) -> None:
    assert phones(text, country) == [e164]


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-24",
        "24.12.2026",
        "12/24/2026",
        "10:30",
        "between 10 30 and 11 30",
        "at 5",
        "$1,200,300",
        "1234",
        "10-11-12",
    ],
)
def test_dates_times_and_sums_are_no_numbers_to_call(text: str) -> None:
    assert phones(text) == []


def test_a_number_without_its_area_code_is_known_to_be_incomplete() -> None:
    assert phones("call 555-0142") == [None]


def test_two_numbers_are_two() -> None:
    assert phones("212-555-0147 or 212-555-0148") == ["+12125550147", "+12125550148"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("jane@example.com", "jane@example.com"),
        ("it's Jane.Doe+salon@Example.co.uk.", "Jane.Doe+salon@example.co.uk"),
        ("JANE@EXAMPLE.COM", "jane@example.com"),
        ("mail <x_y@z.org>", "x_y@z.org"),
        ("jane at gmail dot com", "jane@gmail.com"),
        ("jane (at) gmail (dot) com", "jane@gmail.com"),
    ],
)
def test_addresses_are_found(text: str, address: str) -> None:
    assert [email.address for email in read_emails(text)] == [address]


@pytest.mark.parametrize("text", ["@jane", "jane@", "a@b", "meet me at noon", "jane @ work", "the dot over the i"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert read_emails(text) == ()


def test_contacts_know_their_place() -> None:
    text = "Jane, 212-555-0147, jane@example.com"
    (phone,), (email,) = read_phones(text, "US"), read_emails(text)

    assert text[phone.start : phone.end] == "212-555-0147"
    assert text[email.start : email.end] == "jane@example.com"
