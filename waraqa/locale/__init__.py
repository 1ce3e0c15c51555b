"""The interface's words by language: a gettext catalogue each, its messages named by key, its plurals those of CLDR."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

HOME = "ar"
"""The language that the interface is written in; the others are translated from it."""

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories in the order of CLDR, which is that of a catalogue's forms."""

FOLDER = Path(__file__).parent
_FILE = "LC_MESSAGES/waraqa.po"
_VALUE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language: sentences by key, counted nouns by key and plural category."""

    language: str
    sentences: Mapping[str, str]
    counted: Mapping[str, Mapping[str, str]]

    @property
    def keys(self) -> frozenset[str]:
        """What a site may word otherwise: every key, those of counted nouns with each form behind them."""
        return frozenset(self.sentences) | {f"{key}.{form}" for key, forms in self.counted.items() for form in forms}

    def words(self, key: str) -> str:
        """The words under one of the `keys`."""
        noun, _, form = key.rpartition(".")
        return self.sentences[key] if key in self.sentences else self.counted[noun][form]


@cache
def catalogue(language: str, folder: Path = FOLDER) -> Catalogue:
    """The words of a language; the reader of catalogues is loaded only where one is needed."""
    from babel.messages.pofile import read_po

    with catalogue_file(language, folder).open("rb") as file:
        messages = [(message, message.string) for message in read_po(file) if message.id]
    forms = forms_of(language)
    sentences = {str(one.id): str(words) for one, words in messages if not one.pluralizable}
    counted = {one.id[0]: dict(zip(forms, words or (), strict=True)) for one, words in messages if one.pluralizable}
    return Catalogue(language, sentences, counted)


def catalogue_file(language: str, folder: Path = FOLDER) -> Path:
    """Where the words of a language are."""
    return folder / language / _FILE


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, the interface's own first."""
    found = {path.name for path in FOLDER.iterdir() if (path / _FILE).is_file()}
    return (HOME, *sorted(found - {HOME}))


def spoken(tag: str) -> str:
    """The language of the interface for a sheet in some language: its own where there is a catalogue, else Arabic."""
    language = tag.partition("-")[0].lower()
    return language if language in languages() else HOME


@cache
def locale_of(language: str) -> Locale:
    """What CLDR knows of a language."""
    return Locale(language)


def forms_of(language: str) -> tuple[str, ...]:
    """The plural categories that a language has."""
    tags = locale_of(language).plural_form.tags
    return tuple(form for form in FORMS if form in tags or form == FORMS[-1])


def form_of(count: float, language: str) -> str:
    """The plural category of a number, by CLDR: the table of `babel.messages.plurals` has Arabic wrong."""
    return str(locale_of(language).plural_form(count))


@cache
def known_locale(tag: str) -> Locale | None:
    """What CLDR knows of a language by its tag, «fr» or «pt-BR»; None where it knows none."""
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def direction_of(tag: str) -> str:
    """Which way a language is written: «rtl» or «ltr», as most are that CLDR does not know."""
    known = known_locale(tag)
    return str(known.text_direction) if known else "ltr"


def values_in(words: str) -> frozenset[str]:
    """The values that a sentence leaves open: `{date}` and the like."""
    return frozenset(_VALUE.findall(words))
