"""How a provider's outside calendars look in the team's API."""

from staff.wire.base import Instant, Shown


class FeedView(Shown):
    made_at: Instant


class NewFeedView(FeedView):
    """`address` is shown this once; null when a request is replayed."""

    address: str | None


class CalendarsView(Shown):
    """`feed` is null as long as there is none to subscribe to."""

    feed: FeedView | None
