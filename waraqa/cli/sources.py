"""What `check` says of sources: how much of each a sheet repeats, and what does not go together among its options."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from waraqa.audit.notices import sheet_shares
from waraqa.cli.report import table
from waraqa.config import Config
from waraqa.errors import WaraqaError
from waraqa.site import Checked


def wrong_use(options: argparse.Namespace) -> WaraqaError | None:
    """What does not go together among the options."""
    if options.copies and not options.sources:
        return WaraqaError("--copies is for --sources", hint="add --sources to read the copies")
    if options.copies and not options.copies.is_dir():
        return WaraqaError(f"there is no folder {options.copies}", hint="it holds <slug>/<source>.txt or .html")
    return None


def print_shares(checked: Iterable[Checked], config: Config) -> None:
    """The table of what each sheet repeats of each source."""
    rows = [
        (one.sheet.slug, share.source, "full" if share.full else "excerpt", f"{share.percent} %", f"{share.excerpt} %")
        for one, share in sheet_shares(checked, config)
    ]
    table(("sheet", "source", "shown", "repeated", "in excerpts"), rows)
