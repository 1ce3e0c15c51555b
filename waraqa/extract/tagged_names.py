"""The tagger's opinion of bodies and places: which finds of the rules are unlikely, which names they missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waraqa.arabic.gazetteer import Hit, Word, stems
from waraqa.arabic.names import is_common, is_family, is_given, is_ordinary, is_stop, nationalities
from waraqa.arabic.tagger import Opinion, Tagged
from waraqa.extract.bodies import Body, listed
from waraqa.extract.entities import breaks
from waraqa.extract.settlements import is_bare_adjective, place_words, site, trigger
from waraqa.extract.tagged_people import proclitics

_SURE = {"organisation": 0.85, "place": 0.9}
_LED, _UNLIKELY, _OTHER, _SHORT = 0.6, 0.1, 0.5, 5


def is_unlikely_body(text: Sequence[Word], body: Body, opinion: Opinion) -> bool:
    """True for a find of a rule that often errs where the tagger sees no body."""
    chance = opinion.chance("organisation", body.first, body.last)
    word = text[body.first].text[body.skip :]
    if body.rule == "known-body":
        if body.last - body.first > 1:
            return False
        elsewhere = word in listed("ambiguous", "bodies") and opinion.chance("place", body.first, body.last) > _OTHER
        inside = body.skip > 0 and len(word) < _SHORT and chance < _OTHER
        return elsewhere or inside or (is_common(word) and chance < _UNLIKELY)
    doubted = body.rule == "head-name" or word in listed("heads", "unsure")
    return doubted and chance < _UNLIKELY


def is_unlikely_place(hit: Hit, opinion: Opinion) -> bool:
    """True for a listed place of one word that the tagger takes for a body or a person."""
    if hit.last - hit.first > 1:
        return False
    chance = opinion.chance("place", hit.first, hit.last)
    rival = max(opinion.chance(kind, hit.first, hit.last) for kind in ("organisation", "person"))
    return rival > _OTHER and chance < rival / 2


def tagged(text: Sequence[Word], opinion: Opinion, kind: str, taken: Iterable[tuple[int, int]]) -> Iterator[Body]:
    """The bodies or places that only the tagger sees, where it is sure; none over words that are taken."""
    used = {place for first, last in taken for place in range(first, last)}
    seen = {word.text for word in text}
    for one in opinion.names:
        if one.kind != kind or not used.isdisjoint(range(one.first, one.last)):
            continue
        led = kind == "place" and _is_led(text, one)
        skip = _skip(text[one.first].text, seen)
        clear = _may_be_name(text, one, skip) or (led and one.sure >= _SURE[kind])
        if clear and one.sure >= (_LED if led else _SURE[kind]):
            yield Body(one.first, one.last, skip, f"tagged-{kind}")


def _is_led(text: Sequence[Word], one: Tagged) -> bool:
    """True for a place behind a noun such as «مدينة», or that begins with one such as «مطار»."""
    if one.last - one.first == 1 and is_bare_adjective(text[one.first].text):
        return False
    if one.last - one.first > 1 and site(text[one.first].text):
        return True
    before = trigger(text[one.first - 1].text) if one.first and text[one.first].joined else None
    return before is not None and before not in place_words("known_only")


def _skip(word: str, seen: set[str]) -> int:
    """The letters of proclitics: before an ال, a site's noun («بسجن»), or a word that stands elsewhere in the text."""
    if word not in place_words("sites") and (noun := site(word)):
        return len(word) - len(noun)
    fused = next((skip for stem, skip in stems(word)[1:] if stem.startswith("ال") and not word.startswith("ال")), None)
    return proclitics(word, seen) if fused is None else fused


def _may_be_name(text: Sequence[Word], one: Tagged, skip: int) -> bool:
    """True unless a mark cuts the words, or a word alone is ordinary or a first name."""
    if any(breaks(word) for word in text[one.first + 1 : one.last]):
        return False
    word = text[one.first].text[skip:]
    if not word or is_stop(word) or word in nationalities() or not word[0].isalpha() or len(word) < 2:
        return False
    if one.last - one.first > 1:
        return not all(
            is_common(other.text) and not other.text.startswith("ال") for other in text[one.first : one.last]
        )
    return not (is_ordinary(word) or is_given(word)) or (is_family(word) and word.startswith("ال"))
