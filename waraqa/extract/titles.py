"""Roles and forms of address: where one begins, which name it leads to, what follows a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Gazetteer, Word, stems
from waraqa.arabic.known import organisations, places
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import (
    is_family,
    is_given,
    is_ordinary,
    is_stop,
    is_unit,
    is_unlisted,
    is_weak_given,
    name_words,
    nationalities,
    unit_length,
)
from waraqa.extract.entities import breaks, definite

REACH = 16
_FILIATION = frozenset(("بن", "ابن", "بنت", "ولد"))
GENERAL = "عام"  # «مدير عام», though «عام» is a year elsewhere


@cache
def title_words(name: str) -> frozenset[str]:
    """A folded list of `titles.toml`, single words."""
    return frozenset(fold_word(word) for word in table("titles")[name] if " " not in word)


@cache
def _heads() -> Gazetteer:
    """Every title: indefinite heads, their definite forms, and honorifics."""
    heads = table("titles")["heads"]
    return Gazetteer([*heads, *("ال" + head for head in heads if " " not in head), *table("titles")["honorifics"]])


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
    """True at a name, a definite title or a form of address: before it «طالب» is a verb."""
    if index >= len(text) or not text[index].joined:
        return False
    word = text[index].text
    return is_given(word) or (word.startswith("ال") and _heads().at(text, index) is not None)


def is_eponym(word: str) -> bool:
    """True for a noun such as «جامعة» or «مطار», indefinite, behind which a name is the institution's."""
    return any(stem in title_words("eponyms") for stem, _ in stems(word) if not definite(word))


def honours(text: Sequence[Word], index: int) -> bool:
    """True when the word before, past titles and marks, is an institution that carries the name."""
    before = index - 1
    while before >= 0 and index - before <= 3 and text[before].text in title_words("honorifics") | title_words("royal"):
        before -= 1
    return before >= 0 and not breaks(text[before + 1]) and is_eponym(text[before].text)


def led_to(text: Sequence[Word], index: int) -> int | None:
    """The word at which the name begins that the title at an index leads to."""
    title = title_at(text, index)
    if title is None or honours(text, index) or _is_before_object(text, title[0]):
        return None
    closed = is_closed(text, title[0] - 1)
    for place in range(title[0], min(len(text), index + REACH)):
        if breaks(text[place]) or (text[place].after_comma and not closed):
            return None
        named = starts_name(text, place, closed) or (closed and _is_basem(text, title[0] - 1, place))
        if named and not (place > title[0] and (honours(text, place) or _is_joined_unit(text, place))):
            return place
        if not _goes_on(text, index, place):
            return None
        closed = is_closed(text, place)
    return None


def _is_before_object(text: Sequence[Word], index: int) -> bool:
    """True for a definite title of men before a feminine noun: «أشهر الحكم البطاقة», where it acts on something."""
    if index >= len(text) or not text[index].joined:
        return False
    title, word = text[index - 1].text, text[index].text
    masculine = title.startswith("ال") and not title.endswith(("ه", "ات"))
    return masculine and word.startswith("ال") and word.endswith("ه") and not title_at(text, index)


def _is_joined_unit(text: Sequence[Word], index: int) -> bool:
    """True for the «بن» or «عبد» of a name that began before: «جامعة سيدي محمد بن عبد الله»."""
    before, word = text[index - 1].text, text[index].text
    given = is_given(before) or is_weak_given(before)
    return before in name_words("joiners") or (given and word in _FILIATION)


def role_before(text: Sequence[Word], first: int) -> tuple[int, int, int] | None:
    """The role that leads up to a name at a word: its first word, its last (exclusive) and its proclitics' letters."""
    for start in range(max(0, first - REACH), first):
        title = title_at(text, start)
        if title is None or title[0] > first or honours(text, start):
            continue
        behind = range(title[0], first)
        if all(not breaks(text[place]) and _goes_on(text, start, place) for place in behind) and not breaks(
            text[first]
        ):
            closed = not behind or is_closed(text, first - 1)
            return (start, first, title[1]) if closed and text[first].joined else None
    return None


def _is_basem(text: Sequence[Word], head: int, index: int) -> bool:
    """True for the first name «باسم», which is «in the name of» behind a spokesman: an unlisted word follows."""
    if text[index].text != "باسم" or text[head].text.removeprefix("ال") in title_words("spokesmen"):
        return False
    following = text[index + 1] if index + 1 < len(text) else None
    return following is not None and following.joined and is_unlisted(following.text) and not definite(following.text)


def is_closed(text: Sequence[Word], index: int) -> bool:
    """True behind a word that may end a role: definite, a nationality or a place."""
    word = text[index].text
    if definite(word) or word in nationalities() or word in ("د", "سمو"):
        return True
    return places().at(text, index) is not None or organisations().at(text, index) is not None


def _goes_on(text: Sequence[Word], start: int, index: int) -> bool:
    """True when a word may stand between a title and its name."""
    word, head = text[index], title_at(text, index)
    if word.after_comma:
        return head is not None
    if word.text == GENERAL and index == start + 1:
        return True
    if head and _restarts(text, start, index):
        return False
    if word.text in title_words("links"):
        return text[start].text not in title_words("closed") or word.text == "باسم"
    return not is_stop(word.text) and not word.text.isdigit()


def _restarts(text: Sequence[Word], start: int, index: int) -> bool:
    """True for a title that begins somebody else's role: «ووزير …», «الرئيس الوزير …».

    Behind a verb of saying, which is singular, both offices are one person's: «قال رئيس الوزراء ووزير الدفاع …».
    """
    word = text[index].text
    if word.startswith("و") and word not in title_words("heads"):
        return not (
            start
            and text[start - 1].text.removeprefix("و") in title_words("joint_verbs")
            and word[1:] in title_words("heads")
        )
    goes_on = word in title_words("honorifics") or word in title_words("ordinals")
    return word.startswith("ال") and not goes_on and text[start].text.startswith("ال")


def starts_name(text: Sequence[Word], index: int, closed: bool) -> bool:
    """True when a name may begin here, behind a title that is or is not closed."""
    word = text[index].text
    length = unit_length(text, index)
    if word in title_words("links") or _inside_place(text, index) or (definite(word) and word in nationalities()):
        return False
    if is_given(word) and not is_stop(word):
        return True
    if word in name_words("openers"):
        return length > 1
    if not closed or places().at(text, index) is not None:
        return False
    if is_weak_given(word) or (is_family(word) and not definite(word)):
        return _carries_on(text, index)
    return is_unlisted(word) and not definite(word) and word not in nationalities() and length > 0


def _inside_place(text: Sequence[Word], index: int) -> bool:
    """True for the second word of a place's name: «تل أبيب»."""
    hit = places().at(text, index - 1) if index else None
    return hit is not None and hit.last > index


def _carries_on(text: Sequence[Word], index: int) -> bool:
    """True when the word behind a first name that is another word too makes it a name."""
    if index + 1 >= len(text) or not text[index + 1].joined:
        return False
    word, following = text[index].text, text[index + 1].text
    if word in name_words("stops"):
        return not is_family(following) and is_unlisted(following)
    if following in nationalities() and is_ordinary(word):
        return False
    if word in name_words("foreign_weak"):
        return not is_stop(following) and not definite(following)
    return is_unit(following) or any(following in name_words(part) for part in ("joiners", "religious", "syllables"))
