"""Count what the checks make of wrong facts and of right ones: `python -m benchmarks.grounding [--write]`.

Every marked fact is changed in one thing after the other. A change is *refused* (not published), *doubtful* (shown
with a warning), or shown as «بصياغة المحرر»; it is *accepted* where none of the three happens, and *unnoticed* where
the fact was doubtful or worded by an editor before and nothing was said of the change itself.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.marked import GOLD, OWN, ROOT, Marked, marked_articles, marked_paragraphs, sample_sheets
from benchmarks.mutations import KINDS, Mutation, mutations
from waraqa.model import AnyFact
from waraqa.verify import verify

OUTCOMES = ("refused", "doubtful", "editor's wording", "unnoticed", "accepted")
DOCUMENT = ROOT / "docs" / "grounding.md"
OPENING, CLOSING = "<!-- figures of python -m benchmarks.grounding -->", "<!-- end of figures -->"


@dataclass(slots=True)
class Tally:
    """What became of the facts of some texts, right and wrong ones."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    slipped: list[tuple[str, AnyFact, Mutation]] = field(default_factory=list)
    untouched: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    refused: list[AnyFact] = field(default_factory=list)


def texts() -> Iterator[tuple[str, list[Marked]]]:
    """The texts that are at hand, by name."""
    if GOLD.is_dir():
        yield "seven articles", list(marked_articles(GOLD / "articles"))
        yield "28 paragraphs", list(marked_paragraphs(GOLD / "paragraphs.jsonl"))
    yield "sample sheets", list(sample_sheets(ROOT / "content"))
    yield "unseen-a", list(marked_articles(OWN))


def tally(marked: Iterable[Marked]) -> Tally:
    """The outcome of every fact and of every mutation of it."""
    found = Tally()
    for one in marked:
        for fact, judged in zip(one.facts, verify(one.facts, one.sources), strict=True):
            _note_untouched(judged, found)
            for mutation in mutations(fact, one.article, one.facts):
                (wrong,) = verify([mutation.fact], one.sources)
                what = outcome(wrong, judged)
                found.outcomes[mutation.kind, what] += 1
                if what in ("accepted", "unnoticed"):
                    found.slipped.append((what, fact, mutation))
    return found


def outcome(wrong: AnyFact, right: AnyFact) -> str:
    """What the checks said of a change: only what they did not say of the right fact counts."""
    if wrong.verdict == "unverified":
        return "refused"
    new = [reason for reason in wrong.reasons if reason not in right.reasons]
    if any(not reason.startswith("editor-wording") for reason in new):
        return "doubtful"
    if new:
        return "editor's wording"
    ours = any(reason.startswith("editor-wording") for reason in wrong.reasons)
    return "unnoticed" if wrong.verdict == "doubtful" or ours else "accepted"


def _note_untouched(judged: AnyFact, found: Tally) -> None:
    """Count a right fact and the reasons for which it is doubted."""
    found.untouched[judged.verdict or ""] += 1
    if judged.verdict == "unverified":
        found.refused.append(judged)
    if judged.verdict == "doubtful":
        codes = {reason for reason in judged.reasons if not reason.startswith("editor-wording")}
        found.reasons.update(f"{judged.kind}, {code}" for code in codes)


def tables(tallies: dict[str, Tally]) -> str:
    """The figures as Markdown."""
    lines = ["| changed | " + " | ".join(OUTCOMES) + " |", "|---" * (len(OUTCOMES) + 1) + "|"]
    total: Counter[tuple[str, str]] = Counter()
    for one in tallies.values():
        total += one.outcomes
    for kind in KINDS:
        lines.append("| " + " | ".join((kind, *(str(total[kind, what]) for what in OUTCOMES))) + " |")
    sums = [sum(count for (_, said), count in total.items() if said == what) for what in OUTCOMES]
    lines.append("| **all** | " + " | ".join(map(str, sums)) + " |")
    verdicts = ("exact", "repaired", "doubtful", "unverified")
    lines += ["", "| untouched facts of | " + " | ".join(verdicts) + " |", "|---" * (len(verdicts) + 1) + "|"]
    for name, one in tallies.items():
        lines.append("| " + " | ".join((name, *(str(one.untouched[verdict]) for verdict in verdicts))) + " |")
    reasons: Counter[str] = Counter()
    for one in tallies.values():
        reasons += one.reasons
    lines += ["", "| why an untouched fact is doubted | facts |", "|---|---|"]
    lines += [f"| {reason} | {count} |" for reason, count in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))]
    return "\n".join(lines)


def write(figures: str, document: Path) -> None:
    """Put the figures between their marks in the document."""
    before, _, rest = document.read_text(encoding="utf-8").partition(OPENING)
    after = rest.partition(CLOSING)[2]
    document.write_text(f"{before}{OPENING}\n{figures}\n{CLOSING}{after}", encoding="utf-8")


def main() -> int:
    """Print the figures; 1 where a wrong fact was accepted or a right one refused."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grounding", description="Count what the checks catch.")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/grounding.md")
    options = parser.parse_args()
    tallies = {name: tally(marked) for name, marked in texts()}
    figures = tables(tallies)
    print(figures)
    if options.write:
        write(figures, DOCUMENT)
    bad = [one for each in tallies.values() for one in each.refused]
    accepted = sum(
        count for each in tallies.values() for (_, what), count in each.outcomes.items() if what == "accepted"
    )
    return 1 if bad or accepted else 0


if __name__ == "__main__":
    sys.exit(main())
