from pathlib import Path

import pytest

from scripts.node import Node, NodeFailed, find_node, fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.ts").write_text("1")
    (tmp_path / "two.ts").write_text("2")
    return tmp_path


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def test_a_fingerprint_does_not_depend_on_the_order_of_the_files(folder: Path) -> None:
    assert fingerprint(files(folder)) == fingerprint(files(folder)[::-1])


def test_a_fingerprint_changes_with_a_byte_and_with_a_name(folder: Path) -> None:
    before = fingerprint(files(folder))
    (folder / "one.ts").write_text("11")
    changed = fingerprint(files(folder))
    (folder / "one.ts").write_text("1")
    (folder / "one.ts").rename(folder / "three.ts")
    assert len({before, changed, fingerprint(files(folder))}) == 3


def test_there_is_a_node_that_is_new_enough(tmp_path: Path) -> None:
    assert int(find_node().run("-p", "process.versions.node.split('.')[0]", folder=tmp_path)) >= 22


def test_a_script_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(NodeFailed, match="no such thing"):
        find_node().run("-e", "throw new Error('no such thing')", folder=tmp_path)


def test_what_is_installed_is_not_installed_again(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "empty", "version": "1.0.0"}')
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "node_modules").mkdir()
    # An npm that would fail if it were run, and one that works without doing anything.
    idle = Node(Path("/bin/true"), Path("/bin/true"))
    broken = Node(Path("/bin/false"), Path("/bin/false"))
    assert idle.install(tmp_path) is True
    assert broken.install(tmp_path) is False
    (tmp_path / "package-lock.json").write_text('{"packages": {}}')
    with pytest.raises(NodeFailed):
        broken.install(tmp_path)
