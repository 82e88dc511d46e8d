"""The two webhooks of Twilio: what customers write, and what became of our messages.

A request is verified, stored and acknowledged; whoever thinks about it or sends something is only woken.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request, Response

from agent import Split
from agent.delivery import record_report
from booking_core import Clock, Database
from channels.refusals import Refused, Unavailable
from channels.whatsapp.account import REFERENCE, STATUS_PATH, WEBHOOK_PATH, TwilioAccount
from channels.whatsapp.form import Form
from channels.whatsapp.inbound import Unreadable, read_inbound
from channels.whatsapp.receiving import take_in
from channels.whatsapp.request_body import bounded_body
from channels.whatsapp.signature import BadSignature, verified_form
from channels.whatsapp.split import parts_for
from channels.whatsapp.status import read_report

LONGEST_BODY = 64 * 1024
QUIET_SECONDS = 1.5
ACKNOWLEDGED = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

UNAVAILABLE: dict[int | str, dict[str, Any]] = {
    503: {
        "description": "WhatsApp is not set up here",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}

Wake = Callable[[str, float], None]
"""Told the conversation that waits for a turn, and after how many quiet seconds it may begin."""
Deliver = Callable[[str], None]
"""Told the conversation in which something is to be sent."""

log = logging.getLogger(__name__)


class NotTwilio(Refused):
    status = 403
    code = "forbidden"


@dataclass(frozen=True, slots=True)
class WhatsApp:
    """What the routes need. Without an account WhatsApp is off."""

    database: Database
    account: TwilioAccount | None
    system_clock: Clock
    wake: Wake
    deliver: Deliver
    split: Split = field(default=parts_for)


def whatsapp_router(whatsapp: WhatsApp) -> APIRouter:
    router = APIRouter(tags=["customers"])

    @router.post(WEBHOOK_PATH, response_class=Response, responses=UNAVAILABLE)
    async def receive(request: Request) -> Response:
        """Twilio's form with a customer's message."""
        form = await _verified(whatsapp.account, WEBHOOK_PATH, request)
        await _take_in(whatsapp, form)
        return Response(ACKNOWLEDGED, media_type="text/xml")

    @router.post(STATUS_PATH, status_code=204, response_class=Response, responses=UNAVAILABLE)
    async def report(request: Request) -> Response:
        """Twilio's form with the status of a message."""
        form = await _verified(whatsapp.account, STATUS_PATH, request)
        await _note_status(whatsapp, form, request.query_params.get(REFERENCE, ""))
        return Response(status_code=204)

    return router


async def _verified(account: TwilioAccount | None, path: str, request: Request) -> Form:
    if account is None:
        raise Unavailable("WhatsApp is not set up here.")
    body = await bounded_body(request, LONGEST_BODY)
    query = request.scope["query_string"].decode("latin-1")
    try:
        form = verified_form(account, path, query, request.headers, body)
    except BadSignature as error:
        log.warning(
            "refused a request to %s: not signed for that address with this token; "
            "if it was genuine, check FRONTDESK_PUBLIC_URL and TWILIO_AUTH_TOKEN",
            account.public(path),
        )
        raise NotTwilio("The request is not signed by Twilio.") from error
    if form.get("AccountSid") != account.sid:
        raise NotTwilio("The request is about another account.")
    return form


async def _take_in(whatsapp: WhatsApp, form: Form) -> None:
    try:
        inbound = read_inbound(form)
    except Unreadable as error:
        # It was genuine, and would be no better if it were sent again.
        log.info("left aside: %s", error)
        return
    async with whatsapp.database.writing() as uow:
        taken = await take_in(uow, inbound, received_at=whatsapp.system_clock.now(), split=whatsapp.split)
    if taken.answered:
        whatsapp.deliver(taken.conversation_id)
    elif taken.fresh:
        # A button is pressed once; text often comes in several messages.
        whatsapp.wake(taken.conversation_id, 0.0 if inbound.button else QUIET_SECONDS)


async def _note_status(whatsapp: WhatsApp, form: Form, reference: str) -> None:
    report = read_report(form)
    if report is None:
        return
    async with whatsapp.database.writing() as uow:
        again = await record_report(uow, report, whatsapp.system_clock, reference=reference)
    if again is not None:
        whatsapp.deliver(again)
