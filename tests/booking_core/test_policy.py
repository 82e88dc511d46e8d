"""Who may do what: the table row by row, and that every use case asks it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from booking_core import (
    PERMISSIONS,
    Action,
    Actor,
    AgentInConversation,
    ApiKey,
    CustomerDetails,
    Database,
    Forbidden,
    Kind,
    NotFound,
    Role,
    SlotQuery,
    StaffMember,
    SystemActor,
    UnitOfWork,
    cancel_booking,
    complete_booking,
    confirm_booking,
    conversations_of_contact,
    create_booking,
    edit_customer,
    find_contacts,
    hand_back,
    hold_slot,
    link_booking,
    mark_no_show,
    require,
    reschedule_booking,
    take_over,
)
from booking_core.policy import kind_of
from tests.support.bookings import a_request, a_visitor, at, book
from tests.support.businesses import ANA, DOWNTOWN, HAIRCUT, MASSAGE

ACTORS: dict[Kind, Actor] = {
    Kind.ADMIN: StaffMember("us_1", "Alex", Role.ADMIN),
    Kind.MANAGER: StaffMember("us_2", "Mo", Role.MANAGER),
    Kind.PROVIDER: StaffMember("us_3", "Ana", Role.PROVIDER, ANA),
    Kind.AGENT: AgentInConversation("cv_1"),
    Kind.API_KEY: ApiKey("ak_1", "Website"),
    Kind.SYSTEM: SystemActor(),
}

EVERYONE = "admin manager provider agent api-key system"
MATRIX = {
    Action.SEE_BOOKINGS: EVERYONE,
    Action.CREATE_BOOKING: EVERYONE,
    Action.CONFIRM: "admin manager provider api-key system",
    Action.COMPLETE: "admin manager provider api-key system",
    Action.MARK_NO_SHOW: "admin manager provider api-key system",
    Action.CANCEL: EVERYONE,
    Action.RESCHEDULE: EVERYONE,
    Action.EDIT_CUSTOMER: EVERYONE,
    Action.LINK_CONVERSATION: "admin manager provider api-key system",
    Action.IGNORE_NOTICE: "admin manager provider system",
    Action.HOLD_SLOT: "agent",
    Action.SEE_CONTACTS: "admin manager provider api-key system",
    Action.SEE_CONVERSATIONS: "admin manager provider api-key system",
    Action.ANSWER_CONVERSATIONS: "admin manager provider api-key system",
    Action.REVIEW: "admin manager provider api-key system",
    Action.CONNECT_CALENDARS: "admin manager provider api-key system",
    Action.MANAGE_BUSINESS: "admin manager api-key system",
    Action.MANAGE_TEAM: "admin system",
}


def test_the_matrix_has_a_row_for_every_action_and_an_actor_for_every_kind() -> None:
    assert set(MATRIX) == set(Action) == set(PERMISSIONS)
    assert set(ACTORS) == set(Kind)


@pytest.mark.parametrize("kind", Kind, ids=str)
@pytest.mark.parametrize("action", Action, ids=lambda action: action.name.lower())
def test_the_table_row_by_row(action: Action, kind: Kind) -> None:
    assert kind_of(ACTORS[kind]) is kind
    if str(kind).replace(" ", "-") in MATRIX[action].split():
        require(ACTORS[kind], action)
        return
    with pytest.raises(Forbidden) as refusal:
        require(ACTORS[kind], action)
    assert (refusal.value.code, str(action) in refusal.value.message) == ("forbidden", True)


def test_an_api_key_does_what_a_manager_does_but_for_walk_ins_inside_the_notice() -> None:
    differing = {a for a, kinds in PERMISSIONS.items() if (Kind.MANAGER in kinds) != (Kind.API_KEY in kinds)}
    assert differing == {Action.IGNORE_NOTICE}


UseCase = Callable[[UnitOfWork, Any, str], Awaitable[object]]

USE_CASES: dict[str, tuple[Action, UseCase]] = {
    "create": (Action.CREATE_BOOKING, lambda uow, actor, key: create_booking(uow, actor, a_request("13:00"))),
    "walk-in": (
        Action.IGNORE_NOTICE,
        lambda uow, actor, key: create_booking(uow, actor, a_request("13:00", ignore_notice=True)),
    ),
    "confirm": (Action.CONFIRM, confirm_booking),
    "complete": (Action.COMPLETE, complete_booking),
    "no-show": (Action.MARK_NO_SHOW, mark_no_show),
    "cancel": (Action.CANCEL, lambda uow, actor, key: cancel_booking(uow, actor, key, "ill")),
    "reschedule": (Action.RESCHEDULE, lambda uow, actor, key: reschedule_booking(uow, actor, key, at("15:00"))),
    "edit": (Action.EDIT_CUSTOMER, lambda uow, actor, key: edit_customer(uow, actor, key, {"notes": "x"})),
    "link": (Action.LINK_CONVERSATION, lambda uow, actor, key: link_booking(uow, actor, key, None, None)),
    "hold": (
        Action.HOLD_SLOT,
        lambda uow, actor, key: hold_slot(uow, actor, SlotQuery(HAIRCUT, DOWNTOWN, ANA), at("13:00")),
    ),
    "contacts": (Action.SEE_CONTACTS, lambda uow, actor, key: find_contacts(uow, actor, "")),
    "conversations": (
        Action.SEE_CONVERSATIONS,
        lambda uow, actor, key: conversations_of_contact(uow, actor, "ct_missing"),
    ),
    "take over": (Action.ANSWER_CONVERSATIONS, lambda uow, actor, key: take_over(uow, actor, "cv_missing")),
    "hand back": (Action.ANSWER_CONVERSATIONS, lambda uow, actor, key: hand_back(uow, actor, "cv_missing")),
}


@pytest.mark.parametrize("name", USE_CASES)
async def test_every_use_case_asks_the_table(bloom: Database, name: str) -> None:
    action, use_case = USE_CASES[name]
    agent = await a_visitor(bloom)
    service = MASSAGE if name in ("confirm", "cancel") else HAIRCUT
    made = await book(bloom, service_id=service, customer=CustomerDetails("Dana"), actor=agent)
    for kind, actor in ACTORS.items():
        async with bloom.reading() as uow:
            refused = False
            try:
                with suppress(NotFound):  # permitted, and nothing there
                    await use_case(uow, agent if kind is Kind.AGENT else actor, made.id)
            except Forbidden:
                refused = True
            assert refused is (kind not in PERMISSIONS[action]), kind
