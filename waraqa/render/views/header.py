"""The head of a sheet: title, state, sources at a glance, scope; and the gist below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waraqa.arabic.sentences import sentences
from waraqa.model import AnyFact, DateFact, Dossier, EventFact, FigureFact, Piece, Span, pieces_of, plain_line
from waraqa.render.views.chips import Chip, clashes
from waraqa.render.views.dating import year_qualifiers
from waraqa.render.views.edition import changed_words, version_words
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.sources import outlet_of, published_of
from waraqa.render.views.wording import insertions

_CLAUSE = re.compile(r"[،؛:]\s|[“«\"(]|\s[–—-]\s|[.!؟]+$")
_LEAST, _MOST = 25, 120


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the first section."""

    kind: str
    draft: bool
    title: str
    state: str
    note: str
    withdrawn: str
    line: tuple[str, ...]
    single: str
    glance: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gist:
    """The editor's summary, or the first sentence of the source as it stands; `pieces` is what a page shows of it."""

    heading: str
    text: str
    own: bool
    chips: tuple[Chip, ...] = ()
    pieces: tuple[Piece, ...] = ()


def header_of(scene: Scene) -> Header:
    """The head of a sheet."""
    t, sheet = scene.strings.t, scene.dossier.sheet
    return Header(
        kind=t("doc.kind.draft" if scene.draft else "doc.kind.reviewed"),
        draft=scene.draft,
        title=title_of(scene.dossier),
        state=scene.draft_words,
        note=sheet.note or "",
        withdrawn=withdrawal_of(scene),
        line=tuple(part for part in _line(scene) if part),
        single=t("scope.single") if len(scene.sources) == 1 else "",
        glance=tuple(_glance(scene)),
    )


def gist_of(scene: Scene) -> Gist:
    """The gist of a sheet; without an editor's, the first sentence of its first source, verbatim."""
    if scene.dossier.sheet.gist:
        text, pieces = plain_line(scene.dossier.sheet.gist), pieces_of(scene.dossier.sheet.gist)
        return Gist(scene.strings.t("section.gist"), text, True, _clashes(scene, text), pieces)
    text = f"«{_first_sentence(scene)}»"
    return Gist(scene.strings.t("section.gist.verbatim"), text, False, _clashes(scene, text), (Piece(text),))


def _clashes(scene: Scene, text: str) -> tuple[Chip, ...]:
    """The chip of a contradicted figure that a gist tells in the source's words."""
    whole = [(source.source.id, Span(0, len(source.source.text))) for source in scene.sources.values()]
    return tuple(clashes(scene, scene.disputes.told_in(text, *whole)))


def withdrawal_of(scene: Scene) -> str:
    """When and why the sheet was withdrawn; nothing where it stands."""
    gone = scene.dossier.sheet.withdrawn
    return scene.strings.t("gone.sheet", date=scene.dates.of(gone.date), reason=gone.reason) if gone else ""


def title_of(dossier: Dossier) -> str:
    """The editor's title, else the first clause of the source's first sentence, verbatim in «»."""
    if dossier.sheet.title:
        return " ".join(dossier.sheet.title.split())
    text = next((source.text[:2000].lstrip("\ufeff") for source in dossier.sheet.sources), "")
    first = next((sentence.of(text) for sentence in sentences(text)), dossier.sheet.slug)
    return f"«{_clause(tidy(first))}»"


def _clause(text: str) -> str:
    """The first clause that is long enough to tell something, cut between words where it runs on."""
    ends = (match.start() for match in _CLAUSE.finditer(text) if match.start() >= _LEAST)
    clause = text[: next(ends, len(text))].strip(' .،؛:«»“”"')
    return clause if len(clause) <= _MOST else clause[:_MOST].rsplit(" ", 1)[0] + " …"


def _first_sentence(scene: Scene) -> str:
    for text in scene.sources.values():
        if text.sentences:
            return tidy(text.sentences[0].of(text.source.text)).rstrip(".")
    return ""


def reviewed_words(scene: Scene) -> str:
    """Who reviewed the sheet and when; nothing for a draft."""
    sheet = scene.dossier.sheet
    if scene.draft:
        return ""
    return scene.strings.t("by.reviewed", name=sheet.reviewed_by, date=scene.dates.of(sheet.reviewed_on))


def _line(scene: Scene) -> list[str]:
    """Issue, last change, version, who prepared it."""
    t, sheet = scene.strings.t, scene.dossier.sheet
    return [
        reviewed_words(scene),
        t("date.issued", date=scene.dates.of(sheet.issued)) if sheet.issued else "",
        changed_words(scene),
        version_words(scene),
        t("by.prepared", name=sheet.prepared_by) if sheet.prepared_by else "",
    ]


def _glance(scene: Scene) -> list[tuple[str, str]]:
    """Label and words: sources, what dates rest on, what is the editor's own, scope."""
    t, many = scene.strings.t, len(scene.sources) > 1
    rows = [(t("sources.label.many" if many else "sources.label"), _sources(scene))]
    inferred, inserted = _inferred(scene), _inserted(scene)
    if inferred:
        rows.append((t("dates.label"), t("dates.inferred.inserted" if inserted else "dates.inferred")))
    elif inserted:
        rows.append((t("insertions.label"), t("insertions")))
    return [*rows, (t("scope.label"), t("scope.note"))]


def _sources(scene: Scene) -> str:
    """Outlet and date of each source, behind their number where there are several."""
    described = [
        scene.strings.t("list.comma").join((outlet_of(scene, text.source), published_of(scene, text.source)))
        for text in scene.sources.values()
    ]
    listed = f"{scene.strings.t('list.semicolon').join(dict.fromkeys(described))}."
    return listed if len(described) == 1 else f"{scene.strings.n('n.sources', len(described))}: {listed}"


def _inserted(scene: Scene) -> bool:
    """True when an editor added words in square brackets."""
    sheet = scene.dossier.sheet
    own = [sheet.title, *(plain_line(line) for line in (sheet.gist or "", *sheet.gaps))]
    for fact in scene.shown:
        own += [fact.display, fact.note, getattr(fact, "name", ""), getattr(fact, "role", ""), getattr(fact, "of", "")]
    return any(scene.is_ours(words) for text in own for words in insertions(text or ""))


def _inferred(scene: Scene) -> bool:
    """True when some year that is shown is not in the source: of a date, an event or a figure's period."""
    return any(year_qualifiers(scene, fact.source, value) for fact in scene.shown for value in _dates(fact))


def _dates(fact: AnyFact) -> Iterator[str]:
    """The dates that a fact shows."""
    match fact:
        case DateFact():
            values = [fact.value]
        case EventFact():
            values = [fact.date, fact.announced]
        case FigureFact():
            values = [fact.period]
        case _:
            values = []
    yield from (value for value in values if value)
