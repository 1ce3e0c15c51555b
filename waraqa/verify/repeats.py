"""Sentences of one source that say the same again, letter for letter or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.negation import negations
from waraqa.arabic.sentences import sentences
from waraqa.model import Article, DuplicateFact, Span

NEAR = 88.0
"""`token_sort_ratio` from which two sentences count as one told twice."""
SHORTEST = 5
"""Words below which a sentence may recur by chance."""
LONG = 8
"""Words from which a sentence that is part of an earlier one counts as a repeat."""
_SPELLING = 70.0
"""`ratio` from which two words may be one in two forms: «انعقد», «ينعقد»."""
_PARTICLE = 2
_SHORTER = 3
"""A shorter wording drops this many words for each that it puts in their place."""
_RUN = 4
"""Two sentences are compared when they share a run of this many words."""
_NUMBERS = ("units", "tens", "hundreds", "hundred_stems", "scales", "scale_plurals", "fractions")
"""The lists of `number_words.toml` whose own words are numbers."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A sentence that an earlier one already told."""

    earlier: Span
    later: Span
    exact: bool


@lru_cache(maxsize=4)
def repeats(text: str) -> tuple[Repeat, ...]:
    """Each later sentence with the first one that says the same."""
    told: list[tuple[Span, str]] = []
    runs: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    found = []
    for span in sentences(text):
        words = _words(span.of(text))
        if len(words) < SHORTEST:
            continue
        said = " ".join(words)
        match = _told_before(said, words, told, runs)
        if match is not None:
            found.append(Repeat(told[match][0], span, told[match][1] == said))
            continue
        for run in _runs(words):
            runs[run].append(len(told))
        told.append((span, said))
    return tuple(found)


def duplicates(article: Article) -> tuple[DuplicateFact, ...]:
    """The repeats of a source as facts."""
    return tuple(
        DuplicateFact(
            rule="repeat-exact" if repeat.exact else "repeat-near",
            verdict="exact",
            source=article.id,
            start=repeat.later.start,
            end=repeat.later.end,
            text=repeat.later.of(article.text),
            of_start=repeat.earlier.start,
        )
        for repeat in repeats(article.text)
    )


def _told_before(
    said: str, words: list[str], told: list[tuple[Span, str]], runs: dict[tuple[str, ...], list[int]]
) -> int | None:
    """The earlier sentence that says this, if any; a run of words that half the text shares proves nothing."""
    candidates = sorted({index for run in _runs(words) for index in runs.get(run, ())[:20]})
    near = ((_likeness(said, told[index][1]), -index) for index in candidates)
    best = max(near, default=(0.0, 0))
    return -best[1] if best[0] >= NEAR else None


def _likeness(later: str, earlier: str) -> float:
    """How much of the later sentence the earlier one told, 0 to 100; one that tells something else told nothing."""
    new, left = later.split(), earlier.split()
    numbers, known = _numbers(new), _numbers(left)
    if numbers == known and (score := fuzz.token_sort_ratio(later, earlier)) >= NEAR:
        return 0.0 if _tells_else(new, left) else score
    shortened = len(later) < len(earlier) and len(new) >= LONG and not numbers - known
    score = max(fuzz.partial_ratio(later, earlier), _contained(new, left)) if shortened else 0.0
    return 0.0 if score >= NEAR and _tells_else(new, left) else score


def _contained(later: list[str], earlier: list[str]) -> float:
    """The share of the later sentence's words, without clitics and «بحسب ما أعلنته», that the earlier one has."""
    new, left = (Counter(word for word in map(bare, words) if word not in _framing()) for words in (later, earlier))
    return 100 * (new & left).total() / max(new.total(), 1)


def _tells_else(later: list[str], earlier: list[str]) -> bool:
    """True when a word stands for another («مارس» for «أبريل»), or only one of the two sentences negates.

    «الجنرال المغربي» for an office and a name of five words says less, not something else.
    """
    new, left = Counter(map(bare, later)), Counter(map(bare, earlier))
    new, left = new - left, left - new
    other = [word for word in left if len(word) > _PARTICLE]
    own = [word for word in new if len(word) > _PARTICLE and not _has_form(word, other)]
    if not _telling().isdisjoint(new) or not _negations().isdisjoint(left):
        return True
    return bool(own) and len(own) * _SHORTER > len(other) > 0


def _has_form(word: str, others: list[str]) -> bool:
    """True when another word may be the same in another form."""
    return any(fuzz.ratio(word, other) >= _SPELLING for other in others)


@cache
def _telling() -> frozenset[str]:
    """Words that always make another statement, bare: negations, months, weekdays, numbers, rise and fall."""
    months, words = table("months"), table("comparison_words")
    named = [name for system in ("gulf", "levant", "maghreb", "hijri") for name in months[system]]
    numbers = [word for part in _NUMBERS for word in table("number_words")[part]]
    return _negations() | frozenset(
        bare(fold_word(word))
        for word in (*named, *table("weekdays")["names"], *numbers, *words["rise"], *words["fall"])
    )


@cache
def _framing() -> frozenset[str]:
    """The bare words that only say who told it: «بحسب ما أعلنته», «وفق», «ذكرت»."""
    words = table("comparison_words")
    told = [bare(fold_word(word)) for word in (*words["claims"], *words["framing"])]
    return frozenset(f"{word}{ending}" for word in told for ending in ("", "ه", "ها"))


@cache
def _negations() -> frozenset[str]:
    """The words that negate, folded and bare."""
    return frozenset(map(bare, negations()))


def _words(sentence: str) -> list[str]:
    """The folded words and numbers of a sentence."""
    kept = "".join(letter if letter.isalnum() or letter == "." else " " for letter in fold_word(sentence))
    return [word for word in (piece.strip(".") for piece in kept.split()) if word]


def _numbers(words: list[str]) -> Counter[str]:
    """The numbers among the words: two sentences with other numbers are two facts."""
    return Counter(word for word in words if word[:1].isdigit())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of a few words."""
    for index in range(max(len(words) - _RUN + 1, 1)):
        yield tuple(words[index : index + _RUN])
