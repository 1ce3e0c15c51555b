"""The `[strings]` of site.toml: a site may word a label otherwise, but not leave it empty nor ask for other values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from waraqa.errors import WaraqaError
from waraqa.locale import HOME, catalogue, languages, values_in
from waraqa.strict import decode, locate, suggestion

_BRACES = re.compile(r"\{[a-z_]+\}")


def label_problems(file: str, data: bytes, strings: Mapping[str, str]) -> Iterator[WaraqaError]:
    """An error, at its place, for every label that is not ours or cannot be filled in."""
    text = decode(file, data) if strings else ""
    for key, words in strings.items():
        ours = our_words(key)
        if ours is None:
            message, hint = f"{key!r} is no label of the interface", suggestion(key, _known(key))
        else:
            message, hint = _problem(key, words, ours), _hint(ours)
        if message:
            yield WaraqaError(message, locate(file, text, ("strings", key)), hint)


def our_words(key: str) -> str | None:
    """Our words under a key of `[strings]`, where a language's code may stand before it; None where there are none."""
    language, plain = _parted(key)
    known = catalogue(language)
    return known.words(plain) if plain in known.keys else None


def _parted(key: str) -> tuple[str, str]:
    language, _, plain = key.partition(".")
    return (language, plain) if language in languages() and language != HOME else (HOME, key)


def _known(key: str) -> list[str]:
    language, _ = _parted(key)
    return [one if language == HOME else f"{language}.{one}" for one in catalogue(language).keys]


def _problem(key: str, words: str, ours: str) -> str:
    """What is wrong with an editor's words, if anything."""
    if not words.strip():
        return f"the label {key!r} has no words"
    if re.search(r"[{}]", _BRACES.sub("", words)):
        return f"the label {key!r} has a brace that holds no value: {words}"
    other = sorted(values_in(words) - values_in(ours))
    return f"the label {key!r} asks for a value that it is not given: {{{other[0]}}}" if other else ""


def _hint(ours: str) -> str:
    values = ", ".join(f"{{{value}}}" for value in sorted(values_in(ours)))
    return f"its values: {values}" if values else "it has no values"
