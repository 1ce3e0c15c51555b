"""What the commands and the mistakes say: English sentences, and beside them a catalogue of each other language.

A mistake is worded where it is found, in rooms that know no language of the reader. So a finished English sentence is
recognised again by the pattern of its message, and its values are set into the other language's sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

from waraqa.locale import FOLDER, HOME, form_of, forms_of
from waraqa.locale.codes import BETWEEN, clash_said, reasons_said

ENGLISH = "en"
"""The language that the sentences themselves are written in."""
_FILE = "LC_MESSAGES/terminal.po"
_VALUE = re.compile(r"(\{[a-z]+\})")
_LONGEST = 20_000
_OURS = {"reason"}
"""Values that are sentences of ours themselves."""
_CODED: dict[str, Callable[[str, str], str]] = {
    "codes": lambda language, codes: " ".join(reasons_said(language, codes.split(BETWEEN))),
    "clash": clash_said,
}
"""Values that are codes, and how they are said: in English too."""
OPEN, LEFT_TO_RIGHT, CLOSE = "\u2068", "\u2066", "\u2069"
"""What stands around a value, an isolate whose first strong letter gives its direction, and around what is typed."""


class Sentences(NamedTuple):
    """The sentences of one language by the English ones, and patterns that know those again once filled in."""

    single: Mapping[str, str]
    counted: Mapping[str, Mapping[str, str]]
    patterns: tuple[tuple[re.Pattern[str], str], ...]


@cache
def sentences(language: str, folder: Path = FOLDER) -> Sentences:
    """The catalogue of a language; an empty one where there is none, so that English stays but for codes."""
    if language == ENGLISH:
        coded = [one for one in sentences(HOME, folder).single if any(f"{{{name}}}" in one for name in _CODED)]
        return Sentences({one: one for one in coded}, {}, tuple((_pattern(one), one) for one in coded))
    file = folder / language / _FILE
    if not file.is_file():
        return Sentences({}, {}, ())
    from babel.messages.pofile import read_po

    with file.open("rb") as opened:
        messages = [message for message in read_po(opened) if message.id]
    single = {str(one.id): str(one.string) for one in messages if not one.pluralizable}
    forms = forms_of(language)
    counted = {one.id[1]: dict(zip(forms, one.string or (), strict=True)) for one in messages if one.pluralizable}
    return Sentences(single, counted, tuple((_pattern(one), one) for one in sorted(single, key=_weight)))


def said(language: str, sentence: str, **values: object) -> str:
    """The sentence in a language, its values filled in and each in an isolate of its own."""
    told = sentences(language).single.get(sentence)
    if told is None or language == ENGLISH:
        return sentence.format(**values)
    return told.format(**{name: isolated(str(value)) for name, value in values.items()})


def counted(language: str, one: str, many: str, count: int) -> str:
    """A counted noun in the form that the number asks for: `{n}` is the number."""
    forms = sentences(language).counted.get(many)
    told = forms[form_of(count, language)] if forms else one if count == 1 else many
    return told.format(n=count)


def said_again(language: str, english: str) -> str:
    """A finished English sentence in a language; as it is where no sentence of the catalogue is known in it."""
    if len(english) > _LONGEST:
        return english
    for pattern, sentence in sentences(language).patterns:
        if found := pattern.fullmatch(english):
            values = found.groupdict()
            ours = {name: said_again(language, values[name]) for name in _OURS & values.keys()}
            coded = {name: tell(language, values[name]) for name, tell in _CODED.items() if name in values}
            return said(language, sentence, **values | ours | coded)
    return english


def isolated(text: str) -> str:
    """The lines of a text, each with a direction of its own that changes nothing around it."""
    return "\n".join(f"{OPEN}{line}{CLOSE}" if line.strip() else line for line in text.split("\n"))


def as_markup(told: str) -> Markup:
    """What was said as HTML: its isolates are elements."""
    marks = {OPEN: "<bdi>", LEFT_TO_RIGHT: '<bdi dir="ltr">', CLOSE: "</bdi>"}
    return Markup("".join(marks.get(letter) or escape(letter) for letter in told))


def _pattern(sentence: str) -> re.Pattern[str]:
    """What matches a sentence with anything in the places of its values."""
    parts = (f"(?P<{part[1:-1]}>.*)" if _VALUE.fullmatch(part) else re.escape(part) for part in _VALUE.split(sentence))
    return re.compile("".join(parts), re.DOTALL)


def _weight(sentence: str) -> tuple[int, str]:
    """The sentences that say most of themselves come first, so that none is taken for a vaguer one."""
    return -len(_VALUE.sub("", sentence)), sentence
