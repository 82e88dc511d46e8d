"""A webhook's parameters exactly as they came: blank, repeated and unknown ones too, since all of them are signed."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

MOST_FIELDS = 1000


class Form(Mapping[str, str]):
    """A mapping to the first value of each name; `getlist` has them all."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in fields:
            self._values.setdefault(name, []).append(value)

    def getlist(self, name: str) -> list[str]:
        """The name under which the validator asks for repeated parameters."""
        return self._values[name]

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self._values.items() for value in values]

    def __getitem__(self, name: str) -> str:
        return self._values[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def read_form(body: bytes) -> Form:
    """Raises `ValueError` for what is no form."""
    text = body.decode("utf-8")
    return Form(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS))


def read_json(body: bytes) -> Form:
    """The texts and numbers of a JSON object, as if they were a form's. Raises `ValueError` for anything else."""
    found = json.loads(body)
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return Form([(name, str(value)) for name, value in found.items() if isinstance(value, (str, int, float))])
