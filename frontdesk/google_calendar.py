"""Google Calendar as the settings want it: whose account, and what keeps the calendars the same."""

from typing import TYPE_CHECKING

from booking_core import Clock, Database
from frontdesk.settings import Settings, SettingsRefused

if TYPE_CHECKING:
    from calendars.google.account import ServiceAccount
    from calendars.google.syncing import GoogleSync

# Nothing of Google's is imported at the top: whoever does without it need not wait for it.


def google_account(settings: Settings) -> "ServiceAccount | None":
    """None when it is off. Raises `SettingsRefused` when the key file can't be used."""
    if settings.google_service_account is None:
        return None
    from calendars.google.account import KeyFileRefused, read_account

    try:
        return read_account(settings.google_service_account)
    except KeyFileRefused as error:
        raise SettingsRefused((f"FRONTDESK_GOOGLE_SERVICE_ACCOUNT: {error}",)) from error


def google_sync(settings: Settings, database: Database, system_clock: Clock) -> "GoogleSync | None":
    """As `google_account`."""
    account = google_account(settings)
    if account is None:
        return None
    from calendars.google.api import open_google
    from calendars.google.syncing import GoogleSync

    return GoogleSync(database, open_google(account, settings.google_api_url), system_clock, account.email)
