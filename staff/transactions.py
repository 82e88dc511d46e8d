"""One transaction a request, over before the answer goes out: what was answered is committed."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Query, Request

from booking_core import UnitOfWork
from staff.door import door_of


async def _reading(request: Request) -> AsyncIterator[UnitOfWork]:
    async with door_of(request).database.reading() as uow:
        yield uow


async def _writing(request: Request) -> AsyncIterator[UnitOfWork]:
    async with door_of(request).database.writing() as uow:
        request.state.writing = uow
        yield uow


class _OnlyTried(Exception):
    """Takes back what a preview has done."""


async def _trying(
    request: Request,
    preview: Annotated[
        bool, Query(description="Changes nothing: answers as the change would, with the bookings that it would affect.")
    ] = False,
) -> AsyncIterator[UnitOfWork]:
    try:
        async with door_of(request).database.writing() as uow:
            if not preview:
                request.state.writing = uow
            yield uow
            if preview:
                raise _OnlyTried
    except _OnlyTried:
        return


Reading = Annotated[UnitOfWork, Depends(_reading, scope="function")]
Writing = Annotated[UnitOfWork, Depends(_writing, scope="function")]
"""Commits when the endpoint has returned, and rolls back when it raises."""
Trying = Annotated[UnitOfWork, Depends(_trying, scope="function")]
"""As `Writing`, and rolls back, too, when the caller asks for a preview."""
