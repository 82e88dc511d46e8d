"""Text that no database can hold: NUL, and halves of surrogate pairs. Both come in through JSON and through forms."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, event

NOT_A_CHARACTER = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text with a replacement character for each that can't be stored."""
    if "\0" in text:
        text = text.replace("\0", NOT_A_CHARACTER)
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def replace_what_cannot_be_stored(engine: Engine) -> None:
    """In everything sent to the database: the same text is refused by one database and breaks the driver of another.

    It also makes such a text an id that is not found, rather than an error of the server.
    """
    event.listen(engine, "before_cursor_execute", _replace, retval=True)


def _replace(_: Any, __: Any, statement: str, parameters: Any, ___: Any, executemany: bool) -> tuple[str, Any]:
    if executemany:
        return statement, [_with_storable(row) for row in parameters]
    return statement, _with_storable(parameters)


def _with_storable(values: Any) -> Any:
    if not isinstance(values, tuple):
        return values
    if all(not isinstance(value, str) or (value.isascii() and "\0" not in value) for value in values):
        return values
    return _each(values)


def _each(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(storable(value) if isinstance(value, str) else value for value in values)
