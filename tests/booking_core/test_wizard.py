"""The four steps: each takes the result of the one before, and refuses with what would have been accepted."""

from datetime import UTC, timedelta
from types import MappingProxyType

import pytest

from booking_core import (
    Catalog,
    ChosenProvider,
    ChosenSlot,
    InvalidInput,
    Place,
    Provider,
    SlotNotOffered,
    SlotTaken,
    choose_place,
    choose_provider,
    choose_slot,
    enter_customer,
)
from booking_core.intervals import epoch_seconds
from booking_core.slots import Agenda, Inquiry, Occupied, Slot, Taken, agenda_of
from booking_core.wizard import CustomerDetails
from tests.support.bookings import MINUTE, at
from tests.support.businesses import (
    ANA,
    BEN,
    CHLOE,
    COLOUR,
    DOWNTOWN,
    HAIRCUT,
    HARBOUR,
    NEW_YORK,
    a_business,
    a_provider,
    locations,
    providers,
    services,
)

TEN = at("10:00").astimezone(UTC)
NOW = at("09:00", "2026-11-23").astimezone(UTC)


def a_catalog(**archived: frozenset[str]) -> Catalog:
    nothing: dict[str, frozenset[str]] = {"service": frozenset(), "location": frozenset(), "provider": frozenset()}
    return Catalog(
        1,
        a_business(),
        MappingProxyType({service.id: service for service in services()}),
        MappingProxyType({location.id: location for location in locations()}),
        MappingProxyType({provider.id: provider for provider in providers()}),
        MappingProxyType({**nothing, **archived}),
    )


def a_place(service_id: str = HAIRCUT) -> Place:
    return choose_place(a_catalog(), service_id, DOWNTOWN)


def an_agenda(provider: Provider | None = None, *occupied: tuple[str, Taken]) -> Agenda:
    """Of Tuesday; what is occupied takes half an hour from that time on."""
    place = a_place()
    inquiry = Inquiry.about(place.service, place.location, TEN, NOW)
    spans = [Occupied(epoch_seconds(at(start)), epoch_seconds(at(start) + 30 * MINUTE), by) for start, by in occupied]
    return agenda_of(inquiry, provider or a_provider(), NEW_YORK, spans)


def a_choice(*free: str) -> ChosenSlot:
    people = tuple(a_catalog().providers[provider_id] for provider_id in free)
    return ChosenSlot(a_place(), Slot(TEN, TEN + 30 * MINUTE, free), people)


def ids(refusal: InvalidInput) -> list[str]:
    return [choice["id"] for choice in refusal.choices]


def test_step_one_takes_a_service_at_a_location_that_has_it() -> None:
    place = choose_place(a_catalog(), COLOUR, DOWNTOWN)
    assert (place.service.name, place.location.name) == ("Colour", "Downtown")


