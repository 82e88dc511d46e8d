"""Both schemes, against signatures computed here by the published rule and not by the package."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pytest
from starlette.datastructures import Headers

from channels.whatsapp.account import WEBHOOK_PATH
from channels.whatsapp.form import Form
from channels.whatsapp.signature import BadSignature, signed_headers, verified_form
from tests.support.whatsapp_desk import ACCOUNT

URL = "https://desk.example.com" + WEBHOOK_PATH
FIELDS = [("MessageSid", "SM1"), ("Body", " two  spaces & é "), ("ButtonText", ""), ("New", "x"), ("New", "a")]


def sign(url: str, fields: list[tuple[str, str]], digest: str = "sha1", token: str = ACCOUNT.auth_token) -> str:
    values = {name: sorted({value for each, value in fields if each == name}) for name, _ in fields}
    text = url + "".join(name + value for name in sorted(values) for value in values[name])
    return base64.b64encode(hmac.new(token.encode(), text.encode(), digest).digest()).decode()


def verify(
    signature: str | None, body: bytes | None = None, query: str = "", settings: str | None = None, **account: str
) -> Form:
    headers = {}
    if signature is not None:
        headers["X-Twilio-Signature"] = signature
    if settings is not None:
        headers["X-Twilio-Webhooks-Signature-Settings"] = settings
    raw = urlencode(FIELDS).encode() if body is None else body
    return verified_form(replace(ACCOUNT, **account), WEBHOOK_PATH, query, Headers(headers), raw)


def test_blank_repeated_and_unknown_parameters_are_part_of_what_is_signed() -> None:
    form = verify(sign(URL, FIELDS))
    assert form.pairs() == FIELDS
    assert form["Body"] == " two  spaces & é "


@pytest.mark.parametrize(
    "url",
    [URL, "https://desk.example.com:443" + WEBHOOK_PATH],
    ids=["without the port", "with the port"],
)
def test_twilio_may_sign_with_or_without_the_port(url: str) -> None:
    verify(sign(url, FIELDS))


def test_the_configured_address_may_have_a_port_and_a_path() -> None:
    for public_url in ("https://desk.example.com:8443/salon", "https://desk.example.com:8443/salon/"):
        verify(sign(f"https://desk.example.com:8443/salon{WEBHOOK_PATH}", FIELDS), public_url=public_url)


def test_a_query_is_part_of_the_address() -> None:
    verify(sign(URL + "?a=1&b=%20x", FIELDS), query="a=1&b=%20x")
    with pytest.raises(BadSignature):
        verify(sign(URL, FIELDS), query="a=1")


def test_the_newer_scheme_names_its_algorithm() -> None:
    verify(sign(URL, FIELDS, "sha256"), settings="key=webhooks_sharedkey_1,algorithm=HMAC_SHA256")


@dataclass(frozen=True)
class Forgery:
    id: str
    signature: str | None
    settings: str | None = None


FORGERIES = (
    Forgery("no signature", None),
    Forgery("an empty one", ""),
    Forgery("nonsense", "bm9uc2Vuc2U="),
    Forgery("not even ASCII", "é" * 28),
    Forgery("another token", sign(URL, FIELDS, token="another")),
    Forgery("an empty token", sign(URL, FIELDS, token="")),
    Forgery("another host", sign("https://evil.example.com" + WEBHOOK_PATH, FIELDS)),
    Forgery("without encryption", sign(URL.replace("https", "http"), FIELDS)),
    Forgery("another route", sign("https://desk.example.com/webhooks/twilio/status", FIELDS)),
    Forgery("fewer parameters", sign(URL, FIELDS[:-1])),
    Forgery("another text", sign(URL, [*FIELDS, ("Body", "x")])),
    Forgery("the older scheme under the newer one's name", sign(URL, FIELDS), "key=k,algorithm=HMAC_SHA256"),
    Forgery("the newer scheme without its name", sign(URL, FIELDS, "sha256")),
    Forgery("an algorithm nobody knows", sign(URL, FIELDS, "md5"), "key=k,algorithm=HMAC_MD5"),
)


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda each: each.id)
def test_what_twilio_did_not_sign_is_refused(forgery: Forgery) -> None:
    with pytest.raises(BadSignature):
        verify(forgery.signature, settings=forgery.settings)


def test_a_body_that_is_no_text_is_refused() -> None:
    with pytest.raises(BadSignature):
        verify(sign(URL, FIELDS), b"\xff\xfe")


def test_a_form_of_endlessly_many_fields_is_refused() -> None:
    with pytest.raises(BadSignature):
        verify(sign(URL, []), b"&".join(b"a=" for _ in range(2000)))


def test_json_is_signed_through_its_digest_in_the_address() -> None:
    body = b'{"MessageSid": "SM1", "NumMedia": 0, "Nested": {"a": 1}, "Gone": null}'
    query = f"bodySHA256={hashlib.sha256(body).hexdigest()}"
    form = verify(sign(f"{URL}?{query}", []), body, query)
    assert form.pairs() == [("MessageSid", "SM1"), ("NumMedia", "0")]


@pytest.mark.parametrize("body", [b'{"MessageSid": "SM2"}', b"\xff", b"{"], ids=["another", "no text", "no JSON"])
def test_json_of_another_digest_is_refused(body: bytes) -> None:
    query = f"bodySHA256={hashlib.sha256(b'{}').hexdigest()}"
    with pytest.raises(BadSignature):
        verify(sign(f"{URL}?{query}", []), body, query)


@pytest.mark.parametrize(("algorithm", "digest"), [("HMAC_SHA1", "sha1"), ("HMAC_SHA256", "sha256")])
def test_who_plays_twilio_signs_by_the_same_rule(algorithm: str, digest: str) -> None:
    headers = signed_headers(ACCOUNT.auth_token, URL, Form(FIELDS), algorithm)
    assert headers["X-Twilio-Signature"] == sign(URL, FIELDS, digest)
