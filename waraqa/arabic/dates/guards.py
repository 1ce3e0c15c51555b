"""What looks like a date and is none: verbs, names, counts, «في اليوم», «صلاة الجمعة»."""

from __future__ import annotations

import re
from collections.abc import Callable

from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.relative import counts_something
from waraqa.arabic.dates.words import KINDS, guards, weakest_months
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table

_LEADS = "".join(KINDS[name] for name in ("in", "until", "ago", "between"))
_MONTH_KINDS = "MmHh"
_NOT_AFTER_AGO = "YMmHhWNK#(iIdD"
_REACH = 7


def is_date(parts: Parts) -> bool:
    """True when nothing around or in the match makes it something else."""
    guard = _GUARDS.get(parts.rule)
    return guard is None or guard(parts)


def is_name(parts: Parts) -> bool:
    """True behind «ثورة»، «شارع»، «مدينة» … when neither a year nor a relation says that it is a date."""
    named = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["naming"]
    full = parts.has("relation", "weekday", "ayear", "theyear") or (parts.has("yearnumber") and parts.months())
    return named and not full


def _month(parts: Parts) -> bool:
    """A month that is also another word needs a year, a twin, a relation or a preposition."""
    kinds = parts.kinds
    if len({system == "hijri" for _, system in parts.months()}) > 1:
        return False
    weak = [at for at, kind in enumerate(kinds) if kind in "mh"]
    twins = sum(kind in _MONTH_KINDS for kind in kinds) > 1
    if not weak or len(weak) < sum(kind in "MH" for kind in kinds) + len(weak) or twins:
        return parts.rule != "month" or parts.following() != "الاسود"
    if parts.has("yearnumber", "relation", "theyear", "amonth", "themonth", "edge", "months"):
        return True
    if parts.tokens.word(parts.start + weak[0]) in weakest_months():
        return False
    return _led(parts)


def _led(parts: Parts) -> bool:
    """True right behind a preposition of time, or one written onto the word."""
    return parts.start > 0 and parts.tokens.kinds[parts.start - 1] in _LEADS


def _day(parts: Parts) -> bool:
    """«3 صفر» is a score, «15 رجب» may be: a bare number needs more before such a month."""
    kinds = parts.kinds
    bare = re.fullmatch(r"N[h]", kinds)
    return not bare or parts.previous() in guards("before_moon_day") or _led(parts)


def _relative_month(parts: Parts) -> bool:
    """«الشهر» alone says nothing."""
    return parts.has("edge", "relation", "same", "nextto", "this", "that", "thesame")


def _year(parts: Parts) -> bool:
    """«العام» alone says nothing, and behind a noun it is an adjective: «الأمين العام السابق»."""
    if parts.has("yearnumber"):
        return _behind_year(parts)
    if parts.has("edge", "this", "that", "thesame"):
        return True
    if not parts.has("relation", "same", "nextto"):
        return False
    if parts.tokens.word(parts.start) not in ("العام", "للعام"):
        return True
    behind_noun = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["word"]
    if parts.first("relation") in (None, 0):
        return not behind_noun
    return parts.previous() not in guards("general")


def _behind_year(parts: Parts) -> bool:
    """No counted noun, percent sign or further digits behind a year."""
    following = parts.following()
    return following not in guards("counted") and following not in ("%", "$", "/")


def _bare_year(parts: Parts) -> bool:
    """A number alone is a year behind a preposition of time, in brackets, or shortly behind «اتفاقية»."""
    year = parts.first("yearnumber")
    if year is None:
        return False
    if parts.has("hijrimark"):
        return bool(1300 <= year <= 1500)
    if not 1900 <= year <= 2099 or not _behind_year(parts):
        return False
    if parts.has("edge") or _bracketed(parts):
        return True
    if year % 100 == 0 and parts.tokens.kinds[parts.end : parts.end + 1] == KINDS["word"]:
        return False
    return (_led(parts) and parts.previous() != "بين") or _joined(parts) or _of_thing(parts)


def _bracketed(parts: Parts) -> bool:
    kinds = parts.tokens.kinds
    return parts.start > 0 and kinds[parts.start - 1] == "(" and kinds[parts.end : parts.end + 1] == ")"


def _joined(parts: Parts) -> bool:
    """True for «لـ2023» and «بـ2023»."""
    before = parts.start - 1
    close = before >= 0 and parts.tokens.ends[before] == parts.tokens.starts[parts.start]
    return close and parts.tokens.word(before) in ("ل", "ول", "ب", "وب")


def _of_thing(parts: Parts) -> bool:
    """True when an agreement, an election or a budget stands a few words before, and no name does."""
    for at in range(parts.start - 1, max(-1, parts.start - 1 - _REACH), -1):
        kind, word = parts.tokens.kinds[at], parts.tokens.word(at)
        if kind in "\n,." or kind == KINDS["naming"]:
            return False
        if word in guards("dated_things") or word[1:] in guards("dated_things"):
            return True
    return False


