"""What dates look like, as rules over the kinds of tokens.

A rule is a regular expression whose words are kinds (`words.KINDS`) or shapes (below); blanks mean nothing.
Every rule is anchored by a kind that no plain text has, so hostile text cannot make it run long.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from waraqa.arabic.dates.words import KINDS

_SHAPES = {
    "era": "(commonmark|hijrimark)",
    "anymonth": "(month|weakmonth|moon|weakmoon)",
    "solar": "(month|weakmonth)",
    "twin": "(slash solar|solar|dash solar|open solar close)",
    "named": "((amonth|themonth) of?)? anymonth twin?",
    "ordinalday": "(ordinal (ten|and tens)?|tens|firstday)",
    "dayword": "(article? number|ordinalday)",
    "the": "(this|that)",
    "saidyear": "(ayear|theyear) (open? yearnumber close? era?)",
    "relyear": "(the theyear|theyear relation|theyear (same|nextto)|thesame (theyear|ayear))",
    "someyear": "(saidyear|relyear (open? yearnumber close?)? era?|yearnumber era?)",
    "tail": "(comma? yearnumber era?|(of|preposition)? (saidyear|relyear (open? yearnumber close?)? era?)"
    "|of yearnumber era?|relation (of? someyear)?)",
    "relmonth": "((the|thesame)? themonth (relation|same|nextto)? (of someyear)?|thesame amonth (of someyear)?)",
    "clocked": "clock? (day? (deictic|today (nextto|same)?) comma?)? clock? (days|day)? "
    "(weekday relation? comma? matching? comma?)?",
    "joint": "(comma and?|and)",
    "ends": "(until|dash|and until)",
    "monthday": "dayword of? named",
}

_RULES = {
    "range-of-full-days": "(of|between)? (days|day)? (weekday comma?)? monthday tail? (ends|and) "
    "day? (weekday comma?)? monthday tail?",
    "range-of-days": "(of|between)? (days|day)? (weekday comma?)? dayword (ends|and) day? (weekday comma?)? "
    "dayword (of? (named tail?|relmonth)|relation)",
    "list-of-days": "(days|day)? dayword (joint dayword){1,9} (of? (named tail?|relmonth)|relation)",
    "day": "clocked open? monthday tail? close?",
    "day-of-relative-month": "clocked dayword of relmonth",
    "day-of-current-month": "clocked (article|day)? article? number of? relation",
    "numeric": "clocked open? numeric era? close?",
    "range-of-months": "(of|between)? months? named tail? (ends|and) named tail?",
    "list-of-months": "months? named (joint named){1,9} tail?",
    "month": "(edge of?)? named tail?",
    "relative-month": "(edge of?)? relmonth",
    "part": "part (ordinal|last|firsts) (of|preposition)? (someyear|theyear|named tail?|relmonth)",
    "bare-part": "part (ordinal|last|firsts)",
    "relative-part": "part (relation|nextto)",
    "same-part": "(part same|thesame part) (of (someyear|theyear))?",
    "first-months": "((themonths|months) (article? (number|count|ordinal ten)) firsts|twomonths firsts"
    "|(article? (number|count)) (months|themonths) firsts|ordinal (number|count) (months|span)) of (someyear|theyear)",
    "range-of-years": "(of|between)? (ayear|theyear|years|period)? yearnumber era? (ends|slash|and) (ayear|theyear)? "
    "yearnumber era?",
    "list-of-years": "years? yearnumber era? (joint yearnumber era?){1,9}",
    "year": "(edge of?)? (saidyear|relyear (open? yearnumber close?)? era?|theyear)",
    "bare-year": "(edge of?)? yearnumber era?",
    "winter-of-two-years": "season (ayear|theyear)? yearnumber (slash|dash) yearnumber",
    "season": "(season of? someyear|season (relation)|theseason relation)",
    "decade": "(edge of?)? decade (of? century (relation|ordinalday|article? number))?",
    "century": "(edge of?)? century (relation|(ordinalday|article? number) commonmark?)",
    "deictic": "clock? (day|the)? clock? (today|deictic) (comma? open? weekday close?)?",
    "range-of-weekdays": "(of|between)? (days|day)? weekday ends (day)? weekday relation?",
    "list-of-weekdays": "(days|day)? weekday (joint weekday){1,6} relation?",
    "night-of-two-weekdays": "clock weekday (slash|dash)? weekday relation?",
    "weekday": "clocked weekday relation?",
    "last-night": "lastnight",
    "week": "(edge of?)? (the? week relation?|thesame week|week same)",
    "week-of-month": "week (ordinal|last) of (named tail?|relmonth)",
    "ago": "ago about? (article? (number|count|ten))? (span|day|days|amonth|months|ayear|years)",
    "anaphoric-day": "clock? (thesame today|today (same|nextto)|that today|that day) (of (someyear|relmonth))?",
    "same-period": "(thesame (period|themonth|theyear)|(this|that) period|period same|themonth same)"
    " (of (someyear|theyear))?",
}


class Rule(NamedTuple):
    """A named pattern over kinds."""

    name: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return tuple(Rule(name, re.compile(_quick(_letters(shape)))) for name, shape in _RULES.items())


def _quick(pattern: str) -> str:
    """The pattern behind a look at the next token: most are of no kind that it has, and fail there at once."""
    kinds = sorted({re.escape(kind) for kind in KINDS.values() if re.escape(kind) in pattern})
    return f"(?=[{''.join(kinds)}]){pattern}"


def _letters(shape: str) -> str:
    """The rule with shapes spelled out and kinds as letters; groups do not capture."""
    plain = shape.replace("(", "(?:").replace(" ", "")
    return re.sub(r"[a-z]+", _letter, plain) if " " not in shape else "".join(map(_letters, shape.split()))


def _letter(match: re.Match[str]) -> str:
    """One name of a rule as a pattern."""
    name = match.group()
    if name in _SHAPES:
        return "(?:" + _letters(_SHAPES[name]) + ")"
    return re.escape(KINDS[name])
