"""What happened since, over HTTP."""

from staff.wire.history import EventsView
from tests.support.businesses import BEN
from tests.support.team_bodies import ELEVEN, a_booking
from tests.support.team_desk import TeamDesk


async def test_events_come_in_order_and_go_on_where_they_stopped(desk: TeamDesk) -> None:
    manager = await desk.manager()
    assert await manager.ok("/api/events") == {"items": [], "next": None, "last": 0}
    made = await manager.made("/api/bookings", a_booking())
    await manager.patch(f"/api/bookings/{made['id']}/customer", notes="Window")
    new = await manager.made(f"/api/bookings/{made['id']}/reschedule", {"starts_at": ELEVEN})
    first = await manager.ok("/api/events", after=0, limit=3)
    EventsView.model_validate(first, strict=True)
    second = await manager.ok("/api/events", after=first["next"], limit=3)
    events = [(item["seq"], item["event"], item["booking"]["id"]) for item in first["items"] + second["items"]]
    assert events == [
        (1, "BookingCreated", made["id"]),
        (2, "BookingUpdated", made["id"]),
        (3, "BookingStatusChanged", made["id"]),
        (4, "BookingCreated", new["id"]),
    ]
    assert (first["last"], second["next"], second["last"]) == (3, None, 4)
    assert (await manager.ok("/api/events"))["last"] == 4


async def test_a_provider_is_told_of_what_they_see_and_how_far_it_goes(desk: TeamDesk) -> None:
    manager, ana = await desk.manager(), await desk.ana()
    await manager.made("/api/bookings", a_booking(provider_id=BEN))
    made = await manager.made("/api/bookings", a_booking())
    found = await ana.ok("/api/events", after=0)
    assert ([item["booking"]["id"] for item in found["items"]], found["last"]) == ([made["id"]], 2)


async def test_a_number_that_none_could_have_is_refused(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    for after in ("-1", "x", str(2**70)):
        assert (await manager.get("/api/events", after=after)).status_code == 422
