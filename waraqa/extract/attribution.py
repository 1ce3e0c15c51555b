"""Who said a figure or told of an event: only what the same sentence says, or goes on saying."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import clause_words
from waraqa.arabic.speech import Form, form_of, word_set
from waraqa.extract.clauses import opens_clause
from waraqa.extract.cues import Cue
from waraqa.extract.reading import Reading
from waraqa.extract.retelling import retold
from waraqa.extract.scenes import Scene
from waraqa.extract.speakers import Speech, read_speech
from waraqa.extract.subjects import subject_after
from waraqa.model import AnyFact, EventFact, FigureFact, QuoteFact

_FAR = 60
CARRIED = "said-by-carried-over"
_REPORTING = frozenset(("announce", "show"))
_Told = FigureFact | EventFact


@dataclass(frozen=True, slots=True)
class _Reach:
    """A stretch of folded text, who said what stands in it, and the word that says so."""

    start: int
    end: int
    speaker: str
    cue: str | None
    carried: bool = False


def attribute(reading: Reading, facts: tuple[AnyFact, ...]) -> tuple[AnyFact, ...]:
    """The same facts; figures and events whose sentence names who said them carry the name and the cue."""
    speech = read_speech(reading, facts)
    anew = tuple(_retold(speech, facts))
    quoted = sorted((*anew, *_quoted(speech, facts, anew)), key=lambda reach: reach.start)
    starts = [scene.start for scene in speech.scenes]
    others: dict[int, list[_Reach]] = {}
    for reach in (*_phrases(speech), *_governed(speech)):
        others.setdefault(bisect_right(starts, reach.start), []).append(reach)
    return tuple(
        _said(reading, fact, quoted, others.get(bisect_right(starts, reading.folded.index(fact.start)), []))
        if isinstance(fact, (FigureFact, EventFact))
        else fact
        for fact in facts
    )


def _said(reading: Reading, fact: _Told, quoted: list[_Reach], others: list[_Reach]) -> _Told:
    """A fact with who said it: the quotation it stands in, else the phrase or verb that reaches it."""
    start, end = reading.folded.range(fact.span)
    index = bisect_right(quoted, start, key=lambda reach: reach.start) - 1
    if index >= 0 and end <= quoted[index].end:
        return _with(fact, quoted[index])
    reach = next((reach for reach in others if reach.start <= start and end <= reach.end), None)
    return _with(fact, reach) if reach else fact


def _with(fact: _Told, reach: _Reach) -> _Told:
    """The fact with its speaker; a speaker named in an earlier sentence is a reason to look again."""
    reasons = (*fact.reasons, CARRIED) if reach.carried and CARRIED not in fact.reasons else fact.reasons
    return replace(fact, said_by=reach.speaker, cue=reach.cue, reasons=reasons)


def _quoted(speech: Speech, facts: Iterable[AnyFact], anew: Sequence[_Reach]) -> Iterator[_Reach]:
    """The stretches of the quotations that have a speaker, cut where another puts a number anew."""
    for fact in facts:
        if isinstance(fact, QuoteFact) and fact.speaker:
            start, end = speech.stage.reading.folded.range(fact.span)
            index = bisect_left(speech.cues, start, key=lambda cue: cue.start) - 1
            carried = index >= 0 and speech.cues[index].carried and speech.cues[index].speaker == fact.speaker
            reach = _Reach(start, end, fact.speaker, fact.cue, carried)
            yield from _around(reach, [one for one in anew if start < one.end and one.start < end])


def _around(reach: _Reach, others: Iterable[_Reach]) -> Iterator[_Reach]:
    """What is left of a reach beside others in it."""
    start = reach.start
    for one in others:
        if start < one.start:
            yield replace(reach, start=start, end=one.start)
        start = max(start, one.end)
    if start < reach.end:
        yield replace(reach, start=start)


def _governed(speech: Speech) -> Iterator[_Reach]:
    """What stands behind a verb of announcing or showing, and reported clauses that hold a quotation."""
    for cue in speech.cues:
        start = _governs_from(speech, cue)
        if cue.speaker and start is not None and not _is_another(cue):
            yield _Reach(start, cue.limit, cue.speaker, _written(speech, cue.start, cue.end), cue.carried)


def _retold(speech: Speech, facts: Iterable[AnyFact]) -> Iterator[_Reach]:
    """What somebody else puts otherwise; in a relative clause, the first figure alone."""
    folded = speech.stage.reading.folded
    marked = [folded.range(fact.span) for fact in facts if isinstance(fact, QuoteFact) and fact.direct]
    known = retold(speech.stage, speech.scenes)
    found = [one for one in known if not any(start <= one.start < end for start, end in marked)]
    ends = sorted(folded.range(f.span)[1] for f in facts if found and isinstance(f, FigureFact))
    for one in found:
        index = bisect_right(ends, one.start)
        end = min(one.end, ends[index]) if one.bound and index < len(ends) else one.end
        yield _Reach(one.start, end, one.speaker, _written(speech, *one.verb))


def _is_another(cue: Cue) -> bool:
    """True for «مع شركة أعلنت …»: the noun right before the verb is its subject, not the one of the sentence."""
    words, index = cue.scene.words, cue.index
    alone = index > 1 and cue.after == index + 1 and cue.start == words[index].start and not cue.form.participle
    before = words[index - 1].text if alone else ""
    return before in word_set("sources") and not before.startswith("ال") and before not in fold_word(cue.speaker or "")


def _governs_from(speech: Speech, cue: Cue) -> int | None:
    """Where the reach of a verb begins: its clause, else what follows its subject."""
    if cue.clause is not None:
        return cue.clause
    words = cue.scene.words
    if cue.form.sort not in _REPORTING or cue.after >= len(words) or cue.back:
        return None
    if words[cue.after].text in clause_words("relatives"):
        return None
    people = speech.stage.cast.within(cue.end, words[cue.after].start, "person")
    return people[-1].end if people else words[cue.after].start


def _phrases(speech: Speech) -> Iterator[_Reach]:
    """What «بحسب وزارة المالية» and its like cover."""
    for scene in speech.scenes:
        for index in range(len(scene.words) - 1):
            if _attributes(scene, index) and (named := _source(speech, scene, index + 1)):
                name, after = named
                cue = _written(speech, *_cue_of(scene, index))
                yield from _covered(speech, scene, index, after, name, cue)


def _attributes(scene: Scene, index: int) -> bool:
    """True for «بحسب», «وفقا», the «حد» of «على حد قول» and the «ما» of «على ما أعلنت»."""
    text = scene.words[index].text
    if text == "حد":
        told = scene.words[index + 1].text in word_set("told")
        return told and index > 0 and scene.words[index - 1].text in ("علي", "وعلي")
    if text == "ما":
        return index > 0 and scene.words[index - 1].text == "علي" and bool(form_of(scene.words[index + 1].text))
    return text in word_set("attributions")


def _cue_of(scene: Scene, index: int) -> tuple[int, int]:
    """Where the phrase that attributes stands, without و before it: «وفقا», «بحسب», «على حد قول», «على ما»."""
    word = scene.words[index]
    if word.text == "ما":
        return scene.words[index - 1].start, word.end
    if word.text == "حد":
        first = scene.words[index - 1]
        return first.start + first.text.startswith("و"), scene.words[index + 1].end
    return word.start + (word.text[0] == "و" and word.text[1:] in word_set("attributions")), word.end


def _verb_of(word: str) -> Form | None:
    """The verb of saying in «ذكرت» and «ذكرته»."""
    known = form_of(word) or (form_of(word[:-1]) if word.endswith("ه") else None)
    return known[0] if known else None


def _source(speech: Speech, scene: Scene, index: int) -> tuple[str, int] | None:
    """Who is named behind «بحسب», «وفقا ل», «نقلا عن», «بحسب ما أعلنت», and the index behind the name."""
    words = scene.words
    while index < len(words) - 1 and words[index].text in word_set("attribution_links") | word_set("told"):
        index += 1
    verb = _verb_of(words[index].text)
    if verb and words[index - 1].text in ("ما", "لما", "حسبما", "وحسبما"):
        following = words[index + 1].text
        behind = index + 1 + (following == "به" or (verb.within and following in ("في", "ضمن")))
        subject = subject_after(speech.stage, scene, behind, verb)
        return (subject.name, subject.after) if subject else None
    bare, article = _without_preposition(scene, index)
    head = bare.words[index]
    body = speech.stage.cast.within(head.start, head.start + 3, "person", "organisation")
    if not body and head.text not in word_set("sources") and not head.text.startswith("ال"):
        return None
    known = words[index - 1].text in word_set("told") or not word_set("sources").isdisjoint(
        (head.text, article + head.text)
    )
    if not body and not known:
        return None
    subject = subject_after(speech.stage, bare, index, "f" if head.text.endswith("ه") else "m")
    return (article + subject.name, subject.after) if subject else None


def _without_preposition(scene: Scene, index: int) -> tuple[Scene, str]:
    """The scene with ل cut from a word, and the ال that is to be put back where لل was."""
    word = scene.words[index]
    cut, article = (2, "ال") if word.text.startswith("لل") else (1, "") if word.text.startswith("ل") else (0, "")
    if cut == 0 or word.text in word_set("sources"):
        return scene, ""
    bare = word._replace(start=word.start + cut, text=word.text[cut:])
    return scene._replace(words=(*scene.words[:index], bare, *scene.words[index + 1 :])), article


def _covered(speech: Speech, scene: Scene, index: int, after: int, name: str, cue: str) -> Iterator[_Reach]:
    """Before the phrase: its sentence; behind it: up to the next clause, or all when it opens the sentence."""
    words = scene.words
    if index > 2:
        yield _Reach(_clause_start(scene, index), words[index].start, name, cue)
    end = scene.end
    if index > 2:
        closing = after if after < len(words) and words[after].text in ("،", ",", ")") else None
        begin = after + 1 if closing is not None and not _stops(speech, scene, after) else after
        end = next(
            (words[i].start for i in range(begin, min(len(words), begin + _FAR)) if _stops(speech, scene, i)), scene.end
        )
    if after < len(words):
        yield _Reach(words[after].start, end, name, cue)


def _clause_start(scene: Scene, index: int) -> int:
    """Behind the last semicolon before a word."""
    words = scene.words
    return next(
        (words[i].end for i in range(index - 1, max(-1, index - _FAR), -1) if words[i].text in "؛;"), scene.start
    )


def _stops(speech: Speech, scene: Scene, index: int) -> bool:
    """True at a semicolon, or a comma with a new clause behind it."""
    text = scene.words[index].text
    return text in "؛;" or (text in ("،", ",") and opens_clause(speech.stage, scene, index + 1, told=False))


def _written(speech: Speech, start: int, end: int) -> str:
    """The source's own spelling of a stretch of folded text."""
    return speech.stage.reading.told(speech.stage.reading.folded.span(start, end))
