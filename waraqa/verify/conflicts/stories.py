"""One toll of one event that a source tells twice, by the same voice or by none: stricter than between two speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare, has_article
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, FigureFact, Span
from waraqa.verify.conflicts.ground import Ground, bare_words, bared, clash, said
from waraqa.verify.conflicts.tolls import ONGOING, Toll, lasting, one_voice, toll_of

_MOST, _PAIR, _ROWS = 3, 2, 12
"""More numbers than this of one harm in one source are a chronicle: nothing is compared."""
_OTHERS = re.compile(r"(?<!\w)(?:اخرين|اخرون)(?!\w)")
"""«مقتل 12 شخصا وإصابة 30 آخرين»: others than the dead."""
_SOME = re.compile(r"(?<!\w)من(?!\w)")
"""«ثلاثة من القتلى»."""
_ANY = frozenset({"accident"})
"""«الحادث» may be any event."""
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"^[وف]?(?:ب?ال|لل)")


def repeated_tolls(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of tolls of one event in one source that nobody calls an update, a part or another day's."""
    shelves: defaultdict[tuple[str, str], list[Toll]] = defaultdict(list)
    for figure in ground.of_kind(FigureFact):
        toll = toll_of(figure, ground)
        if toll and toll.suffered in table("comparison_words")["single_harms"] and toll.amount.low == toll.amount.high:
            shelves[figure.source, toll.suffered].append(toll)
    for shelf in shelves.values():
        whole = [toll for toll in shelf if _is_whole(toll, ground)]
        few = len(shelf) <= _ROWS and len({toll.amount.low for toll in shelf}) <= _MOST
        for a, b in combinations(whole, 2) if few else ():
            if a.amount.apart(b.amount) and _one_story(a, b, shelf, ground):
                yield clash(a.figure, b.figure, "values")


def _is_whole(toll: Toll, ground: Ground) -> bool:
    """True unless the sentence updates, or its clause looks back, corrects or counts some of those who were harmed."""
    telling = ground.telling(toll.figure)
    words = ground.undated(toll.figure.source, telling)
    told = (
        f"{ground.undated(toll.figure.source, Span(telling.start, toll.figure.start))} {ground.clause(toll.figure)[1]}"
    )
    words = ONGOING.sub(" ", _OTHERS.sub(" ", words))
    if _SOME.search(fold_word(toll.figure.text)):
        return False
    updated = said("updated") if toll.risen else said("updated", "risen")
    if updated.search(words) or said("revised", "looking_back", "parts_of_tolls").search(told):
        return False
    return toll.suffered != "accused" or bool(said("tried").search(told))


def _one_story(a: Toll, b: Toll, shelf: Sequence[Toll], ground: Ground) -> bool:
    """True when the later toll speaks of the event, the place and the day of the earlier one."""
    if ground.sentence(a.figure) == ground.sentence(b.figure) or not _same_people(a, b):
        return False
    if b.risen or (a.risen and not b.amount.above(a.amount)):
        return False  # what it has risen to is the last toll, and more than any earlier one
    if a.speaker and b.speaker and not one_voice(a, b):
        return False  # two speakers are compared by their own rule
    here = _one_day(a, b, ground) and _one_place(a, b, a is shelf[0], ground)
    return here and _one_event(a, b, ground, alone=len(shelf) == _PAIR)


def _same_people(a: Toll, b: Toll) -> bool:
    """True for the same people, or the passengers, workers or migrants of the story and then just anybody."""
    return a.whom == b.whom or (not b.whom and a.whom <= bare_words("people_of_events"))


def _one_day(a: Toll, b: Toll, ground: Ground) -> bool:
    """True when the later toll names no day, or that of the earlier one; the day of a saying may be an earlier one."""
    dates = ground.dates_in(b.figure.source, ground.around(b.figure))
    if not dates or (a.days == b.days and len(dates) == len(b.days)):
        return True
    return not a.days and not b.figure.period and bool(b.days) and b.amount.above(a.amount)


