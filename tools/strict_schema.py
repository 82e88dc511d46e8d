"""JSON Schema as providers' strict mode wants it, derived from an arguments model."""

from typing import Any

from pydantic import BaseModel

_NOISE = ("title", "default")


def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Every property required, nothing additional, no defaults and no titles: optional means that null is allowed."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    strict: dict[str, Any] = _strict(schema, definitions)
    strict.pop("description", None)
    return strict


def _strict(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_strict(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = definitions[node["$ref"].rsplit("/", 1)[-1]]
        return _strict({**target, **{k: v for k, v in node.items() if k != "$ref"}}, definitions)
    cleaned = {
        key: {name: _strict(value, definitions) for name, value in inner.items()}
        if key == "properties"
        else _strict(inner, definitions)
        for key, inner in node.items()
        if key not in _NOISE
    }
    if cleaned.get("type") == "object":
        cleaned["required"] = list(cleaned.setdefault("properties", {}))
        cleaned["additionalProperties"] = False
    return cleaned
