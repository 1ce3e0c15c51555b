"""Freeze the Arabic names of territories and time-zone cities from CLDR into `arabic/data/cldr_places.toml`.

python -m scripts.freeze_places       # in the project's environment: Babel carries CLDR
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale

DATA = Path(__file__).resolve().parents[1] / "waraqa/arabic/data"
LOCALES = ("ar", "ar_EG", "ar_SA", "ar_MA", "ar_LB", "ar_LY")
NOT_PLACES = {"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO", "001"}
_NOTE = re.compile(r"\s*[\(\[].*?[\)\]]")


def territories() -> set[str]:
    """Countries and regions by every Arabic locale's name for them, without what stands in brackets."""
    return {
        _NOTE.sub("", name).strip()
        for locale in LOCALES
        for code, name in Locale.parse(locale).territories.items()
        if code not in NOT_PLACES and code.isalpha()
    }


def cities() -> set[str]:
    """The cities that stand for time zones."""
    zones = Locale.parse("ar").time_zones
    return {_NOTE.sub("", zone["city"]).strip() for zone in zones.values() if "city" in zone}


def listed(name: str, words: set[str]) -> str:
    """One TOML array, sorted, four names a line."""
    quoted = [f'"{word}"' for word in sorted(words)]
    lines = [", ".join(quoted[start : start + 4]) for start in range(0, len(quoted), 4)]
    return f"{name} = [\n  " + ",\n  ".join(lines) + ",\n]\n"


def main() -> None:
    """Write the file."""
    countries = territories()
    body = "# Made by scripts/freeze_places.py from CLDR: do not edit.\n"
    body += listed("territories", countries) + listed("cities", cities() - countries)
    (DATA / "cldr_places.toml").write_text(body, encoding="utf-8")


if __name__ == "__main__":
    main()
