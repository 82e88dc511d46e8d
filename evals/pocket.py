"""The phone in the customer's pocket: the carrier of a trial, which accepts everything at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from agent.carrier import Accepted, DeliveryReport, Parcel, Recipient, SendOutcome, SentCopy, Stage


@dataclass
class Pocket:
    delivered: list[SentCopy] = field(default_factory=list)

    async def send(self, parcel: Parcel) -> SendOutcome:
        report = DeliveryReport(f"SM{len(self.delivered) + 1}", Stage.DELIVERED)
        self.delivered.append(SentCopy(parcel.text, report))
        return Accepted(report)

    async def sent_since(self, recipient: Recipient, since: datetime) -> Sequence[SentCopy]:
        return list(reversed(self.delivered))
