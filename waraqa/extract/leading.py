"""A title → the name that it leads to, and a name → the title that leads up to it."""

from __future__ import annotations

from collections.abc import Sequence

from waraqa.arabic.gazetteer import Word
from waraqa.arabic.known import organisations, places
from waraqa.arabic.names import (
    ALI,
    is_family,
    is_given,
    is_ordinary,
    is_stop,
    is_unit,
    is_unlisted,
    is_weak_given,
    name_end,
    name_words,
    nationalities,
    says,
    unit_length,
)
from waraqa.extract.entities import breaks, definite
from waraqa.extract.titles import (
    GENERAL,
    REACH,
    closed_words,
    honours,
    is_closed,
    is_eponym,
    is_owned,
    title_at,
    title_words,
)


def led_to(text: Sequence[Word], index: int) -> int | None:
    """The word at which the name begins that the title at an index leads to."""
    title = title_at(text, index)
    if title is None or honours(text, index) or _is_before_object(text, title[0]):
        return None
    last = text[title[0] - 1]
    closed = is_closed(text, title[0] - 1) or is_owned(last.text) or _names(last)
    for place in range(title[0], min(len(text), index + REACH)):
        apart = place > title[0] and _is_set_apart(text, place)
        if breaks(text[place]) or (text[place].after_comma and not closed and not apart):
            return None
        if apart:
            return place
        named = starts_name(text, place, closed) or (
            closed and (_is_basem(text, title[0] - 1, place) or _is_ali(text, index, place))
        )
        if named and not (place > title[0] and (honours(text, place) or _is_joined_unit(text, place))):
            return place
        if not _goes_on(text, index, place):
            return None
        closed = is_closed(text, place)
    return None


def _is_set_apart(text: Sequence[Word], index: int) -> bool:
    """True for a name of two words or more between commas: behind a title it needs no other sign."""
    if (
        not text[index].after_comma
        or text[index].text in nationalities()
        or places().at(text, index)
        or organisations().at(text, index)
    ):
        return False
    last = name_end(text, index, closed_words())
    units = [word.text for word in text[index:last]]
    if len(units) < 2 or (last < len(text) and not text[last].after_comma):
        return False
    return is_given(units[0]) or all(is_unlisted(unit) and not is_stop(unit) for unit in units)


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
    return before in name_words("joiners") or (given and word in name_words("filiation"))


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
            return (start, role_end(text, first), title[1]) if closed and text[first].joined else None
    return None


def _is_basem(text: Sequence[Word], head: int, index: int) -> bool:
    """True for the first name «باسم», which is «in the name of» behind a spokesman: an unlisted word follows."""
    if text[index].text != "باسم" or text[head].text.removeprefix("ال") in title_words("spokesmen"):
        return False
    following = text[index + 1] if index + 1 < len(text) else None
    return following is not None and following.joined and is_unlisted(following.text) and not definite(following.text)


def _is_ali(text: Sequence[Word], start: int, index: int) -> bool:
    """True for the first name «علي» in «قال الطبيب علي ناصر …»: behind a verb of saying «على» leads to no name."""
    if text[index].text != ALI or not start or not says(text[start - 1].text) or index + 1 >= len(text):
        return False
    following = text[index + 1]
    listed = is_given(following.text) or is_family(following.text) or following.text in name_words("joiners")
    return following.joined and listed


def is_outlet(text: Sequence[Word], role: tuple[int, int, int], last: int) -> bool:
    """True for the agency of «مراسل سانا»: a single word right behind its reporter."""
    head, first, skip = role
    alone = first == head + 1 and last == first + 1
    return alone and text[head].text[skip:].removeprefix("ال") in title_words("of_outlets")


def _names(word: Word) -> bool:
    """True for «يدعى», «واسمه»: a name follows."""
    return word.text.removeprefix("و") in title_words("naming")


def role_end(text: Sequence[Word], first: int) -> int:
    """Where the role ends that leads up to a name at a word: before «يدعى», before «، البريطاني»."""
    last = text[first - 1]
    return first - int(_names(last) or (last.after_comma and last.text in nationalities()))


def _goes_on(text: Sequence[Word], start: int, index: int) -> bool:
    """True when a word may stand between a title and its name."""
    word, head = text[index], title_at(text, index)
    if word.after_comma:
        return (head is not None and not head[1]) or (definite(word.text) and word.text in nationalities())
    if word.text == GENERAL and index == start + 1:
        return True
    if head and _restarts(text, start, index):
        return False
    if word.text in title_words("links"):
        return text[start].text not in title_words("closed") or word.text == "باسم"
    return not (is_stop(word.text) or word.text.isdigit() or _is_adverb(text, index))


def _is_adverb(text: Sequence[Word], index: int) -> bool:
    """True for «حضوريا»: behind it no role goes on; a country has that ending too."""
    word = text[index].text
    return word.endswith("يا") and is_ordinary(word) and not definite(word) and not places().at(text, index)


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
    goes_on = any(word in title_words(part) for part in ("honorifics", "ordinals", "adjectival"))
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
    unlisted = is_unlisted(word) and not definite(word) and word not in nationalities() and length > 0
    return unlisted and not is_eponym(word)


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