def _one_event(a: Toll, b: Toll, ground: Ground, *, alone: bool) -> bool:
    """True when both name the same single event, the later one as known; or count the dead of the story.

    Where the source has no third toll, a speaker who names no event goes on about that of the first.
    """
    if (a.happened | b.happened) & lasting():
        return False
    if not a.happened:
        return alone and not b.happened and (b.of_the_story or b.points_back)
    if b.points_back and b.happened <= _ANY:
        return True
    if not b.happened:
        return b.of_the_story or (alone and bool(a.speaker and b.speaker))
    (one, _), (other, known) = (_named(toll, ground) for toll in (a, b))
    alike = not one or not other or bool(one & other)
    return bool(_causes(a) & _causes(b)) and alike and (known or _headlines(a, b, ground))


def _causes(toll: Toll) -> frozenset[str]:
    """What happened, without the houses that fell in it."""
    return toll.happened - {"collapse"} or toll.happened


def _named(toll: Toll, ground: Ground) -> tuple[frozenset[str], bool]:
    """What defines the toll's event («قضية الرشوة»), and whether its sentence names it as known («الزلزال»)."""
    near = ground.around(toll.figure)
    words = ground.folded(toll.figure.source, near.start, near.end)
    found = [match for kind in toll.happened for match in _known()[kind].finditer(words)]
    return frozenset(match["of"] for match in found if match["of"]), bool(found) and not _is_unknown(toll, ground)


def _is_unknown(toll: Toll, ground: Ground) -> bool:
    """True where the last event before the number is a new one: «بعد يومين من تفجير أودى بحياة 19»."""
    near = ground.around(toll.figure)
    words = [*_WORD.findall(ground.folded(toll.figure.source, near.start, toll.figure.start)), ""]
    nouns = [index for index, word in enumerate(words) if bare(word) in _happening_words()]
    return bool(nouns) and not any(has_article(word) for word in words[nouns[-1] : nouns[-1] + 2])


def _headlines(a: Toll, b: Toll, ground: Ground) -> bool:
    """True when the earlier toll stands in the headline and the later one in the sentence behind it."""
    text, first = ground.sources[a.figure.source].article.text, ground.sentence(a.figure)
    head = first.start == 0 and not first.of(text).rstrip().endswith((".", "؟", "!"))
    return head and not text[first.end : ground.sentence(b.figure).start].strip()


def _one_place(a: Toll, b: Toll, is_first: bool, ground: Ground) -> bool:
    """True when the later toll names no other place or part than the story's."""
    first, later = ground.around(a.figure), _whole_of(b, ground)
    story = ground.lead(a.figure.source, later.start)
    if not _parts(b, later, ground) <= _parts(a, first, ground) | _parts(a, story, ground):
        return False
    here, there = ground.places_in(a.figure.source, first), ground.places_in(a.figure.source, later)
    if here == there:
        return True
    told = ground.places_in(a.figure.source, story)
    return is_first and there <= here | told


def _whole_of(toll: Toll, ground: Ground) -> Span:
    """The telling of a toll up to where it goes on to some of those whom it counts: «بينهم ثلاثة من عائلة واحدة»."""
    telling, folded = ground.telling(toll.figure), ground.sources[toll.figure.source].folded
    among = said("among").search(folded.text, folded.index(toll.figure.end), folded.index(telling.end))
    return Span(telling.start, folded.span(among.start(), among.end()).start) if among else telling


def _parts(toll: Toll, span: Span, ground: Ground) -> frozenset[str]:
    """The words of a span that make a count one of a part."""
    words = ground.undated(toll.figure.source, span)
    return frozenset(_ARTICLE.sub("", match[0]) for match in said("parts_of_events").finditer(words))


@cache
def _happening_words() -> frozenset[str]:
    """Each bare noun of an event."""
    return bared(word for words in table("comparison_words")["happenings"].values() for word in words)


@cache
def _known() -> dict[str, re.Pattern[str]]:
    """For each kind of event its nouns with the article, or before one that has it."""
    happenings = table("comparison_words")["happenings"].items()
    return {
        kind: re.compile(rf"(?<!\w)[وف]?(?:(?:[بك]?ال|لل){any_of(words)}(?!\w)|[بكل]?{any_of(words)} (?P<of>ال\w+))")
        for kind, words in happenings
    }
