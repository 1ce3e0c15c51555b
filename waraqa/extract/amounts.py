"""The noun that an amount belongs to: «عقدا بقيمة», «باستثمارات قدرها», «سجلت الصادرات ارتفاعا», «طن من القمح»."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.names import is_common
from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.quantified import Sentence, nearly, words_of

_Range = tuple[int, int]
_REACH = 40
_ENDINGS = ("ا", "ه")
"""An indefinite accusative, or a noun in ة."""


def amount_noun(sentence: Sentence, begin: int, end: int) -> _Range | None:
    """The noun right before an amount: in itself one of money, or tied to it by «بقيمة», «قدره», «بلغت»."""
    near = max(begin, end - _REACH)
    named = _named_amount().search(sentence.text, near, end)
    if named:
        return None if named["noun"] in _relational() else named.span("noun")
    tie = _link().search(sentence.text, near, end)
    if tie is None:
        return None
    text, link = sentence.text[begin:end], tie.start() - begin
    recorded = _recorded().search(text)
    if recorded and recorded.end("change") == link:
        return begin + recorded.start("what"), begin + recorded.end("what")
    words = list(re.finditer(r"\w+", text[:link]))[-3:]
    if not words or text[words[-1].end() : link].strip():
        return None
    return _indefinite(begin, words)


def _indefinite(begin: int, words: list[re.Match[str]]) -> _Range | None:
    """The last word when it is an indefinite noun, with the noun before it when it is its adjective."""
    last, before = words[-1], words[-2] if len(words) > 1 else None
    if not _is_indefinite(last[0]) or _is_change(last[0]):
        return None
    ending = last[0][-1]
    if before and ending in _ENDINGS and _may_be_described(before[0]):
        described = before[0].endswith("ا") or _is_adjective(last[0])
        start = begin + before.start() + proclitic(before[0])
        return (start, begin + last.end()) if described else None
    if _is_adjective(last[0]) or (before and before[0][-1] == ending and not before[0].startswith("ال")):
        return None
    return (begin + last.start(), begin + last.end()) if ending in _ENDINGS else None


def _is_indefinite(word: str) -> bool:
    """True for an ordinary word without article that is no verb and carries no preposition."""
    if len(word) < 3 or word.startswith(("ال", "لل", "بال", "وال")) or word.isdecimal():
        return False
    known = is_common(word) or (word.endswith("ا") and is_common(word[:-1])) or _is_adjective(word)
    return known and word not in _no_nouns() and not _looks_like_verb(word)


def _may_be_described(word: str) -> bool:
    """True for an indefinite noun by its ending: «قروضا», «اعتمادات», «صفقه»."""
    if len(word) < 4 or word.startswith(("ال", "لل", "بال", "وال")) or word in _no_nouns():
        return False
    return word.endswith(("ا", "ات")) or (word.endswith("ه") and is_common(word))


def proclitic(word: str) -> int:
    """The length of ف in «فالدخل» and of ب in «بقيمة»."""
    return int(word.startswith("فال") or (word[0] == "ب" and is_common(word[1:]) and not is_common(word)))


def _is_adjective(word: str) -> bool:
    """True for adjectives of nationality and kind, and the commonest others."""
    return bool(_adjective().fullmatch(word))


def _looks_like_verb(word: str) -> bool:
    """True for «سجلت», «حققت»: a feminine past, not a plural in ات."""
    return len(word) > 3 and word.endswith("ت") and not word.endswith("ات")


def is_verb(word: str) -> bool:
    """True for a folded word that opens a verbal sentence, as far as the tables tell."""
    return _looks_like_verb(word) or bool(_recording().fullmatch(word))


def _is_change(word: str) -> bool:
    """True for a word of rising or falling, verb or noun."""
    return bool(_changes().fullmatch(word) or _moves().fullmatch(word))


def mass_noun(sentence: Sentence, quantity: QuantityReading) -> _Range | None:
    """What a weight or volume is of: «5 ملايين طن من القمح»."""
    if quantity.unit not in table("measures")["masses"]:
        return None
    match = re.compile(r" من (?P<what>ال\w{2,}(?: ال\w{3,})?)").match(sentence.text, quantity.end)
    return match.span("what") if match else None


def counted_end(sentence: Sentence, end: int) -> int:
    """Where a counted noun ends with the adjectives that agree: «مراقبين عسكريين إسرائيليين»."""
    match = re.compile(rf"(?: {_adjective().pattern}(?!\w)){{1,2}}").match(sentence.text, end)
    return match.end() if match else end


@cache
def _adjective() -> re.Pattern[str]:
    """An indefinite adjective; adverbs of time such as «يوميا» look like one."""
    data = table("measures")
    times = any_of(data["each_time"])
    return re.compile(
        rf"(?!{times}(?!\w))(?!ال|و)(?:\w{{2,}}(?:يا|يين)|(?![فبل])\w{{2,}}(?:يه|يات)"
        rf"|{any_of(data['adjectives'])}(?:ه|ا|ين|ات)?)"
    )


@cache
def _named_amount() -> re.Pattern[str]:
    """«باستثمارات تبلغ نحو», «كلفة قدرها», «اقتراض» at the end."""
    nouns = any_of(table("measures")["amount_nouns"])
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?P<noun>{nouns}ا?(?: {_adjective().pattern})?)(?:{_ties()})? *\(?$")


@cache
def _relational() -> frozenset[str]:
    """«كلفة», «سعر»: alone they do not say of what."""
    return frozenset(map(fold_word, table("measures")["relational"]))


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"{_ties()} *\(?$")


@cache
def _ties() -> str:
    """« بقيمة», « قدرها نحو», « بلغت»; or an approximator alone."""
    return rf"(?: {words_of('ties_of_amount', 'reached')}(?: الي)?(?: ب?{nearly()})?| ب?{nearly()})"


@cache
def _recorded() -> re.Pattern[str]:
    """«سجلت الصادرات ارتفاعا»: what is recorded to have changed stands between."""
    return re.compile(
        rf"(?<!\w)[وف]?{words_of('recording')} (?P<what>(?:\w+ ){{0,4}}ال\w+)"
        rf" (?P<change>{_changes().pattern}(?: {_adjective().pattern})?)(?!\w)"
    )


@cache
def _recording() -> re.Pattern[str]:
    return re.compile(words_of("recording", "closing"))


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('measures')['masdars'])}ا?)")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(words_of("up", "down"))


@cache
def _no_nouns() -> frozenset[str]:
    """Particles, pronouns and adverbs."""
    never = table("units")["never"]["words"]
    return frozenset(map(fold_word, [*never, *table("measures")["breaks"]]))
