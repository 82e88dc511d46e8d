"""The server's own rendering of the truth."""

from dataclasses import replace

import pytest

from agent.claims import check_reply, truthful_fallback
from tests.agent.claims.labelled import WORLDS


@pytest.mark.parametrize("world", WORLDS)
def test_what_the_server_says_passes_its_own_gate(world: str) -> None:
    facts = WORLDS[world]
    assert check_reply(truthful_fallback(facts), facts).untruths == ()


@pytest.mark.parametrize("world", WORLDS)
def test_it_is_short_enough_for_one_message(world: str) -> None:
    assert len(truthful_fallback(WORLDS[world])) < 600


def test_after_a_booking_it_says_what_was_booked_with_day_time_and_price() -> None:
    assert truthful_fallback(WORLDS["salon.booked"]) == (
        "You are booked: Haircut with Ana Silva at Downtown, Tuesday 24 November at 10:00 AM. The price is $40.00."
    )


def test_while_a_yes_is_awaited_it_says_that_nothing_is_booked_and_asks() -> None:
    text = truthful_fallback(WORLDS["salon.propose"])
    assert text.startswith("Nothing is booked yet.")
    assert text.endswith("Tuesday 24 November at 10:00 AM, $40.00?")


def test_it_asks_in_the_words_of_the_read_back_where_they_are_known() -> None:
    facts = WORLDS["salon.propose"]
    assert facts.pending_proposal is not None
    read_back = "Haircut with Ana Silva, Downtown, Tuesday 24 November 2026 at 10:00 AM. Shall I book it?"
    known = replace(facts, pending_proposal=replace(facts.pending_proposal, read_back=read_back))
    assert truthful_fallback(known).endswith(f"\n\n{read_back}")


def test_a_booking_that_waits_for_approval_is_not_called_confirmed() -> None:
    assert "waits for approval" in truthful_fallback(WORLDS["salon.pending"])


def test_free_times_are_listed_by_day() -> None:
    assert "Saturday 28 November: 10:00 AM, 12:30 PM" in truthful_fallback(WORLDS["salon.next_free"])


def test_the_zone_is_named_where_the_place_has_another() -> None:
    assert "3:00 PM (Chicago time)" in truthful_fallback(WORLDS["salon.chicago"])


def test_times_are_written_in_24_hours_where_the_country_does() -> None:
    assert "at 14:20" in truthful_fallback(replace(WORLDS["clinic.booked_before"], twelve_hour=False))


def test_it_says_so_when_a_person_takes_over() -> None:
    facts = replace(WORLDS["salon.two"], handed_over=True)
    assert truthful_fallback(facts).endswith("I have asked the team to help; somebody will answer you here.")
