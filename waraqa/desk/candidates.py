"""The facts of the finders that stand where an editor selects: over half of the words, or around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import clause_words
from waraqa.desk.known import Known
from waraqa.extract.titles import title_words
from waraqa.model import AnyFact, DateFact, Entity, FigureFact, Mention, PersonFact, Span

_MARKS = ("«", "»", "“", "”", '"')


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that the selected words may tell, the place where it stands there, and how much of both is the same."""

    fact: AnyFact
    place: Span
    share: float


def candidate(known: Known, span: Span, kind: str, *, asked: bool = False) -> Candidate | None:
    """The fact of a kind that fits a selection best; with `asked`, also one that fits loosely and is the only one."""
    facts = [fact for fact in known.found if fact.kind == kind]
    near = [one for fact in facts for one in _standing(fact, span)]
    close = [found for one in near if (found := _fitting(known, one, span))]
    if not close and asked:
        close = _loose(near, span)
    return max(close, key=lambda one: one.share, default=None)


def holding(known: Known, span: Span, kind: str) -> Span | None:
    """The place of the fact of a kind that the selected words are a part of, but for words that lead up to it."""
    text = known.reading.article.text
    places = (fact.span for fact in known.found if fact.kind == kind and _shared(fact.span, span))
    for place in places:
        lead = fold_word(text[span.start : place.start]).split()
        if span.end <= place.end and all(word in clause_words("before_date") for word in lead):
            return place
    return None


def with_words(found: Candidate, span: Span, text: str) -> AnyFact:
    """The finder's fact with the words that the editor selected, as an editor's."""
    return replace(
        found.fact, id="", rule="editor", verdict=None, start=span.start, end=span.end, text=span.of(text), also=()
    )


def is_part(one: Candidate, span: Span, text: str) -> bool:
    """True for a name of its own within that of a body or a place: less than half of it, or what it has in marks."""
    if isinstance(one.fact, PersonFact) or not isinstance(one.fact, Entity) or not one.place.holds(span):
        return False
    marked = text[span.start - 1 : span.start] in _MARKS and text[span.end : span.end + 1] in _MARKS
    return one.place != span and (marked or not half(one.place, span))


def half(one: Span, other: Span) -> bool:
    """True where the two share at least half of the longer."""
    return 2 * _shared(one, other) >= max(one.end - one.start, other.end - other.start)


def _standing(fact: AnyFact, span: Span) -> Iterator[Candidate]:
    """The fact at each place that shares words with the selection."""
    mentions: tuple[Mention, ...] = getattr(fact, "mentions", ())
    for place in dict.fromkeys((fact.span, *(one.span for one in mentions))):
        if shared := _shared(place, span):
            yield Candidate(fact, place, shared / (max(place.end, span.end) - min(place.start, span.start)))


def _shared(one: Span, other: Span) -> int:
    """How many letters stand in both."""
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _fitting(known: Known, one: Candidate, span: Span) -> Candidate | None:
    """The candidate where it fits closely enough to be meant without being asked for."""
    if half(one.place, span):
        return one
    if isinstance(one.fact, PersonFact) and span.holds(one.place) and _is_title(known, one.fact, one.place, span):
        return replace(one, share=1.0)
    return one if isinstance(one.fact, Entity) and one.place.holds(span) else None


def _is_title(known: Known, person: PersonFact, place: Span, span: Span) -> bool:
    """True where nothing but roles and titles stands around a name."""
    text = known.reading.article.text
    around = fold_word(f"{text[span.start : place.start]} {text[place.end : span.end]}").replace("،", " ").split()
    told = {word for role in (person.role, *person.roles) if role for word in fold_word(role).split()}
    return set(around) <= told | title_words("honorifics")


def _loose(near: list[Candidate], span: Span) -> list[Candidate]:
    """What an editor may mean who asks for the kind: the only one within, or a clause that overlaps by half."""
    if not near:
        return []
    if isinstance(near[0].fact, DateFact | FigureFact | Entity):
        return near if len(near) == 1 and span.holds(near[0].place) else []
    parts = (2 * _shared(one.place, span) >= min(_length(one.place), _length(span)) for one in near)
    return [one for one, fits in zip(near, parts, strict=True) if fits]


def _length(span: Span) -> int:
    return span.end - span.start
