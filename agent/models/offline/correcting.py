"""Puts right who somebody is in a booking of theirs: the name, the phone number, the address."""

from agent.language.answers import Answer
from agent.language.context import Asked, Context
from agent.language.correcting import Detail
from agent.language.intents import Intent
from agent.language.understanding import Understanding
from agent.models.offline.changing import choice_of
from agent.models.offline.dialogue import Goal, State
from agent.models.offline.informing import booking_line
from agent.models.offline.picking import pick_booking
from agent.models.offline.steps import Decision, Speak, use
from agent.models.offline.surroundings import OwnBooking

NOTHING_NEW = dict.fromkeys(("name", "phone", "email", "notes"))
RIGHT_AGAIN = "Please write it as it should stand there."
WHICH_IS_WRONG = "Which of these appointments do you mean?"
_DETAILS = {Detail.NAME: "name", Detail.PHONE: "phone number", Detail.EMAIL: "email address"}
_ASKED = {Detail.NAME: Asked.NAME, Detail.PHONE: Asked.PHONE, Detail.EMAIL: Asked.EMAIL}


def take_correction(state: State, heard: Understanding) -> bool:
    """Whether the message is about that. While a booking is being made, a new name is only another name for it."""
    if state.task is not None and state.task.goal is Goal.BOOK:
        return False
    given = {"name": heard.name, "phone": heard.phone, "email": heard.email}
    told = {field: value for field, value in given.items() if value}
    if heard.corrects:
        state.correcting, state.corrected_booking, state.bookings = heard, "", None
        state.corrections = told
        return True
    if state.correcting is None:
        return False
    if told and heard.intent in (Intent.GIVE_DETAILS, Intent.NONE):
        state.corrections.update(told)
        return True
    if heard.answer is not Answer.NO and (picked := _picked(state, heard)):
        state.corrected_booking = picked.id
        return True
    state.correcting = None
    state.corrections.clear()
    return False


def _picked(state: State, heard: Understanding) -> OwnBooking | None:
    listed = tuple(one for one in state.listed if isinstance(one, OwnBooking))
    return pick_booking(listed, heard.main, choice_of(heard, heard.main)) if len(listed) > 1 else None


def correct(state: State) -> Decision:
    bookings = state.bookings or ()
    about = state.correcting
    if about is not None and about.corrects and not state.corrections:
        text = _what_should_be(about.corrects)
        return Speak(text, Context(_ASKED[about.corrects]), again=RIGHT_AGAIN)
    preferred = state.corrected_booking or state.recent_booking
    booking = next((one for one in bookings if one.id == preferred), None)
    if about is not None and not state.corrected_booking:
        booking = pick_booking(bookings, about.main, None, preferred)
    elif about is None:
        booking = booking or bookings[0]
    if booking is None:
        text = _which(bookings)
        return Speak(text, Context(Asked.CHOICE, len(bookings)), bookings, WHICH_IS_WRONG)
    return use("correct_my_details", booking_id=booking.id, **{**NOTHING_NEW, **state.corrections})


def _which(bookings: tuple[OwnBooking, ...]) -> str:
    lines = [f"{number}. {booking_line(booking)}" for number, booking in enumerate(bookings, 1)]
    return "\n".join(["Which appointment is it about?", *lines])


def _what_should_be(detail: Detail) -> str:
    return f"Of course. What should the {_DETAILS[detail]} be?"
