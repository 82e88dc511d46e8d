import pytest

from booking_core import Database
from channels.news import News
from channels.news_watch import NewsWatch
from tests.support.conversations import open_chat


class Noted(News):
    """Remembers whom it was told about."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def tell(self, conversation_id: str) -> None:
        self.told.append(conversation_id)


@pytest.fixture
def news() -> Noted:
    return Noted()


async def test_a_message_in_a_conversation_that_is_followed_is_told_once(database: Database, news: Noted) -> None:
    watch = NewsWatch(database, news)
    one, two = await open_chat(database), await open_chat(database, "visitor-2")
    with news.follow(one.conversation_id), news.follow(two.conversation_id):
        await watch.look()
        assert news.told == []
        await one.write("Hello")
        await watch.look()
        await watch.look()
        assert news.told == [one.conversation_id]
        await two.write("Hello")
        await one.write("Anybody?")
        await watch.look()
        assert sorted(news.told[1:]) == sorted([one.conversation_id, two.conversation_id])


async def test_nobody_is_told_of_what_nobody_follows(database: Database, news: Noted) -> None:
    chat = await open_chat(database)
    await chat.write("Hello")
    await NewsWatch(database, news).look()
    assert news.told == []


async def test_who_begins_to_follow_is_told_rather_than_not(database: Database, news: Noted) -> None:
    watch = NewsWatch(database, news)
    chat = await open_chat(database)
    with news.follow(chat.conversation_id):
        await watch.look()
    await chat.write("Hello")
    with news.follow(chat.conversation_id):
        await watch.look()
    assert news.told == [chat.conversation_id]
