"""The reference of the business file names what the file can say, and nothing else."""

import re
from pathlib import Path

from booking_core.business_file_yaml import Entries, Items, Node, Scalar, read_yaml

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs/business-file.md").read_text("utf-8")


def keys(node: Node) -> set[str]:
    match node:
        case Entries(pairs=pairs):
            own = {key.text for key, _ in pairs if isinstance(key, Scalar)}
            return own.union(*(keys(value) for _, value in pairs))
        case Items(nodes=nodes):
            return set().union(*(keys(each) for each in nodes))
    return set()


def test_every_key_of_the_demo_is_in_the_reference() -> None:
    demo = keys(read_yaml((ROOT / "frontdesk/demo_business.yaml").read_bytes()))
    assert sorted(key for key in demo if f"`{key}`" not in REFERENCE and f"`{key}: true`" not in REFERENCE) == []


def test_every_key_of_the_reference_is_in_the_demo() -> None:
    demo = keys(read_yaml((ROOT / "frontdesk/demo_business.yaml").read_bytes()))
    named = {key for row in re.findall(r"^\| (.*?) \|", REFERENCE, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}
    assert sorted(named - demo) == []
