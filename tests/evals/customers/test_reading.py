"""What a customer makes of replies, by the offline model and in the many ways of others."""

from dataclasses import dataclass
from datetime import date

import pytest

from evals.customers.heard import Asked, Deed
from evals.customers.reading import Reading, read_reply

MONDAY = date(2026, 11, 23)
READ_BACK = (
    "Haircut with Ana Silva, Downtown (12 Main Street), Tuesday 24 November 2026 at 3:00 PM, for Jane Doe, $40.00. "
    "Shall I book it?"
)
MOVING = (
    "Move Haircut with Ana Silva at Downtown, Wednesday 25 November 2026 at 10:00 AM to Thursday 26 November 2026 at "
    "2:00 PM. Shall I move it?"
)


def read(text: str) -> Reading:
    return read_reply(text, MONDAY)


@dataclass(frozen=True)
class Asking:
    text: str
    asked: tuple[Asked, ...]


ASKING = (
    Asking("Which service would you like?\n- Haircut (30 minutes)\n- Massage (60 minutes)", (Asked.SERVICE,)),
    Asking("What kind of appointment are you looking for?", (Asked.SERVICE,)),
    Asking("Which location suits you: Downtown or Riverside?", (Asked.LOCATION,)),
    Asking("Where would you like to come?", (Asked.LOCATION,)),
    Asking("What name shall I put it under?", (Asked.NAME,)),
    Asking("May I have your name, please?", (Asked.NAME,)),
    Asking("Could I get your name and a phone number?", (Asked.NAME, Asked.PHONE)),
    Asking("Great! Please tell me your name so that I can go on.", (Asked.NAME,)),
    Asking("Which day, and roughly what time, would be good for you?", (Asked.WHEN,)),
    Asking("When would you like to come in?", (Asked.WHEN,)),
    Asking("What day and time works best for you?", (Asked.WHEN,)),
    Asking("Do you have a preference for a stylist?", (Asked.PROVIDER,)),
    Asking("Would you like anyone in particular?", (Asked.PROVIDER,)),
    Asking("Which appointment would you like to cancel?\n1. Haircut, 24 November\n2. Massage", (Asked.BOOKING,)),
    Asking("Is there anything else I can do for you?", (Asked.MORE,)),
    Asking("Hello! This is Bloom Salon. How can I help?", (Asked.MORE,)),
    Asking("Shall I bring in a person from the team?", (Asked.PERSON,)),
    Asking("Is that all right?", (Asked.YES_OR_NO,)),
    Asking("The price is $40.00.", ()),
)


@pytest.mark.parametrize("case", ASKING, ids=lambda case: case.text)
def test_what_a_reply_asks_for(case: Asking) -> None:
    assert set(case.asked) <= set(read(case.text).asked)
    if Asked.WHEN not in case.asked and Asked.CHOICE in read(case.text).asked:
        assert case.asked[0] in (Asked.SERVICE, Asked.LOCATION)


@dataclass(frozen=True)
class Offering:
    text: str
    offers: tuple[str, ...]


OFFERING = (
    Offering("On Friday 27 November I have 9:00 AM or 2:00 PM. Which one suits you?", ("27 09:00", "27 14:00")),
    Offering(
        "These times are free:\n- Friday 27 November: 9:00 AM\n- Monday 30 November: 4 PM", ("27 09:00", "30 16:00")
    ),
    Offering("I'm sorry, 3:00 PM isn't free. On Friday 27 November I have 4:00 PM.", ("27 16:00",)),
    Offering(
        "I have openings on Friday at 9 AM, 10 AM, and 2 PM. Would any of those work?",
        ("27 09:00", "27 10:00", "27 14:00"),
    ),
    Offering("How about Friday at 9:30?", ("27 09:30",)),
    Offering("Friday 27 November at 3:00 PM is free for your Haircut. What name shall I put it under?", ("27 15:00",)),
    Offering(
        "Here are the available times for Friday, November 27:\n\n1. 9:00 AM\n2. 10:30 AM\n\nWhich one?",
        ("27 09:00", "27 10:30"),
    ),
    Offering("You have one upcoming appointment: Haircut with Ana, Friday 27 November at 3:00 PM.", ()),
    Offering("When would you like to move your Haircut on Friday 27 November at 3:00 PM to?", ()),
    Offering("Downtown is usually open Monday to Friday 9:00 AM to 7:00 PM.", ()),
    Offering("You're booked: Haircut with Ana Silva, Friday 27 November at 3:00 PM.", ()),
    Offering("3:00 PM on Friday is no longer available.", ()),
    Offering(READ_BACK, ()),
)


@pytest.mark.parametrize("case", OFFERING, ids=lambda case: case.text)
def test_which_times_a_reply_offers(case: Offering) -> None:
    assert tuple(f"{offer:%d %H:%M}" for offer in read(case.text).offers) == case.offers


@dataclass(frozen=True)
class Telling:
    text: str
    done: tuple[Deed, ...]


TELLING = (
    Telling("You're booked: Haircut with Ana Silva, Friday 27 November at 3:00 PM.", (Deed.BOOK,)),
    Telling("All set! See you on Friday at 3 PM.", (Deed.BOOK,)),
    Telling("Your appointment has been booked for Friday at 3 PM.", (Deed.BOOK,)),
    Telling("Your appointment is confirmed.", (Deed.BOOK,)),
    Telling("I've sent your request to the team. It is awaiting their confirmation.", (Deed.BOOK,)),
    Telling("Done, I've moved it: Haircut, Friday at 4 PM.", (Deed.MOVE,)),
    Telling("Your haircut has been rescheduled to Friday.", (Deed.MOVE,)),
    Telling("I've cancelled it: Haircut on Friday.", (Deed.CANCEL,)),
    Telling("Your appointment has been canceled.", (Deed.CANCEL,)),
    Telling("I've updated your phone number.", (Deed.CORRECT,)),
    Telling("Nothing has been booked yet.", ()),
    Telling("It is not booked yet.", ()),
    Telling("Shall I go ahead and get you booked?", ()),
    Telling("Once it is confirmed, the team will write to you.", ()),
    Telling("I'm sorry, Friday is fully booked.", ()),
    Telling("I haven't cancelled anything.", ()),
)


@pytest.mark.parametrize("case", TELLING, ids=lambda case: case.text)
def test_what_a_reply_says_was_done(case: Telling) -> None:
    assert read(case.text).done == case.done


def test_a_read_back_is_what_awaits_a_yes() -> None:
    found = read(f"Good choice!\n\n{READ_BACK}").read_back

    assert found is not None
    assert (found.deed, found.text) == (Deed.BOOK, READ_BACK)
    assert [f"{moment:%d %H:%M}" for moment in found.moments] == ["24 15:00"]


def test_a_read_back_of_a_move_has_both_times_in_order() -> None:
    found = read(MOVING).read_back

    assert found is not None
    assert found.deed is Deed.MOVE
    assert [f"{moment:%d %H:%M}" for moment in found.moments] == ["25 10:00", "26 14:00"]


@pytest.mark.parametrize(
    "text",
    [
        "I've told the team, and somebody will answer you here.",
        "I have asked the team to help; somebody will answer you here.",
        "Someone from our team will get back to you shortly.",
    ],
)
def test_being_handed_over(text: str) -> None:
    assert read(text).handed_over


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, there is nothing free on Sunday.",
        "Downtown is closed on Sundays.",
        "Unfortunately there are no openings that day.",
        "Friday is fully booked.",
        "That time is no longer available.",
    ],
)
def test_nothing_being_free(text: str) -> None:
    assert read(text).nothing_free
