"""Contacts and conversations: who writes, through which channel, who answers, and how they are found."""

import asyncio
from datetime import timedelta

import pytest

from booking_core import (
    AgentInConversation,
    Contact,
    Conversation,
    Database,
    Identity,
    InvalidInput,
    NotFound,
    Owner,
    SetClock,
    ask_for_person,
    conversation,
    conversations_of_contact,
    find_contacts,
    hand_back,
    identities_of,
    open_conversation,
    opt_out_of_proactive_messages,
    take_over,
    touch_conversation,
)
from booking_core.wizard import CustomerDetails
from tests.support.bookings import ADMIN, MANAGER, MINUTE, a_caller, a_visitor, book, count

VISITOR = Identity("web", "visitor", "v1")
PHONE = "+12125550123"
CALLER = Identity("whatsapp", "phone", PHONE)


async def opened(database: Database, identity: Identity = VISITOR, **fields: object) -> Conversation:
    name, phone = str(fields.get("name", "")), fields.get("verified_phone")
    async with database.writing() as uow:
        return await open_conversation(
            uow,
            identity,
            name=name,
            verified_phone=None if phone is None else str(phone),
            email=None if fields.get("email") is None else str(fields["email"]),
            fresh=bool(fields.get("fresh", False)),
        )


async def search(database: Database, query: str, limit: int = 100) -> list[str]:
    async with database.reading() as uow:
        return [contact.name for contact in await find_contacts(uow, ADMIN, query, limit)]


async def test_the_first_message_opens_a_conversation_that_the_agent_answers(bloom: Database, clock: SetClock) -> None:
    begun = await opened(bloom, CALLER, name="Dana Reed", verified_phone=PHONE)
    assert (begun.channel, begun.owner, begun.waiting_for_person) == ("whatsapp", Owner.AGENT, False)
    assert begun.contact == Contact(begun.contact.id, "Dana Reed", PHONE, None, PHONE, proactive_opt_out=False)
    assert begun.created_at == begun.last_activity_at == clock.now()


async def test_the_same_identity_comes_back_to_the_same_conversation(bloom: Database) -> None:
    first = await opened(bloom)
    assert (await opened(bloom)).id == first.id
    assert (await count(bloom, "contact"), await count(bloom, "conversation")) == (1, 1)


async def test_a_fresh_conversation_is_with_the_same_contact(bloom: Database, clock: SetClock) -> None:
    first = await opened(bloom)
    clock.advance(MINUTE)
    fresh = await opened(bloom, fresh=True)
    assert fresh.id != first.id
    assert fresh.contact.id == first.contact.id
    assert (await opened(bloom)).id == fresh.id


async def test_the_latest_conversation_is_the_one_last_active(bloom: Database, clock: SetClock) -> None:
    first = await opened(bloom)
    clock.advance(MINUTE)
    fresh = await opened(bloom, fresh=True)
    clock.advance(MINUTE)
    async with bloom.writing() as uow:
        await touch_conversation(uow.session, first.id, uow.now)
    assert (await opened(bloom)).id == first.id
    async with bloom.reading() as uow:
        found = await conversations_of_contact(uow, ADMIN, first.contact.id)
    assert [x.id for x in found] == [first.id, fresh.id]


@pytest.mark.parametrize(
    "other",
    [Identity("web", "visitor", "v2"), Identity("web", "subject", "v1"), Identity("whatsapp", "visitor", "v1")],
    ids=["value", "kind", "channel"],
)
async def test_another_identity_is_somebody_else(bloom: Database, other: Identity) -> None:
    first, second = await opened(bloom), await opened(bloom, other)
    assert first.contact.id != second.contact.id


async def test_first_messages_at_the_same_time_leave_one_contact_and_one_conversation(bloom: Database) -> None:
    found = await asyncio.gather(*(opened(bloom, CALLER, verified_phone=PHONE) for _ in range(8)))
    assert len({x.id for x in found}) == 1
    assert (await count(bloom, "contact"), await count(bloom, "conversation")) == (1, 1)


async def test_what_the_channel_learns_later_fills_blanks_and_overwrites_nothing(bloom: Database) -> None:
    await opened(bloom)
    later = await opened(bloom, name="Dana", email="dana@example.com", verified_phone=PHONE)
    assert (later.contact.name, later.contact.email, later.contact.verified_phone) == (
        "Dana",
        "dana@example.com",
        PHONE,
    )
    again = await opened(bloom, name="Mallory", email="m@example.com", verified_phone="+12125550199")
    assert again.contact == later.contact


async def test_a_name_from_a_channel_is_tidied(bloom: Database) -> None:
    assert (await opened(bloom, name=" Dana\x00\n  Reed " + "x" * 500)).contact.name == "Dana Reed " + "x" * 110


