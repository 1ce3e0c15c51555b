"""What the checks say by a code, in words: why a fact is doubted or refused, what kind of conflict it is."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable
from decimal import Decimal

from waraqa.locale import HOME, catalogue

BETWEEN = "; "
"""What stands between the codes of a fact."""
WORDING = "editor-wording"
"""No doubt: the page says at the field that its words are the editor's."""
_NUMBER = r"-?\d{1,19}(?:\.\d{1,17})?"
_NUMBERS = re.compile(rf"{_NUMBER}|\({_NUMBER}, {_NUMBER}\)")
_FIELDS = {"display": "text"}


def reasons_said(language: str, codes: Iterable[str]) -> list[str]:
    """Each reason as a sentence, once."""
    told = (reason_said(language, code) for code in codes if code.partition(":")[0] != WORDING)
    return list(dict.fromkeys(told))


def reason_said(language: str, reason: str) -> str:
    """A reason as a sentence: a code, perhaps with the field or the value that it is about."""
    code, _, about = reason.partition(":")
    sentences, key = catalogue(language).sentences, f"reason.{keyed(code)}"
    if key not in catalogue(HOME).keys:
        return sentences["reason.other"].format(code=reason)
    field = f"desk.field.{keyed(_FIELDS.get(about, about))}"
    return sentences[key].format(about=sentences.get(field, _shown(about)))


def clash_said(language: str, why: str) -> str:
    """What kind of conflict a code means; an editor's own words as they are."""
    return catalogue(language).sentences.get(f"clash.{keyed(why)}", why)


def keyed(code: str) -> str:
    """A code as the keys of the catalogue have it."""
    return code.replace("-", "_").replace(".", "_")


def _shown(value: str) -> str:
    """A number, or a pair of them, as an editor would type it; anything else as it is."""
    if not _NUMBERS.fullmatch(value):
        return value
    number = literal_eval(value)
    return "–".join(f"{Decimal(repr(one)):,f}" for one in (number if isinstance(number, tuple) else (number,)))
