"""One transaction a request, over before the answer goes out: what was answered is committed."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request

from booking_core import UnitOfWork
from staff.door import door_of


async def _reading(request: Request) -> AsyncIterator[UnitOfWork]:
    async with door_of(request).database.reading() as uow:
        yield uow


async def _writing(request: Request) -> AsyncIterator[UnitOfWork]:
    async with door_of(request).database.writing() as uow:
        request.state.writing = uow
        yield uow


Reading = Annotated[UnitOfWork, Depends(_reading, scope="function")]
Writing = Annotated[UnitOfWork, Depends(_writing, scope="function")]
"""Commits when the endpoint has returned, and rolls back when it raises."""
