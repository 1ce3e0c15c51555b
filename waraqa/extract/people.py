"""Article → people: a name behind a title, a name of listed units, a surname behind a verb of saying."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from waraqa.arabic.gazetteer import Word, stems, words
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
)
from waraqa.arabic.tagger import opinion
from waraqa.extract.appositions import apposed
from waraqa.extract.completed import completed
from waraqa.extract.entities import Gathered, Naming, Worded, definite, gather, shown, span_of
from waraqa.extract.leading import is_outlet, led_to, role_end
from waraqa.extract.overlap import Taken
from waraqa.extract.reading import Reading
from waraqa.extract.spellings import full_names
from waraqa.extract.surnames import surnames, with_kunya
from waraqa.extract.tagged_people import is_praise, seconded
from waraqa.extract.titles import closed_words, honours, title_at, title_words
from waraqa.model import AnyFact, PersonFact, Span

_ABD = "عبد"


def find_people(reading: Reading, found: tuple[AnyFact, ...]) -> Iterable[PersonFact]:
    """One fact a person, with every mention by name and every role that the text gives."""
    text = words(reading.folded.text)
    blocked = Taken(fact.span for fact in found if fact.kind in ("date", "figure"))
    names = completed(text, seconded(text, _names(text), opinion(reading.folded.text)))
    names = [_with_apposition(text, name) for name in names if not _is_company(text, name)]
    named = [name for name in names if not blocked.overlaps(span_of(reading, text, name.first, name.last))]
    keys = full_names([name.units(text) for name in named])
    namings = [_naming(reading, text, name, key) for name, key in zip(named, keys, strict=True)]
    namings += surnames(reading, text, namings, keys)
    return [_fact(reading, person) for person in gather(with_kunya(reading, namings))]


def _is_company(text: Sequence[Word], name: Worded) -> bool:
    """True for «فلان القابضة» and «فلان للاستثمار»: a company that bears the name."""
    behind = text[name.last].text if name.last < len(text) and text[name.last].joined else ""
    return not title_words("companies").isdisjoint((text[name.last - 1].text, behind))


def _names(text: Sequence[Word]) -> list[Worded]:
    """Names in order, none over another: behind a title first, then by their own units."""
    names: list[Worded] = []
    place = 0
    while place < len(text):
        known = places().at(text, place)
        if known and known.last > place + 1:
            place = known.last
            continue
        if is_given(text[place].text) and honours(text, place):
            place = _end(text, place)
            continue
        name = _titled(text, place) or _bare(text, place) or _speaking(text, place)
        if name:
            names.append(_with_apposition(text, name))
        place = names[-1].last if name else place + 1
    return names


def _titled(text: Sequence[Word], index: int) -> Worded | None:
    """The name that a title at this word leads to."""
    first = led_to(text, index)
    if first is None:
        return None
    title = title_at(text, index)
    royal = _is_royal(text, index, first)
    last = _past_nisba(text, first, _end(text, first, royal=royal, eager=not royal))
    if title is None or not _is_name(text, first, last) or is_outlet(text, (index, first, title[1]), last):
        return None
    role = (index, role_end(text, first), title[1])
    return Worded(first, last, "title-name", role=role if role[1] > index else None)


def _is_royal(text: Sequence[Word], index: int, first: int) -> bool:
    """True when a king's number may follow the name."""
    return any(stem in title_words("royal") for word in text[index:first] for stem, _ in stems(word.text))


def _is_name(text: Sequence[Word], first: int, last: int) -> bool:
    """True for a name that can stand behind a title: not one ordinary word alone."""
    word = text[first].text
    if last - first > 1:
        return True
    if is_given(word):
        return True
    if not is_unlisted(word) or is_stop(word) or word.endswith("يه") or organisations().at(text, first):
        return False
    following = text[last].text if last < len(text) and text[last].joined else ""
    return not following or is_stop(following) or not (definite(following) or word.endswith("ا"))


def _end(text: Sequence[Word], first: int, *, royal: bool = False, eager: bool = False) -> int:
    """Where a name ends: before titles and places, behind a king's number."""
    word = text[first].text
    opens = is_given(word) or word == _ABD or word in name_words("foreign_weak")
    last = name_end(text, first, closed_words(), eager=eager and opens)
    for place in range(first + 1, last):
        if (places().at(text, place) and not is_family(text[place].text)) or organisations().at(text, place):
            last = place
            break
    if royal and last < len(text) and text[last].joined and text[last].text in title_words("numbers"):
        last += 1
    return last


def _past_nisba(text: Sequence[Word], first: int, last: int) -> int:
    """Behind the family name of «محمد شياع السوداني»: behind a full name a nationality is no adjective."""
    if last - first < 2 or last >= len(text) or not text[last].joined or not is_given(text[first].text):
        return last
    word = text[last].text
    behind = text[last + 1].text if last + 1 < len(text) and text[last + 1].joined else ""
    named = definite(word) and not word.endswith("ه") and word in nationalities()
    return last + 1 if named and behind not in title_words("origins") else last


