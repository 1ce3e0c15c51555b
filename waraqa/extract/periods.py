"""The period a figure holds for, by the dates of its own sentence."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.clause import BREAK, REACH, Clause, Dated, words_of

_ASIDES = re.compile(r"\([^()]{0,80}\)|، ?اي [^،؛\n]{1,40}،")
"""A conversion behind a sum: «(ملياري دولار)», «، أي ملياري دولار،»."""
_CONVERTING = re.compile(r"، ?اي (?:\w+ )?$")
_BACK_THEN = re.compile(r"(?<!\w)[وف]?كانت? (?:\w+ ){0,3}قد(?!\w)")
"""«وكان قد بلغ»: what follows was before the dates that stand before it."""
_OTHERS = re.compile(r"[0-9(]|^ و")
"""Another number, or «و»: the date behind it is that of what follows."""
_MONTHS = re.compile(r"([0-9]{4})-[0-9]{2}(?:/\1-([0-9]{2}))?")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def period_of(clause: Clause, index: int) -> str | None:
    """The date just right of the quantity in its clause, else the nearest one on its left in the sentence."""
    quantity = clause.quantities[index]
    if quantity.unit in table("measures")["timeless"]:
        return None
    before = clause.text[max(clause.start, quantity.start - REACH) : quantity.start]
    right = _right_date(clause, quantity)
    if right and not _begins_change(clause, quantity, before, right):
        return _up_to(clause, quantity, right)
    if _starting_point().search(before[-36:]) or compared_with().search(before[-64:]):
        return None
    left = _left_date(clause, quantity)
    if left and right and (_opens_year(clause, right) or _since().search(clause.text, quantity.end, right.start)):
        return _since_the_start(clause, right, left)
    return _up_to(clause, quantity, left) if left else None


def _right_date(clause: Clause, quantity: QuantityReading) -> Dated | None:
    """The first date behind the quantity, with no clause break, comparison or other number between."""
    for date in clause.dates:
        if date.start < quantity.end:
            continue
        if date.start - quantity.end > REACH:
            return None
        lead = clause.text[max(clause.start, quantity.start - 16) : quantity.start]
        closing = ")،" if _CONVERTING.search(lead) else ")"
        between = _ASIDES.sub("", clause.text[quantity.end : date.start].lstrip(closing))
        if BREAK.search(between) or _OTHERS.search(between):
            return None
        if _compared().search(between) and not _opens_year(clause, date):
            return None
        return date
    return None


def _begins_change(clause: Clause, quantity: QuantityReading, before: str, date: Dated) -> bool:
    """True for the date that a change or a count begins at: «منذ 2011», «بزيادة 4 في المئة عن العام الماضي»."""
    between = clause.text[quantity.end : date.start]
    if _since().search(between) or _compared().search(between):
        return True
    part = last_part(before)
    return bool(re.match(r"\)? (?:عن|منذ)(?!\w)", between) and _moves().search(part) and not _compared().search(part))


def _left_date(clause: Clause, quantity: QuantityReading) -> Dated | None:
    """The nearest date before the quantity that is no term of a comparison.

    A date before «إن» dates the saying, not what is said; one before «وكان قد» dates what came later.
    """
    for date in reversed(clause.dates):
        between = clause.text[date.end : quantity.start]
        if _reported().search(between) or _BACK_THEN.search(between) or _stands_now().search(between):
            return None
        before = clause.text[max(clause.start, date.start - REACH) : date.start]
        if date.end <= quantity.start and not _is_aside(before):
            return None if _is_far(quantity, date, between) else date
    return None


def _is_far(quantity: QuantityReading, date: Dated, between: str) -> bool:
    """True for people and things told two clauses behind a day, or behind a relative: they are not that day's."""
    if quantity.rule.rpartition("-")[2] not in ("person", "noun", "other") or not _DAY.fullmatch(date.value or ""):
        return False
    return len(BREAK.findall(between)) > 1 or bool(re.search(r"(?<!\w)(?:حيث|التي|الذي|الذين)(?!\w)", between))


def _is_aside(before: str) -> bool:
    """True before a date that only begins a time, dates a law or belongs to a comparison."""
    part = last_part(before)
    since = _since().search(part) and not _until().search(before)
    return bool(since or _names_a_law(before) or _named_day().search(before) or _compared().search(part))


