"""What is asked of a model: one article, what a fact is, and a JSON Schema that comes from the records of `model`."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from waraqa.llm.address import Endpoint
from waraqa.model import SHAPES, Article

ASKED: dict[str, tuple[str, ...]] = {
    "date": ("value",),
    "figure": ("value", "unit", "of", "period", "approx", "said_by"),
    "quote": ("speaker", "direct", "polarity"),
    "person": ("name", "role"),
    "organisation": ("name",),
    "place": ("name",),
    "event": ("type", "date", "who", "where", "said_by"),
}
"""The fields that a model may fill in, by kind. Ids, states, verdicts and places are ours; others are never read."""

_PROMPT = Path(__file__).with_name("prompt.toml")
_NOTES = {"title", "default", "description"}


def request_body(article: Article, endpoint: Endpoint) -> bytes:
    """The body of the request for the facts of one article."""
    published = article.published.isoformat() if article.published else "unknown"
    told = f"Published: {published}\n\nThe article:\n\n{article.text}"
    body = {
        "model": endpoint.model,
        "stream": False,
        "messages": [{"role": "system", "content": _system()}, {"role": "user", "content": told}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "facts", "strict": True, "schema": reply_schema()},
        },
    }
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


@cache
def reply_schema() -> dict[str, Any]:
    """The JSON Schema of a reply: a list of facts, each with exactly the keys of its kind."""
    facts = {"type": "array", "items": {"anyOf": [_fact_schema(kind) for kind in ASKED]}}
    return _closed({"facts": facts})


def _fact_schema(kind: str) -> dict[str, Any]:
    """The schema of one kind: where its words stand, and its fields as the record has them."""
    known = TypeAdapter(SHAPES[kind]).json_schema()["properties"]
    place = {"evidence": {"type": "string"}, "occurrence": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}
    own = {name: _plain(known[name]) for name in ASKED[kind]}
    return _closed({"kind": {"type": "string", "enum": [kind]}, **place, **own})


def _plain(schema: Any) -> Any:
    """The schema without notes, and with pairs as lists: what all servers understand."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _plain(part) for key, part in schema.items() if key not in _NOTES}
    if pair := plain.pop("prefixItems", None):
        plain["items"] = pair[0]
    return plain


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object that wants all its keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


@cache
def _system() -> str:
    """What the model is told before the article."""
    return str(tomllib.loads(_PROMPT.read_text(encoding="utf-8"))["system"]).strip()
