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

_REACH = 12
_SENTENCE_ENDS = frozenset(".!?؟؛")


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

    def remember(self, outcome: Outcome, at: int) -> None:
        """Keep what the expression named; `at` is the token where it stands."""
        self.year = outcome.year or self.year
        self.month = outcome.month or self.month
        self.day = outcome.day or self.day
        self.period = outcome.period or self.period
        if outcome.dated and outcome.year:
            self.dated = (outcome.year, at)

    def told_year(self, parts: Parts) -> int | None:
        """The year of a fully dated mention just before, on the same line: a story may still be in it."""
        if self.dated is None:
            return None
        year, at = self.dated
        near = parts.start - at < 60 and "\n" not in self.tokens.kinds[at : parts.start]
        return year if near else None

    def is_future(self, parts: Parts) -> bool:
        """True when a word before the expression, in its sentence, looks ahead: سيعقد، المقررة، من المنتظر."""
        return any(_looks_ahead(word) for word in self._words_before(parts))

    def is_since(self, parts: Parts) -> bool:
        """True right behind «منذ»."""
        return parts.previous() == "منذ"

    def _words_before(self, parts: Parts) -> list[str]:
        """The last words of the sentence before the expression."""
        found: list[str] = []
        for at in range(parts.start - 1, max(-1, parts.start - 1 - _REACH), -1):
            word = self.tokens.word(at)
            if word in _SENTENCE_ENDS or word == "\n":
                break
            found.append(word)
        return found


def _looks_ahead(word: str) -> bool:
    """True for a verb with س of the future, and for the words that announce one."""
    if word in future("cues"):
        return True
    stem = word[1:] if word[:1] in ("و", "ف") and len(word) > 4 else word
    return stem in future("cues") or (
        len(stem) >= 5 and stem.startswith(("سي", "ست", "سن")) and not _nouns().fullmatch(stem)
    )


@cache
def _nouns() -> re.Pattern[str]:
    """Nouns that begin like verbs with س of the future, with their endings."""
    return re.compile(any_of(future("not_verbs")) + "(?:ه|ها|هم|هما|نا|ات|اتها|اتهم|ت|ي|يه|يا|يات|ين|ون|يون|يين|ا)?")
