from agent import TurnState, transcript
from booking_core import Database
from tests.support.conversations import Chat
from tests.support.outgoing import Post, open_post


async def said(post: Post) -> list[tuple[str, str]]:
    async with post.database.reading() as uow:
        return [(message.role, message.text) for message in await transcript(uow, post.conversation_id)]


async def test_a_message_that_was_answered_at_once_waits_for_no_turn(database: Database) -> None:
    post = await open_post(database)
    await post.reply("You won't hear from us.")
    outcome = await Chat(database, post.conversation_id).run()
    assert outcome.state is TurnState.NOTHING
    assert await said(post) == [("customer", "Hello"), ("agent", "You won't hear from us.")]
    assert await post.states() == ["waiting"]


async def test_a_person_who_has_the_conversation_answers_themselves(database: Database) -> None:
    post = await open_post(database)
    await post.take_over()
    await post.reply("You won't hear from us.")
    assert await said(post) == [("customer", "Hello")]
    assert await post.states() == []
