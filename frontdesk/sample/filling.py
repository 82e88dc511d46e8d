"""Fills a new demo salon with weeks of bookings and the talks of the last days."""

from datetime import timedelta

from booking_core import (
    ApiKey,
    BusinessFile,
    Clock,
    Database,
    EntryKind,
    OpenReviews,
    Outcome,
    Role,
    StaffMember,
    Status,
    SystemActor,
    import_business,
    list_reviews,
    mark_reviewed,
)
from frontdesk.sample.past import Past, PastClocks
from frontdesk.sample.talking import Talking
from frontdesk.sample.visits import Visits
from staff.api_keys import create_api_key
from staff.members import NewMember, add_member
from staff.passwords import Passwords, generated_password

EMAIL, NAME, WEBSITE = "robin@frontdesk.example", "Robin Hale", "Website"
OPENED = timedelta(days=40)
LOOKS = (timedelta(days=4), timedelta(hours=21))
"""When Robin has last looked through what the agent did."""


async def open_sample_business(database: Database, system_clock: Clock, file: BusinessFile) -> bool:
    """The business with its weeks of work, all of it or nothing. False where there is a business already."""
    clocks = PastClocks(database.clock, system_clock)
    async with database.together(clocks.clock) as together:
        clocks.set(clocks.now - OPENED)
        async with together.writing() as uow:
            report = await import_business(uow, file)
        if report.count(EntryKind.BUSINESS, Outcome.ADDED):
            await _live(together, clocks)
            return True
    return False


async def _live(database: Database, clocks: PastClocks) -> None:
    desk, website = await _team(database, clocks)
    async with database.reading() as uow:
        catalog = await uow.catalog()
    past = Past(clocks)
    visits = Visits(database, past, catalog, desk, website)
    visits.plan()
    Talking(database, past, catalog, desk, visits).plan()
    for ago in LOOKS:
        past.at(clocks.now - ago, lambda: _look_through(database, desk))
    await past.live()


async def _team(database: Database, clocks: PastClocks) -> tuple[StaffMember, ApiKey]:
    """Whom the history names. Nobody knows the password, nor the key."""
    password_hash = await Passwords().hashed(generated_password())
    at = clocks.system_clock.now()
    async with database.writing() as uow:
        member = await add_member(uow, SystemActor(), NewMember(EMAIL, NAME, Role.MANAGER, password_hash), at)
        key, _ = await create_api_key(uow, SystemActor(), WEBSITE, at)
    return StaffMember(member.id, member.name, member.role), ApiKey(key.id, key.name)


async def _look_through(database: Database, desk: StaffMember) -> None:
    async with database.writing() as uow:
        for review in await list_reviews(uow, desk, OpenReviews()):
            if review.booking.status is not Status.PENDING:
                await mark_reviewed(uow, desk, review.booking.id)
