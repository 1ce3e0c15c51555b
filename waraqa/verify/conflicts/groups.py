"""A group that is counted once, and again with the article: «14 متهما», later «المتهمون السبعة عشر جميعا»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import read_numbers
from waraqa.model import ConflictFact, FigureFact, Span
from waraqa.verify.conflicts.amounts import amount
from waraqa.verify.conflicts.ground import Ground, bared, clash, place_of, said

_AGAIN = re.compile(
    r"(?<!\w)[وف]?[بكل]?(?:ال|لل)?(?P<noun>\w{3,}) (?=(?P<number>ال ?\d+|ال\w+(?: وال\w+| عشره?)?)(?!\w))"
)
_THEIRS = re.compile(r"(?<!\w)[وف]?[بكل]?(?:ال|لل)(?P<noun>\w{3,})(?: جميعا| كلهم)?،? ")
_ARTICLE = re.compile(r"(?<!\w)(و?)ال ?")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _BEHIND = 5, 2
_FEWEST, _FAR, _NOUN = 3, 4000, 20
_MOST = 14
"""More numbers of things in one source than this are a chronicle: nothing is compared."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a group that the story knows: where it stands, and which kinds the group may be of."""

    span: Span
    value: float
    kinds: frozenset[str]


def groups_counted_again(ground: Ground) -> Iterator[ConflictFact]:
    """Every number of «the» members of a group that the source never reached by counting, adding or taking away."""
    figures: defaultdict[str, list[FigureFact]] = defaultdict(list)
    for figure in ground.of_kind(FigureFact):
        if figure.unit == "person" or not (figure.unit or "").isascii():
            figures[figure.source].append(figure)
    for source, row in figures.items():
        for again in islice(_counted_again(source, ground), _MOST) if len(row) <= _MOST else ():
            before = [figure for figure in row if figure.end <= again.span.start]
            whole = _whole(again, before, ground)
            if whole and not _reached(again, source, ground) and not _is_part(again, whole, source, ground):
                second = place_of(whole, again.span, ground.sources[source])
                yield clash(whole, second, "values")


def _counted_again(source: str, ground: Ground) -> Iterator[Counted]:
    """The numbers behind nouns with the article, «المتهمون الـ17», and behind «المتهمون، وعددهم»."""
    folded = ground.sources[source].folded
    for match in _AGAIN.finditer(folded.text):
        value, length = _number(match["number"])
        kinds = _kinds_of([match["noun"]])
        if kinds and value >= _FEWEST:
            yield Counted(folded.span(match.start(), match.start("number") + length), value, kinds)
    for match in _their_number().finditer(folded.text):
        kinds = _kinds_of([match["noun"]])
        if kinds and (found := read_numbers(match["rest"])) and found[0].start == 0 and found[0].value >= _FEWEST:
            end = match.start("rest") + found[0].end
            yield Counted(folded.span(match.start(), end), float(found[0].value), kinds)


def _number(words: str) -> tuple[float, int]:
    """The number that words with the article are, and how long its words are; 0 where they are none."""
    for phrase in (words, words.split()[0]):
        plain = _ARTICLE.sub(r"\1", phrase)
        found = read_numbers(plain)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(plain)):
            return float(found[0].value), len(phrase)
    return 0, 0


def _whole(again: Counted, before: Sequence[FigureFact], ground: Ground) -> FigureFact | None:
    """The one earlier number of that group; None where the source has several, or none."""
    found = [figure for figure in before if _kinds(figure, ground) & again.kinds and not _is_other(figure, ground)]
    sizes = [(figure, amount(figure, ground.sources[figure.source])) for figure in found]
    exact = [figure for figure, size in sizes if size and size.low == size.high]
    values = {figure.value for figure in found}
    return exact[0] if exact and len(values) == 1 and exact[0].value != again.value else None


