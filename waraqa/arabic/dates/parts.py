"""One match of a rule: the tokens it covers, asked by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from waraqa.arabic.dates.tokens import Tokens
from waraqa.arabic.dates.words import KINDS, guards

Month = tuple[int, str]
"""A month's number and the system its name belongs to: gulf, levant, maghreb or hijri."""

_DAY = re.compile(r"N|o(?:t|&T)?|T|f")
_REACH = 6
_MONTHS = KINDS["month"] + KINDS["weakmonth"] + KINDS["moon"] + KINDS["weakmoon"]
_TWIN = re.compile(rf"[{_MONTHS}](?:[/\-]?[{_MONTHS}]|\([{_MONTHS}]\))?")


@dataclass(frozen=True, slots=True)
class Parts:
    """Tokens `start` to `end` of a text, matched by the rule of that name."""

    tokens: Tokens
    start: int
    end: int
    rule: str

    @property
    def kinds(self) -> str:
        """The letters of the kinds in the match."""
        return self.tokens.kinds[self.start : self.end]

    def all(self, *names: str) -> list[Any]:
        """The values of the tokens of these kinds, in order."""
        wanted = {KINDS[name] for name in names}
        return [self.tokens.values[at] for at in range(self.start, self.end) if self.tokens.kinds[at] in wanted]

    def first(self, *names: str) -> Any:
        """The value of the first token of these kinds; None where there is none."""
        found = self.all(*names)
        return found[0] if found else None

    def has(self, *names: str) -> bool:
        """True when a token of one of these kinds is in the match."""
        return any(KINDS[name] in self.kinds for name in names)

    def months(self) -> list[Month]:
        """Every month name, twins included."""
        return self.all("month", "weakmonth", "moon", "weakmoon")

    def named_months(self) -> list[list[Month]]:
        """The months meant: each with both its names where it has two."""
        kinds, found = self.kinds, []
        for match in _TWIN.finditer(kinds):
            names = self.part(*match.span()).months()
            joined = any(sign in match.group() for sign in "/(") or len({number for number, _ in names}) == 1
            found += [names] if joined else [[name] for name in names]
        return found

    def days(self) -> list[int]:
        """Day numbers before the last month or relative month, in digits or words."""
        last = max((at for at, kind in enumerate(self.kinds) if kind in _MONTHS + "UuR"), default=len(self.kinds))
        return [self._day(*match.span()) for match in _DAY.finditer(self.kinds[:last])]

    def _day(self, start: int, end: int) -> int:
        values = [value for value in self.tokens.values[self.start + start : self.start + end] if value]
        return sum(values)

    def part(self, start: int, end: int) -> Parts:
        """The tokens from one place to another, counted from the first."""
        return Parts(self.tokens, self.start + start, self.start + end, self.rule)

    def behind(self, name: str) -> Parts | None:
        """The tokens behind the first of that kind; None where there is none."""
        at = self.kinds.find(KINDS[name])
        return self.part(at + 1, len(self.kinds)) if at >= 0 else None

    def split(self) -> tuple[Parts, Parts] | None:
        """Both sides of a range: before and behind the first connector with a month on each side."""
        kinds = self.kinds
        for at, kind in enumerate(kinds):
            if kind not in "x-&" or not any(month in kinds[:at] for month in _MONTHS):
                continue
            left, right = self.part(0, at), self.part(at + 1, len(kinds))
            if right.months() and not (kind == "-" and self._is_twin(left, right)):
                return left, right
        return None

    def _is_twin(self, left: Parts, right: Parts) -> bool:
        """True when the dash only joins two names of one month."""
        joined = left.kinds[-1] in _MONTHS and right.kinds[0] in _MONTHS
        return joined and left.months()[-1][0] == right.months()[0][0]

    def is_alike(self) -> bool:
        """True for «المماثل»: not the same again but one like it, in a year of its own."""
        return bool(self.first("same"))

    def is_cut(self) -> bool:
        """True when «من العام» ends the match and an adjective that nobody knows says which."""
        plain = self.tokens.kinds[self.end : self.end + 1] == KINDS["word"]
        return plain and self.kinds[-1:] == KINDS["theyear"] and self.following().startswith("ال")

    def previous(self) -> str:
        """The word before the match, proclitics passed over."""
        return self.tokens.before(self.start)

    def is_behind(self, name: str) -> bool:
        """True right behind a word of that list of guards, with or without a proclitic."""
        word = self.previous()
        return word in guards(name) or (len(word) > 3 and word[0] in "وفبلك" and word[1:] in guards(name))

    def following(self) -> str:
        """The word behind the match."""
        return self.tokens.word(self.end)


def is_compared(parts: Parts) -> bool:
    """True when «مقارنة»، «مقابل»، «بعد أن» stands a few words before: something is set beside something else."""
    before = range(max(0, parts.start - _REACH), parts.start)
    words = [parts.tokens.word(at) for at in before]
    return not guards("compared").isdisjoint(words) or ("بعد", "ان") in pairwise(words)


def numbers_of(written: str) -> tuple[int, int, int]:
    """Year, month and day of a date in figures: day first unless the year comes first."""
    pieces = [piece.strip() for piece in written.replace("/", "-").replace(".", "-").split("-")]
    year, month, day = pieces if len(pieces[0]) == 4 else reversed(pieces)
    return int(year), int(month), int(day)


def trimmed(parts: Parts) -> Parts:
    """The match without brackets and commas at its ends, and without a «year» that counts what follows."""
    tokens, start, end = parts.tokens, parts.start, parts.end
    kinds = tokens.kinds
    named = kinds[end - 2 : end - 1] in (KINDS["ayear"], KINDS["theyear"])
    dated = kinds[end - 2 : end - 1] == KINDS["month"] and tokens.word(end) in guards("alone")
    if kinds[end - 1] == KINDS["yearnumber"] and not (named or dated) and tokens.word(end) in guards("counted"):
        end -= 1
    while start < end and kinds[start] in ",(":
        start += 1
    while end > start and (kinds[end - 1] in ",(&" or (kinds[end - 1] == ")" and "(" not in kinds[start:end])):
        end -= 1
    return Parts(tokens, start, end, parts.rule)
