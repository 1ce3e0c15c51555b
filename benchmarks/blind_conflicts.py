"""Score the conflicts on short texts written without sight of the rules: `python -m benchmarks.blind_conflicts`.

Each text of `tests/gold/conflicts-blind.toml` holds one conflict or none. A conflict that is found is right when its
two sides overlap the two that are marked, in either order; differences of spelling are left aside.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waraqa.model import Article, ConflictFact
from waraqa.pipeline import find_facts

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "gold" / "conflicts-blind.toml"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found, missed and found without ground, by the ids of the texts."""

    hits: tuple[str, ...]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that is marked."""
        return len(self.hits) / max(1, len(self.hits) + len(self.spurious))

    @property
    def recall(self) -> float:
        """The share of what is marked that was found."""
        return len(self.hits) / max(1, len(self.hits) + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * len(self.hits) / max(1, 2 * len(self.hits) + len(self.missed) + len(self.spurious))


def tally() -> Tally:
    """What the finders make of all the texts."""
    hits, missed, spurious = list[str](), list[str](), list[str]()
    for text in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["text"]:
        article = Article(text["id"], text["body"], text["published"], text["locale"])
        found = [fact for fact in find_facts([article]) if isinstance(fact, ConflictFact)]
        found = [fact for fact in found if fact.severity != "spelling"]
        for marked in text["conflicts"]:
            right = [fact for fact in found if _same(fact, marked, article.text)]
            (hits if right else missed).append(article.id)
            found = [fact for fact in found if fact not in right]
        spurious += [article.id for _ in found]
    return Tally(tuple(hits), tuple(missed), tuple(spurious))


def _same(fact: ConflictFact, marked: dict[str, Any], text: str) -> bool:
    """Whether the two sides of the conflict overlap the marked ones, in either order."""
    a, b = (fact.a_start, fact.a_end), (fact.b_start, fact.b_end)
    first, second = ((text.index(words), text.index(words) + len(words)) for words in (marked["a"], marked["b"]))
    return (_overlap(a, first) and _overlap(b, second)) or (_overlap(a, second) and _overlap(b, first))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


if __name__ == "__main__":
    told = tally()
    print(f"conflicts: precision {told.precision:.3f}, recall {told.recall:.3f}, F1 {told.f1:.3f}")
    print("missed:", ", ".join(told.missed) or "none")
    print("spurious:", ", ".join(told.spurious) or "none")
