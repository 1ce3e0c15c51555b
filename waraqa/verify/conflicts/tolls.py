"""Tolls of one event that two speakers give differently; a toll that rises with time is no conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, FigureFact, Span
from waraqa.verify.conflicts.amounts import Amount, amount
from waraqa.verify.conflicts.ground import Ground, bare_words, bared, clash, said

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[،؛:.]|(?<!\w)(?:و?لكن|غير ان|الا ان|في حين)(?!\w)")
ONGOING = re.compile(r"(?<!\w)(?:التي|الذي)(?: \w+){1,4} منذ(?! (?:بد|مطلع))")
"""«الفيضانات التي تضرب البلاد منذ الجمعة»: since when it lasts, not since when it is counted."""
_ARTICLE = re.compile(r"(?<!\w)ال")
_BEFORE, _AFTER, _SPEAKER = 3, 2, 6
_ONE_SPEAKER = 75.0
"""`token_set_ratio` from which two names may be one speaker."""
_MOST = 40
"""More tolls than this in one sheet are a chronicle of many events: nothing is compared."""


@dataclass(frozen=True, slots=True)
class Toll:
    """Who suffered what in one event, when and where; `speaker` is empty where it is unclear who says so."""

    figure: FigureFact
    amount: Amount
    speaker: str
    suffered: str
    whom: frozenset[str]
    happened: frozenset[str]
    days: frozenset[str]
    scope: frozenset[str]
    of_the_story: bool
    named_again: bool
    points_back: bool
    set_against: bool
    risen: bool


def clashing_tolls(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of tolls by two named speakers that differ."""
    tolls = [
        toll
        for figure in ground.of_kind(FigureFact)
        if (toll := toll_of(figure, ground)) and toll.speaker and not toll.risen
    ]
    for a, b in combinations(tolls[:_MOST], 2) if len(tolls) <= _MOST else ():
        if a.amount.apart(b.amount) and _one_event(a, b, ground) and _parts(b, ground) <= _parts(a, ground):
            yield clash(a.figure, b.figure, "tolls")


def _parts(toll: Toll, ground: Ground) -> frozenset[str]:
    """The words up to the toll that make it one of a part, a village or a family; whose mayor speaks is none."""
    told = _speaking().sub(" ", ground.told(toll.figure))
    return frozenset(_ARTICLE.sub("", found[0]) for found in said("parts_of_events").finditer(told))


def _one_event(a: Toll, b: Toll, ground: Ground) -> bool:
    """True when two named speakers count the same harm of the same people at the same place, event and time."""
    if one_voice(a, b):
        return False
    whom = a.whom == b.whom or a.of_the_story or b.of_the_story
    known = (
        (_same_event(a, b) and _one_lead(a, b, ground))
        or _back_to_the_lead(a, b, ground)
        or _is_set_against(a, b, ground)
    )
    same = a.suffered == b.suffered and whom and known
    if not (a.happened and b.happened):
        return same
    days = not a.days or not b.days or bool(a.days & b.days)
    places = not a.scope or not b.scope or bool(a.scope & b.scope)
    return same and days and places


def one_voice(a: Toll, b: Toll) -> bool:
    """True when the two speakers may be one: «وكالة إدارة الكوارث», «الوكالة»."""
    one, other = (_ARTICLE.sub("", toll.speaker) for toll in (a, b))
    known = any(toll.speaker.startswith("ال") for toll in (a, b))
    if known and one.split()[:1] == other.split()[:1]:
        return True
    return fuzz.token_set_ratio(one, other) >= _ONE_SPEAKER


def _same_event(a: Toll, b: Toll) -> bool:
    """True when both name an event in common, or one counts «حصيلة القتلى» and names none: that of the story."""
    if a.happened and b.happened:
        return bool(a.happened & b.happened)
    told_of = (a.of_the_story and not a.happened) != (b.of_the_story and not b.happened)
    return told_of and (a.named_again or b.named_again or bool(a.happened or b.happened))


def _one_lead(a: Toll, b: Toll, ground: Ground) -> bool:
    """True unless a toll that names no event stands in another source, which does not begin with that of the other."""
    if a.figure.source == b.figure.source or (a.happened and b.happened):
        return True
    silent, telling = (b, a) if a.happened else (a, b)
    lead = ground.lead(silent.figure.source, silent.figure.end)
    words = _WORD.findall(ground.folded(silent.figure.source, lead.start, lead.end))
    return any(happenings().get(bare(word)) in telling.happened for word in words)


def _back_to_the_lead(a: Toll, b: Toll, ground: Ground) -> bool:
    """True when «الحادث» of the later toll is what the source began with, and the earlier toll counts."""
    lead = ground.lead(a.figure.source, a.figure.end)
    here = a.figure.source == b.figure.source and a.figure.start < lead.end and b.happened <= {"accident"}
    return here and b.points_back and bool(a.happened) and not a.happened & lasting()


