"""The team's door, put together from what the product has."""

from channels.client_address import ClientAddresses
from channels.whatsapp import parts_for
from frontdesk.secret_key import secret_key
from frontdesk.wiring import Product
from prompts import load_prompts
from staff.door import TeamDoor
from staff.hub.connection_tokens import ConnectionTokens


def team_door(product: Product) -> TeamDoor:
    settings = product.settings
    return TeamDoor(
        database=product.database,
        system_clock=product.system_clock,
        prompts=load_prompts(),
        split=parts_for,
        address_of=ClientAddresses(settings.trusted_proxies).of,
        deliver=product.runner.deliver,
        hub=product.hub,
        connection_tokens=ConnectionTokens(secret_key(settings)),
        https=settings.is_https,
        rate_limits=settings.rate_limits,
    )
