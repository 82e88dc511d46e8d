"""What a route allows whom, said in its signature: `actor: Confirms` lets in those who may confirm bookings."""

from typing import Annotated, Any

from fastapi import Depends

from booking_core import Action, require
from staff.signed_in import SignedIn, TeamActor


class Allowed:
    """Gives the actor. Raises `Unauthenticated`, `Forbidden`."""

    def __init__(self, action: Action) -> None:
        self.action = action

    async def __call__(self, signed_in: SignedIn) -> TeamActor:
        require(signed_in.actor, self.action)
        return signed_in.actor


def _allowed(action: Action) -> Any:
    return Depends(Allowed(action))


SeesBookings = Annotated[TeamActor, _allowed(Action.SEE_BOOKINGS)]
CreatesBookings = Annotated[TeamActor, _allowed(Action.CREATE_BOOKING)]
Confirms = Annotated[TeamActor, _allowed(Action.CONFIRM)]
Completes = Annotated[TeamActor, _allowed(Action.COMPLETE)]
MarksNoShows = Annotated[TeamActor, _allowed(Action.MARK_NO_SHOW)]
Cancels = Annotated[TeamActor, _allowed(Action.CANCEL)]
Reschedules = Annotated[TeamActor, _allowed(Action.RESCHEDULE)]
EditsCustomers = Annotated[TeamActor, _allowed(Action.EDIT_CUSTOMER)]
LinksConversations = Annotated[TeamActor, _allowed(Action.LINK_CONVERSATION)]
SeesContacts = Annotated[TeamActor, _allowed(Action.SEE_CONTACTS)]
SeesConversations = Annotated[TeamActor, _allowed(Action.SEE_CONVERSATIONS)]
AnswersConversations = Annotated[TeamActor, _allowed(Action.ANSWER_CONVERSATIONS)]
Reviews = Annotated[TeamActor, _allowed(Action.REVIEW)]
ConnectsCalendars = Annotated[TeamActor, _allowed(Action.CONNECT_CALENDARS)]
ManagesBusiness = Annotated[TeamActor, _allowed(Action.MANAGE_BUSINESS)]
ManagesTeam = Annotated[TeamActor, _allowed(Action.MANAGE_TEAM)]
