"""The contract of the HTTP interface as OpenAPI, with errors as they are really sent."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from frontdesk.problems import MEDIA_TYPE

REFERENCE = "#/components/schemas/Problem"
_OF_FASTAPI = ("HTTPValidationError", "ValidationError")


class Problem(BaseModel):
    """Why something was refused (RFC 9457). `code` is stable; `choices` are what would have been accepted."""

    type: str
    code: str
    title: str
    status: int
    detail: str
    choices: list[Any] | None = None


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
            operation["responses"].pop("422", None)
            operation["responses"]["4XX"] = refused
    schemas = contract.setdefault("components", {}).setdefault("schemas", {})
    for name in _OF_FASTAPI:
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema()
