"""A dossier prepared once for all sections: its sources read, its repeats known, its conflicts known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeVar

from markupsafe import Markup

from waraqa.arabic.sentences import paragraphs, sentences
from waraqa.config import Config
from waraqa.model import COMPUTED, AnyFact, ConflictFact, DateFact, Dossier, DuplicateFact, Fact, Source, Span
from waraqa.render.formatting import Dates
from waraqa.render.glossary import Worded, glossary_of
from waraqa.render.numbers import in_digits
from waraqa.render.strings import Strings, strings_of
from waraqa.render.views.chips import WORDING, Chip as Chip, chips_of
from waraqa.render.views.disputes import Disputes
from waraqa.render.views.paged import page_of, paged
from waraqa.render.views.same import same
from waraqa.render.views.texts import Ref as Ref, SourceText as SourceText, evidence_id as evidence_id
from waraqa.render.views.wording import ours

Medium = Literal["screen", "print"]
F = TypeVar("F", bound=Fact)
_STROKE = re.compile(r"(?P<year>(?<![^\W\d_])ه\u0640(?!\w))|\u0640")
"""A tatweel; the one of «هـ» behind a Hijri year is the sign itself."""
_FARSI_YEH = re.compile(r"\u06cc(?=[\u0621-\u064a\u0671-\u06d3])")


def tidy(text: str) -> str:
    """A source's words as they are shown: single spaces, Persian keyboard letters as Arabic ones, no tatweel."""
    letters = _FARSI_YEH.sub("ي", text).replace("\u06a9", "ك")
    return " ".join(_STROKE.sub(lambda found: found["year"] or "", letters).split())


