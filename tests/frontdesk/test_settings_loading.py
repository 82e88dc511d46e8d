from pathlib import Path

import pytest

from frontdesk.settings import SettingsRefused
from frontdesk.settings_listing import listed
from frontdesk.settings_loading import LoadedSettings, Origin, load_settings


def refused() -> tuple[str, ...]:
    with pytest.raises(SettingsRefused) as caught:
        load_settings()
    return caught.value.problems


def row(loaded: LoadedSettings, name: str) -> tuple[str, str]:
    (found,) = ((value, origin) for listed_name, value, origin in listed(loaded) if listed_name == name)
    return found


@pytest.mark.usefixtures("folder")
def test_with_nothing_set_every_setting_is_a_default() -> None:
    assert set(load_settings().origins.values()) == {Origin.DEFAULT}


def test_the_environment_goes_before_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("FRONTDESK_RATE_LIMITS=off\nFRONTDESK_PUBLIC_URL=http://file.example\n")
    monkeypatch.setenv("FRONTDESK_PUBLIC_URL", "http://environment.example")
    loaded = load_settings()
    assert (loaded.settings.public_url, loaded.settings.rate_limits) == ("http://environment.example", False)
    assert loaded.origins["FRONTDESK_PUBLIC_URL"] is Origin.ENVIRONMENT
    assert loaded.origins["FRONTDESK_RATE_LIMITS"] is Origin.DOTENV
    assert loaded.origins["FRONTDESK_MODEL"] is Origin.DEFAULT


def test_an_empty_value_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("TWILIO_AUTH_TOKEN=\n")
    monkeypatch.setenv("FRONTDESK_MODEL", "")
    loaded = load_settings()
    assert loaded.settings.model == "offline"
    assert loaded.origins["FRONTDESK_MODEL"] is Origin.DEFAULT
    assert loaded.settings.twilio_auth_token is None


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("FRONTDESK_MODLE", "FRONTDESK_MODEL"),
        ("FRONTDESK_DB_URL", "FRONTDESK_DATABASE_URL"),
        ("frontdesk_model", "FRONTDESK_MODEL"),
        ("FRONTDESK_TWILIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN"),
    ],
)
def test_an_unknown_name_in_the_environment_is_refused(name: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "x")
    assert refused() == (f"{name} in the environment is not a setting: did you mean {meant}?",)


def test_an_unknown_name_in_the_file_is_refused(folder: Path) -> None:
    (folder / ".env").write_text("FRONTDESK_COLOR=blue\nUNRELATED=1\n")
    assert refused()[0].startswith("FRONTDESK_COLOR in .env is not a setting")


def test_a_name_without_a_value_is_refused(folder: Path) -> None:
    (folder / ".env").write_text("FRONTDESK_RATE_LIMITS\n")
    assert refused() == ("FRONTDESK_RATE_LIMITS stands in .env without a value: write FRONTDESK_RATE_LIMITS=…",)


def test_a_line_that_is_no_setting_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".env").write_text("# Ours\nFRONTDESK_MODEL=offline\nthe key comes later\n")
    assert refused() == (".env line 3 is not a setting: write NAME=value, or # before a remark",)
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_not_text_is_refused(folder: Path) -> None:
    (folder / ".env").write_bytes(b"FRONTDESK_MODEL=\xff\xfe\n")
    assert refused()[0].startswith(".env can't be read")


def test_a_group_may_be_spread_over_both_places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text("TWILIO_ACCOUNT_SID=AC1\nFRONTDESK_WHATSAPP_FROM=+14155238886\n")
    assert refused()[0].startswith("TWILIO_AUTH_TOKEN must be set too")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "token")
    assert load_settings().settings.whatsapp_on


def test_secrets_and_passwords_are_masked_where_settings_are_listed(folder: Path) -> None:
    secret = "correct horse battery staple"
    (folder / ".env").write_text(
        f"FRONTDESK_SECRET_KEY={secret}\nOPENAI_API_KEY={secret}\nFRONTDESK_WIDGET_SECRET={secret}\n"
        "FRONTDESK_DATABASE_URL=postgresql+asyncpg://ana:pa%40ss@db.example/desk\n"
        "OPENAI_BASE_URL=http://user:pass@127.0.0.1:1\n"
    )
    loaded = load_settings()
    everything = str(listed(loaded))
    assert secret not in everything
    assert "pa%40ss" not in everything
    assert row(loaded, "FRONTDESK_SECRET_KEY") == ("********", ".env")
    assert row(loaded, "FRONTDESK_DATABASE_URL")[0] == "postgresql+asyncpg://ana:********@db.example/desk"
    assert row(loaded, "OPENAI_BASE_URL")[0] == "http://user:********@127.0.0.1:1"
    assert row(loaded, "FRONTDESK_RATE_LIMITS") == ("on", "default")
    assert row(loaded, "FRONTDESK_CLOCK") == ("-", "default")


def test_the_example_file_names_every_setting_and_can_be_used_as_it_is(folder: Path) -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    (folder / ".env").write_text(example)
    loaded = load_settings()
    assert set(loaded.origins.values()) == {Origin.DEFAULT}
    assert [name for name in loaded.origins if f"#{name}=" not in example] == []
