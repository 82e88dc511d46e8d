"""One client of the hub."""

from dataclasses import dataclass, field

from staff.hub.mailbox import Mailbox
from staff.hub.proofs import Proof


@dataclass(eq=False, slots=True)
class Client:
    """`heard_at` and `sent_at` are when it last sent and was sent anything, in seconds of the hub's watch."""

    proof: Proof
    heard_at: float
    sent_at: float
    mailbox: Mailbox = field(default_factory=Mailbox)
