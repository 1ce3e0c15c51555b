"""What a source says about itself is confirmed: asked one by one on a terminal, else taken and shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from waraqa.cli.report import table
from waraqa.cli.words import plain, say
from waraqa.intake.sheet_file import EDITOR
from waraqa.intake.taken import Known

ASKED = ("title", "outlet", "author", "published", "url")
_DROP = "-"
_HOW = (
    "What the source says about itself: Enter keeps a value, a hyphen (-) drops it, and what you type takes its place."
)
_NAMES = {
    "title": "Title",
    "outlet": "Outlet",
    "author": "Author",
    "published": "Published",
    "url": "Address",
    "language": "Language",
}


def confirmed(known: Iterable[Known]) -> Iterator[Known]:
    """Each field as the editor leaves it: Enter keeps, «-» drops, anything else takes its place."""
    told = {one.field: one for one in known}
    print(say(_HOW), file=sys.stderr)
    for field in ASKED:
        answer = _asked(field, told.get(field))
        if answer:
            yield answer


def shown(known: Iterable[Known]) -> None:
    """A table of what was taken and where each stood."""
    rows = [(say(_NAMES[one.field]), one.value, _place(one)) for one in known]
    if rows:
        table(("Field", "Value", "From"), rows)


def _asked(field: str, told: Known | None) -> Known | None:
    """One field, asked until the answer can be one."""
    default = f" [{told.value}] ({_place(told)})" if told else ""
    while True:
        print(plain(f"{say(_NAMES[field])}{default}: "), end="", file=sys.stderr, flush=True)
        typed = " ".join(plain(sys.stdin.readline()).split())
        if not typed or typed == _DROP:
            return None if typed else told
        if field != "published" or _is_day(typed):
            return replace(told or Known(field, "", ""), value=typed, origin=EDITOR, raw="")
        print(say("“{typed}” is not a date: write it as 2022-09-13", typed=typed), file=sys.stderr)


def _place(known: Known) -> str:
    """Where a value stood, with the words that stood there where it was a date."""
    origin = say("typed") if known.origin == EDITOR else known.origin
    return f"{origin}: {known.raw}" if known.raw and known.raw != known.value else origin


def _is_day(typed: str) -> bool:
    try:
        return bool(date.fromisoformat(typed))
    except ValueError:
        return False
