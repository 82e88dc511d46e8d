"""The contract of the HTTP interface as OpenAPI, with errors as they are really sent."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, JsonValue

from frontdesk.problems import MEDIA_TYPE
from staff.wire.bookings import BookingView

SCHEMAS = "#/components/schemas/"
REFERENCE = f"{SCHEMAS}Problem"
EXAMPLE: dict[str, JsonValue] = {
    "type": "about:blank",
    "code": "slot_taken",
    "title": "Slot taken",
    "status": 409,
    "detail": "That time is no longer free: somebody else has just taken it.",
    "choices": [
        {"starts_at": "2026-11-24T10:30:00-05:00", "ends_at": "2026-11-24T11:00:00-05:00", "providers_available": 2}
    ],
}
_OF_FASTAPI = ("HTTPValidationError", "ValidationError")


class Problem(BaseModel):
    """Why something was refused (RFC 9457). `code` is stable; `choices` are what would have been accepted, `field` what
    is wrong, `reasons` the rules that exclude a time, and `booking` how it is now when somebody changed it before."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    type: str
    code: str
    title: str
    status: int
    detail: str
    choices: list[Any] | None = None
    field: str | None = None
    reasons: list[str] | None = None
    booking: BookingView | None = None


class ContractApi(FastAPI):
    """A FastAPI whose OpenAPI document knows how errors look here."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            _tell_of_problems(super().openapi())
        assert self.openapi_schema is not None
        return self.openapi_schema


def _tell_of_problems(contract: dict[str, Any]) -> None:
    refused = {"description": "Refused.", "content": {MEDIA_TYPE: {"schema": {"$ref": REFERENCE}}}}
    for path in contract.get("paths", {}).values():
        for operation in path.values():
            responses = operation["responses"]
            if MEDIA_TYPE not in responses.get("422", {}).get("content", {}):
                responses.pop("422", None)
            if not any(status.startswith("4") for status in responses):
                responses["4XX"] = refused
    schemas = contract.setdefault("components", {}).setdefault("schemas", {})
    for name in _OF_FASTAPI:
        schemas.pop(name, None)
    described = Problem.model_json_schema(ref_template=SCHEMAS + "{model}")
    for name, schema in described.pop("$defs", {}).items():
        schemas.setdefault(name, schema)
    schemas["Problem"] = described
