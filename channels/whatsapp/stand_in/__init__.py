"""A stand-in for Twilio on loopback, for the demo and for tests: nothing leaves the machine.

async with TwilioStandIn(account) as twilio:
    carrier = open_twilio(twilio.account)
    await twilio.write("+12125550123", "Hello")
    (reply,) = await twilio.wait_for(1)
"""

from channels.whatsapp.stand_in.faults import (
    ACCEPT_AND_CUT,
    ACCEPT_AND_DROP,
    ACCEPT_AND_FAIL,
    DROP,
    FAIL,
    UNAVAILABLE,
    Fault,
    too_many_requests,
)
from channels.whatsapp.stand_in.messages import TwilioMessage
from channels.whatsapp.stand_in.server import TwilioStandIn
from channels.whatsapp.stand_in.webhooks import inbound_form, new_sid, post_signed, status_form

__all__ = [
    "ACCEPT_AND_CUT",
    "ACCEPT_AND_DROP",
    "ACCEPT_AND_FAIL",
    "DROP",
    "FAIL",
    "UNAVAILABLE",
    "Fault",
    "TwilioMessage",
    "TwilioStandIn",
    "inbound_form",
    "new_sid",
    "post_signed",
    "status_form",
    "too_many_requests",
]
