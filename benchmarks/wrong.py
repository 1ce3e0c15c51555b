"""How a right value, name or wording becomes a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from waraqa.arabic.folding import fold_word
from waraqa.model import Article, Number

Value = Number | tuple[Number, Number]
DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
STRANGERS = (
    "زهران القطيفاوي",
    "لودميلا ستيفانوفا",
    "منجي البوعزيزي",
    "هاروتيون دمرجيان",
    "شيماء الغنيمات",
    "عبد المعطي الفقيهي",
)
"""People of no article: a mutation takes one of whom the source has no word."""


def stranger_to(article: Article) -> str:
    """A name of which the source has no word."""
    known = fold_word(article.text)
    return next(name for name in STRANGERS if not any(word in known for word in fold_word(name).split()))


def other_digit(value: Value) -> Value:
    """The value with its first digit changed."""
    if isinstance(value, tuple):
        return (value[0], value[1] + 10 ** (len(str(int(value[1]))) - 1))
    first = next(digit for digit in str(value) if digit.isdigit() and digit != "0") if value else "0"
    changed = str(value).replace(first, str(int(first) % 9 + 1), 1) if value else "7"
    return float(changed) if isinstance(value, float) else int(changed)


def shifted(value: Value) -> Value:
    """The value plus one."""
    return (value[0] + 1, value[1] + 1) if isinstance(value, tuple) else value + 1


def scaled(value: Value, factor: float) -> Value:
    """The value times a thousand, or a thousandth of it."""
    parts = [part * factor for part in (value if isinstance(value, tuple) else (value,))]
    return (parts[0], parts[1]) if len(parts) > 1 else parts[0]


def with_digit(text: str) -> str:
    """The words with their last digit changed."""
    places = [match.start() for match in DIGIT.finditer(text)]
    if not places:
        return f"{text} 7319"
    digit = str((int(text[places[-1]]) + 3) % 10)
    return text[: places[-1]] + digit + text[places[-1] + 1 :]


def with_stranger(text: str, stranger: str) -> str:
    """The words with a stranger's name for one of them."""
    words = text.split(" ")
    return " ".join((*words[: len(words) // 2], stranger, *words[len(words) // 2 + 1 :]))


def moved(value: str) -> Iterator[str]:
    """Other values of the same form: a year, a month or a day on, and the year before."""
    years = re.findall(r"\d{4}|\d{3}X|\d{2}XX", value)
    if years and years[0].isdigit():
        yield value.replace(years[0], str(int(years[0]) - 1))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        yield f"{match[1]}-{int(match[2]) % 12 + 1:02d}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield (date.fromisoformat(value) + timedelta(1)).isoformat()
        yield (date.fromisoformat(value) - timedelta(7)).isoformat()
    if re.fullmatch(r"\d{4}", value):
        yield f"{value}-05"


def stands(words: str, article: Article) -> bool:
    """True when the source has the words in this order too, whatever is written onto them."""
    pattern = r"\W+\w{0,3}".join(map(re.escape, fold_word(words).split()))
    return re.search(pattern, fold_word(article.text)) is not None


def reversed_words(text: str) -> str:
    """The words from last to first, nothing where that changes nothing."""
    words = text.split()
    return " ".join(reversed(words)) if words != words[::-1] else ""


def swapped(text: str) -> str:
    """The first two different neighbours among the words changed over."""
    words = [word for word in text.split() if _WORD.search(word) or DIGIT.search(word)]
    for index in range(len(words) - 1):
        if words[index] != words[index + 1]:
            return " ".join((*words[:index], words[index + 1], words[index], *words[index + 2 :]))
    return ""
