"""What the API refuses in a request, whichever of its two protocols carries it."""

import re
from collections.abc import Iterable
from typing import Any

from agent.messages import AgentMessage, CustomerMessage, Message, Note, ToolSchema

NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
NOT_IN_STRICT_SCHEMAS = frozenset(
    {"allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "default"}
    | {"patternProperties", "unevaluatedProperties", "propertyNames", "prefixItems", "uniqueItems"}
)


class BadRequestError(Exception):
    """Answered with status 400 and this message, as the API does."""

    def __init__(self, message: str, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.code = code


def check(condition: object, message: str, param: str | None = None) -> None:
    if not condition:
        raise BadRequestError(message, param)


def check_parameters(body: Any, known: frozenset[str], required: Iterable[str]) -> None:
    check(isinstance(body, dict), "We could not parse the JSON body of your request: not an object.")
    for key in body:
        if key not in known:
            raise BadRequestError(f"Unknown parameter: '{key}'.", key, "unknown_parameter")
    for key in required:
        if key not in body:
            raise BadRequestError(f"Missing required parameter: '{key}'.", key, "missing_required_parameter")
    check(isinstance(body["model"], str) and body["model"], "you must provide a model parameter", "model")
    check(not body.get("stream"), "this server does not stream", "stream")


def check_keys(item: dict[str, Any], known: frozenset[str], where: str) -> None:
    for key in item:
        if key not in known:
            raise BadRequestError(f"Unknown parameter: '{where}.{key}'.", f"{where}.{key}", "unknown_parameter")


def check_text(value: object, where: str) -> str:
    """A text, or a list of text parts, which other clients send."""
    if isinstance(value, list) and all(isinstance(part, dict) and isinstance(part.get("text"), str) for part in value):
        return "".join(part["text"] for part in value)
    if not isinstance(value, str):
        raise BadRequestError(f"Invalid type for '{where}': expected a string.", where)
    return value


def check_tools(tools: Iterable[ToolSchema], strict: Iterable[bool]) -> tuple[ToolSchema, ...]:
    tools = tuple(tools)
    check(len(tools) <= 128, "at most 128 tools", "tools")
    check(len({tool.name for tool in tools}) == len(tools), "two tools have the same name", "tools")
    for tool, is_strict in zip(tools, strict, strict=True):
        check(NAME.fullmatch(tool.name), f"Invalid tool name '{tool.name}'", "tools")
        if is_strict:
            check_strict_schema(tool.parameters, f"Invalid schema for function '{tool.name}'")
    return tools


def check_strict_schema(schema: Any, where: str) -> None:
    """The subset of JSON Schema that `strict: true` allows."""
    check(isinstance(schema, dict) and schema.get("type") == "object", f"{where}: the root must be an object")
    check("anyOf" not in schema, f"{where}: the root must not be an anyOf")
    _check_node(schema, where)


def _check_node(node: Any, where: str) -> None:
    check(isinstance(node, dict), f"{where}: a schema must be an object")
    for keyword in NOT_IN_STRICT_SCHEMAS & node.keys():
        raise BadRequestError(f"{where}: '{keyword}' is not permitted.", code="invalid_function_parameters")
    if "$ref" in node:
        check(node["$ref"].startswith("#"), f"{where}: only local references")
        return
    check("type" in node or "anyOf" in node or "enum" in node or "const" in node, f"{where}: a 'type' is required")
    if node.get("type") == "object":
        check(node.get("additionalProperties") is False, f"{where}: 'additionalProperties' must be false")
        properties = node.get("properties", {})
        check(set(node.get("required", [])) == set(properties), f"{where}: 'required' must name every property")
        for name, child in properties.items():
            _check_node(child, f"{where}.{name}")
    if node.get("type") == "array":
        check("items" in node, f"{where}: 'items' is required")
        _check_node(node["items"], f"{where}[]")
    for child in node.get("anyOf", ()):
        _check_node(child, f"{where}|")
    for name, child in node.get("$defs", {}).items():
        _check_node(child, f"{where}#{name}")


def read_schema(form: dict[str, Any], where: str) -> dict[str, Any]:
    """The schema of a form for the answer, which has a name."""
    check(form.get("name"), f"Missing required parameter: '{where}.name'.")
    if form.get("strict"):
        check_strict_schema(form["schema"], "Invalid schema for response_format")
    schema: dict[str, Any] = form["schema"]
    return schema


def read_words(role: Any, text: str) -> Message:
    """A message that is nothing but words."""
    if role == "user":
        return CustomerMessage(text)
    return AgentMessage(text) if role == "assistant" else Note(text)


class CallLedger:
    """Every call is answered exactly once, and nothing answers what was not called."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._seen: set[str] = set()

    @property
    def open_ids(self) -> list[str]:
        return list(self._open)

    def called(self, call_id: Any, name: Any, arguments: Any) -> None:
        check(isinstance(call_id, str) and 0 < len(call_id) <= 64, "a call needs an id of at most 64 characters")
        check(call_id not in self._seen, f"Duplicate call id '{call_id}'.")
        check(isinstance(name, str) and NAME.fullmatch(name), f"Invalid function name '{name}' in a call")
        check(isinstance(arguments, str), "the arguments of a call are a string")
        self._seen.add(call_id)
        self._open.append(call_id)

    def answered(self, call_id: Any) -> None:
        check(call_id in self._open, f"No tool call found for function call output with call_id {call_id}.", "input")
        self._open.remove(call_id)

    def close(self) -> None:
        check(not self._open, f"No tool output found for function call {', '.join(self._open)}.", "input")
