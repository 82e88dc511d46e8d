"""WhatsApp through Twilio: the webhooks, and the carrier that brings messages to customers.

`whatsapp_router` has the routes; `open_twilio` is an `agent.carrier.Carrier` for the outbox; `parts_for` says which
parts of a message have to be pushed. `TwilioStandIn` in `channels.whatsapp.stand_in` plays Twilio.
"""

from channels.whatsapp.account import CHANNEL, STATUS_PATH, TWILIO_API_URL, WEBHOOK_PATH, TwilioAccount
from channels.whatsapp.router import Deliver, Wake, WhatsApp, whatsapp_router
from channels.whatsapp.split import parts_for, split_message
from channels.whatsapp.twilio_api import TwilioApi, open_twilio

__all__ = [
    "CHANNEL",
    "STATUS_PATH",
    "TWILIO_API_URL",
    "WEBHOOK_PATH",
    "Deliver",
    "TwilioAccount",
    "TwilioApi",
    "Wake",
    "WhatsApp",
    "open_twilio",
    "parts_for",
    "split_message",
    "whatsapp_router",
]
