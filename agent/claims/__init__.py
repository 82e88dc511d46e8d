"""The claim gate: a reply is checked before a word of it goes out."""

from agent.claims.check import check_reply
from agent.claims.correction import correction_note
from agent.claims.facts import (
    Committed,
    CustomerBooking,
    Deed,
    Facts,
    KnownPlace,
    KnownService,
    OfferedSlot,
    Proposal,
)
from agent.claims.fallback import truthful_fallback
from agent.claims.verdict import Claim, Untruth, Verdict

__all__ = [
    "Claim",
    "Committed",
    "CustomerBooking",
    "Deed",
    "Facts",
    "KnownPlace",
    "KnownService",
    "OfferedSlot",
    "Proposal",
    "Untruth",
    "Verdict",
    "check_reply",
    "correction_note",
    "truthful_fallback",
]
