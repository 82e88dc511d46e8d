"""Signs who a visitor is, as the site would on which the chat widget stands."""

from datetime import datetime, timedelta

import jwt

from channels.webchat.identity import AUDIENCE
from evals.scenario import Door

LASTS = timedelta(days=7)


def sign(door: Door, secret: str, now: datetime) -> str:
    claims = {"sub": door.subject, "aud": AUDIENCE, "exp": now + LASTS}
    told = {"name": door.name, "phone": door.phone, "email": door.email}
    return jwt.encode({**claims, **{key: value for key, value in told.items() if value}}, secret, algorithm="HS256")
