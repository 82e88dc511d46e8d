"""One month's bookings as the team's calendar asks for them: `python -m bench.bookings_page`.

2,000 bookings of one month, in pages of 1,000, out of a table of 10,000 and out of one of 1,000,000; and what the
response costs beside the same rows read through the same engine and written by `orjson`, without anything else.
"""

import asyncio
import gc
import logging
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import orjson
import structlog
from fastapi import FastAPI
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from booking_core import Database, bare
from booking_core.tables import BookingRow, CalendarEventRow
from tests.support.databases import Template, postgres_template, sqlite_template
from tests.support.postgres import running_postgres
from tests.support.team_desk import open_team_desk

MONTH = datetime(2026, 11, 1, 5, tzinfo=UTC)
NEXT_MONTH = datetime(2026, 12, 1, 5, tzinfo=UTC)
IN_THE_MONTH = 2_000
SIZES = (10_000, 1_000_000)
PAGE = 1_000
ROUNDS = 15
AT_ONCE = 10_000
BOOKING, EVENT = bare(BookingRow), bare(CalendarEventRow)
STATUSES = ("confirmed", "completed", "cancelled", "no_show")
Work = Callable[[], Awaitable[int]]


@dataclass(frozen=True)
class Row:
    """Medians in seconds of the whole month: `bare` are the same rows without a product around them."""

    database: str
    bookings: int
    response: float
    bare: float


