"""What the model is told about a reply that did not hold."""

from agent.claims import Verdict, check_reply, correction_note
from tests.agent.claims.labelled import WORLDS


def note(world: str, reply: str) -> str:
    facts = WORLDS[world]
    return correction_note(check_reply(reply, facts), facts)


def test_it_quotes_what_was_untrue_and_says_what_is_true() -> None:
    text = note("salon.propose", "Done! You're booked for Tuesday at 10:00 AM with Ana.")
    assert "“You're booked for Tuesday at 10:00 AM with Ana.”: nothing of the kind has been booked." in text
    assert "The customer has no upcoming booking." in text
    assert "Waiting for the customer's yes, not done: book Haircut with Ana Silva" in text


def test_it_names_the_bookings_and_the_times_that_tools_showed() -> None:
    text = note("salon.booked", "You're booked for Wednesday at 10:00 AM.")
    assert "Booked: Haircut with Ana Silva at Downtown, Tuesday 24 November at 10:00 AM." in text
    assert "Times shown by tools: Tuesday 24 November: 9:00 AM" in text


def test_it_says_when_no_time_was_shown_and_nobody_was_told() -> None:
    text = note("salon.fresh", "I've asked my manager, and tomorrow at 2 PM is free.")
    assert "No tool has shown any free time in this conversation." in text
    assert "Nobody of the team has been told" in text


def test_a_cancellation_of_this_turn_is_named() -> None:
    text = note("salon.cancelled", "You're still booked for Tuesday at 10:00 AM!")
    assert "Cancelled in this turn: Haircut with Ana Silva" in text


def test_there_is_nothing_to_correct_in_a_true_reply() -> None:
    assert correction_note(Verdict(), WORLDS["salon.fresh"]) == ""
