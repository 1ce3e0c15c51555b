"""The interface's Arabic: sentences by key, counted nouns in the six forms that Arabic has."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from waraqa.config import Config
from waraqa.render.numbers import in_digits

FORMS = ("zero", "one", "two", "few", "many", "other")
_FILE = Path(__file__).parent / "data" / "strings.toml"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _locale() -> Locale:
    return Locale("ar")


@dataclass(frozen=True)
class Strings:
    """The sentences of one site: ours with the site's own laid over them."""

    config: Config

    def t(self, key: str, **values: object) -> str:
        """The sentence under a key with its values filled in; an unknown key is an error."""
        return self._pattern(key).format(**{name: str(value) for name, value in values.items()})

    def n(self, key: str, count: int) -> str:
        """A counted noun in the form that the number asks for, in the site's digits."""
        form = _locale().plural_form(count)
        return self.form(key, form).format(n=in_digits(str(count), self.config.digits))

    def form(self, key: str, form: str) -> str:
        """A counted noun in one of the six forms, its number left open: for a script that counts."""
        return str(self.config.strings.get(f"{key}.{form}") or _table()["plurals"][key][form])

    def listed(self, items: Sequence[str]) -> str:
        """Words as a list: «أ وب وج»."""
        return self.t("list.and").join(items)

    def _pattern(self, key: str) -> str:
        own = self.config.strings.get(key)
        return own if own is not None else str(_table()["strings"][key])