def rows(size: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The month has its bookings; the others are spread over eleven years around it."""
    month = (NEXT_MONTH - MONTH) / IN_THE_MONTH
    for number in range(IN_THE_MONTH):
        yield row(number, MONTH + month * number)
    others, since = size - IN_THE_MONTH, MONTH - timedelta(days=3_650)
    before = others * 10 // 11
    for number in range(others):
        start = since + timedelta(days=3_640) / before * number
        if number >= before:
            start = NEXT_MONTH + timedelta(days=1) + timedelta(days=365) / (others - before) * (number - before)
        yield row(IN_THE_MONTH + number, start)


def row(number: int, starts_at: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    starts_at = starts_at.replace(second=0, microsecond=0)
    ends_at, provider_id = starts_at + timedelta(minutes=30), ("ana", "ben")[number % 2]
    booking = {
        "id": f"bk_{number:020}",
        "status": STATUSES[number % len(STATUSES)],
        "source": "ai_agent",
        "service_id": "haircut",
        "location_id": "downtown",
        "provider_id": provider_id,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "customer_name": f"Customer {number}",
        "customer_phone": "+12125550123",
        "customer_email": "dana@example.com",
        "customer_notes": "first visit",
        "created_by_kind": "agent",
        "created_by_id": "agent",
        "created_by_name": "Frontdesk",
        "created_at": starts_at - timedelta(days=3),
        "version": 1,
    }
    event = {
        "id": f"ev{number:020}",
        "booking_id": booking["id"],
        "provider_id": provider_id,
        "title": f"Haircut - Customer {number}",
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    return booking, event


async def fill(engine: AsyncEngine, size: int) -> None:
    wanted = rows(size)
    while chunk := list(islice(wanted, AT_ONCE)):
        async with engine.connect() as connection:
            await connection.execution_options(frontdesk_writing=True)
            async with connection.begin():
                await connection.execute(insert(BOOKING), [booking for booking, _ in chunk])
                stands = [event for booking, event in chunk if booking["status"] != "cancelled"]
                await connection.execute(insert(EVENT), stands)
    async with engine.connect() as connection:
        await connection.execute(text("ANALYZE"))


async def asked(app: FastAPI, headers: dict[str, str], path: str, query: dict[str, Any]) -> bytes:
    """The application itself, without a client's or a server's share."""
    body = bytearray()
    status = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)
        body.extend(message.get("body", b""))

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": urlencode(query).encode(),
        "headers": [(b"host", b"desk.test"), *((k.lower().encode(), v.encode()) for k, v in headers.items())],
        "client": ("127.0.0.1", 1),
        "server": ("desk.test", 80),
    }
    await app(scope, receive, send)
    if status != 200:
        raise RuntimeError(f"{path}: {status} {bytes(body)!r}")
    return bytes(body)


def product_reads(app: FastAPI, headers: dict[str, str]) -> Work:
    async def month() -> int:
        query: dict[str, Any] = {"start": MONTH.isoformat(), "end": NEXT_MONTH.isoformat(), "limit": PAGE}
        seen = 0
        while True:
            page = await asked(app, headers, "/api/bookings", query)
            # Counting must not cost what reading JSON does.
            seen += page.count(b'"rescheduled_from"')
            if not (cursor := cursor_in(page)):
                return seen
            query["cursor"] = cursor

    return month


def cursor_in(page: bytes) -> str | None:
    _, _, tail = page[-400:].rpartition(b'"next":')
    found: str | None = orjson.loads(tail.rstrip(b"}"))
    return found


def bare_reads(database: Database) -> Work:
    month = _bare_statement().where(BOOKING.c.starts_at < NEXT_MONTH, BOOKING.c.starts_at >= MONTH)
    pages = [month.limit(PAGE).offset(start) for start in range(0, IN_THE_MONTH, PAGE)]

    async def read() -> int:
        seen = 0
        for page in pages:
            async with database.engine.connect() as connection:
                found = [dict(each) for each in (await connection.execute(page)).mappings()]
            seen += orjson.dumps(found).count(b'"rescheduled_from"')
        return seen

    return read


def _bare_statement() -> Any:
    columns = [*BOOKING.c, *(column.label(f"event_{column.name}") for column in EVENT.c)]
    columns = [column for column in columns if column.name != "price"]
    joined = BOOKING.outerjoin(EVENT, EVENT.c.booking_id == BOOKING.c.id)
    return select(*columns).select_from(joined).order_by(BOOKING.c.starts_at, BOOKING.c.id)


async def seconds(work: Work) -> float:
    gc.collect()
    begin = time.perf_counter()
    seen = await work()
    if not IN_THE_MONTH <= seen <= IN_THE_MONTH + 1:
        raise RuntimeError(f"{seen} bookings were read")
    return time.perf_counter() - begin


async def measure(name: str, template: Template, size: int, folder: Path) -> Row:
    async with template.copied(folder) as url, open_team_desk(url, rate_limits=False) as desk:
        await fill(desk.database.engine, size)
        manager = await desk.manager()
        ours, theirs = product_reads(desk.app, manager.headers), bare_reads(desk.database)
        for work in (ours, theirs):
            await seconds(work)
        # They take turns, so that both meet the same machine.
        measured = [(await seconds(ours), await seconds(theirs)) for _ in range(ROUNDS)]
    response, bare_row = (statistics.median(times) for times in zip(*measured, strict=True))
    return Row(name, size, response, bare_row)


async def run(sizes: Sequence[int] = SIZES) -> list[Row]:
    found = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(running_postgres())
        templates: list[tuple[str, Template]] = [
            ("SQLite, file, WAL", await sqlite_template(folder)),
            ("PostgreSQL", await postgres_template(server)),
        ]
        for name, template in templates:
            found.extend([await measure(name, template, size, folder) for size in sizes])
    return found


def report(found: Sequence[Row]) -> None:
    smallest = {row.database: row.response for row in reversed(found)}
    print(f"{'2,000 of':<20}{'bookings':>10}{'response':>12}{'query+orjson':>14}{'ratio':>8}{'beside 10,000':>15}")
    for row in found:
        print(
            f"{row.database:<20}{row.bookings:>10,}{row.response * 1000:>9.1f} ms{row.bare * 1000:>11.1f} ms"
            f"{row.response / row.bare:>8.2f}{row.response / smallest[row.database]:>15.2f}"
        )


def main() -> None:
    # A line for each request is the server's business.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    report(asyncio.run(run()))


if __name__ == "__main__":
    main()
