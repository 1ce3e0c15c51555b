"""site.toml → `Config`: what the editor says of the whole site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from waraqa.strict import STRICT, read

Months = Literal["gulf", "levant", "maghreb-ma", "maghreb-dz", "dual"]
Digits = Literal["latn", "arab"]
Locale = Literal[
    "ar", "ar-AE", "ar-BH", "ar-DJ", "ar-DZ", "ar-EG", "ar-EH", "ar-IQ", "ar-JO", "ar-KM", "ar-KW", "ar-LB", "ar-LY",
    "ar-MA", "ar-MR", "ar-OM", "ar-PS", "ar-QA", "ar-SA", "ar-SD", "ar-SO", "ar-SS", "ar-SY", "ar-TD", "ar-TN",
    "ar-YE",
]  # fmt: skip
"""The Arabic locales of CLDR 48."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a site; the field names are the keys of `site.toml`."""

    __pydantic_config__ = STRICT

    title: str
    base_url: str | None = None
    publisher: str | None = None
    contact: str | None = None
    license: str | None = None
    logo: str | None = None
    locale: Locale = "ar"
    digits: Digits = "latn"
    months: Months = "dual"
    hijri: Literal["off", "beside"] = "off"
    drafts: bool = True
    show: Literal["excerpt", "full"] = "excerpt"
    fact_pages: Literal["lead", "all", "none"] = "lead"
    host: Literal["any", "github-pages"] = "any"
    search: bool = True
    cards: bool = True
    paper: Literal["a4", "letter"] = "a4"
    glossary: dict[str, str] = field(default_factory=dict)
    strings: dict[str, str] = field(default_factory=dict)

    @property
    def imprint(self) -> str:
        """Who publishes, as readers are told: the publisher, or the site by its own name where none is given."""
        return self.publisher or self.title


def read_config(file: str, data: bytes) -> Config:
    """The settings in a `site.toml`; every mistake at once, as a group of `WaraqaError`s."""
    return read(file, data, Config)
