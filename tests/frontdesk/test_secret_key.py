import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from frontdesk.secret_key import secret_key
from frontdesk.settings import Settings, SettingsRefused

GIVEN = "a secret of thirty-two characters"


def test_the_key_of_the_settings_is_used_and_none_is_made(tmp_path: Path) -> None:
    assert secret_key(Settings(secret_key=SecretStr(GIVEN)), tmp_path / "var/secret_key") == GIVEN
    assert list(tmp_path.iterdir()) == []


def test_without_one_a_key_is_made_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    file = tmp_path / "var/secret_key"
    made = secret_key(Settings(), file)
    assert len(made) >= 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_key_that_was_made_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    assert secret_key(Settings(), file) == secret_key(Settings(), file)


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(Settings(), tmp_path / "one") != secret_key(Settings(), tmp_path / "two")


def test_those_who_start_together_agree_on_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as threads:
        found = set(threads.map(lambda _: secret_key(Settings(), tmp_path / "secret_key"), range(64)))
    assert len(found) == 1


def test_a_kept_key_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    file.write_text(GIVEN)
    file.chmod(0o644)
    assert secret_key(Settings(), file) == GIVEN
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_kept_key_that_is_too_short_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    file.write_text("")
    with pytest.raises(SettingsRefused, match="too short"):
        secret_key(Settings(), file)


def test_a_key_that_can_not_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="can't be used"):
        secret_key(Settings(), tmp_path)
