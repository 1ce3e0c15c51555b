"""A model's reply, which nobody vouches for → proposals: records of plain values, whatever they claim."""

from __future__ import annotations

import json
import math
from typing import Any

from waraqa.errors import WaraqaError
from waraqa.llm.address import Endpoint

_CUT = "length"


def read_reply(data: bytes, endpoint: Endpoint) -> list[Any]:
    """The proposals of a reply; a `WaraqaError` that names the cause where it holds none."""
    answer = _parsed(data, f"{endpoint} answered with")
    try:
        choice = answer["choices"][0]
        message = choice["message"]
        content, excuse = message.get("content"), message.get("refusal")
    except (AttributeError, IndexError, KeyError, TypeError):
        hint = "is it an OpenAI-compatible endpoint? its address ends in /v1/chat/completions"
        raise WaraqaError(f"{endpoint} answered with JSON that is no chat completion", hint=hint) from None
    if choice.get("finish_reason") == _CUT:
        hint = "give the model a longer context or output, or split the source"
        raise WaraqaError(f"{endpoint.model} stopped in the middle of its reply", hint=hint)
    if excuse or not isinstance(content, str) or not content.strip():
        raise WaraqaError(f"{endpoint.model} {'refused to answer' if excuse else 'answered with nothing'}")
    reply = _parsed(content, f"{endpoint.model} replied with")
    facts = reply.get("facts") if isinstance(reply, dict) else None
    if not isinstance(facts, list):
        raise WaraqaError(f"{endpoint.model} replied with JSON that has no list of facts", hint=_SCHEMA_HINT)
    return facts


_SCHEMA_HINT = "does the server support JSON schemas (response_format)?"


def _parsed(text: bytes | str, who: str) -> Any:
    """JSON, read strictly: no NaN, no number that a computer cannot hold, no bottomless nesting."""
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as problem:
        cause = f" ({problem.msg}, character {problem.pos})" if isinstance(problem, json.JSONDecodeError) else ""
        raise WaraqaError(f"{who} what is not JSON{cause}", hint=_SCHEMA_HINT) from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    """A number; infinite ones are refused."""
    number = float(digits)
    if math.isinf(number):
        raise ValueError(digits)
    return number