def _bare(text: Sequence[Word], index: int) -> Worded | None:
    """A first name with more units behind it, past a proclitic where the rest is a first name."""
    for stem, skip in stems(text[index].text):
        if is_given(stem) or (is_weak_given(stem) and text[index].text[:skip] in ("", "و")):
            break
        if stem in name_words("openers") and not skip:
            break
    else:
        return None
    if index and text[index].joined and text[index - 1].text in name_words("joiners"):
        return None
    if definite(text[index].text) and text[index].text in nationalities():
        return None
    if is_stop(text[index].text) or honours(text, index) or organisations().at(text, index):
        return None
    spoken = index > 0 and text[index].joined and says(text[index - 1].text) and not skip
    last = _end(text, index, eager=spoken)
    name = Worded(index, last, "first-name", skip)
    return name if last - index > 1 and (_is_sure(text, name) or (spoken and is_given(text[index].text))) else None


def _is_sure(text: Sequence[Word], name: Worded) -> bool:
    """True when the units make a name even without a title."""
    first, second = name.units(text)[:2]
    if first in name_words("openers"):
        said = name.first > 0 and says(text[name.first - 1].text)
        return last_is_listed(text, name) and (said or name.last - name.first > 2)
    if second in name_words("joiners") or second in name_words("religious"):
        return not is_praise(name.units(text))
    if is_given(first):
        listed = is_family(second) or is_given(second) or is_weak_given(second)
        return listed or (is_unit(second) and not is_ordinary(second))
    if is_weak_given(first) and first != ALI:
        speaks = name.first > 0 and says(text[name.first - 1].text)
        return not is_ordinary(second) and (speaks or (is_family(second) and definite(second)) or is_given(second))
    return False


def last_is_listed(text: Sequence[Word], name: Worded) -> bool:
    """True when the last unit of a name is a listed one."""
    last = text[name.last - 1].text
    return is_family(last) or is_given(last)


def _speaking(text: Sequence[Word], index: int) -> Worded | None:
    """One or two units that no list has, right behind a verb of saying: «قال غانتس»."""
    if not index or not text[index].joined or not says(text[index - 1].text):
        return None
    word = text[index].text
    if not is_unlisted(word) or is_stop(word) or definite(word) or word in nationalities() or title_at(text, index):
        return None
    if places().at(text, index) or organisations().at(text, index) or _is_shaped(word) or _is_between(text, index):
        return None
    return Worded(index, _end(text, index), "verb-surname")


def _is_between(text: Sequence[Word], index: int) -> bool:
    """True for the first of two behind «بين», which is no verb there: «الطريق بين غوسي وغاو»."""
    behind = text[index + 1] if index + 1 < len(text) else None
    return text[index - 1].text == "بين" and behind is not None and behind.joined and behind.text.startswith("و")


def _is_shaped(word: str) -> bool:
    """True for a word with a proclitic's letter, a noun's ending or the shape of «أكبر»: hardly a surname alone."""
    return (
        word[0] in "بلكو"
        or word.endswith(("ات", "يه", "و"))
        or word.startswith(("مت", "مست"))
        or (word[0] == "ا" and len(word) < 5)
    )


def _with_apposition(text: Sequence[Word], name: Worded) -> Worded:
    """The same name with the role behind it, which goes before a mere form of address: «الجنرال …، المفتش العام»."""
    end = apposed(text, name.last)
    if end is None:
        return name
    behind = (name.last, end, 0)
    if name.role in (None, behind):
        return replace(name, role=behind, rule="name-role" if name.rule == "first-name" else name.rule)
    first, last, skip = name.role
    if {text[first].text[skip:], *(word.text for word in text[first + 1 : last])} <= title_words("honorifics"):
        return replace(name, role=behind, also=name.role)
    return replace(name, also=behind) if text[name.last].after_comma else name


def _naming(reading: Reading, text: Sequence[Word], name: Worded, key: str) -> Naming:
    """The name as the source writes it."""
    span = span_of(reading, text, name.first, name.last, name.skip)
    roles = [_role(reading, text, role) if role else None for role in (name.role, name.also)]
    return Naming(span, reading.told(span), key, name.rule, *roles)


def _role(reading: Reading, text: Sequence[Word], place: tuple[int, int, int]) -> str:
    """The role as the source writes it, with the mark that closes «شركة «إيني»»."""
    span = span_of(reading, text, *place)
    words, behind = reading.words(span), reading.article.text[span.end : span.end + 1]
    cut = (behind == "»" and words.count("«") > words.count("»")) or (behind == '"' and words.count('"') % 2 == 1)
    return shown(reading, Span(span.start, span.end + cut)).strip("،, ")


def _fact(reading: Reading, person: Gathered) -> PersonFact:
    """The person by the fullest name, with the role given there or first."""
    roles = person.roles
    return person.fact(PersonFact, reading, role=person.best.role or (roles[0] if roles else None), roles=roles)
