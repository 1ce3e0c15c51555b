"""Words between marks → the verb of saying, heading or credit that makes them a quotation."""

from __future__ import annotations

from bisect import bisect_right

from waraqa.arabic.speech import HEADING, names_a_thing
from waraqa.extract.cast import Named
from waraqa.extract.cues import Cue
from waraqa.extract.marks import Marked
from waraqa.extract.scenes import SPEECH, word_count
from waraqa.extract.speakers import Speech

_CREDIT_REACH = 60
_EDGE = " \n\t،,؛;.:…"
_MARKS = '«»“”„‟"'


def governing(speech: Speech, pair: Marked) -> tuple[str, Cue | None]:
    """The rule and the cue that make words between marks a quotation; no cue for names, titles and mere emphasis."""
    rule, cue = _by_verb(speech, pair)
    return (rule, cue) if cue else _credited(speech, pair)


def _by_verb(speech: Speech, pair: Marked) -> tuple[str, Cue | None]:
    """The verb of saying before or behind the words."""
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


def _credited(speech: Speech, pair: Marked) -> tuple[str, Cue | None]:
    """The heading before words between marks, or the credit close behind or before them."""
    text = speech.stage.reading.folded.text
    if word_count(text[pair.start : pair.end]) < 2:
        return "", None
    index = bisect_right(speech.asides, pair.start, key=lambda cue: cue.start)
    for cue in speech.asides[max(0, index - 1) : index]:
        if not text[cue.end : pair.start - 1].strip(_EDGE):
            return ("heading-before-colon" if cue.form is HEADING else "credited-words"), cue
    for cue in speech.asides[index : index + 1]:
        close = cue.scene.start <= pair.start and cue.start - pair.end < _CREDIT_REACH
        if cue.back and close and not any(mark in text[pair.end + 1 : cue.start] for mark in "«؛:"):
            return "credited-words", cue
    return "", None


def _last_cue(speech: Speech, place: int) -> Cue | None:
    """The last verb of saying before a place: of the same sentence, or ending the line before with a colon."""
    index = bisect_right(speech.cues, place, key=lambda cue: cue.start) - 1
    if index < 0:
        return None
    cue = speech.cues[index]
    if cue.end <= place <= cue.scene.end:
        return cue if not cue.back or cue.passage == place - 1 else None
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
    words = cue.scene.words
    passage = next(words[i] for i in range(cue.index - 1, -1, -1) if words[i].text == SPEECH)
    return cue if passage.start == pair.start - 1 else None
