"""The facts of a sheet and its sources read again: what the comparisons may ask about both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TypeVar

from waraqa.arabic.clitics import bare
from waraqa.arabic.dates import DateReading
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import (
    AnyFact,
    Article,
    ConflictFact,
    Entity,
    Fact,
    FigureFact,
    Mention,
    PlaceFact,
    Severity,
    Span,
    edtf,
    sides_of,
)
from waraqa.verify.rereading import Placed, Rereading, reread

FactT = TypeVar("FactT", bound=Fact)
_NEAR = 600
_LEAD = 2
_LATELY = timedelta(62)
"""Within this of the publication a dated figure may be that of the story."""
_BREAK = re.compile(r"[،؛:!؟«»\"“”()\n]|\.(?![0-9])")


@dataclass(frozen=True, slots=True)
class Named:
    """A name where a source mentions it; `name` is the folded name of the entity."""

    span: Span
    name: str
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Facts and sources, with the neighbours of each figure in its sentence and the names of each source in order."""

    facts: tuple[AnyFact, ...]
    sources: dict[str, Rereading]
    neighbours: dict[Mention, tuple[FigureFact | None, FigureFact | None]]
    names: dict[str, tuple[Named, ...]]

    def of_kind(self, kind: type[FactT]) -> list[FactT]:
        """The facts of a kind, in the order of the sources."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def sentence(self, fact: Fact | Mention) -> Span:
        """The sentence that a fact stands in."""
        return self.sources[fact.source].sentence_of(fact.span)

    def around(self, fact: Fact | Mention) -> Span:
        """The sentence of a fact, as far as it is near: no sentence of news is longer."""
        sentence = self.sentence(fact)
        return Span(max(sentence.start, fact.start - _NEAR), min(sentence.end, fact.end + _NEAR))

    def statement(self, fact: Fact | Mention) -> Span:
        """The sentence of a fact up to where its speaker goes on to something else: «وأضاف أن»."""
        near = self.around(fact)
        folded = self.sources[fact.source].folded
        start, end = folded.index(fact.end), folded.index(near.end)
        onward = _onward().search(folded.text, start, end)
        return Span(near.start, folded.span(onward.start(), onward.end()).start) if onward else near

    def telling(self, fact: Fact | Mention) -> Span:
        """The statement of a fact from where its speaker came to it: behind «، مشيرا إلى أن», «، وأضاف أن»."""
        near, folded = self.statement(fact), self.sources[fact.source].folded
        start, end = folded.index(near.start), folded.index(fact.start)
        *_, last = (start, *(match.start() for match in _onward().finditer(folded.text, start, end)))
        return Span(folded.span(last, last + 1).start, near.end)

    def beside(self, figure: FigureFact) -> tuple[FigureFact | None, FigureFact | None]:
        """The figures before and after this one in its sentence."""
        return self.neighbours[place_of(figure)]

    def segment(self, figure: FigureFact) -> Span:
        """The part of the sentence that is this figure's: from the figure before to the figure after."""
        before, after = self.beside(figure)
        sentence = self.sentence(figure)
        return Span(before.end if before else sentence.start, after.start if after else sentence.end)

    def folded(self, source: str, start: int, end: int) -> str:
        """The folded words between two places of a source."""
        folded = self.sources[source].folded
        return folded.text[folded.index(start) : folded.index(end)]

    def clause(self, figure: FigureFact) -> tuple[str, str]:
        """The folded words before and after a figure, up to the next figure or mark of a clause."""
        segment = self.segment(figure)
        before = self.folded(figure.source, segment.start, figure.start)
        after = self.folded(figure.source, figure.end, segment.end)
        return _BREAK.split(before)[-1], _BREAK.split(after, maxsplit=1)[0]

    def told(self, fact: Fact) -> str:
        """The folded words of a fact's sentence up to the end of its clause, without dates."""
        near = self.around(fact)
        after = _BREAK.split(self.undated(fact.source, Span(fact.end, near.end)), maxsplit=1)[0]
        return f"{self.undated(fact.source, Span(near.start, fact.start))} {after}"

    def lead(self, source: str, end: int) -> Span:
        """The headline and the first sentence of a source, as far as they are near and stand before a place."""
        first, *rest = self.sources[source].sentences[:_LEAD]
        last = [one.end for one in rest if one.end <= end]
        return Span(first.start, min((*last[-1:], first.end)[0], first.start + _NEAR, end))

    def is_recent(self, figure: FigureFact) -> bool:
        """True unless the figure is of another time than the story's."""
        published = self.sources[figure.source].article.published
        days = edtf.bounds(figure.period) if figure.period else None
        return not (published and days) or abs(published - days[1]) <= _LATELY

    def says(self, fact: Fact | Mention, *lists: str) -> bool:
        """True when the fact's sentence has a word of these lists of `comparison_words.toml`."""
        near = self.around(fact)
        return bool(said(*lists).search(self.folded(fact.source, near.start, near.end)))

    def scope(self, figure: FigureFact) -> frozenset[str]:
        """The names in the figure's part of its sentence, without who said it and what it measures."""
        aside = fold_word(f"{figure.said_by or ''} {figure.of or ''}")
        names = self.names_in(figure.source, self.segment(figure))
        return frozenset(one.name for one in names if one.name not in aside)

    def names_in(self, source: str, span: Span) -> tuple[Named, ...]:
        """The names that begin in a span of a source."""
        names = self.names.get(source, ())
        first = bisect_left(names, span.start, key=lambda one: one.span.start)
        return names[first : bisect_left(names, span.end, key=lambda one: one.span.start)]

    def places_in(self, source: str, span: Span) -> frozenset[str]:
        """The places that are named in a span of a source."""
        return frozenset(one.name for one in self.names_in(source, span) if one.is_place)

    def undated(self, source: str, span: Span) -> str:
        """The folded words of a span without those of its dates: «كانون الأول» is no first round."""
        rows, start = [], span.start
        for date in self.dates_in(source, span):
            rows.append(self.folded(source, start, max(start, date.span.start)))
            start = max(start, min(date.span.end, span.end))
        return " ".join((*rows, self.folded(source, start, span.end)))

    def dates_in(self, source: str, span: Span) -> tuple[Placed[DateReading], ...]:
        """The dates that begin in a span of a source."""
        dates = self.sources[source].dates
        first = bisect_left(dates, span.start, key=lambda one: one.span.start)
        return dates[first : bisect_left(dates, span.end, key=lambda one: one.span.start)]


