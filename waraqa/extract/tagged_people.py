"""The tagger's opinion of people beside the rules': unlikely names dropped, cut ones completed, missed ones added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from waraqa.arabic.gazetteer import Word, stems
from waraqa.arabic.names import (
    ALI,
    is_common,
    is_family,
    is_given,
    is_ordinary,
    is_stop,
    is_weak_given,
    name_words,
    nationalities,
)
from waraqa.arabic.tagger import Opinion, Tagged
from waraqa.extract.entities import Worded, breaks, definite
from waraqa.extract.leading import is_outlet, role_before
from waraqa.extract.titles import closed_words, honours, title_at, title_words

SURE = 0.85
"""Added names are right nine times in ten from here on, measured on newspaper text that the model had not seen."""

_AGREES, _LED, _PLAIN, _UNLIKELY, _DOUBTED = 0.5, 0.5, 0.85, 0.05, 0.2
_UNLIKELY_ALONE = {"verb-surname": 0.2, "title-name": 0.05}
_UNLIKELY_LONG = {"verb-surname": 0.1, "title-name": 0.02, "first-name": 0.05}


def seconded(text: Sequence[Word], names: Sequence[Worded], opinion: Opinion) -> list[Worded]:
    """The names of people that stand when rules and tagger have spoken, in the order of the text."""
    people = [name for name in opinion.names if name.kind == "person"]
    at = {place: one for one in people for place in range(one.first, one.last)}
    kept = [_completed(text, name, at, opinion) for name in names if not _is_unlikely(text, name, opinion)]
    return sorted([*kept, *_added(text, kept, people, opinion)], key=lambda name: name.first)


def _is_unlikely(text: Sequence[Word], name: Worded, opinion: Opinion) -> bool:
    """True for a name of a rule that often errs where the tagger sees none."""
    alone = name.last - name.first == 1
    first = text[name.first].text
    if name.role and not alone and (is_given(first) or is_weak_given(first)):
        return False
    limits = _UNLIKELY_ALONE if alone else _UNLIKELY_LONG
    return opinion.chance("person", name.first, name.last) < limits.get(name.rule, 0.0)


def _completed(text: Sequence[Word], name: Worded, at: Mapping[int, Tagged], opinion: Opinion) -> Worded:
    """The name with the units that the tagger adds before and behind, without those that it is sure are none."""
    same = next((at[place] for place in range(name.first, name.last) if place in at), None)
    if same is None or same.sure < _AGREES:
        return name
    last = name.last
    while last > max(same.last, name.first + 1) and _is_foreign(text, last - 1, name, opinion):
        last -= 1
    first = _start(text, name, opinion)
    role = (name.role[0], first, name.role[2]) if name.role and name.role[0] < first < name.first else name.role
    return replace(name, first=first, last=_end(text, last, opinion) if last == name.last else last, role=role)


def _is_foreign(text: Sequence[Word], place: int, name: Worded, opinion: Opinion) -> bool:
    """True for a common word or title at the end of a name in which the tagger does not see it."""
    word = text[place].text
    loose = definite(word) and not word.endswith("ي")
    limit = _UNLIKELY if place == name.first + 1 else _DOUBTED
    if word in name_words("syllables") or (is_family(word) and not title_at(text, place)):
        return False
    plain = loose or is_common(word) or title_at(text, place) is not None
    return plain and opinion.chance("person", place, place + 1) < limit


def _start(text: Sequence[Word], name: Worded, opinion: Opinion) -> int:
    """Where the name begins with the units before it: never at its own title, and not behind a proclitic."""
    first = name.first
    while first and not name.skip and text[first].joined and opinion.goes_on("person", first, _AGREES):
        titled = name.role is not None and name.role[0] >= first - 1 and name.role[1] == name.first
        if titled or is_stop(text[first - 1].text) or title_at(text, first - 1) or honours(text, first - 1):
            break
        first -= 1
    return first


def _end(text: Sequence[Word], last: int, opinion: Opinion) -> int:
    """Where the name ends with the units behind it: an ordinary word is one only where the tagger is very sure."""
    if text[last - 1].text in title_words("numbers"):
        return last
    while last < len(text) and text[last].joined:
        word = text[last].text
        fathered = last > 1 and text[last - 2].text in name_words("joiners")
        limit = _PLAIN if is_ordinary(word) and not fathered else _AGREES
        if is_stop(word) or word in closed_words() or not opinion.goes_on("person", last, limit):
            break
        last += 1
    return last


def _added(
    text: Sequence[Word], names: Sequence[Worded], people: Sequence[Tagged], opinion: Opinion
) -> Iterator[Worded]:
    """The people whom only the tagger sees: where it is sure, or less so where all their words are named elsewhere."""
    taken = {place for name in names for place in range(name.first, name.last)}
    sure = {word for name in names for word in name.units(text)}
    sure |= {word.text for one in people if one.sure >= SURE for word in text[one.first : one.last]}
    seen = {word.text for word in text}
    for one in (_past_link(text, one) for one in people):
        if one.sure < _LED or not taken.isdisjoint(range(one.first, one.last)) or not _may_be_name(text, one):
            continue
        role = None if _is_joined(text[one.first].text) else role_before(text, one.first)
        led = role or (one.first and text[one.first - 1].text in title_words("leading"))
        known = all(word.text in sure for word in text[one.first : one.last])
        if one.sure < (_LED if led or known else SURE):
            continue
        last = _end(text, one.last, opinion)
        if role and is_outlet(text, role, last):
            continue
        yield Worded(one.first, last, "tagged-person", 0 if role else proclitics(text[one.first].text, seen), role)


def _is_joined(word: str) -> bool:
    """True for a first name behind «و»: the role before it is another's."""
    return word[0] == "و" and not is_given(word) and is_given(word[1:])


def _past_link(text: Sequence[Word], one: Tagged) -> Tagged:
    """The name without «باسم» and what a spokesman speaks for: «المتحدث باسم البنتاغون شون …»."""
    spoken = one.first and text[one.first - 1].text.removeprefix("ال") in title_words("spokesmen")
    if not spoken or text[one.first].text not in title_words("links"):
        return one
    first = next((place for place in range(one.first + 1, one.last) if not definite(text[place].text)), one.first)
    return one._replace(first=first)


def _may_be_name(text: Sequence[Word], one: Tagged) -> bool:
    """True unless the words are a title, an institution's name or, most likely, ordinary."""
    word = text[one.first].text
    if is_praise([other.text for other in text[one.first : one.last]]):
        return False
    if honours(text, one.first) or any(breaks(other) for other in text[one.first + 1 : one.last]):
        return False
    alone = one.last - one.first == 1
    if (word == ALI and alone) or (is_stop(word) and word != ALI) or word in nationalities() or not word[0].isalpha():
        return False
    listed = is_given(word) or is_family(word)
    if title_at(text, one.first) and not listed:
        return False
    return not alone or listed or one.sure >= _PLAIN or not is_ordinary(word)


def is_praise(units: Sequence[str]) -> bool:
    """True for «أحمد الله», which is a clause."""
    return " ".join(units).removeprefix("و") in name_words("praise")


def proclitics(word: str, seen: set[str]) -> int:
    """How many letters before a name are no part of it: those without which it is listed or stands elsewhere."""
    for stem, skip in stems(word):
        if is_given(stem) or is_weak_given(stem) or is_family(stem):
            return skip
    if word[0] == "و":
        return 1
    return next((skip for stem, skip in stems(word)[1:] if stem in seen and not stem.startswith("ال")), 0)
