"""`frontdesk import`."""

from pathlib import Path

from tests.frontdesk.conftest import Command

DEMO = Path(__file__).parents[2] / "frontdesk/demo_business.yaml"
SMALL = """\
business: {name: Bloom, timezone: America/New_York}
locations: [{id: downtown, name: Downtown, timezone: America/New_York}]
services: [{id: haircut, name: Haircut, duration: 30, locations: [downtown]}]
"""


def test_a_business_is_loaded_into_a_database_that_is_made_for_it(command: Command, folder: Path) -> None:
    ended = command("import", str(DEMO))
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[0] == "business: added"
    assert ended.stdout.splitlines()[1] == "locations: 2 added (downtown, riverside)"
    assert (folder / "var/frontdesk.db").is_file()
    assert command("db", "check").exit_code == 0


def test_the_same_file_again_changes_nothing(command: Command) -> None:
    command("import", str(DEMO))
    assert command("import", str(DEMO)).stdout.splitlines() == [
        "business: unchanged",
        "locations: 2 unchanged",
        "services: 7 unchanged",
        "providers: 5 unchanged",
    ]


def test_a_smaller_file_keeps_what_it_does_not_name_unless_it_prunes(command: Command, folder: Path) -> None:
    command("import", str(DEMO))
    (folder / "small.yaml").write_text(SMALL)
    assert "1 kept (riverside)" in command("import", "small.yaml").stdout
    pruned = command("import", "small.yaml", "--prune").stdout
    assert "locations: 1 unchanged; 1 archived (riverside)" in pruned
    assert "providers: 5 archived (ana, ben, chloe, diego, mei)" in pruned
    assert "1 changed (downtown); 1 restored (riverside)" in command("import", str(DEMO)).stdout


def test_everything_wrong_with_a_file_is_told_with_its_lines_and_nothing_is_loaded(
    command: Command, folder: Path
) -> None:
    (folder / "wrong.yaml").write_text(SMALL.replace("duration: 30", "duration: 0").replace("Bloom", '""'))
    ended = command("import", "wrong.yaml")
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.splitlines() == [
        'frontdesk: wrong.yaml: line 1: business: "name" is empty',
        'frontdesk: wrong.yaml: line 3: service "haircut": "duration" is 0: it must be from 1 to 10080',
    ]
    assert not (folder / "var").exists()


def test_a_folder_is_no_file(command: Command, folder: Path) -> None:
    assert "can't be read: Is a directory" in command("import", str(folder)).stderr
