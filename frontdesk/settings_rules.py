"""What a value of a setting must look like. Each gives the tidied value or raises `ValueError` with the rest of a
sentence that begins with the setting's name."""

import re
from collections.abc import Iterable
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

SQLITE = "sqlite+aiosqlite://"
POSTGRES = "postgresql+asyncpg://"
SHORTEST_SECRET = 16
_MODEL = re.compile(r"offline|openai(-chat)?:\S+")
_ACCOUNT_SID = re.compile(r"\w+", re.ASCII)
_PHONE = re.compile(r"(?:whatsapp:)?(\+[1-9]\d{6,14})")


def database_url(value: str) -> str:
    if value.startswith((SQLITE, POSTGRES)):
        return value
    kind = value.partition(":")[0]
    if kind.startswith("sqlite"):
        raise ValueError(f"begins with {kind}: write {SQLITE}/PATH")
    if kind.startswith("postgres"):
        raise ValueError(f"begins with {kind}: write {POSTGRES}USER:PASSWORD@HOST/DATABASE")
    raise ValueError(f"must begin with {SQLITE} or {POSTGRES}")


def long_enough(secret: str) -> None:
    if len(secret) < SHORTEST_SECRET:
        raise ValueError(f"is shorter than {SHORTEST_SECRET} characters")


def web_address(value: str) -> str:
    """Without a slash at its end."""
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or any(character.isspace() for character in value):
        raise ValueError("must be an address such as https://desk.example.com")
    if parts.query or parts.fragment:
        raise ValueError("must be an address without ? and #")
    return value.rstrip("/")


def networks(value: str) -> tuple[IPv4Network | IPv6Network, ...]:
    found = []
    for each in value.replace(",", " ").split():
        try:
            found.append(ip_network(each, strict=False))
        except ValueError:
            raise ValueError(f"names {each}: proxies are IP addresses or networks such as 10.0.0.0/8") from None
    return tuple(found)


def origins(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_origin(each) for each in values))


def _origin(value: str) -> str:
    try:
        origin = web_address(value)
    except ValueError:
        origin = ""
    if not origin or urlsplit(origin).path or "@" in origin or "*" in origin:
        raise ValueError(f"names {value}: an origin is written https://www.example.com, without a path")
    return origin.lower()


def model(value: str) -> str:
    if _MODEL.fullmatch(value):
        return value
    raise ValueError("must be offline, openai:NAME or openai-chat:NAME")


def account_sid(value: str) -> str:
    if _ACCOUNT_SID.fullmatch(value):
        return value
    raise ValueError("must be an account SID such as AC0123456789abcdef0123456789abcdef")


def whatsapp_number(value: str) -> str:
    """E.164, without the prefix that Twilio writes before it."""
    found = _PHONE.fullmatch(value.strip())
    if found is None:
        raise ValueError("must be a phone number such as +14155238886")
    return found[1]


def switch(value: str) -> bool:
    if value.lower() in ("on", "off"):
        return value.lower() == "on"
    raise ValueError("must be on or off")


def moment(value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ValueError("must be a date-time with its offset, such as 2026-11-23T09:00:00-05:00")
    return found
