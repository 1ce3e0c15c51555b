"""What somebody said, word for word or as reported, with who said it and the verb that says so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import zip_longest

from waraqa.arabic.speech import is_clause_word, names_a_thing
from waraqa.extract.cast import Named
from waraqa.extract.cues import Cue
from waraqa.extract.marks import Marked
from waraqa.extract.overlap import Taken
from waraqa.extract.reading import Reading
from waraqa.extract.scenes import SPEECH, word_count
from waraqa.extract.speakers import Speech, read_speech
from waraqa.model import AnyFact, QuoteFact

_EDGE = " \n\t،,؛;.:…"
_MARKS = '«»“”„‟"'
_FIRST_WORD = re.compile(r"\s*(\w+)\s+")


def find_quotes(reading: Reading, found: tuple[AnyFact, ...]) -> tuple[QuoteFact, ...]:
    """Direct speech between marks and after «قال:», and the clauses of reported speech that hold none."""
    speech = read_speech(reading, found)
    direct = [*_between_marks(speech)]
    direct += _after_colons(speech, direct)
    return (*direct, *_reported(speech, direct))


def _between_marks(speech: Speech) -> Iterator[QuoteFact]:
    """Words between quotation marks that a verb of saying governs."""
    reach = 0
    for pair in speech.marked:
        if pair.start < reach:
            continue
        rule, cue = _governing(speech, pair)
        if cue and (fact := _fact(speech, pair.start, pair.end, cue, rule)):
            reach = pair.end
            yield fact


def _governing(speech: Speech, pair: Marked) -> tuple[str, Cue | None]:
    """The rule and the cue that make words between marks a quotation; no cue for names and titles."""
    text = speech.stage.reading.folded.text
    count = word_count(text[pair.start : pair.end])
    before = _last_cue(speech, pair.start)
    close = before is not None and _is_close(text, before, pair)
    if count < 2 or (_is_name(speech, pair, text) and not close) or (not pair.closed and count < 3):
        return "", None
    behind = _cue_behind(speech, pair)
    if behind and not (before and (close or before.passage == pair.start - 1)):
        return "verb-after-quotation", behind
    if before is None or _between_verb_and_clause(before, pair):
        return ("", None) if behind is None else ("verb-after-quotation", behind)
    if count == 2 and not close and not _closes_a_judgement(text, before, pair):
        return "", None
    return ("quotation-left-open" if not pair.closed else "marks-after-verb"), before


def _last_cue(speech: Speech, place: int) -> Cue | None:
    """The last verb of saying before a place: of the same sentence, or ending the line before with a colon."""
    index = bisect_right(speech.cues, place, key=lambda cue: cue.start) - 1
    if index < 0:
        return None
    cue = speech.cues[index]
    if cue.end <= place <= cue.scene.end:
        return None if cue.back else cue
    text = speech.stage.reading.folded.text
    return cue if cue.colon is not None and not text[cue.colon : place - 1].strip() else None


def _is_close(text: str, cue: Cue, pair: Marked) -> bool:
    """True where only the subject and a colon, or أن, stand between the verb and the mark."""
    between = text[cue.end : pair.start - 1].strip()
    if not between or between.endswith(":"):
        return True
    return cue.clause is not None and not text[cue.clause : pair.start - 1].strip()


def _is_name(speech: Speech, pair: Marked, text: str) -> bool:
    """True for a title or a name between marks: «صحيفة «…»», or a body that is known."""
    lead = text[max(0, pair.start - 30) : pair.start - 1].split()
    if lead and names_a_thing(lead[-1].strip(_MARKS)):
        return True
    names: list[Named] = speech.stage.cast.within(pair.start - 12, pair.start + 4, "person", "organisation", "place")
    return any(name.end >= pair.end - 1 for name in names)


def _between_verb_and_clause(cue: Cue, pair: Marked) -> bool:
    """True for a name within the subject: «أعلنت جبهة «…» أن»."""
    return cue.clause is not None and cue.end < pair.start < cue.clause and cue.passage is None


def _closes_a_judgement(text: str, cue: Cue, pair: Marked) -> bool:
    """True for two words at the end of a clause: «معتبرا أنه «رسالة ثقة»»."""
    after = text[pair.end + 1 : pair.end + 3].strip()
    return (cue.form.sort == "judge" or cue.clause is not None) and (not after or after[0] in ".،,؛!؟")


def _cue_behind(speech: Speech, pair: Marked) -> Cue | None:
    """The verb right behind the words: «…»، قال فلان."""
    index = bisect_right(speech.cues, pair.end, key=lambda cue: cue.start)
    if index == len(speech.cues) or not speech.cues[index].back:
        return None
    cue = speech.cues[index]
    passage = next(word for word in reversed(cue.scene.words[: cue.index]) if word.text == SPEECH)
    return cue if passage.start == pair.start - 1 else None


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
    """Clauses after أن and إن that hold no direct quotation and stand in no other clause."""
    folded, reach = speech.stage.reading.folded, 0
    taken = Taken(fact.span for fact in direct)
    for cue, after in zip_longest(speech.cues, speech.cues[1:]):
        if cue.clause is None or cue.speaker is None or cue.start < reach:
            continue
        end = _clause_end(cue, after)
        if end <= cue.clause or taken.overlaps(folded.span(cue.clause, end)):
            continue
        fact = _fact(speech, cue.clause, end, cue, "clause-of-participle" if cue.form.participle else "reported-clause")
        if fact and word_count(fact.text) >= 3:
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
    return before.start if before.text in ("كما", "فيما", "بينما", "وكما") else cue.scene.end


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
        cue=speech.stage.reading.words(said),
        direct=rule not in ("clause-of-participle", "reported-clause"),
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
