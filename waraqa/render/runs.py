"""Where a text has numbers, dates, addresses and Latin words that read left to right as a whole.

Each pattern takes a bounded number of steps back, so that any text is read in time that grows with its length.
"""

from __future__ import annotations

import re

from waraqa.model import Span

_LETTER = (
    r"A-Za-zªµºÀ-ÖØ-öø-\u036f\u0370-\u058f\u0900-\u1fff\u2c00-\u2dff\u3005-\ud7ff\uf900-\ufb17"
    r"\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc"
)
_DIGIT = "0-9٠-٩۰-۹"
_SMALL = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞"
_MONEY = "$€£¥₪₺₽₹﷼"
_SIGN = r"+\-−–±~≈<>≤≥"
_GAP = " \u00a0\u202f\u2009"
_UNITS = """
    mm cm m km mi mph kmh km/h m/s m² m³ km² ha mg g kg t lb ml l L hl s ms min h Hz kHz MHz GHz W kW MW GW
    kWh MWh GWh TWh KB MB GB TB Mbps Gbps bn tn mn million billion trillion am pm AM PM GMT UTC CET EET EST BC AD CE BCE
    USD EUR GBP CHF JPY CNY RUB TRY IRR ILS SAR AED KWD QAR BHD OMR YER IQD SYP LBP JOD EGP SDG LYD TND DZD MAD MRU
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
"""
"""Latin words that belong to the number before them; a name only to the number behind it."""

_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS.split(), key=len, reverse=True))
_ANY = f"{_LETTER}{_DIGIT}{_SMALL}"
_DIGITS = rf"[{_DIGIT}{_SMALL}]++"
_BEFORE = rf"""(?:(?:(?<![\w\u064b-\u065f\u0670])|(?<=ـ))[{_SIGN}]{{1,2}})?
               (?:[{_MONEY}]\ ?)?
               (?:(?<=[{_MONEY}])[+\-−])?"""
_BETWEEN = rf"""[%٪‰°{_MONEY}]? (?:[.,٫٬:/\-–—−×+=*÷^~…⁄∶]|\.\.) [+\-−]? [{_MONEY}]?"""
_CORE = rf"{_DIGITS}(?:{_BETWEEN}{_DIGITS})*+"
_WIDE = rf"""[{_DIGIT}]{{1,3}} (?:[{_GAP}][{_DIGIT}]{{3}})++ (?![{_GAP}]?[{_DIGIT}]) (?:[.,٫][{_DIGIT}]++)?"""
_AFTER = rf"""(?:\ ?[%٪‰] | \ ?[{_MONEY}](?!\ ?[{_DIGIT}]) | \ ?°[CFK]?(?![{_LETTER}]) | \+(?![{_DIGIT}]))?"""
_SECOND = rf"""\ ?[{_DIGIT}]{{1,2}} (?:\.[{_DIGIT}]{{1,6}})? ["″”]"""
_MINUTE = rf"""\ ?[{_DIGIT}]{{1,2}} (?:\.[{_DIGIT}]{{1,6}})? ['′’]"""
_ARC = rf"""[{_DIGIT}]{{1,3}} (?:[.,][{_DIGIT}]{{1,9}})? ° (?:{_MINUTE}(?:{_SECOND})?)? \ ?[NSEW](?![{_LETTER}])"""
_PLANE = r"[+\-−]?[0-9]{1,3}\.[0-9]{3,12},\ ?[+\-−]?[0-9]{1,3}\.[0-9]{3,12}"
_WORD = rf"(?:(?:[{_LETTER}]\.){{2,}}+|[{_LETTER}][{_ANY}]*+)"
_JOINT = r"(?:[ \-–./&'’:+@_#…*]{1,2}|\ [&×+]\ )"
_PIECE = rf"(?:(?:[{_LETTER}]\.){{2,}}+|{_CORE}(?![{_LETTER}])|[{_ANY}]++)"
_BRACKET = rf"\.?\ ?\({_PIECE}(?:{_JOINT}{_PIECE})*+\)"
_LEAD = rf"""(?: {_BEFORE}(?:{_WIDE}|{_CORE})\ (?=(?:{_UNIT}|[ap]\.m\.)(?![{_ANY}]))
             | {_BEFORE}(?=[{_DIGIT}])(?:{_DIGITS}[\-./:]?+){{0,8}}+ )?"""
