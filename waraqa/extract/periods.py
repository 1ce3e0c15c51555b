"""The period a figure holds for, by the dates of its own sentence."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.quantified import BREAK, REACH, TIMES, Dated, Sentence, nearly, words_of
from waraqa.extract.reaches import opens_year, period_up_to, since_the_start, until

_ASIDES = re.compile(r"\([^()]{0,80}\)|، ?اي [^،؛\n]{1,40}،")
"""A conversion behind a sum: «(ملياري دولار)», «، أي ملياري دولار،»."""
_CONVERTING = re.compile(r"، ?اي (?:\w+ )?$")
_BACK_THEN = re.compile(r"(?<!\w)[وف]?كانت? (?:\w+ ){0,3}قد(?!\w)")
"""«وكان قد بلغ»: what follows was before the dates that stand before it."""
_OTHERS = re.compile(r"[0-9(]|^ و")
"""Another number, or «و»: the date behind it is that of what follows."""
_RELATIVE = re.compile(r"(?<!\w)و?(?:حيث|التي|الذي|الذين)(?!\w)")
_NOW = re.compile(r" (?:\w+ )?(?:حاليا|الان)(?!\w)")
_OF_OLD = re.compile(r"(?<!\w)البالغه? (?:عدد\w* )?$")
"""«البالغ عددهم 15»: it was so before and after."""
_OPENING = 60
_PLACE = re.compile(r"[^\W\d]+(?:[ /][^\W\d]+){0,3}(?: ?\([^()\n]{1,30}\))?[ ،,/–-]*")
_DASH = re.compile(r" ?(?:\([^()\n]{1,30}\) ?|/[^/\n]{1,20}/ ?)?[-–—:] ?(?=[^\W\d])")
"""What stands around the date of a dateline: a place before it, an agency and a dash behind it."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def period_of(sentence: Sentence, index: int) -> str | None:
    """The date just right of the quantity in its clause, else the nearest one on its left in the sentence."""
    quantity = sentence.quantities[index]
    before = sentence.text[max(sentence.start, quantity.start - REACH) : quantity.start]
    if quantity.unit in table("measures")["timeless"] or (quantity.unit in TIMES and _ago().search(before[-24:])):
        return None
    right = _right_date(sentence, quantity)
    if right and not _begins_change(sentence, quantity, before, right):
        return period_up_to(sentence, quantity, right)
    if _starting_point().search(before[-36:]) or compared_with().search(before[-64:]):
        return None
    if _NOW.match(sentence.text, quantity.end) or _OF_OLD.search(before[-24:]):
        return None
    left = _left_date(sentence, quantity)
    if left and right and (opens_year(sentence, right) or _since().search(sentence.text, quantity.end, right.start)):
        return since_the_start(sentence, right, left)
    return period_up_to(sentence, quantity, left) if left else None


def _right_date(sentence: Sentence, quantity: QuantityReading) -> Dated | None:
    """The first date behind the quantity, with no clause break, comparison or other number between."""
    for date in sentence.dates:
        if date.start < quantity.end:
            continue
        if date.start - quantity.end > REACH:
            return None
        lead = sentence.text[max(sentence.start, quantity.start - 16) : quantity.start]
        closing = ")،" if _CONVERTING.search(lead) else ")"
        between = _ASIDES.sub("", sentence.text[quantity.end : date.start].lstrip(closing))
        if BREAK.search(between) or _OTHERS.search(between):
            return None
        told_apart = _is_counted(quantity) and _RELATIVE.search(between)
        if told_apart or (_compared().search(between) and not opens_year(sentence, date)):
            return None
        return date
    return None


def _begins_change(sentence: Sentence, quantity: QuantityReading, before: str, date: Dated) -> bool:
    """True for the date that a change or a count begins at: «منذ 2011», «بزيادة 4 في المئة عن العام الماضي»."""
    between = sentence.text[quantity.end : date.start]
    if _since().search(between) or _compared().search(between):
        return True
    part = last_part(before)
    return bool(
        re.match(r"\)? (?:\w+ )?(?:عن|منذ)(?!\w)", between) and _moves().search(part) and not _compared().search(part)
    )


def _left_date(sentence: Sentence, quantity: QuantityReading) -> Dated | None:
    """The nearest date before the quantity that is no term of a comparison.

    A date before «إن» dates the saying, not what is said; one before «وكان قد» dates what came later.
    """
    for date in reversed(sentence.dates):
        if date.end > quantity.start:
            continue
        between = sentence.text[date.end : quantity.start]
        if _is_reported(between) or _BACK_THEN.search(between) or _stands_now().search(between):
            return None
        before = sentence.text[max(sentence.start, date.start - REACH) : date.start]
        if _is_dateline(sentence, date):
            return None
        if not _is_aside(before):
            far = _is_far(quantity, date, between) or _is_of_start(sentence, quantity, date)
            return None if far else date
    return None


