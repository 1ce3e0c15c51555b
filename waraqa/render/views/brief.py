"""The brief on one page: what a reader in a hurry must know, shortened in a stated order until it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from waraqa.model import FigureFact, QuoteFact, without_places
from waraqa.render.views.brevity import first_clause, unexplained
from waraqa.render.views.disputed import Hold, brief_hold_of, hold_of
from waraqa.render.views.edition import changed_words
from waraqa.render.views.figures import Figure, figures_of
from waraqa.render.views.gaps import gaps_of
from waraqa.render.views.header import Gist, Header, gist_of, header_of, reviewed_words
from waraqa.render.views.moments import When, undated_of, when_of
from waraqa.render.views.people import Person, people_of
from waraqa.render.views.quotes import Quote, quotes_of
from waraqa.render.views.scene import Chip, Scene

MOST_WORDS = 270
"""More is not read before a meeting."""

_PEOPLE = 5
_OWN_GAPS = 2
_ROUNDS = ((6, 3, 5), (4, 2, 4), (3, 1, 3), (2, 1, 2))
"""How many events, figures and people are kept at least, in each round of shortening."""

_LEAST_SAID, _SHORT, _MOST_SAID = 4, 20, 45
_WORD = re.compile(r"\w+(?:[-–./,٫٬]\w+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told: its words, what stands beside it, what it warns of, and whether the words are the editor's."""

    words: str
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A figure set large: the source's words for it; in its line what it measures, when and who says so."""

    about: str
    number: str
    unit: str
    line: Line


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with its events; a smaller `weight` goes first where there is no room."""

    when: str
    lines: tuple[Line, ...]
    weight: int = 0


@dataclass(frozen=True, slots=True)
class OnePage:
    """All that stands on the page; `left` names what was left out."""

    header: Header
    gist: Gist
    hold: Hold
    numbers: tuple[Number, ...]
    when: tuple[Moment, ...]
    undated: tuple[Line, ...]
    who: tuple[Line, ...]
    said: tuple[Line, ...]
    gaps: tuple[Line, ...]
    left: str = ""

    @property
    def ours(self) -> bool:
        """True where some words are said to be the editor's."""
        told = [line for moment in self.when for line in moment.lines]
        told += [one.line for one in self.numbers]
        return any(one.ours for one in (*told, *self.undated, *self.who, *self.said, *self.gaps))

    @property
    def words(self) -> int:
        """How many words a reader has before them, the small print at the foot apart."""
        return sum(len(_WORD.findall(text)) for text in _texts(replace(self, left="")))


def one_page_of(scene: Scene) -> OnePage:
    """The page with all that could stand on it."""
    people, shown = people_of(scene).people, figures_of(scene)
    return OnePage(
        header=replace(header_of(scene), line=_line_of_state(scene)),
        gist=replace(gist_of(scene), pieces=without_places(gist_of(scene).pieces)),
        hold=hold_of(scene),
        numbers=tuple(_number(scene, figure) for figure in shown.large),
        when=tuple(
            Moment(one.words, tuple(_event(scene, entry) for entry in one.told), one.weight) for one in when_of(scene)
        ),
        undated=tuple(_event(scene, entry) for entry in undated_of(scene)),
        who=tuple(_person(scene, one) for one in people),
        said=tuple(_said(scene, one) for one in _telling(scene)),
        gaps=tuple(_gaps(scene)),
    )


def _gaps(scene: Scene) -> list[Line]:
    """What is left open: the first lines of an editor where there are some, else what is counted."""
    gaps = gaps_of(scene)
    own = [gap for gap in gaps if gap.pieces][:_OWN_GAPS]
    return [Line(gap.words.rstrip("."), ours=bool(gap.pieces)) for gap in own or gaps]


def _line_of_state(scene: Scene) -> tuple[str, ...]:
    """Who reviewed it and what changed since; version and day are in the head of the page."""
    return tuple(part for part in (reviewed_words(scene), changed_words(scene)) if part)


def shortened(scene: Scene) -> Iterator[OnePage]:
    """The page, then shorter ones: people beyond five go first, the second quotation, undated events, then the rest.

    State, version, the note on a single source, conflicts, gaps and the way to the whole sheet are never left out.
    """
    whole = one_page_of(scene)
    yield _counted(scene, whole, whole)
    for page in _steps(scene, whole):
        yield _counted(scene, whole, page)


def _steps(scene: Scene, page: OnePage) -> Iterator[OnePage]:
    """Each page with one thing less than the one before."""
    if len(page.who) > _PEOPLE:
        yield (page := replace(page, who=page.who[:_PEOPLE]))
    if len(page.said) > 1:
        yield (page := replace(page, said=page.said[:1]))
    if page.undated:
        yield (page := replace(page, undated=()))
    if (closer := _worded_closer(scene, page)) != page:
        yield (page := closer)
    for events, numbers, people in _ROUNDS:
        while sum(len(moment.lines) for moment in page.when) > events:
            yield (page := replace(page, when=_fewer(page.when)))
        if len(page.numbers) > numbers:
            yield (page := replace(page, numbers=page.numbers[:numbers]))
        if len(page.who) > people:
            yield (page := replace(page, who=page.who[:people]))
    if page.said:
        yield replace(page, said=())


