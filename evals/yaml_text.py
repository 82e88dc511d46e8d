"""Plain values as YAML."""

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

WIDEST = 116


def as_yaml(value: Any) -> str:
    """Block style, in the order given; whatever a reader could take for something else is quoted."""
    writer = YAML(typ="rt")
    writer.width = WIDEST
    writer.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    writer.dump(_quoted(value), out)
    return out.getvalue()


def _quoted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _quoted(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_quoted(each) for each in value]
    if isinstance(value, str) and (not value or value[0].isdigit() or value[0] in "+-." or ":" in value):
        return DoubleQuotedScalarString(value)
    return value