@pytest.mark.parametrize(
    ("service_id", "location_id", "field", "choices"),
    [
        ("nothing", DOWNTOWN, "service_id", [HAIRCUT, COLOUR, "massage"]),
        (COLOUR, HARBOUR, "location_id", [DOWNTOWN]),
        (HAIRCUT, "nowhere", "location_id", [DOWNTOWN, HARBOUR]),
    ],
    ids=["no such service", "not there", "no such place"],
)
def test_step_one_refuses_with_what_there_is(service_id: str, location_id: str, field: str, choices: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        choose_place(a_catalog(), service_id, location_id)
    assert (refusal.value.field, ids(refusal.value)) == (field, choices)


def test_what_is_archived_is_no_longer_offered() -> None:
    with pytest.raises(InvalidInput) as refusal:
        choose_place(a_catalog(service=frozenset({HAIRCUT})), HAIRCUT, DOWNTOWN)
    assert ids(refusal.value) == [COLOUR, "massage"]
    with pytest.raises(InvalidInput) as refusal:
        choose_place(a_catalog(location=frozenset({DOWNTOWN})), HAIRCUT, DOWNTOWN)
    assert ids(refusal.value) == [HARBOUR]
    archived = a_catalog(provider=frozenset({ANA}))
    place = choose_place(archived, HAIRCUT, DOWNTOWN)
    assert [provider.id for provider in archived.providers_of(place.service, place.location)] == [BEN, CHLOE]


def test_step_two_takes_a_start_that_somebody_can_take() -> None:
    busy, idle = an_agenda(a_provider(), ("10:00", Taken.BOOKING)), an_agenda(a_provider(id=BEN, name="Ben"))
    chosen = choose_slot(a_place(), TEN, [busy, idle])
    assert [provider.id for provider in chosen.free] == [BEN]
    assert chosen.slot == Slot(TEN, TEN + timedelta(minutes=30), (BEN,))


@pytest.mark.parametrize("by", [Taken.BOOKING, Taken.HOLD])
def test_a_start_that_only_others_stand_in_the_way_of_is_taken(by: Taken) -> None:
    with pytest.raises(SlotTaken):
        choose_slot(a_place(), TEN, [an_agenda(None, ("10:00", by))])


def test_a_start_that_was_never_on_offer_says_why() -> None:
    with pytest.raises(SlotNotOffered) as refusal:
        choose_slot(a_place(), TEN + 10 * MINUTE, [an_agenda(None, ("10:00", Taken.BOOKING))])
    assert "off_grid" in refusal.value.reasons
    with pytest.raises(SlotNotOffered) as refusal:
        choose_slot(a_place(), TEN, [an_agenda(None, ("10:00", Taken.BUSY))])
    assert refusal.value.reasons == ("calendar_busy",)


def test_of_several_who_can_not_the_clearest_answer_is_given() -> None:
    agendas = [an_agenda(None, ("10:00", Taken.BUSY), ("10:00", Taken.BOOKING)), an_agenda(None, ("10:00", Taken.BUSY))]
    with pytest.raises(SlotNotOffered) as refusal:
        choose_slot(a_place(), TEN, agendas)
    assert refusal.value.reasons == ("calendar_busy",)


def test_a_service_that_nobody_offers_is_said_to_be_so() -> None:
    with pytest.raises(SlotNotOffered, match="Nobody offers Haircut at Downtown"):
        choose_slot(a_place(), TEN, [])


@pytest.mark.parametrize(
    ("counts", "expected"),
    [({}, ANA), ({ANA: 1}, BEN), ({ANA: 1, BEN: 1}, CHLOE), ({ANA: 2, BEN: 1, CHLOE: 1}, BEN)],
    ids=["tie", "one busier", "two busier", "tie of the less busy"],
)
def test_step_three_takes_any_provider_to_be_the_least_booked(counts: dict[str, int], expected: str) -> None:
    chosen = choose_provider(a_choice(ANA, BEN, CHLOE), None, counts)
    assert (chosen.provider.id, chosen.any_provider) == (expected, True)


def test_step_three_takes_a_named_provider_who_is_free() -> None:
    chosen = choose_provider(a_choice(ANA, BEN), BEN, {BEN: 9})
    assert (chosen.provider.id, chosen.any_provider) == (BEN, False)
    with pytest.raises(InvalidInput) as refusal:
        choose_provider(a_choice(ANA, BEN), CHLOE, {})
    assert (refusal.value.field, ids(refusal.value)) == ("provider_id", [ANA, BEN])


def test_step_four_checks_and_tidies_the_customer() -> None:
    chosen: ChosenProvider = choose_provider(a_choice(ANA), None, {})
    draft = enter_customer(chosen, CustomerDetails(" Dana  Reed ", "212 555 0123", " ", "\n"), a_business())
    assert (draft.customer.name, draft.customer.phone) == ("Dana Reed", "+12125550123")
    assert (draft.customer.email, draft.customer.notes) == (None, None)
    assert (draft.place, draft.slot, draft.provider) == (chosen.place, chosen.slot, chosen.provider)
    with pytest.raises(InvalidInput) as refusal:
        enter_customer(chosen, CustomerDetails(""), a_business())
    assert refusal.value.field == "name"
