"""What Twilio sends to us, signed as Twilio signs it."""

import secrets
from urllib.parse import urlencode

import httpx

from channels.whatsapp.account import TwilioAccount
from channels.whatsapp.form import Form
from channels.whatsapp.signature import signed_headers
from channels.whatsapp.stand_in.messages import TwilioMessage


def new_sid(prefix: str = "SM") -> str:
    return prefix + secrets.token_hex(16)


def inbound_form(account: TwilioAccount, sender: str, body: str, *, name: str = "", **more: str) -> Form:
    """A customer's message. `sender` is a number or a user id; `more` adds parameters or puts others in place."""
    sid = new_sid()
    fields = {
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ProfileName": name,
        "MessageType": "text",
        "SmsSid": sid,
        "WaId": sender.lstrip("+") if sender.startswith("+") else "",
        "SmsStatus": "received",
        "Body": body,
        "To": account.sender_address,
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": account.sid,
        "From": f"whatsapp:{sender}",
        "ApiVersion": "2010-04-01",
        **more,
    }
    return Form(list(fields.items()))


def status_form(account: TwilioAccount, message: TwilioMessage) -> Form:
    fields = {
        "ChannelPrefix": "whatsapp",
        "ApiVersion": "2010-04-01",
        "MessageStatus": message.status,
        "SmsSid": message.sid,
        "SmsStatus": message.status,
        "To": message.to,
        "From": message.sender,
        "MessageSid": message.sid,
        "AccountSid": account.sid,
    }
    if message.error_code is not None:
        fields["ErrorCode"] = str(message.error_code)
    return Form(list(fields.items()))


async def post_signed(
    client: httpx.AsyncClient, account: TwilioAccount, url: str, form: Form, **signing: str
) -> httpx.Response:
    """`signing` may name another `algorithm`."""
    headers = {
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        **signed_headers(account.auth_token, url, form, **signing),
    }
    return await client.post(url, content=urlencode(form.pairs()), headers=headers)