@dataclass(frozen=True)
class Scene:
    """All that the sections ask about a dossier."""

    dossier: Dossier
    config: Config
    medium: Medium = "screen"

    @cached_property
    def strings(self) -> Strings:
        """The site's sentences, in the language of the sheet where there is a catalogue of it."""
        return strings_of(self.config, self.dossier.sheet.lang)

    @cached_property
    def dates(self) -> Dates:
        """The site's way to write dates."""
        return Dates(self.strings)

    @cached_property
    def sources(self) -> dict[str, SourceText]:
        """The sources by id, read once."""
        return {source.id: _read(source, number) for number, source in enumerate(self.dossier.sheet.sources, 1)}

    @cached_property
    def under_review(self) -> bool:
        """True once an editor has accepted some fact: what is still proposed then says so itself."""
        return any(fact.status == "accepted" for fact in self.dossier.facts)

    @property
    def draft(self) -> bool:
        """True while no editor has signed the sheet."""
        return self.dossier.state == "draft"

    @property
    def draft_words(self) -> str:
        """What a draft says of itself; nothing of a sheet that an editor signed."""
        key = "state.draft.held" if self.dossier.held else "state.draft.long"
        return self.strings.t(key) if self.draft else ""

    def unreviewed(self, key: str) -> str:
        """What says that nobody reviewed a draft; of one that its editor keeps back, that it is not published yet."""
        return self.draft_words if self.dossier.held else self.strings.t(key)

    def of_kind(self, kind: type[F]) -> list[F]:
        """The standing facts of a kind, each told once, in the order of the sources."""
        found = [fact for fact in self.shown if isinstance(fact, kind)]
        return sorted(found, key=lambda fact: (self._number(fact.source), fact.start))

    @cached_property
    def shown(self) -> tuple[AnyFact, ...]:
        """Facts that stand: not withdrawn, not told by an earlier sentence already."""
        standing = (fact for fact in self.dossier.facts if fact.status != "withdrawn" and fact.id not in self.repeats)
        return tuple(standing)

    @cached_property
    def repeats(self) -> dict[str, str]:
        """Facts inside a repeated sentence → the fact of the earlier sentence that says the same."""
        found: dict[str, str] = {}
        for again in self.dossier.facts:
            if isinstance(again, DuplicateFact):
                for fact, twin in self._twins(again):
                    found[fact.id] = found.get(twin.id, twin.id)
        return found

    def _twins(self, again: DuplicateFact) -> Iterator[tuple[AnyFact, AnyFact]]:
        """The facts of a repeated sentence, each with the one of the earlier sentence that says the same."""
        first = self.sources[again.source].sentence(again.of_start)
        earlier = [fact for fact in self._within(again.source, first) if fact.kind not in COMPUTED]
        for fact in self._within(again.source, again.span):
            twin = next((one for one in earlier if same(one, fact)), None)
            if twin and fact.lead is None:
                yield fact, twin

    @cached_property
    def conflicts(self) -> tuple[ConflictFact, ...]:
        """The conflicts that a reader is shown."""
        return tuple(fact for fact in self.shown if isinstance(fact, ConflictFact))

    @cached_property
    def disputes(self) -> Disputes:
        """Which facts stand in which conflicts."""
        return Disputes(self.dossier.facts, self.conflicts)

    @property
    def contradicted(self) -> frozenset[str]:
        """The facts that stand in an open conflict."""
        return self.disputes.contradicted

    def dates_of(self, source: str) -> tuple[DateFact, ...]:
        """The dates of a source."""
        return self._dates.get(source, ())

    @cached_property
    def _dates(self) -> dict[str, tuple[DateFact, ...]]:
        dates = [fact for fact in self.dossier.facts if isinstance(fact, DateFact)]
        return {source: tuple(one for one in dates if one.source == source) for source in self.sources}

    def ref(self, fact: Fact) -> Ref:
        """Where a fact stands in its source, and in the others that say it too."""
        places: dict[str, str] = {}
        told = [(fact.source, fact.start), *((again.source, again.start) for again in fact.also)]
        for index, (source, start) in enumerate(told):
            places.setdefault(self.place(source, start), evidence_id(fact, index))
        page = page_of(fact.id) if fact.id in self.paged else ""
        return Ref(self.strings.t("list.comma").join(places), f"e-{fact.id}", tuple(places.items()), page)

    @cached_property
    def paged(self) -> frozenset[str]:
        """The facts that have a page of their own."""
        return frozenset(fact.id for fact in paged(self.dossier, self.config))

    def place(self, source: str, start: int) -> str:
        """«ف22», or «م2 ف22» where there are several sources."""
        text = self.sources[source]
        paragraph = self.digits(text.paragraph(start))
        if len(self.sources) == 1:
            return self.strings.t("para.short", n=paragraph)
        return self.strings.t("para.short.of", source=self.digits(text.number), n=paragraph)

    def digits(self, value: object) -> str:
        """A number of ours in the site's digits."""
        return in_digits(str(value), self.strings.digits)

    def sentence(self, fact: Fact) -> Span:
        """The sentence that a fact stands in."""
        return self.sources[fact.source].sentence(fact.start)

    def chips(self, fact: Fact) -> tuple[Chip, ...]:
        """The warnings that go with a fact, wherever it shows."""
        return tuple(chips_of(self, fact))

    def aliases(self, fact: Fact) -> tuple[str, ...]:
        """The ids of the facts that an editor merged into this one: their addresses lead here."""
        return tuple(old for old, into in self.dossier.sheet.joined if into == fact.id)

    def wording(self, fact: Fact, *fields: str) -> str:
        """«بصياغة المحرر» where one of the fields is not in the source's words, else nothing."""
        ours = any(WORDING + field in fact.reasons for field in fields)
        return self.strings.t("by.editor.wording") if ours else ""

    def note(self, fact: Fact) -> str:
        """What the editor has to say of a fact, said to be the editor's."""
        note = " ".join((fact.note or "").split())
        return self.strings.t("note.editor", note=note.rstrip(".")) if note else ""

    def ours(self, text: str) -> Markup:
        """Text of ours for the page: insertions, inferred years and «كذا» marked."""
        return ours(self.strings, text, self.is_ours)

    def is_ours(self, words: str) -> bool:
        """True for words in brackets that no source has: an editor's, once there is one, or a year worked out."""
        edited = self.under_review or any(letter.isdigit() for letter in words)
        return edited and not any(words in text.source.text for text in self.sources.values())

    def house(self, text: str | None) -> Worded:
        """A source's wording in the words of the house, the source's own beside it."""
        return glossary_of(tuple(self.config.glossary.items())).apply(tidy(text or ""))

    def wordings(self, *worded: Worded) -> str:
        """The note that keeps the source's wording at hand; nothing where none was replaced."""
        replaced = dict.fromkeys(words for one in worded for words in one.replaced)
        listed = self.strings.listed([f"«{words}»" for words in replaced])
        return self.strings.t("glossary.words", list=listed) if replaced else ""

    def _within(self, source: str, span: Span) -> list[AnyFact]:
        """The facts whose words stand in a stretch of a source, in the order of the dossier."""
        starts = self._starts.get(source, [])
        first, last = (bisect_left(starts, (place, -1)) for place in (span.start, span.end + 1))
        found = (self.dossier.facts[index] for index in sorted(index for _, index in starts[first:last]))
        return [fact for fact in found if span.holds(fact.span)]

    @cached_property
    def _starts(self) -> dict[str, list[tuple[int, int]]]:
        """Where the facts of each source begin, in order, each with its place in the dossier."""
        starts: dict[str, list[tuple[int, int]]] = {}
        for index, fact in enumerate(self.dossier.facts):
            starts.setdefault(fact.source, []).append((fact.start, index))
        return {source: sorted(places) for source, places in starts.items()}

    def _number(self, source: str) -> int:
        return self.sources[source].number


@lru_cache(maxsize=64)
def _read(source: Source, number: int) -> SourceText:
    """A source as it is read for showing; the same text is read once."""
    return SourceText(source, number, paragraphs(source.text), sentences(source.text))
