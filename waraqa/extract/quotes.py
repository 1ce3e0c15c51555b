"""What somebody said, word for word or as reported, with who said it and the verb that says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from waraqa.arabic.speech import HEADING, is_clause_word, word_set
from waraqa.extract.cues import Cue, own_end
from waraqa.extract.governing import governing
from waraqa.extract.overlap import Taken
from waraqa.extract.reading import Reading
from waraqa.extract.scenes import word_count
from waraqa.extract.speakers import Speech, read_speech
from waraqa.model import AnyFact, QuoteFact

_EDGE = " \n\t،,؛;.:…"
_MARKS = '«»“”„‟"'
_REPORTED = frozenset(("clause-of-participle", "reported-clause", "denied-noun", "heading-clause"))
_SHORTEST = 2
INHERITED = "speaker-inherited"
_FIRST_WORD = re.compile(r"\s*(\w+)\s+")


def find_quotes(reading: Reading, found: tuple[AnyFact, ...]) -> tuple[QuoteFact, ...]:
    """Direct speech between marks and after «قال:», and the clauses of reported speech that hold none."""
    speech = read_speech(reading, found)
    direct = [*_between_marks(speech)]
    direct += _after_colons(speech, direct)
    return (*direct, *_reported(speech, direct), *_headings(speech, direct))


def _between_marks(speech: Speech) -> Iterator[QuoteFact]:
    """Words between quotation marks that a verb of saying governs."""
    reach = 0
    for pair in speech.marked:
        if pair.start < reach:
            continue
        rule, cue = governing(speech, pair)
        if cue and (fact := _fact(speech, pair.start, pair.end, cue, rule)):
            reach = pair.end
            yield fact


def _after_colons(speech: Speech, direct: list[QuoteFact]) -> Iterator[QuoteFact]:
    """Direct speech without marks: «قال:» up to the end of the sentence."""
    folded, reach = speech.stage.reading.folded, 0
    starts = sorted(folded.index(fact.start) for fact in direct)
    for cue in speech.cues:
        if cue.colon is None or cue.colon < reach or _any_between(starts, cue.colon, cue.scene.end):
            continue
        reach = cue.scene.end
        fact = _fact(speech, cue.colon, cue.scene.end, cue, "colon-after-verb")
        if fact and word_count(fact.text) >= 3:
            yield fact


def _any_between(places: list[int], start: int, end: int) -> bool:
    """True when one of the sorted places lies in a range."""
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _reported(speech: Speech, direct: list[QuoteFact]) -> Iterator[QuoteFact]:
    """Clauses after أن and nouns denied that hold no direct quotation and stand in no other clause."""
    folded, reach = speech.stage.reading.folded, 0
    taken = Taken(fact.span for fact in direct)
    for cue, after in zip_longest(speech.cues, speech.cues[1:]):
        start = cue.clause if cue.denied is None else cue.denied
        if start is None or cue.speaker is None or cue.start < reach:
            continue
        end = own_end(cue, start, _clause_end(cue, after))
        if end <= start or taken.overlaps(folded.span(start, end)):
            continue
        fact = _fact(speech, start, end, cue, _rule_of_report(cue))
        if fact and word_count(fact.text) >= _SHORTEST:
            reach = end
            yield fact


def _clause_end(cue: Cue, after: Cue | None) -> int:
    """The end of the sentence, or the next verb of saying that takes over."""
    if after is None or after.scene is not cue.scene or not (after.reports or after.form.participle):
        return cue.scene.end
    before = cue.scene.words[after.index - 1]
    joined = after.start > cue.scene.words[after.index].start
    if after.form.participle or joined or before.text in ("،", "؛"):
        return cue.scene.words[after.index].start
    return before.start if before.text in word_set("takes_over") else cue.scene.end


def _headings(speech: Speech, direct: list[QuoteFact]) -> Iterator[QuoteFact]:
    """What a heading says after a name and a colon, without marks."""
    folded = speech.stage.reading.folded
    taken = Taken(fact.span for fact in direct)
    for cue in speech.asides:
        if cue.form is HEADING and not taken.overlaps(folded.span(cue.end, cue.scene.end)):
            fact = _fact(speech, cue.end, cue.scene.end, cue, "heading-clause")
            if fact:
                yield fact


def _rule_of_report(cue: Cue) -> str:
    """The name of the rule that reports a clause."""
    if cue.denied is not None:
        return "denied-noun"
    return "clause-of-participle" if cue.form.participle else "reported-clause"


def _fact(speech: Speech, start: int, end: int, cue: Cue, rule: str) -> QuoteFact | None:
    """The quotation, without the signs at its edges; None where nothing is left."""
    folded = speech.stage.reading.folded
    start, end = _trimmed(folded.text, start, end)
    first = _FIRST_WORD.match(folded.text, start, end)
    if first and is_clause_word(first[1]) and rule != "verb-after-quotation":
        start = first.end()
    if start >= end:
        return None
    span = folded.span(start, end)
    said = folded.span(cue.start, cue.end)
    return QuoteFact(
        source=speech.stage.reading.article.id,
        start=span.start,
        end=span.end,
        text=speech.stage.reading.words(span),
        rule=rule,
        speaker=cue.speaker,
        cue=speech.stage.reading.told(said) or None,
        direct=rule not in _REPORTED,
        reasons=(INHERITED,) if cue.carried else (),
        polarity="denied" if cue.form.sort == "deny" else "affirmed",
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks, commas and unmatched marks at its edges."""
    while start < end and text[start] in _EDGE + _MARKS:
        start += 1
    while end > start and (text[end - 1] in _EDGE or _is_unmatched(text, start, end)):
        end -= 1
    return start, end


def _is_unmatched(text: str, start: int, end: int) -> bool:
    """True for a mark at the end that nothing within opens."""
    last = text[end - 1]
    if last not in _MARKS:
        return False
    return not any(mark in text[start : end - 1] for mark in ("«" if last in "»" else _MARKS.strip("«»")))
