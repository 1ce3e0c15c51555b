"""Distil `arabic/data/*_names.txt` and `common_words.txt` from two packages of the Python index.

Run it in an environment of its own, never in the project's:

    python -m venv names && names/bin/pip install --no-deps arabic-name-romanizer==0.2.0 pyspellchecker==0.9.1
    names/bin/python -m scripts.freeze_names

The names come from the table that arabic-name-romanizer carries (Wikidata, CC0, and others, see NOTICE), the ordinary
words from pyspellchecker's frequency list. Each file begins with a comment that holds the SHA-256 of what follows.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from waraqa.arabic.folding import fold_word

DATA = Path(__file__).resolve().parents[1] / "waraqa/arabic/data"
COUNTRIES = [
    "EG",
    "MA",
    "TN",
    "DZ",
    "IQ",
    "SA",
    "LB",
    "SY",
    "PS",
    "JO",
    "YE",
    "AE",
    "KW",
    "SO",
    "QA",
    "SD",
    "BH",
    "LY",
    "OM",
    "MR",
    "KM",
    "DJ",
]
COMMON_RANK = 36_000
STRONG_RATIO, WEAK_RATIO = 15, 700
PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ولل", "ال", "و", "ف", "ب", "ل", "ك", "س")
SUFFIXES = ("ها", "هم", "نا", "كم", "ه", "ك", "ي", "ا")


def package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed in this environment")
    return Path(spec.origin).parent


def name_counts() -> tuple[Counter[str], Counter[str]]:
    """How often each folded word is a given name and a family name in Arab countries."""
    table = sqlite3.connect(package("arabic_name_romanizer") / "resources/names.sqlite3")
    marks = ",".join("?" * len(COUNTRIES))
    query = f"select arabic_key, role, count from units where role != 'unknown' and country in ({marks})"
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    for name, role, count in table.execute(query, COUNTRIES):
        (given if role == "given" else family)[fold_word(name)] += count
    return given, family


def word_counts() -> Counter[str]:
    """How often each folded word stands in ordinary text."""
    with gzip.open(package("spellchecker") / "resources/ar.json.gz") as stored:
        words = json.load(stored)
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[fold_word(word)] += count
    return counts


def is_arabic(word: str) -> bool:
    """True for a single word of three or more Arabic letters."""
    return len(word) >= 3 and all("\u0621" <= letter <= "\u064a" for letter in word)


def derived(word: str, known: set[str]) -> bool:
    """True when a known word with a proclitic or a pronoun gives this one, so that it need not be stored."""
    stems = [word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)]
    stems += [word.removesuffix(suffix) for suffix in SUFFIXES if word.endswith(suffix)]
    return any(len(stem) >= 3 and stem in known for stem in stems)


def write(name: str, comment: str, words: Iterable[str]) -> None:
    """Write one word a line under a comment with the checksum of the words."""
    body = "\n".join(sorted(words)) + "\n"
    digest = hashlib.sha256(body.encode()).hexdigest()
    (DATA / name).write_text(f"# {comment} sha256 {digest}\n{body}", encoding="utf-8")


def main() -> None:
    """Write the four lists."""
    (given, family), words = name_counts(), word_counts()
    strong = {name for name, count in given.items() if count >= 2 and words[name] < STRONG_RATIO * count}
    weak = {name for name, count in given.items() if count >= 5 and words[name] < WEAK_RATIO * count} - strong
    last = {name for name, count in family.items() if count >= 2 and words[name] < STRONG_RATIO * 4 * count}
    ranked = [word for word, _ in words.most_common(COMMON_RANK) if is_arabic(word) and word not in strong]
    known = set(ranked)
    common = {word for word in ranked if not derived(word, known)}
    write("given_names.txt", "Given names that are rarely another word.", filter(is_arabic, strong))
    write("word_names.txt", "Given names that are ordinary words too.", filter(is_arabic, weak))
    write("family_names.txt", "Family names.", filter(is_arabic, last - strong))
    write("common_words.txt", "Ordinary words, without those that a proclitic or a pronoun makes.", common)


if __name__ == "__main__":
    main()