def _years(parts: Parts) -> bool:
    """Years joined by a sign are years of a period, not two counts or the number of a ruling."""
    if len(parts.all("yearnumber")) < 2:
        return False
    if not all(1900 <= year <= 2099 or parts.has("hijrimark") for year in parts.all("yearnumber")):
        return False
    if not _behind_year(parts) or ("&" in parts.kinds and parts.rule == "range-of-years" and not parts.has("between")):
        return False
    if parts.has("ayear", "theyear", "years", "period", "between", "of") or _led(parts) or _bracketed(parts):
        return True
    return parts.rule == "range-of-years"


def _range_of_days(parts: Parts) -> bool:
    """«و» makes a range only behind «بين»; otherwise the days are a list."""
    return len(parts.days()) > 1 and (parts.has("between", "until", "dash"))


def _list_of_days(parts: Parts) -> bool:
    """«الحادي والعشرين» is one day."""
    return len(parts.days()) > 1


def _range_of_months(parts: Parts) -> bool:
    """A dash between two names of one month makes no range, nor does «و» without «بين»."""
    return parts.split() is not None and parts.has("between", "until", "dash") and _month(parts)


def _weekday(parts: Parts) -> bool:
    """Not «صلاة الجمعة»، «كل خميس»، «البلدين الاثنين»، «الجمعة السوداء»."""
    previous = parts.previous()
    dual = parts.tokens.word(parts.start) == "الاثنين" and previous.startswith("ال") and previous.endswith("ين")
    return not dual and previous not in guards("before_weekday") and parts.following() not in guards("after_weekday")


def _deictic(parts: Parts) -> bool:
    """«اليوم» is a date unless it is a measure, a newspaper, an adjective's noun, or said inside quotation marks."""
    if parts.has("weekday"):
        return True
    if is_quoted(parts):
        return False
    if parts.has("clock", "day", "this"):
        return True
    if parts.has("today"):
        free = parts.previous() not in guards("before_today") and parts.following() not in guards("after_today")
        return free and parts.tokens.word(parts.start) == "اليوم"
    return parts.tokens.word(parts.start) not in ("الغد", "الامس", "للغد", "لغد")


def is_quoted(parts: Parts) -> bool:
    """True between quotation marks on one line."""
    text, start = parts.tokens.text, parts.tokens.starts[parts.start]
    line = text.rfind("\n", max(0, start - _LINE), start)
    before = text[max(0, start - _LINE, line + 1) : start]
    angled = max(before.rfind("«"), before.rfind("“")) > max(before.rfind("»"), before.rfind("”"))
    return angled or before.count('"') % 2 == 1


_LINE = 1000


def _ago(parts: Parts) -> bool:
    """«قبل يومين», not «قبل يومين من الانتخابات»، «قبل عام 2011»، «قبل أيام»."""
    kinds, end = parts.tokens.kinds, parts.end
    if not parts.has("span", "day", "days", "amonth", "months", "ayear", "years") or not counts_something(parts):
        return False
    if kinds[end : end + 1] == KINDS["of"]:
        return parts.tokens.word(end + 1) == "الان"
    return kinds[end : end + 1] not in tuple(_NOT_AFTER_AGO)


def _week(parts: Parts) -> bool:
    """«الأسبوع» alone says nothing."""
    return parts.has("edge", "this", "relation", "same", "thesame")


def _decade(parts: Parts) -> bool:
    """«في الثلاثينيات من عمره» is an age."""
    behind = parts.tokens.text[parts.tokens.ends[parts.end - 1] :][:14].strip()
    ages = tuple(fold_word(words) for words in table("date_words")["guards"]["age"])
    return not behind.startswith(ages) and (parts.has("century") or parts.first("decade") >= 50)


def _century(parts: Parts) -> bool:
    """A Hijri century, or one before Christ, is not converted."""
    return parts.following() not in ("الهجري", "قبل", "ق")


_GUARDS: dict[str, Callable[[Parts], bool]] = {
    "month": _month,
    "list-of-months": _month,
    "day": _day,
    "relative-month": _relative_month,
    "year": _year,
    "bare-year": _bare_year,
    "range-of-years": _years,
    "list-of-years": _years,
    "range-of-days": _range_of_days,
    "range-of-full-days": _range_of_days,
    "list-of-days": _list_of_days,
    "range-of-months": _range_of_months,
    "weekday": _weekday,
    "list-of-weekdays": _weekday,
    "deictic": _deictic,
    "ago": _ago,
    "week": _week,
    "decade": _decade,
    "century": _century,
}
