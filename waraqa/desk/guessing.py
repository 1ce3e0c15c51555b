"""Which kind of fact selected words may be, the likeliest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import stems
from waraqa.arabic.happenings import tells
from waraqa.arabic.known import organisations, places
from waraqa.arabic.names import is_given
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.speech import is_clause_word
from waraqa.desk.candidates import candidate
from waraqa.desk.known import Known
from waraqa.desk.plain import cue_of, plain_fact
from waraqa.extract.bodies import body_at
from waraqa.extract.settlements import place_words, trigger
from waraqa.extract.titles import led_to, role_before
from waraqa.model import Span

KINDS = ("date", "figure", "person", "organisation", "place", "quote", "event")
_NAMES, _TOLD = ("person", "organisation", "place"), ("event", "quote")
_LONG, _PASSAGE = 6, 3


def kinds_of(known: Known, span: Span) -> tuple[str, ...]:
    """The kinds that the words may be: those of the finders by how well they fit, then by the look of the words."""
    found = {kind: one.share for kind in KINDS if (one := candidate(known, span, kind))}
    return tuple(dict.fromkeys((*sorted(found, key=lambda kind: -found[kind]), *_by_look(known, span))))


def _by_look(known: Known, span: Span) -> Iterator[str]:
    """The kinds by the words themselves and by what stands before them."""
    text = known.reading.article.text
    words = fold_word(span.of(text)).split()
    for kind in ("date", "figure"):
        if getattr(plain_fact(known, span, kind), "value", None) is not None and _is_read(span.of(text), kind):
            yield kind
    cue, direct = cue_of(known, span)
    if len(words) >= _PASSAGE and (direct or cue or is_clause_word(words[0])):
        yield "quote"
    yield from () if len(words) > _LONG else _names(known, span)
    if len(words) >= _PASSAGE - 1 and any(tells(word) for word in words[:2]):
        yield "event"
    yield from (*_TOLD, *_NAMES) if len(words) > _LONG else (*_NAMES, *_TOLD)


def _is_read(words: str, kind: str) -> bool:
    """True for a date, and for words that are a number and little else."""
    if kind == "date":
        return True
    folded = fold_word(words)
    read = read_numbers(folded)
    return bool(read) and 2 * (read[-1].end - read[0].start) >= len(folded)


def _names(known: Known, span: Span) -> Iterator[str]:
    """What a short selection may name."""
    start = known.reading.folded.index(span.start)
    index = bisect_left(known.words, start, key=lambda word: word.start)
    if index >= len(known.words):
        return
    word, before = known.words[index].text, known.words[index - 1].text if index else ""
    if body_at(known.words, index) or organisations().at(known.words, index):
        yield "organisation"
    if trigger(word) or word in place_words("kinds") or places().at(known.words, index):
        yield "place"
    if led_to(known.words, index) is not None or role_before(known.words, index) or is_given(word):
        yield "person"
    if before in place_words("before") or (before and any(stem in place_words("kinds") for stem, _ in stems(before))):
        yield "place"
