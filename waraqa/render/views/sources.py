"""المصادر والشواهد: each source, what it repeats, and its sentences with the words of the facts marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from waraqa.controls import clean
from waraqa.model import AnyFact, DuplicateFact, Fact, Source, Span
from waraqa.render.escaping import escape_between
from waraqa.render.fragments import with_fragment
from waraqa.render.marks import Mark, marked
from waraqa.render.views.excerpts import excerpts, held_by
from waraqa.render.views.scene import Scene, SourceText, evidence_id


@dataclass(frozen=True, slots=True)
class Line:
    """An excerpt or paragraph of a source with its marks, and the way to the same words where it was published."""

    label: str
    text: Markup
    url: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Paragraphs that say the same, with the ids of the facts that are not told twice."""

    ids: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the reader sees it."""

    title: str
    parts: tuple[str, ...]
    url: str
    archived: str
    unarchived: str
    repeats: tuple[Repeat, ...]
    lines: tuple[Line, ...]
    full: bool


def sources_of(scene: Scene, listed: frozenset[str]) -> tuple[SourceView, ...]:
    """The sources in order; facts that no section lists get their own address at their words."""
    return tuple(_source(scene, text, listed) for text in scene.sources.values())


def outlet_of(scene: Scene, source: Source) -> str:
    """The outlet, or that it is not known."""
    return source.outlet or scene.strings.t("source.unknown_outlet")


def published_of(scene: Scene, source: Source) -> str:
    """The publication date and who says so."""
    if source.published is None:
        return scene.strings.t("source.undated")
    words = scene.dates.of(source.published)
    key = f"source.published_{source.published_basis}" if source.published_basis else "source.published"
    return scene.strings.t(key, date=words)


def in_full(scene: Scene, source: Source) -> bool:
    """True where an editor decided that the whole text is shown."""
    return (source.show or scene.config.show) == "full"


def _source(scene: Scene, text: SourceText, listed: frozenset[str]) -> SourceView:
    full = in_full(scene, text.source)
    return SourceView(
        title=text.source.title or outlet_of(scene, text.source),
        parts=tuple(part for part in _parts(scene, text) if part),
        url=_web(text.source.url),
        archived=_web(text.source.archived_url),
        unarchived="" if _web(text.source.archived_url) else scene.strings.t("source.no_archive"),
        repeats=_repeats(scene, text),
        lines=_lines(scene, text, listed, full),
        full=full,
    )


def _parts(scene: Scene, text: SourceText) -> list[str]:
    source, t = text.source, scene.strings.t
    digest = source.sha256
    return [
        outlet_of(scene, source) if source.title else "",
        t("source.author", name=source.author) if source.author else "",
        published_of(scene, source),
        t(f"source.{source.kind}") if source.kind else "",
        scene.strings.n("n.paragraphs", len(text.paragraphs)),
        t("source.retrieved", date=scene.dates.of(source.retrieved)) if source.retrieved else "",
        t("source.hash", hash=f"{digest[:8]}…{digest[-7:]}") if digest else "",
        t("source.full" if in_full(scene, source) else "source.excerpt"),
        source.note or "",
    ]


def _web(url: str | None) -> str:
    """An address that a link may carry: http or https, without what would end it early."""
    if not url or not re.match(r"https?://[^\s<>]+$", url):
        return ""
    return re.sub(r"[()\[\]\\\"'`*_{}|]", lambda mark: f"%{ord(mark[0]):02X}", clean(url))


def _repeats(scene: Scene, text: SourceText) -> tuple[Repeat, ...]:
    """Repeated paragraphs: the ids of what they say again and «ورد في الفقرتين 8 و11»."""
    groups: dict[int, tuple[list[str], list[int]]] = {}
    addressed = set[str]()
    for fact in sorted(scene.dossier.facts, key=lambda fact: fact.start):
        if isinstance(fact, DuplicateFact) and fact.source == text.source.id:
            first = text.paragraph(fact.of_start)
            ids, numbers = groups.setdefault(first, ([], [first]))
            numbers.append(text.paragraph(fact.start))
            again = [fact.id, *(one.id for one in _within(scene, fact) if one.id in scene.repeats)]
            ids += [one for one in again if one not in addressed]
            addressed.update(again)
    return tuple(Repeat(tuple(ids), _repeated(scene, numbers)) for ids, numbers in groups.values())


def _repeated(scene: Scene, numbers: list[int]) -> str:
    """Which paragraphs say the same, or the one that says it more than once."""
    places = [scene.digits(number) for number in dict.fromkeys(numbers)]
    if len(places) == 1:
        return scene.strings.t("repeats.within", n=places[0])
    return scene.strings.t("repeats.two" if len(places) == 2 else "repeats", list=scene.strings.listed(places))


def _within(scene: Scene, sentence: Fact) -> list[AnyFact]:
    return [one for one in scene.dossier.facts if one.source == sentence.source and sentence.span.holds(one.span)]


def _lines(scene: Scene, text: SourceText, listed: frozenset[str], full: bool) -> tuple[Line, ...]:
    """All paragraphs, or what the facts rest on."""
    here = [fact for fact in scene.dossier.facts if fact.source == text.source.id and not _is_repeat(scene, fact)]
    found = [Mark(fact.span, _ids(scene, fact, listed), (fact.kind,)) for fact in here]
    found += _also(scene, text.source.id)
    stretches = text.paragraphs if full else _excerpts(scene, text)
    marks: dict[int, list[Mark]] = {}
    for mark in found:
        index = max(0, bisect_right(stretches, mark.span.start, key=lambda stretch: stretch.start) - 1)
        marks.setdefault(index, []).append(mark)
    return tuple(line_of(scene, text, stretch, marks.get(index, [])) for index, stretch in enumerate(stretches))


def _excerpts(scene: Scene, text: SourceText) -> tuple[Span, ...]:
    """What must be shown of a source: the words of every fact that has an address."""
    facts = (fact for fact in scene.dossier.facts if not _is_repeat(scene, fact))
    return excerpts(text, (held for fact in facts for held in held_by(fact, text.source.id)))


def _also(scene: Scene, source: str) -> list[Mark]:
    """The other places in a source that say what a fact holds, each with an id of its own."""
    return [
        Mark(again.span, (evidence_id(fact, index),), (fact.kind,))
        for fact in scene.shown
        for index, again in enumerate(fact.also, 1)
        if again.source == source
    ]


def _is_repeat(scene: Scene, fact: AnyFact) -> bool:
    """True for what the list of repeats addresses."""
    return isinstance(fact, DuplicateFact) or fact.id in scene.repeats


def _ids(scene: Scene, fact: Fact, listed: frozenset[str]) -> tuple[str, ...]:
    """The id of the evidence; the fact's own, and those merged into it, where no section lists them."""
    own = (one for one in (fact.id, *scene.aliases(fact)) if one not in listed)
    return (f"e-{fact.id}", *(f"f-{one}" for one in own))


def line_of(
    scene: Scene, text: SourceText, stretch: Span, marks: list[Mark], plain: Callable[[str], str] | None = None
) -> Line:
    """One line of evidence, for Markdown unless `plain` escapes it otherwise; «…» where its sentence goes on."""
    words = marked(text.source.text, stretch, marks, plain or escape_between)
    url = with_fragment(_web(text.source.url), text.source.text, [mark.span for mark in marks])
    return Line(scene.place(text.source.id, stretch.start), _cut(text, stretch, words), url)


def _cut(text: SourceText, stretch: Span, words: Markup) -> Markup:
    """The words with an ellipsis at each end where the sentence goes on."""
    begins = text.sentence(stretch.start).start >= stretch.start
    ends = text.sentence(max(stretch.start, stretch.end - 1)).end <= stretch.end
    return Markup("{}{}{}").format("" if begins else "… ", words, "" if ends else " …")
