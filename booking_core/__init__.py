"""The rules of booking: availability, the wizard's four validated steps, the state machine, and what guards them.

No model, no HTTP and no vendor: a library that can be used alone. Open a `Database`, enter a transaction with
`database.writing()` or `database.reading()`, and call the use cases with it and the `Actor` on whose behalf you act.
"""

from booking_core.actors import (
    Actor,
    ActorRecord,
    AgentInConversation,
    ApiKey,
    Role,
    StaffMember,
    SystemActor,
    TeamActor,
)
from booking_core.affected import AffectedBooking, affected_bookings
from booking_core.archiving import archive
from booking_core.availability import SlotQuery, explain_time, find_slots, free_providers, next_free_day
from booking_core.booking import Booking, CalendarEvent, Evidence
from booking_core.booking_store import BookingFilter
from booking_core.business import (
    Block,
    Business,
    DateOverride,
    Location,
    Provider,
    ProviderVisibility,
    Service,
    TimeOff,
    WeeklyHours,
)
from booking_core.business_file import BusinessFile, read_business_file
from booking_core.busy_times import clear_busy_times, forget_busy_times, set_busy_times
from booking_core.catalog import Catalog
from booking_core.catalog_writing import write_catalog
from booking_core.changes import Change, ChangeEvent
from booking_core.checking import Check, check_database
from booking_core.clock import Clock, SetClock, ShiftedClock, SystemClock
from booking_core.columns import UtcDateTime
from booking_core.contact_store import touch_conversation
from booking_core.contacts import (
    Contact,
    Conversation,
    Identity,
    Owner,
    ask_for_person,
    conversation,
    conversations_of_contact,
    find_contacts,
    hand_back,
    identities_of,
    open_conversation,
    opt_out_of_proactive_messages,
    take_over,
    team_conversation,
)
from booking_core.creating import BookingRequest, check_bookable, create_booking
from booking_core.customer import Customer
from booking_core.database import Database, UnitOfWork, create_engine
from booking_core.editing import edit_customer, link_booking
from booking_core.errors import (
    BookingError,
    BusinessFileRefused,
    Forbidden,
    IdempotencyMismatch,
    IdempotencyRunning,
    InvalidInput,
    InvalidTransition,
    NotFound,
    SlotNotOffered,
    SlotTaken,
    StaleVersion,
    TooLate,
    TooManyUpcoming,
)
from booking_core.explain import Reason, Rule
from booking_core.history import SeenChange, booking_history, changes_since, last_change, list_bookings
from booking_core.holding import HOLD_LASTS, Hold, current_hold, hold_slot, release_hold
from booking_core.ids import new_id
from booking_core.importing import EntryKind, ImportedEntry, ImportReport, Outcome, import_business
from booking_core.lifecycle import (
    cancel_booking,
    check_cancellable,
    complete_booking,
    confirm_booking,
    get_booking,
    mark_no_show,
)
from booking_core.managing import (
    Managed,
    add_entry,
    archive_entry,
    change_entry,
    get_entry,
    list_entries,
    list_locations,
    list_providers,
)
from booking_core.managing_business import ChangedBusiness, change_business
from booking_core.managing_hours import (
    add_time_off,
    provider_with_hours,
    remove_time_off,
    set_hours,
    set_overrides,
    time_off_key,
    time_off_span,
)
from booking_core.migrating import NewerDatabase, missing_revisions, upgrade
from booking_core.offers import Offer, issue_offers, offered_starts, resolve_offer
from booking_core.policy import PERMISSIONS, Action, Kind, require
from booking_core.product_clock import product_clock
from booking_core.rescheduling import check_movable, replace_pending_booking, reschedule_booking
from booking_core.review import Looked, Review, ReviewDeed, ReviewOutcome, RiskReason
from booking_core.reviewing import note_risk
from booking_core.slots import Slot
from booking_core.statuses import LIVE, TRANSITIONS, Source, Status, next_statuses
from booking_core.sweeping import sweep_holds, sweep_idempotency_keys, sweep_offers
from booking_core.sweeping_store import delete_some
from booking_core.tables import Table, bare
from booking_core.team_availability import Wanted, next_day_for_team, providers_for_team, slots_for_team, why_not
from booking_core.team_inbox import ConversationFilter, count_waiting, list_conversations
from booking_core.team_opening import MOST_OPEN_DAYS, OpenTime, open_times
from booking_core.team_review import (
    DoneReviews,
    OpenReviews,
    count_reviews,
    get_review,
    list_reviews,
    mark_reviewed,
    reopen_review,
)
from booking_core.upcoming import upcoming_bookings
from booking_core.wizard import (
    BookingDraft,
    ChosenProvider,
    ChosenSlot,
    CustomerDetails,
    Place,
    choose_place,
    choose_provider,
    choose_slot,
    enter_customer,
)

