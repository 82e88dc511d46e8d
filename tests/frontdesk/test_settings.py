from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from frontdesk.settings import NAMES, Settings, refused

SECRET = "a secret of thirty-two characters"
WHATSAPP = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "token", "FRONTDESK_WHATSAPP_FROM": "+14155238886"}


def read(**given: str) -> Settings:
    """By the names outside."""
    return Settings.model_validate(given)


def problems(given: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(ValidationError) as caught:
        read(**given)
    return refused(caught.value).problems


def test_every_setting_has_a_default() -> None:
    settings = Settings()
    assert settings.database_url == "sqlite+aiosqlite:///var/frontdesk.db"
    assert settings.model == "offline"
    assert settings.twilio_api_url == "https://api.twilio.com"
    assert settings.google_api_url == "https://www.googleapis.com"
    assert settings.google_service_account is None
    assert settings.rate_limits is True
    assert not settings.whatsapp_on
    unset = ("secret_key", "public_url", "openai_api_key", "openai_base_url", "widget_secret", "clock")
    assert all(getattr(settings, name) is None for name in unset)
    assert settings.trusted_proxies == settings.widget_origins == ()


def test_the_names_outside_are_those_of_the_contract() -> None:
    assert set(NAMES) == {
        "FRONTDESK_DATABASE_URL",
        "FRONTDESK_SECRET_KEY",
        "FRONTDESK_PUBLIC_URL",
        "FRONTDESK_TRUSTED_PROXIES",
        "FRONTDESK_MODEL",
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "FRONTDESK_WHATSAPP_FROM",
        "FRONTDESK_TWILIO_API_URL",
        "FRONTDESK_WIDGET_SECRET",
        "FRONTDESK_WIDGET_ORIGINS",
        "FRONTDESK_GOOGLE_SERVICE_ACCOUNT",
        "FRONTDESK_GOOGLE_API_URL",
        "FRONTDESK_RATE_LIMITS",
        "FRONTDESK_CLOCK",
    }


def test_a_settings_object_takes_nothing_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_MODEL", "openai:gpt")
    assert Settings().model == "offline"


def test_settings_can_be_given_by_their_names_inside() -> None:
    settings = Settings(database_url="sqlite+aiosqlite://", rate_limits=False, widget_origins=("https://a.example",))
    assert (settings.database_url, settings.rate_limits) == ("sqlite+aiosqlite://", False)
    assert settings.widget_origins == ("https://a.example",)


@dataclass(frozen=True)
class Read:
    id: str
    name: str
    text: str
    value: Any


READ = (
    Read("address without its slash", "FRONTDESK_PUBLIC_URL", "http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
    Read(
        "proxies",
        "FRONTDESK_TRUSTED_PROXIES",
        "127.0.0.1, 10.1.0.0/16 ::1",
        (ip_network("127.0.0.1"), ip_network("10.1.0.0/16"), ip_network("::1")),
    ),
    Read(
        "origins",
        "FRONTDESK_WIDGET_ORIGINS",
        "https://Shop.example/, http://localhost:3000",
        ("https://shop.example", "http://localhost:3000"),
    ),
    Read("limits off", "FRONTDESK_RATE_LIMITS", "off", False),
    Read("limits on", "FRONTDESK_RATE_LIMITS", "ON", True),
    Read(
        "clock",
        "FRONTDESK_CLOCK",
        "2026-11-23T09:00:00-05:00",
        datetime(2026, 11, 23, 14, tzinfo=UTC),
    ),
    Read("clock in utc", "FRONTDESK_CLOCK", "2026-11-23T09:00Z", datetime(2026, 11, 23, 9, tzinfo=UTC)),
    Read("postgres", "FRONTDESK_DATABASE_URL", "postgresql+asyncpg://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
    Read("another address of twilio", "FRONTDESK_TWILIO_API_URL", "http://127.0.0.1:9", "http://127.0.0.1:9"),
)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.id)
def test_what_is_written_is_read(case: Read) -> None:
    assert getattr(read(**{case.name: case.text}), NAMES[case.name]) == case.value


@pytest.mark.parametrize("written", ["+14155238886", "whatsapp:+14155238886", " +14155238886 "])
def test_a_whatsapp_number_is_kept_without_its_prefix(written: str) -> None:
    assert read(**{**WHATSAPP, "FRONTDESK_WHATSAPP_FROM": written}).whatsapp_from == "+14155238886"


@dataclass(frozen=True)
class Wrong:
    id: str
    name: str
    text: str
    says: str


WRONG = (
    Wrong("database of another kind", "FRONTDESK_DATABASE_URL", "mysql://h/d", "must begin with sqlite+aiosqlite://"),
    Wrong("database without a driver", "FRONTDESK_DATABASE_URL", "sqlite:///x.db", "write sqlite+aiosqlite:///PATH"),
    Wrong("postgres without its driver", "FRONTDESK_DATABASE_URL", "postgres://h/d", "write postgresql+asyncpg://"),
    Wrong("short secret key", "FRONTDESK_SECRET_KEY", "short", "is shorter than 16 characters"),
    Wrong("short widget secret", "FRONTDESK_WIDGET_SECRET", "short", "is shorter than 16 characters"),
    Wrong("address without a scheme", "FRONTDESK_PUBLIC_URL", "desk.example.com", "must be an address such as"),
    Wrong("address of another scheme", "FRONTDESK_PUBLIC_URL", "ftp://desk.example.com", "must be an address such as"),
    Wrong("address with a query", "FRONTDESK_PUBLIC_URL", "https://desk.example.com?a=b", "without ? and #"),
    Wrong("address with an impossible port", "OPENAI_BASE_URL", "http://127.0.0.1:99999", "must be an address such as"),
    Wrong("address with a space", "FRONTDESK_TWILIO_API_URL", "http://a b", "must be an address such as"),
    Wrong("proxy by name", "FRONTDESK_TRUSTED_PROXIES", "127.0.0.1,proxy", "names proxy: proxies are IP addresses"),
    Wrong("origin with a path", "FRONTDESK_WIDGET_ORIGINS", "https://a.example/shop", "names https://a.example/shop"),
    Wrong("any origin", "FRONTDESK_WIDGET_ORIGINS", "*", "names *: an origin is written"),
    Wrong("any origin of a host", "FRONTDESK_WIDGET_ORIGINS", "https://*.example", "an origin is written"),
    Wrong("unknown model", "FRONTDESK_MODEL", "gpt-5", "must be offline, openai:NAME or openai-chat:NAME"),
    Wrong("model without a name", "FRONTDESK_MODEL", "openai:", "must be offline"),
    Wrong("number without its country", "FRONTDESK_WHATSAPP_FROM", "4155238886", "must be a phone number such as"),
    Wrong("account with a slash", "TWILIO_ACCOUNT_SID", "AC1/../x", "must be an account SID"),
    Wrong("switch of another word", "FRONTDESK_RATE_LIMITS", "no", "must be on or off"),
    Wrong("clock without an offset", "FRONTDESK_CLOCK", "2026-11-23T09:00", "must be a date-time with its offset"),
    Wrong("clock that is none", "FRONTDESK_CLOCK", "tomorrow", "must be a date-time with its offset"),
)


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.id)
def test_what_is_wrong_is_told_with_the_name_of_its_setting(case: Wrong) -> None:
    (problem,) = problems({case.name: case.text})
    assert problem.startswith(f"{case.name} ")
    assert case.says in problem


def test_an_unknown_setting_is_refused() -> None:
    assert "FRONTDESK_MODLE" in problems({"FRONTDESK_MODLE": "offline"})[0]


@pytest.mark.parametrize("missing", WHATSAPP)
def test_two_thirds_of_whatsapp_are_refused(missing: str) -> None:
    (problem,) = problems({name: value for name, value in WHATSAPP.items() if name != missing})
    assert problem.startswith(f"{missing} must be set too, because")


@pytest.mark.parametrize("alone", WHATSAPP)
def test_a_third_of_whatsapp_is_refused(alone: str) -> None:
    (problem,) = problems({alone: WHATSAPP[alone]})
    assert f"because {alone} is" in problem


def test_all_of_whatsapp_turns_it_on() -> None:
    assert read(**WHATSAPP).whatsapp_on


@pytest.mark.parametrize(
    "given", [{"FRONTDESK_WIDGET_SECRET": SECRET}, {"FRONTDESK_WIDGET_ORIGINS": "https://a.example"}]
)
def test_the_widget_may_have_identities_or_other_sites_alone(given: dict[str, str]) -> None:
    read(**given)


@pytest.mark.parametrize("model", ["openai:gpt-x", "openai-chat:llama"])
def test_a_model_of_an_api_needs_a_key_or_a_server_of_its_own(model: str) -> None:
    assert "OPENAI_API_KEY must be set too" in problems({"FRONTDESK_MODEL": model})[0]
    assert read(FRONTDESK_MODEL=model, OPENAI_API_KEY="key").openai_api_key == SecretStr("key")
    assert read(FRONTDESK_MODEL=model, OPENAI_BASE_URL="http://127.0.0.1:1/v1/").openai_base_url


def test_a_key_may_lie_about_unused() -> None:
    assert read(OPENAI_API_KEY="key").model == "offline"


def test_https_requires_a_secret_key() -> None:
    https = {"FRONTDESK_PUBLIC_URL": "https://desk.example.com"}
    assert problems(https) == ("FRONTDESK_SECRET_KEY must be set, because FRONTDESK_PUBLIC_URL is https",)
    assert read(**https, FRONTDESK_SECRET_KEY=SECRET).is_https


def test_https_refuses_a_clock() -> None:
    given = {"FRONTDESK_PUBLIC_URL": "https://desk.example.com", "FRONTDESK_SECRET_KEY": SECRET}
    (problem,) = problems({**given, "FRONTDESK_CLOCK": "2026-11-23T09:00Z"})
    assert problem.startswith("FRONTDESK_CLOCK is for demos and tests")


def test_a_clock_is_accepted_without_https() -> None:
    settings = read(FRONTDESK_PUBLIC_URL="http://127.0.0.1:8000", FRONTDESK_CLOCK="2026-11-23T09:00+05:45")
    assert settings.clock is not None
    assert settings.clock.utcoffset() == timedelta(hours=5, minutes=45)


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = problems({"FRONTDESK_RATE_LIMITS": "no", "FRONTDESK_CLOCK": "x", "FRONTDESK_MODEL": "y"})
    assert sorted(line.split()[0] for line in found) == ["FRONTDESK_CLOCK", "FRONTDESK_MODEL", "FRONTDESK_RATE_LIMITS"]


def test_what_was_wrong_with_a_secret_does_not_show_it() -> None:
    with pytest.raises(ValidationError) as caught:
        read(FRONTDESK_SECRET_KEY="hunter2", FRONTDESK_WIDGET_SECRET="hunter2")
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in str(refused(caught.value))


def test_settings_can_be_printed_without_showing_their_secrets() -> None:
    assert SECRET not in repr(read(FRONTDESK_SECRET_KEY=SECRET, OPENAI_API_KEY=SECRET))
