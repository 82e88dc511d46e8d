"""A customer's message, read from Twilio's form."""

import unicodedata
from dataclasses import dataclass

from booking_core import Identity
from channels.whatsapp.address import PHONE, read_address
from channels.whatsapp.attachments import described_attachments
from channels.whatsapp.form import Form
from channels.whatsapp.opt_out import wants_start, wants_stop

LONGEST_TEXT = 4000
LONGEST_NAME = 120
_CUT = " […]"


class Unreadable(Exception):
    """Genuine, but not a message of a customer on WhatsApp."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """`name` is what the customer calls themselves. `opts` is "out" or "in" for STOP and START."""

    external_id: str
    sender: Identity
    name: str
    text: str
    button: str | None = None
    opts: str | None = None

    @property
    def verified_phone(self) -> str | None:
        return self.sender.value if self.sender.kind == PHONE else None


def read_inbound(form: Form) -> Inbound:
    """Raises `Unreadable`."""
    external_id = form.get("MessageSid") or form.get("SmsMessageSid") or form.get("SmsSid")
    sender = read_address(form.get("From", ""), form.get("WaId", ""))
    if not external_id or sender is None:
        raise Unreadable("neither a message id nor a sender on WhatsApp")
    if form.get("MessageType", "").lower() == "system":
        # A number has changed hands or owners: nobody wrote, and nobody is somebody else because of it.
        raise Unreadable("a notice of the system")
    body = _printable(form.get("Body", "")).strip()
    return Inbound(
        external_id=external_id,
        sender=sender,
        name=_name(form),
        text=_text(form, body),
        button=form.get("ButtonPayload") or form.get("ListId") or None,
        opts=_opts(form, body),
    )


def _text(form: Form, body: str) -> str:
    said = body or form.get("ButtonText", "").strip() or form.get("ListTitle", "").strip()
    came_along = [] if said and not body else described_attachments(form)
    text = "\n".join([*came_along, said] if said else came_along)
    return text if len(text) <= LONGEST_TEXT else _shortened(text)


def _shortened(text: str) -> str:
    most = LONGEST_TEXT - len(_CUT)
    space = max(text.rfind(" ", 0, most), text.rfind("\n", 0, most))
    return text[: space if space > most // 2 else most].rstrip() + _CUT


def _opts(form: Form, body: str) -> str | None:
    if form.get("NumMedia", "0") not in ("", "0") or form.get("ButtonPayload"):
        return None
    if wants_stop(body):
        return "out"
    return "in" if wants_start(body) else None


def _name(form: Form) -> str:
    return " ".join(_printable(form.get("ProfileName", "")).split())[:LONGEST_NAME].strip()


def _printable(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
