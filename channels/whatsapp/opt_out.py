"""STOP and START: whether the business may write of its own accord. Whoever writes to it is answered all the same.

CANCEL is among the words that opt out of text messages; here somebody who says it wants to cancel an appointment. YES,
which opts in there, is an answer to whatever was asked.
"""

STOP_WORDS = frozenset({"stop", "stopall", "stop all", "unsubscribe", "end", "quit", "revoke", "optout", "opt out"})
START_WORDS = frozenset({"start", "unstop"})

STOPPED = (
    "You won't get reminders or other messages you didn't ask for any more. "
    "Write here whenever you like and you'll be answered. To get them again, send START."
)
STARTED = "You'll get reminders again. To stop them, send STOP."


def wants_stop(body: str) -> bool:
    """Only a whole message counts: "stop by at five" is something else."""
    return _bare(body) in STOP_WORDS


def wants_start(body: str) -> bool:
    return _bare(body) in START_WORDS


def _bare(body: str) -> str:
    return " ".join(body.lower().replace("-", " ").split()).strip(" .!\"'“”‘’")
