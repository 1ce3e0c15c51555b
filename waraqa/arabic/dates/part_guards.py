"""Which halves and quarters without a year are parts of one: not those of a match or of a book."""

from __future__ import annotations

from waraqa.arabic.dates.parts import Parts, numbers_of
from waraqa.arabic.dates.words import KINDS, guards
from waraqa.arabic.dates.year_guards import is_led

_REACH = 15


def is_bare_part(parts: Parts) -> bool:
    """«خلال الربع الأخير»: behind a word of time, not «الربع الأخير من المباراة», no match near."""
    word, kinds = parts.tokens.word(parts.start), parts.tokens.kinds
    if not _is_measured(word):
        return False
    if kinds[parts.end : parts.end + 1] == KINDS["of"]:
        return False
    fused = kinds[parts.start - 1 : parts.start] == KINDS["preposition"]
    led = is_led(parts) or fused or word.startswith("لل")
    return (led or parts.previous() in guards("before_part")) and not _in_match(parts)


def is_part_taken_up(parts: Parts) -> bool:
    """«الربع الماضي», not «الفصل الحالي» nor a part that nobody measures years with."""
    word = parts.tokens.word(parts.start + parts.kinds.index(KINDS["part"]))
    return _is_measured(word) or parts.has("thesame")


def _is_measured(word: str) -> bool:
    """True for a part that years are measured in, and for any behind لل."""
    return word.startswith("لل") or word.endswith(tuple(guards("year_parts")))


def _in_match(parts: Parts) -> bool:
    """True when a word of sports stands near, on the same line."""
    near = range(max(0, parts.start - _REACH), min(len(parts.tokens.kinds), parts.end + _REACH))
    return any(_bare(parts.tokens.word(at)) in guards("matches") for at in near)


def _bare(word: str) -> str:
    """The word without one letter written onto it, where it is definite then."""
    return word[1:] if word[1:3] == "ال" else "ال" + word[2:] if word.startswith("لل") else word


def is_numeric(parts: Parts) -> bool:
    """A year of two digits, and a day that cannot be, need a word of dates before them."""
    written = parts.first("numeric")
    year, month, day = numbers_of(written)
    possible = 1 <= month <= 12 and 1 <= day <= 31
    dated = parts.has("weekday", "day") or parts.previous() in guards("dated")
    if year < 100:
        return possible and dated
    return possible or (dated and " " not in written)
