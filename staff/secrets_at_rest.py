"""Tokens that we give out and keep only as hashes: session tokens, CSRF tokens, API keys."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored. Fast on purpose: nobody can try 2^256 tokens."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def csrf_token_of(session_token: str) -> str:
    """Known to whoever has the session's cookie and is shown it; a site that only makes the browser send it has not."""
    return hmac.new(session_token.encode("utf-8", "replace"), b"csrf", hashlib.sha256).hexdigest()


def is_csrf_token(given: str, session_token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), csrf_token_of(session_token).encode())