__all__ = [
    "HOLD_LASTS",
    "LIVE",
    "MOST_OPEN_DAYS",
    "PERMISSIONS",
    "TRANSITIONS",
    "Action",
    "Actor",
    "ActorRecord",
    "AffectedBooking",
    "AgentInConversation",
    "ApiKey",
    "Block",
    "Booking",
    "BookingDraft",
    "BookingError",
    "BookingFilter",
    "BookingRequest",
    "Business",
    "BusinessFile",
    "BusinessFileRefused",
    "CalendarEvent",
    "Catalog",
    "Change",
    "ChangeEvent",
    "ChangedBusiness",
    "Check",
    "ChosenProvider",
    "ChosenSlot",
    "Clock",
    "Contact",
    "Conversation",
    "ConversationFilter",
    "Customer",
    "CustomerDetails",
    "Database",
    "DateOverride",
    "DoneReviews",
    "EntryKind",
    "Evidence",
    "Forbidden",
    "Hold",
    "IdempotencyMismatch",
    "IdempotencyRunning",
    "Identity",
    "ImportReport",
    "ImportedEntry",
    "InvalidInput",
    "InvalidTransition",
    "Kind",
    "Location",
    "Looked",
    "Managed",
    "NewerDatabase",
    "NotFound",
    "Offer",
    "OpenReviews",
    "OpenTime",
    "Outcome",
    "Owner",
    "Place",
    "Provider",
    "ProviderVisibility",
    "Reason",
    "Review",
    "ReviewDeed",
    "ReviewOutcome",
    "RiskReason",
    "Role",
    "Rule",
    "SeenChange",
    "Service",
    "SetClock",
    "ShiftedClock",
    "Slot",
    "SlotNotOffered",
    "SlotQuery",
    "SlotTaken",
    "Source",
    "StaffMember",
    "StaleVersion",
    "Status",
    "SystemActor",
    "SystemClock",
    "Table",
    "TeamActor",
    "TimeOff",
    "TooLate",
    "TooManyUpcoming",
    "UnitOfWork",
    "UtcDateTime",
    "Wanted",
    "WeeklyHours",
    "add_entry",
    "add_time_off",
    "affected_bookings",
    "archive",
    "archive_entry",
    "ask_for_person",
    "bare",
    "booking_history",
    "cancel_booking",
    "change_business",
    "change_entry",
    "changes_since",
    "check_bookable",
    "check_cancellable",
    "check_database",
    "check_movable",
    "choose_place",
    "choose_provider",
    "choose_slot",
    "clear_busy_times",
    "complete_booking",
    "confirm_booking",
    "conversation",
    "conversations_of_contact",
    "count_reviews",
    "count_waiting",
    "create_booking",
    "create_engine",
    "current_hold",
    "delete_some",
    "edit_customer",
    "enter_customer",
    "explain_time",
    "find_contacts",
    "find_slots",
    "forget_busy_times",
    "free_providers",
    "get_booking",
    "get_entry",
    "get_review",
    "hand_back",
    "hold_slot",
    "identities_of",
    "import_business",
    "issue_offers",
    "last_change",
    "link_booking",
    "list_bookings",
    "list_conversations",
    "list_entries",
    "list_locations",
    "list_providers",
    "list_reviews",
    "mark_no_show",
    "mark_reviewed",
    "missing_revisions",
    "new_id",
    "next_day_for_team",
    "next_free_day",
    "next_statuses",
    "note_risk",
    "offered_starts",
    "open_conversation",
    "open_times",
    "opt_out_of_proactive_messages",
    "product_clock",
    "provider_with_hours",
    "providers_for_team",
    "read_business_file",
    "release_hold",
    "remove_time_off",
    "reopen_review",
    "replace_pending_booking",
    "require",
    "reschedule_booking",
    "resolve_offer",
    "set_busy_times",
    "set_hours",
    "set_overrides",
    "slots_for_team",
    "sweep_holds",
    "sweep_idempotency_keys",
    "sweep_offers",
    "take_over",
    "team_conversation",
    "time_off_key",
    "time_off_span",
    "touch_conversation",
    "upcoming_bookings",
    "upgrade",
    "why_not",
    "write_catalog",
]
