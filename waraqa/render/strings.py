"""The interface's words in one language: sentences by key, counted nouns in the forms that CLDR tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waraqa.config import Config, Digits
from waraqa.locale import FORMS, HOME, catalogue, direction_of, form_of, spoken
from waraqa.render.numbers import in_digits


@dataclass(frozen=True)
class Strings:
    """The sentences of one site in one language: ours with the site's own laid over them.

    `page` is the language of the page that they stand on, where that is another.
    """

    config: Config
    language: str = HOME
    page: str = ""

    @property
    def digits(self) -> Digits:
        """The digits of the site; a language that is not written in Arabic letters has its own."""
        return self.config.digits if self.language == HOME else "latn"

    @property
    def lang(self) -> str:
        """The language of the page, for its `lang`."""
        return self.page or self.language

    @property
    def direction(self) -> str:
        """Which way the page is written: «rtl» or «ltr»."""
        return direction_of(self.lang)

    def t(self, key: str, **values: object) -> str:
        """The sentence under a key with its values filled in; an unknown key is an error."""
        pattern = self._own(key) or catalogue(self.language).sentences[key]
        return pattern.format(**{name: str(value) for name, value in values.items()})

    def n(self, key: str, count: int) -> str:
        """A counted noun in the form that the number asks for, in the site's digits."""
        return self.form(key, form_of(count, self.language)).format(n=in_digits(str(count), self.digits))

    def form(self, key: str, form: str) -> str:
        """A counted noun in one of the six forms, its number left open: for a script that counts."""
        forms = catalogue(self.language).counted[key]
        return self._own(f"{key}.{form}") or forms.get(form, forms[FORMS[-1]])

    def listed(self, items: Sequence[str]) -> str:
        """Words as a list: «أ وب وج», or “A, B and C”."""
        *before, last = items or ("",)
        return self.t("list.and").join([self.t("list.between").join(before), last] if before else [last])

    def _own(self, key: str) -> str:
        """The site's own words; for another language than Arabic its code stands before the key."""
        return self.config.strings.get(key if self.language == HOME else f"{self.language}.{key}", "")


def strings_of(config: Config, lang: str) -> Strings:
    """The sentences for a page in some language: its own where there is a catalogue of it, else Arabic."""
    return Strings(config, spoken(lang), lang)
