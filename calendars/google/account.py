"""The service account that providers share their calendars with, as Google's key file describes it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from google.auth import jwt
from google.auth.crypt import RSASigner
from pydantic import BaseModel, ValidationError

SCOPE = "https://www.googleapis.com/auth/calendar.events"
ASSERTION_LASTS = 3600


class KeyFileRefused(Exception):
    """The message says what is wrong with the file, and shows nothing of the key."""


class _KeyFile(BaseModel):
    client_email: str
    private_key: str
    private_key_id: str
    token_uri: str


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    email: str
    token_uri: str
    signer: RSASigner
    timer: Callable[[], float] = time.time

    def assertion(self) -> str:
        """A signed statement of who we are, which the token address takes for an access token."""
        now = int(self.timer())
        claims = {"iss": self.email, "scope": SCOPE, "aud": self.token_uri, "iat": now, "exp": now + ASSERTION_LASTS}
        return str(jwt.encode(self.signer, claims), "ascii")


def read_account(file: Path) -> ServiceAccount:
    """Raises `KeyFileRefused`."""
    try:
        found = _KeyFile.model_validate_json(file.read_bytes())
    except OSError as error:
        raise KeyFileRefused(f"{file} can't be read: {error.strerror}") from error
    except ValidationError as error:
        raise KeyFileRefused(f"{file} is not a service account's key file as Google makes it, in JSON") from error
    info = {"private_key": found.private_key, "private_key_id": found.private_key_id}
    try:
        signer = RSASigner.from_service_account_info(info)
    except ValueError as error:
        raise KeyFileRefused(f"the private key in {file} can't be used") from error
    return ServiceAccount(found.client_email, found.token_uri, signer)
