"""When two facts, one of a sentence and one of its repeat, say the same."""

from __future__ import annotations

from waraqa.arabic.folding import fold_word
from waraqa.model import AnyFact


def same(one: AnyFact, other: AnyFact) -> bool:
    """True when two facts of a sentence and its repeat say the same."""
    if one.kind != other.kind or one.id == other.id:
        return False
    fields = _TELLING.get(one.kind, ("text",))
    return all(_key(getattr(one, field)) == _key(getattr(other, field)) for field in fields)


_TELLING = {
    "figure": ("value", "unit"),
    "date": ("value",),
    "event": ("type", "date", "announced"),
    "quote": ("direct",),
}


def _key(value: object) -> object:
    return fold_word(value) if isinstance(value, str) else value
