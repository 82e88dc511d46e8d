"""Who a visitor is, signed by the site that the widget stands on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt

from booking_core import InvalidInput
from booking_core.customer import checked_email, checked_name, e164
from channels.refusals import Unauthenticated
from channels.webchat.signing import verified

AUDIENCE = "frontdesk"
LONGEST_SUBJECT = 255


@dataclass(frozen=True, slots=True)
class SignedIdentity:
    """`phone` is E.164: the site vouches for it."""

    subject: str
    name: str = ""
    phone: str | None = None
    email: str | None = None


def read_identity(token: str, secret: str | None, *, now: datetime, country: str) -> SignedIdentity:
    """Raises `Unauthenticated`, saying what is wrong with it to whoever builds the site."""
    if secret is None:
        raise Unauthenticated("Signed identities are not set up here: FRONTDESK_WIDGET_SECRET is not set.")
    try:
        claims = verified(token, secret, audience=AUDIENCE, now=now, required=("sub", "exp"))
    except jwt.InvalidTokenError as error:
        raise Unauthenticated(f"The identity is not accepted: {error}.") from error
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or not subject.isprintable():
        raise Unauthenticated(f"The identity is not accepted: sub must have 1 to {LONGEST_SUBJECT} characters.")
    try:
        return SignedIdentity(
            subject=subject,
            name=checked_name(name) if (name := _text(claims, "name")) else "",
            phone=_phone(_text(claims, "phone"), country),
            email=checked_email(_text(claims, "email")),
        )
    except InvalidInput as error:
        raise Unauthenticated(f"The identity is not accepted: {error.message}") from error


def _text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be a text.", field=name)
    return value.strip()


def _phone(phone: str, country: str) -> str | None:
    if not phone:
        return None
    number = e164(phone, country)
    if number is None:
        raise InvalidInput("phone must be a number that can be dialled, best as +12125550123.", field="phone")
    return number
