"""What a date is read against: the publication date, what the text said before, and its tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from waraqa.arabic.calendars import HijriDay, to_hijri
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.tokens import Tokens
from waraqa.arabic.dates.words import future
from waraqa.arabic.lexicon import any_of
from waraqa.model import Qualifier

_REACH, _FORECAST = 12, 40
_REPORTED = frozenset({"ان", "بان"})
_JUST_NOW, _LATELY, _LONG_SINCE = 40, 150, 400
_REMEMBERED = {"year": _LONG_SINCE, "month": _LONG_SINCE, "day": _LATELY, "period": _LATELY}
_SENTENCE_ENDS = frozenset(".!?؟؛")
_ENDS = _SENTENCE_ENDS | {"\n"}
_SENTENCE, _OPENING = 60, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an expression means, and what it leaves behind for «الشهر ذاته» and its like."""

    value: str | None
    hijri: str | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    year: int | None = None
    month: tuple[int, int] | None = None
    day: date | None = None
    period: str | None = None
    dated: bool = False


UNRESOLVED = Outcome(None)


@dataclass
class Context:
    """The anchor and the memory of one reading, updated in the order of the text."""

    tokens: Tokens
    published: date | None
    locale: str
    said_years: dict[tuple[str, int, int], set[int]] = field(default_factory=dict)
    year: int | None = None
    month: tuple[int, int] | None = None
    day: date | None = None
    period: str | None = None
    dated: tuple[int, int] | None = None
    lunar: str | None = None
    places: dict[str, int] = field(default_factory=dict)

    @cached_property
    def hijri(self) -> HijriDay | None:
        """The publication date in the Hijri calendar."""
        return to_hijri(self.published) if self.published else None

    def years_of_month(self, calendar: str, month: int) -> set[int]:
        """The years in which the text dates any day of that month in full."""
        return {
            year
            for (kind, number, _), years in self.said_years.items()
            if (kind, number) == (calendar, month)
            for year in years
        }

    def forget(self, at: int) -> None:
        """Drop what was named too long before a token to be taken up again."""
        for name, reach in _REMEMBERED.items():
            if at - self.places.get(name, at) > reach:
                setattr(self, name, None)

    def remember(self, outcome: Outcome, at: int) -> None:
        """Keep what the expression named; `at` is the token where it stands."""
        for name in _REMEMBERED:
            said = getattr(outcome, name)
            if said:
                setattr(self, name, said)
                self.places[name] = at
        if outcome.hijri:
            self.lunar = outcome.hijri.rpartition("/")[2]
            self.places["lunar"] = at
        if outcome.dated and outcome.year:
            self.dated = (outcome.year, at)

    def told_year(self, parts: Parts) -> int | None:
        """The year of a fully dated mention just before, on the same line: a story may still be in it."""
        if self.dated is None:
            return None
        year, at = self.dated
        near = parts.start - at < 60 and "\n" not in self.tokens.kinds[at : parts.start]
        return year if near else None

    def year_near(self, parts: Parts) -> int | None:
        """The year that any date just before names, on the same line: a bare month may be of that year."""
        at = self.places.get("year", 0)
        near = parts.start - at < _JUST_NOW and "\n" not in self.tokens.kinds[at : parts.start]
        return self.year if near else None

    def lunar_year_said(self) -> int | None:
        """The Hijri year, where the year last named is one."""
        last = self.lunar is not None and self.places.get("lunar") == self.places.get("year")
        return int(self.lunar[:4]) if self.lunar and last else None

    def lunar_year_near(self, month: int, parts: Parts) -> int | None:
        """The Hijri year named just before, on the same line, for a month of it that is not before the one named."""
        at = self.places.get("lunar", 0)
        near = parts.start - at < _JUST_NOW and "\n" not in self.tokens.kinds[at : parts.start]
        if self.lunar is None or not near:
            return None
        year, _, rest = self.lunar.partition("-")
        return int(year) if month >= int(rest[:2] or 0) else None

    def is_future(self, parts: Parts) -> bool:
        """True when a word before the expression, in its sentence, looks ahead, and no «كان» looks back on it."""
        before = self._words_before(parts)
        bought = self.tokens.word(parts.start - 1) == "ل" and not future("contracts").isdisjoint(before)
        ahead = bought or parts.previous() in future("deliveries") or any(_looks_ahead(word) for word in before)
        return (ahead or self._is_forecast(parts)) and future("was").isdisjoint(before)

    def _is_forecast(self, parts: Parts) -> bool:
        """True behind «توقع المركز أن», with nothing between that looks back or speaks."""
        between: list[str] = []
        for word in self._words_before(parts, _FORECAST):
            if _bare(word) in future("forecasts"):
                return bool(_REPORTED.intersection(between)) and future("not_forecast").isdisjoint(between)
            between.append(_bare(word))
        return False

    def is_lasting(self, parts: Parts) -> bool:
        """True behind «يستمر»، «تأجيل» in the same sentence: what comes «حتى» then lies ahead."""
        return any(_bare(word) in future("lasting") or _looks_ahead(word) for word in self._words_before(parts))

    def is_announced(self, parts: Parts) -> bool:
        """True behind a verb of the present that announces, or in a sentence that opens with one."""
        before = self._words_before(parts)
        opening = before[: -_OPENING - 1 : -1] if len(before) < _REACH else []
        announced = any(_bare(word) in future("scheduled") for word in (*opening, *before[:1]))
        return future("was").isdisjoint(before) and (announced or parts.previous() in future("starting"))

    def day_of_sentence(self, parts: Parts) -> date | None:
        """The day last named, in the same sentence as the expression."""
        return self.day if self.day and self.in_sentence("day", parts) else None

    def in_sentence(self, name: str, parts: Parts) -> bool:
        """True when what is remembered by that name stands before the expression in its sentence."""
        at = self.places.get(name)
        if at is None or parts.start - at > _SENTENCE:
            return False
        return not any(self.tokens.word(each) in _ENDS for each in range(at, parts.start))

    def is_since(self, parts: Parts) -> bool:
        """True right behind «منذ»."""
        return parts.previous() == "منذ"

    def _words_before(self, parts: Parts, reach: int = _REACH) -> list[str]:
        """The last words of the sentence before the expression, the nearest first."""
        found: list[str] = []
        for at in range(parts.start - 1, max(-1, parts.start - 1 - reach), -1):
            word = self.tokens.word(at)
            if word in _SENTENCE_ENDS or word == "\n":
                break
            found.append(word)
        return found


def _looks_ahead(word: str) -> bool:
    """True for a verb with س of the future, and for the words that announce one."""
    if word in future("cues"):
        return True
    stem = _bare(word)
    return stem in future("cues") or (
        len(stem) >= 4 and stem.startswith(("سي", "ست", "سن")) and not _nouns().fullmatch(stem)
    )


def _bare(word: str) -> str:
    """The word without «و» or «ف» written onto it."""
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 4 else word


@cache
def _nouns() -> re.Pattern[str]:
    """Nouns that begin like verbs with س of the future, with their endings."""
    return re.compile(
        any_of(sorted(future("not_verbs"))) + "(?:ه|ها|هم|هما|نا|ات|اتها|اتهم|ت|ي|يه|يا|يات|ين|ون|يون|يين|ا)?"
    )
