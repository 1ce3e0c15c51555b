"""Where the name of a body begins and ends: a head noun and what tells which one it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Hit, Word, stems
from waraqa.arabic.known import organisations, places
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_given, is_ordinary, is_stop, is_unlisted, name_end, nationalities
from waraqa.extract.entities import breaks

_OPENING, _CLOSING = '"«“', '"»”'
_MOST_CHAIN, _MOST_QUOTED, _MOST_TAIL = 3, 6, 5
_PERSONAL = frozenset(("الملك", "الامير", "الشيخ", "الامام", "السلطان", "الشهيد"))
_SIDES = {"الجنوبيه", "الشماليه", "الجنوبي", "الشمالي", "الشرقيه", "الغربيه"}


class Body(NamedTuple):
    """Words `first` to `last` (exclusive) name a body; `skip` letters are proclitics, `marks` closing marks follow."""

    first: int
    last: int
    skip: int
    rule: str
    marks: int = 0


@cache
def listed(part: str, name: str) -> frozenset[str]:
    """A folded list of `organisations.toml`."""
    return frozenset(map(fold_word, table("organisations")[part][name]))


def body_at(text: Sequence[Word], index: int) -> Body | None:
    """The name of a body that begins at a word: a known one, else a head with its tail, whichever is longer."""
    if _is_held(text, index):
        return None
    hit = organisations().at(text, index)
    known = Body(hit.first, _described(text, hit), hit.skip, "known-body") if hit else None
    built = _built(text, index)
    return max((body for body in (known, built) if body), key=lambda body: body.last, default=None)


def _described(text: Sequence[Word], hit: Hit) -> int:
    """Behind the adjective that makes a known name another one: «مجلس التعاون | الاستراتيجي»."""
    word = text[hit.last] if hit.last - hit.first > 1 and hit.last < len(text) else None
    other = word is not None and word.joined and is_name_adjective(word.text) and word.text not in nationalities()
    return hit.last + 1 if other else hit.last


def _is_held(text: Sequence[Word], index: int) -> bool:
    """True behind a noun that makes the word a matter or an adjective: «وزيرة الخارجية», «الجريمة المنظمة»."""
    if not index or not text[index].joined:
        return False
    return any(stem in listed("heads", "not_after") for stem, _ in stems(text[index - 1].text))


def _built(text: Sequence[Word], index: int) -> Body | None:
    """A head noun, past its proclitics, with a tail that makes it a name."""
    for stem, skip in stems(text[index].text):
        if stem in listed("heads", "definite"):
            last = _definite_tail(text, index, stem)
            return Body(index, last, skip, "head-adjective") if last else None
        if stem in listed("heads", "construct"):
            return _construct(text, index, stem, skip)
    return None


def _definite_tail(text: Sequence[Word], index: int, head: str) -> int | None:
    """Where «الهيئة العليا المستقلة للانتخابات» ends; None where nothing says which body it is."""
    last = _adjectives(text, index + 1)
    tail = {word.text for word in text[index + 1 : last]}
    telling = any(word in nationalities() and _agrees(head, word) for word in tail) or "المسلحه" in tail
    national = head in listed("heads", "national") and head not in listed("heads", "nests")
    longer = last if national and telling else _purpose(text, last, head)
    if head in listed("heads", "national") and not telling:
        return longer if longer > last > index + 1 else None
    return longer if longer > index + 1 else None


def _agrees(head: str, adjective: str) -> bool:
    """True when a head and its nationality are both feminine (or plural things), or both not."""
    return head.endswith(("ه", "ات", "وط", "ارك")) == adjective.endswith("ه")


def _adjectives(text: Sequence[Word], index: int) -> int:
    """Behind the definite adjectives of a name; a nationality is the last but for «الجنوبية»."""
    last, done = index, False
    while last < len(text) and last - index < _MOST_TAIL and text[last].joined:
        word = text[last].text
        if not (word in _SIDES if done else is_name_adjective(word)):
            break
        done = done or word in nationalities()
        last += 1
    return last


def is_name_adjective(word: str) -> bool:
    """True for a definite adjective that may belong to a name: a nationality, a listed one or one in -ي, -ية."""
    if not word.startswith("ال") or word in listed("tails", "empty"):
        return False
    return (
        word in nationalities()
        or word[2:] in listed("tails", "adjectives")
        or (len(word) > 5 and word.endswith(("يه", "ي")))
    )


def _purpose(text: Sequence[Word], index: int, head: str) -> int:
    """Behind a clause of purpose: «للانتخابات», «لحقوق الإنسان», or another body where the head allows one."""
    if index >= len(text) or not text[index].joined or text[index].text[0] != "ل":
        return index
    if head in listed("heads", "nests") and (nested := body_at(text, index)) and nested.last > index:
        return nested.last
    word = text[index].text
    matter = "ال" + word[2:]
    if word.startswith("لل") and len(word) > 4 and (matter in listed("tails", "matters") or not _is_head(matter)):
        return _joined_matter(text, _adjectives(text, index + 1))
    if word[1:] in listed("tails", "chain"):
        return _idafa(text, index + 1) or index
    return index


def _is_head(word: str) -> bool:
    """True for a noun that is a body or a person itself."""
    return word in listed("heads", "definite") or fold_word(word) in {
        "الرييس",
        "الوزير",
        "الملك",
        "المواطنين",
        "المسوول",
    }


def _joined_matter(text: Sequence[Word], index: int) -> int:
    """Behind «والري», «والبحث العلمي»: further matters of the same body."""
    while index < len(text) and text[index].joined and text[index].text.startswith("وال"):
        if _is_head(text[index].text[1:]) or places().at(text, index) or is_stop(text[index].text):
            break
        if text[index].text[1:] in nationalities():
            break
        index = _adjectives(text, index + 1)
    return index


def _joined_value(text: Sequence[Word], index: int) -> int:
    """Behind the second of two values that name a party: «العدالة والتنمية»."""
    before, here = text[index - 1].text, text[index] if index < len(text) else None
    if here is None or not here.joined or before not in listed("tails", "values"):
        return index
    return index + 1 if here.text[:1] == "و" and here.text[1:] in listed("tails", "values") else index


def _idafa(text: Sequence[Word], index: int) -> int | None:
    """Behind indefinite nouns that a definite one or a place closes, and its adjectives."""
    place = index
    while place < len(text) and place - index < _MOST_CHAIN and text[place].joined:
        word = text[place].text
        if hit := (places().at(text, place) or organisations().at(text, place)):
            return None if hit.skip else _adjectives(text, hit.last)
        if place > index and is_given(word):
            return place + 1
        if word.startswith("ال") and len(word) > 3 and word not in listed("tails", "empty"):
            return _adjectives(text, place + 1)
        if word not in listed("tails", "chain"):
            return None
        place += 1
    return None


def _construct(text: Sequence[Word], index: int, head: str, skip: int) -> Body | None:
    """«وزارة الدفاع الإسرائيلية», «شركة أدنوك», «صحيفة «الأخبار» اللبنانية»."""
    if index + 1 >= len(text) or breaks(text[index + 1]):
        return None
    if text[index + 1].gap.strip() and text[index + 1].gap.strip() in _OPENING:
        return _quoted(text, index, skip)
    if not text[index + 1].joined:
        return None
    last = None if text[index + 1].text in _PERSONAL else _idafa(text, index + 1)
    if last is None:
        last = _proper(text, index + 1)
        return Body(index, _adjectives(text, last), skip, "head-name") if last else None
    longer = _purpose(text, last, head)
    longer = longer if longer > last else _joined_value(text, last)
    if head in listed("tails", "goes_on"):
        further = _joined_matter(text, longer)
        longer = _adjectives(text, further) if further > longer else longer
    local = head in listed("heads", "local") and places().at(text, index + 1) is not None
    if head in listed("heads", "strict") and not local and not _is_sure(text, index + 1, longer):
        return None
    return Body(index, longer, skip, "head-noun")


def _is_sure(text: Sequence[Word], first: int, last: int) -> bool:
    """True when a tail is more than one common definite noun."""
    word = text[first].text
    if word in listed("tails", "sure"):
        return True
    if word in listed("heads", "definite"):
        return any(other.text in nationalities() for other in text[first + 1 : last])
    if organisations().at(text, first):
        return True
    if any(other.text.removeprefix("ال") in listed("tails", "official") for other in text[first + 1 : last]):
        return True
    if word in listed("tails", "chain") and last - first > 1 and not _is_head(text[last - 1].text):
        return True
    return any(other.text in nationalities() or other.text.startswith("ل") for other in text[first + 1 : last]) or (
        last - first > 1 and not is_ordinary(word)
    )


def _proper(text: Sequence[Word], index: int) -> int | None:
    """Behind a proper name: somebody's, or up to three words that no list has."""
    word = text[index].text
    if word in _PERSONAL and index + 1 < len(text):
        return name_end(text, index + 1, frozenset())
    if is_given(word):
        return name_end(text, index, frozenset())
    last = index
    while last < len(text) and last - index < _MOST_CHAIN and text[last].joined:
        word = text[last].text
        if not is_unlisted(word) or is_stop(word) or word in nationalities() or word.startswith("ال"):
            break
        last += 1
    return last if last > index else None


def _quoted(text: Sequence[Word], index: int, skip: int) -> Body | None:
    """A head with its name in quotation marks, and the nationality behind them."""
    for place in range(index + 2, min(len(text), index + 2 + _MOST_QUOTED)):
        gap = text[place].gap
        if gap[0] in _CLOSING:
            if not gap[1:].strip() and text[place].text in nationalities():
                return Body(index, place + 1, skip, "head-quoted")
            return Body(index, place, skip, "head-quoted", 1)
        if gap.strip():
            return None
    return None