async def test_a_typed_number_is_never_taken_for_a_proven_one(bloom: Database) -> None:
    visitor = await a_visitor(bloom)
    await book(bloom, actor=visitor, customer=CustomerDetails("Mallory", PHONE))
    async with bloom.reading() as uow:
        contact = (await conversation(uow, visitor.conversation_id)).contact
    assert (contact.phone, contact.verified_phone) == (PHONE, None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dana", ["Dana Reed"]),
        ("REED", ["Dana Reed"]),
        ("  dana   reed ", ["Dana Reed"]),
        ("élodie", ["Élodie Müller"]),
        ("ELODIE", ["Élodie Müller"]),
        ("muller", ["Élodie Müller"]),
        ("example.com", ["Dana Reed"]),
        ("(212) 555-0123", ["Dana Reed"]),
        ("2125550123", ["Dana Reed"]),
        ("+1 212 555 0123", ["Dana Reed"]),
        ("555-0123", ["Dana Reed"]),
        ("0123", ["Dana Reed"]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("nobody", []),
        ("\x00", ["Dana Reed", "Élodie Müller"]),
        ("' OR '1'='1", []),
        ("e", ["Dana Reed", "Élodie Müller"]),
    ],
)
async def test_contacts_are_found_by_part_of_name_phone_or_email(bloom: Database, query: str, found: list[str]) -> None:
    await opened(bloom, CALLER, name="Dana Reed", email="dana@example.com", verified_phone=PHONE)
    await opened(bloom, VISITOR, name="Élodie Müller")
    assert await search(bloom, query) == found


async def test_a_contact_is_found_by_what_was_filled_in_later(bloom: Database) -> None:
    visitor = await a_visitor(bloom)
    await book(bloom, actor=visitor, customer=CustomerDetails("Zoë Ångström", "212 555 0144", "zoe@example.org"))
    for query in ("zoe ang", "555 0144", "zoe@"):
        assert await search(bloom, query) == ["Zoë Ångström"]


async def test_without_words_everybody_is_listed_by_name_up_to_the_limit(bloom: Database) -> None:
    for name in ("Zed", "ana", "Émile", "Bo"):
        await opened(bloom, Identity("web", "visitor", name), name=name)
    assert await search(bloom, "") == ["ana", "Bo", "Émile", "Zed"]
    assert await search(bloom, "", 2) == ["ana", "Bo"]


@pytest.mark.parametrize("limit", [0, -1, 1001])
async def test_a_page_of_contacts_has_a_size(bloom: Database, limit: int) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await search(bloom, "", limit)
    assert refusal.value.field == "limit"


async def test_a_person_takes_over_and_hands_back_with_a_note(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    async with bloom.writing() as uow:
        asked = await ask_for_person(uow, agent, " wants a discount ")
    assert (asked.waiting_for_person, asked.handover_note, asked.owner) == (True, "wants a discount", Owner.AGENT)
    async with bloom.writing() as uow:
        taken = await take_over(uow, ADMIN, agent.conversation_id)
    assert (taken.owner, taken.owner_staff_id, taken.waiting_for_person) == (Owner.STAFF, ADMIN.id, False)
    async with bloom.writing() as uow:
        back = await hand_back(uow, ADMIN, agent.conversation_id, "agreed on 10 %")
    assert (back.owner, back.owner_staff_id, back.handover_note) == (Owner.AGENT, None, "agreed on 10 %")


async def test_taking_over_twice_changes_nothing_and_a_colleague_may_step_in(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    async with bloom.writing() as uow:
        first = await take_over(uow, ADMIN, agent.conversation_id)
        assert await take_over(uow, ADMIN, agent.conversation_id) == first
        assert (await take_over(uow, MANAGER, agent.conversation_id)).owner_staff_id == MANAGER.id


async def test_conversations_and_contacts_that_do_not_exist_are_not_found(bloom: Database) -> None:
    async with bloom.writing() as uow:
        for missing in ("cv_missing", "", "\x00"):
            with pytest.raises(NotFound):
                await conversation(uow, missing)
            with pytest.raises(NotFound):
                await take_over(uow, ADMIN, missing)
            with pytest.raises(NotFound):
                await hand_back(uow, ADMIN, missing)
            with pytest.raises(NotFound):
                await ask_for_person(uow, AgentInConversation(missing), "help")
            with pytest.raises(NotFound):
                await conversations_of_contact(uow, ADMIN, missing)


async def test_an_opt_out_holds_until_it_is_taken_back(bloom: Database) -> None:
    contact = (await opened(bloom, CALLER)).contact
    for opted_out in (True, False):
        async with bloom.writing() as uow:
            await opt_out_of_proactive_messages(uow, contact.id, opted_out=opted_out)
        assert (await opened(bloom, CALLER)).contact.proactive_opt_out is opted_out


async def test_a_locked_conversation_is_nobody_elses_until_the_transaction_ends(
    bloom: Database, clock: SetClock
) -> None:
    agent = await a_caller(bloom)
    order: list[str] = []
    locked = asyncio.Event()

    async def act() -> None:
        async with bloom.writing() as uow:
            await conversation(uow, agent.conversation_id, lock=True)
            locked.set()
            await asyncio.sleep(0)
            order.append("acted")

    async def interfere() -> None:
        await locked.wait()
        async with bloom.writing() as uow:
            await take_over(uow, ADMIN, agent.conversation_id)
            order.append("taken over")

    clock.advance(timedelta(minutes=1))
    await asyncio.gather(act(), interfere())
    assert order == ["acted", "taken over"]


async def test_a_channel_knows_its_own_identities_of_a_contact_and_no_others(bloom: Database) -> None:
    begun = await opened(bloom, CALLER, verified_phone=PHONE)
    await opened(bloom, VISITOR)
    async with bloom.reading() as uow:
        assert await identities_of(uow, begun.contact.id, "whatsapp") == [CALLER]
        assert await identities_of(uow, begun.contact.id, "web") == []
