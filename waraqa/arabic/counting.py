"""عدد ومعدود: a number with the right form of what it counts, for rendering: «3 ملايين دولار», «11 شهرًا»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from waraqa.arabic.lexicon import table
from waraqa.model import Number


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun in the four forms that numbers ask for."""

    one: str
    two: str
    many: str
    accusative: str

    def after(self, number: Number) -> str:
        """The form behind a number in digits, 1 and 2 apart: plural for 3–10, accusative for 11–99, else singular."""
        last = number % 100 if number == int(number) else 0
        if 3 <= last <= 10:
            return self.many
        return self.accusative if last > 10 else self.one

    def counted(self, number: Number, digits: Callable[[Number], str] = str) -> str:
        """The number with its noun: «دولار واحد», «دولاران», «3 دولارات», «11 دولارًا», «100 دولار», «3.5 دولار»."""
        if number == 1:
            return f"{self.one} {'واحدة' if _head(self.one).endswith('ة') else 'واحد'}"
        return self.two if number == 2 else f"{digits(number)} {self.after(number)}"


def amount(number: Number, unit: str | None, digits: Callable[[Number], str] = str) -> str:
    """A number with its unit as a newsroom writes it: «3.5 مليون دولار», «ملياران», «12 في المئة», «40 عنصرا»."""
    if unit == "percent":
        return f"{digits(number)} في المئة"
    value, scale = scaled(number)
    noun = _nouns().get(unit or "")
    if scale is None:
        return noun.counted(number, digits) if noun else f"{digits(number)} {unit or ''}".rstrip()
    if unit is None:
        return _bare_scale(value, scale, digits)
    return f"{_construct(value, scale, digits)} {noun.one if noun else unit}"


def scaled(number: Number) -> tuple[Number, CountedNoun | None]:
    """The number in millions, milliards or more with that scale's noun, where three decimals hold it; else as it is."""
    for size, noun in _scales():
        value = Decimal(str(number)) / size
        if abs(value) >= 1 and value == round(value, 3):
            return (int(value) if value == int(value) else float(value)), noun
    return number, None


def _bare_scale(value: Number, scale: CountedNoun, digits: Callable[[Number], str]) -> str:
    """A scale with nothing after it: «مليون», «مليونان», «11 مليونًا»."""
    return scale.one if value == 1 else scale.counted(value, digits)


def _construct(value: Number, scale: CountedNoun, digits: Callable[[Number], str]) -> str:
    """A scale before its noun: «مليون», «مليونا», «3 ملايين», «11 مليون», «3.5 مليون»."""
    if value == 1:
        return scale.one
    if value == 2:
        return scale.two.removesuffix("ن")
    form = scale.after(value)
    return f"{digits(value)} {scale.many if form == scale.many else scale.one}"


def _head(noun: str) -> str:
    return noun.partition(" ")[0]


@cache
def _nouns() -> dict[str, CountedNoun]:
    return {unit: _noun(forms) for unit, forms in table("counted_forms")["units"].items()}


@cache
def _scales() -> tuple[tuple[int, CountedNoun], ...]:
    return tuple((int(size), _noun(forms)) for size, forms in table("counted_forms")["scales"].items())


def _noun(forms: dict[str, str]) -> CountedNoun:
    """The four forms, the regular ones made from the singular."""
    one = forms["one"]
    regular = one + "ًا" if one[-1] not in "ةاءى" and " " not in one else one
    stem = one.removesuffix("ة") + "ت" if one.endswith("ة") else one
    return CountedNoun(one, forms.get("two", stem + "ان"), forms["many"], forms.get("accusative", regular))
