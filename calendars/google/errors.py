"""What Google refuses, sorted by what happens next.

GoogleError
├── NotNow          it is tried again after a while; nobody has to do anything
├── NotConnected    somebody has to do something: `trouble` says what
└── SyncTokenGone   the changes since then are not known any more: everything is read again
"""

from enum import StrEnum


class Trouble(StrEnum):
    ACCOUNT_REFUSED = "account_refused"
    API_OFF = "api_off"
    NOT_SHARED = "not_shared"
    ONLY_READABLE = "only_readable"
    NOT_UNDERSTOOD = "not_understood"


_WHAT_TO_DO = {
    Trouble.ACCOUNT_REFUSED: "Google does not accept the service account {account}. Check in the Google Cloud console "
    "that it is enabled and that its key is still there, and that this machine's clock is right; else put a new key "
    "file in place of the one that FRONTDESK_GOOGLE_SERVICE_ACCOUNT names.",
    Trouble.API_OFF: "The Google Calendar API is not enabled for the project of {account}. Enable it in the Google "
    "Cloud console.",
    Trouble.NOT_SHARED: "Google knows no calendar {calendar} that {account} may see. Check the calendar's ID, and "
    "share the calendar with that address.",
    Trouble.ONLY_READABLE: "{account} may read the calendar {calendar}, but not write to it. In the calendar's "
    "settings in Google, give that address the permission “Make changes to events”.",
    Trouble.NOT_UNDERSTOOD: "Google refused what was asked about the calendar {calendar}. It is tried again now and "
    "then; the log says what Google answered.",
}


def what_to_do(trouble: Trouble, account: str, calendar: str) -> str:
    """`account` is the address of the service account."""
    return _WHAT_TO_DO[trouble].format(account=account, calendar=calendar)


class GoogleError(Exception):
    pass


class NotNow(GoogleError):
    """`after`: the seconds that Google asked for."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class NotConnected(GoogleError):
    def __init__(self, trouble: Trouble, reason: str = "") -> None:
        super().__init__(f"{trouble}: {reason}" if reason else str(trouble))
        self.trouble = trouble


class SyncTokenGone(GoogleError):
    pass
