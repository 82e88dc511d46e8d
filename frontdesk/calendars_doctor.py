"""Does Google accept us, and is every provider's calendar up to date?"""

from booking_core import NewerDatabase, NotFound, SystemClock
from frontdesk.database import DatabaseOutdated, DatabaseUnusable, is_there, opened_database
from frontdesk.finding import Finding
from frontdesk.google_calendar import google_sync
from frontdesk.settings import Settings, SettingsRefused

NAME = "calendars"


async def examined_calendars(settings: Settings) -> Finding:
    if settings.google_service_account is None:
        return Finding(NAME, True, "Google Calendar is off")
    if not is_there(settings):
        return Finding(NAME, False, "there is no database to look them up in")
    try:
        async with opened_database(settings) as database:
            sync = google_sync(settings, database, SystemClock())
            assert sync is not None
            try:
                problems = await sync.examine()
            finally:
                await sync.aclose()
    except (DatabaseUnusable, DatabaseOutdated, NewerDatabase, NotFound, SettingsRefused) as refused:
        return Finding(NAME, False, str(refused))
    return Finding(NAME, not problems, "; ".join(problems) or f"Google accepts {sync.account}")
