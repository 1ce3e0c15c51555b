"""Freeze the word lists of `arabic/data/` into `lexicon.json`, which is read ten times as fast.

python -m scripts.freeze_lexicon       # `make` does it; a list that is edited afterwards is read from its TOML
"""

from __future__ import annotations

import json
from pathlib import Path

from waraqa.arabic.lexicon import DATA, FROZEN, digest_of, parsed


def freeze(folder: Path = DATA) -> None:
    """Leave every list with the digest of its file, where any changed."""
    lists = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    tables = {name: (digest_of(written), parsed(written)) for name, written in lists.items()}
    frozen = json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode()
    file = folder / FROZEN
    if not file.is_file() or file.read_bytes() != frozen:
        waiting = file.with_suffix(".part")
        waiting.write_bytes(frozen)
        waiting.replace(file)


if __name__ == "__main__":
    freeze()
