"""How a provider's outside calendars look in the team's API."""

from staff.wire.base import Body, Instant, Shown, Text


class FeedView(Shown):
    made_at: Instant


class NewFeedView(FeedView):
    """`address` is shown this once; null when a request is replayed."""

    address: str | None


class GoogleView(Shown):
    """`problem` is a sentence about what somebody has to do; `synced_at` is null before the first time."""

    calendar_id: str
    connected_at: Instant
    synced_at: Instant | None
    problem: str | None


class CalendarsView(Shown):
    """`feed` is null as long as there is none to subscribe to, `google` as long as no calendar is connected.

    `google_account` is the address to share a calendar with; null where Google Calendar is not set up.
    """

    feed: FeedView | None
    google: GoogleView | None
    google_account: str | None


class GoogleCalendarBody(Body):
    calendar_id: Text
