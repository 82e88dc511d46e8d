"""What the team's routes need, and how a request finds it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from agent import Split
from booking_core import Clock, Database
from prompts import Prompts
from staff.hub.connection_tokens import ConnectionTokens
from staff.hub.hub import Hub
from staff.passwords import Passwords


@dataclass(frozen=True, slots=True)
class TeamDoor:
    """`address_of` says where a request comes from; `deliver` sends what a person has written in a conversation."""

    database: Database
    system_clock: Clock
    prompts: Prompts
    split: Split
    address_of: Callable[[HTTPConnection], str]
    deliver: Callable[[str], None]
    hub: Hub
    connection_tokens: ConnectionTokens
    https: bool
    rate_limits: bool = True
    passwords: Passwords = field(default_factory=Passwords)


def door_of(connection: HTTPConnection) -> TeamDoor:
    door: TeamDoor = connection.app.state.team_door
    return door
