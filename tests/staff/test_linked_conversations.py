"""What the team links to a conversation is what the agent in it knows."""

from tests.support.team_bodies import a_booking
from tests.support.team_desk import Client, TeamDesk


async def test_the_agent_knows_of_an_appointment_that_the_team_has_linked(sqlite_desk: TeamDesk) -> None:
    begun = (await sqlite_desk.anonymous.post("/api/chat/conversations")).json()
    customer = Client(sqlite_desk.http, {"Authorization": f"Bearer {begun['token']}"})
    question = "When is my appointment?"

    before = await customer.made("/api/chat/messages", {"text": question, "client_message_id": "c1"})
    assert "10:00" not in before["replies"][-1]["text"]
    manager = await sqlite_desk.manager()
    await manager.made("/api/bookings", a_booking(conversation_id=begun["conversation_id"]))
    after = await customer.made("/api/chat/messages", {"text": question, "client_message_id": "c2"})
    assert "Haircut" in after["replies"][-1]["text"]
    assert "10:00" in after["replies"][-1]["text"]
