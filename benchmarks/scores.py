"""Score the finders on marked text against their goals: `python -m benchmarks.scores [--errors]`.

The seven articles, the 28 paragraphs and the scorer are not part of this repository: they lie in ../shared/gold where
they are at hand. `tests/gold/unseen-*` are articles that were written and marked by people who had not seen the rules;
there the goals are .05 lower.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import blind_conflicts
from benchmarks.marked import GOLD, ROOT
from waraqa.codec import facts_to_json
from waraqa.model import Article
from waraqa.pipeline import find_facts

UNSEEN = sorted((ROOT / "tests" / "gold").glob("unseen-*"))
SLACK = 0.05
RIGHT = 0.97
"""Of the dates and figures to which the finders give a value, this share is right."""

ARTICLE_GOALS = {
    ("date", "f1"): 0.96,
    ("date", "f1_with_value"): 0.93,
    ("figure", "f1"): 0.96,
    ("figure", "f1_with_value"): 0.92,
    ("figure", "period_accuracy"): 0.85,
    ("quote", "recall_direct"): 0.97,
    ("quote", "f1"): 0.85,
    ("quote", "value_accuracy"): 0.85,
    ("person", "f1"): 0.92,
    ("person", "value_accuracy"): 0.85,
    ("person", "role_accuracy"): 0.85,
    ("place", "f1"): 0.92,
    ("organisation", "f1"): 0.80,
    ("event", "f1"): 0.60,
    ("duplicate", "f1"): 0.95,
    ("conflict", "f1"): 0.60,
}
PARAGRAPH_GOALS = {"date": 0.95, "figure": 0.95, "person": 0.85, "place": 0.85, "quote": 0.75}
BLIND_CONFLICTS = 0.55
NAMES = {"value_accuracy": "value", "f1_with_value": "F1 with value", "f1": "F1"}


@dataclass(frozen=True, slots=True)
class Score:
    """One figure against its goal."""

    texts: str
    what: str
    reached: float
    goal: float

    @property
    def good(self) -> bool:
        """True when the goal is reached."""
        return self.reached >= self.goal


def all_scores(errors: bool = False) -> Iterator[Score]:
    """Every score that the texts at hand allow."""
    yield from article_scores("seven articles", GOLD / "articles", 0.0, errors)
    yield from paragraph_scores()
    for folder in UNSEEN:
        yield from article_scores(folder.name, folder, SLACK, errors)
    yield Score("blind texts", "conflict F1", blind_conflicts.tally().f1, BLIND_CONFLICTS)


def article_scores(name: str, folder: Path, slack: float, errors: bool = False) -> Iterator[Score]:
    """The scores of a folder of marked articles."""
    with tempfile.TemporaryDirectory() as found:
        for gold in sorted(folder.glob("*.gold.json")):
            slug = gold.name.removesuffix(".gold.json")
            text = (folder / f"{slug}.txt").read_bytes().decode()
            _write(Path(found), Article(slug, text, date.fromisoformat(json.loads(gold.read_bytes())["published"])))
        told = _run("score.py", found, "--gold", str(folder), "--errors")
        if errors:
            print(told)
        total = json.loads(_run("score.py", found, "--gold", str(folder), "--json"))["total"]
    for (kind, measure), goal in ARTICLE_GOALS.items():
        reached = total.get(kind, {}).get(measure)
        if reached is not None:
            yield Score(name, f"{kind} {NAMES.get(measure, measure.replace('_', ' '))}", reached, goal - slack)
    for kind in ("date", "figure"):
        yield Score(name, f"{kind} values right if given", _right_if_given(told, kind, total[kind]), RIGHT)


def _right_if_given(told: str, kind: str, total: dict[str, float]) -> float:
    """The share of right values among those that the finders gave; a value left open is no wrong one."""
    differing = re.findall(rf"\| VALUE \| {kind} \|.*predicted (\S+)", told)
    left_open = differing.count("None")
    found = total["gold"] * total["recall"]
    return (found * total["value_accuracy"]) / (found - left_open)


def paragraph_scores() -> Iterator[Score]:
    """The scores of the 28 paragraphs."""
    with tempfile.TemporaryDirectory() as found:
        for line in (GOLD / "paragraphs.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            _write(Path(found), Article(row["id"], row["t"], date.fromisoformat(row["ref"])))
        said = _run("score_paragraphs.py", found)
    for kind, reached in re.findall(r"^(\w+) .*?F1 ([\d.]+)", said, re.MULTILINE):
        if kind in PARAGRAPH_GOALS:
            yield Score("28 paragraphs", f"{kind} F1", float(reached), PARAGRAPH_GOALS[kind])


def _write(folder: Path, article: Article) -> None:
    """What the pipeline finds, as the scorer reads it."""
    facts = (fact for fact in find_facts([article]) if fact.verdict != "unverified")
    (folder / f"{article.id}.json").write_bytes(facts_to_json(facts))


def _run(scorer: str, *arguments: str) -> str:
    """What a scorer prints."""
    return subprocess.run(
        [sys.executable, GOLD / scorer, *arguments], capture_output=True, check=True, text=True
    ).stdout


def main() -> int:
    """Print each score against its goal; 1 where one is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="also print what was missed, spurious or wrong")
    errors = options.parse_args().errors
    if not GOLD.is_dir():
        print("no scores: the marked articles and their scorer are not beside this repository")
        return 0
    scores = list(all_scores(errors))
    for score in scores:
        mark = "" if score.good else "   below"
        print(f"{score.texts:16}{score.what:30}{score.reached:7.3f}   goal {score.goal:.2f}{mark}")
    return 0 if all(score.good for score in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
