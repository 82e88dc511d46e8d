"""Notices messages that another process has written, for those who wait for them in this one."""

import asyncio

from booking_core import Database
from channels.news import News
from channels.news_store import latest_positions


class NewsWatch:
    """Looks at the conversations that somebody follows here, all of them in one statement."""

    def __init__(self, database: Database, news: News) -> None:
        self._database = database
        self._news = news
        self._seen: dict[str, int] = {}

    async def look(self) -> None:
        followed = self._news.followed
        if not followed:
            self._seen.clear()
            return
        async with self._database.reading() as uow:
            latest = await latest_positions(uow.session, followed)
        for conversation_id, position in latest.items():
            # Without anything to compare with, a needless word is better than a lost one.
            if self._seen.get(conversation_id) != position:
                self._news.tell(conversation_id)
        self._seen = latest

    async def run(self, every: float) -> None:
        """Until it is cancelled."""
        while True:
            await asyncio.sleep(every)
            await self.look()
