"""Twilio's error codes: what each means for us, and what is done about it."""

from collections.abc import Mapping
from types import MappingProxyType

from agent.carrier import Failure, Remedy

_SLOW_DOWN, _RESPECT, _TELL = Remedy.SLOW_DOWN, Remedy.RESPECT, Remedy.TELL_TEAM

KNOWN: Mapping[str, tuple[str, Remedy]] = MappingProxyType(
    {
        "20429": ("Twilio received too many requests at once", _SLOW_DOWN),
        "21611": ("too many messages are waiting at Twilio", _SLOW_DOWN),
        "30001": ("too many messages are waiting at Twilio", _SLOW_DOWN),
        "63018": ("WhatsApp's rate limit was reached", _SLOW_DOWN),
        "21610": ("the customer has opted out", _RESPECT),
        "63014": ("the customer has blocked the business or opted out", _RESPECT),
        "20003": ("Twilio does not accept the account's credentials: check TWILIO_AUTH_TOKEN", _TELL),
        "20404": ("Twilio does not know the account: check TWILIO_ACCOUNT_SID", _TELL),
        "21211": ("Twilio does not accept the customer's address", _TELL),
        "21609": ("Twilio can't use the public URL for its reports: check FRONTDESK_PUBLIC_URL", _TELL),
        "21617": ("the message was too long", _TELL),
        "21619": ("the message was empty", _TELL),
        "21658": ("the message was too long", _TELL),
        "63007": ("Twilio does not know the business's number: check FRONTDESK_WHATSAPP_FROM", _TELL),
        "63013": ("WhatsApp's rules do not allow this message", _TELL),
        "63015": ("the customer has not joined the WhatsApp sandbox", _TELL),
        "63016": ("the customer last wrote more than 24 hours ago, and WhatsApp then allows templates only", _TELL),
        "63021": ("WhatsApp does not accept the message's content", _TELL),
        "63024": ("the customer's number is not on WhatsApp", _TELL),
        "63030": ("WhatsApp does not support a part of the message", _TELL),
        "63032": ("WhatsApp limits what this customer may be sent", _TELL),
        "63049": ("WhatsApp chose not to deliver the message", _TELL),
    }
)


def failure_of(code: str) -> Failure:
    """Twilio's own words are left out on purpose: they repeat phone numbers."""
    reason, remedy = KNOWN.get(code, ("Twilio could not deliver the message", Remedy.TELL_TEAM))
    return Failure(code, reason, remedy)
