"""What a reply can ask for, and what it can say was done."""

from enum import StrEnum


class Asked(StrEnum):
    SERVICE = "service"
    LOCATION = "location"
    PROVIDER = "provider"
    WHEN = "when"
    CHOICE = "choice"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    BOOKING = "booking"
    MORE = "more"
    YES_OR_NO = "yes_or_no"
    PERSON = "person"


class Deed(StrEnum):
    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"
    CORRECT = "correct"
