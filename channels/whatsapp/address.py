"""Who is at the other end of a WhatsApp message: a phone number, or since 2026 perhaps only a user id."""

import re

from agent.carrier import Recipient
from booking_core import Identity
from channels.whatsapp.account import CHANNEL

PHONE, USER_ID = "phone", "user_id"
_PREFIX = "whatsapp:"
_PHONE = re.compile(r"\+[1-9]\d{4,14}")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")


def read_address(sender: str, wa_id: str = "") -> Identity | None:
    """The number where one is told, else the user id; None when this is nobody on WhatsApp."""
    if not sender.startswith(_PREFIX):
        return None
    value = sender.removeprefix(_PREFIX)
    if _PHONE.fullmatch(value):
        return Identity(CHANNEL, PHONE, value)
    if not _USER_ID.fullmatch(value):
        return None
    number = f"+{wa_id.lstrip('+')}"
    return Identity(CHANNEL, PHONE, number) if _PHONE.fullmatch(number) else Identity(CHANNEL, USER_ID, value)


def write_address(recipient: Recipient) -> str:
    return _PREFIX + recipient.value
