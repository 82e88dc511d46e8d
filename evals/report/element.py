"""HTML that can only be made escaped: text is text unless an element was made of it."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = {"input", "meta", "br", "link"}


class Html(str):
    """Escaped already."""

    __slots__ = ()


Child: TypeAlias = "Html | str | int | float | Iterable[Child] | None"


def element(name: str, *children: Child, **attributes: str | bool | None) -> Html:
    """`class_` is `class`, and `data_x` is `data-x`; an attribute of False or None is left out."""
    told = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    if name in VOID:
        return Html(f"<{name}{told}>")
    return Html(f"<{name}{told}>{together(children)}</{name}>")


def together(children: Child) -> Html:
    if children is None:
        return Html()
    if isinstance(children, Html):
        return children
    if isinstance(children, str | int | float):
        return Html(escape(str(children)))
    return Html("".join(map(together, children)))


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
