"""What the checks say of a fact, in the words of the interface."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from waraqa.errors import WaraqaError
from waraqa.locale.codes import reasons_said
from waraqa.locale.terminal import CLOSE, LEFT_TO_RIGHT, as_markup, said_again
from waraqa.render.strings import Strings


def said(strings: Strings, reasons: Iterable[str]) -> list[str]:
    """Each reason as a sentence, once; what is worded by the editor shows at its field, and is not told again."""
    return reasons_said(strings.language, reasons)


def mistake_said(strings: Strings, mistake: WaraqaError) -> Markup:
    """A mistake with its place and its hint as HTML, a line each; neither turns the other round."""
    message, hint = (said_again(strings.language, text) for text in (mistake.message, mistake.hint))
    placed = f"{LEFT_TO_RIGHT}{mistake.where}{CLOSE}: {message}" if mistake.where else message
    return as_markup("\n".join(part for part in (placed, hint) if part))


def label(strings: Strings, key: str) -> str:
    """The name of a field."""
    return strings.t(f"desk.field.{key.replace('.', '_')}")
