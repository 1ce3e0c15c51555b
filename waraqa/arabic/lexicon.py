"""The word lists of `arabic/data/`, read once, folded like the text they are matched against."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from waraqa.arabic.folding import fold_word

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """A word list as its file has it: `table("months")` reads `data/months.toml`."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def folded_keys(entries: dict[str, Any]) -> dict[str, Any]:
    """The same table with folded keys; two keys that fold to one spelling must agree."""
    folded: dict[str, Any] = {}
    for word, value in entries.items():
        key = fold_word(word)
        if folded.setdefault(key, value) != value:
            raise ValueError(f"two values for one folded spelling: {key!r}")
    return folded


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the folded words, longest first; spaces match any run of blanks."""
    ordered = sorted({fold_word(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ ]+") for word in ordered) + ")"
