"""What goes wrong between us and Twilio, to be scripted one request at a time."""

import asyncio
import json
from dataclasses import dataclass

from channels.whatsapp.stand_in.http_server import HttpResponse, Torn


@dataclass(frozen=True, slots=True)
class Fault:
    """`accepts`: the request takes effect, though its answer does not say so. Without a `status` the connection breaks.

    `hold`: nothing happens before this is set. `cut`: the true answer begins, and breaks off.
    """

    accepts: bool = False
    status: int | None = None
    code: int = 20500
    retry_after: float | None = None
    cut: bool = False
    hold: asyncio.Event | None = None


ACCEPT_AND_DROP = Fault(accepts=True)
ACCEPT_AND_CUT = Fault(accepts=True, cut=True)
ACCEPT_AND_FAIL = Fault(accepts=True, status=500)
DROP = Fault()
FAIL = Fault(status=500)
UNAVAILABLE = Fault(status=503, code=20503)


def too_many_requests(retry_after: float | None = None) -> Fault:
    return Fault(status=429, code=20429, retry_after=retry_after)


def faulty_answer(fault: Fault, true_answer: HttpResponse | None) -> HttpResponse | Torn:
    """`true_answer` is that of the request that took effect all the same."""
    if fault.cut and true_answer is not None:
        whole = true_answer.body
        return HttpResponse(true_answer.status, whole[: len(whole) // 2], true_answer.headers, announced=len(whole))
    if fault.status is None:
        return Torn()
    headers = {} if fault.retry_after is None else {"retry-after": f"{fault.retry_after:g}"}
    return error_answer(fault.status, fault.code, "An error was scripted", headers)


def error_answer(status: int, code: int, message: str, headers: dict[str, str] | None = None) -> HttpResponse:
    more = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": message, "more_info": more, "status": status}
    return json_answer(status, body, headers)


def json_answer(status: int, body: object, headers: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(status, json.dumps(body).encode(), {"content-type": "application/json", **(headers or {})})
