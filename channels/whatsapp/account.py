"""The Twilio account that carries the business's WhatsApp messages."""

from dataclasses import dataclass, field

CHANNEL = "whatsapp"
WEBHOOK_PATH = "/webhooks/twilio/whatsapp"
STATUS_PATH = "/webhooks/twilio/status"
REFERENCE = "outgoing"
"""The query parameter under which Twilio gives back which attempt its report is about."""
TWILIO_API_URL = "https://api.twilio.com"


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """`sender` is the business's own number, with or without `whatsapp:`.

    `public_url` is where Twilio reaches this product; signatures are checked against it and nothing else.
    """

    sid: str
    auth_token: str = field(repr=False)
    sender: str
    public_url: str
    api_url: str = TWILIO_API_URL

    @property
    def sender_address(self) -> str:
        return self.sender if self.sender.startswith("whatsapp:") else f"whatsapp:{self.sender}"

    def public(self, path: str, query: str = "") -> str:
        """The address of one of our routes as Twilio knows it."""
        return self.public_url.rstrip("/") + path + (f"?{query}" if query else "")
