"""JSON Web Tokens signed with a shared secret: those we issue to visitors, and those a site gives to its own users."""

from datetime import datetime
from typing import Any

import jwt

ALGORITHM = "HS256"
# PyJWT asks for 32 bytes; HMAC itself fills every shorter key with zeros, so that these change no signature.
_KEY_BYTES = 32


def sign(claims: dict[str, Any], secret: str) -> str:
    return jwt.encode(claims, _key(secret), algorithm=ALGORITHM)


def verified(token: str, secret: str, *, audience: str, now: datetime, required: tuple[str, ...]) -> dict[str, Any]:
    """Raises `jwt.InvalidTokenError`. `now` is the system's time."""
    claims = jwt.decode(
        token,
        _key(secret),
        algorithms=[ALGORITHM],
        audience=audience,
        options={"require": ["aud", *required], "verify_exp": False, "verify_nbf": False, "verify_iat": False},
    )
    for name, holds in (("exp", _after), ("nbf", _not_after)):
        if name in claims and not holds(claims[name], now.timestamp()):
            raise jwt.InvalidTokenError(f"{name} does not allow it now")
    return claims


def _after(instant: Any, now: float) -> bool:
    return _is_number(instant) and instant > now


def _not_after(instant: Any, now: float) -> bool:
    return _is_number(instant) and instant <= now


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _key(secret: str) -> bytes:
    return secret.encode().ljust(_KEY_BYTES, b"\0")
