"""What looks like a year, or a period, and is none: counts, titles, numbers of rulings, ages."""

from __future__ import annotations

from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.words import KINDS, guards

_LEADS = "".join(KINDS[name] for name in ("in", "until", "ago", "between"))
_REACH = 7


def is_led(parts: Parts) -> bool:
    """True right behind a preposition of time, or one written onto the word."""
    return parts.start > 0 and parts.tokens.kinds[parts.start - 1] in _LEADS


def is_year(parts: Parts) -> bool:
    """«العام» alone says nothing, and behind a noun it is an adjective: «الأمين العام السابق»."""
    if parts.has("yearnumber"):
        return not _is_before_christ(parts) and parts.following() not in ("%", "$", "/")
    if is_special(parts):
        return False
    if parts.has("edge", "this", "that", "thesame"):
        return True
    if not parts.has("relation", "same", "nextto"):
        return False
    if parts.tokens.word(parts.start) not in ("العام", "للعام"):
        return True
    if parts.first("relation") in (None, 0):
        behind_word = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["word"]
        return not (behind_word and parts.previous().lstrip("وبكلف").startswith("ال"))
    return parts.previous() not in guards("general")


def is_special(parts: Parts) -> bool:
    """True for «العام الدراسي»، «السنة الهجرية»: no year or month of the common calendar."""
    bare = parts.kinds[-1] in (KINDS["theyear"], KINDS["themonth"])
    marked = parts.tokens.kinds[parts.end : parts.end + 1] in (KINDS["hijrimark"], KINDS["ordinal"])
    return bare and (marked or parts.following() in guards("special_years"))


def _behind_year(parts: Parts) -> bool:
    """No counted noun, percent sign or further digits behind a year."""
    following = parts.following()
    return not _is_before_christ(parts) and following not in guards("counted") and following not in ("%", "$", "/")


def _is_before_christ(parts: Parts) -> bool:
    """True before «ق.م» and «قبل الميلاد»."""
    return parts.following() in ("ق", "قبل") and parts.tokens.word(parts.end + 1) in (".", "م", "الميلاد")


def is_bare_year(parts: Parts) -> bool:
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
    if is_led(parts) and parts.previous() != "بين":
        return True
    if parts.previous() in guards("yearly_things") or _of_special_year(parts):
        return True
    return _joined(parts) or _from(parts) or _of_thing(parts)


def _of_special_year(parts: Parts) -> bool:
    """True for «للعام المالي 2026», «الموسم الزراعي 2023»."""
    noun = parts.tokens.word(parts.start - 2)
    return parts.previous() in guards("special_years") and noun.endswith(tuple(guards("year_nouns")))


def _bracketed(parts: Parts) -> bool:
    kinds = parts.tokens.kinds
    return parts.start > 0 and kinds[parts.start - 1] == "(" and kinds[parts.end : parts.end + 1] == ")"


def _joined(parts: Parts) -> bool:
    """True for «لـ2023» and «بـ2023»."""
    before = parts.tokens.word(parts.start - 1)
    return before in ("ل", "ول", "ب", "وب") or (before == "مع" and _is_beside(parts.start - 1, parts))


def _is_beside(at: int, parts: Parts) -> bool:
    """True right behind «مقارنة»، «قياسا»."""
    return parts.tokens.word(at - 1) in guards("compared")


def _from(parts: Parts) -> bool:
    """True for «من 2019» at the end of a phrase, when no comparison or verb before makes it a count."""
    counted = parts.tokens.kinds[parts.end : parts.end + 1] == KINDS["word"] or parts.tokens.word(parts.end) == "%"
    behind = parts.tokens.kinds[parts.end : parts.end + 2]
    counted = counted or (behind[:1] == KINDS["until"] and behind[1:] in (KINDS["number"], KINDS["figure"], "Y"))
    first = parts.start - 1
    return parts.tokens.word(first) == "من" and not counted and parts.tokens.before(first) not in guards("compares")


def _of_thing(parts: Parts) -> bool:
    """True when an agreement, an election or a budget stands a few words before, and no name does."""
    for at in range(parts.start - 1, max(-1, parts.start - 1 - _REACH), -1):
        kind, word = parts.tokens.kinds[at], parts.tokens.word(at)
        if kind in "\n,." or kind == KINDS["naming"]:
            return False
        if word in guards("dated_things") or word[1:] in guards("dated_things"):
            return True
    return False


def are_years(parts: Parts) -> bool:
    """Years joined by a sign are years of a period, not two counts or the number of a ruling."""
    if len(parts.all("yearnumber")) < 2:
        return False
    likely = min(parts.all("yearnumber")) >= 1900 and max(parts.all("yearnumber")) <= 2099
    if not likely and not parts.has("hijrimark") and not _bracketed(parts):
        return False
    loose = "&" in parts.kinds and not parts.has("between", "until")
    if not _behind_year(parts) or (loose and parts.rule == "range-of-years"):
        return False
    if parts.has("ayear", "theyear", "years", "period", "between", "of") or is_led(parts) or _bracketed(parts):
        return True
    return parts.rule == "range-of-years"


def is_period(parts: Parts) -> bool:
    """«هذه الفترة من الصيف» is another period."""
    return parts.has("theyear", "ayear") or parts.tokens.kinds[parts.end : parts.end + 1] != KINDS["of"]


def is_decade(parts: Parts) -> bool:
    """«في الثلاثينيات من عمره» is an age."""
    end = parts.tokens.ends[parts.end - 1]
    behind = parts.tokens.text[end : end + 16].strip()
    least = 30 if parts.has("edge") else 50
    return not behind.startswith(tuple(guards("age"))) and (parts.has("century") or parts.first("decade") >= least)


def is_century(parts: Parts) -> bool:
    """A Hijri century, or one before Christ, is not converted."""
    return parts.following() not in ("الهجري", "قبل", "ق")