_CODE = rf"\([{_DIGIT}]{{1,4}}\)"
_PATH = r"""[^\s<>«»“”"،؛]"""
_FIRST = rf"[{_ANY}{_MONEY}{_SIGN}@\#№§¶(._%]"
"""What a run may begin with: at any other letter no pattern is tried."""
_RUNS = re.compile(
    rf"""(?={_FIRST})(?:
      (?P<url> (?:https?://|www\.){_PATH}+
             | (?:[A-Za-z0-9\-]{{1,63}}\.){{1,6}}[A-Za-z]{{2,24}}(?::[0-9]{{1,5}})?/{_PATH}* )
    | (?P<mail> [A-Za-z0-9._%+\-]{{1,64}}@[A-Za-z0-9\-]{{1,63}}(?:\.[A-Za-z0-9\-]{{1,63}})+ )
    | (?P<place> {_ARC}(?:,?\ {_ARC})? | {_PLANE} )
    | (?P<phone> (?:\+\ ?(?:{_CODE}|[{_DIGIT}]{{1,4}})|{_CODE}) (?:[ \-/.]?{_CODE})? (?:[ \-][{_DIGIT}]{{1,8}}){{1,6}} )
    | (?P<latin> {_LEAD}[@\#]?{_WORD}(?:{_JOINT}{_PIECE})*+ (?:{_BRACKET})?
                [%+\#]{{0,2}} (?:[{_MONEY}](?:\ ?{_CORE})?)? )
    | (?P<groups> {_BEFORE}{_WIDE}(?:\ ?[–—]\ ?{_WIDE})?{_AFTER}
                | [{_DIGIT}]{{1,5}}(?:\ [{_DIGIT}]{{1,6}}){{2,6}}+(?![.,:/\-–]?[{_DIGIT}]) )
    | (?P<number> (?:[\#№§¶]\ ?)?{_BEFORE}{_CORE}(?:\ ?[–—]\ ?[{_MONEY}]?{_CORE})?{_AFTER} ) )
    """,
    re.VERBOSE,
)
_WITHIN = re.compile(r"""(?=.)[,;:.!?]?[”’"']? ?[“‘"']?""")
"""What may stand between two Latin words of one phrase."""
_TRAILING = ".,;:!?)]}'’"
_EASTERN = re.compile("[٠-٩۰-۹]")
_GROUPED = re.compile(r"^[^٠-٩]+[٠-٩]|[٠-٩)] [(٠-٩]")
_SHARE = re.compile(r"[٠-٩۰-۹][٠-٩۰-۹٫٬]*\s?[٪%]")


def runs(text: str, within: Span | None = None) -> list[Span]:
    """The runs of the text, or of a part of it, in order; Latin words with a comma between them are one."""
    part = within or Span(0, len(text))
    found: list[Span] = []
    latin = False
    for match in _RUNS.finditer(text, part.start, part.end):
        run = Span(match.start(), match.start() + _length(match))
        if latin and match.lastgroup == "latin" and _WITHIN.fullmatch(text, found[-1].end, run.start):
            found[-1] = Span(found[-1].start, run.end)
        else:
            found.append(run)
        latin = match.lastgroup == "latin"
    return found


def is_share(run: str) -> bool:
    """True for «٩٪»: after Arabic-Indic digits the sign stands on their left."""
    return _SHARE.fullmatch(run) is not None


def is_grouped(run: str) -> bool:
    """True for signs, phones and thousands in Arabic-Indic digits: the parts keep their order if each is isolated."""
    return _GROUPED.search(run) is not None


def _length(match: re.Match[str]) -> int:
    """How much of a match is the run: no full stop behind an address, no sign behind a range in Arabic-Indic digits."""
    run = match[0]
    if match.lastgroup == "url":
        run = run.rstrip(_TRAILING)
    elif _EASTERN.search(run) and not is_share(run):
        run = run.rstrip("٪% ")
    return len(run)