def _is_dateline(sentence: Sentence, date: Dated) -> bool:
    """True for the date of «الخرطوم، 17 يوليو 2025 (رويترز) -»: it dates the report, not what it tells."""
    if date.start - sentence.start > _OPENING or not _DAY.fullmatch(date.value or ""):
        return False
    before = sentence.text[sentence.start : date.start]
    return bool(_PLACE.fullmatch(before) and _DASH.match(sentence.text, date.end))


def _is_far(quantity: QuantityReading, date: Dated, between: str) -> bool:
    """True for people and things told two clauses behind a day, or behind a relative: they are not that day's."""
    is_day = bool(_DAY.fullmatch(date.value or ""))
    if quantity.rule.startswith("score"):
        return not is_day
    if not _is_counted(quantity) or not is_day:
        return False
    return len(BREAK.findall(between)) > 1 or bool(_RELATIVE.search(between))


def _is_counted(quantity: QuantityReading) -> bool:
    """True for people and things."""
    return quantity.rule.rpartition("-")[2] in ("person", "noun", "other")


def _is_of_start(sentence: Sentence, quantity: QuantityReading, date: Dated) -> bool:
    """True for the date of the first term in «من 100 في التسعينيات إلى 30»."""
    first = next((one for one in reversed(sentence.quantities) if one.end <= date.start), None)
    if first is None or not re.search(r"(?<!\w)الي(?!\w)", sentence.text[date.end : quantity.start]):
        return False
    return bool(_starting_point().search(sentence.text[max(sentence.start, first.start - 36) : first.start]))


def _is_aside(before: str) -> bool:
    """True before a date that only begins a time, dates a law or belongs to a comparison."""
    part = last_part(before)
    since = _since().search(part) and not until().search(before)
    if before.endswith(" عن ") and _moves().search(part):
        return True
    return bool(since or _names_a_law(before) or _named_day().search(before[-24:]) or _compared().search(part))


def _names_a_law(before: str) -> bool:
    """True before the year in «القانون رقم 12 لسنة 2018»."""
    return bool(re.search(r"(?:رقم|عدد) [0-9.\-/]{1,12} ل?$", before[-24:]))


def last_part(text: str) -> str:
    """The text behind its last clause break."""
    return BREAK.split(text)[-1]


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?{words_of('up', 'down')}(?!\w)")


@cache
def _starting_point() -> re.Pattern[str]:
    """«من 9 ملايين», «عن 9 ملايين»: where a change began, at a time of its own."""
    return re.compile(rf"(?<!\w)(?:من|عن)(?: {nearly()})? $")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[ب]?{words_of('compared')}")


@cache
def compared_with() -> re.Pattern[str]:
    """What stands between a comparison and its term: «مقابل نحو», «مقارنة مع»."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('compared')}(?: ?[^\W\d]{{1,12}}){{0,3}} ?\(?$")


def _is_reported(text: str) -> bool:
    """True with «إن», «بأنه» in it: what follows is somebody's words; not so behind «بيد أن», «غير أن»."""
    return any(text[: one.start()].rsplit(None, 1)[-1:] not in _joints() for one in _reports().finditer(text))


@cache
def _joints() -> tuple[list[str], ...]:
    """The words that «أن» joins two clauses behind."""
    return tuple([fold_word(word)] for word in table("measures")["joints"])


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{words_of('reports')}(?!\w)")


@cache
def _stands_now() -> re.Pattern[str]:
    """«ويضم», «التي يبلغ»: what follows holds now, not at the date before."""
    return re.compile(rf"(?<!\w)(?:و|(?:التي|الذي) ){words_of('stative')}(?!\w)")


@cache
def _since() -> re.Pattern[str]:
    """«منذ» and its like anywhere before a date, which only begins there: «منذ تسلمه المنصب في آب 2023»."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('open_ended')}(?!\w)")


@cache
def _ago() -> re.Pattern[str]:
    """«منذ سبعة أسابيع», «خلال 3 أيام»: a span that runs from or to a time of its own."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('prepositional')}(?: {nearly()})? $")


@cache
def _named_day() -> re.Pattern[str]:
    """«هجمات 11 سبتمبر»: a day that names what happened on it."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?{words_of('named_days')} $")
