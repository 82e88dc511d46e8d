"""What the agent may do: tools over the use cases of `booking_core`, each with a strict schema."""

from typing import Any

from tools.alternatives import refusal_with_alternatives
from tools.booking import book
from tools.cancelling import cancel
from tools.details import correct_my_details
from tools.holding import hold, release
from tools.locations import find_locations
from tools.moving import reschedule
from tools.my_bookings import my_bookings
from tools.people import ask_for_a_person
from tools.results import refusal_result
from tools.services import list_services
from tools.slots import find_free_slots
from tools.strict_schema import strict_schema
from tools.tool import Access, Arguments, DayReader, ReadBack, Result, Tool, ToolContext, read_iso_day

all_tools: tuple[Tool[Any], ...] = (
    list_services,
    find_locations,
    find_free_slots,
    hold,
    release,
    book,
    my_bookings,
    reschedule,
    cancel,
    correct_my_details,
    ask_for_a_person,
)

__all__ = [
    "Access",
    "Arguments",
    "DayReader",
    "ReadBack",
    "Result",
    "Tool",
    "ToolContext",
    "all_tools",
    "read_iso_day",
    "refusal_result",
    "refusal_with_alternatives",
    "strict_schema",
]
