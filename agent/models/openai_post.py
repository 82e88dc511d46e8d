"""One call of the API, as cheap as the client allows."""

import json
from collections.abc import Mapping
from typing import Any

from openai import AsyncOpenAI
from pydantic import BaseModel

from agent.models.protocol import ModelMisbehaved, ModelUnavailable


async def post(client: AsyncOpenAI, path: str, body: dict[str, Any]) -> Mapping[str, Any]:
    """The answer's JSON object. Raises `OpenAIError` for what the client itself finds wrong.

    The typed `create()` of the client spends more CPU on transforming parameters and building result models than the
    rest of the call together; its own `post` sends the same bytes. A client that Inspect has bridged to one of its
    providers answers even this with a typed object.
    """
    try:
        answer: object = await client.post(path, body=body, cast_to=object)
        if isinstance(answer, str):
            # Not labelled as JSON; some servers send JSON all the same.
            answer = json.loads(answer) if answer.lstrip().startswith("{") else None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ModelUnavailable("the model's answer was cut off") from error
    if isinstance(answer, BaseModel):
        answer = answer.model_dump(mode="json")
    if not isinstance(answer, dict):
        raise ModelMisbehaved("the model's answer is not a JSON object; is the base URL right?")
    return answer
