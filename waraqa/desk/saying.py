"""What the checks say of a fact, in the words of the interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from waraqa.locale import HOME, catalogue
from waraqa.render.strings import Strings
from waraqa.render.views.chips import WORDING


def said(strings: Strings, reasons: Iterable[str]) -> Iterator[str]:
    """Each reason as a sentence, once; what is worded by the editor shows at its field, and is not told again."""
    told = (_sentence(strings, reason) for reason in reasons if not reason.startswith(WORDING))
    yield from dict.fromkeys(told)


def label(strings: Strings, key: str) -> str:
    """The name of a field."""
    return strings.t(f"desk.field.{key.replace('.', '_')}")


def _sentence(strings: Strings, reason: str) -> str:
    """A reason is a code, perhaps with the field or the value that it is about."""
    code, _, about = reason.partition(":")
    key = f"reason.{code.replace('-', '_')}"
    if key not in _known():
        return strings.t("reason.other", code=reason)
    name = {"display": "text", "value": "value"}.get(about, about)
    field = f"desk.field.{name.replace('.', '_')}"
    return strings.t(key, about=strings.t(field) if field in _known() else about)


@cache
def _known() -> frozenset[str]:
    return catalogue(HOME).keys
