"""What a customer may want of a front desk."""

from enum import StrEnum


class Intent(StrEnum):
    BOOK = "book"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    LIST_BOOKINGS = "list_bookings"
    ASK_AVAILABILITY = "ask_availability"
    ASK_INFO = "ask_info"
    AFFIRM = "affirm"
    DENY = "deny"
    ASK_PERSON = "ask_person"
    GREET = "greet"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    GIVE_DETAILS = "give_details"
    NONE = "none"


class Topic(StrEnum):
    """What a question about the business is about."""

    PRICES = "prices"
    HOURS = "hours"
    ADDRESS = "address"
    SERVICES = "services"
    DURATION = "duration"
    PROVIDERS = "providers"
    POLICY = "policy"
    CONTACT = "contact"
    OTHER = "other"
