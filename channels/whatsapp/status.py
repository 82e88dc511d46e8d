"""Twilio's words for how far a message has come."""

from collections.abc import Mapping
from types import MappingProxyType

from agent.carrier import DeliveryReport, Stage
from channels.whatsapp.failures import failure_of
from channels.whatsapp.form import Form

STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        "accepted": Stage.QUEUED,
        "scheduled": Stage.QUEUED,
        "queued": Stage.QUEUED,
        "sending": Stage.SENDING,
        "sent": Stage.SENT,
        "partially_delivered": Stage.SENT,
        "delivered": Stage.DELIVERED,
        "read": Stage.READ,
        "failed": Stage.FAILED,
        "undelivered": Stage.FAILED,
        "canceled": Stage.FAILED,
    }
)


def report_of(sid: str, status: str, error_code: str | None) -> DeliveryReport:
    """A status that we have never heard of says no more than that the message was accepted."""
    stage = STAGES.get(status.lower(), Stage.QUEUED)
    return DeliveryReport(sid, stage, failure_of(error_code or status) if stage is Stage.FAILED else None)


def read_report(form: Form) -> DeliveryReport | None:
    """None for a callback that is not about a message's status."""
    sid = form.get("MessageSid") or form.get("SmsSid")
    status = form.get("MessageStatus") or form.get("SmsStatus")
    return report_of(sid, status, form.get("ErrorCode")) if sid and status else None