def _is_other(figure: FigureFact, ground: Ground) -> bool:
    """True for a number of some of them, or of others."""
    before, after = ground.clause(figure)
    beside = [*before.split()[-_BEHIND:], *fold_word(figure.text).split(), *after.split()[:_BEHIND]]
    return bool(_listed("others").search(" ".join(beside)) or said("among").search(before))


def _kinds(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """The kinds that a counted group is of: by its noun, and by what the words around it say that it met with."""
    before, after = ground.clause(figure)
    beside = [*before.split()[-_BEFORE:], *after.split()[:_BEHIND]]
    fates = _kinds_of(beside) & frozenset(table("retold_words")["lists"]["fates"])
    return _kinds_of(_WORD.findall(fold_word(figure.text))) | fates


def _reached(again: Counted, source: str, ground: Ground) -> bool:
    """True when the source gives the number before, or two of its numbers add up or differ by it."""
    start = max(0, again.span.start - _FAR)
    words = ground.folded(source, start, again.span.start)
    known = [float(one.value) for one in read_numbers(words) if _may_add(words[one.end :], again)][-_MOST:]
    known += _pairs_in(source, again.span.start, ground)
    pairs = list(combinations(known, 2))
    sums = {a + b for a, b in pairs} | {abs(a - b) for a, b in pairs}
    return again.value in known or again.value in sums


def _may_add(behind: str, again: Counted) -> bool:
    """True unless the noun behind a number is of another group: three survivors are none of the accused."""
    kinds = _kinds_of(_WORD.findall(behind[:_NOUN])[:1])
    fates = frozenset(table("retold_words")["lists"]["fates"])
    return not kinds or bool(kinds & again.kinds) or not (kinds & fates and again.kinds & fates)


def _pairs_in(source: str, end: int, ground: Ground) -> list[float]:
    """A 2 where the source tells of two by a dual or of one more: «وطفلان»."""
    found = [one.value for one in ground.of_kind(FigureFact) if one.source == source and one.end <= end]
    return [float(value) for value in (1, 2) if value in found]


def _is_part(again: Counted, whole: FigureFact, source: str, ground: Ground) -> bool:
    """True where the later number may count a part, others, or those of another day."""
    near = ground.sources[source].sentence_of(again.span)
    behind = ground.folded(source, again.span.end, near.end)
    before = ground.undated(source, Span(near.start, again.span.start))
    beside = f"{' '.join(before.split()[-_BEHIND:])} , {' '.join(behind.split()[:_BEHIND])}"
    clause = re.split(r"[،؛:]", before)[-1]
    everyone = bool(_listed("all_of_them").search(f"{clause} {behind[:30]}"))
    less = isinstance(whole.value, int | float) and again.value < whole.value
    if said("among").search(clause) or said("revised", "updated").search(clause):
        return True
    return bool(_listed("others").search(beside)) or (less and not everyone and _narrowed(behind))


def _narrowed(behind: str) -> bool:
    """True where an adjective or a relative clause behind the number says which of them: «المتهمين الخمسة الحاضرين»."""
    return behind.startswith((" ال", " لل"))


def _kinds_of(words: Sequence[str]) -> frozenset[str]:
    """The kinds of groups that words name."""
    return frozenset(kind for word in words for kind in _groups().get(bare(word), ()))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Each bare word of a group and its kinds."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in table("retold_words")["groups"].items():
        for word in bared(words):
            found[word].append(kind)
    return {word: tuple(kinds) for word, kinds in found.items()}


@cache
def _listed(name: str) -> re.Pattern[str]:
    """The words of a list of `retold_words.toml`."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?{any_of(table('retold_words')['lists'][name])}(?!\w)")


@cache
def _their_number() -> re.Pattern[str]:
    """«المصابون جميعا، وعددهم», and what follows."""
    cue = any_of(table("retold_words")["lists"]["their_number"])
    return re.compile(rf"{_THEIRS.pattern}{cue} (?P<rest>[^،؛.\n]{{1,40}})")
