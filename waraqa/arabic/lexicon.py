"""The word lists of `arabic/data/`, read once, folded like the text they are matched against.

TOML takes a while to read. `scripts/freeze_lexicon.py` leaves the lists as JSON beside them, each with the digest of
its file: a list that was edited since is read from its TOML.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from waraqa.arabic.folding import fold_word

DATA = Path(__file__).parent / "data"
FROZEN = "lexicon.json"


@cache
def table(name: str) -> dict[str, Any]:
    """A word list as its file has it: `table("months")` is what `data/months.toml` says."""
    written = (DATA / f"{name}.toml").read_bytes()
    digest, kept = _frozen().get(name, ("", {}))
    return kept if digest == digest_of(written) else parsed(written)


@cache
def _frozen() -> dict[str, tuple[str, dict[str, Any]]]:
    """The digests and lists that were frozen; nothing where there are none, or where they were cut short."""
    try:
        kept: dict[str, tuple[str, dict[str, Any]]] = json.loads((DATA / FROZEN).read_bytes())
    except (OSError, ValueError):
        return {}
    return kept


def digest_of(written: bytes) -> str:
    """What tells one version of a file from another."""
    return hashlib.sha256(written).hexdigest()


def parsed(written: bytes) -> dict[str, Any]:
    """A list read from its TOML; the reader is loaded only where one is needed."""
    import tomllib

    return tomllib.loads(written.decode())


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
