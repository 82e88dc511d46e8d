"""Whether a request really comes from Twilio."""

from collections.abc import Mapping
from urllib.parse import parse_qs

from twilio.request_validator import (
    HMAC_SHA1,
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from channels.whatsapp.account import TwilioAccount
from channels.whatsapp.form import Form, read_form, read_json


class BadSignature(Exception):
    """Not Twilio, or signed for another address, or with another token."""


def verified_form(account: TwilioAccount, path: str, query: str, headers: Mapping[str, str], body: bytes) -> Form:
    """The parameters of a request to one of our routes. `headers` finds names in any case. Raises `BadSignature`.

    The address is the one that is configured: what a proxy or a stranger says about it is not asked.
    """
    signature = headers.get(SIGNATURE_HEADER, "")
    url = account.public(path, query)
    algorithm = get_signature_algorithm(headers.get(SIGNATURE_SETTINGS_HEADER))
    validator = RequestValidator(account.auth_token)
    try:
        if "bodySHA256" in parse_qs(query):
            # The address alone is signed, and holds the digest of the body.
            genuine = validator.validate(url, body.decode("utf-8"), signature, algorithm)
            form = read_json(body) if body.lstrip()[:1] == b"{" else read_form(body)
        else:
            form = read_form(body)
            genuine = validator.validate(url, form, signature, algorithm)
    except ValueError as error:
        raise BadSignature from error
    if not genuine:
        raise BadSignature
    return form


def signed_headers(auth_token: str, url: str, form: Form, algorithm: str = HMAC_SHA1) -> dict[str, str]:
    """What Twilio sends along with a form; for those who play Twilio."""
    signature = RequestValidator(auth_token).compute_signature(url, form, algorithm)
    if algorithm == HMAC_SHA1:
        return {SIGNATURE_HEADER: signature}
    return {SIGNATURE_HEADER: signature, SIGNATURE_SETTINGS_HEADER: f"key=webhooks_sharedkey,algorithm={algorithm}"}
