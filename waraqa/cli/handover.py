"""export and import: a sheet as a file for colleagues, and what they changed in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from waraqa.cli.new import missing
from waraqa.cli.report import complain, notice, plain
from waraqa.cli.words import say
from waraqa.cli.workshop import open_content, open_workshop, sheet_named, templates
from waraqa.desk.opened import OpenSheet
from waraqa.output import replace_file
from waraqa.render.look import Look
from waraqa.site import Checked, Run, explain_sheet, refusals

if TYPE_CHECKING:
    from waraqa.handover.importing import Imported
    from waraqa.handover.reviewing import Conflict


def export(options: argparse.Namespace) -> int:
    """Hand a sheet over as a file: its facts for Excel, or the sheet to be read and commented on."""
    from waraqa.handover.exporting import export_sheet, export_table

    content = open_content(options)
    folder = sheet_named(content, options.sheet)
    with open_workshop(options, jobs=1) as shop:
        facts = explain_sheet(folder, content.config, Run(shop))
    if options.to in ("xlsx", "csv"):
        data = export_table(folder, facts, options.to)
    else:
        if mistakes := refusals(Checked(folder, facts)):
            complain(mistakes)
            return 1
        look = Look(str(templates()), "", (), str(content.templates or ""))
        data = export_sheet(folder, facts, content.config, look, options.to)
    file = options.out or Path(f"{folder.sheet.slug}.{options.to}")
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, data)
    print(file)
    return 0


def import_(options: argparse.Namespace) -> int:
    """Take over what colleagues changed in a spreadsheet that was exported: all of it or nothing."""
    from waraqa.handover.importing import import_sheet, read_grid

    content = open_content(options)
    folder = sheet_named(content, options.sheet)
    if not options.file.is_file():
        raise missing(options.file)
    grid = read_grid(str(options.file), options.file.read_bytes())
    opened = OpenSheet(options.content / folder.sheet.slug, options.content, content.config)
    done = import_sheet(opened, grid, options.prefer)
    _tell(done, options.sheet)
    return 1 if done.conflicts else 0


def _tell(done: Imported, slug: str) -> None:
    """What was taken over, and what waits for a decision."""
    for place, fact_id in done.known:
        notice(f"{place}: these words are the fact {fact_id!r} already; nothing was added")
    if done.missing:
        notice(f"{len(done.missing)} facts have no row in the spreadsheet; they stay as they are")
    if done.moved:
        notice("facts.toml changed since the spreadsheet was made; each cell was compared with both")
    taken = say("{slug}: {n} facts changed, {new} added", slug=slug, n=len(done.changed), new=len(done.added))
    print(taken, file=sys.stderr)
    if done.conflicts:
        both = say("{n} cells were changed here and there; nothing was written for them:", n=len(done.conflicts))
        print(both, file=sys.stderr)
        for conflict in done.conflicts:
            print(plain("\n".join(_lines(conflict))), file=sys.stderr)
        print(f"  {say('hint:')} {say('import once more with --prefer file or --prefer sheet')}", file=sys.stderr)


def _lines(conflict: Conflict) -> list[str]:
    """A conflict in a few lines; the Arabic stands on lines of its own."""
    told = {"exported": conflict.before, "facts.toml": conflict.file, "spreadsheet": conflict.sheet}
    return [
        f"{conflict.place}  {conflict.id}  {conflict.key}",
        *(f"    {who:<11}  {words or '—'}" for who, words in told.items()),
    ]