def _names_a_law(before: str) -> bool:
    """True before the year in «القانون رقم 12 لسنة 2018»."""
    return bool(re.search(r"(?:رقم|عدد) [0-9.\-/]{1,12} ل?$", before[-24:]))


def last_part(text: str) -> str:
    """The text behind its last clause break."""
    return BREAK.split(text)[-1]


def _up_to(clause: Clause, quantity: QuantityReading, date: Dated) -> str | None:
    """The date's value; behind «حتى» it is only the end, and the year's start the beginning if the sentence says so."""
    following = next((one for one in clause.dates if date.end < one.start <= date.end + 12), None)
    if following and _YEAR.fullmatch(date.value or "") and _ends_at(clause, following):
        return _from_january(following.value, date.value)
    if not _ends_at(clause, date):
        return date.value
    opening = next((one for one in clause.dates if one.end < date.start and _opens_year(clause, one)), None)
    if opening:
        return _from_january(date.value, opening.value)
    if _same_period().search(clause.text, date.end, clause.end):
        return _from_january(date.value, (date.value or "")[:4])
    return (
        date.value if _stocks().search(clause.text, max(clause.start, quantity.start - REACH), quantity.start) else None
    )


def _since_the_start(clause: Clause, opening: Dated, end: Dated) -> str | None:
    """«في نهاية يونيو الماضي، بزيادة 4 في المئة مقارنة مع بداية العام»: from January to the month of the sentence."""
    return _from_january(end.value, opening.value) if _opens_year(clause, opening) else None


def _from_january(end: str | None, year: str | None) -> str | None:
    """From the first month of a year to that month of the same year; None for anything else."""
    match = _MONTHS.fullmatch(end or "")
    if match is None or match[1] != year:
        return None
    return f"{year}-01/{year}-{match[2] or match[0][-2:]}"


def _opens_year(clause: Clause, date: Dated) -> bool:
    """True for «بداية العام», «مطلع السنة الجارية»."""
    text = clause.text[date.start : date.end]
    return bool(_YEAR.fullmatch(date.value or "") and _starts().match(text))


def _ends_at(clause: Clause, date: Dated) -> bool:
    """True for a date behind «حتى»: what is told ends there."""
    return bool(_until().search(clause.text, max(clause.start, date.start - 16), date.start))


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?{words_of('up', 'down')}(?!\w)")


@cache
def _starting_point() -> re.Pattern[str]:
    """«من 9 ملايين», «عن 9 ملايين»: where a change began, at a time of its own."""
    near = any_of(table("approximators")["before"])
    return re.compile(rf"(?<!\w)(?:من|عن)(?: {near})? $")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[ب]?{words_of('compared')}")


@cache
def compared_with() -> re.Pattern[str]:
    """What stands between a comparison and its term: «مقابل نحو», «مقارنة مع»."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('compared')}(?: ?[^\W\d]{{1,12}}){{0,3}} ?\(?$")


@cache
def _reported() -> re.Pattern[str]:
    """«إن», «بأنه»: what follows is somebody's words; not so «بيد أن», «غير أن»."""
    joints = "".join(rf"(?<! {fold_word(word)} )" for word in table("measures")["joints"])
    return re.compile(rf"(?<!\w){joints}[وف]?{words_of('reports')}(?!\w)")


@cache
def _stands_now() -> re.Pattern[str]:
    """«ويضم», «التي يبلغ»: what follows holds now, not at the date before."""
    return re.compile(rf"(?<!\w)(?:و|(?:التي|الذي) ){words_of('stative')}(?!\w)")


@cache
def _since() -> re.Pattern[str]:
    """«منذ» and its like anywhere before a date, which only begins there: «منذ تسلمه المنصب في آب 2023»."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('open_ended')}(?!\w)")


@cache
def _named_day() -> re.Pattern[str]:
    """«هجمات 11 سبتمبر»: a day that names what happened on it."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?{words_of('named_days')} $")


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{words_of('until')} $")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"{words_of('starts')}(?!\w)")


@cache
def _same_period() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[بل]?{words_of('same_period')}(?!\w)")


@cache
def _stocks() -> re.Pattern[str]:
    """What is counted at a moment, not over a time: «رصيد», «الدين»."""
    return re.compile(rf"(?<!\w)[وف]?(?:ال)?{words_of('stocks')}(?!\w)")
