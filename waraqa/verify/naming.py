"""Names and speakers: whoever a fact names stands in the source by that name, and near what was said or done."""

from __future__ import annotations

from collections.abc import Iterator

from waraqa.arabic.clitics import stems
from waraqa.arabic.folding import fold_word
from waraqa.arabic.known import places
from waraqa.arabic.matching import standing
from waraqa.arabic.names import is_family, is_given, is_ordinary
from waraqa.model import AnyFact, Entity, EventFact, PersonFact, Span
from waraqa.verify.findings import Finding
from waraqa.verify.rereading import Rereading, pieces_of, words_of

_BEFORE, _AFTER = 4, 1
"""So many sentences before and after may name whoever speaks: «وأضاف» goes on with the speaker of the one before."""


def name_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A name stands in the source as one run and belongs to the evidence; `[additions]` are the editor's."""
    if not isinstance(fact, Entity):
        return
    for name in (fact.name, *fact.variants):
        where = "name" if name == fact.name else "variants"
        if not all(source.has_word(word) for word in words_of(name)):
            yield Finding("unverified", "name-not-in-source" if where == "name" else "name-not-in-source:variants")
        elif not all(standing(source.article.text, piece).spans for piece in pieces_of(name)):
            yield Finding("doubtful", f"name-in-pieces:{where}")
    told = {stem for text in (fact.text, *(one.text for one in fact.mentions)) for stem in _stems_of(text)}
    if told.isdisjoint(_stems_of(fact.name)) and not any(told & _stems_of(other) for other in fact.variants):
        yield Finding("doubtful", "name-elsewhere")


def roles_are_near(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A person's role stands in a sentence that names the person."""
    if not isinstance(fact, PersonFact):
        return
    told = [fact.span, *(one.span for one in fact.mentions if one.source == fact.source)]
    near = [source.around(span, 1, 1) for span in told]
    for name, role in (("role", fact.role), *(("roles", role) for role in fact.roles)):
        words = words_of(role or "")
        runs = list(source.runs(words)) if words else []
        if runs and not any(span.holds(run) for run in runs for span in near):
            yield Finding("doubtful", f"elsewhere:{name}")


def speaker_is_near(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Whoever said it is named in the source, in the sentence or close to it; the verb of saying stands there too."""
    if not (fact.said_by or fact.cue or getattr(fact, "speaker", None)):
        return
    near = frozenset(stem for one in _near(fact, source) for word in source.tokens_in(one) for stem in stems(word))
    for name in ("speaker", "said_by"):
        words = words_of(getattr(fact, name, None) or "")
        if not words:
            continue
        if not all(source.has_word(word) for word in words):
            yield Finding("unverified" if _knows_other(words, source) else "doubtful", f"name-not-in-source:{name}")
        elif all(near.isdisjoint(stems(word)) for word in words):
            yield Finding("doubtful", f"elsewhere:{name}")
    cue = words_of(fact.cue or "")
    if not all(source.has_word(word) for word in cue):
        yield Finding("unverified", "not-in-source:cue")
    elif cue and any(near.isdisjoint(stems(word)) for word in cue):
        yield Finding("doubtful", "elsewhere:cue")


def cast_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Who took part, and where, are names of the source."""
    if not isinstance(fact, EventFact):
        return
    for name, who in (*(("who", one) for one in fact.who), ("where", fact.where)):
        words = words_of(who or "")
        if all(source.has_word(word) for word in words):
            continue
        yield Finding("unverified" if _knows_other(words, source) else "doubtful", f"name-not-in-source:{name}")


def _knows_other(words: list[str], source: Rereading) -> bool:
    """True when a word that the source does not have is known as a person's name: it is somebody else."""
    return any(_is_person(word) for word in words if not source.has_word(word))


def is_known_name(word: str) -> bool:
    """True for a folded word that is a name and hardly anything else."""
    return word in places() or _is_person(word)


def _is_person(word: str) -> bool:
    """True for a folded word that names people and hardly anything else."""
    return (is_given(word) or is_family(word)) and not is_ordinary(word)


def _near(fact: AnyFact, source: Rereading) -> Iterator[Span]:
    """Where whoever speaks may be named."""
    told = (fact.span, *(one.span for one in fact.also if one.source == fact.source))
    return (source.around(span, _BEFORE, _AFTER) for span in told)


def _stems_of(text: str) -> frozenset[str]:
    """What the words of a name may be under their clitics."""
    return frozenset(stem for word in words_of(fold_word(text)) for stem in stems(word))