def _worded_closer(scene: Scene, page: OnePage) -> OnePage:
    """The same in fewer words: conflicts and quotations without what is told twice, events to their first clause."""
    when = tuple(
        replace(one, lines=tuple(replace(line, words=first_clause(line.words)) for line in one.lines))
        for one in page.when
    )
    said = tuple(_said_briefly(scene, one, page.who[: _ROUNDS[-1][2]]) for one in _telling(scene)[: len(page.said)])
    gaps = tuple(replace(line, words=unexplained(line.words)) for line in page.gaps)
    return replace(page, hold=brief_hold_of(scene), when=when, said=said, gaps=gaps)


def _fewer(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """The moments without one event: the last of the fullest moment, else the moment of least weight, the oldest."""
    fullest = max(moments, key=lambda moment: len(moment.lines))
    if len(fullest.lines) == 1:
        least = min(moments, key=lambda moment: moment.weight)
        return tuple(moment for moment in moments if moment is not least)
    cut = replace(fullest, lines=fullest.lines[:-1])
    return tuple(cut if moment is fullest else moment for moment in moments)


def _counted(scene: Scene, whole: OnePage, page: OnePage) -> OnePage:
    """The page with a line on what it leaves out."""
    figures = len(scene.of_kind(FigureFact)) - len(page.numbers)
    events = _events(whole) - _events(page)
    missing = {
        "figures": figures,
        "events": events,
        "people": len(whole.who) - len(page.who),
        "quotes": len(quotes_of(scene).direct) - len(page.said),
    }
    counted = [scene.strings.n(f"n.{noun}.of", count) for noun, count in missing.items() if count > 0]
    return replace(page, left=scene.strings.t("print.left", list=scene.strings.listed(counted)) if counted else "")


def _events(page: OnePage) -> int:
    return sum(len(moment.lines) for moment in page.when) + len(page.undated)


def _telling(scene: Scene) -> list[Quote]:
    """The quotations that may stand here, those that say something: the editor's choice first, then the short ones."""
    leads = {fact.id: fact.lead for fact in scene.of_kind(QuoteFact) if fact.lead is not None}
    direct = quotes_of(scene).direct
    fitting = [one for one in direct if one.id in leads or _LEAST_SAID <= len(one.words.split()) <= _MOST_SAID]
    return sorted(fitting, key=lambda one: (leads.get(one.id, 10_000), len(one.words.split()) > _SHORT))[:2]


def _number(scene: Scene, figure: Figure) -> Number:
    said = scene.strings.t("attrib", speaker=figure.speaker) if figure.speaker else ""
    line = _line(scene, figure.measure, (figure.period, *figure.notes, said, *figure.doubts), figure.chips)
    return Number(figure.about, figure.number, figure.unit, line)


def _event(scene: Scene, entry: When) -> Line:
    return _line(scene, entry.words, entry.notes, entry.chips)


def _person(scene: Scene, person: Person) -> Line:
    words = scene.strings.t("list.comma").join(part for part in (person.name, person.role) if part)
    return _line(scene, words, (), person.chips)


def _said(scene: Scene, quote: Quote) -> Line:
    by = scene.strings.t("list.comma").join(part for part in (quote.speaker, quote.role) if part)
    return _line(scene, f"«{quote.words}» — {by}", quote.notes, quote.chips)


def _said_briefly(scene: Scene, quote: Quote, who: tuple[Line, ...]) -> Line:
    """A quotation without the verb of its source, and without an office that is told of the speaker above."""
    told = any(quote.role in line.words for line in who)
    return _said(scene, replace(quote, notes=(), role="" if told else quote.role))


def _line(scene: Scene, words: str, notes: tuple[str, ...], chips: tuple[Chip, ...]) -> Line:
    """What is told; that its words are the editor's is said once, at the foot of the page."""
    mine = scene.strings.t("by.editor.wording")
    beside = dict.fromkeys((*notes, *(chip.text for chip in chips if chip.tone == "note")))
    warnings = tuple(chip.text for chip in chips if chip.tone != "note")
    return Line(words, tuple(note for note in beside if note and note != mine), warnings, mine in beside)


def _texts(value: object) -> Iterator[str]:
    """Every text in a page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Header):
        yield from _texts((value.title, value.state, value.note, value.line, value.single))
    elif isinstance(value, Gist):
        yield value.text
    elif is_dataclass(value):
        yield from _texts(tuple(getattr(value, one.name) for one in fields(value)))