def _is_set_against(a: Toll, b: Toll, ground: Ground) -> bool:
    """True for «أما الشرطة فأحصت 15 قتيلا» right behind a toll, with no event, day or place of its own."""
    later, source = ground.around(b.figure), b.figure.source
    between = ground.sources[source].article.text[ground.sentence(a.figure).end : ground.sentence(b.figure).start]
    behind = a.figure.source == source and a.figure.end <= later.start and not between.strip()
    own = b.happened or ground.places_in(source, later) or ground.dates_in(source, later)
    return behind and b.set_against and bool(a.happened) and not own


def toll_of(figure: FigureFact, ground: Ground) -> Toll | None:
    """The figure as a toll; None for other counts, parts of a toll, and counts that are said to be updated."""
    if figure.unit is None or (figure.unit != "person" and figure.unit.isascii()):
        return None
    size, speaker = amount(figure, ground.sources[figure.source]), _speaker(figure, ground)
    before, after = ground.clause(figure)
    words = ONGOING.sub(" ", f"{before} {fold_word(figure.text)} {after}")
    if said("updated").search(words):
        return None
    suffered = _suffered(figure, before.split()[-_BEFORE:], after.split()[:_AFTER])
    if size is None or suffered is None or said("among").search(before):
        return None
    near = ground.statement(figure)
    told = ground.folded(figure.source, near.start, near.end)
    same = bool(_same().match(after))
    return Toll(
        figure,
        size,
        speaker,
        suffered,
        _whom(figure, after),
        _happenings_in(told),
        frozenset(one.reading.value for one in ground.dates_in(figure.source, near) if one.reading.value),
        ground.scope(figure),
        same or bool(_story().search(before)),
        same,
        bool(said("pointing_back").search(told)),
        bool(said("contrasting").match(told)),
        bool(said("risen").search(words)),
    )


def _happenings_in(told: str) -> frozenset[str]:
    """The kinds of events that words name."""
    nouns = frozenset(map(bare, _WORD.findall(told)))
    return frozenset(kind for word in nouns if (kind := happenings().get(word)))


def _speaker(figure: FigureFact, ground: Ground) -> str:
    """Who gives the toll: whom the clause before it names around its verb, else who said it; empty where unclear."""
    segment = ground.segment(figure)
    before = ground.undated(figure.source, Span(segment.start, figure.start))
    verbs = list(said("claims").finditer(before))
    speaker = _named_at(before, verbs[-1].span()) if verbs else ""
    speaker = speaker or fold_word(figure.said_by or "")
    return "" if said("same_speaker").search(speaker) else speaker


def _named_at(words: str, verb: tuple[int, int]) -> str:
    """Who stands behind a verb of saying, or, where «إن» follows at once, before it."""
    behind = said("reporting").split(words[verb[1] :])[0].split()
    before = _CLAUSE.split(said("reporting").split(words[: verb[0]])[-1])[-1].split()
    return " ".join(behind[:_SPEAKER] or before[-_SPEAKER:])


def _suffered(figure: FigureFact, before: list[str], after: list[str]) -> str | None:
    """What the counted people suffered: their own noun says it, else the words right before, else those behind."""
    for words in (fold_word(figure.text).split(), before[::-1], after):
        for word in words:
            if found := _harms().get(bare(word)):
                return found
    return None


def _whom(figure: FigureFact, after: str) -> frozenset[str]:
    """Who or what is counted, beyond «شخصا» and «قتيلا»: soldiers are not civilians, houses are not tents."""
    words = {bare(word) for word in fold_word(figure.text).split() if not word[0].isdigit()}
    if figure.unit != "person":
        return frozenset(words) - _harms().keys()
    following = after.split()[:1]
    kinds = {bare(word) for word in following} & bare_words("kinds_of_people")
    return frozenset((words & bare_words("kinds_of_people")) | kinds)


@cache
def lasting() -> frozenset[str]:
    """The kinds of event that go on, day after day."""
    return frozenset(table("comparison_words")["lasting_happenings"])


@cache
def _harms() -> dict[str, str]:
    """Each bare word of harm and the harm that it means."""
    return {word: harm for harm, words in table("comparison_words")["harms"].items() for word in bared(words)}


@cache
def happenings() -> dict[str, str]:
    """Each bare noun of an event, in the accusative too, and the kind of event that it is."""
    happenings = table("comparison_words")["happenings"].items()
    return {form: kind for kind, words in happenings for word in bared(words) for form in (word, f"{word}ا")}


@cache
def _story() -> re.Pattern[str]:
    """«حصيلة القتلى بـ17», up to the number."""
    tolls = any_of(table("comparison_words")["tolls"])
    return re.compile(rf"(?<!\w){tolls} ال\w+ (?!في |ب\w{{3}})(?:\w+ ){{0,3}}\w{{0,2}}$")


@cache
def _same() -> re.Pattern[str]:
    """«في المديريات ذاتها», behind the number and its noun."""
    return re.compile(rf"(?: \w+){{0,2}} {any_of(table('comparison_words')['itself'])}(?!\w)")


@cache
def _speaking() -> re.Pattern[str]:
    """«قال عمدة البلدة فلان إن», «أما محافظ المدينة فقال إن»."""
    verbs = any_of(table("comparison_words")["telling"])
    return re.compile(rf"(?<!\w)و?(?:اما [^،؛.]{{1,80}}،? ف)?{verbs}ت? ?[^؛.]{{0,80}}? [بف]?ان(?!\w)")
