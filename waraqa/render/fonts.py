"""Fonts from the installed packages: a small renamed subset for the screen, the whole family for paper."""

from __future__ import annotations

import io
from pathlib import Path

SCREEN_NAME = "Waraqa Sans"
"""IBM's licence reserves the name «Plex»: a subset must have another."""

_WEIGHTS = (400, 600)
_LETTERS = (
    "0020-007E,00A0-00FF,0131,0152-0153,02C6,02DC,2010-2015,2018-201F,2020-2022,2026,202F,2030,2039-203A,20AC,2122,"
    "2190-2193,2212,0600-060F,061B-061F,0620-0656,0660-066D,0670-0671,0679,067E,0686,0688,0691,0698,06A4,06A9,06AF,"
    "06BA,06BE,06C0-06C3,06CC,06D2,06D4,06D5,06F0-06F9,FD3E-FD3F,FDF2,FDFC,200B-200F,202A-202E,2066-2069"
)
_NAMES = (1, 3, 4, 6, 16, 18, 21)
"""The records of a font's name table that hold its family or full name."""


_UNUSED = {"frac", "numr", "dnom"}
"""Features that bring a second set of digits, for fractions, which our pages do not set."""


def screen_fonts() -> dict[str, bytes]:
    """`waraqa-sans-400.woff2` and its bold: Arabic and Latin, with the features that a browser applies by itself."""
    return {f"waraqa-sans-{weight}.woff2": _subset(_file("ibm-plex-sans-arabic", weight)) for weight in _WEIGHTS}


def print_fonts() -> dict[str, bytes]:
    """`amiri-400.ttf` and `amiri-700.ttf`, as their package has them, and another family for signs that they lack."""
    amiri = {f"amiri-{weight}.ttf": _file("amiri", weight).read_bytes() for weight in (400, 700)}
    return amiri | card_fonts()


def card_fonts() -> dict[str, bytes]:
    """`plex-400.ttf` and `plex-600.ttf`, as their package has them: a picture holds no font."""
    return {f"plex-{weight}.ttf": _file("ibm-plex-sans-arabic", weight).read_bytes() for weight in _WEIGHTS}


def _file(family: str, weight: int) -> Path:
    """The upright file of a weight."""
    import fontpkg

    files = fontpkg.family(family).files
    return Path(next(file.path for file in files if file.weight == weight and file.style == "normal"))


def _subset(file: Path) -> bytes:
    """The font with our letters alone, renamed, as woff2."""
    from fontTools import subset

    options = subset.Options(notdef_outline=True, hinting=False, name_IDs=["*"])
    options.layout_features = [name for name in options.layout_features if name not in _UNUSED]
    options.drop_tables += ["meta"]
    font = subset.load_font(io.BytesIO(file.read_bytes()), options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(_LETTERS))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = SCREEN_NAME.replace(" ", "" if record.nameID == 6 else " ")
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
