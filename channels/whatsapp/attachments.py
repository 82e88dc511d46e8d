"""What can't be read here, as a word in brackets, so that the agent knows of it and can say so."""

from collections.abc import Iterator

from channels.whatsapp.form import Form

MOST_MEDIA = 10

VOICE, PICTURE, VIDEO = "[voice message]", "[picture]", "[video]"
STICKER, DOCUMENT, LOCATION = "[sticker]", "[document]", "[location]"
CONTACT_CARD, UNSUPPORTED, EMPTY = "[contact card]", "[unsupported message]", "[empty message]"

_BY_MESSAGE_TYPE = {
    "audio": VOICE,
    "voice": VOICE,
    "image": PICTURE,
    "video": VIDEO,
    "sticker": STICKER,
    "document": DOCUMENT,
    "location": LOCATION,
    "contacts": CONTACT_CARD,
    "contact": CONTACT_CARD,
    "text": EMPTY,
    "button": EMPTY,
    "interactive": EMPTY,
    "": EMPTY,
}
_BY_MEDIA_TYPE = {"audio": VOICE, "image": PICTURE, "video": VIDEO}
_CARDS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


def described_attachments(form: Form) -> list[str]:
    """A word for each thing that came with the message; without things and without text, a word for that."""
    kind = form.get("MessageType", "").lower()
    found = list(_media(form, kind))
    if not found and ("Latitude" in form or kind == "location"):
        found.append(LOCATION)
    if not found and (not form.get("Body", "").strip() or _BY_MESSAGE_TYPE.get(kind, EMPTY) is not EMPTY):
        found.append(_BY_MESSAGE_TYPE.get(kind, UNSUPPORTED))
    return found


def _media(form: Form, kind: str) -> Iterator[str]:
    count = form.get("NumMedia", "0")
    for number in range(min(int(count) if count.isdecimal() else 0, MOST_MEDIA)):
        media_type = form.get(f"MediaContentType{number}", "").lower().partition(";")[0]
        if kind == "sticker":
            yield STICKER
        elif media_type in _CARDS:
            yield CONTACT_CARD
        else:
            yield _BY_MEDIA_TYPE.get(media_type.partition("/")[0], DOCUMENT)
