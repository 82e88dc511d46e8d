"""Signing in, team members and API keys."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, SecretStr

from booking_core import Role
from staff.api_keys import KnownKey
from staff.members import TeamMember
from staff.passwords import Passwords, checked_password
from staff.secrets_at_rest import csrf_token_of
from staff.sessions import Session
from staff.wire.base import Body, Id, Instant, Shown, Text, without_defaults

RoleName = Literal["admin", "manager", "provider"]
Password = Annotated[SecretStr, Field(max_length=1000)]


class SignInBody(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"email": "alex@example.com", "password": "a-b-c-d"}]})

    email: Annotated[Text, Field(max_length=320)]
    password: Password


class PasswordBody(Body):
    current: Password
    new: Password


class UserView(Shown):
    id: str
    email: str
    name: str
    role: RoleName
    provider_id: str | None
    active: bool
    created_at: Instant


class SignedInView(Shown):
    """`csrf_token` goes into the header `X-CSRF-Token` of every request that changes something."""

    user: UserView
    csrf_token: str


class NewUserBody(Body):
    """`provider_id` is whom the account of a provider is for. Without a password one is made and shown once."""

    email: Annotated[Text, Field(max_length=320)]
    name: Text
    role: Role
    provider_id: Id | None = None
    password: Password | None = None


class NewUserView(UserView):
    """`password` is the one that was made, shown this once; null where it was given, and when a request is replayed."""

    password: str | None = None


class UserBody(Body):
    """Only what changes. `email` is what they sign in with. `active: false` signs the member out and lets them in no
    more."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Text = ""
    email: Annotated[Text, Field(max_length=320)] = ""
    role: Role = Role.PROVIDER
    provider_id: Id | None = None
    active: bool = True
    password: Password | None = None


class NewKeyBody(Body):
    name: Text


class KeyView(Shown):
    """`beginning` is all of the key that is still known."""

    id: str
    name: str
    beginning: str
    created_at: Instant
    last_used_at: Instant | None
    revoked_at: Instant | None


class NewKeyView(KeyView):
    """`key` is shown this once; null when a request is replayed."""

    key: str | None


def shown_user(member: TeamMember) -> UserView:
    return UserView.model_validate(member, from_attributes=True)


def shown_new_user(member: TeamMember, password: str | None) -> NewUserView:
    return NewUserView(**shown_user(member).model_dump(), password=password)


async def changes_of(body: UserBody, passwords: Passwords) -> dict[str, Any]:
    """Raises `InvalidInput`."""
    changes: dict[str, Any] = body.model_dump(exclude_unset=True, exclude={"password"})
    if body.password is not None:
        changes["password_hash"] = await passwords.hashed(checked_password(body.password.get_secret_value()))
    return changes


def shown_session(session: Session) -> SignedInView:
    return SignedInView(user=shown_user(session.member), csrf_token=csrf_token_of(session.token))


def shown_key(key: KnownKey) -> KeyView:
    return KeyView.model_validate(key, from_attributes=True)


def shown_new_key(key: KnownKey, secret: str | None) -> NewKeyView:
    return NewKeyView(**shown_key(key).model_dump(), key=secret)
