"""Which kind of fact selected words may be, the likeliest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from waraqa.arabic.dates import read_dates
from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import stems
from waraqa.arabic.happenings import tells
from waraqa.arabic.known import organisations, places
from waraqa.arabic.names import is_given, is_ordinary, is_stop
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.speech import is_clause_word
from waraqa.desk.candidates import candidate, holding
from waraqa.desk.known import Known
from waraqa.desk.plain import cue_of
from waraqa.extract.bodies import body_at
from waraqa.extract.leading import led_to, role_before
from waraqa.extract.scenes import word_count
from waraqa.extract.settlements import place_words, trigger
from waraqa.model import NAMED, Span

KINDS = ("date", "figure", "person", "organisation", "place", "quote", "event")
_TOLD = ("event", "quote")
_LONG, _PASSAGE, _AROUND = 6, 3, 2


def kinds_of(known: Known, span: Span) -> tuple[str, ...]:
    """The kinds that the words may be: those of the finders by how well they fit, then by the look of the words."""
    found = {kind: one.share for kind in KINDS if (one := candidate(known, span, kind))}
    fitting = sorted(found, key=lambda kind: -found[kind])
    part = (kind for kind in ("date", "figure") if holding(known, span, kind))
    return tuple(dict.fromkeys((*fitting, *part, *_within(known, span), *_by_look(known, span))))


def _within(known: Known, span: Span) -> list[str]:
    """The kinds of the only fact of its kind within the words, with no more than a few words around it."""
    text, shares = known.reading.article.text, dict[str, float]()
    for kind in ("date", "figure", *NAMED):
        one = candidate(known, span, kind, asked=True)
        if one and word_count(span.of(text)) <= word_count(one.place.of(text)) + _AROUND:
            shares[kind] = one.share
    return sorted(shares, key=lambda kind: -shares[kind])


def _by_look(known: Known, span: Span) -> Iterator[str]:
    """The kinds by the words themselves and by what stands before them."""
    text = span.of(known.reading.article.text)
    words = fold_word(text).split()
    if _is_date(text):
        yield "date"
    if _is_figure(text):
        yield "figure"
    cue, direct = cue_of(known, span)
    if len(words) >= _PASSAGE - 1 and tells(words[0]) and (len(words) <= _LONG or not direct):
        yield "event"
    if len(words) >= _PASSAGE and (direct or cue or is_clause_word(words[0])):
        yield "quote"
    named = len(words) <= _LONG and "،" not in text
    yield from _names(known, span) if named else ()
    if len(words) >= _PASSAGE - 1 and any(tells(word) for word in words[:2]):
        yield "event"
    clause = len(words) >= _PASSAGE and any(is_stop(word) or word in place_words("before") for word in words)
    yield from (*_TOLD, *_rest(words)) if clause or not named else (*_rest(words), *_TOLD)


def _rest(words: Sequence[str]) -> tuple[str, ...]:
    """The kinds of names: people first unless there are words of the language among them."""
    ordinary = any(is_stop(word) or is_ordinary(word) or not word.isalpha() for word in words)
    return ("organisation", "place", "person") if ordinary else ("person", "organisation", "place")


def _is_date(text: str) -> bool:
    """True for words that are a date and little else."""
    folded = fold_word(text)
    read = read_dates(folded, None)
    return len(read) == 1 and 2 * (read[0].end - read[0].start) >= len(folded)


def _is_figure(text: str) -> bool:
    """True for words that are numbers and little else."""
    folded = fold_word(text)
    read = read_numbers(folded)
    return bool(read) and 2 * (read[-1].end - read[0].start) >= len(folded)


def _names(known: Known, span: Span) -> Iterator[str]:
    """What a short selection may name."""
    start = known.reading.folded.index(span.start)
    index = bisect_left(known.words, start, key=lambda word: word.start)
    if index >= len(known.words):
        return
    first = known.words[index]
    word, before = first.text, known.words[index - 1].text if index and first.joined else ""
    if body_at(known.words, index) or organisations().at(known.words, index):
        yield "organisation"
    if trigger(word) or word in place_words("kinds") or places().at(known.words, index):
        yield "place"
    if is_stop(word) or is_ordinary(word):
        return
    if led_to(known.words, index) is not None or role_before(known.words, index) or is_given(word):
        yield "person"
    if before in place_words("before") or (before and any(stem in place_words("kinds") for stem, _ in stems(before))):
        yield "place"
