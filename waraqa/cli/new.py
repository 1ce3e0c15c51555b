"""new: a sheet from what an editor has."""

from __future__ import annotations

import argparse
import hashlib
import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from waraqa.cli.asking import ASKED, confirmed, shown
from waraqa.cli.extract import propose_facts
from waraqa.cli.report import to_type
from waraqa.cli.words import say
from waraqa.cli.workshop import content_folder, site_locale
from waraqa.content.sheets import check_slug
from waraqa.errors import Location, WaraqaError
from waraqa.intake import Given, IntakeError, Known, Taken, read_taken
from waraqa.intake.addresses import fetch_given, is_address
from waraqa.intake.sheet_file import EDITOR, TEXT, sheet_file
from waraqa.output import whole_folder

_STDIN = "-"
_UNDATED = "the day of publication is not known: «أمس» and the like stay without a date until you give it at the desk"


def new(options: argparse.Namespace) -> int:
    """Make a new sheet from a text, a saved page, a DOCX, a PDF or an address; its facts are proposed at once.

    The text is stored as it is. What a page says about itself is shown for confirmation on a terminal, and else taken.
    """
    folder = content_folder(options) / options.slug
    check_slug(options.slug, Location("SLUG"))
    if folder.exists():
        raise IntakeError("taken", Location(str(folder)), slug=options.slug)
    given, retrieved = _given(options)
    taken = read_taken(given, options.encoding or "")
    for note in taken.notes:
        print(f"{say('notice:')} {say(note.sentence, **note.values)}", file=sys.stderr)
    known = _known(taken, options)
    if _may_ask(options):
        known = list(confirmed(known))
    else:
        shown(known)
    text = taken.text.encode()
    with whole_folder(folder) as made:
        (made / TEXT).write_bytes(text)
        (made / "sheet.toml").write_text(sheet_file(known, retrieved), encoding="utf-8", newline="\n")
        locale = site_locale(options.content)
        proposed = None if options.no_facts else propose_facts(made, made.parent, locale)[0].added
    if not any(one.field == "published" for one in known):
        print(f"{say('notice:')} {say(_UNDATED)}", file=sys.stderr)
    _tell(options, text, proposed)
    return 0


def _given(options: argparse.Namespace) -> tuple[Given, date | None]:
    """The bytes, and the day on which they were retrieved: as given, or the day of asking for an address."""
    what = options.source
    if what == _STDIN:
        return Given(sys.stdin.buffer.read(), _STDIN), options.retrieved
    if is_address(what):
        return fetch_given(what), options.retrieved or options.today()
    path = Path(what)
    if path.is_dir():
        raise IntakeError("folder", Location(what))
    if not path.is_file():
        raise missing(path)
    return Given(path.read_bytes(), what), options.retrieved


def missing(path: Path) -> WaraqaError:
    """That there is no such file: with that of the folder above, where most forget it, or one of nearly that name."""
    above = Path("..", path)
    beside = [one.name for one in path.parent.iterdir() if one.is_file()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, n=1)
    found = above if above.is_file() else path.with_name(near[0]) if near else None
    where = Location(str(path))
    return IntakeError("astray", where, name=found) if found else IntakeError("missing", where, folder=Path.cwd())


def _known(taken: Taken, options: argparse.Namespace) -> list[Known]:
    """What is known: typed as an option before what the page says."""
    told = {one.field: one for one in taken.known}
    for field in ASKED:
        if typed := getattr(options, field):
            told[field] = Known(field, str(typed), EDITOR)
    return [told[field] for field in (*ASKED, "language") if field in told]


def _may_ask(options: argparse.Namespace) -> bool:
    """True where an editor sits at a terminal and wants to be asked."""
    return not options.yes and options.source != _STDIN and sys.stdin.isatty() and sys.stderr.isatty()


def _tell(options: argparse.Namespace, text: bytes, proposed: int | None) -> None:
    """What was written, and what comes next."""
    digest = hashlib.sha256(text).hexdigest()
    command = to_type(options, "extract" if proposed is None else "review", options.slug)
    said = [
        say(
            "{folder}: article.txt and sheet.toml written; SHA-256 of the text {digest}",
            folder=options.content / options.slug,
            digest=digest,
        )
    ]
    if proposed is not None:
        said.append(say("facts proposed: {n}, in facts.toml", n=proposed))
    print("\n".join((*said, say("next: {command}", command=command))), file=sys.stderr)