def survey(facts: Sequence[AnyFact], articles: Sequence[Article]) -> Ground:
    """The ground that these facts and sources are."""
    sources = {article.id: reread(article) for article in articles}
    order = {article.id: place for place, article in enumerate(articles)}
    ordered = tuple(sorted(facts, key=lambda fact: (order[fact.source], fact.start, fact.end)))
    rows: defaultdict[tuple[str, int], list[FigureFact]] = defaultdict(list)
    for fact in ordered:
        if isinstance(fact, FigureFact):
            rows[fact.source, sources[fact.source].sentence_of(fact.span).start].append(fact)
    names = _names(fact for fact in ordered if isinstance(fact, Entity))
    return Ground(ordered, sources, _neighbours(rows.values()), names)


def _neighbours(rows: Iterable[list[FigureFact]]) -> dict[Mention, tuple[FigureFact | None, FigureFact | None]]:
    """The figures before and after each one of its row, by its place."""
    return {
        place_of(figure): (before, after)
        for row in rows
        for before, figure, after in zip((None, *row), row, (*row[1:], None), strict=False)
    }


def _names(entities: Iterable[Entity]) -> dict[str, tuple[Named, ...]]:
    """The mentions of names by source, in order."""
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions or (Mention(entity.source, entity.start, entity.end, entity.text),):
            named = Named(mention.span, fold_word(entity.name), isinstance(entity, PlaceFact))
            found[mention.source].append(named)
    return {source: tuple(sorted(row, key=lambda one: one.span)) for source, row in found.items()}


@cache
def _onward() -> re.Pattern[str]:
    """«، وأضاف», «، مشيرا»: behind a mark, where a speaker goes on."""
    return re.compile(rf"(?<=[،؛]) {any_of(table('comparison_words')['going_on'])}(?!\w)")


@cache
def said(*lists: str) -> re.Pattern[str]:
    """The pattern of words of these lists, with or without و ف ب ل joined."""
    words = [word for name in lists for word in table("comparison_words")[name]]
    return re.compile(rf"(?<!\w)[وف]?[بل]?{any_of(words)}(?!\w)")


@cache
def bare_words(*lists: str) -> frozenset[str]:
    """The single words of these lists, folded, as `bare` leaves them in a text."""
    return bared(word for name in lists for word in table("comparison_words")[name])


def bared(words: Iterable[str]) -> frozenset[str]:
    """What `bare` makes of words, with the article and without: «البلاد» gives «بلاد», «بلاد» alone «لاد»."""
    folded = [fold_word(word) for word in words]
    return frozenset(form for word in folded for form in (bare(word), bare(f"ال{word}")))


def place_of(fact: Fact, span: Span | None = None, source: Rereading | None = None) -> Mention:
    """Where a fact's words stand; with a span, those words of its source."""
    if span is None or source is None:
        return Mention(fact.source, fact.start, fact.end, fact.text)
    return Mention(fact.source, span.start, span.end, span.of(source.article.text))


def clash(
    a: Fact | Mention,
    b: Fact | Mention,
    why: str,
    ids: tuple[str | None, str | None] | None = None,
    severity: Severity = "value",
) -> ConflictFact:
    """A conflict as a fact that stands where its first side does; `ids` name the facts behind sides that are places."""
    sides = sides_of(a, b)
    if ids:
        sides["a"], sides["b"] = ids
    return ConflictFact(rule=f"conflict-{why}", verdict="exact", severity=severity, why=why, **sides)
