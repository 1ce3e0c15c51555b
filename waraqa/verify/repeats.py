"""Sentences of one source that say the same again, letter for letter or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from waraqa.arabic.folding import fold_word
from waraqa.arabic.sentences import sentences
from waraqa.model import Article, DuplicateFact, Span

NEAR = 88.0
"""`token_sort_ratio` from which two sentences count as one told twice."""
SHORTEST = 5
"""Words below which a sentence may recur by chance."""
LONG = 8
"""Words from which a sentence that is part of an earlier one counts as a repeat."""
_RUN = 4
"""Two sentences are compared when they share a run of this many words."""


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
    """How much of the later sentence the earlier one told, 0 to 100; with a number of its own it told something new."""
    numbers, known = _numbers(later.split()), _numbers(earlier.split())
    if numbers == known and (score := fuzz.token_sort_ratio(later, earlier)) >= NEAR:
        return score
    shortened = len(later) < len(earlier) and len(later.split()) >= LONG and not numbers - known
    return fuzz.partial_ratio(later, earlier) if shortened else 0.0


def _words(sentence: str) -> list[str]:
    """The folded words and numbers of a sentence."""
    return "".join(letter if letter.isalnum() or letter == "." else " " for letter in fold_word(sentence)).split()


def _numbers(words: list[str]) -> Counter[str]:
    """The numbers among the words: two sentences with other numbers are two facts."""
    return Counter(word.strip(".") for word in words if word[:1].isdigit())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of a few words."""
    for index in range(max(len(words) - _RUN + 1, 1)):
        yield tuple(words[index : index + _RUN])
