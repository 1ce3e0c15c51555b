"""The role behind a name: where it begins, and where the complement of its title ends."""

from __future__ import annotations

from collections.abc import Sequence

from waraqa.arabic.gazetteer import Word
from waraqa.arabic.known import places
from waraqa.arabic.names import is_given, is_stop, is_weak_given, name_end, nationalities
from waraqa.arabic.speech import form_of
from waraqa.extract.entities import breaks, definite
from waraqa.extract.leading import led_to
from waraqa.extract.titles import GENERAL, REACH, closed_words, honours, is_closed, title_at, title_words

_SHORT = 8


def apposed(text: Sequence[Word], index: int) -> int | None:
    """Where the role ends that stands behind a name: «مدير المطار», «، رئيس الهيئة»; None where there is none."""
    if index >= len(text) or breaks(text[index]) or not (text[index].joined or text[index].after_comma):
        return None
    title = title_at(text, index)
    if title is None or title[1] or text[index].text in title_words("honorifics") or _leads_on(text, index):
        return None
    end = _set_apart(text, index) or complement_end(text, title[0])
    return end if end > title[0] or text[index].text.startswith("ال") else None


def _leads_on(text: Sequence[Word], index: int) -> bool:
    """True for a title that leads to another name: not «متحدث باسم الوزارة | إحاطة»."""
    first = led_to(text, index)
    return first is not None and (
        text[index].after_comma or is_given(text[first].text) or is_weak_given(text[first].text)
    )


def _set_apart(text: Sequence[Word], index: int) -> int | None:
    """Where a short role between two commas ends: «، فاعل جمعوي بجماعة …،»; None where a verb stands in it."""
    if not text[index].after_comma:
        return None
    for place in range(index + 1, min(len(text), index + _SHORT)):
        if text[place].after_comma:
            return place
        word = text[place].text
        if not text[place].joined or form_of(word) or (is_stop(word) and word not in title_words("links") | {GENERAL}):
            break
    return None


def complement_end(text: Sequence[Word], index: int) -> int:
    """Where the complement of a title ends that begins before a word."""
    place = index
    closed = is_closed(text, index - 1)
    while place < min(len(text), index + REACH):
        word = text[place]
        if breaks(word) or word.after_comma or not _completes(text, place, closed):
            break
        closed = is_closed(text, place)
        place = _past_eponym(text, place) or place + 1
    while place > index and (text[place - 1].text in title_words("links") or not is_closed(text, place - 1)):
        place -= 1
    return place


def _past_eponym(text: Sequence[Word], index: int) -> int | None:
    """Where the name ends that an institution bears: behind «الملك» in «مطار الملك خالد»."""
    if text[index].text not in title_words("royal") or not honours(text, index + 1) or index + 1 >= len(text):
        return None
    return name_end(text, index + 1, closed_words())


def _completes(text: Sequence[Word], index: int, closed: bool) -> bool:
    """True when a word belongs to a complement that is or is not closed before it."""
    word = text[index].text
    if is_stop(word) and word not in title_words("links"):
        return word == GENERAL and not closed
    if closed and definite(word) and word.endswith(("ين", "ون")) and word not in nationalities():
        return False
    if definite(word) or word in nationalities() or word in title_words("links"):
        return True
    if not closed:
        return True
    return (
        places().at(text, index) is not None or title_at(text, index) is not None or (word[0] in "بل" and len(word) > 4)
    )
