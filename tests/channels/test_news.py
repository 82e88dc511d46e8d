import asyncio

from channels.news import News

LONG = 60.0


async def test_news_reach_those_who_follow_and_nobody_else() -> None:
    news = News()
    with news.follow("one") as one, news.follow("two") as two:
        news.tell("one")
        await one.wait(LONG)
        news.tell("two")
        await two.wait(LONG)
        waiting = asyncio.create_task(one.wait(LONG))
        await asyncio.sleep(0)
        news.tell("two")
        await asyncio.sleep(0)
        assert not waiting.done()
        news.tell("one")
        await waiting


async def test_what_happened_before_one_waits_is_not_missed() -> None:
    news = News()
    with news.follow("one") as follower:
        news.tell("one")
        news.tell("one")
        await follower.wait(LONG)
        await follower.wait(0)


async def test_a_follower_knows_what_the_turn_is_doing() -> None:
    news = News()
    with news.follow("one") as early:
        news.set_state("one", "thinking")
        await early.wait(LONG)
        with news.follow("one") as late:
            assert (early.state, late.state) == ("thinking", "thinking")
        news.set_state("one", "")
        await early.wait(LONG)
        assert early.state == ""


async def test_a_thought_is_told_apart_from_a_message() -> None:
    news = News()
    with news.follow("one") as follower:
        news.set_state("one", "thinking")
        assert not await follower.wait(LONG)
        news.tell("one")
        news.set_state("one", "")
        assert await follower.wait(LONG)
        # When nothing was told, it is time to look oneself.
        assert await follower.wait(0)


async def test_nobody_is_remembered_who_has_gone() -> None:
    news = News()
    with news.follow("one"):
        assert (news.followed, news.followers("one")) == (["one"], 1)
    assert (news.followed, news.followers("one")) == ([], 0)


async def test_the_end_lets_everybody_go() -> None:
    news = News()
    with news.follow("one") as early:
        news.close()
        await early.wait(LONG)
        assert early.closed
    with news.follow("one") as late:
        await late.wait(LONG)
        assert late.closed
