"""The same sheet in other languages: which sheets are translations of one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waraqa.locale import direction_of, known_locale
from waraqa.model import Sheet


@dataclass(frozen=True, slots=True)
class Relative:
    """A sheet that was translated, or is a translation; `original` is the sheet that all of them come from."""

    slug: str
    lang: str
    original: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """A sheet in one of its languages, with the language's own name and direction."""

    slug: str
    lang: str
    name: str
    direction: str


def relatives_of(sheets: Iterable[Sheet]) -> tuple[Relative, ...]:
    """The sheets that are there in several languages."""
    all_of_them = tuple(sheets)
    originals = {sheet.translation_of for sheet in all_of_them if sheet.translation_of}
    related = (sheet for sheet in all_of_them if sheet.translation_of or sheet.slug in originals)
    return tuple(Relative(sheet.slug, sheet.lang, sheet.translation_of or sheet.slug) for sheet in related)


def alternates_of(sheet: Sheet, relatives: Sequence[Relative]) -> tuple[Alternate, ...]:
    """Every language that a sheet is there in, its own among them; none where it is there in one."""
    original = sheet.translation_of or sheet.slug
    family = sorted((one.lang, one.slug) for one in relatives if one.original == original)
    return tuple(_alternate(slug, lang) for lang, slug in family) if len(family) > 1 else ()


def _alternate(slug: str, lang: str) -> Alternate:
    """A language by its own name; one that CLDR does not know by its code."""
    locale = known_locale(lang)
    return Alternate(slug, lang, (locale and locale.get_display_name()) or lang, direction_of(lang))
