"""What the checks say of a fact, in the words of the interface."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator
from functools import cache

from waraqa.desk.typed import typed_of
from waraqa.errors import WaraqaError
from waraqa.locale import HOME, catalogue
from waraqa.locale.terminal import said_again
from waraqa.render.strings import Strings
from waraqa.render.views.chips import WORDING

_NUMBERS = re.compile(r"-?\d{1,19}(?:\.\d{1,17})?|\(-?[\d.]{1,20}, -?[\d.]{1,20}\)")


def said(strings: Strings, reasons: Iterable[str]) -> Iterator[str]:
    """Each reason as a sentence, once; what is worded by the editor shows at its field, and is not told again."""
    told = (_sentence(strings, reason) for reason in reasons if not reason.startswith(WORDING))
    yield from dict.fromkeys(told)


def mistake_said(strings: Strings, mistake: WaraqaError) -> str:
    """A mistake with its place and its hint, a line each."""
    message, hint = (said_again(strings.language, text) for text in (mistake.message, mistake.hint))
    return "\n".join(part for part in (f"{mistake.where}: {message}" if mistake.where else message, hint) if part)


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
    return strings.t(key, about=strings.t(field) if field in _known() else _shown(about))


def _shown(value: str) -> str:
    """A number, or a pair of them, as an editor would type it; anything else as it is."""
    return typed_of(literal_eval(value)) if _NUMBERS.fullmatch(value) else value


@cache
def _known() -> frozenset[str]:
    return catalogue(HOME).keys
