import json
from pathlib import Path

import pytest

from scripts.web_check import LOCKS, addressed_packages


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_our_lock_files_name_no_registry(lock: Path) -> None:
    assert addressed_packages(lock) == []


def test_a_package_with_an_address_is_found(tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    lock.write_text(json.dumps({"packages": {"a": {"version": "1"}, "b": {"resolved": "https://registry.example/b"}}}))
    assert addressed_packages(lock) == ["b"]
