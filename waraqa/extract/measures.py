"""What a figure measures, in words of its own sentence: «حجم التجارة بين البلدين», «انخفاض النفقات»."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_given
from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.amounts import amount_noun, counted_end, is_verb, mass_noun, proclitic
from waraqa.extract.quantified import BREAK, REACH, TIMES, Sentence, is_bracketed, is_outcome, nearly, words_of

_LONGEST_PHRASE = 7
_OPEN = frozenset(("عن", "مقابل", "من", "الي", "علي", "في"))
"""A phrase that ends so is none."""


def measured(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The folded range of the words that say what the quantity measures; None when they are not plain."""
    quantity = sentence.quantities[index]
    if quantity.unit is None or quantity.rule.startswith(("score", "one-", "duration")):
        return None
    if (
        index
        and is_bracketed(sentence, quantity)
        and sentence.text[sentence.quantities[index - 1].end : quantity.start] == " ("
    ):
        return measured(sentence, index - 1)
    if sentence.text[quantity.start - 1 : quantity.start] == "(":
        return None
    if index and quantity.unit != "percent" and is_outcome(sentence, index):
        return measured(sentence, index - 1)
    begin = max(sentence.start, quantity.start - 2 * REACH, sentence.quantities[index - 1].end if index else 0)
    part = sentence.text[begin : quantity.start]
    breaks = [match.end() for match in BREAK.finditer(part)]
    begin += breaks[-1] if breaks else 0
    if _is_counted(quantity):
        metric = _metric(sentence, begin, quantity.start) or _headed(sentence, begin, quantity.start)
        is_head = metric and heads_of_counts().match(sentence.text, metric[0])
        return metric if is_head else _counted_phrase(sentence, quantity)
    metric = _metric(sentence, begin, quantity.start)
    if quantity.rule.endswith("-measure"):
        fits = metric and (quantity.unit not in TIMES or _spans().match(sentence.text, metric[0]))
        return metric if fits else mass_noun(sentence, quantity)
    return amount_noun(sentence, begin, quantity.start) or metric or _headed(sentence, begin, quantity.start)


