import pytest

from frontdesk.masking import mask_event, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("mail jane.doe+x@example.co.uk now", "mail [email] now", id="an email"),
        pytest.param("from whatsapp:+12125550123", "from whatsapp:[phone …23]", id="a number as a channel writes it"),
        pytest.param("call (212) 555-0123.", "call [phone …23].", id="a number as people write it"),
        pytest.param("call +44 20 7946 0958", "call [phone …58]", id="a number of another country"),
        pytest.param("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [token]", id="a bearer token"),
        pytest.param("/hubs?access_token=fd_1-2&x=3", "/hubs?access_token=[token]&x=3", id="a token in an address"),
        pytest.param(f"/calendars/{'aB3-_' * 8}.ics", "/calendars/[token].ics", id="a feed's address"),
        pytest.param(f"key fd_{'aB3-_' * 8} here", "key [token] here", id="an API key"),
        pytest.param("token eyJhbGciOi.eyJzdWIi.c2ln", "token [token]", id="a signed token"),
    ],
)
def test_customers_and_secrets_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24T10:00:00-05:00",
        "2026-11-24 10:00:00.123456",
        "cv_1528cb5292b40f5a6f36",
        "ms_12345678901234567890",
        "127.0.0.1:54728 took 0.0123 s",
        "sqlite+aiosqlite:////var/frontdesk.db",
        "/api/chat/messages 200",
        "http://127.0.0.1:8000/chat",
        "20 messages in 1500 ms",
    ],
)
def test_what_is_nobodys_stays_readable(text: str) -> None:
    assert masked(text) == text


def test_an_event_shows_neither_what_was_written_nor_who_wrote_it() -> None:
    event = {
        "event": "a message from jane@example.com",
        "text": "I have a rash",
        "token": "abc",
        "detail": {"email": "jane@example.com", "name": "Jane", "status": 7},
        "numbers": ["+12125550123", 5],
        "seconds": 0.25,
    }
    assert mask_event(None, "info", event) == {
        "event": "a message from [email]",
        "text": "[13 characters]",
        "token": "[3 characters]",
        "detail": {"email": "[email]", "name": "[masked]", "status": 7},
        "numbers": ["[phone …23]", 5],
        "seconds": 0.25,
    }
