"""What stands around a figure in its sentence: the same sum in another currency, the words that give it meaning."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import FigureFact
from waraqa.render.views.scene import Scene, tidy

_CODE = re.compile(r"[A-Z]{3}")
_BREAK = re.compile(r"[؛!؟()«»“”\n]|[،:.](?!\d)")
_REACH = 200
_BEFORE, _AFTER, _LEAST = 6, 5, 2
_CLAUSE = 12
"""A clause that begins so many words before its figure is told from its beginning: there its verb stands."""


def is_money(fact: FigureFact) -> bool:
    """True for a figure in a currency."""
    return bool(fact.unit and _CODE.fullmatch(fact.unit))


def equivalents(scene: Scene, facts: list[FigureFact]) -> dict[str, FigureFact]:
    """A sum's id → the same sum in another currency, given right behind it in brackets or after «أي»."""
    money = sorted((fact for fact in facts if is_money(fact)), key=lambda fact: (fact.source, fact.start))
    found = {one.id: other for one, other in pairwise(money) if one.unit != other.unit and _follows(scene, one, other)}
    return {one: other for one, other in found.items() if other.lead is None and other.id not in scene.contradicted}


def context(scene: Scene, fact: FigureFact) -> str:
    """The words of the clause around a figure, as they stand."""
    text, sentence = scene.sources[fact.source].source.text, scene.sentence(fact)
    before = text[max(sentence.start, fact.start - _REACH) : fact.start]
    after = text[fact.end : min(sentence.end, fact.end + _REACH)]
    head = _BREAK.split(before)[-1].split()
    tail = _BREAK.split(after)[0].split()
    if len(head) + len(tail) < _LEAST:
        head = before.split()
    if not head and not tail:
        return ""
    led, followed = before[-1:].strip(), after[:1].strip()
    kept, bracketed = _kept(head), before.endswith("(") and head[-1:] == before.split()[-1:]
    words = [" ".join(kept), "" if led else " ", fact.text, "" if followed else " ", " ".join(tail[:_AFTER])]
    words += [")"] if bracketed and after.lstrip().startswith(")") else []
    opened, closed = ("… " if len(kept) < len(head) else ""), (" …" if len(tail) > _AFTER else "")
    return f"«{opened}{tidy(''.join(words))}{closed}»"


def _kept(head: list[str]) -> list[str]:
    """The words before a figure that are shown: a short clause, or the end of a long one; no unit loses its number."""
    if len(head) <= _CLAUSE:
        return head
    start = len(head) - _BEFORE
    while start and head[start - 1][-1].isdigit():
        start -= 1
    return head[start:]


def moves(scene: Scene, fact: FigureFact) -> bool:
    """True for the 12% of «انخفضت الواردات بنسبة 12%»: by how much something moved, not how much it is."""
    if fact.unit != "percent" or fact.change is not None:
        return False
    text, sentence = scene.sources[fact.source].source.text, scene.sentence(fact)
    before = _BREAK.split(text[max(sentence.start, fact.start - _REACH) : fact.start])[-1]
    return bool(_moving().search(fold_word(before))) and not _moving().search(fold_word(fact.of or ""))


@cache
def _moving() -> re.Pattern[str]:
    """The words of rise and of fall, with what may be written onto them."""
    words = table("measures")
    return re.compile(rf"(?<!\w)[وف]?[بكل]?(?:ال)?{any_of((*words['up'], *words['down']))}(?!\w)")


def _follows(scene: Scene, one: FigureFact, other: FigureFact) -> bool:
    """True when only a bracket or words such as «أي نحو» stand between the two."""
    if one.source != other.source or not 0 < other.start - one.end <= 30:
        return False
    between = scene.sources[one.source].source.text[one.end : other.start]
    words = fold_word(re.sub(r"[(،]", " ", between)).split()
    return bool(re.search(r"[(،]", between)) and set(words) <= _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(fold_word(word) for word in table("comparison_words")["between_equals"])
