"""Ids that say what they name and can't be guessed."""

import secrets


def new_id(prefix: str) -> str:
    """`prefix` and 80 random bits, in characters that outside calendars accept for event ids."""
    return f"{prefix}_{secrets.token_hex(10)}"


def new_short_id(prefix: str) -> str:
    """Short enough for a model to copy without a slip; only unique enough within one conversation and guarded there."""
    return f"{prefix}_{secrets.token_hex(4)}"
