"""Roles and forms of address: where one begins, what ends a name, and which institutions bear one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Gazetteer, Word, stems
from waraqa.arabic.known import organisations, places
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import ALI, is_family, is_given, is_unlisted, is_weak_given, name_words, nationalities
from waraqa.extract.entities import breaks, definite

REACH = 16
_ADJECTIVES = 3
GENERAL = "عام"  # «مدير عام», though «عام» is a year elsewhere


@cache
def title_words(name: str) -> frozenset[str]:
    """A folded list of `titles.toml`, single words."""
    return frozenset(fold_word(word) for word in table("titles")[name] if " " not in word)


@cache
def _heads() -> Gazetteer:
    """Every title: indefinite heads, their definite forms, those with a pronoun, and honorifics."""
    heads = table("titles")["heads"]
    single = [head for head in heads if " " not in head]
    owned = [form for head in single for form in _owned(head)]
    return Gazetteer(
        [*heads, *("ال" + head for head in single), *owned, *table("titles")["naming"], *table("titles")["honorifics"]]
    )


def _owned(head: str) -> list[str]:
    """«مديرها», «رئيستهم», «نائبته»: the head with a pronoun; none where that is a verb («طالبها»)."""
    if fold_word(head) in title_words("verbal"):
        return []
    owners = table("titles")["owners"]
    if head.endswith("ة"):
        return [f"{head[:-1]}ت{pronoun}" for pronoun in (*owners, table("titles")["his"])]
    return [head + pronoun for pronoun in owners]


def is_owned(word: str) -> bool:
    """True for a title with a pronoun: no complement follows, but a name may."""
    ends = (*table("titles")["owners"], "ت" + table("titles")["his"])
    return word.endswith(ends) and title_at((Word(word, 0, len(word), ""),), 0) is not None


@cache
def closed_words() -> frozenset[str]:
    """Words that end a name: titles, indefinite or definite."""
    heads = title_words("heads") - title_words("honorifics")
    return frozenset(
        head
        for head in heads | {"ال" + head for head in heads}
        if not (is_family(head) or is_given(head) or is_weak_given(head))
    )


def title_at(text: Sequence[Word], index: int) -> tuple[int, int] | None:
    """The last word (exclusive) of a title that begins here, and the letters of its proclitics."""
    hit = _heads().at(text, index)
    if hit is None or (hit.name in title_words("verbal") and _is_addressed(text, hit.last)):
        return None
    return hit.last, hit.skip


def _is_addressed(text: Sequence[Word], index: int) -> bool:
    """True at a name, a kunya, a definite title or a form of address: before it «طالب» is a verb."""
    if index >= len(text) or not text[index].joined:
        return False
    word = text[index].text
    named = (
        is_given(word)
        or word == ALI
        or word in name_words("openers")
        or (is_unlisted(word) and word not in nationalities())
    )
    return named or (word.startswith("ال") and _heads().at(text, index) is not None)


def is_eponym(word: str) -> bool:
    """True for a noun such as «جامعة» or «مطار», indefinite, behind which a name is the institution's."""
    return any(stem in title_words("eponyms") for stem, _ in stems(word) if not definite(word))


def honours(text: Sequence[Word], index: int) -> bool:
    """True when the word before, past titles and marks, is an institution that carries the name."""
    if _opens_marks(text, index):
        return _is_called(text, index)
    before = index - 1
    while before >= 0 and index - before <= 3 and text[before].text in title_words("honorifics") | title_words("royal"):
        before -= 1
    return before >= 0 and not breaks(text[before + 1]) and is_eponym(text[before].text)


def _opens_marks(text: Sequence[Word], index: int) -> bool:
    """True for the first word between quotation marks that no colon goes before."""
    gap = text[index].gap
    return any(mark in gap for mark in '«"“') and ":" not in gap


def _is_called(text: Sequence[Word], index: int) -> bool:
    """True behind an institution and its adjectives: «المسرح الجهوي «فلان»»."""
    for word in reversed(text[max(0, index - _ADJECTIVES) : index]):
        if any(stem.removeprefix("ال") in title_words("eponyms") for stem, _ in stems(word.text)):
            return True
        if not definite(word.text):
            break
    return False


def is_closed(text: Sequence[Word], index: int) -> bool:
    """True behind a word that may end a role: definite, a nationality or a place."""
    word = text[index].text
    if definite(word) or word in nationalities() or word in ("د", "سمو"):
        return True
    return places().at(text, index) is not None or organisations().at(text, index) is not None
