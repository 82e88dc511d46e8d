"""Who a booking is for, checked and tidied once, whichever door it came through."""

import re
from dataclasses import dataclass

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from booking_core.errors import InvalidInput
from booking_core.plain_text import one_line, whole_lines

NAME_LIMIT = 120
NOTES_LIMIT = 2000
_PHONE_CHARACTERS = re.compile(r"[+\d\s().\-/#*x]{3,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Customer:
    """`phone` is E.164 wherever it could be read as a number of the business's country or an international one."""

    name: str
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


def checked_customer(
    name: str, phone: str | None = None, email: str | None = None, notes: str | None = None, *, country: str
) -> Customer:
    """Raises `InvalidInput` that names the field. Blank optional fields become None."""
    return Customer(
        name=checked_name(name),
        phone=checked_phone(phone, country),
        email=checked_email(email),
        notes=checked_notes(notes),
    )


def checked_name(name: str) -> str:
    tidy = one_line(name)
    if not tidy:
        raise InvalidInput("The customer's name is missing.", field="name")
    if len(tidy) > NAME_LIMIT:
        raise InvalidInput(f"The customer's name is longer than {NAME_LIMIT} characters.", field="name")
    return tidy


def checked_phone(phone: str | None, country: str) -> str | None:
    tidy = one_line(phone or "")
    if not tidy:
        return None
    readable = e164(tidy, country)
    if readable is not None:
        return readable
    if not _PHONE_CHARACTERS.fullmatch(tidy) or sum(c.isdigit() for c in tidy) < 3:
        raise InvalidInput(f"“{tidy[:40]}” is not a phone number.", field="phone")
    return tidy


def e164(phone: str, country: str) -> str | None:
    """The number as `+12125550123`, or None when it can't be told which number is meant."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def checked_email(email: str | None) -> str | None:
    tidy = (email or "").strip()
    if not tidy:
        return None
    try:
        return validate_email(tidy, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        raise InvalidInput(f"“{tidy[:80]}” is not an email address.", field="email") from error


def checked_notes(notes: str | None) -> str | None:
    tidy = whole_lines(notes or "")
    if len(tidy) > NOTES_LIMIT:
        raise InvalidInput(f"The notes are longer than {NOTES_LIMIT} characters.", field="notes")
    return tidy or None