def _headed(sentence: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """The phrase of a noun such as «قيمة», «سعر» that no verb of measure ties to the quantity."""
    text = sentence.text[begin:end]
    heads = list(_money_heads().finditer(text))
    if not heads:
        return None
    start = begin + heads[-1].start("head")
    phrase = _noun_phrase(sentence, start, start, begin + _untailed(text))
    words = sentence.text[slice(*phrase)].split() if phrase else []
    if any(_is_other_verb(word) for word in words):
        return None
    plain = len(words) > 1 or (words and words[0].startswith("ال"))
    return phrase if plain and not any(_no_part().fullmatch(word) for word in words) else None


def _is_other_verb(word: str) -> bool:
    """True for a verb of measure that is no noun too: «ليبلغ», «رفع»."""
    how = _verbs().get(word)
    return how is not None and how not in _folded("masdars")


def _is_counted(quantity: QuantityReading) -> bool:
    """True for people and things, which are themselves what is counted."""
    return quantity.rule.rpartition("-")[2] in ("person", "noun", "other", "people", "of")


def _counted_phrase(sentence: Sentence, quantity: QuantityReading) -> tuple[int, int] | None:
    """The counted noun with an adjective that agrees: «دوائر انتخابية»."""
    if quantity.unit_place is None:
        return None
    start, end = quantity.unit_place
    return start, counted_end(sentence, end)


def _metric(sentence: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """The phrase of a verb or noun of measure before the quantity: «بلغ حجم التجارة», «انخفاض النفقات بنسبة»."""
    text = sentence.text[begin:end]
    verb = _last_verb(text)
    if verb is None:
        return None
    first, last = verb.end, _untailed(text)
    masdar = verb.how in _folded("masdars") and not _is_verb(verb, text, last)
    if not masdar and verb.how in _folded("transitive"):
        return None
    if not text[first:last].strip():
        return None if masdar else _subject(sentence, begin, text[: verb.start])
    return _noun_phrase(sentence, begin + (verb.end - len(verb.how) if masdar else first), begin + first, begin + last)


class _Verb(NamedTuple):
    """A verb or noun of measure in a text, and its form without the proclitics that it may carry."""

    start: int
    end: int
    how: str


def _last_verb(text: str) -> _Verb | None:
    """The last verb or noun of measure in a text."""
    end, known = len(text), _verbs()
    for word in reversed(text.split(" ")):
        how = known.get(word.strip("()"))
        if how is not None:
            close = end - (len(word) - len(word.rstrip("()")))
            return _Verb(close - len(word.strip("()")), close, how)
        end -= len(word) + 1
    return None


def _is_verb(verb: _Verb, text: str, last: int) -> bool:
    """True for «تراجع» and its like at the head of a clause, and behind its subject: «العجز تراجع إلى»."""
    before, written = text[: verb.start].split(), text[verb.start : verb.end]
    behind = bool(before) and before[-1].startswith("ال") and not text[verb.end : last].strip() and written == verb.how
    return verb.how in _folded("ambiguous") and (not before or behind)


def _untailed(text: str) -> int:
    """The length of the text without the linking and approximating words at its end."""
    end = len(text)
    while match := _tail().search(text[max(0, end - 30) : end]):
        end = max(0, end - 30) + match.start()
    return end


def _subject(sentence: Sentence, begin: int, text: str) -> tuple[int, int] | None:
    """The noun phrase before a verb, from the last conjunction on."""
    text = re.sub(r" (?:قد|لم|لا|لن|سوف) *$", "", text)
    stops = [stop for stop in _stops().finditer(text) if stop["word"] not in _folded("prepositional")]
    if stops and stops[-1]["word"] in _folded("relatives"):
        return None
    start = stops[-1].end() if stops else 0
    opening = _opening().match(text, start)
    start = opening.end() if opening else start
    word = re.compile(r" *(\w+) *").match(text, start)
    if word and is_verb(word[1]):
        start = word.end()
    if not text[start:].lstrip().startswith("ال") and opening is None and word and start == word.end():
        return None
    return _noun_phrase(sentence, begin + start, begin + start, begin + len(text))


def _noun_phrase(sentence: Sentence, start: int, head: int, end: int) -> tuple[int, int] | None:
    """The range cut at dates and at words that open another clause; None when it is no plain noun phrase."""
    whole = sentence.text[head:end]
    end = min([end, *(date.start for date in sentence.dates if head <= date.start < end)])
    stop = _stops().search(sentence.text[head:end])
    end = head + stop.start() if stop else end
    text = sentence.text[head:end]
    if not _is_filler(sentence, head + len(text), head + len(whole)):
        return None
    text = text[: _untailed(text + " ")].rstrip(" (")
    lead = len(text) - len(text.lstrip())
    words = text.split()
    if not words or len(words) > _LONGEST_PHRASE or _no_noun().fullmatch(words[0]) or re.search("[0-9]", text):
        return None
    begin = start if start < head else head + lead
    begin += proclitic(words[0]) if begin == head + lead else 0
    return (begin, head + len(text)) if head + len(text) - begin > 2 and words[-1] not in _OPEN else None


def _is_filler(sentence: Sentence, start: int, end: int) -> bool:
    """True when the range holds nothing but dates and linking words."""
    rest = sentence.text[start:end]
    for date in sentence.dates:
        if start <= date.start and date.end <= end:
            rest = rest.replace(sentence.text[date.start : date.end], " ")
    return all(_linking().fullmatch(word) for word in rest.split())


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r" *[وف]?(?:كانت?|اما)(?: |$)")


@cache
def _linking() -> re.Pattern[str]:
    return re.compile(rf"[(),]|[وف]?(?:{words_of('breaks', 'links')}|{nearly()})")


@cache
def _verbs() -> dict[str, str]:
    """Every form of the verbs and nouns of measure, with و ف and ب ل before it, and the form without them."""
    data = table("measures")
    words = [fold_word(word) for name in ("up", "down", "reached") for word in data[name]]
    words += [f"س{word}" for word in words if word[0] in "يت"]
    leads = [first + second for first in ("", "و", "ف") for second in ("", "ب", "ل")]
    return {lead + word: word for lead in reversed(leads) for word in words if not (lead and is_given(lead + word))}


@cache
def _folded(name: str) -> frozenset[str]:
    """The folded words of a list of `measures.toml`."""
    return frozenset(map(fold_word, table("measures")[name]))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{words_of('links')}|[بل]?{nearly()}) *\(?[بلو]?$(?<=[\sبل(])")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))[وف]?(?P<word>{words_of('breaks')})(?!\w)")


@cache
def heads_of_counts() -> re.Pattern[str]:
    """«عدد», «حصيلة» and their like at the head of what is counted."""
    return re.compile(rf"(?<!\w)[وف]?(?:ال)?{words_of('heads_of_counts')}(?!\w)")


@cache
def _no_part() -> re.Pattern[str]:
    """What no plain noun phrase has inside: imperfect verbs and particles."""
    return re.compile(r"ي\w{2,4}|لا|لم|لن|قد|ان|عن|مقابل")


@cache
def _spans() -> re.Pattern[str]:
    """What is itself a span of time: «متوسط العمر», «مدة العقد»."""
    return re.compile(rf"{words_of('spans_of_life')}\w*")


@cache
def _money_heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?P<head>(?:ال)?{words_of('heads')})(?!\w)")


@cache
def _no_noun() -> re.Pattern[str]:
    """What no noun phrase begins with: particles and imperfect verbs."""
    verbs = r"[يت][^\W\d_]{2,4}(?<![هات])|س[يت]\w{3,}|(?:يت|تت|يس|تس)\w{2,5}"
    return re.compile(rf"بال\w+|{words_of('no_phrase')}|{verbs}")
