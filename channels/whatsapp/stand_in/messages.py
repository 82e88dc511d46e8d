"""Messages as Twilio keeps and shows them, and the rules by which it takes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from channels.whatsapp.split import LIMIT, length

_NUMBER = re.compile(r"whatsapp:\+[1-9]\d{6,14}")
_USER_ID = re.compile(r"whatsapp:[A-Z]{2}\.[A-Za-z0-9]{1,128}")


class NotTaken(Exception):
    """Twilio refuses the request."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


@dataclass(slots=True)
class TwilioMessage:
    """`status` and `error_code` change as reports are made."""

    sid: str
    account_sid: str
    sender: str
    to: str
    body: str
    created_at: datetime
    status_callback: str | None = None
    status: str = "queued"
    error_code: int | None = None

    def resource(self) -> dict[str, Any]:
        """As the API shows it. What is still queued has not been sent."""
        uri = f"/2010-04-01/Accounts/{self.account_sid}/Messages/{self.sid}"
        created = format_datetime(self.created_at)
        return {
            "account_sid": self.account_sid,
            "api_version": "2010-04-01",
            "body": self.body,
            "date_created": created,
            "date_sent": None if self.status in ("accepted", "queued") else created,
            "date_updated": created,
            "direction": "outbound-api",
            "error_code": self.error_code,
            "error_message": None,
            "from": self.sender,
            "messaging_service_sid": None,
            "num_media": "0",
            "num_segments": "1",
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.to,
            "uri": f"{uri}.json",
        }


def check_send(fields: Mapping[str, str], sender_address: str, refused: Mapping[str, int]) -> None:
    """Raises `NotTaken`. `refused` has an error code for each address that is not to be written to. Parameters that
    nobody knows are passed over, as Twilio does."""
    to, sender = fields.get("To", ""), fields.get("From", "")
    if not to:
        raise NotTaken(21604, "A 'To' phone number is required.")
    if not sender:
        raise NotTaken(21603, "A 'From' phone number is required.")
    if sender != sender_address:
        raise NotTaken(63007, "Twilio could not find a Channel with the specified From address")
    if to == sender:
        raise NotTaken(63031, "Message cannot have same To and From")
    if not to.startswith("whatsapp:"):
        raise NotTaken(21910, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel")
    if not _NUMBER.fullmatch(to) and not _USER_ID.fullmatch(to):
        raise NotTaken(21211, f"The 'To' number {to} is not a valid phone number.")
    if to in refused:
        raise NotTaken(refused[to], "The message can't be sent to this address.")
    _check_content(fields)


def _check_content(fields: Mapping[str, str]) -> None:
    body = fields.get("Body", "")
    if not body.strip():
        raise NotTaken(21619, "A text message body or media urls must be specified.")
    if length(body) > LIMIT:
        raise NotTaken(21617, f"The concatenated message body exceeds the {LIMIT} character limit.")
    callback = fields.get("StatusCallback")
    if callback is not None and urlsplit(callback).scheme not in ("http", "https"):
        raise NotTaken(21609, "The 'StatusCallback' URL is not a valid URL.")
