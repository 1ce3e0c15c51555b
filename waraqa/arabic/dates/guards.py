"""What looks like a date and is none: verbs, names, counts, «في اليوم», «صلاة الجمعة»."""

from __future__ import annotations

import re
from collections.abc import Callable

from waraqa.arabic.dates.part_guards import is_bare_part, is_numeric, is_part_taken_up
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.relative import counts_something
from waraqa.arabic.dates.words import KINDS, guards, weakest_months
from waraqa.arabic.dates.year_guards import (
    are_years,
    is_bare_year,
    is_century,
    is_decade,
    is_led,
    is_period,
    is_special,
    is_year,
)
from waraqa.arabic.names import is_given

_PLAIN = frozenset({"month", "bare-year", "weekday", "deictic"})
_OF_YEAR = frozenset({"part", "same-part", "same-period", "first-months"})
_MORE_TIME = "QGNatyu"
_MONTH_KINDS = "MmHh"
_NOT_AFTER_AGO = "YMmHhWNK#(iIdD"


def is_date(parts: Parts) -> bool:
    """True when nothing around or in the match makes it something else; a date word that is all the text is one."""
    if parts.rule in _PLAIN and parts.start == 0 and parts.end == len(parts.tokens.kinds):
        return True
    if parts.following() == "من" and parts.tokens.word(parts.end + 1) == "كل":
        return False
    if parts.rule in _OF_YEAR and is_special(parts):
        return False
    guard = _GUARDS.get(parts.rule)
    return (guard is None or guard(parts)) and not (parts.months() and (_loose_twins(parts) or _of_old_year(parts)))


def _loose_twins(parts: Parts) -> bool:
    """True for two month names side by side that are not one month."""
    side_by_side = re.search(f"[{_MONTH_KINDS}]{{2}}", parts.kinds)
    return side_by_side is not None and len({number for number, _ in parts.part(*side_by_side.span()).months()}) > 1


def _of_old_year(parts: Parts) -> bool:
    """True before «سنة 40 للهجرة» and «634هـ»: a year that is out of reach."""
    behind = parts.tokens.kinds[parts.end : parts.end + 3].lstrip(KINDS["of"])
    return bool(re.match(r"[yA][N#]|#\^", behind))


def is_name(parts: Parts) -> bool:
    """True behind «ثورة»، «شارع»، «مدينة» … when neither a year nor a relation says that it is a date."""
    named = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["naming"]
    full = parts.has("relation", "weekday", "ayear", "theyear") or (parts.has("yearnumber") and parts.months())
    return named and not full and not parts.has("between")


def _month(parts: Parts) -> bool:
    """A month that is also another word needs a year, a twin, a relation or a preposition."""
    kinds = parts.kinds
    if len({system == "hijri" for _, system in parts.months()}) > 1:
        return False
    weak = [at for at, kind in enumerate(kinds) if kind in "mh"]
    twins = sum(kind in _MONTH_KINDS for kind in kinds) > 1
    if not weak or len(weak) < sum(kind in "MH" for kind in kinds) + len(weak) or twins:
        return parts.rule != "month" or parts.following() not in guards("after_month")
    if parts.has("yearnumber", "relation", "theyear", "amonth", "themonth", "edge", "months"):
        return True
    if parts.tokens.word(parts.start + weak[0]) in weakest_months():
        return False
    return is_led(parts)


def _day(parts: Parts) -> bool:
    """«3 صفر» is a score, «15 رجب» may be; in «اللقاء الأول من مايو» the ordinal is an adjective."""
    kinds = parts.kinds
    if kinds[0] == KINDS["ordinal"] and parts.days()[0] <= _ADJECTIVES and _behind_noun(parts):
        return False
    bare = re.fullmatch(r"N[h]", kinds)
    return not bare or parts.previous() in guards("before_moon_day") or is_led(parts)


_ADJECTIVES = 5


def _behind_noun(parts: Parts) -> bool:
    """True right behind a definite noun that is no word of dates."""
    plain = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["word"]
    return plain and parts.tokens.word(parts.start - 1).startswith("ال")


def _relative_month(parts: Parts) -> bool:
    """«الشهر» alone says nothing, «الشهر الفضيل» is another month."""
    return not is_special(parts) and parts.has("edge", "relation", "same", "nextto", "this", "that", "thesame")


