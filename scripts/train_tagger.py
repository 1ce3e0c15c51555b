"""Train `waraqa/arabic/data/names.crfsuite` on NewsFANE Gold, and say how good it is.

    python -m scripts.train_tagger NewsFANE_Gold_2014_170K.txt            # trains on all of it and writes the model
    python -m scripts.train_tagger NewsFANE_Gold_2014_170K.txt --held-out # trains on five sixths, tries the last sixth

The corpus (F. Alotaibi and M. Lee, COLING 2014) is under CC BY-SA 3.0, and so is the model. The same corpus, lists and
version of python-crfsuite give the same model, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from pycrfsuite import Tagger, Trainer

from scripts.newsfane import Sentence, read_corpus
from waraqa.arabic.features import features
from waraqa.arabic.tagger import spans

MODEL = Path(__file__).resolve().parents[1] / "waraqa/arabic/data/names.crfsuite"
SETTINGS = {"c1": 0.2, "c2": 0.2, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}
KINDS = ("person", "organisation", "place")


def train(sentences: Iterable[Sentence], model: Path) -> None:
    """Write a model of the sentences."""
    trainer = Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for sentence in sentences:
        trainer.append(features(sentence.words), sentence.labels)
    trainer.train(str(model))


def report(sentences: Sequence[Sentence], model: Path) -> None:
    """Print precision, recall and F1 of each kind, for exact and for overlapping names."""
    tagger = Tagger()
    tagger.open(str(model))
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        gold = list(spans(sentence.labels))
        found = list(spans(tagger.tag(features(sentence.words))))
        for kind in KINDS:
            _count(counts, kind, [one for one in gold if one[2] == kind], [one for one in found if one[2] == kind])
    for kind in KINDS:
        print(f"{kind:13}", _figures(counts, kind, "exact"), _figures(counts, kind, "overlap"))


def _count(
    counts: Counter[tuple[str, str]], kind: str, gold: list[tuple[int, int, str]], found: list[tuple[int, int, str]]
) -> None:
    """Add the names of one sentence and kind."""
    counts[kind, "gold"] += len(gold)
    counts[kind, "found"] += len(found)
    counts[kind, "exact"] += len(set(gold) & set(found))
    counts[kind, "overlap"] += sum(any(one[0] < other[1] and other[0] < one[1] for other in gold) for one in found)


def _figures(counts: Counter[tuple[str, str]], kind: str, how: str) -> str:
    """Precision, recall and F1 as printed."""
    right = counts[kind, how]
    precision, recall = right / max(1, counts[kind, "found"]), min(1.0, right / max(1, counts[kind, "gold"]))
    middle = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{how} P {precision:.3f} R {recall:.3f} F {middle:.3f}"


def main() -> int:
    """Train as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--held-out", action="store_true", help="keep the last sixth to try the model on")
    parser.add_argument("--out", type=Path, help="where the model goes (default: into the package)")
    options = parser.parse_args()
    sentences = read_corpus(options.corpus)
    print(f"{len(sentences)} sentences, {sum(len(sentence.words) for sentence in sentences)} words")
    if not options.held_out:
        train(sentences, options.out or MODEL)
        return 0
    cut = len(sentences) * 5 // 6
    with tempfile.TemporaryDirectory() as folder:
        model = options.out or Path(folder) / "held-out.crfsuite"
        train(sentences[:cut], model)
        print(f"{model.stat().st_size:,} bytes")
        report(sentences[cut:], model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