def _range_of_days(parts: Parts) -> bool:
    """«و» makes a range only behind «بين»; otherwise the days are a list."""
    return len(parts.days()) > 1 and parts.has("between", "until", "dash") and _of_current_month(parts)


def _range_of_full_days(parts: Parts) -> bool:
    """Years of birth and death are two dates, not a range."""
    years = parts.all("yearnumber")
    return _range_of_days(parts) and (len(years) < 2 or years[1] - years[0] <= 2)


def _list_of_days(parts: Parts) -> bool:
    """«الحادي والعشرين» is one day; in «الشوط الأول و14 يوليو» the ordinal is an adjective."""
    mixed = parts.kinds[0] == KINDS["ordinal"] and parts.has("number")
    return len(parts.days()) > 1 and not mixed and _of_current_month(parts)


def _of_current_month(parts: Parts) -> bool:
    """«15 الجاري» and «من 3 إلى 6 الجاري», but «الساعات الـ24 الماضية» are no days of a month."""
    if parts.has("month", "weakmonth", "moon", "weakmoon", "themonth", "amonth"):
        return True
    counted = parts.tokens.word(parts.end - 1).endswith(("ه", "ين")) or "o" in parts.kinds
    return not counted and not (parts.has("article") and parts.previous().startswith("ال"))


def _range_of_months(parts: Parts) -> bool:
    """A dash between two names of one month makes no range, nor does «و» without «بين»."""
    return parts.split() is not None and parts.has("between", "until", "dash") and _month(parts)


def _weekday(parts: Parts) -> bool:
    """Not «صلاة الجمعة»، «كل خميس»، «البلدين الاثنين»، «الجمعة السوداء»."""
    previous = parts.previous()
    dual = parts.tokens.word(parts.start) == "الاثنين" and previous.startswith("ال") and previous.endswith("ين")
    return (
        not dual
        and not _is_surname(parts)
        and not parts.is_behind("before_weekday")
        and parts.following() not in guards("after_weekday")
    )


def _is_surname(parts: Parts) -> bool:
    """True for «الدكتور خالد السبت»: a first name alone behind a title takes the day as its family's."""
    titled = parts.tokens.before(parts.start - 1).startswith("ال")
    return titled and parts.kinds == KINDS["weekday"] and is_given(parts.previous())


def _deictic(parts: Parts) -> bool:
    """«اليوم» is a date unless it is a measure, a newspaper, an adjective's noun, or said inside quotation marks."""
    if parts.has("weekday"):
        return True
    if is_quoted(parts) or parts.previous() == "مثل":
        return False
    if parts.has("clock", "day", "this"):
        return True
    if parts.has("today"):
        free = parts.previous() not in guards("before_today") and parts.following() not in guards("after_today")
        return free and not _is_nowadays(parts) and parts.tokens.word(parts.start) == "اليوم"
    return parts.tokens.word(parts.start) not in guards("figurative_days")


def _is_nowadays(parts: Parts) -> bool:
    """True shortly behind a verb of being and having: «تضم المنظمة اليوم 57 دولة»."""
    return any(parts.tokens.word(parts.start - at).lstrip("و") in guards("stative") for at in (1, 2, 3))


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
    if kinds[end : end + 1] == KINDS["and"] and kinds[end + 1 : end + 2] in tuple(_MORE_TIME):
        return False
    return kinds[end : end + 1] not in tuple(_NOT_AFTER_AGO)


def _week(parts: Parts) -> bool:
    """«الأسبوع» alone says nothing."""
    return parts.has("edge", "this", "relation", "same", "thesame")


_GUARDS: dict[str, Callable[[Parts], bool]] = {
    "month": _month,
    "list-of-months": _month,
    "day": _day,
    "day-of-relative-month": _day,
    "relative-month": _relative_month,
    "year": is_year,
    "bare-year": is_bare_year,
    "range-of-years": are_years,
    "list-of-years": are_years,
    "day-of-current-month": _of_current_month,
    "range-of-days": _range_of_days,
    "range-of-full-days": _range_of_full_days,
    "same-period": is_period,
    "list-of-days": _list_of_days,
    "range-of-months": _range_of_months,
    "weekday": _weekday,
    "list-of-weekdays": _weekday,
    "deictic": _deictic,
    "ago": _ago,
    "week": _week,
    "decade": is_decade,
    "century": is_century,
    "bare-part": is_bare_part,
    "relative-part": is_part_taken_up,
    "same-part": is_part_taken_up,
    "numeric": is_numeric,
}
